"""What a stream of words holds that can tell events apart: words, names, persons, ages, days, whole sentences."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from os import cpu_count

import numpy as np  # noqa: TID253  columns are NumPy arrays all through this room

from claims.matching.cases import Cases
from claims.matching.families import families
from claims.matching.half_hours import half_hours
from claims.matching.lexis import Flags, Lexis, lexis_of
from claims.matching.sparse import Bag, Ints, bag_of, distinct, stacked
from claims.matching.statements import Statements, boilerplate, statements_of, words_at
from claims.matching.stream import Hashes, Stream
from claims.matching.window import Window

_ROWS = 20_000  # texts read at once: bounds the memory
_TELLING = 7  # words: a shorter sentence may be in any text
_AHEAD = 30  # days a date without a year may lie ahead of the publication before it is taken for the year before
OLDEST = 100  # an age has two digits


@dataclass(frozen=True, slots=True)
class Bags:
    """The terms of rows by kind.

    Those of `words`, `title`, `lead` and `families` are numbers of forms, those of `names` pairs of forms
    (first * forms + second), of `people` a form and an age (form * 100 + age), of `ages` the age, of `days` ordinals of
    the calendar, of `half_hours` those of a day, of `statements` hashes.
    """

    words: Bag
    title: Bag
    lead: Bag
    names: Bag
    people: Bag
    ages: Bag
    days: Bag
    half_hours: Bag
    families: Bag
    statements: Bag


@dataclass(frozen=True, slots=True)
class Wording(Bags):
    """The words of all rows as bags of terms; `proper` says of each form whether it is written as a name.

    `repeated` are the hashes of the sentences left out as boilerplate.
    """

    forms: list[str]
    proper: Flags
    repeated: Ints


def wording(stream: Stream, published: Ints, titled: Flags, known: Callable[[Hashes], Flags] | None = None) -> Wording:
    """Read a stream; `published` are ordinals of the calendar, -1 where not known. Boilerplate carries nothing.

    `titled` are the texts whose first line is a title. `known` says of sentences whether they are boilerplate among
    more accounts than these.
    """
    lexis = lexis_of(stream.words)
    n = len(stream.ends)
    parts = stream.parts(_ROWS)
    hashes = stream.hashes
    with ThreadPoolExecutor(cpu_count() or 1) as crew:  # NumPy works outside the lock of the interpreter
        said = list(crew.map(lambda part: statements_of(part, lexis, hashes), parts))
    keys, sizes = _joined(said)
    left_out = boilerplate(np.concatenate([each.rows for each in said]), keys, sizes, n)
    if known is not None:
        left_out |= known(keys)
    cases = Cases(len(lexis.forms))
    without = np.split(left_out, np.cumsum([len(each.rows) for each in said])[:-1])
    reading = partial(_part, lexis=lexis, published=published, titled=titled, cases=cases)
    with ThreadPoolExecutor(cpu_count() or 1) as crew:
        read = list(crew.map(reading, parts, said, without))
    bags = _stacked(read, n)
    repeated = distinct(keys[left_out].astype(np.int64))
    return Wording(forms=lexis.forms, proper=cases.proper(), **bags, repeated=repeated)


def _stacked(read: list[_Part], n: int) -> dict[str, Bag]:
    """The bags of all parts by kind; those of the leads are those of the words, where all texts are short."""
    kinds = [each.name for each in fields(Bags)]
    if all(part.lead is part.words for part in read):
        kinds.remove("lead")
    bags = {kind: stacked([getattr(part, kind) for part in read], n) for kind in kinds}
    return {"lead": bags["words"]} | bags


def _joined(said: list[Statements]) -> tuple[Hashes, Ints]:
    return np.concatenate([each.keys for each in said]), np.concatenate([each.sizes for each in said])


class _Part(Bags):
    """The bags of some rows."""


def _part(
    part: Stream, said: Statements, left_out: Flags, lexis: Lexis, published: Ints, titled: Flags, cases: Cases
) -> _Part:
    """Read some rows, and add to the cases."""
    n = len(published)
    kept = np.zeros(len(part.tokens), dtype=bool)
    places, of = words_at(part, lexis), said.of
    kept[places[~left_out[of]]] = True
    window = Window(part, lexis, kept)
    people, ages = _people(window, n)
    words, title, lead = _words(window, said, places, of, titled, cases)
    telling = ~left_out & (said.sizes >= _TELLING)
    return _Part(
        words=words,
        title=title,
        lead=lead,
        names=_names(window, n),
        people=people,
        ages=ages,
        days=_days(window, published, n),
        half_hours=half_hours(window, n),
        families=families(window, n),
        statements=bag_of(said.rows[telling], said.keys[telling].astype(np.int64), n),
    )


def _words(
    window: Window, said: Statements, places: Ints, of: Ints, titled: Flags, cases: Cases
) -> tuple[Bag, Bag, Bag]:
    """The words, those of the title and of the lead."""
    lexis, n = window.lexis, int(window.rows[-1]) + 1 if window.n else 0
    plain = window.plain(places)
    good = (plain >= 0) & window.kept[places]
    inside = np.r_[False, of[1:] == of[:-1]][good] if len(of) else good
    at, of = places[good], of[good]
    plain, rows = plain[good], window.rows[at]
    tokens = window.tokens[at]
    upper = lexis.capital[tokens] | lexis.initial[tokens]
    cases.add(plain[inside], upper[inside])
    lead = said.lead[of]
    first = window.in_title(at, rows, titled)
    words = bag_of(rows, plain, n)
    title = bag_of(rows[first], plain[first], n)
    return words, title, words if lead.all() else bag_of(rows[lead], plain[lead], n)


def _names(window: Window, n: int) -> Bag:
    """Neighbouring words of a name: "Anna Berg", also across an initial ("Anna B. Berg") and a particle."""
    lexis, size = window.lexis, max(1, len(window.lexis.forms))
    at = np.flatnonzero(lexis.capital[window.tokens] & window.kept)
    named = window.is_(lexis.capital, at + 1)
    across = window.is_(lexis.initial, at + 1) & window.any_of(at + 2, ".") & window.is_(lexis.capital, at + 3)
    particle = window.is_(lexis.particle, at + 1) & window.is_(lexis.capital, at + 2)
    one = np.concatenate([at[named], at[across], at[particle], at[particle] + 1])
    other = np.concatenate([at[named] + 1, at[across] + 3, at[particle] + 1, at[particle] + 2])
    first, second = window.plain(one), window.plain(other)
    good = (first >= 0) & (second >= 0) & (window.rows[one] == window.rows[other])
    return bag_of(window.rows[one[good]], first[good] * size + second[good], n)


def _people(window: Window, n: int) -> tuple[Bag, Bag]:
    """Persons named with their age ("Anna Berg, 34,", "34-year-old Anna Berg"), and the ages given at all."""
    lexis = window.lexis
    digits = lexis.digits[window.tokens]
    at = np.flatnonzero((digits > 0) & (digits <= 2) & window.kept)
    age = lexis.number[window.tokens[at]]
    dash = window.any_of(at + 1, "-", "‑").astype(np.int64)
    years = window.any_of(at + 1 + dash, "year", "years")
    dashed = years & window.any_of(at + 2 + dash, "-", "‑")
    split = years & window.any_of(at + 2 + dash + dashed, "old")
    whole = window.any_of(at + 1 + dash, "year-old", "years-old", "Year-old", "Year-Old")
    old = split | whole
    begin = at + 2 + dash + np.where(split, 1 + dashed, 0)
    run = np.zeros(len(at), dtype=np.int64)
    going = old.copy()
    for ahead in range(4):
        going &= window.is_(lexis.capital, begin + ahead)
        run += going
    back = at - 1
    back = back - window.any_of(back, "(", "[")
    back = back - window.any_of(back, "aged", "age")
    comma = window.any_of(back, ",")
    before = back - comma
    closed = window.any_of(at + 1, ",", ";", ".", ")") | window.is_(lexis.word & (lexis.digits < 0), at + 1)
    named = window.is_(lexis.capital, before) & window.is_(lexis.capital, before - 1) & closed & ~old
    between = comma & window.any_of(at + 1, ",") & ~old
    known = named & window.same_row(before, at)
    later = old & (run >= 2)
    surname = np.concatenate([before[known], (begin + run - 1)[later]])
    holder = np.concatenate([at[known], at[later]])
    form = window.plain(surname)
    good = form >= 0
    ages = np.concatenate([age[known], age[later]])
    people = bag_of(window.rows[holder[good]], form[good] * OLDEST + ages[good], n)
    aged = old | between
    return people, bag_of(window.rows[at[aged]], age[aged], n)


def _days(window: Window, published: Ints, n: int) -> Bag:
    """The days spoken of: dates, and with a publication date also weekdays, yesterday and last night."""
    lexis, tokens = window.lexis, window.tokens
    at = np.flatnonzero((lexis.weekday[tokens] >= 0) & window.kept)
    night = window.where("last", "Last")
    night = night[window.any_of(night + 1, "night")]
    rows = np.concatenate([window.rows[at], window.rows[night]])
    name = np.concatenate([lexis.weekday[tokens[at]], np.full(len(night), 7)])
    day = published[rows]
    back = np.where(name < 7, ((day + 6) % 7 - name) % 7, 1)  # date.fromordinal(1) is a Monday
    known = day > 0
    ordinal = np.where(day > back, day - back, day)
    dated = _dates(window, published)
    rows = np.concatenate([rows[known], np.array([row for row, _ in dated], dtype=np.int64)])
    return bag_of(rows, np.concatenate([ordinal[known], np.array([on for _, on in dated], dtype=np.int64)]), n)


def _dates(window: Window, published: Ints) -> list[tuple[int, int]]:
    """Rows and ordinals of dates: "March 4", "Dec. 24, 2020", "4th of March 2021"."""
    lexis, tokens = window.lexis, window.tokens
    at = np.flatnonzero((lexis.month[tokens] > 0) & window.kept)
    months = lexis.month[tokens[at]]
    place = at + 1
    place = place + window.any_of(place, ".")
    place = place + window.any_of(place, ",")
    after = _small(window, place)
    ending = window.any_of(place + 1, "st", "nd", "rd", "th").astype(np.int64)
    year_after = _year(window, place + 1 + ending)
    place = at - 1
    place = place - window.any_of(place, "of")
    place = place - window.any_of(place, "st", "nd", "rd", "th")
    before = np.where(after > 0, -1, _small(window, place))
    year_before = _year(window, at + 1)
    day = np.where(after > 0, after, before)
    year = np.where(after > 0, year_after, year_before)
    good = np.flatnonzero(day > 0)
    rows = window.rows[at[good]]
    found = (
        (row, _ordinal(y, m, d, on))
        for row, y, m, d, on in zip(
            rows.tolist(), year[good].tolist(), months[good].tolist(), day[good].tolist(), published[rows].tolist()
        )
    )
    return [(row, on) for row, on in found if on > 0]


def _small(window: Window, at: Ints) -> Ints:
    """The day of a month at these places; -1 where none is."""
    lexis = window.lexis
    good = window.is_((lexis.digits > 0) & (lexis.digits <= 2), at)
    found = np.full(len(at), -1, dtype=np.int64)
    found[good] = lexis.number[window.tokens[at[good]]]
    return found


def _year(window: Window, at: Ints) -> Ints:
    """The year at these places, a comma before it or not; -1 where none is."""
    at = at + window.any_of(at, ",")
    good = window.is_(window.lexis.digits == 4, at)
    found = np.full(len(at), -1, dtype=np.int64)
    found[good] = window.lexis.number[window.tokens[at[good]]]
    return found


def _ordinal(year: int, month: int, day: int, published: int) -> int:
    """The ordinal of a date; without a year the one nearest before the publication; 0 where there is no such day."""
    if year < 0 and published <= 0:
        return 0
    try:
        if year >= 0:
            return date(year, month, day).toordinal()
        here = date.fromordinal(published)
        guess = date(here.year, month, day)
        if guess.toordinal() > published + _AHEAD:
            guess = guess.replace(year=guess.year - 1)
        return guess.toordinal()
    except ValueError:
        return 0
