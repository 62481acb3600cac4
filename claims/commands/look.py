"""`claims list`, `show` and `search`: looking at what is recorded."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from claims.commands.options import Format, FormatOption, HeldAtOption
from claims.model import State

app = typer.Typer()


class Kind(StrEnum):
    """What can be listed."""

    CLAIMS = "claims"
    DOCUMENTS = "documents"
    EVENTS = "events"
    TALLIES = "tallies"


StateOption = Annotated[list[State] | None, typer.Option("--state", help="Only claims that stand so; may be repeated.")]
LimitOption = Annotated[int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many rows.")]


@app.command("list")
def list_(
    ctx: typer.Context,
    kind: Annotated[
        Kind, typer.Argument(metavar="[claims|documents|events|tallies]", help="What to list.")
    ] = Kind.CLAIMS,
    state: StateOption = None,
    event: Annotated[str | None, typer.Option("--event", "-e", metavar="EVENT", help="Only of this event.")] = None,
    tally: Annotated[str | None, typer.Option("--tally", metavar="ID", help="Only of this tally.")] = None,
    metric: Annotated[str | None, typer.Option("--metric", "-m", help="Only this metric: killed, injured …")] = None,
    source: Annotated[
        str | None, typer.Option("--source", "-s", help="Only claims this source asserts or carries.")
    ] = None,
    document: Annotated[
        str | None, typer.Option("--document", "-d", metavar="ID", help="Only of this document.")
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", "-t", metavar="WORDS", help="Only claims with these words.")
    ] = None,
    least_sure: Annotated[
        bool, typer.Option("--least-sure", help="Claims whose reading was least sure first, with their confidence.")
    ] = False,
    limit: LimitOption = None,
    format: FormatOption = Format.TABLE,
    held_at: HeldAtOption = None,
) -> None:
    """List claims, documents, events or tallies.

    Example: claims list --state draft

    Example: claims list --state draft --least-sure --limit 20

    Example: claims list tallies --event 3 --format json
    """
    from claims.commands.held_at import moment
    from claims.commands.session import looking
    from claims.render import lists
    from claims.services.looking import listing

    asked = listing.Asked(
        kind=kind.value,
        states=tuple(each.value for each in state or ()),
        event=event,
        tally=tally,
        metric=metric,
        source=source,
        document=document,
        text=text,
        held_at=moment(held_at),
        least_sure=least_sure,
    )
    with looking(ctx) as session:
        found = listing.rows(session, asked, lists.reach(format.value, limit))
        lists.show(kind.value, found, format.value, limit, sure=least_sure)


@app.command("show")
def show(
    ctx: typer.Context,
    reference: Annotated[
        str, typer.Argument(metavar="REF", help="A claim's id or key, document:ID, event:3, tally:12, source:NAME.")
    ],
    format: FormatOption = Format.TABLE,
    held_at: HeldAtOption = None,
) -> None:
    """Show one claim, document, event, tally or source with everything known of it.

    A bare word is a claim's id or the beginning of its key, else a document's id, a source's name, an event's label.

    Example: claims show 12

    Example: claims show event:3
    """
    from claims.commands.held_at import moment
    from claims.commands.session import reading
    from claims.render import seen
    from claims.services.looking import showing

    with reading(ctx) as session:
        found = showing.look(session, reference, held_at=moment(held_at))
    seen.show(found, format.value)


@app.command("search")
def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="Words that the claim must hold, all of them.")],
    limit: LimitOption = None,
    format: FormatOption = Format.TABLE,
    held_at: HeldAtOption = None,
) -> None:
    """Find claims by their words, places and sources.

    Example: claims search market bombing
    """
    from claims.commands.held_at import moment
    from claims.commands.session import looking
    from claims.render import lists
    from claims.services.looking import listing

    asked = listing.Asked(kind="claims", text=" ".join(words), held_at=moment(held_at))
    with looking(ctx) as session:
        found = listing.rows(session, asked, lists.reach(format.value, limit))
        lists.show("claims", found, format.value, limit, empty="no claim holds all of these words")
