"""`claims source`: who can assert or carry a figure."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.commands import source_lists
from claims.commands.options import Format, FormatOption, HeldAtOption, ReasonOption
from claims.commands.session import reading, writing
from claims.model import SourceKind

app = typer.Typer(no_args_is_help=True, help="Add, list, show, name and rate sources.")
app.command("import-ratings")(source_lists.import_ratings)
app.command("lists")(source_lists.lists)

SourceArgument = Annotated[str, typer.Argument(metavar="SOURCE", help="Its id, or any name or domain it goes by.")]
KindOption = Annotated[SourceKind | None, typer.Option("--kind", "-k", help="What it is.")]
OwnerOption = Annotated[str | None, typer.Option("--owner", help="The family it belongs to: one owner is one voice.")]
PartyOption = Annotated[str | None, typer.Option("--party", help="The side of a conflict it speaks for.")]
REQUIRED_REASON = typer.Option("--reason", "-r", help="Why; it goes into the log.")


@app.command("add")
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The name it is best known by.")],
    kind: KindOption = None,
    alias: Annotated[list[str] | None, typer.Option("--alias", "-a", help="Another name; may be repeated.")] = None,
    domain: Annotated[list[str] | None, typer.Option("--domain", "-d", help="Where it publishes.")] = None,
    owner: OwnerOption = None,
    party: PartyOption = None,
    reason: ReasonOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Add a source.

    Example: claims source add "Upper Valley Courier" --kind outlet --domain uvcourier.example.com --alias UVC
    """
    from claims.commands.source_rows import show
    from claims.services.register import sourcebook

    with writing(ctx) as session:
        made = sourcebook.add(
            session, name, by=ctx.obj.by, kind=kind or SourceKind.UNKNOWN, aliases=alias or (), domains=domain or (),
            owner=owner, party_to=party, reason=reason,
        )  # fmt: skip
    show([made], format)


@app.command("list")
def list_(
    ctx: typer.Context,
    kind: KindOption = None,
    unrated: Annotated[bool, typer.Option("--unrated", help="Only those no editor has rated.")] = False,
    held_at: HeldAtOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List the sources.

    Example: claims source list --kind ministry --format csv
    """
    from claims.commands.held_at import moment
    from claims.commands.source_rows import show
    from claims.services.register import sources

    at = moment(held_at)
    with reading(ctx) as session:
        found = sources.all(session, held_at=at)
    show([s for s in found if kind in (None, s.kind) and not (unrated and s.reliability)], format)


@app.command("show")
def show_(ctx: typer.Context, source: SourceArgument, format: FormatOption = Format.TABLE) -> None:
    """Show a source with all it goes by, its record and its ratings.

    The record counts its figures, what other origins say beside them, and what became of those that are settled: by an
    editor's decision, or by a later figure of its own ("at least 12" that rose to 20 holds). Under ten settled figures
    nothing is said of them. It is for you: no export and no report holds it.

    Example: claims source show SOHR
    """
    from claims.commands.source_rows import show_one
    from claims.services.assessment import records
    from claims.services.register import sources

    with reading(ctx) as session:
        found = sources.find(session, source)
        facts = sources.facts(session, found.id, found.domains)
        record = records.of_source(session, found.id)
    show_one(found, facts, record, format)


@app.command("alias")
def alias(ctx: typer.Context, source: SourceArgument, name: str, reason: ReasonOption = None) -> None:
    """Give a source another name it is printed under.

    Example: claims source alias "Upper Valley Courier" "The Courier"
    """
    from claims.commands.source_rows import show
    from claims.services.register import sourcebook

    with writing(ctx) as session:
        found = sourcebook.alias(session, source, name, by=ctx.obj.by, reason=reason)
    show([found], Format.TABLE)


@app.command("merge")
def merge(
    ctx: typer.Context,
    source: SourceArgument,
    into: Annotated[str, typer.Argument(help="The source that stands for both.")],
    reason: Annotated[str, REQUIRED_REASON],
) -> None:
    """Say that two sources are one; its names and domains go along.

    Example: claims source merge "U.V. Courier" "Upper Valley Courier" --reason "same masthead"
    """
    from claims.commands.source_rows import show
    from claims.services.register import sourcebook

    with writing(ctx) as session:
        found = sourcebook.merge(session, source, into, by=ctx.obj.by, reason=reason)
    show([found], Format.TABLE)


@app.command("set")
def set_(
    ctx: typer.Context,
    source: SourceArgument,
    kind: KindOption = None,
    owner: OwnerOption = None,
    party: PartyOption = None,
    domain: Annotated[str | None, typer.Option("--domain", "-d", help="Another domain it publishes on.")] = None,
    reason: ReasonOption = None,
) -> None:
    """Say what a source is, who owns it, which side it is on; an empty text clears.

    Example: claims source set "Upper Valley Courier" --owner "Valley Media"
    """
    from claims.commands.source_rows import show
    from claims.services.register import sourcebook

    with writing(ctx) as session:
        found = sourcebook.describe(
            session, source, by=ctx.obj.by, kind=kind, owner=owner, party_to=party, domain=domain, reason=reason
        )
    show([found], Format.TABLE)


@app.command("rate")
def rate(
    ctx: typer.Context,
    source: SourceArgument,
    letter: Annotated[str, typer.Argument(help="A (completely reliable) to E (unreliable), F (cannot be judged).")],
    reason: Annotated[str, REQUIRED_REASON],
    metric: Annotated[str | None, typer.Option("--metric", "-m", help="Only for this metric, such as killed.")] = None,
) -> None:
    """Rate how reliable a source is, A to F; a reason is required.

    Example: claims source rate "Upper Valley Courier" B --reason "corrects itself, names its sources"
    """
    from claims.commands.source_rows import show
    from claims.services.register import sourcebook

    with writing(ctx) as session:
        found = sourcebook.rate(session, source, letter, by=ctx.obj.by, reason=reason, metric=metric)
    show([found], Format.TABLE)
