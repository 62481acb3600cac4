"""How figures, times and standings read in every output: one wording for screen, Markdown and HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import Bound
from claims.moments import is_moment
from claims.reconcile import decisions
from claims.reconcile.decisions import since
from claims.report.names import spelling
from claims.vocabulary.terms import metric_label, population_label

if TYPE_CHECKING:
    from claims.model import Assessment, Claim, Estimate, Figure, Number, Resolution

BOUNDS = {
    Bound.EXACT: "{}",
    Bound.AT_LEAST: "at least {}",
    Bound.MORE_THAN: "more than {}",
    Bound.AT_MOST: "at most {}",
    Bound.FEWER_THAN: "fewer than {}",
    Bound.ABOUT: "about {}",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def figure(claim: Claim) -> str:
    """The figure in its own words, else in the bound's."""
    return claim.figure.words or in_words(claim.figure)


def by_itself(words: str) -> str:
    """A figure's own words where its noun does not follow: "no" deaths are "none"."""
    return {"no": "none", "No": "None"}.get(words, words)


def in_words(figure: Figure) -> str:
    """The figure by its bound: "at least 12", "12 to 15", "no figure"."""
    if figure.bound is Bound.NONE:
        return "no figure"
    if figure.bound is Bound.NONE_REPORTED:
        return "none reported"
    if figure.bound in BOUNDS and figure.stated is not None:
        return BOUNDS[figure.bound].format(number(figure.stated))
    return span(figure.low, figure.high)


def span(low: Number | None, high: Number | None) -> str:
    """A range; an end that nobody stated stays open: "12 or more", "up to 30"."""
    if low is None and high is None:
        return "no figure"
    if high is None:
        return f"{number(low)} or more"
    if low is None:
        return f"up to {number(high)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def number(value: Number | None) -> str:
    """A number with thousands told apart, every digit kept."""
    return "" if value is None else f"{value:,}"


def counted(claim: Claim) -> str:
    """What is counted, of whom, and on what basis unless it is this event."""
    return thing(claim.metric, claim.population) + (f" ({claim.basis.value})" if claim.basis != "incident" else "")


def thing(metric: str, population: str) -> str:
    """A metric with its population: "killed, children"; people, and things that are the metric, go without saying."""
    plain = population == "people" or population_label(population) == metric_label(metric)
    return metric_label(metric) + ("" if plain else f", {population_label(population)}")


def when(claim: Claim) -> str:
    """When it happened: the date where one is known, else the text's own words."""
    if claim.occurred_from:
        return dates(claim.occurred_from, claim.occurred_to)
    return claim.when or ""


def dates(start: str | None, end: str | None) -> str:
    """One date or a stretch of them, as precise as they were given."""
    if not start or not end or start == end:
        return date(start or end)
    return f"{date(start)} – {date(end)}"


def date(text: str | None) -> str:
    """An ISO date or date-time of any precision as a reader writes it: "23 Sept 2016, 06:00"; other text as it is."""
    if not text or not is_moment(text):
        return text or ""
    day, _, clock = text.replace(" ", "T").partition("T")
    parts = day.split("-")
    written = [str(int(parts[2]))] if len(parts) > 2 else []
    written += [_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    return " ".join([*written, parts[0]]) + (f", {_clock(clock)}" if clock else "")


def working(estimate: Estimate) -> str:
    """What stands behind the best figure: a named rule, or an editor. Never more than that."""
    if estimate.decided:
        return "figure decided by an editor"
    return f"working figure, rule {estimate.rule.replace('_', ' ')}, no editor has decided"


def decision(resolution: Resolution) -> str:
    """An editor's decision in a line, with the reason; or what is waited for."""
    moment = date(resolution.at.strftime("%Y-%m-%dT%H:%M"))
    if resolution.waiting_for is not None:
        waits = f"left open by {resolution.by}, {moment} UTC, waiting for: {resolution.waiting_for}"
        return f"{waits}. Reason: {resolution.reason}"
    decided = [] if resolution.best is None else [f"best {number(resolution.best)}"]
    if resolution.low is not None or resolution.high is not None:
        decided.append(span(resolution.low, resolution.high))
    return f"decided by {resolution.by}, {moment} UTC: {', '.join(decided) or 'no figure'}. Reason: {resolution.reason}"


def corrected(claim: Claim, act: str, other: Claim | None) -> str:
    """What a correction did to a claim, in a line."""
    named = f"claim {claim.id} ({figure(claim)}, {counted(claim)})"
    by = f"claim {other.id}" if other else "another claim"
    return {
        "retract": f"{named} is retracted: reports and estimates leave it out",
        "deny": f"{named} is denied, by {by}: it is listed and moves nothing",
        "supersede": f"{named} is superseded by {by}: it stays as history and moves nothing",
    }.get(act, f"taken back: {named} is {claim.state.value}")


def changed(assessed: Assessment) -> str:
    """What changed since the decision: "since then: 2 claims came (7, 8)"; empty where nothing did."""
    found = since(assessed.resolution, assessed.claims) if assessed.resolution else None
    return f"since then: {decisions.in_words(found)}" if found else ""


def people(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 draft", "1,200 drafts"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def cause_in_words(cause: str) -> str:
    """A cause as a reader knows it: "as of lag"; the one that nothing explains is called so."""
    return "not explained" if cause == "genuine" else cause.replace("_", " ")


def chain(claim: Claim) -> list[str]:
    """From the source at the far end to the outlet, each name once in a row."""
    names = [claim.asserted_by, *claim.via, claim.carried_by]
    return [
        spelling(name, claim) for before, name in zip([None, *names], names, strict=False) if name and name != before
    ]


def _clock(clock: str) -> str:
    for mark in ("Z", "+", "-"):
        time, found, offset = clock.partition(mark)
        if found:
            return f"{time[:5]} {'UTC' if mark == 'Z' else 'UTC' + mark + offset}"
    return clock[:5] if ":" in clock else f"{clock}:00"
