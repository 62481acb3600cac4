"""Headers of a table: which of them are ours, which are mapped, which are close to one of ours, which are left out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.errors import InputRefused, UsageError
from claims.model import Problem

IMPORTED = (
    "event", "event_id", "metric", "population", "basis", "figure", "low", "best", "high", "bound", "unit",
    "asserted_by", "carried_by", "via", "attribution", "verification", "place", "occurred_from", "occurred_to",
    "as_of", "published", "url", "quote", "note",
)  # fmt: skip
"""The columns a table prepared for import has; none but a figure and a source is required."""

EXPORTED = (
    "document", "start", "end", "figure_text", "method", "finality", "includes", "excludes", "when", "part_of",
    "context", "key", "event_label", "external_id", "checked_by", "supersedes", "adds_to", "denies", "handling",
    "state", "quote_original", "translated_by", "confidence",
)  # fmt: skip
"""What an export has besides: taken as it is, so that an export can be imported elsewhere."""

OURS = IMPORTED + EXPORTED

PASSED_OVER = frozenset(
    {"id", "tally", "recorded_at", "recorded_by", "reliability", "credibility", "asserted_id", "carried_id",
     "document_id", "title", "why"}
)  # fmt: skip
"""What an export holds that belongs to the database it came from, or drafts to their reading."""

_FIGURES = frozenset({"figure", "low", "best", "high", "figure_text"})
_REQUIRED = (
    (_FIGURES, "the figure (figure, or low, best, high)"),
    (frozenset({"asserted_by", "carried_by"}), "who says it (asserted_by or carried_by)"),
)
_NEAR = 75  # of 100 in RapidFuzz's ratio: "asserted" for "asserted_by" is 84, "deaths" for "dates" 73


@dataclass(frozen=True, slots=True)
class Header:
    """Where our columns stand: `places` holds, for each of OURS, the position in a row, or None."""

    names: tuple[str, ...]
    places: tuple[int | None, ...]
    problems: tuple[Problem, ...] = ()

    def has(self, column: str) -> bool:
        """Whether the table has one of our columns."""
        return self.places[OURS.index(column)] is not None


def fold(name: str) -> str:
    """A header as it is compared: "Asserted by", "asserted-by" and "ASSERTED_BY" are one."""
    return re.sub(r"[\s_\-]+", "_", name.strip().strip("\ufeff").casefold())


def parse_mapping(pairs: Sequence[str]) -> dict[str, str]:
    """`theirs=ours` pairs as a mapping from folded header to our column.

    Raises UsageError for a pair without "=", or a column we do not have, with the nearest one we do.
    """
    mapping: dict[str, str] = {}
    for pair in pairs:
        theirs, equals, ours = pair.rpartition("=")
        if not equals or not theirs.strip():
            raise UsageError(f"--map takes theirs=ours, not {pair!r}", hint="for example --map deaths=best")
        if fold(ours) not in OURS:
            near = nearest(ours)
            hint = f'did you mean "{near}"?' if near else f"columns are: {', '.join(IMPORTED)}"
            raise UsageError(f'--map: there is no column "{ours.strip()}"', hint=hint)
        mapping[fold(theirs)] = fold(ours)
    return mapping


def read_header(names: Sequence[str], mapping: Mapping[str, str], file: str) -> Header:
    """Find our columns among the names of a table.

    Raises InputRefused where two columns would be one of ours, where a mapped column is not there, or where there is
    no column for a figure or for who says it.
    """
    folded = [fold(name) for name in names]
    _require_mapped(names, folded, mapping, file)
    found: dict[str, int] = {}
    unknown: list[str] = []
    for at, name in enumerate(folded):
        ours = mapping.get(name) or (name if name in OURS and name not in mapping.values() else None)
        if ours is None:
            if name and name not in PASSED_OVER:
                unknown.append(names[at].strip())
            continue
        if ours in found:
            raise InputRefused(
                f'{file}: two columns are "{ours}": "{names[found[ours]].strip()}" and "{names[at].strip()}"',
                hint="rename one of them, or name the right one with --map theirs=ours",
            )
        found[ours] = at
    require(found, unknown, file)
    notes = [*left_out(unknown, found, file), *_uncalled(found, mapping, file)]
    return Header(tuple(names), tuple(found.get(ours) for ours in OURS), tuple(notes))


def require(found: Mapping[str, object], unknown: Sequence[str], file: str) -> None:
    """Raise InputRefused unless there is a column for the figure and one for who says it."""
    missing = [(wanted, what) for wanted, what in _REQUIRED if not wanted & found.keys()]
    if missing:
        what = ", nor ".join(what for _, what in missing)
        hints = (_how_to_map(unknown, wanted) for wanted, _ in missing)
        raise InputRefused(f"{file}: no column holds {what}", hint="; ".join(hints))


@cache
def also_called() -> dict[str, str]:
    """What other tables call our columns, as their folded header to our column (headers.toml)."""
    with (Path(__file__).parent / "headers.toml").open("rb") as file:
        return {theirs: ours for ours, names in tomllib.load(file).items() for theirs in names}


def suggestion(name: str, choices: Collection[str] = IMPORTED) -> str | None:
    """Our column that a header is likely to mean: by what other tables call it, else by its spelling."""
    known = also_called().get(fold(name))
    return known if known in choices else nearest(name, sorted(choices))


def left_out(unknown: Sequence[str], found: Mapping[str, object], file: str) -> list[Problem]:
    """Notes on columns that are not read, with the column each might have been meant as."""
    notes = []
    for name in unknown:
        near = suggestion(name)
        hint = f'if it is "{near}": --map "{name}={near}"' if near and near not in found else None
        notes.append(Problem("column is not read", file=file, column=name, hint=hint, fatal=False))
    return notes


def _uncalled(found: Mapping[str, object], mapping: Mapping[str, str], file: str) -> list[Problem]:
    """Notes on columns mapped to a number where none says what is counted: "Dead" takes its meaning with it."""
    said = "metric" in found
    hint = 'give the table a column "metric" that says killed, injured …'
    return [
        Problem('read as a "count" of no kind', file=file, column=theirs, hint=hint, fatal=False)
        for theirs, ours in mapping.items()
        if ours in _FIGURES and not said
    ]


def nearest(name: str, choices: Sequence[str] = IMPORTED) -> str | None:
    """The choice a name comes close to, if any does."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(fold(name), choices, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return best[0] if best else None


def _require_mapped(names: Sequence[str], folded: Sequence[str], mapping: Mapping[str, str], file: str) -> None:
    for theirs, ours in mapping.items():
        if theirs not in folded:
            there = ", ".join(name.strip() for name in names if name.strip())
            raise InputRefused(f'{file}: no column "{theirs}" to map to "{ours}"', hint=f"the columns are: {there}")


def _how_to_map(unknown: Sequence[str], wanted: frozenset[str]) -> str:
    for name in unknown:
        near = suggestion(name, wanted)
        if near:
            return f'is it "{name}"? then --map "{name}={near}"'
    there = f"the columns are: {', '.join(unknown)}; " if unknown else ""
    return f"{there}name the right one with --map theirs={'figure' if 'figure' in wanted else 'asserted_by'}"
