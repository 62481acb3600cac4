"""The corpus of this project, judged: drafts paired one to one with annotated figures, and counted by kind of text.

A figure is right when its interval is, its metric when the figure is, and so on: each measure contains the one before.
Optional figures are neither missed nor at fault; drafts marked `context` are neither right nor at fault.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

from retyped import RETYPED

from claims.extract.drafts import find
from claims.model import Article, Draft

CORPUS = Path(__file__).parent / "corpus"
MEASURES = ("figure", "metric", "source", "asserted_by", "precision")
_STEPS = {"more than": 1, "fewer than": -1}
End: TypeAlias = float | Decimal | None


@dataclass(frozen=True)
class Wanted:
    """One annotated figure. `ends` holds every interval that is right; `source` is None where nobody is named."""

    quote: str
    start: int
    end: int
    metrics: tuple[str, ...]
    ends: tuple[tuple[End, End], ...]
    step: int
    source: str | None
    required: bool

    @staticmethod
    def of(row: dict[str, Any]) -> Wanted:
        step = next((step for words, step in _STEPS.items() if words in row["qualifier"]), 0)
        return Wanted(
            quote=row["quote"],
            start=row["start"],
            end=row["end"],
            metrics=(row["metric"], *row["alt_metric"]),
            ends=((row["low"], row["high"]), *((low, high) for low, high in row["alt_bounds"])),
            step=step,
            source=row["source"],
            required=row["required"],
        )


@dataclass(frozen=True)
class Annotated:
    kind: str
    article: Article
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True)
class Judged:
    """How far a draft is right: -1 not found, 0 a wrong number, 1 figure, 2 metric, 3 source, 4 asserter as well."""

    wanted: Wanted
    draft: Draft | None
    reached: int


@dataclass
class Score:
    """What was judged in the articles of one kind."""

    judged: list[Judged] = field(default_factory=list)
    extra: list[Draft] = field(default_factory=list)
    made: int = 0

    def add(self, other: Score) -> None:
        self.judged += other.judged
        self.extra += other.extra
        self.made += other.made

    def measures(self) -> dict[str, float]:
        right = Counter(level for each in self.judged for level in range(1, each.reached + 1))
        asked = len(self.judged) or 1
        sourced = [each.reached for each in self.judged if each.wanted.source is not None]
        return {
            "figure": right[1] / asked,
            "metric": right[2] / asked,
            "source": right[3] / asked,
            "asserted_by": sourced.count(4) / (len(sourced) or 1),
            "precision": 1 - len(self.extra) / (self.made or 1),
        }


def annotated(folder: Path = CORPUS) -> Iterator[Annotated]:
    """The articles of a corpus with their figures, in the order of the feed."""
    kinds = json.loads((folder / "sets.json").read_text(encoding="utf-8"))
    wanted: dict[str, list[Wanted]] = {name: [] for name in kinds}
    for row in _rows(folder / "gold.jsonl"):
        wanted[row["document"]].append(Wanted.of(row))
    for row in _rows(folder / "articles.jsonl"):
        article = Article(
            id=row["id"],
            text=row["text"],
            sha256="0",
            outlet=row["outlet"],
            published=row["published"],
            language=row["language"],
        )
        yield Annotated(kinds[row["id"]], article, tuple(wanted[row["id"]]))


def score_of(each: Annotated, drafts: Sequence[Draft] | None = None) -> Score:
    """The drafts of an article (its own reading unless given) against its annotation."""
    found = list(find(each.article) if drafts is None else drafts)
    used: set[int] = set()
    score = Score()
    for wanted in (each for each in each.wanted if each.required):
        near = [at for at in _near(found, wanted) if at not in used]
        best = max(near, key=lambda at: (_reached(found[at], wanted), -at), default=None)
        score.judged.append(_judged(wanted, None if best is None else found[best]))
        used |= {best} - {None}  # type: ignore[arg-type]
    for wanted in (each for each in each.wanted if not each.required):
        used.update([at for at in _near(found, wanted) if at not in used][:1])
    own = [at for at, draft in enumerate(found) if not draft.context]
    score.made = len(own)
    score.extra = [found[at] for at in own if at not in used]
    return score


def by_kind(folder: Path = CORPUS) -> dict[str, Score]:
    """Every kind of text scored, "all" of them together, and all of them in each other way of typing them."""
    scores: dict[str, Score] = {}
    for each in annotated(folder):
        score = score_of(each)
        for kind in (each.kind, "all"):
            scores.setdefault(kind, Score()).add(score)
        for way, retype in RETYPED.items():
            scores.setdefault(way, Score()).add(score_of(retyped(each, retype)))
    return scores


def retyped(each: Annotated, way: Callable[[str], str]) -> Annotated:
    """The article typed another way; its figures stay where they are."""
    return replace(each, article=replace(each.article, text=way(each.article.text)))


def _judged(wanted: Wanted, draft: Draft | None) -> Judged:
    return Judged(wanted, draft, -1 if draft is None else _reached(draft, wanted))


def _reached(draft: Draft, wanted: Wanted) -> int:
    ends = (draft.figure.low, draft.figure.high)
    if draft.context or not any(_same_ends(ends, right, wanted.step) for right in wanted.ends):
        return 0
    if draft.metric.replace("_", " ") not in wanted.metrics:
        return 1
    names = (draft.asserted_by, draft.carried_by, *draft.via)
    if wanted.source is not None and not any(_same_name(name, wanted.source) for name in names):
        return 2
    if wanted.source is not None and not _same_name(draft.asserted_by, wanted.source):
        return 3
    return 4


def _same_ends(got: tuple[End, End], right: tuple[End, End], step: int) -> bool:
    return all(_same_end(one, two, step) for one, two in zip(got, right, strict=True))


def _same_end(got: End, right: End, step: int) -> bool:
    return got == right or (got is not None and right is not None and got == right + step)


def _same_name(got: str | None, want: str) -> bool:
    one, two = _plain(got), _plain(want)
    return bool(one) and (f" {one} " in f" {two} " or f" {two} " in f" {one} ")


def _plain(name: str | None) -> str:
    return re.sub(r"^(?:the|an?) ", "", re.sub(r"\W+", " ", (name or "").lower()).strip())


def _near(found: Sequence[Draft], wanted: Wanted) -> list[int]:
    return [
        at
        for at, draft in enumerate(found)
        if draft.start is not None and draft.end is not None and draft.start < wanted.end and wanted.start < draft.end
    ]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
