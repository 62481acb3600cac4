"""What `claims extract` does between reading its options and printing: readings flow through, findings are listed."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TextIO

import typer

from claims.commands.options import Format
from claims.errors import InputRefused, UsageError

if TYPE_CHECKING:
    from sqlmodel import Session

    from claims.extract.pipeline import Overrides
    from claims.model import Draft, Problem, Reading, Recorded
    from claims.services.matching.placing import Matched

COLUMNS = ("document", "figure", "metric", "population", "asserted_by", "when", "quote")


def overrides_of(
    paths: Sequence[str],
    *,
    outlet: str | None,
    published: str | None,
    url: str | None,
    title: str | None,
    language: str | None = None,
) -> Overrides | None:
    """The overrides given, checked. Raises UsageError for a date or a language that is none, or one URL for many."""
    if (outlet, published, url, title, language) == (None,) * 5:
        return None
    from claims.extract.pipeline import Overrides
    from claims.extract.reading.items import is_one_document
    from claims.extract.reading.published import moment

    when = moment(published)
    if published is not None and when is None:
        raise UsageError(f"--published: not a date: {published}", hint="write it as 2016-09-23 or 2016-09-23T06:00")
    if (url is not None or title is not None) and not (len(paths) == 1 and is_one_document(paths[0])):
        raise UsageError("--url and --title are for one document", hint="give one file, or - for pasted text")
    return Overrides(outlet=outlet, published=when, url=url, title=title, language=_language(language))


def _language(written: str | None) -> str | None:
    from claims.extract.reading.languages import code, name
    from claims.vocabulary.language import known, languages

    short = code(written)
    if written is None or (short is not None and known(short)):
        return short
    read = " or ".join(f"{each} ({name(each)})" for each in sorted(languages()))
    raise UsageError(f"--language: not a language that is read: {written}", hint=f"give {read}")


def refuse_unrecorded(*, accept: bool, match: bool, event: str | None) -> None:
    """Raises UsageError for options that mean nothing unless something is recorded."""
    for given, name in ((accept, "--accept"), (not match, "--no-match"), (event is not None, "--event")):
        if given:
            raise UsageError(f"{name} needs --record", hint=f"claims extract --record {name} …")


def refuse_unprinted(*, explain: bool, format: Format | None) -> None:
    """Raises UsageError for reasons that would be neither printed nor stored."""
    if explain and format is None:
        raise UsageError("--explain prints the drafts with their reasons", hint="with --record, add --format jsonl")


@dataclass
class Extraction:
    """One run: what to read, and what came of it so far.

    `explain` asks for the words behind each draft; `watched` says how far it is, where a person looks.
    """

    paths: Sequence[str]
    overrides: Overrides | None
    strict: bool
    quiet: bool = False
    explain: bool = False
    watched: bool = False
    taken: int = 0
    documents: int = 0
    drafts: int = 0
    problems: list[Problem] = field(default_factory=list)

    def readings(self) -> Iterator[Reading]:
        """The readings, counted, their findings put aside. Raises NotFound at once for a path that is not there."""
        from claims.extract.pipeline import read_all

        if "-" in self.paths and sys.stdin.isatty() and not self.quiet:
            typer.echo("paste the text, then press Ctrl-D on a line of its own", err=True)
        taken = self._take if self.watched else None
        return self._counted(read_all(self.paths, overrides=self.overrides, explain=self.explain, taken=taken))

    def _take(self, size: int) -> None:
        self.taken += size

    def _counted(self, readings: Iterator[Reading]) -> Iterator[Reading]:
        from claims.commands.reading_bar import bar

        with bar(self.paths, watched=self.watched) as line:
            for reading in readings:
                self.documents += reading.article is not None
                self.drafts += len(reading.drafts)
                self.problems += reading.problems
                if line is not None:
                    line.show(self.taken, self.documents, self.drafts)
                yield reading

    def found(self) -> Iterator[Draft]:
        """The drafts of the readings."""
        return (draft for reading in self.readings() for draft in reading.drafts)

    def conclude(self) -> None:
        """List the findings. Raises InputRefused with --strict, or where nothing at all could be read."""
        from claims.commands.summary import show_findings

        show_findings(self.problems, quiet=self.quiet)
        if self.strict and self.problems:
            raise InputRefused(f"findings, with --strict: {len(self.problems)}", hint="they are listed above")
        if not self.documents:
            raise InputRefused("nothing could be read", hint="see above" if self.problems else "the input is empty")


def show(job: Extraction, format: Format) -> None:
    """Print the drafts as they are found; nothing is stored and no database is opened."""
    from claims.render.json import draft_json

    # drafts that run over the screen as they are found leave no room for a line that counts them
    job.watched = not job.quiet and not (format in (Format.JSONL, Format.CSV) and sys.stdout.isatty())
    _print(map(draft_json, job.found()), format, job)
    job.conclude()


def _print(drafts: Iterable[dict[str, Any]], format: Format, job: Extraction) -> None:
    from claims.render.rows import emit

    if job.explain and format is Format.TABLE:
        from claims.render.reasons import show_reasons

        show_reasons(drafts, empty="no figures found")
        return
    if job.explain and format is Format.CSV:
        from claims.render.reasons import told

        drafts = (each | {"why": told(each.get("why", ()))} for each in drafts)
    rows = list(_for_reading(drafts)) if format is Format.TABLE else drafts
    if rows or job.documents:  # of what could not be read nothing is said but why
        emit(rows, format.value, columns=COLUMNS, empty="no figures found")
    sys.stdout.flush()


def _for_reading(drafts: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows of the table: each document named once, a file without its folders, a quote on one line."""
    last = None
    for draft in drafts:
        document = draft["document"]
        name = document if "://" in document else PurePath(document).name
        shown = {
            "document": None if document == last else name,
            "figure": draft["figure_text"],
            "metric": draft["metric"].replace("_", " "),
            "quote": " ".join((draft["quote"] or "").split()),
        }
        yield draft | shown
        last = document


def store(
    ctx: typer.Context, job: Extraction, *, format: Format | None, accept: bool, match: bool, event: str | None
) -> None:
    """Record the drafts as they are found, match them, and say what was done; or print them where a format is asked.

    Drafts are printed after the database has them for good, from a file in between: there may be a million.
    """
    from claims.commands.session import writing
    from claims.services.recording.readings import record

    job.watched = not job.quiet
    readings = job.readings()
    pinned = int(event) if event is not None and event.isdecimal() else event
    with tempfile.TemporaryFile("w+", encoding="utf-8") as kept:
        with writing(ctx) as session:
            recorded = record(
                session,
                readings if format is None else _keeping(readings, kept),
                by=ctx.obj.by,
                accept=accept,
                event=pinned,
                subject=_subject(job.paths),
                strict=job.strict,
            )
            matched = _matched(session, ctx.obj.by) if match and recorded.document_numbers else None
        job.problems = [*recorded.problems, *(matched.problems if matched else ())]
        if format is None:
            typer.echo(_summary(recorded, matched, accept=accept))
        else:
            kept.seek(0)
            _print(map(json.loads, kept), format, job)
    job.conclude()


def _matched(session: Session, by: str) -> Matched:
    from claims.services.matching.full_match import match

    return match(session, by=by)


def _keeping(readings: Iterator[Reading], kept: TextIO) -> Iterator[Reading]:
    from claims.render.json import draft_json

    for reading in readings:
        for draft in reading.drafts:
            kept.write(json.dumps(draft_json(draft), ensure_ascii=False) + "\n")
        yield reading


def _subject(paths: Sequence[str]) -> str:
    return paths[0] if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more"


def _summary(recorded: Recorded, matched: Matched | None, *, accept: bool) -> str:
    kind, addition = ("claim", ", accepted but not checked by a person") if accept else ("draft", "")
    lines = [f"Recorded {_count(recorded.documents, 'document')} with {_count(recorded.claims, kind)}{addition}."]
    if recorded.documents_known or recorded.claims_known:
        held = ((recorded.documents_known, "document"), (recorded.claims_known, "claim"))
        lines.append(f"Already known: {' with '.join(_count(number, one) for number, one in held if number)}.")
    if recorded.promoted:
        lines.append(f"Accepted {_count(recorded.promoted, 'draft')} from before.")
    if matched is not None:
        from claims.commands.summary import matched_in_words

        lines += matched_in_words(matched)
    return "\n".join(lines)


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
