"""The report on the screen: as wide as the terminal, plain where it is piped, colour only where it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claims.model import Assessment, Claim, EventReport, Report, Status
from claims.render import definitions, summary
from claims.render.bars import bars
from claims.render.figure_chart import TOLD, Role, role_of
from claims.render.glance import one_statement
from claims.render.paragraph import one_line, put, told
from claims.render.passage import passage
from claims.render.safe import visible
from claims.render.statuses import COLOURS, STATUSES
from claims.render.wording import (
    cause_in_words,
    chain,
    changed,
    counted,
    date,
    decision,
    figure,
    number,
    people,
    span,
    thing,
    working,
)
from claims.report.names import UNNAMED

if TYPE_CHECKING:
    from rich.console import Console


def draw(report: Report, console: Console) -> None:
    """The whole report."""
    counts = summary.counts(report)
    head = ", ".join(
        (
            people(counts.events, "event"),
            people(counts.contradictions, "contradiction"),
            f"{counts.undecided:,} undecided",
            f"{counts.decided:,} decided by an editor",
        )
    )
    _say(console, Text("DISCREPANCY REPORT", style="bold"))
    _say(console, Text(head))
    for waits in summary.waiting(report):
        _say(console, Text(f"! {waits}", style="yellow"))
    if unread := summary.unchecked(report):
        _say(console, Text(f"! {people(unread, 'claim')} read by a program, checked by no person.", style="yellow"))
    for event in report.events:
        _say(console, "")
        draw_event(event, console)
    if not report.events:
        _say(console, Text("nothing to report: accept drafts, run `claims match`, and make the report again"))
    _definitions(report, console)
    moment = date(report.generated_at.strftime("%Y-%m-%dT%H:%M"))
    _say(console, Text(f"made {moment} UTC, database state {(report.state or 'none')[:16]}", style="dim"))


def draw_event(event: EventReport, console: Console) -> None:
    """One event with all its tallies."""
    console.rule(style="dim")
    _say(console, _t(event.event.label, "bold").append(f"  event:{event.event.id}", "not bold dim"))
    _say(console, _t(f"{summary.where_and_when(event)} · {people(len(event.documents), 'document')}", "dim"))
    _say(console, Text(summary.stamp(event).upper(), style="bold"))
    if event.line:
        _say(console, "")
        _say(console, _t(event.line, "italic"), indent=2)
    for found in event.across:
        _say(console, _t(f"· {found.explanation}"))
    alone = [assessed for assessed in event.tallies if summary.is_alone(assessed)]
    for assessed in summary.ordered(event):
        if not summary.is_alone(assessed):
            _say(console, "")
            draw_tally(assessed, event, console)
    if alone:
        _say(console, "")
        _say(console, Text("one origin only", style=COLOURS[Status.SINGLE_ORIGIN]))
        for assessed in alone:
            _alone(assessed, console)
    if not event.tallies:
        _say(console, Text("toll not established: no accepted claim holds a figure"))
    if event.background:
        _say(console, "")
        _say(console, Text("background, other stories in the same documents", style="dim"))
        for claim in event.background:
            words = f"{figure(claim)} {counted(claim)}, {summary.speaker(claim)}"
            _say(console, _t(f"  {claim.id}  {words}", "dim"))


def draw_tally(assessed: Assessment, event: EventReport, console: Console) -> None:
    """One tally: status, range, findings, the ranges drawn, and every claim in its words."""
    tally = assessed.tally
    head = _t(tally.label, "bold").append(f"  {STATUSES[assessed.status]}", COLOURS[assessed.status])
    _say(console, head.append(f"  tally:{tally.id}", "not bold dim"))
    counted = f"{people(assessed.carriers, 'carrier')}, {summary.origins(assessed)}"
    _say(console, _t(f"{thing(tally.metric, tally.population)} · {counted}", "dim"))
    if assessed.resolution:
        _say(console, _t(decision(assessed.resolution), "bold"))
    if since := changed(assessed):
        _say(console, _t(since, "bold red"))
    estimate = assessed.estimate
    best = f"  {number(estimate.best)}: {working(estimate)}" if estimate.best is not None else ""
    _say(console, Text(summary.extent(assessed), style="bold").append(best, "not bold"))
    if ends := summary.ends(assessed):
        _say(console, _t(" · ".join(ends), "dim"))
    for line in bars(assessed, console.width):
        console.print(_t(line), soft_wrap=False, no_wrap=True, overflow="ellipsis")
    for found in assessed.findings:
        why = f": {cause_in_words(found.cause.value)}" if found.cause else ""
        words = _t(f"{found.relation.value.replace('_', ' ')}{why}. ", "bold").append(
            visible(found.explanation), "not bold"
        )
        _say(console, words, indent=2)
    roles, papers = role_of(assessed), summary.documents(event)
    for claim in assessed.claims:
        paper = papers.get(claim.document_id or 0)
        entry = _claim(claim, roles[claim.id], paper.text if paper else "", party=claim.id in assessed.parties)
        _say(console, entry, indent=2)
    rules = [
        f"{name.replace('_', ' ')} {span(rule.low, rule.high)}, {number(rule.best) or '–'}"
        for name, rule in assessed.rules.items()
    ]
    if rules and summary.statements(assessed) > 1:
        _say(console, _t(f"rules: {'; '.join(rules)}", "dim"))


def _alone(assessed: Assessment, console: Console) -> None:
    """A count that one origin gives, in a line."""
    line = told(f"{assessed.tally.label}:").append(" ").append(one_line(one_statement(assessed.claims[0])), "bold")
    if len(assessed.claims) > 1:
        line.append(f", {people(len(assessed.claims), 'time')}", "not bold")
    put(console, line.append(f"  tally:{assessed.tally.id}", "not bold dim"), indent=2, hang=2)


def _claim(claim: Claim, role: Role, text: str, *, party: bool) -> Text:
    said = passage(claim.quote, claim.figure.words, text=text, start=claim.start, end=claim.end)
    line = _t(f"{claim.id}  ", "dim").append(visible(figure(claim)), "bold")
    line.append(TOLD.get(role, ""), "not bold").append(
        f"  {visible(' → '.join(chain(claim)) or UNNAMED)}{summary.PARTY if party else ''}", "not bold"
    )
    line.append(f"  {visible(date(claim.published))}", "not bold dim")
    if claim.quote:
        line.append("\n   “", "not bold dim").append(visible(said.before + said.opening), "not bold dim")
        line.append(visible(f"[{said.figure}]") if said.figure else "", "bold")
        line.append(visible(said.closing + said.after) + "”", "not bold dim")
    return line


def _definitions(report: Report, console: Console) -> None:
    groups = definitions.used(report) if report.events else []
    _say(console, "")
    for group in groups[:2]:
        for word, meaning in group.entries:
            _say(console, _t(f"{word}: {meaning}", "dim"))


def _say(console: Console, words: Text | str, *, indent: int = 0) -> None:
    """Print a paragraph to the width there is, also where it is piped."""
    put(console, Text(words) if isinstance(words, str) else words, indent=indent)


def _t(text: str, style: str = "") -> Text:
    """Text that holds no markup and no escape."""
    return Text(visible(text), style=style)
