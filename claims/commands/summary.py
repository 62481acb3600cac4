"""What recording did, in words or as rows: counts on standard output, findings on standard error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.model import Problem, Recorded

_COLUMNS = ("table", "recorded", "already_known", "documents", "findings")


def show_imported(done: Sequence[tuple[str, Recorded]], format: str, *, dry_run: bool, quiet: bool) -> None:
    """One line for each table, and its findings."""
    from claims.render.rows import emit

    for _, recorded in done:
        show_findings(recorded.problems, quiet=quiet)
    if format != "table":
        emit([_row(table, recorded, dry_run) for table, recorded in done], format, columns=_COLUMNS)
        return
    from claims.render.console import safe, screen

    for table, recorded in done:
        verb = "would record" if dry_run else "recorded"
        screen().print(safe(f"{table}: {verb} {_counted(recorded)}"))


def show_findings(problems: Sequence[Problem], *, quiet: bool) -> None:
    """The findings; with `quiet` only those that kept something from being read."""
    from claims.render.console import notes, safe

    for problem in problems:
        if problem.fatal or not quiet:
            notes().print(safe(f"{'finding' if problem.fatal else 'note'}: {problem}"), soft_wrap=True)


def _counted(recorded: Recorded) -> str:
    parts = [_number(recorded.claims, "claim")]
    if recorded.claims_known:
        parts.append(f"{recorded.claims_known:,} already known")
    bad = sum(problem.fatal for problem in recorded.problems)
    if bad:
        parts.append(f"{_number(bad, 'finding')} listed above")
    return ", ".join(parts)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _row(table: str, recorded: Recorded, dry_run: bool) -> dict[str, object]:
    return {
        "table": table,
        "recorded": recorded.claims,
        "already_known": recorded.claims_known,
        "documents": recorded.documents,
        "findings": sum(problem.fatal for problem in recorded.problems),
        "dry_run": dry_run,
        "entry": recorded.entry,
    }


def show_added(recorded: Recorded, given: Mapping[str, object], format: str, *, quiet: bool) -> None:
    """The claim that was added, or known already."""
    show_findings(recorded.problems, quiet=quiet)
    (number,) = recorded.claim_ids
    said = "recorded" if recorded.claims else "already known"
    if format != "table":
        from claims.render.rows import emit

        emit([{"id": number, "said": said, "entry": recorded.entry, **given}], format, columns=("id", "said", "entry"))
        return
    from claims.render.console import safe, screen

    screen().print(safe(f"{said}: claim {number}"))
