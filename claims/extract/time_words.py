"""The one pattern that finds every time in a sentence: periods, days, dates, parts of days, years."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten"
_WEEKDAY = "mon|tues|wednes|thurs|fri|satur|sun"
_MONTH = (
    "january|february|march|april|june|july|august|september|october|november|december|may"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_SHORT = ("may", "mar", "jun", "sep", "jan", "dec")  # too short, or a word of another meaning, to stand alone
_PART = "early morning|morning|afternoon|evening|night|dawn|midday|noon|midnight"
_ESCALATION = "start|beginning|outbreak|war|conflict|uprising|onset|offensive|operation|escalation"


def _month(group: str, *, alone: bool = False) -> str:
    """A month's name with its capital kept: "may" and "march" are other words."""
    names = [name[1:] for name in _MONTH.split("|") if not (alone and name in _SHORT)]
    return rf"(?P<{group}>(?-i:[A-Z])(?i:{'|'.join(names)}))"


def _month_day(mark: str) -> str:
    year = rf"(?:,? (?P<year{mark}>(?:19|20)\d{{2}}))?"
    return rf"{_month('month' + mark)}\.? (?P<day{mark}>\d{{1,2}})(?:st|nd|rd|th)?(?!\d){year}"


def _day_month(mark: str) -> str:
    year = rf"(?:,? (?P<year2{mark}>(?:19|20)\d{{2}}))?"
    return rf"(?P<day2{mark}>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_month('month2' + mark)}\b\.?{year}"


_LEAD = (
    r"(?P<lead>(?:since|as of|by|until|on|late|early|after|before)(?: the)?(?: (?:late|early|the))?"
    r"(?: (?P<leadpart>morning|night|evening|afternoon) of)?(?: on)? )?"
)
_LAST = (
    r"(?P<last>(?:in|over|during|within|for) (?:the )?(?:last|past|previous) "
    rf"(?:(?P<n>{_NUMBER}|few|several|couple of) )?(?P<unit>hours?|days?|weeks?|months?|years?|24 hours))"
)
_AGO = rf"(?P<ago>(?P<n2>{_NUMBER}) (?P<unit2>days?|weeks?|months?|years?) (?:ago|earlier))"
_DAY = (
    rf"(?P<wd>(?:{_WEEKDAY})day)(?:(?:'s|’s)? (?P<wdpart>{_PART}))?"
    rf"(?:,? (?:the )?(?:{_month_day('')}|{_day_month('')}))?"
)
_MONTH_YEAR = rf"{_month('month3')}\.?,? (?P<year3>(?:19|20)\d{{2}})"
_MONTH_ALONE = rf"(?:in|during|since|last) {_month('month4', alone=True)}\b(?!,? \d)"
_YEAR = r"(?:in|since|during|of|early|late|mid-?) (?P<year4>(?:19|20)\d{2})\b"
_RELATIVE = (
    rf"(?P<rel>yesterday(?:(?:'s)? (?:{_PART}))?|today|tonight|overnight|last night"
    r"|this (?:morning|afternoon|evening|week|month|year|weekend)|(?:over )?the weekend"
    rf"|last (?:week|weekend|month|year|(?:{_WEEKDAY})day)|earlier this (?:week|month|year)|earlier today"
    r"|so far this year)"
)
_WAR = rf"(?P<war>since the (?:{_ESCALATION})[^,.;]{{0,40}})"


def _edge(mark: str) -> str:
    """One end of a period: a day, a month, a year or a weekday; the first may leave out what the second says."""
    month = rf"{_month('month' + mark)}\.?"
    return (
        rf"(?:(?:early |mid-?|late )?(?:(?P<wd{mark}>(?:{_WEEKDAY})day)\b"
        rf"|{month} (?P<day{mark}>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year{mark}>(?:19|20)\d\d)\b)?"
        rf"|(?P<dayb{mark}>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_month('monthb' + mark)}\b\.?"
        rf"(?:,? (?P<yearb{mark}>(?:19|20)\d\d)\b)?"
        rf"|{_month('monthc' + mark)}\b\.?(?:,? (?P<yearc{mark}>(?:19|20)\d\d)\b)?"
        rf"|(?P<yeard{mark}>(?:19|20)\d\d)\b(?! (?:people|civilians))))"
    )


_BARE = r"(?P<bare>\d{1,2})(?:st|nd|rd|th)?"
_ORDINAL = r"first|second|third|fourth|last|final|opening"
PERIOD = re.compile(
    rf"\b(?:between (?:{_edge('0')}|{_BARE}) and {_edge('1')}"
    rf"|from {_edge('2')} (?:to|until|till|through|up to) {_edge('3')}"
    rf"|from {_BARE.replace('bare', 'bare2')} (?:to|until|through) {_edge('4')}"
    rf"|(?:in|during|over|for|throughout) the (?P<nth>{_ORDINAL})(?: (?P<n3>{_NUMBER}))? "
    rf"(?P<unit3>days?|weeks?|months?|quarter|half) of {_edge('5')})",
    re.I,
)
"""A stretch with two ends, or a numbered part of a month or year. Groups end in the number of their end."""

TIME = re.compile(
    rf"\b{_LEAD}(?:{_LAST}|{_AGO}|{_DAY}|{_month_day('b')}|{_day_month('b')}"
    rf"|{_MONTH_YEAR}|{_RELATIVE}|{_MONTH_ALONE}|{_YEAR}|{_WAR})",
    re.I,
)
"""Any time. Its groups say which kind it is; `lead` is what makes it a beginning, an end or a time spoken for."""

QUICK = re.compile(
    r"days?\b|hours?\b|night|morning|week|month|year|\b(?:19|20)\d\d\b|since|ago|dawn"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|may)",
    re.I,
)
"""A cheap test: a sentence without a match holds no time."""
