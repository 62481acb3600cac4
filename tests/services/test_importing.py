from __future__ import annotations

import csv
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from made_readings import drafts, reading
from sqlmodel import Session, select

from claims.errors import ClaimsError, InputRefused, NotFound
from claims.render.json import draft_json
from claims.services.recording import importing
from claims.services.recording.importing import import_table
from claims.services.recording.readings import record
from claims.tables.reader import read
from db.engine import open_session
from db.tables import Capture, Claim, ClaimLink, Document, Entry, Payload, Source

HEAD = ["event", "event_id", "metric", "figure", "asserted_by", "carried_by", "via", "published", "url", "quote"]
ROW = [
    "Quay blast",
    "EV1",
    "killed",
    "at least 16",
    "Vell Clinic",
    "Quay Post",
    "Wire One",
    "2016-09-23",
    "",
    "16 dead",
]
OTHER = ["Quay blast", "EV1", "injured", "dozens", "", "Hill Radio", "", "", "https://hill.example/9", ""]


def write(path: Path, *rows: list[str], head: list[str] = HEAD) -> str:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([head, *rows])
    return str(path)


def claims(session: Session) -> list[Claim]:
    session.expire_all()
    return list(session.exec(select(Claim).order_by(Claim.id)).all())  # type: ignore[arg-type]


def entries(session: Session) -> int:
    return len(session.exec(select(Entry)).all())


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


def exported(session: Session, path: Path) -> str:
    """An export of all claims, as `claims export --format json` writes it."""
    from claims.render.json import claim_json
    from claims.services.loading.claims import load

    path.write_text(json.dumps([claim_json(claim) for claim in load(session)]), encoding="utf-8")
    return str(path)


def test_an_export_is_known_again_by_its_keys_and_recorded_elsewhere_with_them(database: str, tmp_path: Path) -> None:
    with open_session(database) as session:
        record(session, [reading()], by="ada", accept=True)
        import_table(session, write(tmp_path / "t.csv", ROW, OTHER), by="ada")
        here = exported(session, tmp_path / "export.json")
        again = import_table(session, here, by="ada")
        assert (again.claims, again.claims_known) == (0, 4)
        keys = {claim.key: (claim.state, claim.quote, claim.low, claim.url) for claim in claims(session)}
    with open_session(str(tmp_path / "elsewhere.db")) as session:
        there = import_table(session, here, by="bob")
        assert there.claims == 4
        assert {c.key: (c.state, c.quote, c.low, c.url) for c in claims(session)} == keys
        # what nobody had checked is not checked by carrying it elsewhere
        assert sorted(str(c.checked_by) for c in claims(session)) == ["None", "None", "ada", "ada"]
        assert len(session.exec(select(ClaimLink)).all()) == 1
        exported(session, tmp_path / "second.json")
    first, second = (json.loads((tmp_path / name).read_text()) for name in ("export.json", "second.json"))
    changed = {"id", "recorded_at", "recorded_by", "url", "document"}
    for left, right in zip(first, second, strict=True):
        assert {k: v for k, v in left.items() if k not in changed} == {
            k: v for k, v in right.items() if k not in changed
        }


def test_a_link_to_a_claim_that_is_not_here_is_noted(session: Session, tmp_path: Path) -> None:
    row = {"figure": "16", "asserted_by": "A", "quote": "16", "start": 0, "end": 2}
    row |= {"key": "ab" * 16, "denies": "cd" * 16}
    path = tmp_path / "t.json"
    path.write_text(json.dumps([row]))
    done = import_table(session, str(path), by="ada")
    assert done.claims == 1
    assert [(problem.fatal, "cd" * 16 in problem.message) for problem in done.problems] == [(False, True)]


def test_drafts_of_an_export_stay_drafts(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    path.write_text(json.dumps([draft_json(draft) | {"state": "draft", "carried_by": "B"} for draft in drafts()]))
    import_table(session, str(path), by="ada")
    assert {claim.state for claim in claims(session)} == {"draft"}


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


SLOW = """
import sys, time
from claims.services.recording import importing
from db.engine import open_session
importing._APART = 1000
def slow(read, size):
    print("chunk", flush=True)
    time.sleep(0.2)
with open_session(sys.argv[1]) as session:
    importing.import_table(session, sys.argv[2], by="ada", progress=slow)
"""


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_killed_half_way_it_leaves_nothing(database: str, tmp_path: Path, ending: signal.Signals) -> None:
    rows = [[*ROW[:3], f"at least {at}", *ROW[4:]] for at in range(6_500)]
    path = write(tmp_path / "t.csv", *rows)
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, database, path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "chunk\n"
        assert process.stdout.readline() == "chunk\n"
        process.send_signal(ending)
        process.wait(timeout=20)
    assert process.returncode != 0
    assert_left_alone(database, path)


def assert_left_alone(database: str, path: str) -> None:
    """Nothing is recorded, and the database takes the table now."""
    deadline = time.monotonic() + 10
    while True:
        try:
            with open_session(database) as session:
                assert (claims(session), entries(session)) == ([], 0)
                assert session.exec(select(Source)).all() == []
                assert import_table(session, path, by="ada").claims == 6_500
            return
        except ClaimsError:  # a server may take a moment to notice that its client is gone
            assert time.monotonic() < deadline
            time.sleep(0.2)


LIMITED = """
import resource, signal, sys
from claims.errors import StorageFailed
from claims.services.recording.importing import import_table
from db.engine import open_session
with open_session(sys.argv[1]) as session:
    pass
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
try:
    with open_session(sys.argv[1]) as session:
        import_table(session, sys.argv[2], by="ada")
except StorageFailed as error:
    print(error.message)
"""


def test_a_full_disk_is_a_sentence_and_the_database_is_whole(tmp_path: Path) -> None:
    database = str(tmp_path / "claims.db")
    path = write(tmp_path / "t.csv", *([*ROW[:3], f"at least {at}", *ROW[4:]] for at in range(6_500)))
    done = subprocess.run([sys.executable, "-c", LIMITED, database, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "claims.db" in done.stdout
    assert os.stat(database).st_size < 1_500_000
    assert_left_alone(database, path)


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
