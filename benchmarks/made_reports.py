"""A generator of reports for benchmarks of matching: seeded, and set to what was measured on real news.

Measured were 1,704 articles by 581 outlets on 981 incidents, their titles and the first 45 words of their texts. Only
numbers were taken; names, words and sentences are invented (made_events.py, made_sentences.toml). Beside what was
measured stands what 1,704 made reports (seed 7) have; pairs are of reports of one event that fewer than 18 tell.

    events told by 1, 2, 3, 4 reports                   .54 .29 .10 .04     .55 .29 .11 .04
    reports that name a day (weekday or date)           .69                 .49
    ... a street / an age / a person with the age       .27 / .50 / .15     .23 / .43 / .16
    pairs that share a name / a two-word name           .83 / .31           .84 / .34
    ... a word few others have / one of the 4 rarest    .32 / .45           .39 / .47
    ... a number / an age                               .41 / .12           .36 / .18
    ... their outlet                                    .17                 .14
    words in common, of the shorter (median; any two)   .31 (.19)           .30 (.19)
    a first place stated by both / it is the same       .79 / .25           .78 / .23
    a day of the event stated by both / the same        .69 / .62           .72 / .64
    a figure stated by both / the same                  .54 / .74           .52 / .80
    F1 of matching by claims / by Splink on these       .61 / .55           .76 / .70

Also set to what was measured: days from event to report (median 1; .12 after a week, .05 after three months: these tell
what came of it), the share of the largest town (.05), lines of furniture that outlets of one chain share, reports that
take over sentences of others (.14) and whole reprints (.06), first places that are no town. Not measured, but asked of
the generator: one event in a thousand is told by 20 to 200 reports; typing errors in 1 % of names; other spellings of
5 % of towns. How the country grows with the reports, and what a dense one is, stands in made_events.py.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeAlias

from benchmarks.made_events import Event, World, an_event, coined, told_by
from claims.matching.accounts import Account

SENTENCES = Path(__file__).parent / "made_sentences.toml"
_WORDS = 45  # a report's text is cut here, as leads are
_LAGS = ((0.0, 0), (0.37, 0), (0.55, 1), (0.68, 2), (0.80, 3), (0.85, 5), (0.88, 9), (0.90, 14), (0.925, 40),
         (0.95, 89), (0.97, 200), (0.99, 496), (1.0, 900))  # fmt: skip
_FOLLOW_UP = 8  # days from which on a report tells what came of an event
_LOCAL = 0.68  # of reports are by one of three outlets of the place
_REPRINT = 0.06  # of the reports of an event told before
_REWRITE = 0.14  # begin with one to three sentences of another report
_OWN = 0.5  # of the words of an event are its own
_TOPIC = 0.4  # of words in passing are those of the topic
_DATELINE, _DATED = "{TOWN}, {prov} – ", 0.22
_NO_TOWN = 0.08
_SUFFIX = 0.12  # of titles end in the outlet's name
_FURNITURE = 0.16
_TYPO, _SPELT = 0.01, 0.05  # of names: not measured
_DAY_NAMED, _OTHER_DAY = 0.62, 0.12
_PLACE, _TOWN, _AREA = 0.89, 0.46, 0.68  # a place stated; it is the town; ... or its area or province
_DAY, _RIGHT = 0.83, 0.78
_FIGURE, _COUNTED = 0.85, 0.72  # of the reports of an event that is counted at all; of the events
_KNOWN = ((("{victim", "{vlast"), 0.48), (("{suspect", "{slast"), 0.5), (("{street",), 0.4), (("{site",), 0.55),
          (("{official", "{olast"), 0.4))  # fmt: skip
Phrase: TypeAlias = list[str | list[str]]
_CHOICE = re.compile(r"\[([^\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Made:
    """Reports in the order of their keys, and the number of the event each is of."""

    accounts: list[Account]
    events: list[int]


def made_reports(n: int, seed: int = 7, dense: bool = False) -> Made:
    """n reports, of a world that grows with them as real ones do, or of a dense one (made_events.py)."""
    return Made(*map(list, zip(*_reports(n, Random(seed), dense))))


def _reports(n: int, random: Random, dense: bool) -> Iterator[tuple[Account, int]]:
    world = World(n, random, dense)
    frames = _Frames(random)
    made = event = 0
    while made < n:
        size = min(n - made, told_by(random, n))
        teller = _Teller(world, an_event(world, size), frames)
        for at in range(made, made + size):
            yield teller.report(at), event
        made += size
        event += 1


class _Frames:
    """The sentences, cut at their choices and slots."""

    def __init__(self, random: Random) -> None:
        self.random = random
        with SENTENCES.open("rb") as file:
            raw = tomllib.load(file)
        self.kinds: dict[str, list[str]] = raw.pop("kinds")
        self.sorts = {sort: [_cut(line) for line in lines] for sort, lines in raw.items()}

    def one(self, sort: str, unknown: tuple[str, ...] = ()) -> str:
        """A sentence of a sort without unknown slots, its choices made and its slots open."""
        while True:
            phrase = self.random.choice(self.sorts[sort])
            line = "".join(part if isinstance(part, str) else self.random.choice(part) for part in phrase)
            if not any(slot in line for slot in unknown):
                return line


def _cut(line: str) -> Phrase:
    parts: Phrase = []
    for at, part in enumerate(_CHOICE.split(line)):
        parts.append(part.split("|") if at % 2 else part)
    return parts


class _Teller:
    """What reports of one event say."""

    def __init__(self, world: World, event: Event, frames: _Frames) -> None:
        self.world, self.event, self.frames, self.random = world, event, frames, world.random
        self.told: list[Account] = []
        self.lines: list[list[str]] = []
        self.counted = self.random.random() < _COUNTED

    def report(self, at: int) -> Account:
        """The report of this number."""
        random, event = self.random, self.event
        lag = _lag(random)
        local = random.random() < _LOCAL
        outlet = random.choice(event.town.outlets) if local else self.world.any_outlet()
        if self.told and random.random() < _REPRINT:
            title, text = self._reprint(outlet)
        else:
            title, text = self._written(lag, outlet)
        if random.random() < _SUFFIX:
            title = f"{title} - {outlet}"
        published = event.day + timedelta(lag)
        found = Account(
            key=f"document\x1f{at:08}", text=text, title=title, outlet=outlet, published=published.isoformat(),
            documents=(at,), claims=(at,), places=self._place(), days=self._days(lag), figures=self._figures(),
        )  # fmt: skip
        self.told.append(found)
        return found

    def _reprint(self, outlet: str) -> tuple[str, str]:
        before = self.random.choice(self.told)
        words = before.text.split()
        return (before.title or "").split(" - ")[0], " ".join(words[: self.random.randint(len(words) // 2, len(words))])

    def _written(self, lag: int, outlet: str) -> tuple[str, str]:
        random = self.random
        facts = self._facts(lag, outlet)
        later = lag >= _FOLLOW_UP
        unknown = tuple(slot for slots, known in _KNOWN for slot in slots if random.random() >= known)
        one = partial(self.frames.one, unknown=unknown)
        title = self._filled(one("later_titles" if later and random.random() < 0.7 else "titles"), facts)
        lines = [random.choice(self.world.furniture[outlet])] if random.random() < _FURNITURE else []
        if self.lines and random.random() < _REWRITE:
            lines += random.choice(self.lines)[: random.randint(1, 3)]
        else:
            lines.append(self._said(one("later" if later and random.random() < 0.8 else "leads"), facts))
        while sum(len(line.split()) for line in lines) < _WORDS:
            lines.append(self._said(one("more"), facts))
        self.lines.append(lines)
        line = self._filled(_DATELINE, facts) if random.random() < _DATED else ""
        text = line + " ".join(lines)
        return _sentence(title), " ".join(text.split()[:_WORDS])

    def _facts(self, lag: int, outlet: str) -> dict[str, Callable[[], str]]:
        """What fills each slot of one report."""
        random, event, world = self.random, self.event, self.world
        town = event.town.name if random.random() >= _NO_TOWN else ""
        victim = random.choice(event.victims)
        official, olast = random.choice(event.officials)
        name, last = _misspelt(random, victim.name), victim.last
        near = ("the area", event.area, event.town.prov)
        named = _spelt(random, _misspelt(random, town)) if town else random.choice(near)
        police = random.choice(event.town.police)
        street = _misspelt(random, event.street)
        toll = max(1, event.killed + (random.choice((-1, 1, 1, 2)) if random.random() < 0.26 else 0))
        day = self._day(lag)
        cause = random.choice(self.frames.kinds[event.kind])
        who = self.frames.one("who")
        fixed = {
            "town": named, "TOWN": named.upper(), "prov": event.town.prov, "area": event.area, "street": street,
            "house": event.house, "site": event.site, "day": day, "hour": event.hour, "victim": name, "vlast": last,
            "vage": str(victim.age), "suspect": event.suspect.name, "slast": event.suspect.last,
            "sage": str(event.suspect.age), "official": official, "olast": olast, "hospital": event.hospital,
            "police": police, "n": _number(random, toll), "m": _number(random, event.hurt), "word": event.kind,
            "cause": cause, "outlet": outlet,
        }  # fmt: skip
        found: dict[str, Callable[[], str]] = {slot: (lambda said=said: said) for slot, said in fixed.items()}  # type: ignore[misc]
        found |= {
            "own": lambda: random.choice(event.own if random.random() < _OWN else event.topic),
            "any": lambda: random.choice(event.topic) if random.random() < _TOPIC else world.any_word(),
            "passer": lambda: world.person()[0],
            "num": lambda: str(int(random.paretovariate(0.6)) + 1),
        }
        filled = self._filled(who, found)
        return found | {"who": lambda: filled}

    def _said(self, line: str, facts: dict[str, Callable[[], str]]) -> str:
        return _sentence(self._filled(line, facts))

    def _filled(self, line: str, facts: dict[str, Callable[[], str]]) -> str:
        return _SLOT.sub(lambda slot: facts[slot[1]](), line)

    def _day(self, lag: int) -> str:
        """The day as a report names it: often not at all, and at times another."""
        random, event = self.random, self.event
        dice = random.random()
        if dice < _DAY_NAMED and lag < 7:
            return f"on {event.weekday}"
        if dice < _DAY_NAMED:
            return f"on {event.day:%B} {event.day.day}"
        if dice < _DAY_NAMED + _OTHER_DAY:
            return f"on {event.day + timedelta(random.randint(1, 5)):%A}"
        return ""

    def _place(self) -> tuple[str, ...]:
        """The first place that is read from a report: its town, something near, or another altogether."""
        random, town = self.random, self.event.town
        if random.random() >= _PLACE:
            return ()
        dice = random.random()
        if dice < _TOWN:
            return (_spelt(random, _misspelt(random, town.name)),)
        if dice < _AREA:
            return (random.choice((*town.areas[:2], f"{town.name} {town.prov}", f"central {town.name}")),)
        return (random.choice((self.world.surname(), coined(random).title(), random.choice(town.streets))),)

    def _days(self, lag: int) -> tuple[str, ...]:
        random, day = self.random, self.event.day
        if random.random() >= _DAY:
            return ()
        if random.random() < _RIGHT:
            return (day.isoformat(),)
        return ((day + timedelta(random.choice((-7, -1, 1, 1, max(1, lag))))).isoformat(),)

    def _figures(self) -> frozenset[tuple[str, object]]:
        random, event = self.random, self.event
        if not self.counted or random.random() >= _FIGURE:
            return frozenset()
        sort = ("killed", event.killed) if event.killed > 1 else ("injured", event.hurt)
        wrong = random.random() < 0.14
        return frozenset([(sort[0], max(2, sort[1] + (random.randint(1, 9) if wrong else 0)))])


def _lag(random: Random) -> int:
    """Days from an event to a report of it."""
    dice = random.random()
    for (low, first), (high, last) in zip(_LAGS, _LAGS[1:]):
        if dice < high:
            return round(first + (last - first) * (dice - low) / (high - low))
    return _LAGS[-1][1]


def _number(random: Random, n: int) -> str:
    return _NUMBERS[n] if n < len(_NUMBERS) and random.random() < 0.7 else str(n)


def _spelt(random: Random, town: str) -> str:
    """Another transliteration, now and then: a vowel told otherwise."""
    if random.random() >= _SPELT:
        return town
    return town.replace("a", "e", 1) if "a" in town else town.replace("o", "u", 1)


def _misspelt(random: Random, name: str) -> str:
    """A letter dropped, doubled or swapped, now and then."""
    if random.random() >= _TYPO or len(name) < 4:
        return name
    at, kind = random.randint(1, len(name) - 2), random.randrange(3)
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at] + name[at:]
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _sentence(text: str) -> str:
    text = " ".join(text.split()).replace(" ,", ",").replace(" .", ".")
    return text[:1].upper() + text[1:]
