"""A desk of an invented newsroom: who speaks there, and how a figure gets from a source into a table of claims.

Figures are drawn as tolls come, most of them small: heavy-tailed from 5 to some 20,000. Around what is planted on
purpose the desk writes what every story has: outlets that carry a source's words, hedged and rounded copies, earlier
figures of the same source, a part of the whole, a count of something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from claims.model import Basis, Bound, Cause, Claim, Figure, State

_PLACES = (
    "Arvet",
    "Belmere",
    "Corrin",
    "Dustan",
    "Elvik",
    "Fennmark",
    "Gorsk",
    "Halden",
    "Istra",
    "Jorvale",
    "Kestrel Bay",
)
_SPEAKERS = (
    "Health Ministry", "Civil Defence", "police", "fire service", "Red Lamp Society", "central hospital", "mayor",
    "provincial government", "interior ministry", "coroner", "disaster agency", "Rights Monitor", "harbour authority",
)  # fmt: skip
_OUTLETS = ("Post", "Radio", "Herald", "Courier", "Wire", "Times", "Gazette", "Tribune", "Evening News", "Tracker")
START = date(2031, 1, 1)


@dataclass
class Case:
    """The claims of one event, the cause planted in it, and what besides is true of it.

    `planted` is a cause and the claims (ids) a finding must name to have found it; None in an innocent case. `also` are
    causes that hold besides: three outlets with one ministry's figure are one origin whatever else happened.
    """

    claims: list[Claim] = field(default_factory=list)
    planted: Cause | None = None
    core: frozenset[int] = frozenset()
    also: set[Cause] = field(default_factory=set)
    kind: str = ""


class Desk:
    """One event being reported: claims are added one by one, each in a document of its own unless one is named."""

    def __init__(self, seed: str) -> None:
        self.chance = Random(seed)
        chance = self.chance
        self.place = chance.choice(_PLACES)
        self.case = Case()
        self.day = START + timedelta(chance.randrange(700))
        names = chance.sample(_SPEAKERS, len(_SPEAKERS))
        self._speakers = [f"{self.place} {name}" if chance.random() < 0.5 else name for name in names]
        self._outlets = [f"{chance.choice(_PLACES)} {name}" for name in chance.sample(_OUTLETS, len(_OUTLETS))]
        self.dated = chance.choice(("as_of", "published", "published", "both"))

    def speaker(self) -> str:
        """Somebody who has not spoken yet."""
        return self._speakers.pop()

    def outlet(self) -> str:
        """An outlet that has printed nothing yet."""
        return self._outlets.pop()

    def toll(self, least: int = 5, most: int = 20_000) -> int:
        """A toll: heavy-tailed, and a round number as often as real ones are."""
        while True:
            found = int(least * self.chance.paretovariate(0.55))
            if least <= found <= most:
                return round(found, -1) if self.chance.random() < 0.06 and found > 100 else found

    def precise(self, least: int = 5, most: int = 20_000) -> int:
        """A toll that does not end in a zero, as a count does."""
        found = self.toll(least, most)
        return found if found % 10 else found + self.chance.randint(1, 9)

    def share(self, of: int, low: float, high: float) -> int:
        """A share of a number, at least 1."""
        return max(1, round(of * self.chance.uniform(low, high)))

    def says(self, figure: int | Figure, by: str | None, after: int | None = 0, **more: Any) -> Claim:
        """One claim, `after` so many days from the start (None: nobody says when)."""
        number = len(self.case.claims) + 1
        told = figure if isinstance(figure, Figure) else exact(figure)
        given: dict[str, Any] = {
            "id": number,
            "key": f"key{number}",
            "document": f"document {number}",
            "figure": told,
            "metric": "killed",
            "asserted_by": by,
            "state": State.ACCEPTED,
        }
        claim = Claim(**(given | self.when(after) | more))
        self.case.claims.append(claim)
        return claim

    def when(self, after: int | None) -> dict[str, str]:
        """The dates of a claim, as this desk enters them."""
        if after is None:
            return {}
        day = (self.day + timedelta(after)).isoformat()
        if self.dated == "both":
            return {"as_of": day, "published": (self.day + timedelta(after + self.chance.randint(0, 1))).isoformat()}
        return {self.dated: day}

    def carried(self, claim: Claim, by: str | None = None) -> Claim:
        """Another outlet prints what the claim says, from the same source."""
        number = len(self.case.claims) + 1
        outlet = by or self.outlet()
        copy = replace(claim, id=number, key=f"key{number}", document=f"document {number}", carried_by=outlet)
        self.case.claims.append(copy)
        self.case.also.add(Cause.SAME_ORIGIN)
        return copy

    def plant(self, cause: Cause, *claims: Claim, also: Sequence[Cause] = ()) -> Case:
        """The case as it stands, with the cause that these claims show."""
        self.case.planted, self.case.core = cause, frozenset(claim.id for claim in claims)
        self.case.also.update(also)
        return self.case

    def mess(self, *, dates: bool) -> None:
        """What tables and readings of texts do to every story: columns half filled, texts quoted, days of print that
        differ where the figure's day is not given. `dates` where the case is not about time."""
        chance, claims = self.chance, self.case.claims
        texts = chance.random() < 0.35
        filled = chance.choices(("none", "all", "some"), (60, 28, 12))[0]
        if any(claim.place or claim.includes for claim in claims):
            filled = "none"
        late = chance.randrange(len(claims)) if dates and chance.random() < 0.3 else None
        for at, claim in enumerate(claims):
            more: dict[str, Any] = {}
            if filled == "all" or (filled == "some" and chance.random() < 0.5):
                more["place"] = self.place
            if claim.finality is None and chance.random() < 0.08:
                more["finality"] = "expected_to_rise"
            if at == late and claim.published and not claim.as_of:
                more["published"] = (date.fromisoformat(claim.published) + timedelta(1)).isoformat()
            if texts and claim.quote is None and claim.figure.words:
                more |= self.quoted(claim, at)
            claims[at] = replace(claim, **more)

    def quoted(self, claim: Claim, at: int) -> dict[str, Any]:
        """The claim as read from a text: its sentence and where that stands."""
        words = claim.figure.words
        frame = self.chance.choice(
            ("{} people were killed, officials said", "The toll stands at {} now", "said {} had died")
        )
        return {"quote": frame.format(words), "start": 40 * at, "end": 40 * at + len(words)}

    def around(self, low: Claim, busy: float = 0.5) -> None:
        """What a story has besides, none of it against anything: `low` is the claim of the lowest figure."""
        value = low.figure.stated
        if value is None or low.figure.bound is not Bound.EXACT:
            return
        number, chance = int(value), self.chance
        if chance.random() < busy:
            self.carried(low)
        if chance.random() < busy * 0.6:
            self.hedged(low, at_least(max(1, self.share(number, 0.6, 0.99))))
        if chance.random() < busy * 0.4 and number >= 24:
            self.hedged(low, dozens() if number < 120 else hundreds())
            self.case.also.add(Cause.ROUNDING_OR_VAGUE)
        if chance.random() < busy * 0.4 and number >= 12:
            self.hedged(low, exact(self.share(number, 0.1, 0.4)), population="children")
        if chance.random() < busy * 0.4 and low.metric == "killed":
            self.hedged(low, exact(self.toll(5, 3000)), metric="injured")

    def hedged(self, low: Claim, figure: Figure, **more: Any) -> Claim:
        """Somebody else says less than the claim does, of the same count and day."""
        number = len(self.case.claims) + 1
        same = replace(
            low,
            id=number,
            key=f"key{number}",
            document=f"document {number}",
            figure=figure,
            asserted_by=self.speaker(),
            carried_by=None,
            quote=None,
            note=None,
            includes=(),
            excludes=(),
            verification=None,
            method=None,
            **more,
        )
        self.case.claims.append(same)
        return same


def exact(number: int) -> Figure:
    return Figure(Bound.EXACT, number, number, number, f"{number:,}")


def about(number: int) -> Figure:
    return Figure(Bound.ABOUT, number, number, number, f"about {number:,}")


def at_least(number: int) -> Figure:
    return Figure(Bound.AT_LEAST, number, None, None, f"at least {number:,}")


def more_than(number: int) -> Figure:
    return Figure(Bound.MORE_THAN, number, None, None, f"more than {number:,}")


def up_to(number: int) -> Figure:
    return Figure(Bound.AT_MOST, None, None, number, f"up to {number:,}")


def between(low: int, high: int) -> Figure:
    return Figure(Bound.RANGE, low, None, high, f"{low:,} to {high:,}")


def dozens() -> Figure:
    return Figure(Bound.VAGUE, 24, None, None, "dozens")


def hundreds() -> Figure:
    return Figure(Bound.VAGUE, 200, None, None, "hundreds")


def none_reported() -> Figure:
    return Figure(Bound.NONE_REPORTED, 0, 0, 0, "no casualties were reported")


RUNNING: dict[str, Any] = {"basis": Basis.CUMULATIVE}
