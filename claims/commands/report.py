"""`claims report` and `claims line`: what an editor reads, and what can be printed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claims.commands.options import HeldAtOption, OutputOption

app = typer.Typer()


class ReportFormat(StrEnum):
    """What the report is drawn as."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


class Length(StrEnum):
    """How much the line for print says."""

    HEADLINE = "headline"
    LEAD = "lead"
    PARAGRAPH = "paragraph"


SUFFIXES = {
    ".html": ReportFormat.HTML,
    ".htm": ReportFormat.HTML,
    ".md": ReportFormat.MARKDOWN,
    ".markdown": ReportFormat.MARKDOWN,
    ".json": ReportFormat.JSON,
    ".txt": ReportFormat.TERMINAL,
}

EventOption = Annotated[
    list[str] | None,
    typer.Option(
        "--event", "-e", metavar="EVENT", help="Only this event, by id, external id or label; may be repeated."
    ),
]


@app.command("report")
def report(
    ctx: typer.Context,
    format: Annotated[
        ReportFormat | None,
        typer.Option("--format", "-f", help="How to draw it; without it, as the suffix of the file says."),
    ] = None,
    output: OutputOption = None,
    event: EventOption = None,
    held_at: HeldAtOption = None,
) -> None:
    """Write the discrepancy report: terminal, Markdown, HTML or JSON.

    Accepted claims only; it opens with how many drafts and unmatched claims wait.

    Example: claims report -o report.html

    Example: claims report --event 3 --format markdown
    """
    from claims.commands.held_at import moment
    from claims.commands.session import reading
    from claims.render.report import write
    from claims.services.assessment import reporting
    from claims.services.loading import addressing

    wanted = chosen(format, output)
    with reading(ctx) as session:
        events = addressing.events(session, event, held_at=moment(held_at)) if event else None
        drawn = reporting.report(session, events=events, held_at=moment(held_at), texts=wanted is not ReportFormat.JSON)
    write(drawn, wanted.value, output)


def chosen(format: ReportFormat | None, output: Path | None) -> ReportFormat:
    """The format asked for, else the one the file's suffix says, else the terminal.

    Raises UsageError where HTML would go to the screen, or where the suffix says nothing.
    """
    from claims.errors import UsageError

    if output is None:
        if format is ReportFormat.HTML:
            raise UsageError("HTML is for a browser, not for the screen", hint="name a file: -o report.html")
        return format or ReportFormat.TERMINAL
    guessed = format or SUFFIXES.get(output.suffix.lower())
    if guessed is None:
        raise UsageError(f"{output}: the suffix does not say which format", hint="add --format html, markdown or json")
    return guessed


@app.command("line")
def line(
    ctx: typer.Context,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event, by id, external id or label.")],
    length: Annotated[Length, typer.Option("--length", "-l", help="How much to say.")] = Length.LEAD,
    held_at: HeldAtOption = None,
) -> None:
    """Print the sentence for one event.

    It holds only figures that named sources stated, each in its own bound and with its own attribution.

    Example: claims line 3 --length headline
    """
    from claims.commands.held_at import moment
    from claims.commands.session import reading
    from claims.render.console import say
    from claims.services.assessment import assessing
    from claims.services.loading import addressing

    with reading(ctx) as session:
        number = addressing.event(session, event, held_at=moment(held_at))
        words = assessing.line(session, number, length.value, held_at=moment(held_at))
    say(words or "No named source gives a figure for this event.")
