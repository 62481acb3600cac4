"""Made events: towns, people and words of an invented country, drawn so that few are common and most are rare.

How the country grows with the reports is taken from what is known of real ones. In 1,704 news articles (half of them
against all) the towns grew with the articles to the power .81, words written as names .71, streets .84, other words
.46. A public register of the shootings of one country, 2013 to early 2018, holds 240,000 incidents in 12,900 towns, the
largest with 4.5 % of them: seven a day. At that pace the 550,000 events of a million reports are ten years. So:

    towns that can be named, surnames              20 and 200 times the root of the reports: at a million 20,000 and
                                                   200,000 (in the census of 2010 160,000 are borne by a hundred people
                                                   at least, the first thousand by 40 %; here 38 %)
    words                                          12,000 and 59,000
    days from the first to the last event          1,000 at 1,704 reports, 3,650 at a million
    streets of the largest town                    120 and 2,900; of the next half of it, a third, ...; 4 at least
    ... its quarters, hospitals, spokespeople      30 and 200, 1 and 13, 1 and 24
    street names                                   410 and 93,000

so that at a million the largest town has five events a day, where 1,704 reports have one in three weeks. In a dense
world the days and what a town has do not grow: at a million 18 events a day in the largest town, all on its 120 streets
and told by one spokesman. No database is known to be so; it asks how far matching holds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random

_SYLLABLES = (
    "ka", "lo", "mi", "ren", "tas", "vor", "ul", "dem", "shi", "pra", "gol", "nu", "be", "zar", "eth", "yn", "ar", "on",
    "qua", "fel", "dri", "mos", "ne", "ti", "bu", "har", "wen", "sol", "ig", "ost", "lam", "cri",
)  # fmt: skip
_KINDS = ("blast", "fire", "crash", "shooting", "shooting", "shooting", "strike", "strike", "shelling", "flood",
           "collapse", "stabbing", "drowning", "landslide", "stampede")  # fmt: skip
_SHARES = (0.543, 0.290, 0.104, 0.042, 0.012, 0.004, 0.002, 0.001, 0.001)  # events told by 1, 2, 3 ... reports
_LARGE = 0.001  # events that hundreds may tell
_TAIL, _LEAST, _MOST = 1.3, 20, 200
_MEASURED = 1_704  # reports: what the world is set to; beyond, it grows
_DAYS, _LONGER = 1000, 0.203  # the span of all events, and the power of the reports it grows with
_STREETS, _QUARTERED = 120, 0.3  # of the largest town; the power that its quarters grow with
_NAMED, _WORDED = 0.35, -0.25  # powers beyond the root that street names and words grow with
_A_HOSPITAL, _A_SPOKESMAN = 240, 125  # streets for which a town has another one
_PROVINCES = 50
_OF_A_TOPIC = 30  # words that reports of like events use
_SITES = ("Park", "School", "Market", "Church", "Bridge", "Apartments", "Mill", "Hall", "Grocery", "Depot", "Clinic")


class Zipf:
    """Ranks below n, the first ones drawn most: a rank's chance falls with its distance from -q."""

    def __init__(self, n: int, q: float) -> None:
        self.n, self.q, self.span = n, q, math.log((n + q) / q)

    def __call__(self, random: Random) -> int:
        return min(self.n - 1, int(self.q * math.exp(random.random() * self.span) - self.q))


def coined(random: Random, least: int = 2, most: int = 4) -> str:
    """An invented word."""
    return "".join(random.choice(_SYLLABLES) for _ in range(random.randint(least, most)))


def stock(random: Random, n: int, least: int = 2, most: int = 4) -> list[str]:
    """n invented words, no two the same."""
    found: dict[str, None] = {}
    while len(found) < n:
        found[coined(random, least, most)] = None
    return list(found)


@dataclass(frozen=True, slots=True)
class Town:
    """A town with what reports of it name."""

    name: str
    prov: str
    areas: tuple[str, ...]
    streets: tuple[str, ...]
    hospitals: tuple[str, ...]
    police: tuple[str, ...]
    officials: tuple[tuple[str, str], ...]
    outlets: tuple[str, ...]


class World:
    """Names and words for n reports: the more reports, the more of them (Heaps' law)."""

    def __init__(self, n: int, random: Random, dense: bool = False) -> None:
        root = math.sqrt(n)
        times = max(1.0, n / _MEASURED)  # as many reports as were measured
        self.random = random
        self.grown = 1.0 if dense else times
        self.days = int(_DAYS * self.grown**_LONGER)
        many = int(20 * root)
        self.firsts, self.lasts, self.words = 600, int(200 * root), int(290 * root * times**_WORDED)
        self.first, self.last = Zipf(self.firsts, 8), Zipf(self.lasts, 40)
        self.word, self.town = Zipf(self.words, 40), Zipf(many, 3)
        self._first = [name.title() for name in stock(random, self.firsts, 2, 2)]
        self._last = [name.title() for name in stock(random, self.lasts)]
        self._words = stock(random, self.words, 1, 4)
        self._names = [name.title() for name in stock(random, many)]
        self.provs = [coined(random, 2, 4).title() for _ in range(_PROVINCES)]
        kinds = ("Post", "Times", "News", "Radio") * max(50, int(root))
        self.outlets = [f"{coined(random).title()} {kind}" for kind in kinds]
        chains = [[self._line() for _ in range(2)] for _ in range(max(8, int(root)))]
        chain = Zipf(len(chains), 4)
        self.furniture = {name: chains[chain(random)] for name in self.outlets}
        self.outlet = Zipf(len(self.outlets), 3)
        streets = stock(random, int(10 * root * self.grown**_NAMED))
        self.streets = [self._street(name) for name in streets]
        self.street = Zipf(len(self.streets), 8)
        self.topic = Zipf(int(3 * root), 4)
        self.topics = [[self.any_word() for _ in range(_OF_A_TOPIC)] for _ in range(self.topic.n)]
        self._towns: dict[int, Town] = {}

    def _line(self) -> str:
        """A line that stands on many pages of an outlet."""
        words = [self.any_word() if self.random.random() < 0.6 else self.surname() for _ in range(6)]
        return f"{words[0].title()} the {' '.join(words[1:4])} of {' and '.join(words[4:])}."

    def _street(self, name: str) -> str:
        return f"{name.title()} {self.random.choice(('Street', 'Avenue', 'Road', 'Drive', 'Lane'))}"

    def surname(self) -> str:
        """A surname, a common one more often."""
        return self._last[self.last(self.random)]

    def person(self) -> tuple[str, str]:
        """A full name and its surname."""
        last = self.surname()
        return f"{self._first[self.first(self.random)]} {last}", last

    def any_word(self) -> str:
        """A word, a common one more often."""
        return self._words[self.word(self.random)]

    def any_outlet(self) -> str:
        """An outlet that reports from everywhere."""
        return self.outlets[self.outlet(self.random)]

    def a_town(self) -> Town:
        """A town, a large one more often."""
        rank = self.town(self.random)
        if rank not in self._towns:
            self._towns[rank] = self.founded(rank)
        return self._towns[rank]

    def founded(self, rank: int) -> Town:
        """The town of this rank by size, 0 the largest."""
        random = self.random
        at = random.randrange(len(self.provs))
        name = self._names[rank]
        if random.random() < 0.15:  # a compound shares its parts with other towns
            name = f"{random.choice(('New', 'East', 'Saint', 'Port', 'Upper', 'Lake'))} {name}"
        large = max(4, int(_STREETS * math.sqrt(self.grown)) // (rank + 1))
        quarters = int(_STREETS * self.grown**_QUARTERED) // (rank + 1) // 4
        officials = [self.person() for _ in range(1 + large // _A_SPOKESMAN)]
        county = f"{self.surname()} County"
        return Town(
            name=name,
            prov=self.provs[at],
            areas=(county, f"{random.choice(('North', 'South', 'West', 'East'))} {name}", county,
                   *(coined(random).title() for _ in range(max(1, quarters)))),
            streets=tuple(self.streets[self.street(random)] for _ in range(large)),
            hospitals=tuple(
                random.choice((f"{self.surname()} Hospital", f"{name} Medical Center", "hospital"))
                for _ in range(1 + large // _A_HOSPITAL)
            ),
            police=("police", "police", "officials", f"{name} police", f"{county} deputies",
                    f"the {name} fire service"),
            officials=tuple((f"{random.choice(('Chief', 'Sheriff', 'Mayor', 'Lieutenant'))} {name}", last)
                            for name, last in officials),
            outlets=tuple(random.sample(self.outlets[at :: len(self.provs)], 3)),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """A person of an event."""

    name: str
    last: str
    age: int


@dataclass(frozen=True)
class Event:
    """What happened, where, when and to whom; `own` are words that reports of it
    share, `topic` those of reports of like events."""

    town: Town
    kind: str
    day: date
    hour: str
    area: str
    street: str
    house: str
    site: str
    hospital: str
    killed: int
    hurt: int
    victims: tuple[Person, ...]
    suspect: Person
    own: tuple[str, ...]
    topic: list[str]
    officials: tuple[tuple[str, str], ...]

    @cached_property
    def weekday(self) -> str:
        """The day of the week."""
        return f"{self.day:%A}"


def an_event(world: World, size: int) -> Event:
    """An event that `size` reports tell: one that many tell has more dead, people and particulars."""
    random, town = world.random, world.a_town()
    large = size >= _LEAST
    killed = random.choices((0, 1, 2, 3, 4, 5), (485, 394, 48, 37, 20, 16))[0]
    killed = killed + int(random.paretovariate(0.8) * 3) if large else killed

    def person() -> Person:
        return Person(*world.person(), random.randint(1, 79))

    topic = world.topics[world.topic(random)]
    many = 10 if large else 1

    return Event(
        town=town,
        kind=random.choice(_KINDS),
        day=date(2013, 1, 1) + timedelta(random.randrange(world.days)),
        hour=random.choice(("in the morning", "at dawn", "at noon", "in the evening", "overnight", "late at night",
                            f"{random.randint(1, 12)}:{random.randrange(60):02} {random.choice('ap')}.m.")),
        area=random.choice(town.areas),
        street=random.choice(town.streets),
        house=str(random.randint(1, 99) * 100),
        site=f"{world.surname()} {random.choice(_SITES)}",
        killed=killed,
        hurt=min(400, int(random.paretovariate(1.0))),
        victims=tuple(person() for _ in range(max(1, min(killed, 12)))),
        suspect=person(),
        own=(*(world.any_word() for _ in range(4 * many)), *(random.choice(topic) for _ in range(5 * many))),
        topic=topic,
        hospital=random.choice(town.hospitals),
        officials=(random.choice(town.officials), *((f"{random.choice(('Captain', 'Doctor', 'Officer'))} {name}", last)
                                    for name, last in (world.person() for _ in range(4 if large else 1)))),
    )  # fmt: skip


def told_by(random: Random, n: int) -> int:
    """How many reports tell an event, among n reports."""
    if random.random() < _LARGE:
        return min(int(_LEAST * random.paretovariate(_TAIL)), max(_LEAST, min(_MOST, n // 200)))
    return random.choices(range(1, len(_SHARES) + 1), _SHARES)[0]
