"""What recording did, in words or as rows: counts on standard output, findings on standard error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.model import Problem, Recorded
    from claims.services.judging.carrying import Carried
    from claims.services.matching.placing import Matched

_COUNTS = (
    "events", "events_made", "events_retired", "tallies", "claims", "claims_moved", "documents", "documents_moved",
    "waiting", "left_out", "capped", "joined", "entry",
)  # fmt: skip
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
        screen().print(safe(f"{table}: {verb} {_counted(recorded)}"), soft_wrap=True)
    if not quiet and not dry_run and any(recorded.claims for _, recorded in done):
        show_next("`claims match` groups them into events; `claims conflicts` then shows where they differ")


def show_carried(done: Sequence[tuple[str, Carried]], format: str, *, dry_run: bool, quiet: bool) -> None:
    """One line for each file of judgements."""
    if format != "table":
        from claims.render.rows import emit

        counts = ("stored", "known", "older", "absent")
        rows = [{"file": name} | {count: getattr(carried, count) for count in counts} for name, carried in done]
        emit(rows, format, columns=("file", *counts))
        return
    from claims.render.console import safe, screen

    for name, carried in done:
        verb = "would take in" if dry_run else "took in"
        known = f", {carried.known:,} already in force here" if carried.known else ""
        known += f", {carried.older:,} judged otherwise here since" if carried.older else ""
        absent = f"; {carried.absent:,} of them on what is not recorded here yet" if carried.absent else ""
        line = f"{name}: {verb} {_number(carried.stored, 'judgement')}{known}{absent}"
        screen().print(safe(line), soft_wrap=True)
    if not quiet and not dry_run and any(carried.stored for _, carried in done):
        show_next("`claims match` goes by them")


def show_next(words: str) -> None:
    """A note on what comes next, for a person: on standard error."""
    from claims.render.console import notes

    notes().print(f"next: {words}", soft_wrap=True)


def show_matched(done: Matched, format: str, *, quiet: bool) -> None:
    """What matching did: sentences on the screen, its counters for scripts."""
    if format == "table":
        from claims.render.console import say

        for sentence in matched_in_words(done):
            say(sentence)
    else:
        from claims.render.rows import emit

        counts = {name: getattr(done, name) for name in _COUNTS}
        emit(
            [counts | {"problems": [str(problem) for problem in done.problems]}], format, columns=(*_COUNTS, "problems")
        )
    show_findings(done.problems, quiet=quiet)


def matched_in_words(done: Matched) -> list[str]:
    """Where the claims are now, what changed, and what waits for a person; a sentence each."""
    new = f" ({done.events_made:,} new)" if done.events_made else ""
    gone = f"; {_number(done.events_retired, 'event')} merged into others" if done.events_retired else ""
    there = (
        f"{_number(done.claims, 'claim')} in {_number(done.events, 'event')}{new} and "
        f"{_number(done.tallies, 'tally', 'tallies')}{gone}."
    )
    told = [f"Matched: {there}" if done.entry is not None else f"Nothing has changed: {there}"]
    if done.joined is not None:
        accounts = _number(done.joined, "new account")
        told.append(f"{accounts} compared with what stood; `claims match --full` compares all anew.")
    if done.waiting:
        verb = "waits" if done.waiting == 1 else "wait"
        told.append(
            f"{_number(done.waiting, 'uncertain pair')} {verb} for a person: `claims match --pending` lists, "
            "`claims match --explain A B` explains, `claims judge A B same` settles."
        )
    if done.left_out:
        pairs = _number(done.left_out, "further pair is", "further pairs are")
        told.append(f"{pairs} less likely and not kept waiting: too many for persons to look at.")
    if done.capped:
        groups = _number(done.capped, "group of lookalikes is", "groups of lookalikes are")
        told.append(f"{groups} too large to compare every pair.")
    return told


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


def _number(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


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
