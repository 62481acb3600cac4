"""A report in a few numbers and lines: what an editor sees first, in every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.model import Assessment, Claim, Document, EventReport, Finding, Report, Status
from claims.render.wording import by_itself, date, dates, number, people, span
from claims.report.names import UNNAMED, spelling

_OPEN = frozenset({Status.CONTRADICTION, Status.PENDING, Status.RESOLVED_BUT_CHANGED})
PARTY = " (party to the conflict)"  # behind the chain of a claim whose source is one, by its record
_RANK = {status: place for place, status in enumerate((
    Status.RESOLVED_BUT_CHANGED, Status.CONTRADICTION, Status.PENDING, Status.COMPATIBLE, Status.AGREEMENT,
    Status.RESOLVED, Status.SINGLE_ORIGIN,
))}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counts:
    """What the report holds. `undecided`: tallies that need an editor and have no decision that still stands."""

    events: int
    tallies: int
    contradictions: int
    undecided: int
    decided: int
    without_figure: int


def counts(report: Report) -> Counts:
    """The report in numbers."""
    tallies = [assessed for event in report.events for assessed in event.tallies]
    return Counts(
        events=len(report.events),
        tallies=len(tallies),
        contradictions=sum(one.status is Status.CONTRADICTION for one in tallies),
        undecided=sum(one.status in _OPEN for one in tallies),
        decided=sum(one.status is Status.RESOLVED for one in tallies),
        without_figure=sum(not event.tallies for event in report.events),
    )


def waiting(report: Report) -> list[str]:
    """What is not in the report, one sentence each; empty where nothing waits."""
    drafts, unmatched, withheld = report.drafts_waiting, report.unmatched, report.withheld
    told = []
    if drafts:
        verb = "waits" if drafts == 1 else "wait"
        told.append(f"{people(drafts, 'draft')} {verb} to be checked, and {_are(drafts)} not in this report.")
    if unmatched:
        told.append(f"{people(unmatched, 'accepted claim')} {_are(unmatched)} not matched to an event yet.")
    if withheld:
        reasons = "embargo, background, off the record or protected"
        told.append(f"{people(withheld, 'claim')} {_are(withheld)} withheld ({reasons}) and moved nothing here.")
    return told


def origins(assessed: Assessment) -> str:
    """How many origins there are, as an upper bound since wires go unnamed, and how many of them are parties."""
    told = f"at most {people(assessed.origins_at_most, 'independent origin')}"
    parties = assessed.party_origins
    if not parties:
        return told
    which = "a party" if parties == 1 else "parties"
    return f"{told}, {parties:,} of them {which} to the conflict"


def unchecked(report: Report) -> int:
    """How many claims of the report no person has checked."""
    claims = {
        claim.id for event in report.events for one in event.tallies for claim in one.claims if not claim.checked_by
    }
    return len(claims)


def disputes(report: Report) -> list[tuple[EventReport, Assessment]]:
    """The tallies that need an editor first, most urgent first, with their events."""
    held = [(event, one) for event in report.events for one in event.tallies if len(one.claims) > 1]
    return sorted(held, key=lambda pair: (_RANK[pair[1].status], -pair[1].origins_at_most, pair[0].event.id))


def is_decided(event: EventReport) -> bool:
    """Whether an editor has decided and nothing that needs one is open."""
    decided = any(one.resolution for one in event.tallies)
    return decided and not any(one.status in _OPEN for one in event.tallies)


def ordered(event: EventReport) -> list[Assessment]:
    """The event's tallies, those that need an editor first, those of one origin last; else as they come."""
    return sorted(event.tallies, key=lambda one: _RANK[one.status])


def statements(assessed: Assessment) -> int:
    """How many different things are said: a figure by a speaker counts once, whoever repeats it."""
    said = {(c.asserted_by, c.figure.bound, c.figure.low, c.figure.best, c.figure.high, c.population)
            for c in assessed.claims}  # fmt: skip
    return len(said)


def is_single(assessed: Assessment) -> bool:
    """Whether one claim is all there is, and no editor has decided: there is nothing to set side by side."""
    return len(assessed.claims) == 1 and assessed.resolution is None


def is_alone(assessed: Assessment) -> bool:
    """Whether one origin says one thing, however many carry it, and no editor has decided."""
    return assessed.status is Status.SINGLE_ORIGIN and assessed.resolution is None and statements(assessed) == 1


def stamp(event: EventReport) -> str:
    """UNDECIDED, DECIDED by whom and when, or CHANGED SINCE: what an editor has done about an event."""
    changed = [one for one in event.tallies if one.status is Status.RESOLVED_BUT_CHANGED]
    decided = [one for one in event.tallies if one.resolution is not None]
    if changed:
        return "changed since it was decided"
    if is_decided(event):
        last = max((one.resolution for one in decided if one.resolution), key=lambda each: each.at)
        return f"decided by {last.by}, {date(last.at.strftime('%Y-%m-%dT%H:%M'))} UTC"
    return "undecided" if event.tallies else "toll not established"


def extent(assessed: Assessment) -> str:
    """The range of the current figures in words: "10 to 16 or more"; no figure where nothing stands."""
    estimate = assessed.estimate
    if estimate.low is None and estimate.high is None:
        return "no figure stands" if estimate.best is None else number(estimate.best)
    return span(estimate.low, estimate.high)


def ends(assessed: Assessment) -> list[str]:
    """Who stands at the ends of the range: "lowest: 10 (BBC)", each end in its own words."""
    known = {claim.id: claim for claim in assessed.claims}
    estimate = assessed.estimate
    told = []
    for name, words, ids in (
        ("lowest", estimate.low_words, estimate.low_claims),
        ("highest", estimate.high_words, estimate.high_claims),
    ):
        if words:
            speakers = ", ".join(dict.fromkeys(speaker(known[each]) for each in ids if each in known))
            told.append(f"{name}: {by_itself(words)}" + (f" ({speakers})" if speakers else ""))
    return told


def more(findings: Sequence[Finding]) -> str:
    """The kinds of further relations with their counts: "contradicts: genuine (20), repeats (3)"."""
    kinds = Counter(one.relation.value + (f": {one.cause.value}" if one.cause else "") for one in findings)
    return ", ".join(f"{kind.replace('_', ' ')} ({count:,})" for kind, count in kinds.most_common())


def where_and_when(event: EventReport) -> str:
    """The event's place and dates in a line."""
    parts = [event.event.place or "place not known", dates(event.event.start, event.event.end) or "date not known"]
    return " · ".join(parts)


def every_claim(event: EventReport) -> Iterator[Claim]:
    """The claims of an event's tallies, then of its background."""
    for assessed in event.tallies:
        yield from assessed.claims
    yield from event.background


def documents(event: EventReport) -> dict[int, Document]:
    """The event's documents by their number."""
    return {document.number: document for document in event.documents}


def speaker(claim: Claim) -> str:
    """Who asserts a claim, else who carries it."""
    name = claim.asserted_by or claim.carried_by
    return spelling(name, claim) if name else UNNAMED


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
