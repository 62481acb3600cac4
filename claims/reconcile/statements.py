"""Statements: equal claims of one origin collapsed into one, with the time it speaks for; and which of them stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from claims.model import Attribution, Basis, Bound, Claim, Figure, Number, State, Tally
from claims.moments import is_moment, parse
from claims.reconcile import revisions
from claims.reconcile.mentions import implied, of_others, some_of_them
from claims.reconcile.origins import HEADLINE, SourceBook, headline, named, origin
from claims.reconcile.quotes import in_quote
from claims.reconcile.subsets import is_part, present, verified_only
from claims.reconcile.vague import supported
from claims.reconcile.voices import voices
from claims.reconcile.weighing import Weighed, weigh, whole_in_other_words

_WITHDRAWN = "withdrawn"  # the finality of a figure that its source takes back


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of one origin, with every claim that carries it.

    `part` is true where it counts only some of what the tally counts (children among people, identified among
    reported, "10 more"): it is a lower bound, never a rival. `from_` and `until` are the first and last instant the
    figure speaks for: its as-of, else its first publication by that origin; None where neither is known.
    `weighed` is what every document that carries it leaves to it, beside a total in the document's own voice.
    `headed` is true where only headlines have it, above texts that give other numbers: it replaces nothing.
    """

    origin: str
    name: str
    figure: Figure
    claims: tuple[Claim, ...]
    part: bool = False
    from_: datetime | None = None
    until: datetime | None = None
    weighed: Weighed | None = None
    headed: bool = False

    @property
    def ids(self) -> tuple[int, ...]:
        """The claims, by id."""
        return tuple(claim.id for claim in self.claims)

    @property
    def first(self) -> Claim:
        """The claim that speaks for all: the oldest by id."""
        return self.claims[0]

    @property
    def attributed(self) -> bool:
        """Whether somebody is named as asserting it, beyond the outlet that prints it."""
        return any(claim.asserted_by for claim in self.claims)

    @property
    def population(self) -> str:
        """Of whom it counts."""
        return self.first.population

    @property
    def value(self) -> Number | None:
        """The number its words name; a range's low end, and what recorders take a vague word for."""
        return supported(self.figure)[1]

    @property
    def least(self) -> Number | None:
        """The least whole count it supports: 67 for "more than 66", 12 for "dozens"."""
        return supported(self.figure)[0]

    @property
    def vague(self) -> bool:
        """Whether a word stands for the number: "dozens"."""
        return self.figure.bound is Bound.VAGUE


@dataclass(frozen=True, slots=True)
class Standing:
    """The statements of a tally sorted by what they may do.

    `totals` and `parts` are current and move estimates; `stale` are pairs of an earlier statement and the one that
    took its place; `aside` are claims that never move anything (context, denied, superseded, without a number, or
    in another unit than the tally's).
    """

    totals: tuple[Statement, ...]
    parts: tuple[Statement, ...]
    stale: tuple[tuple[Statement, Statement], ...]
    aside: tuple[Claim, ...]

    @property
    def speaking(self) -> tuple[Statement, ...]:
        """The totals that may be a working figure: a document that states one itself speaks by that, and no headline
        above a text that gives another number.

        All of them where nothing else is left: what spoke for them has itself been replaced since.
        """
        chosen = tuple(
            one
            for one in self.totals
            if not one.headed and (one.weighed is None or not (one.weighed.spoken_for or one.weighed.settled))
        )
        return chosen if chosen or self.parts else self.totals


def standing(tally: Tally, claims: Sequence[Claim], book: SourceBook, moved: Collection[int] = frozenset()) -> Standing:
    """Sort the claims of a tally: each origin's latest figure stands, earlier ones and who repeats them are history."""
    ordered = sorted(claims, key=lambda claim: claim.id)
    book = book.within(ordered)
    out = set_aside(ordered) | {claim.id for claim in ordered if claim.id in moved}
    out |= {claim.id for claim in other_units([claim for claim in ordered if claim.id not in out], book)}
    moving = [claim for claim in ordered if claim.id not in out]
    found = collapse(tally, moving, book)
    taken = revisions.taken_back(ordered, found, book)
    stale = [(_statement(new.origin, [old], new.part, {}, named(old)), new) for old, new in taken]
    stale += (repeated := revisions.repeats(taken, found))
    again = {id(old) for old, _ in repeated}
    stale += revisions.replaced([statement for statement in found if id(statement) not in again])
    out -= {old.id for old, _ in taken}
    gone = {id(old) for old, _ in stale}
    current = [statement for statement in found if id(statement) not in gone]
    return Standing(
        totals=tuple(statement for statement in current if not statement.part),
        parts=tuple(statement for statement in current if statement.part),
        stale=tuple(stale),
        aside=tuple(claim for claim in ordered if claim.id in out),
    )


def every(standing: Standing) -> list[Claim]:
    """All claims of the tally, standing or not."""
    told = [claim for statement in (*standing.totals, *standing.parts) for claim in statement.claims]
    return [*told, *(claim for old, _ in standing.stale for claim in old.claims), *standing.aside]


def set_aside(claims: Sequence[Claim]) -> frozenset[int]:
    """Claims that move no estimate: context, superseded by a link or a state, and figures that say nothing.

    So with what is denied, or withdrawn by its source: the denial, and every report that the source gave that number;
    and with a figure that is not in the words quoted for it, which nobody is known to have stated.
    """
    struck = {key for claim in claims for key in (claim.supersedes, claim.denies) if key}
    denied = {_assertion(claim) for claim in claims if _is_disowned(claim) and claim.asserted_by}
    return frozenset(
        claim.id
        for claim in claims
        if claim.context
        or _is_disowned(claim)
        or claim.denies is not None
        or claim.denied_by is not None
        or claim.state in (State.SUPERSEDED, State.RETRACTED, State.REJECTED)
        or claim.key in struck
        or (claim.asserted_by is not None and _assertion(claim) in denied)
        or claim.figure.says_nothing
        or not in_quote(claim)
    )


def _is_disowned(claim: Claim) -> bool:
    """Whether a source says that it did not give the figure, or takes it back."""
    return claim.attribution is Attribution.DENIED or claim.finality == _WITHDRAWN


def _assertion(claim: Claim) -> tuple[object, ...]:
    """Who is said to have stated which number: by it a denial finds what it denies, in whatever document."""
    return claim.asserted_id or claim.asserted_by, claim.figure.stated


def other_units(claims: Sequence[Claim], book: SourceBook) -> list[Claim]:
    """Claims in another unit than the tally's, which is that of most origins: households beside persons, euros beside
    dollars. They are listed and move no estimate; nothing is converted."""
    if len({claim.unit for claim in claims}) < 2:
        return []
    voices: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        voices[claim.unit].add(origin(claim, book))
    main = min(voices, key=lambda unit: (-len(voices[unit]), unit != "person", unit))
    return [claim for claim in claims if claim.unit != main]


def collapse(tally: Tally, claims: Sequence[Claim], book: SourceBook) -> list[Statement]:
    """Equal claims of one origin as one statement; 20,000 claims of one toll are a few dozen statements."""
    here = present(claims)
    floor = {claim.id for claim in claims if is_part(tally, claim, here)}
    if len(floor) == len(claims):
        floor -= {claim.id for claim in claims if verified_only(tally, claim)}
    floor |= {claim.id for claim in claims if implied(claim)} | of_others(claims)
    floor |= some_of_them([claim for claim in claims if claim.id not in floor])
    told_by = voices(claims)
    floor -= whole_in_other_words(claims, floor)
    bounds = weigh(claims, floor)
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        figure = claim.figure
        same = (figure.bound, figure.low, figure.best, figure.high, claim.population, claim.metric)
        source = told_by.get(claim.id, claim)
        apart = source is not claim and source.figure.stated != figure.stated and headline(claim)
        groups[(origin(source, book), *same, claim.verification, apart, claim.id in floor)].append(claim)
    found = []
    for key, members in groups.items():
        headed = bool(key[-2])
        name = HEADLINE if headed else _name(members, told_by)
        found.append(replace(_statement(str(key[0]), members, bool(key[-1]), bounds, name), headed=headed))
    return found


def _name(members: Sequence[Claim], told_by: Mapping[int, Claim]) -> str:
    """Who they are told by: as a text says it rather than a headline or wire copy in capitals."""
    told = [told_by.get(claim.id, claim) for claim in members]
    return named(min(told, key=lambda claim: (headline(claim), (claim.asserted_by or "").isupper(), claim.id)))


def _statement(key: str, members: list[Claim], part: bool, bounds: Mapping[int, Weighed], name: str) -> Statement:
    stated = [span for claim in members if (span := _span(claim.as_of)) is not None]
    printed = [] if stated else [span for claim in members if (span := _span(claim.published)) is not None]
    moment = max(stated) if stated else min(printed, default=None)
    return Statement(
        origin=key,
        name=name,
        figure=members[0].figure,
        claims=tuple(members),
        part=part,
        from_=moment[0] if moment else None,
        until=moment[1] if moment else None,
        weighed=_jointly([bounds.get(claim.id) for claim in members]),
    )


def _jointly(bounds: Sequence[Weighed | None]) -> Weighed | None:
    """What all documents that carry a statement agree to leave to it; a document without an own total leaves all."""
    told = [bound for bound in bounds if bound is not None]
    if not told or len(told) < len(bounds):
        return None
    return Weighed(
        told[0].own,
        low=all(bound.low for bound in told),
        high=all(bound.high for bound in told),
        closes=all(bound.closes for bound in told),
        spoken_for=all(bound.spoken_for for bound in told),
    )


@lru_cache(maxsize=65_536)
def _span(text: str | None) -> tuple[datetime, datetime] | None:
    """The first and last instant of an ISO text; None for none. Remembered: a news day has few distinct ones."""
    return parse(text) if text and is_moment(text) else None


def is_series(tally: Tally) -> bool:
    """Whether the tally counts up since a start: its figures grow with as-of and must not fall."""
    return tally.basis is Basis.CUMULATIVE
