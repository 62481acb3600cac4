"""The patterns that find every time in a sentence: periods, days, dates, clocks, parts of days, years.

They are built for each language from the word lists of data/<language>/calendar.toml. Every choice is between plain
words and every repetition is bounded, so that no text makes a search run for longer than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

_YEAR = r"(?:19|20)\d\d"


def words(listed: Iterable[str]) -> str:
    """A choice between phrases, the longest first; a pattern that never matches where there are none."""
    chosen = sorted(listed, key=lambda word: (-len(word), word))
    if not chosen:
        return r"(?!)"
    firsts = re.escape("".join(sorted({word[0] for word in chosen})))  # most words are none of them: one look tells
    return rf"(?=[{firsts}])(?:{'|'.join(re.escape(word).replace(rf'{chr(92)} ', ' ') for word in chosen)})"


@per_language
def _lists() -> dict[str, Any]:
    return {**table("calendar"), **table("calendar")["time"]}


def _any(name: str) -> str:
    return words(_lists().get(name, ()))


def _units(*names: str) -> list[str]:
    units = _lists()["units"]
    return [word for name in names or units for word in units[name]]


def _month(group: str, *, alone: bool = False) -> str:
    """A month's name with its capital kept where the language writes one: "may" and "march" are other words."""
    lists = _lists()
    names = [name for name in lists["months"] if not (alone and name in lists["ambiguous_months"])]
    if not lists["capital_months"]:
        return rf"(?P<{group}>{words(names)})"
    chosen = sorted(names, key=lambda name: (-len(name), name))
    capital = "|".join(f"(?-i:{re.escape(name[0].upper())}){re.escape(name[1:])}" for name in chosen)
    firsts = "".join(sorted({name[0].upper() for name in names}))
    return rf"(?P<{group}>(?-i:(?=[{firsts}]))(?:{capital}))"


def _ordinal() -> str:
    return rf"(?:{_any('ordinal')})?"


def _of() -> str:
    return rf"(?: (?:{_any('of')}))?"


def month_day(mark: str) -> str:
    """ "June 5", "June 5th, 2021"."""
    year = rf"(?:,? (?P<year{mark}>{_YEAR}))?"
    return rf"{_month('month' + mark)}\.? (?P<day{mark}>\d{{1,2}}){_ordinal()}(?!\d){year}"


def day_month(mark: str) -> str:
    """ "5 June", "5th of June 2021"."""
    year = rf"(?:,?{_of()} (?P<year2{mark}>{_YEAR}))?"
    return rf"(?P<day2{mark}>\d{{1,2}}){_ordinal()}{_of()} {_month('month2' + mark)}\b\.?{year}"


def _clock(mark: str) -> str:
    """ "3:15 p.m.", "7pm", "19:20", "0430 GMT"."""
    marks = rf"(?P<am{mark}>{_any('morning_marks')})|(?P<pm{mark}>{_any('afternoon_marks')})"
    zones = _any("zones")
    return (
        rf"(?:(?P<h{mark}>\d{{1,2}})(?:[:.](?P<m{mark}>[0-5]\d))? ?(?:{marks})(?: ?(?P<z{mark}>{zones})\b)?(?!\w)"
        rf"|(?P<H{mark}>[01]?\d|2[0-3]):(?P<M{mark}>[0-5]\d)(?!\d|:)(?: ?(?P<Z{mark}>{zones})\b)?"
        rf"|(?P<HH{mark}>[01]\d|2[0-3])(?P<MM{mark}>[0-5]\d) (?P<ZZ{mark}>{zones})\b)"
    )


def _weekday() -> str:
    lists = _lists()
    past = rf"(?: (?P<wdpast>{_any('past_behind')})\b)?"
    part = rf"{past}(?:{_part_lead()} (?P<wdpart>{words(lists['parts'])})\b)?"
    short = rf"|(?-i:(?P<wds>{words(word.title() for word in lists['short_weekdays'])}))\b\.?(?=,? \d)"
    around = rf"(?:,? (?:{_any('around')}))"
    date = rf"(?:,? (?:(?:{_any('articles')}) )?(?:{month_day('')}|{day_month('')}))?"
    return rf"(?:(?P<wd>{words(lists['weekdays'])})\b{short}){part}{date}(?:{around}{{1,2}} {_clock('b')})?"


def _part_lead() -> str:
    """What stands between a day and its part: "Friday's evening", "el viernes por la noche"."""
    return rf"(?:{_any('possessive')})?(?: (?:{_any('part_leads')}))?"


def _lead() -> str:
    """What stands before a date: "as of late", "on the night of", "at about 3 p.m. on", "since"."""
    lists = _lists()
    the, on, loose = rf"(?:(?:{_any('articles')}) )?", _any("on"), words(lists["loose"])
    role = words([*lists["since"], *lists["spoken_for"], *lists["beside"], *lists["on"], *lists["loose"]])
    parts = words([*lists["parts"], *lists["hour_parts"]])
    joined = words(word for word in lists["parts"] if " " in word)
    before = rf"(?: (?:{_any('of')}|{on})| (?=(?:{words(lists['weekdays'])})\b))"
    part = rf"(?:(?P<leadpart>{parts}){before}(?: (?:{_any('articles')}))? )?"
    clock = rf"(?:{_clock('a')},? (?:(?:{on}) )?)?"
    return rf"(?P<lead>(?!(?:{joined})\b)(?:{role}) )?{the}(?P<lead2>(?:{loose})(?: (?:{on}))? )?{the}{clock}{part}"


def _last() -> str:
    unit, number = words(_units()), rf"\d{{1,3}}|{_any('numbers')}"
    past = rf"(?:{_any('past')}) (?:(?P<n>{number}) )?(?P<unit>{unit})(?!{_any('possessive')})"
    return (
        rf"(?P<last>(?:{_any('within')}) (?:(?:{_any('articles')}) )?{past}"
        rf"|(?:{_any('within')}) (?P<n3>{number}) (?P<unit3>{unit})(?= (?:{_any('of')}) |[.,;]|$))"
    )


def _ago() -> str:
    unit = words(_units("day", "week", "month", "year"))
    number = rf"\d{{1,3}}|{_any('numbers')}"
    behind = rf"(?P<ago>(?P<n2>{number}) (?P<unit2>{unit}) (?:{_any('ago')}))"
    return rf"{behind}|(?P<agob>(?:{_any('ago_leads')}) (?P<n2b>{number}) (?P<unit2b>{unit})\b)"


def _relative() -> str:
    lists = _lists()
    parts = words(lists["parts"])
    named, past = words([*lists["relative"], *lists["running"]]), _any("past")
    return (
        rf"(?P<rel>{named})\b(?:{_part_lead()} (?P<relpart>{parts})\b)?"
        rf"|(?P<thispart>(?:{_any('this')}) (?P<part3>{parts}))\b|(?:{past}) (?P<lastwd>{words(lists['weekdays'])})\b"
    )


@per_language
def time_pattern() -> re.Pattern[str]:
    """Any time. Its groups say which kind it is; `lead` is what makes it a beginning, an end or a time spoken for."""
    lists = _lists()
    iso = rf"(?P<iso>{_YEAR}-[01]\d-[0-3]\d)(?!\d)"
    slash = rf"(?P<s1>[0-3]?\d)[/.](?P<s2>[01]?\d|[0-3]\d)[/.](?P<sy>{_YEAR})(?!\d)"
    nth = rf"(?P<nthday>[0-3]?\d)(?:{_any('ordinal')})(?= ?[.,;)]|$)"
    month_year = rf"{_month('month3')}\.?,?{_of()} (?P<year3>{_YEAR})"
    month_alone = rf"(?:{_any('month_leads')})[ -]{_month('month4', alone=True)}\b(?! \d{{1,2}}\b|,? {_YEAR}\b)"
    year = rf"(?:{_any('year_leads')})[ -](?P<year4>{_YEAR})\b"
    war = rf"(?P<war>(?:{_any('war')})[^,.;]{{0,40}})"
    parts = [
        _last(), _ago(), _weekday(), month_day("b"), day_month("b"), iso, slash, month_year, _relative(), month_alone,
        year, war, rf"(?P<feast>{words(lists['feasts'])})\b", rf"(?P<each>{_any('each')})\b", nth,
    ]  # fmt: skip
    return re.compile(rf"(?<![\w-]){_lead()}(?:{'|'.join(parts)})", re.I)


def _edge(mark: str) -> str:
    """One end of a period: a day, a month, a year or a weekday; the first may leave out what the second says."""
    lists = _lists()
    month = rf"{_month('month' + mark)}\.?"
    loose = rf"(?:(?:{_any('loose')})[ -]?)?(?:(?:{_any('articles')}) )?"
    return (
        rf"(?:{loose}(?:(?P<wd{mark}>{words(lists['weekdays'])})\b"
        rf"|{month} (?P<day{mark}>\d{{1,2}}){_ordinal()}(?!\d)(?:,? (?P<year{mark}>{_YEAR})\b)?"
        rf"|(?P<dayb{mark}>\d{{1,2}}){_ordinal()}{_of()} {_month('monthb' + mark)}\b\.?"
        rf"(?:,?{_of()} (?P<yearb{mark}>{_YEAR})\b)?"
        rf"|{_month('monthc' + mark)}\b\.?(?:,?{_of()} (?P<yearc{mark}>{_YEAR})\b)?"
        rf"|(?P<yeard{mark}>{_YEAR})\b))"
    )


@per_language
def period_pattern() -> re.Pattern[str]:
    """A stretch with two ends, or a numbered part of a month or year. Groups end in the number of their end."""
    lists = _lists()
    the = rf"(?:(?:{_any('articles')}) )?"
    unit = words([*_units("day", "week", "month"), *lists.get("fractions", ())])
    number = rf"\d{{1,3}}|{_any('numbers')}"
    bare, bare2 = (rf"(?P<{name}>\d{{1,2}}){_ordinal()}" for name in ("bare", "bare2"))
    return re.compile(
        rf"\b(?:(?:{_any('between')}) {the}(?:{_edge('0')}|{bare}) (?:{_any('and')}) {_edge('1')}"
        rf"|(?:{_any('from')}) {the}{_edge('2')} (?:{_any('to')}) {_edge('3')}"
        rf"|(?:{_any('from')}) {the}{bare2} (?:{_any('to')}) {_edge('4')}"
        rf"|(?:{_any('within')}|{_any('throughout')}) {the}(?P<nth>{_any('nth')})(?: (?P<n3>{number}))? "
        rf"(?P<unit3>{unit}) (?:{_any('of')}) {_edge('5')})",
        re.I,
    )


@per_language
def quick_words() -> frozenset[str]:
    """A cheap test: the words of which a sentence with a time has one, or a number of quick_numbers."""
    lists = _lists()
    plain = {word.split()[-1] for name in ("ago", "since", "war", "zones", "each") for word in lists[name]}
    plain |= {word.split()[-1] for name in ("relative", "running", "parts", "feasts") for word in lists[name]}
    plain |= {word.split()[0] for word in lists["ago_leads"]}
    plain |= {*_units(), *lists["weekdays"], *lists["months"], *lists["short_weekdays"]}
    own = [mark.replace("’", "'") for mark in lists["possessive"]]
    plain = {word.strip(".") for each in plain for word in re.split(r"[’']", each)}
    return frozenset(plain | {word + mark for word in plain for mark in own})


@per_language
def quick_numbers() -> re.Pattern[str]:
    """A cheap test of a sentence with digits: a year, a date in figures, a numbered day."""
    return re.compile(rf"\b{_YEAR}\b|\d[/.]\d|\d(?:{_any('ordinal')})\b")


@per_language
def two_ends() -> re.Pattern[str]:
    """A cheap test: a sentence without a match holds no stretch with two ends."""
    lists = _lists()
    return re.compile(rf"\b(?:{words([*lists['between'], *lists['from'], *lists['nth']])})\b", re.I)
