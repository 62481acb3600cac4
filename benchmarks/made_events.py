"""Made events: towns, people and words of an invented country, drawn so that few are common and most are rare."""

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
_DAYS = 1000  # the span of all events
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


@dataclass(frozen=True, slots=True)
class Town:
    """A town with what reports of it name."""

    name: str
    prov: str
    areas: tuple[str, ...]
    streets: tuple[str, ...]
    hospital: str
    police: tuple[str, ...]
    official: tuple[str, str]
    outlets: tuple[str, ...]


class World:
    """Names and words for n reports. The more reports, the more of them: by the square root (Heaps' law)."""

    def __init__(self, n: int, random: Random) -> None:
        root = math.sqrt(n)
        self.random = random
        many = int(20 * root)
        self.firsts, self.lasts, self.words = 600, int(200 * root), int(500 * root)
        self.first, self.last = Zipf(self.firsts, 8), Zipf(self.lasts, 40)
        self.word, self.town = Zipf(self.words, 40), Zipf(many, 3)
        self._first = [coined(random, 2, 2).title() for _ in range(self.firsts)]
        self._last = [coined(random, 2, 4).title() for _ in range(self.lasts)]
        self._words = [coined(random, 1, 4) for _ in range(self.words)]
        self.provs = [coined(random, 2, 4).title() for _ in range(_PROVINCES)]
        kinds = ("Post", "Times", "News", "Radio") * max(50, int(root))
        self.outlets = [f"{coined(random).title()} {kind}" for kind in kinds]
        chains = [[self._line() for _ in range(2)] for _ in range(max(8, int(root)))]
        chain = Zipf(len(chains), 4)
        self.furniture = {name: chains[chain(random)] for name in self.outlets}
        self.outlet = Zipf(len(self.outlets), 3)
        self.streets = [self._street() for _ in range(int(10 * root))]
        self.street = Zipf(len(self.streets), 8)
        self.topic = Zipf(int(3 * root), 4)
        self.topics = [[self.any_word() for _ in range(_OF_A_TOPIC)] for _ in range(self.topic.n)]
        self._towns: dict[int, Town] = {}

    def _line(self) -> str:
        """A line that stands on many pages of an outlet."""
        words = [self.any_word() if self.random.random() < 0.6 else self.surname() for _ in range(6)]
        return f"{words[0].title()} the {' '.join(words[1:4])} of {' and '.join(words[4:])}."

    def _street(self) -> str:
        return f"{coined(self.random).title()} {self.random.choice(('Street', 'Avenue', 'Road', 'Drive', 'Lane'))}"

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
            self._towns[rank] = self._founded(rank)
        return self._towns[rank]

    def _founded(self, rank: int) -> Town:
        random = self.random
        at = random.randrange(len(self.provs))
        name = coined(random, 2, 4).title()
        if random.random() < 0.15:  # a compound shares its parts with other towns
            name = f"{random.choice(('New', 'East', 'Saint', 'Port', 'Upper', 'Lake'))} {name}"
        large = max(4, 120 // (rank + 1))
        official = self.person()
        county = f"{self.surname()} County"
        return Town(
            name=name,
            prov=self.provs[at],
            areas=(county, f"{random.choice(('North', 'South', 'West', 'East'))} {name}", county,
                   *(coined(random).title() for _ in range(large // 4))),
            streets=tuple(self.streets[self.street(random)] for _ in range(large)),
            hospital=random.choice((f"{self.surname()} Hospital", f"{name} Medical Center", "hospital")),
            police=("police", "police", "officials", f"{name} police", f"{county} deputies",
                    f"the {name} fire service"),
            official=(f"{random.choice(('Chief', 'Sheriff', 'Mayor', 'Lieutenant'))} {official[0]}", official[1]),
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
        day=date(2013, 1, 1) + timedelta(random.randrange(_DAYS)),
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
        officials=(town.official, *((f"{random.choice(('Captain', 'Doctor', 'Officer'))} {name}", last)
                                    for name, last in (world.person() for _ in range(4 if large else 1)))),
    )  # fmt: skip


def told_by(random: Random, n: int) -> int:
    """How many reports tell an event, among n reports."""
    if random.random() < _LARGE:
        return min(int(_LEAST * random.paretovariate(_TAIL)), max(_LEAST, min(_MOST, n // 200)))
    return random.choices(range(1, len(_SHARES) + 1), _SHARES)[0]
