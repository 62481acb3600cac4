"""The parts that recording and importing share: rows in bulk, versions of documents, late entries, findings."""

from __future__ import annotations

import pytest
from made_readings import TEXT, article, drafts, reading
from sqlmodel import Session, select

from claims.errors import InputRefused
from claims.model import Problem
from claims.services import log
from claims.services.late_entry import LateEntry
from claims.services.recording.capturing import Captured, captured, insert_documents, storable, versions
from claims.services.recording.claim_rows import LOOK_UP, batches, insert_claims, insert_links, known, recorded_under
from claims.services.recording.findings import Findings
from claims.services.recording.readings import record
from claims.services.recording.table_documents import TableDocuments
from claims.tables.stored import cells
from db.tables import Claim, ClaimLink, Document, Entry


def rows(document: int, entry: int, count: int) -> list[list[object]]:
    whole, _ = drafts()
    return [
        [*cells(whole, f"{at:032x}"), document, None, None, "draft", None, "public", None, entry] for at in range(count)
    ]


def test_keys_that_are_there_are_left_alone_and_not_counted(session: Session) -> None:
    with log.entry(session, "test", by="ada") as entry:
        (number,) = insert_documents(session, [captured(article())], {}, entry_id=entry.id, outlets={})
        assert insert_claims(session, rows(number, entry.id, 3)) == 3
        assert insert_claims(session, rows(number, entry.id, 5)) == 2
        assert insert_claims(session, []) == 0
        ids, keys = recorded_under(session, entry.id)
    assert len(ids) == 5
    assert keys == [f"{at:032x}" for at in range(5)]


def test_more_keys_than_one_query_takes_are_looked_up(session: Session) -> None:
    with log.entry(session, "test", by="ada") as entry:
        (number,) = insert_documents(session, [captured(article())], {}, entry_id=entry.id, outlets={})
        insert_claims(session, rows(number, entry.id, LOOK_UP + 10))
    asked = [f"{at:032x}" for at in range(0, LOOK_UP + 200)]
    assert len(known(session, asked)) == LOOK_UP + 10
    assert known(session, []) == {}


def test_a_link_is_made_once_and_one_that_leads_nowhere_comes_back(session: Session) -> None:
    with log.entry(session, "test", by="ada") as entry:
        (number,) = insert_documents(session, [captured(article())], {}, entry_id=entry.id, outlets={})
        insert_claims(session, rows(number, entry.id, 2))
        link, lost = (f"{0:032x}", "denies", f"{1:032x}"), (f"{0:032x}", "denies", "f" * 32)
        assert insert_links(session, [link, link, lost], entry.id) == [lost]
        assert insert_links(session, [link], entry.id) == []
    (made,) = session.exec(select(ClaimLink)).all()
    first, second = session.exec(select(Claim).order_by(Claim.key)).all()
    assert (made.claim_id, made.kind, made.other_id) == (first.id, "denies", second.id)


def test_batches_hold_everything_in_order() -> None:
    assert list(batches(range(7), 3)) == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(batches([], 3)) == []


def test_versions_go_on_from_the_last_one_held(session: Session) -> None:
    record(session, [reading(), reading(text=TEXT + " More.")], by="ada")
    held = versions(session, {"a1", "nobody's"})
    assert [version.version for version in held["a1"]] == [1, 2]
    assert "nobody's" not in held
    with log.entry(session, "test", by="ada") as entry:
        documents = [captured(article(text=f"{TEXT} {word}")) for word in ("three", "four")]
        numbers = insert_documents(session, documents, held, entry_id=entry.id, outlets={})
    assert [session.get_one(Document, number).version for number in numbers] == [3, 4]


def test_what_no_database_stores_is_replaced_one_for_one() -> None:
    clean = storable(article(text="a\0b\ud800c", title="\0", url=None))
    assert (clean.text, clean.title, clean.url) == ("a\ufffdb\ufffdc", "\ufffd", None)
    plain = article()
    assert storable(plain) is plain


def test_text_is_told_apart_by_what_is_stored_of_it() -> None:
    assert captured(article(text="a\0")).text_sha256 == captured(article(text="a\ufffd")).text_sha256
    assert captured(article(text="a")).text_sha256 != captured(article(text="b")).text_sha256
    assert isinstance(captured(article()), Captured)


def test_an_entry_that_nobody_opens_is_not_written(session: Session) -> None:
    with LateEntry(session, "test", by="ada") as late:
        assert late.opened is None
    assert session.exec(select(Entry)).all() == []


def test_an_entry_is_opened_once_and_written_at_the_end(session: Session) -> None:
    with LateEntry(session, "test", by="ada", subject="this") as late:
        assert late.open() is late.open()
        late.open().note(found=3)
        assert session.exec(select(Entry)).all() == []
    entry = session.exec(select(Entry)).one()
    assert (entry.action, entry.by, entry.subject) == ("test", "ada", "this")


def test_an_entry_is_not_written_when_its_block_fails(session: Session) -> None:
    with pytest.raises(RuntimeError), LateEntry(session, "test", by="ada") as late:
        late.open()
        raise RuntimeError
    assert session.exec(select(Entry)).all() == []


def test_warnings_alone_refuse_nothing_and_findings_are_listed_with_their_places() -> None:
    findings = Findings()
    findings.add(Problem("odd", row=1, fatal=False))
    findings.refuse()
    findings.extend(Problem("bad", file="t.csv", row=at) for at in range(2, 33))
    with pytest.raises(InputRefused) as refused:
        findings.refuse()
    lines = refused.value.message.splitlines()
    assert lines[0].endswith("31 findings:")
    assert lines[1] == "  t.csv, row 2: bad"
    assert lines[-1] == "  and 11 more"
    assert len(findings.all()) == 32


def test_a_table_s_documents_are_found_once_and_then_known(session: Session) -> None:
    url = "https://hill.example/1"
    with log.entry(session, "test", by="ada") as entry:
        documents = TableDocuments("t.csv")
        documents.describe([(url, url, "2016-09-23", "Hill Radio"), ("t.csv", None, None, None)])
        first = dict(documents.find(session, [url], entry.id, {}))
        assert documents.made == 1
        assert documents.find(session, [url], entry.id, {}) == first
        later = TableDocuments("u.csv")
        later.describe([(url, url, None, None)])
        assert later.find(session, [url], entry.id, {}) == first
        assert later.made == 0
    document = session.exec(select(Document)).one()
    assert (document.kind, document.published, document.outlet, document.text) == (
        "reference",
        "2016-09-23",
        "Hill Radio",
        "",
    )
