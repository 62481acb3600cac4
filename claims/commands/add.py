"""`claims add`: one claim from options."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claims.commands.options import Format, FormatOption
from claims.commands.session import writing
from claims.model import Attribution, Basis, Bound

app = typer.Typer()


@app.command("add")
def add(
    ctx: typer.Context,
    figure: Annotated[str | None, typer.Option(help='The figure in its own words: "at least 16", "dozens".')] = None,
    low: Annotated[str | None, typer.Option(metavar="NUMBER", help="The low end of a range.")] = None,
    best: Annotated[str | None, typer.Option(metavar="NUMBER", help="The number itself.")] = None,
    high: Annotated[str | None, typer.Option(metavar="NUMBER", help="The high end of a range.")] = None,
    bound: Annotated[Bound | None, typer.Option(help="How the source fences the number in.")] = None,
    metric: Annotated[str | None, typer.Option(help="What is counted: killed, injured, displaced …")] = None,
    population: Annotated[str, typer.Option(help="Of whom.")] = "people",
    basis: Annotated[Basis, typer.Option(help="What the count covers.")] = Basis.INCIDENT,
    unit: Annotated[str | None, typer.Option(help="Of what; else the metric's own unit.")] = None,
    asserted_by: Annotated[str | None, typer.Option(help="Who says it.")] = None,
    carried_by: Annotated[str | None, typer.Option(help="The outlet; it speaks where nobody else does.")] = None,
    via: Annotated[list[str] | None, typer.Option(help="A source between the two; repeatable.")] = None,
    attribution: Annotated[Attribution, typer.Option(help="How the asserter is known.")] = Attribution.STATED,
    verification: Annotated[str | None, typer.Option(help="As the source states it: confirmed, unverified …")] = None,
    event: Annotated[str | None, typer.Option(metavar="ID|LABEL", help="The event it is about.")] = None,
    event_id: Annotated[str | None, typer.Option(help="The event's id in another collection.")] = None,
    place: Annotated[str | None, typer.Option(help="Where.")] = None,
    occurred_from: Annotated[str | None, typer.Option(metavar="DATE", help="When it happened, or began.")] = None,
    occurred_to: Annotated[str | None, typer.Option(metavar="DATE", help="When it ended.")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="The time the figure speaks for.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When it was published.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it can be read.")] = None,
    quote: Annotated[str | None, typer.Option(help="The words that state it.")] = None,
    note: Annotated[str | None, typer.Option(help="A note of yours.")] = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Record one claim from options.

    Asks for what is missing when run in a terminal. The claim counts as accepted and checked by you.

    Example: claims add --figure "at least 16" --metric killed --asserted-by "City Hospital" --event "Harbour fire"
    """
    from claims.commands.summary import show_added
    from claims.services.recording.adding import add_claim

    given = _given(ctx.params)
    _complete(given)
    with writing(ctx) as session:
        recorded = add_claim(session, given, by=ctx.obj.by)
    show_added(recorded, given, format.value, quiet=ctx.obj.quiet)


def _given(params: dict[str, object]) -> dict[str, object]:
    """The options as import columns, without the empty ones."""
    return {
        name: list(value) if isinstance(value, list | tuple) else str(value)
        for name, value in params.items()
        if name != "format" and value not in (None, "", (), [])
    }


def _complete(given: dict[str, object]) -> None:
    """Ask for what a claim needs and was not given, or name the option where nobody can be asked."""
    from claims.errors import UsageError

    for columns, question in (
        (("figure", "low", "best", "high", "bound"), "Figure, in its own words"),
        (("metric",), "What is counted (killed, injured, displaced …)"),
        (("asserted_by", "carried_by"), "Who says it"),
    ):
        if any(column in given for column in columns):
            continue
        answer = _asked(question) if sys.stdin.isatty() else ""
        if not answer:
            option = f"--{columns[0].replace('_', '-')}"
            raise UsageError(f"{option} is missing", hint="run in a terminal to be asked, or see claims add --help")
        given[columns[0]] = answer


def _asked(question: str) -> str:
    """The answer of whoever sits there; asked on standard error, since standard output is for results."""
    typer.echo(f"{question}: ", nl=False, err=True)
    return sys.stdin.readline().strip()
