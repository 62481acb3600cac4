"""`claims db`: looking after the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.commands.options import Format, FormatOption
from claims.commands.session import reading, writing

app = typer.Typer(no_args_is_help=True, help="Look after the database: info, upgrade, backup, check.")


@app.command("info")
def info(ctx: typer.Context, format: FormatOption = Format.TABLE) -> None:
    """Say where the database is, its version, how much it holds, and the newest hash of its log.

    Example: claims db info --format json
    """
    from claims.render.rows import emit
    from claims.services.looking import holdings
    from db.care import standing

    found = standing(ctx.obj.database)
    facts = {"database": found.address, "kind": found.kind, "revision": found.revision, "bytes": found.size}
    if found.current:
        with reading(ctx) as session:
            facts |= holdings.counts(session)
    if format is Format.TABLE:
        rows = [{"what": name.replace("_", " "), "value": value} for name, value in facts.items()]
        emit(rows, format.value, columns=("what", "value"))
    else:
        emit([facts], format.value, columns=tuple(facts))


@app.command("upgrade")
def upgrade(ctx: typer.Context) -> None:
    """Bring an older database up to date with the program, wholly or not at all.

    Example: claims db backup before.db && claims db upgrade
    """
    from db.address import Address
    from db.care import standing
    from db.upgrading import upgrade

    before = standing(ctx.obj.database)
    if before.current:
        typer.echo(f"{before.address}: up to date (revision {before.revision})")
        return
    upgrade(Address.parse(ctx.obj.database))
    after = standing(ctx.obj.database)
    typer.echo(f"{after.address}: upgraded from revision {before.revision} to {after.revision}")


@app.command("backup")
def backup(ctx: typer.Context, file: Annotated[Path, typer.Argument(help="The copy; it must be new.")]) -> None:
    """Copy the database to a file, as it stands at one moment; others may go on writing.

    Example: claims db backup claims-2019-05-04.db
    """
    from db.care import backup

    size = backup(ctx.obj.database, file)
    typer.echo(f"{file}: {size} bytes")


@app.command("check")
def check(ctx: typer.Context) -> None:
    """Check the file, the links between rows, the full-text index and the log's chain; exit 5 if anything is wrong.

    Example: claims db check
    """
    from claims.errors import DatabaseUnusable
    from claims.services.looking import holdings
    from db.care import standing

    standing(ctx.obj.database)
    with writing(ctx) as session:
        wrong = holdings.wrong(session)
        session.rollback()
    if wrong:
        listed = "\n".join(f"  {said}" for said in wrong)
        raise DatabaseUnusable(
            f"{len(wrong)} finding{'s' * (len(wrong) > 1)}:\n{listed}", hint="restore a backup, or ask whoever keeps it"
        )
    typer.echo("sound: file, links, full-text index and log")
