"""`claims event …`: the events that matching made, and an editor's merges and splits."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.commands.options import Format, FormatOption, HeldAtOption, ReasonOption
from claims.commands.session import looking, reading, writing

app = typer.Typer(help="List, show, merge and split events.", no_args_is_help=True)

_EventArgument = Annotated[str, typer.Argument(metavar="EVENT", help="Its id, external id or label.")]


@app.command("list")
def list_(ctx: typer.Context, format: FormatOption = Format.TABLE, held_at: HeldAtOption = None) -> None:
    """List events with what they hold.

    Example: claims event list --format json
    """
    from claims.commands.held_at import moment
    from claims.render import lists
    from claims.services.looking import listing

    with looking(ctx) as session:
        rows = listing.events(session, held_at=moment(held_at))
    lists.show("events", rows, format.value)


@app.command("show")
def show(
    ctx: typer.Context, event: _EventArgument, format: FormatOption = Format.TABLE, held_at: HeldAtOption = None
) -> None:
    """Show one event: its tallies, claims, findings and documents, and which others were there on that day.

    Example: claims event show 3

    Example: claims event show "Harbour fire"
    """
    from claims.commands.held_at import moment
    from claims.render import seen
    from claims.services.loading import addressing
    from claims.services.looking import listing
    from claims.services.looking.showing import look

    with reading(ctx) as session:
        number = addressing.event(session, event, held_at=moment(held_at))
        found = look(session, f"event:{number}", held_at=moment(held_at))
        near = listing.neighbours(session, number, held_at=moment(held_at)) if format is Format.TABLE else []
    seen.show(found, format.value)
    if near:
        typer.echo(f"The same place and day: {'; '.join(f'event {at}, {label}' for at, label in near)}")


@app.command("merge")
def merge(
    ctx: typer.Context,
    left: _EventArgument,
    right: Annotated[str, typer.Argument(metavar="OTHER", help="The event it is one with.")],
    reason: ReasonOption = None,
) -> None:
    """Make two events one: the older keeps its id, and the other's leads to it. A reason is required.

    Example: claims event merge 3 7 --reason "the same fire, reported under two street names"
    """
    from claims.services.matching.events import merge as join

    with writing(ctx) as session:
        kept, done = join(session, left, right, by=ctx.obj.by, reason=reason)
    moved = f"{done.claims_moved:,} claim{'' if done.claims_moved == 1 else 's'}"
    typer.echo(f"event {kept} holds both; {moved} moved")


@app.command("split")
def split(
    ctx: typer.Context,
    event: _EventArgument,
    members: Annotated[
        list[str],
        typer.Argument(metavar="MEMBER…", help="Documents, or claims of tables, to take out."),
    ],
    reason: ReasonOption = None,
) -> None:
    """Take documents or claims out of an event into one of their own. A reason is required.

    Example: claims event split 3 a7 a9 --reason "another fire, the same night"
    """
    from claims.services.matching.events import split as part

    with writing(ctx) as session:
        stays, taken, _ = part(session, event, members, by=ctx.obj.by, reason=reason)
    typer.echo(f"event {stays} keeps the rest; event {taken} holds what was taken out")
