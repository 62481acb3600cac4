"""`claims import`: claims out of tables."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.commands.options import Format, FormatOption, StrictOption
from claims.commands.session import writing

app = typer.Typer()


@app.command("import")
def import_(
    ctx: typer.Context,
    tables: Annotated[list[str], typer.Argument(metavar="TABLE...", help="CSV, TSV, XLSX, JSON or JSONL files.")],
    maps: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="THEIRS=OURS", help="Read their column as ours; repeatable."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be recorded, and write nothing.")] = False,
    judgements: Annotated[
        bool, typer.Option("--judgements", help="The files hold judgements, as claims export --judgements wrote them.")
    ] = False,
    strict: StrictOption = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """Record claims from a table: CSV, TSV, XLSX, JSON or JSONL.

    A row needs a figure (as words in `figure`, or as numbers in low, best, high) and asserted_by or carried_by.
    Further columns: event, event_id, metric, population, basis, bound, unit, via, attribution, verification, place,
    occurred_from, occurred_to, as_of, published, url, quote, note. The claims count as accepted and checked by you.
    The same row twice is one claim. Bad rows are listed, with the numbers a spreadsheet shows; the rest is recorded.

    Example: claims import casualties.csv --map deaths=best --map source=asserted_by

    Example: claims import --judgements judgements.jsonl
    """
    if judgements:
        _take_in_judgements(ctx, tables, format, dry_run=dry_run, strict=strict)
        return
    from claims.commands.progress import bytes_read
    from claims.commands.summary import show_imported
    from claims.services.recording.importing import import_table
    from claims.tables.columns import parse_mapping

    mapping = parse_mapping(maps or [])
    with writing(ctx) as session:
        done = [
            import_table(
                session,
                table,
                by=ctx.obj.by,
                mapping=mapping,
                strict=strict,
                dry_run=dry_run,
                progress=bytes_read(quiet=ctx.obj.quiet),
            )
            for table in tables
        ]
    show_imported(list(zip(tables, done, strict=True)), format.value, dry_run=dry_run, quiet=ctx.obj.quiet)


def _take_in_judgements(ctx: typer.Context, files: list[str], format: Format, *, dry_run: bool, strict: bool) -> None:
    from pathlib import Path

    from claims.commands.summary import show_carried, show_findings
    from claims.errors import InputRefused
    from claims.services.judging.carrying import take_in
    from claims.tables.judgements import read_judgements

    read = [(name, *read_judgements(Path(name))) for name in files]
    problems = [problem for _, _, found in read for problem in found]
    show_findings(problems, quiet=ctx.obj.quiet)
    found_any = any(found for _, found, _ in read)
    if (strict and problems) or not found_any:
        mend = "mend the lines listed, or leave out --strict" if found_any else "mend the lines listed"
        raise InputRefused("nothing was taken in", hint=mend if problems else "the file holds no judgement")
    with writing(ctx) as session:
        done = [(name, take_in(session, found, by=ctx.obj.by, name=name, dry_run=dry_run)) for name, found, _ in read]
    show_carried(done, format.value, dry_run=dry_run, quiet=ctx.obj.quiet)
