"""When a figure holds: weekdays, dates, parts of the day and periods, resolved against the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claims.extract.periods import ends
from claims.extract.time_words import PERIOD, QUICK, TIME
from claims.model import Basis
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import months, weekdays
from claims.vocabulary.words import table

_TWO_ENDS = re.compile(r"\b(?:between|from|(?:day|week|month|quarter|hal)[sf]? of)\b", re.I)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as the text says it: its words and span, and ISO dates of reduced precision where they can be told.

    `role` is "in" for when it happened, "since" for the start of a period, "as_of" for the time a figure speaks for.
    """

    words: str
    start: int
    end: int
    first: str | None = None
    last: str | None = None
    role: str = "in"
    basis: Basis = Basis.INCIDENT


def moments(text: str, start: int, end: int, published: date | None) -> list[Moment]:
    """All times of text[start:end] in order."""
    if "\n" in text[start:end] or "\r" in text[start:end]:
        return _unwrapped(text, start, end, published)
    if not QUICK.search(text, start, end):
        return []
    found: list[Moment] = []
    for stretch in PERIOD.finditer(text, start, end) if _TWO_ENDS.search(text, start, end) else ():
        first, last = ends(stretch, published)
        words = stretch.group().rstrip(" .")
        at = stretch.start()
        found.append(Moment(words, at, at + len(words), first, last, "period", Basis.PERIOD))
    taken = [(moment.start, moment.end) for moment in found]
    for match in TIME.finditer(text, start, end):
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
        for moment in moments(words, 0, len(words), published)
    ]


def _moment(match: re.Match[str], published: date | None) -> Moment | None:
    given = {name: value for name, value in match.groupdict().items() if value}
    lead = given.get("lead", "").lower()
    span = match.span()
    words = match.group().rstrip(" .")
    span = (span[0], span[0] + len(words))
    if lead.startswith(("on ", "by ", "after ", "before ", "until ")) and "last" not in given:
        skip = len(lead.split()[0]) + 1
        words, span = words[skip:], (span[0] + skip, span[1])
    made = Moment(words, *span)
    if "war" in given:
        return replace(made, role="since", basis=Basis.CUMULATIVE)
    if "last" in given:
        return _last(made, given, published)
    first, last = _dates(given, published, words.lower())
    if (
        first is None
        and "wd" not in given
        and "rel" not in given
        and not any(key.startswith(("month", "year")) for key in given)
    ):
        return None
    first, last = _part(first, last, given, words.lower())
    if lead.startswith("since") or words.lower().startswith("since "):
        basis = Basis.CUMULATIVE if published and first and _days(first, published) > 31 else Basis.PERIOD
        return replace(
            made, first=first, last=published.isoformat() if published and first else None, role="since", basis=basis
        )
    if given.get("rel", "").lower() == "so far this year":
        return replace(made, first=first, last=last, role="since", basis=Basis.CUMULATIVE)
    if lead.startswith(("as of", "by ")):
        return replace(made, first=first, last=last, role="as_of")
    if lead.startswith(("after", "before", "until")):
        return replace(made, first=first, last=last, role="beside")
    return replace(made, first=first, last=last)


def _days(first: str, published: date) -> int:
    padded = (first[:10] + "-01-01")[:10] if len(first) < 10 else first[:10]
    return (published - date.fromisoformat(padded)).days


def _last(made: Moment, given: dict[str, str], published: date | None) -> Moment:
    """ "in last 3 days": the period that ends with the publication."""
    count = _count(given.get("n", "1"))
    unit = given["unit"].lower().rstrip("s")
    if unit.startswith("24"):
        count, unit = 1, "day"
    days = {
        "hour": max(1, round(count / 24)),
        "day": count,
        "week": 7 * count,
        "month": 30 * count,
        "year": 365 * count,
    }[unit]
    basis = Basis.CUMULATIVE if days > 31 else Basis.PERIOD
    if published is None:
        return replace(made, role="period", basis=basis)
    first = published - timedelta(days=min(days, 300_000))
    return replace(made, first=first.isoformat(), last=published.isoformat(), role="period", basis=basis)


def _count(words: str) -> int:
    numbers, lower = table("numbers"), words.lower().removesuffix(" of")
    if words.isdigit():
        return int(words)
    return int(numbers["small"].get(lower) or numbers["loose"].get(lower) or (2 if lower == "couple" else 1))


def _dates(given: dict[str, str], published: date | None, words: str) -> tuple[str | None, str | None]:
    day = given.get("day") or given.get("day2") or given.get("dayb") or given.get("day2b")
    month = given.get("month") or given.get("month2") or given.get("monthb") or given.get("month2b")
    year = given.get("year") or given.get("year2") or given.get("yearb") or given.get("year2b")
    if day and month:
        return _calendar_day(int(day), months().get(month.lower()), int(year) if year else None, published)
    if "month3" in given:
        text = f"{given['year3']}-{months()[given['month3'].lower()]:02}"
        return text, text
    if "month4" in given:
        number = months().get(given["month4"].lower())
        if number and published:
            text = f"{published.year - (number > published.month)}-{number:02}"
            return text, text
        return None, None
    if "year4" in given:
        return given["year4"], given["year4"]
    if published is None:
        return None, None
    if "wd" in given:
        back = (published.weekday() - weekdays()[given["wd"].lower()]) % 7
        text = (published - timedelta(days=back)).isoformat()
        return text, text
    if "ago" in given:
        return _ago(_count(given["n2"]), given["unit2"].lower().rstrip("s"), published)
    return _relative(given.get("rel", "").lower(), published)


def _safe(make) -> tuple[str | None, str | None]:  # type: ignore[no-untyped-def]
    try:
        text = make()
    except ValueError:
        return None, None
    return text, text


def _calendar_day(
    day: int, month: int | None, year: int | None, published: date | None
) -> tuple[str | None, str | None]:
    """A month day without a year is the last one not after the publication."""
    if month is None:
        return None, None
    try:
        if year is None and published is not None:
            year = published.year
            if date(year, month, day) > published + timedelta(days=1):
                year -= 1
        if year is None:
            return None, None
        text = date(year, month, day).isoformat()
    except ValueError:
        return None, None
    return text, text


def _ago(count: int, unit: str, published: date) -> tuple[str | None, str | None]:
    if unit in ("day", "week"):
        text = (published - timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    elif unit == "month":
        at = published.year * 12 + published.month - 1 - count
        text = f"{at // 12:04}-{at % 12 + 1:02}"
    else:
        text = f"{max(1, published.year - count):04}"
    return text, text


def _relative(words: str, published: date) -> tuple[str | None, str | None]:
    def back(days: int) -> str:
        return (published - timedelta(days=days)).isoformat()

    monday = published.weekday()
    if words.startswith("yesterday") or words == "last night":
        return back(1), back(1)
    if words == "overnight":
        return back(1), back(0)
    if words.startswith("last ") and words[5:] in weekdays():
        days = (published.weekday() - weekdays()[words[5:]]) % 7 or 7
        return back(days), back(days)
    if words in ("last week",):
        return back(monday + 7), back(monday + 1)
    if words in ("this week", "earlier this week"):
        return back(monday), back(0)
    if "weekend" in words:
        days = (monday - 5) % 7 or (7 if words.startswith("last") and monday == 5 else 0)
        sunday = max(0, days - 1)
        return back(days), back(sunday)
    if words.endswith("month") or words.endswith("year"):
        step = words.startswith("last")
        if words.endswith("year"):
            return (str(published.year - step),) * 2
        at = published.year * 12 + published.month - 1 - step
        return (f"{at // 12:04}-{at % 12 + 1:02}",) * 2
    if words:
        return back(0), back(0)
    return None, None


@per_language
def _parts() -> dict[str, list[int]]:
    return dict(table("calendar")["parts"])


def _part(first: str | None, last: str | None, given: dict[str, str], words: str) -> tuple[str | None, str | None]:
    """Narrow a day to its morning, evening or night; a night runs into the next day."""
    if first is None or first != last or len(first) != 10:
        return first, last
    named = (given.get("wdpart") or given.get("leadpart") or "").lower()
    if not named:
        named = next(
            (part for part in ("early morning", "morning", "afternoon", "evening", "night") if words.endswith(part)), ""
        )
    if not named and words.startswith(("late ", "early ")):
        named = words.split(maxsplit=1)[0]
    hours = _parts().get(named)
    if hours is None:
        return first, last
    begin, end = hours
    day = date.fromisoformat(first)
    till = day + timedelta(days=end // 24) if end > 24 else day
    return (
        f"{first}T{begin:02}:00",
        f"{till.isoformat()}T{(end % 24 if end != 24 else 23):02}:{'59' if end == 24 else '00'}",
    )


def published_day(text: str | None) -> date | None:
    """The calendar day of an ISO text that names one; None otherwise."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def of(found: list[Moment], start: int, end: int) -> Moment | None:
    """The time at which a figure at characters start to end happened: the nearest, behind it first."""
    return _nearest([moment for moment in found if moment.role not in ("beside", "as_of")], start, end)


def spoken(found: list[Moment], start: int, end: int) -> Moment | None:
    """The time for which a figure at characters start to end speaks, where the text says one."""
    return _nearest([moment for moment in found if moment.role == "as_of"], start, end)


def _nearest(found: list[Moment], start: int, end: int) -> Moment | None:
    best: tuple[float, Moment] | None = None
    for moment in found:
        apart = moment.start - end if moment.start >= end else (start - moment.end) * 1.3 + 5
        if best is None or apart < best[0]:
            best = (apart, moment)
    return best[1] if best else None
