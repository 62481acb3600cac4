"""`claims log`: the audit trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.commands.options import Format, FormatOption
from claims.commands.session import reading

if TYPE_CHECKING:
    from claims.services.log import Logged

app = typer.Typer()

COLUMNS = ("id", "at", "by", "action", "subject", "reason", "what")
_LONG = 200


@app.command("log")
def log_(
    ctx: typer.Context,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many, the newest first.")] = 50,
    since: Annotated[str | None, typer.Option("--since", metavar="DATETIME", help="Only from then on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATETIME", help="Only up to then.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Only what this person signed.")] = None,
    subject: Annotated[str | None, typer.Option("--subject", help="Only entries whose subject holds this.")] = None,
    verify: Annotated[bool, typer.Option("--verify", help="Check the chain of hashes; exit 5 if broken.")] = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show the audit trail; --verify checks its chain.

    Example: claims log --since 2019-05-04 --by ada --limit 20
    """
    from claims.render.rows import emit
    from claims.services import log

    with reading(ctx) as session:
        if verify:
            _verify(log.verify(session), log.head(session))
            return
        found = log.entries(
            session, since=_moment(since, 0), until=_moment(until, 1), by=by, subject=subject, limit=limit
        )
    rows = map(_row if format in (Format.TABLE, Format.CSV) else _whole, found)
    emit(rows, format.value, columns=COLUMNS, empty="the log has no such entry")


def _verify(breaks: list[Any], head: Any) -> None:
    """Say how the chain stands. Raises DatabaseUnusable where it is broken."""
    from claims.errors import DatabaseUnusable

    if breaks:
        listed = "\n".join(f"  entry {found.entry}: {found.what}" for found in breaks)
        raise DatabaseUnusable(
            f"the log's chain is broken in {len(breaks)} place{'s' * (len(breaks) > 1)}:\n{listed}",
            hint="somebody edited the database outside the program: compare with a backup",
        )
    typer.echo(f"the chain holds: {head.id} entries, newest hash {head.hash}" if head else "the log has no entry yet")


def _row(entry: Logged) -> dict[str, Any]:
    """One entry on one line; lists of what was recorded or changed are counted."""
    row = _whole(entry)
    facts = row.pop("facts")
    row["what"] = _brief_facts(facts)
    return row


def _whole(entry: Logged) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": entry.at,
        "by": entry.by,
        "action": entry.action,
        "subject": entry.subject,
        "reason": entry.reason,
        "hash": entry.hash,
        "facts": entry.facts,
    }


def _brief_facts(facts: dict[str, Any] | None) -> str:
    if facts is None:
        return "erased"
    return ", ".join(f"{name} {_brief(value)}" for name, value in facts.items() if value not in (None, [], {}))


def _brief(value: Any) -> str:
    """A fact in a few words: lists by their length, changes by table and number of rows."""
    if isinstance(value, list) and value and isinstance(value[0], dict) and "rows" in value[0]:
        return " and ".join(f"{len(change['rows'])} {change['table']} {'/'.join(change['fields'])}" for change in value)
    if isinstance(value, list | dict) and len(str(value)) > _LONG:
        return f"({len(value)})"
    return str(value) if len(str(value)) <= _LONG else f"{str(value)[:_LONG]}…"


def _moment(text: str | None, end: int) -> Any:
    """The first or last instant of an ISO text. Raises UsageError where it is none."""
    from claims.errors import UsageError
    from claims.moments import parse

    if text is None:
        return None
    try:
        return parse(text)[end]
    except ValueError as error:
        raise UsageError(f"{text!r} is no date", hint="write 2019-05-04 or 2019-05-04T18:00+02:00") from error
