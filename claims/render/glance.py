"""One event at a glance: its toll's ends and who stands there, why they differ, who the dead were, what warns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.model import Assessment, Claim, Estimate, EventReport, Finding, Relation, Report, Status
from claims.render import summary
from claims.render.figure_chart import Role, role_of
from claims.render.wording import by_itself, date, figure, people
from claims.vocabulary.terms import metric_label, population_label

_WHOLE = ("people", "civilians")
_DIFFER = (Relation.CONTRADICTS, Relation.UPDATES, Relation.NOT_COMPARABLE)
_MOST = 6  # lines a group may take of the first screen


@dataclass(frozen=True, slots=True)
class End:
    """One end of the current figures, in its own words, with who says so and when."""

    name: str
    words: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Glance:
    """What an editor must see first. `toll` is the count that the ends and the reason speak of; None without one."""

    toll: Assessment | None
    ends: tuple[End, ...]
    why: str
    undisputed: tuple[str, ...]
    dead: tuple[str, ...]
    warnings: tuple[str, ...]


def glance(event: EventReport, report: Report) -> Glance:
    """The first screen of a report on one event, as far as its claims tell."""
    toll = main_toll(event)
    return Glance(
        toll=toll,
        ends=tuple(_ends(toll)) if toll else (),
        why=_why(toll) if toll else "",
        undisputed=tuple(
            f"{one.tally.label}: {summary.extent(one)}" for one in event.tallies if one.status is Status.AGREEMENT
        )[:_MOST],
        dead=tuple(dict.fromkeys(_dead(event, toll)))[:_MOST],
        warnings=tuple(_warnings(event, report)),
    )


def main_toll(event: EventReport) -> Assessment | None:
    """The count of all the dead with most claims; of an event without one, the count that most needs an editor."""
    tolls = [one for one in event.tallies if one.tally.metric == "killed" and one.tally.population in _WHOLE]
    if tolls:
        return max(tolls, key=lambda one: (len(one.claims), -one.tally.id))
    return next(iter(summary.ordered(event)), None)


def _ends(toll: Assessment) -> Iterator[End]:
    """Both ends of the estimate; where an end is open, the furthest figure stated on that side, if it is another."""
    known = {claim.id: claim for claim in toll.claims}
    estimate = _stated(toll)
    low = [known[each] for each in estimate.low_claims if each in known]
    high = [known[each] for each in estimate.high_claims if each in known]
    if estimate.low_words:
        yield _end("lowest", estimate.low_words, low)
    if estimate.high_words:
        yield _end("highest", estimate.high_words, high)
    elif (furthest := _furthest(toll)) and furthest.id not in estimate.low_claims:
        yield _end("highest", figure(furthest), [furthest])


def _stated(toll: Assessment) -> Estimate:
    """The range that sources state, also where an editor has decided on another."""
    return toll.rules.get("range", toll.estimate) if toll.estimate.decided else toll.estimate


def _end(name: str, words: str, held: Sequence[Claim]) -> End:
    moments = [moment for claim in held if (moment := claim.as_of or claim.published)]
    who = ", ".join(dict.fromkeys(map(summary.speaker, held)))
    return End(name, by_itself(words), who, date(max(moments)) if moments else "")


def _furthest(toll: Assessment) -> Claim | None:
    """The current claim of the whole with the greatest figure."""
    roles = role_of(toll)
    current = [c for c in toll.claims if roles[c.id] in (Role.CURRENT, Role.RIVAL) and c.figure.stated is not None]
    return max(current, key=lambda claim: claim.figure.stated or 0, default=None)


def _why(toll: Assessment) -> str:
    """The finding between the two ends, else the first difference: a rival before a revision."""
    differing = [found for found in toll.findings if found.relation in _DIFFER and found.cause]
    low, high = set(_stated(toll).low_claims), set(_stated(toll).high_claims)

    def rank(found: Finding) -> tuple[bool, int, float]:
        between = bool(low & set(found.claims) and high & set(found.claims))
        return (not between, _DIFFER.index(found.relation), -found.strength)

    return min(differing, key=rank).explanation if differing else ""


def _dead(event: EventReport, toll: Assessment | None) -> Iterator[str]:
    for one in event.tallies:
        for claim in one.claims:
            if claim.metric == "killed" and claim.population not in _WHOLE:
                yield f"{population_label(claim.population)}: {figure(claim)} ({summary.speaker(claim)})"
            elif claim.metric == "killed" and claim.verification == "identified":
                yield f"identified: {figure(claim)} ({summary.speaker(claim)})"
    for one in event.tallies:
        if one.tally.metric == "missing":
            yield f"{metric_label('missing')}: {summary.extent(one)}"
    for claim in toll.claims if toll else ():
        if claim.finality == "expected_to_rise":
            yield f"expected to rise, as {summary.speaker(claim)} has it"


def _warnings(event: EventReport, report: Report) -> Iterator[str]:
    unread = summary.unchecked(report)
    held = {claim.id for claim in summary.every_claim(event)}
    if unread:
        whole = f"{people(unread, 'claim')} of {len(held):,}"
        yield f"{whole} {'was' if unread == 1 else 'were'} read by a program and checked by no person."
    yield from summary.waiting(report)


def one_statement(claim: Claim) -> str:
    """A count's only statement in a line: "two (Syrian Observatory for Human Rights)"."""
    return f"{by_itself(figure(claim))} ({summary.speaker(claim)})"
