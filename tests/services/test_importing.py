"""Tables imported: rows to claims, their documents and sources, findings, versions."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from made_imports import OTHER, ROW, claims, entries, write
from sqlmodel import Session, select

from claims.errors import ClaimsError, InputRefused, NotFound
from claims.services.recording import importing
from claims.services.recording.importing import import_table
from claims.services.recording.readings import record
from claims.tables.reader import read
from db.engine import open_session
from db.tables import Capture, Document, Entry, Payload, Source


def test_rows_become_accepted_claims_checked_by_whoever_imports_them(session: Session, tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", ROW, OTHER)
    done = import_table(session, path, by="ada")
    assert (done.claims, done.claims_known, done.documents, done.problems) == (2, 0, 2, ())
    first, second = claims(session)
    assert done.claim_ids == (first.id, second.id)
    assert {(claim.state, claim.checked_by, claim.entry_id) for claim in (first, second)} == {("accepted", "ada", 1)}
    assert (first.low, first.bound, first.figure_text, first.via) == (16, "at_least", "at least 16", ["Wire One"])
    assert (first.event_label, first.external_id, first.event_id) == ("Quay blast", "EV1", None)
    named = {source.id: source.name for source in session.exec(select(Source)).all()}
    assert (named[first.asserted_id], named[first.carried_id]) == ("Vell Clinic", "Quay Post")
    assert (named[second.asserted_id], named[second.carried_id]) == ("Hill Radio", "Hill Radio")
    assert "Wire One" in named.values()


def test_a_row_belongs_to_the_document_at_its_url_else_to_the_table(session: Session, tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", ROW, OTHER)
    import_table(session, path, by="ada")
    table, page = session.exec(select(Document).order_by(Document.kind.desc())).all()  # type: ignore[attr-defined]
    assert (table.name, table.kind, table.url) == (path, "table", None)
    assert (page.name, page.kind, page.url, page.outlet) == (OTHER[8], "reference", OTHER[8], "Hill Radio")
    first, second = claims(session)
    assert (first.document_id, second.document_id) == (table.id, page.id)
    (capture,) = session.exec(select(Capture)).all()
    assert capture.content == Path(path).read_bytes()
    assert table.sha256 == hashlib.sha256(capture.content).hexdigest()


def test_a_row_finds_the_document_that_was_read_before(session: Session, tmp_path: Path) -> None:
    from claims.model import Article, Reading

    page = Article(id=OTHER[8], url=OTHER[8], text="A page.", sha256="0" * 64)
    newer = Article(id=OTHER[8], url=OTHER[8], text="A page, changed.", sha256="1" * 64)
    (_, latest) = record(session, [Reading(article=page), Reading(article=newer)], by="ada").document_numbers
    done = import_table(session, write(tmp_path / "t.csv", OTHER), by="ada")
    assert (done.documents, [claim.document_id for claim in claims(session)]) == (0, [latest])


def test_the_same_table_again_records_nothing_and_leaves_no_entry(session: Session, tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", ROW, OTHER)
    import_table(session, path, by="ada")
    again = import_table(session, path, by="ada")
    assert (again.claims, again.claims_known, again.documents, again.entry) == (0, 2, 0, None)
    assert (len(claims(session)), entries(session)) == (2, 1)


def test_the_same_row_twice_and_in_another_table_is_one_claim(session: Session, tmp_path: Path) -> None:
    done = import_table(session, write(tmp_path / "t.csv", ROW, ROW), by="ada")
    assert (done.claims, done.claims_known) == (1, 1)
    moved = import_table(session, write(tmp_path / "u.csv", OTHER, ROW), by="ada")
    assert (moved.claims, moved.claims_known) == (1, 1)


def test_a_table_that_grew_is_its_next_version(session: Session, tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", ROW)
    import_table(session, path, by="ada")
    later = [*ROW[:3], "at least 20", *ROW[4:]]
    done = import_table(session, write(tmp_path / "t.csv", ROW, later), by="ada")
    assert (done.claims, done.claims_known, done.documents) == (1, 1, 1)
    assert sorted(document.version for document in session.exec(select(Document)).all()) == [1, 2]


def test_the_payload_names_the_file_and_the_keys(session: Session, tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", ROW, OTHER)
    import_table(session, path, by="ada")
    entry = session.exec(select(Entry)).one()
    assert (entry.action, entry.by, entry.subject) == ("import", "ada", path)
    body = json.loads(session.exec(select(Payload)).one().body)
    assert (body["file"], body["claims"]) == (path, 2)
    assert body["keys"] == [claim.key for claim in claims(session)]


def test_bad_rows_are_findings_and_the_rest_is_recorded(session: Session, tmp_path: Path) -> None:
    bad = [*ROW[:3], "lots", *ROW[4:]]
    path = write(tmp_path / "t.csv", ROW, bad, OTHER)
    done = import_table(session, path, by="ada")
    assert done.claims == 2
    (problem,) = done.problems
    assert (problem.file, problem.row, problem.column, problem.fatal) == (path, 3, "figure", True)
    assert "lots" in problem.message


def test_strict_records_all_or_nothing(database: str, tmp_path: Path) -> None:
    bad = [*ROW[:3], "lots", *ROW[4:]]
    with pytest.raises(InputRefused, match="row 3, column figure"), open_session(database) as session:
        import_table(session, write(tmp_path / "t.csv", ROW, bad), by="ada", strict=True)
    with open_session(database) as session:
        assert (claims(session), entries(session), session.exec(select(Source)).all()) == ([], 0, [])
        odd = [*ROW[:2], "lost_mules", *ROW[3:]]
        assert import_table(session, write(tmp_path / "u.csv", odd), by="ada", strict=True).claims == 1


def test_a_dry_run_counts_and_writes_nothing(session: Session, tmp_path: Path) -> None:
    import_table(session, write(tmp_path / "t.csv", ROW), by="ada")
    done = import_table(session, write(tmp_path / "u.csv", ROW, OTHER, OTHER), by="ada", dry_run=True)
    assert (done.claims, done.claims_known, done.entry) == (1, 2, None)
    assert (len(claims(session)), entries(session)) == (1, 1)


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        ("", InputRefused, "is empty"),
        ("figure,asserted_by\n", InputRefused, "no rows"),
        ("figure,asserted_by\nlots,A\nsome,B\n", InputRefused, "2 findings"),
        ("colour,shape\nred,round\n", InputRefused, "no column"),
        (None, NotFound, "no file"),
    ],
)
def test_a_table_of_which_nothing_can_be_read_is_refused(
    session: Session, tmp_path: Path, content: str | None, error: type[ClaimsError], message: str
) -> None:
    path = tmp_path / "t.csv"
    if content is not None:
        path.write_text(content)
    with pytest.raises(error, match=message):
        import_table(session, str(path), by="ada")
    assert entries(session) == 0


def test_numbers_come_back_to_the_last_digit(session: Session, tmp_path: Path) -> None:
    numbers = ["12345678901234567890123", "0.1", "999999999999.99", "0", "9223372036854775808"]
    path = write(tmp_path / "t.csv", *([number, "A"] for number in numbers), head=["best", "asserted_by"])
    import_table(session, path, by="ada")
    assert [claim.best for claim in claims(session)] == [int(n) if n.isdigit() else Decimal(n) for n in numbers]


def test_large_tables_are_read_apart_with_the_same_result(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        [*ROW[:3], f"at least {at}", f"Clinic {at % 9}", *ROW[5:8], f"https://hill.example/{at % 50}", ""]
        for at in range(5000)
    ]
    path = write(tmp_path / "t.csv", *rows)
    monkeypatch.setattr(importing, "_APART", 1000)
    told: list[tuple[int, int]] = []
    done = import_table(session, path, by="ada", progress=lambda read, size: told.append((read, size)))
    size = Path(path).stat().st_size
    assert (done.claims, done.documents, entries(session)) == (5000, 50, 1)
    assert told[-1] == (size, size)
    assert [read for read, _ in told] == sorted(read for read, _ in told)
    assert [claim.key for claim in claims(session)] == [row[0] for chunk in read(path, {}) for row in chunk.rows]


def test_findings_beyond_what_anyone_reads_are_counted(session: Session, tmp_path: Path) -> None:
    rows = [["lots", "A"]] * 10_050
    path = write(tmp_path / "t.csv", *rows, ["16", "A"], head=["figure", "asserted_by"])
    done = import_table(session, path, by="ada")
    assert len(done.problems) == 10_001
    assert done.problems[-1].message == "50 more findings are not listed"


def test_names_of_one_source_written_differently_are_one(session: Session, tmp_path: Path) -> None:
    rows: list[Any] = [["16", "The Vell Clinic"], ["17", "vell clinic"], ["18", "VELL CLINIC"]]
    import_table(session, write(tmp_path / "t.csv", *rows, head=["figure", "asserted_by"]), by="ada")
    assert len({claim.asserted_id for claim in claims(session)}) == 1
    assert [claim.asserted_by for claim in claims(session)] == ["The Vell Clinic", "vell clinic", "VELL CLINIC"]


def test_a_name_of_punctuation_alone_is_kept_and_is_no_source(session: Session, tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", ["16", "?", "Quay Post"], head=["figure", "asserted_by", "carried_by"])
    assert import_table(session, path, by="ada").claims == 1
    (claim,) = claims(session)
    assert (claim.asserted_by, claim.asserted_id) == ("?", None)
    assert claim.carried_id is not None
