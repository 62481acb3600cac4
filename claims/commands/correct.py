"""`claims retract`, `deny` and `supersede`: corrections, as linked records with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.commands.options import Format, FormatOption, ReasonOption
from claims.commands.session import writing

if TYPE_CHECKING:
    from claims.services.recording.correcting import Corrected

app = typer.Typer()

ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim, by id or key.")]
UndoOption = Annotated[bool, typer.Option("--undo", help="Take the latest one back; the claim stands as before.")]


@app.command("retract")
def retract(
    ctx: typer.Context,
    claims: Annotated[
        list[str],
        typer.Argument(metavar="CLAIM…", help="Claims by id or key; a document's id means all of its claims."),
    ],
    reason: ReasonOption = None,
    undo: UndoOption = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """Withdraw claims that should not stand: they leave reports and estimates, and stay readable.

    A reason is required. Nothing is deleted: `claims show` still shows the claim, and who withdrew it.

    Example: claims retract 12 --reason "a figure of another fire, misread"

    Example: claims retract document:a7 --reason "the outlet has withdrawn the article"

    Example: claims retract 12 --undo --reason "it was the right fire after all"
    """
    from claims.model import Act
    from claims.services.recording import correcting

    with writing(ctx) as session:
        if undo:
            done = correcting.undo(session, Act.RETRACT, claims, by=ctx.obj.by, reason=reason)
        else:
            done = correcting.retract(session, claims, by=ctx.obj.by, reason=reason)
    _show(done, format)


@app.command("deny")
def deny(
    ctx: typer.Context,
    claim: ClaimArgument,
    other: Annotated[
        str | None, typer.Option("--with", metavar="CLAIM", help="The recorded claim that holds the denial.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", "-s", help="Who denies it; else the source the claim names.")
    ] = None,
    quote: Annotated[str | None, typer.Option("--quote", help="The words of the denial.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where the denial can be read.")] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="When the denial was published.")
    ] = None,
    carried_by: Annotated[str | None, typer.Option("--carried-by", help="The outlet that carries the denial.")] = None,
    reason: ReasonOption = None,
    undo: UndoOption = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """Record that the named source denies having given a figure.

    The claim stays listed, with the denial beside it, and moves no estimate and no sentence. A reason is required.

    Example: claims deny 12 --reason "its spokesman told us so" --url https://example.org/denial --published 2023-09-17

    Example: claims deny 12 --with 40 --reason "claim 40 is the spokesman's denial"

    Example: claims deny 12 --undo --reason "it was about another figure"
    """
    from claims.model import Act
    from claims.services.recording import correcting

    said = {"asserted_by": source, "quote": quote, "url": url, "published": published, "carried_by": carried_by}
    given = {name: value for name, value in said.items() if value}
    with writing(ctx) as session:
        if undo:
            done = correcting.undo(session, Act.DENY, [claim], by=ctx.obj.by, reason=reason)
        else:
            done = correcting.deny(session, claim, by=ctx.obj.by, reason=reason, other=other, said=given)
    _show(done, format)


@app.command("supersede")
def supersede(
    ctx: typer.Context,
    claim: ClaimArgument,
    replacement: Annotated[
        str | None, typer.Argument(metavar="REPLACEMENT", help="The claim that takes its place, by id or key.")
    ] = None,
    reason: ReasonOption = None,
    undo: UndoOption = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """Say that another claim takes the place of this one.

    The old one stays listed as history and moves nothing. A reason is required.

    Example: claims supersede 12 31 --reason "the ministry corrected its bulletin"

    Example: claims supersede 12 --undo --reason "both bulletins stand"
    """
    from claims.errors import UsageError
    from claims.model import Act
    from claims.services.recording import correcting

    if replacement is None and not undo:
        raise UsageError("the claim that takes its place is missing", hint="claims supersede OLD NEW --reason …")
    with writing(ctx) as session:
        if undo:
            done = correcting.undo(session, Act.SUPERSEDE, [claim], by=ctx.obj.by, reason=reason)
        else:
            done = correcting.supersede(session, claim, replacement or "", by=ctx.obj.by, reason=reason)
    _show(done, format)


def _show(done: Corrected, format: Format) -> None:
    """A line a claim: how it stands, and which claim denies or replaces it."""
    from claims.render.console import say
    from claims.render.rows import emit
    from claims.render.wording import corrected

    if format is Format.TABLE:
        for claim in done.claims:
            say(corrected(claim, done.act.value, done.other))
        return
    other = done.other and done.other.id
    rows = [
        {"claim": claim.id, "key": claim.key, "act": done.act.value, "state": claim.state.value, "other": other}
        for claim in done.claims
    ]
    emit(rows, format.value, columns=("claim", "key", "act", "state", "other"))
