"""When a figure holds: weekdays, dates, parts of the day and periods, resolved against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claims.extract.sentences.lines import Line
from claims.extract.setting.days import count, given, resolve, unit_of
from claims.extract.setting.periods import ends
from claims.extract.setting.time_patterns import period_pattern, quick_numbers, quick_words, time_pattern, two_ends
from claims.model import Basis
from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

_LONG = 31  # days from which a count is one of a long stretch
_CLAUSE = 60  # characters from "since" to the verb of beginning
_LONG_WORD = 3  # letters of a word that a headline in capitals writes with one
_LENGTHS = {"day": 1, "week": 7, "month": 30, "year": 365}
_FIRST_YEAR, _LAST_YEAR = 1000, 9000


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as the text says it: its words and span, and ISO dates of reduced precision where they can be told.

    `role` is "in" for when it happened, "since" for the start of a period, "as_of" for the time a figure speaks for,
    "beside" for a time that only bounds it ("until Tuesday"), "rite" and "search" for those of a funeral or a rescue.
    """

    words: str
    start: int
    end: int
    first: str | None = None
    last: str | None = None
    role: str = "in"
    basis: Basis = Basis.INCIDENT


@per_language
def _leads() -> dict[str, tuple[str, ...]]:
    raw = table("calendar")["time"]
    return {name: tuple(f"{word} " for word in raw[name]) for name in ("since", "spoken_for", "beside", "on")}


def moments(line: Line, published: date | None) -> list[Moment]:
    """All times of a sentence in order."""
    sentence, text = line.sentence, line.text
    start, end = sentence.start, sentence.end
    if quick_words().isdisjoint(line.lows) and not quick_numbers().search(text, start, end):
        return []
    if "\n" in text[start:end] or "\r" in text[start:end]:
        return _unwrapped(text, start, end, published)
    return _moments(text, start, end, published)


def _moments(text: str, start: int, end: int, published: date | None) -> list[Moment]:
    found: list[Moment] = []
    for stretch in period_pattern().finditer(text, start, end) if two_ends().search(text, start, end) else ():
        first, last = ends(stretch, published)
        words = stretch.group().rstrip(" .")
        at = stretch.start()
        found.append(Moment(words, at, at + len(words), first, last, "period", Basis.PERIOD))
    taken = [(moment.start, moment.end) for moment in found]
    for match in time_pattern().finditer(text, start, end):
        made = _moment(match, published)
        if made is not None and not any(low < made.end and made.start < high for low, high in taken):
            found.append(made)
    return sorted(found, key=lambda moment: moment.start) if taken else found


def _unwrapped(text: str, start: int, end: int, published: date | None) -> list[Moment]:
    """The times of words broken at the margin: read on one line, with their spans in the text as it is."""
    kept = [at for at in range(start, end) if not text[at].isspace() or (at > start and not text[at - 1].isspace())]
    words = "".join(" " if text[at].isspace() else text[at] for at in kept)
    return [
        replace(moment, start=kept[moment.start], end=kept[moment.end - 1] + 1)
        for moment in _moments(words, 0, len(words), published)
    ]


def _moment(match: re.Match[str], published: date | None) -> Moment | None:
    found = given(match)
    lead = found.get("lead", "").lower()
    words, at = match.group(), match.start()
    if _is_name(match):
        return None
    for name in ("on", "spoken_for", "beside"):
        opening = next((each for each in _leads()[name] if lead.startswith(each)), None)
        if opening is None or "last" in found or (name == "spoken_for" and len(opening.split()) > 1):
            continue
        words, at = words[len(opening) :], at + len(opening)
    kept = words.rstrip(" .") if not words.endswith((".m.", "m.")) else words
    span = kept, at, at + len(kept)
    if "war" in found:
        return Moment(*span, role="since", basis=Basis.CUMULATIVE)
    if "each" in found:
        return Moment(*span, role="period", basis=Basis.PERIOD)
    if "last" in found:
        return _last(Moment(*span), found, published)
    first, last = resolve(found, published)
    if first is None and not _is_known(found):
        return None
    role = "beside" if _before(match) in table("calendar")["time"]["made"] else "in"
    made = Moment(*span, first, last, role)
    return made if role == "beside" else _in_role(made, lead, found, published, begun=_begun(match))


def _in_role(
    made: Moment, lead: str, found: Mapping[str, str], published: date | None, *, begun: bool = False
) -> Moment:
    lower = made.words.lower()
    if begun or lead.startswith(_leads()["since"]) or lower.startswith(_leads()["since"]):
        long = published and made.first and _days(made.first, published) > _LONG
        until = published.isoformat() if published and made.first else None
        return replace(made, last=until, role="since", basis=Basis.CUMULATIVE if long else Basis.PERIOD)
    running = table("calendar")["running"].get(found.get("rel", "").lower())
    if running is not None and running[0] == "total":
        return replace(made, role="since", basis=Basis.CUMULATIVE)
    if lead.startswith(_leads()["spoken_for"]):
        return replace(made, role="as_of")
    if lead.startswith(_leads()["beside"]) and "leadpart" not in found and "ha" not in found:
        return replace(made, role="beside")
    return made


def _begun(match: re.Match[str]) -> bool:
    """ "since the heatwave began on 9 July": the day on which a stretch of time began."""
    time = table("calendar")["time"]
    words = match.string[max(0, match.start() - _CLAUSE) : match.start()].lower().split()
    return bool(words) and words[-1] in time.get("began", ()) and any(word in words for word in time["since"])


def _is_known(found: Mapping[str, str]) -> bool:
    """Whether words whose days cannot be told are still a time: a weekday without a day of publication."""
    return any(name in found for name in ("wd", "rel", "month4", "year4", "feast", "lastwd", "thispart"))


def _is_name(match: re.Match[str]) -> bool:
    """Whether the words belong to a name: "the Friday Club", "Good Friday Lane", "told Ledger Today"."""
    text, end = match.string, match.end()
    if match["rel"] is not None:
        return _names_outlet(match)
    if match["wd"] is None or any(match[name] for name in ("month", "month2", "wdpart", "Hb")):
        return False
    if not (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()):
        return False
    opening = text[max(0, match.start("wd") - 24) : match.start("wd")].lower().split()[-1:]
    return bool(opening) and opening[0] in table("calendar")["time"]["name_openings"]


def _names_outlet(match: re.Match[str]) -> bool:
    """Whether "Today" ends a name: with a capital, behind another, amid words without."""
    text, at = match.string, match.start()
    if not (text[at].isupper() and text[at + 1 : at + 2].islower() and at > match.pos and text[at - 1] == " "):
        return False
    before = text[max(match.pos, at - 24) : at].split()[-1]
    long = [word for word in text[match.pos : match.endpos].split() if len(word) > _LONG_WORD]
    plain = [word for word in long if word[0].islower()]
    return before[0].isupper() and before[-1].isalnum() and len(plain) * 2 > len(long)


def _before(match: re.Match[str]) -> str:
    """The word before a time."""
    words = match.string[max(0, match.start() - 24) : match.start()].lower().split()
    return words[-1] if words else ""


def _days(first: str, published: date) -> int:
    padded = (first[:10] + "-01-01")[:10] if len(first) < 10 else first[:10]
    return (published - date.fromisoformat(padded)).days


def _last(made: Moment, found: Mapping[str, str], published: date | None) -> Moment:
    """ "in last 3 days", "in 24 hours": the period that ends with the publication; "in two days of war" has no ends."""
    number = count(found.get("n") or found.get("n3") or "1")
    unit = unit_of()[(found.get("unit") or found["unit3"]).lower()]
    days = max(1, round(number / 24)) if unit == "hour" else number * _LENGTHS[unit]
    made = replace(made, role="period", basis=Basis.CUMULATIVE if days > _LONG else Basis.PERIOD)
    if published is None or ("n3" in found and unit != "hour"):
        return made
    first = published - timedelta(days=min(days, 300_000))
    return replace(made, first=first.isoformat(), last=published.isoformat())


def published_day(text: str | None) -> date | None:
    """The calendar day of an ISO text that names one; None otherwise, and for a year from which none can be counted."""
    try:
        day = date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def of(found: Sequence[Moment], start: int, end: int) -> Moment | None:
    """The time at which a figure at characters start to end happened: the nearest, behind it first."""
    return _nearest([moment for moment in found if moment.role not in ("beside", "as_of")], start, end)


def spoken(found: Sequence[Moment], start: int, end: int) -> Moment | None:
    """The time for which a figure at characters start to end speaks, where the text says one."""
    return _nearest([moment for moment in found if moment.role == "as_of"], start, end)


def _nearest(found: Sequence[Moment], start: int, end: int) -> Moment | None:
    best: tuple[float, Moment] | None = None
    for moment in found:
        apart = moment.start - end if moment.start >= end else (start - moment.end) * 1.3 + 5
        if best is None or apart < best[0]:
            best = (apart, moment)
    return best[1] if best else None
