"""The lines over a report that are none of its sentences: who wrote it, for whom, and when it was published."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from claims.extract.sentences.stamp import listed, stamp
from claims.extract.setting.time_patterns import words
from claims.vocabulary.language import DEFAULT, reading
from claims.vocabulary.lexicon import triggers
from claims.vocabulary.words import table

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_HEAD = 1500  # characters; no header stands further down
_LINES = 8  # lines that may be a header's
_LONGEST = 140  # characters; a longer line is prose
_PROSE = 2  # lines of prose behind which no header stands: the first may be a standfirst
_ENDED = re.compile(r"[.!?…][\"'”’)]*$")
_CUT = re.compile(r"\s*[|•·;,/]\s*|\s+[-–—]\s+|\t+|\s*(\x01)\s*")
_DAY = "\x01"  # stands for a day in a line that is being read
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[A-Za-z.]{1,5})?")
_NAME = 6  # words; no name of a person or an outlet is longer
_MARKS = " \t*#>–—-()[]|"


@dataclass(frozen=True, slots=True)
class Header:
    """What the lines over a report say, and their spans. `published` and `updated` are ISO texts."""

    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    byline: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class _Line:
    """One line as it is read, field by field."""

    days: list[tuple[str, str | None]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    byline: str | None = None
    labelled: bool = False


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(listed(lambda: table("header")[name]))


@cache
def _no_names() -> frozenset[str]:
    """Words that no outlet is called by: days, and what tells of casualties."""
    days = listed(lambda: [*table("calendar")["weekdays"], *table("calendar")["days"]])
    with reading(DEFAULT):  # the other languages write no headline with capitals at every word
        return frozenset(days.union(triggers().by_first)) - _listed("inside")


@cache
def _label() -> re.Pattern[str]:
    """What stands before a name: "By", "Source:"."""
    return re.compile(rf"(?:(?P<by>{words(_listed('by'))})\s*:?|(?P<outlet>{words(_listed('outlet'))})\s*:)\s+", re.I)


@cache
def _whereabouts() -> str:
    return words(_listed("where"))


@lru_cache(maxsize=4)
def header(text: str) -> Header:
    """The header of a text: lines near its top that hold names, days and labels, and nothing else.

    Lines of that kind with no report below them are no header.
    """
    found: list[tuple[int, int, _Line]] = []
    prose = 0
    lines = (each for each in _LINE.finditer(text[:_HEAD]) if not each.group().isspace())
    for number, match in zip(range(_LINES), lines, strict=False):
        printed = match.group().strip()
        made = _read(printed, first=number == 0) if len(printed) <= _LONGEST else None
        if made is not None:
            found.append((match.start(), match.end(), made))
        elif len(printed) > _LONGEST or _ENDED.search(printed):
            prose += 1
        if prose == _PROSE:
            break
    if not found or not text[found[-1][1] :].strip():
        return Header()
    return _summed([made for *_, made in found], text, tuple((start, end) for start, end, _ in found))


def _read(printed: str, *, first: bool) -> _Line | None:
    """The line's fields where each is a name, a day or a label; None for any other line.

    A text's first line is its headline unless it says plainly that it is not.
    """
    rest, days = printed.strip(_MARKS).removesuffix(".").replace(_DAY, "?"), []
    while (day := stamp(rest)) is not None:
        days.append(day.iso)
        rest = f"{rest[: day.start]}{_DAY}{rest[day.end :]}"
    made, kind, on = _Line(), "", iter(days)
    for part in _CUT.split(rest):
        words_of = (part or "").strip(_MARKS)
        label = words_of.lower().rstrip(" :")
        if words_of == _DAY:
            made.days.append((kind, next(on)))
        elif label in _listed("published") or label in _listed("updated"):
            kind, made.labelled = ("updated" if label in _listed("updated") else "published"), True
        elif words_of and not _is_taken(made, words_of):
            return None
    return made if _is_header(made, printed, first=first) else None


def _is_taken(made: _Line, part: str) -> bool:
    """Whether a field is a name, which is kept, or the hour of a day."""
    label = _label().match(part)
    if label is None:
        if not _is_name(part):
            return _CLOCK.fullmatch(part) is not None
        made.names.append(part)
        return True
    name = part[label.end() :]
    if label["outlet"]:
        made.labelled = True
        made.names.append(name)
        return _is_name(name)
    made.byline = re.split(rf"\s+(?:{_whereabouts()})\s+(?=[A-ZÀ-Þ])", name)[0]
    return _is_name(name)


def _is_name(part: str) -> bool:
    found = part.split()
    if not 0 < len(found) <= _NAME or not (found[0][0].isupper() and part[-1] != ":"):
        return False
    small = _listed("inside") | _listed("joins") | _listed("posts")
    if not all(word[0].isupper() or word in small for word in found) or any(map(str.isdigit, part)):
        return False
    return _no_names().isdisjoint(word.lower().strip(".'’") for word in found)


def _is_header(made: _Line, printed: str, *, first: bool) -> bool:
    if made.days and (made.labelled or not made.names):
        return not _ENDED.search(printed) or made.labelled
    if made.byline is not None:
        return bool(made.days or made.names or not first) or len(made.byline.split()) > 1
    if _ENDED.search(printed) or (first and "|" not in printed):
        return False
    if made.days:
        return len(made.names) <= 3
    parted = re.search(r"\s[|/]\s", printed) is not None
    return made.labelled or (parted and len(made.names) == 2 and 2 <= len(made.names[0].split()) <= 3)


def _summed(lines: list[_Line], text: str, spans: tuple[tuple[int, int], ...]) -> Header:
    days = [day for line in lines for day in line.days if day[1] is not None]
    byline = next((line.byline for line in lines if line.byline), None)
    outlet = None
    for line in lines:
        names = [name for name in line.names if not _is_post(name) and not _is_place(name, text)]
        if byline is None and not line.labelled and len(names) > 1 and not names[0].lower().startswith("the "):
            byline = names[0]
        outlet = outlet or (names[-1] if names else None)
    published = next((iso for kind, iso in days if kind == "published"), None)
    return Header(
        published or next((iso for kind, iso in days if not kind), None),
        next((iso for kind, iso in days if kind == "updated"), None),
        outlet,
        byline,
        spans,
    )


def _is_post(name: str) -> bool:
    return not _listed("posts").isdisjoint(name.lower().split())


def _is_place(name: str, text: str) -> bool:
    """Whether the report tells of something in a place of this name."""
    return bool(re.search(rf"\b(?:{_whereabouts()}) (?:the )?{re.escape(name)}\b", text, re.I))
