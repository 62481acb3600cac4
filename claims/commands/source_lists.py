"""`claims source import-ratings` and `claims source lists`: what others publish about domains, under its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.commands.options import Format, FormatOption, HeldAtOption, ReasonOption, StrictOption
from claims.commands.session import reading, writing

if TYPE_CHECKING:
    from claims.services.register.rating_lists import Imported

SHOWN = 50
"""Findings that are listed; of a list with more the rest are counted."""

COLUMNS = ("name", "kind", "column", "scale", "count", "version", "dated", "licence", "in_force", "by", "at")


def import_ratings(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE…", help="CSV with a domain and a score a row, or trust.txt files."),
    ] = None,
    name: Annotated[str, typer.Option("--list", "-l", metavar="NAME", help="What the list is called.")] = "",
    version: Annotated[str | None, typer.Option("--version", help="Which version of it this is.")] = None,
    licence: Annotated[
        str | None, typer.Option("--licence", "--license", help="Under which terms it may be used.")
    ] = None,
    dated: Annotated[str | None, typer.Option("--date", metavar="DATE", help="When the list was made.")] = None,
    maps: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="THEIRS=OURS", help="Read their column as domain, score or owner; repeatable."),
    ] = None,
    scale: Annotated[
        str | None, typer.Option("--scale", metavar="LOW..HIGH", help="The ends that scores lie between.")
    ] = None,
    domain: Annotated[
        str | None, typer.Option("--domain", help="Whose trust.txt it is, where its path does not say.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the version in force of the list back.")] = False,
    reason: ReasonOption = None,
    strict: StrictOption = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """Import a rating list of others; it is shown by its name and blended with nothing.

    A list holds scores, words of its own, or owners (columns domain and owner, or trust.txt with control and
    controlledby: sources of one owner count as one origin, unless an editor named another). A source that no list has
    stays unknown. Import a newer version under the same name; --undo brings the one before it back.

    Example: claims source import-ratings lin.csv --list "Lin et al." --map domain=domain --map pc1=score --date 2023-09

    Example: claims source import-ratings example.org/trust.txt --list "trust.txt of Example"

    Example: claims source import-ratings --undo --list "Lin et al." --reason "the wrong file"
    """
    from claims.credibility.lists import which
    from claims.errors import UsageError
    from claims.services.register import rating_lists
    from claims.tables.ratings import parse_map, parse_scale

    if not name.strip():
        raise UsageError("--list is missing", hint='name the list: --list "Lin et al. 2023"')
    if undo:
        with writing(ctx) as session:
            gone, now = rating_lists.undo(session, name, by=ctx.obj.by, reason=reason)
        then = f"{which(now)} is in force again" if now else "no version of it is in force"
        typer.echo(f"{gone.name}: {which(gone)} is taken back; {then}")
        return
    if not files:
        raise UsageError("the file is missing", hint="claims source import-ratings FILE --list NAME")
    with writing(ctx) as session:
        done = rating_lists.import_list(
            session, files, name, by=ctx.obj.by, version=version, licence=licence, dated=dated, domain=domain,
            mapping=parse_map(maps or []), scale=parse_scale(scale), strict=strict,
        )  # fmt: skip
    _show_imported(done, format, quiet=ctx.obj.quiet)


def lists(ctx: typer.Context, format: FormatOption = Format.TABLE, held_at: HeldAtOption = None) -> None:
    """List the rating lists that were imported, every version, and which are in force.

    Example: claims source lists

    Example: claims source lists --format json
    """
    from claims.commands.held_at import moment
    from claims.credibility.lists import scale
    from claims.render.rows import emit
    from claims.services.register import rating_lists

    at = moment(held_at)
    with reading(ctx) as session:
        held = rating_lists.held_lists(session, held_at=at)
        force = {one.id for one in rating_lists.in_force(session, held_at=at)}
    rows = [
        {"id": one.id, "name": one.name, "kind": one.kind.value, "column": one.column, "scale": scale(one) or None,
         "count": one.count, "version": one.version, "dated": one.dated, "licence": one.licence,
         "in_force": one.id in force, "file": one.file, "sha256": one.sha256, "by": one.by, "at": one.at}
        for one in held
    ]  # fmt: skip
    emit(
        rows, format.value, columns=COLUMNS, empty="no rating lists yet: claims source import-ratings FILE --list NAME"
    )


def _show_imported(done: Imported, format: Format, *, quiet: bool) -> None:
    from claims.commands.summary import show_findings
    from claims.credibility.lists import provenance, scale, which
    from claims.model import Problem
    from claims.render.console import say
    from claims.render.rows import emit
    from claims.render.wording import people

    more = len(done.problems) - SHOWN
    rest = [Problem(f"{more:,} more findings")] if more > 0 else []
    show_findings([*done.problems[:SHOWN], *rest], quiet=quiet)
    held, findings = done.list, sum(problem.fatal for problem in done.problems)
    if format is not Format.TABLE:
        row = {"list": held.name, "kind": held.kind.value, "count": held.count, "known": done.known,
               "added": done.added, "changed": done.changed, "gone": done.gone, "unknown": done.unknown,
               "findings": findings}  # fmt: skip
        emit([row], format.value, columns=tuple(row))
        return
    ends = f" on a scale of {scale(held)}" if scale(held) else ""
    what = {"scores": "scores", "labels": "ratings", "owners": "domains with their owner"}[held.kind.value]
    say(f"{provenance(held)}: " + ("here already, nothing recorded" if done.known else f"{held.count:,} {what}{ends}"))
    if done.before is not None and not done.known:
        say(f"in place of {which(done.before)}: {done.added:,} new, "
            f"{done.changed:,} changed, {done.gone:,} gone")  # fmt: skip
    if done.unknown:
        say(f"{people(done.unknown, 'domain')} listed without a rating: unknown stays unknown")
    if findings:
        say(f"{people(findings, 'row')} could not be read, as listed above")
