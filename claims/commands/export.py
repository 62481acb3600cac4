"""`claims export`: claims with everything attached."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claims.commands.options import HeldAtOption, OutputOption
from claims.model import State

app = typer.Typer()


class ExportFormat(StrEnum):
    """What claims are written as."""

    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


@app.command("export")
def export(
    ctx: typer.Context,
    format: Annotated[
        ExportFormat | None,
        typer.Option(
            "--format", "-f", help="How to write them; without it, as the suffix of the file says, else JSONL."
        ),
    ] = None,
    output: OutputOption = None,
    state: Annotated[
        list[State] | None, typer.Option("--state", help="Only claims that stand so; may be repeated.")
    ] = None,
    event: Annotated[str | None, typer.Option("--event", "-e", metavar="EVENT", help="Only of this event.")] = None,
    held_at: HeldAtOption = None,
    judgements: Annotated[
        bool, typer.Option("--judgements", help="Write the judgements in force instead, as JSONL for another database.")
    ] = False,
) -> None:
    """Write claims with everything attached: CSV, JSON or JSONL.

    Claims that may not be published (embargo, background, off the record, protected) are left out and counted.

    Example: claims export --format csv -o claims.csv

    Example: claims export --state accepted

    Example: claims export --judgements -o judgements.jsonl
    """
    if judgements:
        _write_judgements(ctx, output)
        return
    from claims.commands.held_at import moment
    from claims.commands.session import reading
    from claims.render import exported
    from claims.services.looking import exporting

    with reading(ctx) as session:
        states = [each.value for each in state or ()]
        found = exporting.claims_in_parts(session, states=states, event=event, held_at=moment(held_at))
        exported.write(found, chosen(format, output).value, output, quiet=ctx.obj.quiet)


def chosen(format: ExportFormat | None, output: Path | None) -> ExportFormat:
    """The format asked for, else the file's suffix, else JSONL. Raises UsageError where the suffix says nothing."""
    from claims.errors import UsageError

    if format is not None or output is None:
        return format or ExportFormat.JSONL
    try:
        return ExportFormat(output.suffix.lower().lstrip("."))
    except ValueError as error:
        hint = "add --format csv, json or jsonl"
        raise UsageError(f"{output}: the suffix does not say which format", hint=hint) from error


def _write_judgements(ctx: typer.Context, output: Path | None) -> None:
    from claims.commands.session import reading
    from claims.render.exported import write_rows
    from claims.render.json import plain
    from claims.services.judging.carrying import out

    keys = ("subject", "left", "right", "verdict", "score", "reason", "by", "at")
    with reading(ctx) as session:
        rows = [{key: plain(getattr(one, key)) for key in keys} for one in out(session)]
    write_rows(rows, output, "judgement", quiet=ctx.obj.quiet)
