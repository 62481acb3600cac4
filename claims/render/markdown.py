"""The report as Markdown that renders on GitHub and pastes into a CMS; text of articles stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.model import Assessment, Claim, Document, EventReport, Report
from claims.render import definitions, summary
from claims.render.figure_chart import TOLD, Role, role_of
from claims.render.passage import passage
from claims.render.safe import host, visible, web_address
from claims.render.statuses import STATUSES
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

# what Markdown or GitHub would read as markup, anywhere; and what it reads so at the start of a line only
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~$&^]|!(?=\[)|(?<=www)\.|(?<=http):|(?<=https):|(?<=ftp):|@", re.IGNORECASE)
_OPENING = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")


def escape(text: str) -> str:
    """The text as Markdown that shows exactly it, on one line: no emphasis, link, image, HTML, table or list."""
    line = " ".join(visible(text).split())
    line = _MARKUP.sub(lambda found: "&lt;" if found[0] == "<" else "\\" + found[0], line)
    return _OPENING.sub(lambda found: found[1] + (f"{found[2]}\\" if found[2].isdigit() else f"\\{found[2]}"), line)


def pieces(report: Report) -> Iterator[str]:
    """The report in pieces, each ending with a line end."""
    counts = summary.counts(report)
    yield "# Discrepancy report\n\n"
    yield (
        f"{people(counts.events, 'event')}, {people(counts.contradictions, 'contradiction')}, "
        f"{counts.undecided:,} undecided, {counts.decided:,} decided by an editor.\n\n"
    )
    for told in summary.waiting(report):
        yield f"- {told}\n"
    if unread := summary.unchecked(report):
        yield f"- {people(unread, 'claim')} in this report read by a program and checked by no person.\n"
    yield "\n"
    for event in report.events:
        yield from _event(event)
    if not report.events:
        yield "Nothing to report: no accepted claim has an event.\n\n"
    yield from _definitions(report)
    moment = date(report.generated_at.strftime("%Y-%m-%dT%H:%M"))
    then = f", as the database stood {date(report.held_at.strftime('%Y-%m-%dT%H:%M'))} UTC" if report.held_at else ""
    yield f"Made {moment} UTC{then}. Database state: `{report.state or 'none'}`\n"


def _event(event: EventReport) -> Iterator[str]:
    yield f"## {escape(event.event.label)}\n\n"
    grade = f"grade {escape(event.event.grade)}, set by an editor" if event.event.grade else "no grade given"
    papers = people(len(event.documents), "document")
    yield f"{escape(summary.where_and_when(event))} · {papers} · {grade} · **{escape(summary.stamp(event))}**\n\n"
    if event.line:
        yield f"> {escape(event.line)}\n\n"
    for found in event.across:
        yield f"- {escape(found.explanation)}\n"
    yield "\n" if event.across else ""
    known = summary.documents(event)
    for assessed in summary.ordered(event):
        yield from _single(assessed, known) if summary.is_single(assessed) else _tally(assessed, known)
    if not event.tallies:
        yield "Toll not established: no accepted claim of this event holds a figure.\n\n"
    if event.background:
        yield "### Background in the same documents\n\n"
        for claim in event.background:
            who = claim.asserted_by or claim.carried_by or UNNAMED
            yield f"- {escape(figure(claim))} {escape(counted(claim))}, {escape(who)}\n"
        yield "\n"


def _tally(assessed: Assessment, papers: dict[int, Document]) -> Iterator[str]:
    tally, estimate = assessed.tally, assessed.estimate
    yield f"### {escape(tally.label)}: {STATUSES[assessed.status]}\n\n"
    carriers = people(assessed.carriers, "carrier")
    yield f"{escape(thing(tally.metric, tally.population))} · {carriers}, {summary.origins(assessed)}\n\n"
    if assessed.resolution:
        yield f"**Editor:** {escape(decision(assessed.resolution))}\n\n"
    if since := changed(assessed):
        yield f"**{escape(since)}**\n\n"
    best = f" {number(estimate.best)}: {working(estimate)}." if estimate.best is not None else ""
    told = summary.ends(assessed)
    yield f"**{escape(summary.extent(assessed))}.**{best}" + (f" {escape(' · '.join(told))}." if told else "") + "\n\n"
    for found in assessed.findings:
        why = f": {cause_in_words(found.cause.value)}" if found.cause else ""
        yield f"- **{found.relation.value.replace('_', ' ')}{why}.** {escape(found.explanation)}\n"
    yield "\n" if assessed.findings else ""
    yield "| No. | Figure | In these words | Who got it from whom | When | Link |\n|--:|---|---|---|---|---|\n"
    roles = role_of(assessed)
    for claim in assessed.claims:
        yield _row(claim, roles[claim.id], papers.get(claim.document_id or 0), party=claim.id in assessed.parties)
    yield "\n"
    if assessed.sentence:
        yield f"Ready sentence: {escape(assessed.sentence)}\n\n"
    if assessed.rules and summary.statements(assessed) > 1:
        yield "| Rule | Range | Figure | Because |\n|---|---|--:|---|\n"
        for name, rule in assessed.rules.items():
            cells = (name.replace("_", " "), span(rule.low, rule.high), number(rule.best) or "–", rule.because)
            yield f"| {' | '.join(escape(cell) for cell in cells)} |\n"
        yield "\n"


def _single(assessed: Assessment, papers: dict[int, Document]) -> Iterator[str]:
    """A count of one claim: its heading and one line with the quote."""
    (claim,) = assessed.claims
    paper = papers.get(claim.document_id or 0)
    yield f"### {escape(assessed.tally.label)}: {STATUSES[assessed.status]}\n\n"
    parts = [
        f"**{escape(figure(claim))}**{TOLD.get(role_of(assessed)[claim.id], '')}",
        escape(" → ".join(chain(claim)) or UNNAMED) + (summary.PARTY if claim.id in assessed.parties else ""),
        escape(date(claim.published)),
        f"“{_quote(claim, paper)}”" if claim.quote else "",
        _link(claim.url or (paper.url if paper else None)),
    ]
    yield f"{' · '.join(part for part in parts if part)}\n\n"
    for found in assessed.findings:
        yield f"- {escape(found.explanation)}\n"
    yield "\n" if assessed.findings else ""


def _quote(claim: Claim, paper: Document | None) -> str:
    """The claim's words in their sentence, the figure marked."""
    said = passage(claim.quote, claim.figure.words, text=paper.text if paper else "", start=claim.start, end=claim.end)
    marked = f"**{escape(said.figure)}**" if said.figure else ""
    return "".join([escape_inner(said.before + said.opening), marked, escape_inner(said.closing + said.after)]).strip()


def _row(claim: Claim, role: Role, paper: Document | None, *, party: bool) -> str:
    quote = _quote(claim, paper) if claim.quote else "no quote recorded"
    cells = (
        str(claim.id),
        escape(figure(claim)) + TOLD.get(role, ""),
        quote,
        escape(" → ".join(chain(claim)) or UNNAMED) + (summary.PARTY if party else ""),
        escape(date(claim.published)),
        _link(claim.url or (paper.url if paper else None)),
    )
    return f"| {' | '.join(cells)} |\n"


def escape_inner(text: str) -> str:
    """A piece within a line: escaped, the blanks at its ends kept, since another piece joins it."""
    if not text.strip():
        return " " if text else ""
    lead = " " if text[0].isspace() else ""
    tail = " " if text[-1].isspace() else ""
    return f"{lead}{escape(text)}{tail}"


def _link(url: str | None) -> str:
    address = web_address(url)
    if address is None:
        return escape(url or "")
    safe = re.sub(r"[<>()\\|\[\]`*_\"']", lambda found: f"%{ord(found[0]):02X}", address)
    return f"[{escape(host(address))}](<{safe}>)"


def _definitions(report: Report) -> Iterator[str]:
    groups = definitions.used(report)
    yield "## Definitions\n\n" if groups else ""
    for group in groups:
        yield f"**{group.heading}**\n\n"
        for word, meaning in group.entries:
            yield f"- *{escape(word)}*: {escape(meaning)}\n"
        yield "\n"
