"""Claims of an event to tallies: metric × population × basis × scope."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.matching.labels import kind_of, scope_words, tally_label
from claims.matching.places import bare_place, same_place
from claims.matching.scopes import Stretch, plainly, stretch, stretch_words
from claims.model import Basis, Claim, Scope, Tally
from claims.vocabulary.terms import metrics, population_within

MAIN = frozenset({"people", "civilians"})
NOT_PERSONS = frozenset({"families", "households"})
_PASSAGE = 400  # characters within which one source's two places are set against one another


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A tally as the claims call for it, before it has an id. `claims` may be none: its parts then speak for it."""

    label: str
    metric: str
    population: str
    basis: Basis
    scope: Scope
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where and when of one claim, as the event's claims together tell scopes apart."""

    words: str = ""
    place: str | None = None


def plan(claims: Sequence[Claim]) -> list[Planned]:
    """The tallies of one event's claims. Context claims form none; the order of the claims does not matter."""
    own = sorted((claim for claim in claims if not claim.context), key=lambda claim: claim.key)
    found: list[Planned] = []
    for (_, _), group in sorted(_by_metric(own).items()):
        scoped = scopes_of(group)
        for where, members in _grouped(group, scoped):
            found += _populations(where, members)
    return found


def parts_of(tally: Tally, claims: Iterable[Claim], siblings: Iterable[Tally] = ()) -> list[Claim]:
    """The event's claims that enter a tally as parts: same metric, basis and scope, of a narrower population.

    "Six children" and "a man" enter the people killed as lower bounds. `claims` are those of the tally's event, or
    some of them (the accepted ones). `siblings` are the event's tallies: they hold the scope that all claims together
    gave each; without them scopes are told from the claims given.
    """
    if tally.population not in MAIN:
        return []
    group = [
        claim for claim in claims
        if claim.metric == tally.metric and claim.basis is tally.basis and not claim.context
    ]  # fmt: skip
    scopes = {one.id: scope_words(one) for one in siblings if one.metric == tally.metric and one.basis is tally.basis}
    told = {} if scopes else scopes_of(sorted(group, key=lambda claim: claim.key))
    wanted = scope_words(tally)
    return [
        claim
        for claim in group
        if claim.tally != tally.id and _is_part(claim.population, tally.population)
        and (scopes.get(claim.tally or 0) == wanted if scopes else _label(tally, told[claim.id]) == tally.label)
    ]  # fmt: skip


def _label(tally: Tally, where: _Place) -> str:
    return tally_label(tally.metric, tally.population, tally.basis, place=where.place, words=where.words)


def scopes_of(claims: Sequence[Claim]) -> dict[int, _Place]:
    """For each claim (of one metric and basis) the scope it is told apart by, the empty one for the event's own."""
    if claims and claims[0].basis is not Basis.INCIDENT:
        return _periods(claims)
    if len(claims) == 1:
        return {claims[0].id: _Place()}
    times = _times(claims)
    places = _places(claims)
    return {claim.id: _Place(times.get(claim.id, ""), places.get(claim.id)) for claim in claims}


def _periods(claims: Sequence[Claim]) -> dict[int, _Place]:
    """Counts over a period or since a start: each stretch its own, in its commonest words."""
    stretches: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        stretches[stretch_words(claim)].append(claim)
    named = [(_Place(_words(members) if words else ""), members) for words, members in stretches.items()]
    return {claim.id: where for where, members in named for claim in members}


def _by_metric(claims: Iterable[Claim]) -> dict[tuple[str, str], list[Claim]]:
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[(claim.metric, claim.basis.value)].append(claim)
    return groups


def _grouped(claims: Iterable[Claim], scoped: dict[int, _Place]) -> list[tuple[_Place, list[Claim]]]:
    groups: dict[_Place, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[scoped[claim.id]].append(claim)
    return sorted(groups.items(), key=lambda item: (item[0].words, item[0].place or ""))


def _times(claims: Sequence[Claim]) -> dict[int, str]:
    """The words of the stretch for claims of stretches that are set against one another."""
    told = {claim.id: found for claim in claims if (found := stretch(claim)) is not None}
    if len(set(told.values())) < 2:
        return {}
    spans: dict[Stretch, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.id in told:
            spans[told[claim.id]].append(claim)
    groups: list[tuple[Stretch, list[Claim]]] = []
    for span in sorted(spans, key=_order):
        meeting = [group for group in groups if group[0].meets(span)]
        if len(meeting) == 1:
            meeting[0][1].extend(spans[span])
        elif not meeting:
            groups.append((span, list(spans[span])))
    apart = _apart(groups)
    worded = {claim.id: words for _, words, members in apart for claim in members}
    if apart:
        _, words, members = max(apart, key=lambda told: (len({claim.document for claim in told[2]}), told[0].start))
        worded |= dict.fromkeys(_undated(claims, told.keys(), members, apart), words)
    return worded


def _undated(
    claims: Sequence[Claim], told: Collection[int], main: list[Claim], apart: Sequence[tuple[Stretch, str, list[Claim]]]
) -> Iterator[int]:
    """The claims that name no time, and are of the main one: no other is near it, or its figure alone is theirs."""
    span = next(span for span, _, members in apart if members is main)
    others = [members for other, _, members in apart if members is not main and other.near(span)]
    figures = {claim.figure.stated for claim in main} - {claim.figure.stated for each in others for claim in each}
    for claim in claims:
        if claim.id not in told and (not others or claim.figure.stated in figures):
            yield claim.id


def _order(span: Stretch) -> tuple[object, ...]:
    return (not span.dated, span.length, span.start)


def _apart(groups: Sequence[tuple[Stretch, list[Claim]]]) -> list[tuple[Stretch, str, list[Claim]]]:
    """The groups whose stretch is set against another, with the words for it."""
    told = [
        (span, {claim.document for claim in members}, {claim.asserted_by for claim in members})
        for span, members in groups
    ]
    return [
        (span, _words(members), members)
        for at, (span, members) in enumerate(groups)
        if any(_contrasted(told[at], other) for place, other in enumerate(told) if place != at)
    ]


def _contrasted(
    one: tuple[Stretch, set[str], set[str | None]], other: tuple[Stretch, set[str], set[str | None]]
) -> bool:
    """Whether one source tells the two stretches apart, or two documents do by day or part of a day."""
    if not one[0].near(other[0]):
        return False
    return len(one[1]) > 1 or one[1] != other[1] or not one[2].isdisjoint(other[2])


def _words(claims: Sequence[Claim]) -> str:
    """The commonest words for the stretch, else its date."""
    said = Counter(plainly(claim.when) for claim in claims if claim.when)
    if said:
        return min(said, key=lambda words: (-said[words], words))
    return min(" to ".join(filter(None, (claim.occurred_from, claim.occurred_to))) for claim in claims)


def _places(claims: Sequence[Claim]) -> dict[int, str]:
    """The place for claims where one source, in one passage, gives another figure for another place."""
    placed = [claim for claim in claims if claim.place and claim.part_of is None and claim.start is not None]
    told: dict[int, str] = {}
    by_source: dict[tuple[str, str | None, str], list[Claim]] = defaultdict(list)
    for claim in placed:
        by_source[(claim.document, claim.asserted_by, claim.population)].append(claim)
    for group in by_source.values():
        for at, one in enumerate(group):
            for other in group[at + 1 :]:
                if _set_against(one, other):
                    told.setdefault(one.id, bare_place(one.place or ""))
                    told.setdefault(other.id, bare_place(other.place or ""))
    names = sorted(set(told.values()), key=lambda name: (len(name), name))
    joined = {name: next(first for first in names if same_place(first, name)) for name in names}
    found = {number: joined[name] for number, name in told.items()}
    for claim in placed:
        if claim.id not in found:
            same = [name for name in dict.fromkeys(joined.values()) if same_place(name, claim.place)]
            if len(same) == 1:
                found[claim.id] = same[0]
    return found


def _set_against(one: Claim, other: Claim) -> bool:
    return (
        abs((one.start or 0) - (other.start or 0)) < _PASSAGE
        and one.figure.stated != other.figure.stated
        and not same_place(one.place, other.place)
    )


def _populations(where: _Place, claims: Sequence[Claim]) -> list[Planned]:
    """One tally a population; people and civilians are one, and exist for casualties though only parts are claimed.

    That holds for each basis by itself: members killed since a start are a part of the people killed since then, and
    never of the people killed in this event.
    """
    metric, basis = claims[0].metric, claims[0].basis
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups["people" if claim.population in MAIN else claim.population].append(claim)
    term = metrics().get(metric)
    if term is None or term.counts != "people":
        groups = _same_kinds(groups)
    implied = term is not None and term.casualty
    if implied and any(_is_part(name, "people") for name in groups):
        groups.setdefault("people", [])
    return [
        Planned(
            label=tally_label(metric, name, basis, place=where.place, words=where.words),
            metric=metric,
            population=name,
            basis=basis,
            scope=_scope(where, members or claims),
            claims=tuple(claim.id for claim in members),
        )
        for name, members in ((_main(name, members), members) for name, members in sorted(groups.items()))
    ]


def _main(name: str, claims: Sequence[Claim]) -> str:
    return "civilians" if name == "people" and claims and all(c.population == "civilians" for c in claims) else name


def _is_part(population: str, whole: str) -> bool:
    if population in MAIN or population in NOT_PERSONS:
        return False
    if whole == "civilians" and population_within(population, "combatants"):
        return False  # nobody is both
    return whole == "people" or population_within(population, whole) or population_within(population, "people")


def _same_kinds(groups: dict[str, list[Claim]]) -> dict[str, list[Claim]]:
    """Things of one kind under two nouns are one count where a figure is the same: offices and bases."""
    kept: dict[str, list[Claim]] = {}
    for name in sorted(groups, key=lambda name: (-len(groups[name]), name)):
        figures = {claim.figure.stated for claim in groups[name]} - {None}
        into = next(
            (
                other for other, members in kept.items()
                if kind_of(other) is not None and kind_of(other) == kind_of(name)
                and figures & {claim.figure.stated for claim in members}
            ),
            name,
        )  # fmt: skip
        kept.setdefault(into, []).extend(groups[name])
    return kept


def _scope(where: _Place, claims: Sequence[Claim]) -> Scope:
    """Where and when the claims say: the scope told apart, else the commonest place and the ends of their dates."""
    places = Counter(claim.place for claim in claims if claim.place)
    place = where.place or bare_place(min(places, key=lambda name: (-places[name], name))) if places else None
    starts = [claim.occurred_from for claim in claims if claim.occurred_from]
    ends = [claim.occurred_to or claim.occurred_from for claim in claims if claim.occurred_to or claim.occurred_from]
    return Scope(place, min(starts, default=None), max((end for end in ends if end), default=None))
