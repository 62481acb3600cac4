"""What `claims extract` does between reading its options and printing: readings flow through, findings are listed."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

import typer

from claims.commands.options import Format
from claims.errors import InputRefused, UsageError

if TYPE_CHECKING:
    from claims.extract.pipeline import Overrides
    from claims.model import Draft, Problem, Reading, Recorded

COLUMNS = ("document", "figure_text", "metric", "population", "asserted_by", "when", "quote")


def overrides_of(
    paths: Sequence[str], *, outlet: str | None, published: str | None, url: str | None, title: str | None
) -> Overrides | None:
    """The overrides given, checked. Raises UsageError for a date that is none, or one URL for many documents."""
    if outlet is None and published is None and url is None and title is None:
        return None
    from claims.extract.pipeline import Overrides
    from claims.extract.reading.items import is_one_document
    from claims.extract.reading.published import moment

    when = moment(published)
    if published is not None and when is None:
        raise UsageError(f"--published: not a date: {published}", hint="write it as 2016-09-23 or 2016-09-23T06:00")
    if (url is not None or title is not None) and not (len(paths) == 1 and is_one_document(paths[0])):
        raise UsageError("--url and --title are for one document", hint="give one file, or - for pasted text")
    return Overrides(outlet=outlet, published=when, url=url, title=title)


def refuse_unrecorded(*, accept: bool, match: bool, event: str | None) -> None:
    """Raises UsageError for options that mean nothing unless something is recorded."""
    for given, name in ((accept, "--accept"), (not match, "--no-match"), (event is not None, "--event")):
        if given:
            raise UsageError(f"{name} needs --record", hint=f"claims extract --record {name} …")


@dataclass
class Extraction:
    """One run: what to read, and what came of it so far."""

    paths: Sequence[str]
    overrides: Overrides | None
    strict: bool
    documents: int = 0
    drafts: int = 0
    problems: list[Problem] = field(default_factory=list)

    def readings(self) -> Iterator[Reading]:
        """The readings as they come, counted, their findings noted."""
        from claims.extract.pipeline import read_all

        for reading in read_all(self.paths, overrides=self.overrides):
            self.documents += reading.article is not None
            self.drafts += len(reading.drafts)
            self.problems += reading.problems
            yield reading

    def found(self) -> Iterator[Draft]:
        """The drafts of the readings."""
        for reading in self.readings():
            yield from reading.drafts

    def conclude(self) -> None:
        """List the findings. Raises InputRefused with --strict, or where nothing at all could be read."""
        from claims.render.console import notes, safe

        for problem in self.problems:
            notes().print(safe(str(problem)), style=None, soft_wrap=True)
        if self.strict and self.problems:
            raise InputRefused(f"{len(self.problems)} finding(s), with --strict", hint="see the list above")
        if not self.documents:
            raise InputRefused("nothing could be read", hint=None if self.problems else "there is no document in it")


def rows(drafts: Iterator[Draft]) -> Iterator[dict[str, Any]]:
    """The drafts by the contract."""
    from claims.render.json import draft_json

    return map(draft_json, drafts)


def show(job: Extraction, format: Format) -> None:
    """Print the drafts as they are found; nothing is stored and no database is opened."""
    from claims.render.rows import emit

    emit(rows(job.found()), format.value, columns=COLUMNS, empty="no figures found")
    sys.stdout.flush()
    job.conclude()


def store(
    ctx: typer.Context, job: Extraction, *, format: Format | None, accept: bool, match: bool, event: str | None
) -> None:
    """Record the drafts as they are found, match them, and say what was done; or print them where a format is asked.

    Drafts are printed after the database has them for good, from a file in between: there may be a million.
    """
    from claims.commands.session import writing
    from claims.render.rows import emit
    from claims.services.recording import record

    pinned = int(event) if event is not None and event.isdecimal() else event
    with tempfile.TemporaryFile("w+", encoding="utf-8") as kept:
        readings = job.readings() if format is None else _keeping(job.readings(), kept)
        with writing(ctx) as session:
            recorded = record(
                session, readings, by=ctx.obj.by, accept=accept, event=pinned, strict=job.strict, subject=_subject(job)
            )
            if match and recorded.claim_ids:
                from claims.services.matching import match as match_all

                match_all(session, by=ctx.obj.by)
        if format is None:
            typer.echo(_summary(recorded, accept))
        else:
            kept.seek(0)
            emit(map(json.loads, kept), format.value, columns=COLUMNS, empty="no figures found")
    job.conclude()


def _keeping(readings: Iterator[Reading], kept: TextIO) -> Iterator[Reading]:
    from claims.render.json import draft_json

    for reading in readings:
        for draft in reading.drafts:
            kept.write(json.dumps(draft_json(draft), ensure_ascii=False) + "\n")
        yield reading


def _subject(job: Extraction) -> str:
    first, *others = job.paths
    return first if not others else f"{first} and {len(others)} more"


def _summary(recorded: Recorded, accept: bool) -> str:
    state = "accepted claims, not checked by a person" if accept else "drafts"
    lines = [f"recorded {recorded.documents} documents and {recorded.claims} {state}"]
    if recorded.documents_known or recorded.claims_known:
        lines.append(f"known before: {recorded.documents_known} documents, {recorded.claims_known} claims")
    if recorded.promoted:
        lines.append(f"accepted {recorded.promoted} drafts that waited")
    return "\n".join(lines)
