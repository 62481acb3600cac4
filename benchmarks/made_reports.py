"""A generator of reports for benchmarks of matching: seeded, described here, made to resemble what a newsroom collects.

Events: a town drawn from a Zipf distribution (large towns have many events, most have one), a street, a cause, a
target, a day within three years, two named people, a toll that grows. Events are told by 1 to 500 reports (a Pareto
tail, mean about 4; none by more than a 200th of all). A report has an outlet (Zipf), a title, a lead with place, day,
toll and source, and up to two more sentences that name street or people. 20 % come weeks later and say "weeks after"
instead of the weekday. 25 % are reprints of an earlier report of the event, word for word, half of them with the desk's
line at the end. 4 % of names have a typing error (a letter dropped, doubled or swapped) and 15 % of towns another
transliteration. A tenth of the published days is off by up to three. Every sentence that is not reprinted ends in words
of its own, two to five from a Zipf-distributed vocabulary of 5,000: no two desks write alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from claims.matching.accounts import Account

_SYLLABLES = (
    "ka", "lo", "mi", "ren", "tas", "vor", "ul", "dem", "shi", "pra", "gol", "nu", "be", "zar", "eth", "yn", "ar", "on",
    "qua", "fel", "dri", "mos", "ne", "ti", "bu", "har", "wen", "sol", "ig", "ost", "lam", "cri",
)  # fmt: skip
_CAUSES = (
    ("blast", "an explosion"), ("fire", "a fire"), ("strike", "an air strike"), ("shelling", "shelling"),
    ("crash", "a crash"), ("flood", "a flood"), ("shooting", "a shooting"), ("stampede", "a stampede"),
    ("collapse", "the collapse of a building"), ("landslide", "a landslide"), ("gas leak", "a gas leak"),
    ("stabbing", "a stabbing"),
)  # fmt: skip
_TARGETS = ("market", "school", "clinic", "bus station", "workshop", "bakery", "apartment block", "depot", "mosque",
            "church", "café", "police station", "family home", "warehouse")  # fmt: skip
_TITLES = ("{n} dead in {town} {word}", "{town} {word}: what we know", "{word} kills {n} in {town}",
           "Grief on {street} after {word}", "Inquiry into {town} {word} opens", "{n} killed as {word} hits {target}",
           "{person} among dead in {town}", "{town}: {n} killed, many hurt in {word}")  # fmt: skip
_LEADS = (
    "{n} people were killed when {cause} hit a {target} on {street} in {town} on {weekday}, {source} said.",
    "At least {n} people died on {weekday} after {cause} at a {target} in {town}, according to {source}.",
    "{source} put the toll of {weekday} at {n}, hours after {cause} on {street} in {town}.",
    "{cause} killed {n} people in {town} on {weekday}, among them {person}, {age}, {source} said.",
)
_LATER = "{weeks} weeks after {cause} in {town} killed {n}, an inquiry heard what happened at the {target} on {street}."
_MORE = (
    "{person}, {age}, had come to the {target} that morning.",
    "Neighbours on {street} said they heard it from far away.",
    "{other}, who lives nearby, helped to carry the wounded.",
    "The {target} had been open for {age} years.",
    "{person} leaves two children.",
    "Officials in {town} promised an inquiry.",
    "Rescue workers searched the {target} through the night.",
)
_DESK = " Reporting by the {outlet} desk."
_SOURCES = ("the health ministry", "police", "the civil defence", "a hospital", "witnesses", "the governor's office")
_LARGEST = 500
_STREET = re.compile(r"([A-Z][a-z]+ Street)")
_PERSON = re.compile(r"([A-Z][a-z]+ (?!Street)[A-Z][a-z]+), \d\d")
_AGE = re.compile(r", (\d\d),")
_TOLL = re.compile(r"\b\d+\b")


@dataclass(frozen=True, slots=True)
class Made:
    """Reports in the order of their keys, and the number of the event each is of."""

    accounts: list[Account]
    events: list[int]


def made_reports(n: int, seed: int = 7) -> Made:
    """n reports."""
    return Made(*map(list, zip(*_reports(n, np.random.default_rng(seed)))))


def told_columns(account: Account) -> dict[str, str | None]:
    """What simple patterns find in a report: the columns a record linkage tool compares."""
    said = f"{account.title}. {account.text}"
    causes = [word for word, cause in _CAUSES if word in said.lower() or cause in said.lower()]
    targets = [target for target in _TARGETS if target in said]
    person = _PERSON.search(account.text)
    street, toll, age = _STREET.search(said), _TOLL.search(said), _AGE.search(account.text)
    return {
        "town": account.places[0] if account.places else None,
        "day": account.days[0] if account.days else None,
        "published": account.published,
        "cause": causes[0] if causes else None,
        "target": targets[0] if targets else None,
        "street": street[1] if street else None,
        "person": person[1] if person else None,
        "age": age[1] if age else None,
        "toll": toll[0] if toll else None,
    }


def _reports(n: int, random: np.random.Generator) -> Iterator[tuple[Account, int]]:
    towns = _names(random, max(50, n // 20))
    kinds = ["Post", "Times", "Herald", "Radio"] * 500
    outlets = [f"{name} {kind}" for name, kind in zip(_names(random, 2_000), kinds)]
    fillers = [name.lower() for name in _names(random, 5_000)]
    made = event = 0
    while made < n:
        size = min(n - made, _LARGEST, max(20, n // 200), int(random.pareto(1.15) + 1))
        for account in _event(random, towns, outlets, fillers, size, made):
            yield account, event
        made += size
        event += 1


def _event(
    random: np.random.Generator, towns: list[str], outlets: list[str], fillers: list[str], size: int, first: int
) -> Iterator[Account]:
    town = towns[_zipf(random, len(towns))]
    word, cause = _CAUSES[random.integers(len(_CAUSES))]
    day = date(2021, 1, 1) + timedelta(int(random.integers(1000)))
    street = f"{_name(random)} Street"
    person, other = (f"{_name(random)} {_name(random)}" for _ in range(2))
    toll, target = int(random.pareto(1.0) * 2) + 2, _TARGETS[random.integers(len(_TARGETS))]
    age = str(random.integers(18, 80))
    facts = {"word": word, "cause": cause, "target": target, "weekday": f"{day:%A}", "age": age}
    told: list[tuple[str, str, str]] = []
    for at in range(first, first + size):
        outlet = outlets[_zipf(random, len(outlets))]
        weeks = int(random.integers(3, 12)) if random.random() < 0.2 else 0
        if told and random.random() < 0.25:
            title, text, named = told[random.integers(len(told))]
            text += _DESK.format(outlet=outlet) if random.random() < 0.5 else ""
        else:
            named = _misspelt(random, _spelt(random, town))
            here = {
                "town": named, "street": _misspelt(random, street),
                "person": _misspelt(random, person), "other": _misspelt(random, other),
                "n": str(toll + int(random.integers(0, 3))), "source": _SOURCES[random.integers(len(_SOURCES))],
                "weeks": str(weeks), **facts,
            }  # fmt: skip
            lead = _LATER if weeks else _LEADS[random.integers(len(_LEADS))]
            more = [_MORE[i] for i in random.integers(len(_MORE), size=int(random.integers(0, 3)))]
            text = " ".join(_own(random, line.format(**here), fillers) for line in (lead, *more))
            title = _sentence(_TITLES[random.integers(len(_TITLES))].format(**here))
            told.append((title, text, named))
        late = weeks * 7 + int(random.integers(0, 2))
        late += int(random.integers(-3, 4)) if random.random() < 0.1 else 0
        yield Account(
            key=f"document\x1f{at:08}", text=text, title=title, outlet=outlet, places=(named,),
            published=(day + timedelta(late)).isoformat(), documents=(at,), claims=(at,),
            days=() if weeks else (day.isoformat(),), figures=frozenset([("killed", toll)]),
        )  # fmt: skip


def _zipf(random: np.random.Generator, n: int) -> int:
    """A rank with a probability that falls with its inverse (log-uniform)."""
    return min(n - 1, int(np.exp(random.random() * np.log(n + 1))) - 1)


def _name(random: np.random.Generator) -> str:
    return "".join(_SYLLABLES[i] for i in random.integers(len(_SYLLABLES), size=int(random.integers(2, 5)))).title()


def _names(random: np.random.Generator, n: int) -> list[str]:
    return [_name(random) for _ in range(n)]


def _spelt(random: np.random.Generator, town: str) -> str:
    """Another transliteration, now and then: a vowel told otherwise."""
    if random.random() >= 0.15:
        return town
    return town.replace("a", "e", 1) if "a" in town else town.replace("o", "u", 1)


def _misspelt(random: np.random.Generator, name: str) -> str:
    if random.random() >= 0.04 or len(name) < 4:
        return name
    at, kind = int(random.integers(1, len(name) - 1)), int(random.integers(3))
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at] + name[at:]
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _own(random: np.random.Generator, sentence: str, fillers: list[str]) -> str:
    """The sentence with words of its own."""
    words = " ".join(fillers[_zipf(random, len(fillers))] for _ in range(int(random.integers(2, 6))))
    return f"{_sentence(sentence[:-1])}, {words}."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
