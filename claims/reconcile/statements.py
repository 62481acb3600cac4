"""Statements: equal claims of one origin collapsed into one, with the time it speaks for; and which of them stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from claims.model import Attribution, Basis, Bound, Claim, Figure, Number, State, Tally
from claims.moments import is_moment, parse
from claims.reconcile.mentions import implied, of_others, some_of_them
from claims.reconcile.origins import SourceBook, named, origin
from claims.reconcile.subsets import is_part, present, verified_only
from claims.reconcile.vague import supported
from claims.reconcile.voices import voices
from claims.reconcile.weighing import Weighed, weigh, whole_in_other_words

_LOOSER = (Bound.AT_LEAST, Bound.ABOUT)


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of one origin, with every claim that carries it.

    `part` is true where it counts only some of what the tally counts (children among people, identified among
    reported, "10 more"): it is a lower bound, never a rival. `from_` and `until` are the first and last instant the
    figure speaks for: its as-of, else its first publication by that origin; None where neither is known.
    `weighed` is what every document that carries it leaves to it, beside a total in the document's own voice.
    """

    origin: str
    name: str
    figure: Figure
    claims: tuple[Claim, ...]
    part: bool = False
    from_: datetime | None = None
    until: datetime | None = None
    weighed: Weighed | None = None

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
        """The totals that may be a working figure: a document that states one itself speaks by that.

        All of them where nothing else is left: what spoke for them has itself been replaced since.
        """
        chosen = tuple(
            one for one in self.totals if one.weighed is None or not (one.weighed.spoken_for or one.weighed.settled)
        )
        return chosen if chosen or self.parts else self.totals


def standing(tally: Tally, claims: Sequence[Claim], book: SourceBook, moved: Collection[int] = frozenset()) -> Standing:
    """Sort the claims of a tally: each origin's latest figure stands, earlier ones and who repeats them are history."""
    ordered = sorted(claims, key=lambda claim: claim.id)
    out = set_aside(ordered) | {claim.id for claim in ordered if claim.id in moved}
    out |= {claim.id for claim in other_units([claim for claim in ordered if claim.id not in out], book)}
    moving = [claim for claim in ordered if claim.id not in out]
    found = collapse(tally, moving, book)
    stale = replaced(found)
    gone = {id(old) for old, _ in stale}
    current = [statement for statement in found if id(statement) not in gone]
    return Standing(
        totals=tuple(statement for statement in current if not statement.part),
        parts=tuple(statement for statement in current if statement.part),
        stale=tuple(stale),
        aside=tuple(claim for claim in ordered if claim.id in out),
    )


def set_aside(claims: Sequence[Claim]) -> frozenset[int]:
    """Claims that move no estimate: context, superseded by a link or a state, and figures that say nothing.

    So with what is denied: the denial, and every report that the denying source gave that number.
    """
    struck = {key for claim in claims for key in (claim.supersedes, claim.denies) if key}
    denied = {_assertion(claim) for claim in claims if claim.attribution is Attribution.DENIED and claim.asserted_by}
    return frozenset(
        claim.id
        for claim in claims
        if claim.context
        or claim.attribution is Attribution.DENIED
        or claim.denies is not None
        or claim.state in (State.SUPERSEDED, State.RETRACTED, State.REJECTED)
        or claim.key in struck
        or (claim.asserted_by is not None and _assertion(claim) in denied)
        or claim.figure.says_nothing
    )


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
        groups[(origin(told_by.get(claim.id, claim), book), *same, claim.verification, claim.id in floor)].append(claim)
    return [
        _statement(str(key[0]), members, bool(key[-1]), bounds, named(told_by.get(members[0].id, members[0])))
        for key, members in groups.items()
    ]


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


def replaced(statements: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    """Earlier statements with what took their place: revisions of an origin, and carriers who repeat the old figure.

    A later "dozens" does not take the place of an exact 37 it allows.
    """
    series: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        series[(statement.origin, statement.part, statement.population, statement.first.verification)].append(statement)
    pairs = [(old, new) for members in series.values() if len(members) > 1 for old, new in _revised(members)]
    return pairs + _echoes(statements, pairs)


def _revised(members: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    dated = sorted(
        (member for member in members if member.from_ is not None and member.until is not None),
        key=lambda member: (member.from_, member.until, member.value or 0, member.ids),
    )
    found = []
    for place, old in enumerate(dated):
        later = [new for new in dated[place + 1 :] if old.until < new.from_ and not _only_vaguer(old, new)]  # type: ignore[operator]
        if later:
            found.append((old, later[-1]))
    return found


def _only_vaguer(old: Statement, new: Statement) -> bool:
    """Whether the later words say no other number, only less firmly: "at least 11" after 11, "dozens" after 37."""
    vague = new.figure.bound is Bound.VAGUE
    same = new.value == old.value and old.figure.bound is Bound.EXACT and new.figure.bound in _LOOSER
    return old.value is not None and (same or (vague and (new.figure.least or 0) <= old.value))


def _echoes(
    statements: Sequence[Statement], revised: Sequence[tuple[Statement, Statement]]
) -> list[tuple[Statement, Statement]]:
    """Outlets that name nobody and print a figure an origin has since replaced: they repeat it, however late."""
    old_figures = {_repeated(old): (old, new) for old, new in revised if old.attributed}
    gone = {id(old) for old, _ in revised}
    current = {(s.figure.low, s.figure.best, s.figure.high) for s in statements if s.attributed and id(s) not in gone}
    found = []
    for statement in statements:
        figure = statement.figure
        if statement.attributed or id(statement) in gone or (figure.low, figure.best, figure.high) in current:
            continue
        match = old_figures.get(_repeated(statement))
        if match and match[0].from_ and statement.until and statement.until >= match[0].from_:
            found.append((statement, match[1]))
    return found


def _repeated(statement: Statement) -> tuple[object, ...]:
    """What makes a figure a repetition of another: "some 38" is an outlet's way to print 38."""
    figure = statement.figure
    bound = Bound.EXACT if figure.bound is Bound.ABOUT else figure.bound
    return bound, figure.low, figure.best, figure.high, statement.part, statement.population


def is_series(tally: Tally) -> bool:
    """Whether the tally counts up since a start: its figures grow with as-of and must not fall."""
    return tally.basis is Basis.CUMULATIVE
