"""Rating lists of others: what kinds there are, and one list as the program holds it. Shown by name, never blended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ListKind(StrEnum):
    """What a list says of a domain: a score on a scale, a word of its own, or who controls it."""

    SCORES = "scores"
    LABELS = "labels"
    OWNERS = "owners"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingList:
    """One version of a list. `column` is the list's own word for what it gives; `lowest` and `highest` are the ends of
    its scale: as declared, else of what it holds. Of several versions of one name the last imported is in force.
    """

    id: int
    name: str
    kind: ListKind
    column: str
    count: int
    version: str | None = None
    licence: str | None = None
    dated: str | None = None
    lowest: float | None = None
    highest: float | None = None
    file: str = ""
    sha256: str = ""
    by: str = ""
    at: datetime | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """What one list says of one domain, in the list's own terms."""

    list: RatingList
    domain: str
    value: str


def scale(found: RatingList) -> str:
    """The ends of a list's scale ("0 to 1"); empty for a list of words."""
    if found.lowest is None or found.highest is None:
        return ""
    return f"{found.lowest:g} to {found.highest:g}"


def which(found: RatingList) -> str:
    """A version of a list as people tell it from others: by its number, its date, or when it came."""
    if found.version:
        return f"version {found.version}"
    told = found.dated or (f"{found.at:%Y-%m-%d}" if found.at else str(found.id))
    return f"the version of {told}" if found.dated else f"the version imported on {told}"


def provenance(found: RatingList) -> str:
    """Where a rating comes from, in a line: name, version, date, licence; what nobody gave is said to be unknown."""
    parts = [f"version {found.version}" if found.version else "no version given", found.dated or "no date given"]
    parts.append(f"licence {found.licence}" if found.licence else "licence not given")
    return f"{found.name} ({', '.join(parts)})"
