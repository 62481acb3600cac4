from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from made_readings import TEXT, article, drafts, reading
from sqlmodel import Session, select

from claims.errors import InputRefused, NotFound
from claims.identity import claim_key
from claims.model import Problem, Reading
from claims.services import log
from claims.services.recording.readings import record
from db.engine import open_session
from db.tables import Capture, Claim, ClaimLink, Document, Entry, Event, Payload, Source


def entries(session: Session) -> int:
    return len(session.exec(select(Entry)).all())


def claims(session: Session) -> list[Claim]:
    session.expire_all()
    return list(session.exec(select(Claim).order_by(Claim.id)).all())  # type: ignore[arg-type]


def test_a_document_its_bytes_and_its_claims_are_recorded(session: Session) -> None:
    done = record(session, [reading()], by="ada")
    assert (done.documents, done.claims, done.claims_known, done.entry) == (1, 2, 0, 1)
    whole, part = claims(session)
    assert done.claim_ids == (whole.id, part.id)
    assert whole.key == claim_key(
        replace(drafts()[0], carried_by="Quay Post"), hashlib.sha256(TEXT.encode()).hexdigest()
    )
    assert (whole.low, whole.best, whole.bound, whole.figure_text) == (16, None, "at_least", "At least 16")
    assert (whole.state, whole.checked_by, whole.entry_id) == ("draft", None, 1)
    (document,) = session.exec(select(Document)).all()
    assert (document.name, document.version, document.text, document.outlet) == ("a1", 1, TEXT, "Quay Post")
    assert done.document_numbers == (document.id,)
    (capture,) = session.exec(select(Capture)).all()
    assert hashlib.sha256(capture.content).hexdigest() == document.sha256


def test_the_outlet_speaks_where_nobody_else_does(session: Session) -> None:
    record(session, [reading()], by="ada")
    named = {source.id: source.name for source in session.exec(select(Source)).all()}
    whole, part = claims(session)
    assert (named[whole.asserted_id], named[whole.carried_id]) == ("Vell Clinic", "Quay Post")
    assert (named[part.asserted_id], named[part.carried_id]) == ("Quay Post", "Quay Post")
    assert (part.asserted_by, part.carried_by) == (None, "Quay Post")


def test_spans_that_point_at_other_claims_become_links_and_parts_keep_their_span(session: Session) -> None:
    record(session, [reading()], by="ada")
    whole, part = claims(session)
    assert part.part_of == "0-18"
    links = session.exec(select(ClaimLink)).all()
    assert [(link.claim_id, link.kind, link.other_id) for link in links] == [(part.id, "adds_to", whole.id)]


def test_the_same_again_records_nothing_and_leaves_no_entry(session: Session) -> None:
    record(session, [reading()], by="ada")
    again = record(session, [reading()], by="ada")
    assert (again.documents, again.documents_known, again.claims, again.claims_known) == (0, 1, 0, 2)
    assert again.entry is None
    assert entries(session) == 1


def test_the_same_twice_in_one_run_is_one(session: Session) -> None:
    done = record(session, [reading(), reading()], by="ada")
    assert (done.documents, done.documents_known, done.claims, done.claims_known) == (1, 1, 2, 2)


def test_another_text_under_the_same_id_is_the_next_version(session: Session) -> None:
    record(session, [reading()], by="ada")
    later = TEXT + " The count may rise."
    done = record(session, [reading(text=later), reading(text=TEXT)], by="ada")
    assert (done.documents, done.documents_known, done.claims) == (1, 1, 2)
    chain = session.exec(select(Document).order_by(Document.version)).all()  # type: ignore[arg-type]
    assert [(document.version, document.text) for document in chain] == [(1, TEXT), (2, later)]


def test_claims_of_a_moved_file_are_known(session: Session) -> None:
    record(session, [reading("old/a1.txt")], by="ada")
    done = record(session, [reading("new/a1.txt")], by="ada")
    assert (done.documents, done.claims, done.claims_known) == (1, 0, 2)


def test_the_payload_lists_the_keys(session: Session) -> None:
    record(session, [reading()], by="ada", subject="folder")
    body = json.loads(session.exec(select(Payload)).one().body)
    assert body["keys"] == [claim.key for claim in claims(session)]
    assert (body["documents"], body["claims"]) == (1, 2)
    assert session.exec(select(Entry)).one().subject == "folder"


def test_accepted_claims_are_not_checked_by_a_person(session: Session) -> None:
    record(session, [reading()], by="ada", accept=True)
    assert {(claim.state, claim.checked_by) for claim in claims(session)} == {("accepted", None)}


def test_accepting_promotes_drafts_nobody_has_touched(session: Session) -> None:
    record(session, [reading()], by="ada")
    whole, part = claims(session)
    part.state = "rejected"
    session.add(part)
    session.flush()
    done = record(session, [reading()], by="ada", accept=True)
    assert (done.claims, done.claims_known, done.promoted) == (0, 2, 1)
    assert [claim.state for claim in claims(session)] == ["accepted", "rejected"]
    bodies = [json.loads(payload.body) for payload in session.exec(select(Payload)).all()]
    assert {"table": "claim", "fields": ["state"], "rows": [[whole.id, ["draft"], ["accepted"]]]} in bodies[-1][
        "changes"
    ]
    assert record(session, [reading()], by="ada", accept=True).entry is None


def test_recording_again_without_accept_takes_nothing_back(session: Session) -> None:
    record(session, [reading()], by="ada", accept=True)
    assert record(session, [reading()], by="ada").entry is None
    assert {claim.state for claim in claims(session)} == {"accepted"}


def test_a_label_makes_an_event_once_and_pins_to_it(session: Session) -> None:
    first = record(session, [reading("a1")], by="ada", event="Quay blast")
    second = record(session, [reading("a2", TEXT + " More soon.")], by="ada", event="quay BLAST")
    assert (first.entry, second.entry) == (1, 2)
    (event,) = session.exec(select(Event)).all()
    assert event.label == "Quay blast"
    assert {(document.event_id, document.pinned) for document in session.exec(select(Document)).all()} == {
        (event.id, True)
    }
    assert {claim.event_id for claim in claims(session)} == {event.id}


def test_pinning_what_is_known_moves_it_and_says_so(session: Session) -> None:
    record(session, [reading()], by="ada", event="Quay blast")
    moved = record(session, [reading()], by="ada", event="Depot fire")
    assert (moved.claims, moved.documents_known) == (0, 1)
    blast, fire = (event.id for event in session.exec(select(Event).order_by(Event.id)).all())  # type: ignore[arg-type]
    assert {claim.event_id for claim in claims(session)} == {fire}
    changes = json.loads(session.exec(select(Payload).where(Payload.entry_id == moved.entry)).one().body)["changes"]
    assert [(change["table"], change["rows"][0][1:]) for change in changes] == [
        ("document", [[blast, True], [fire, True]]),
        ("claim", [[blast, None], [fire, None]]),
    ]
    assert record(session, [reading()], by="ada", event="Depot fire").entry is None
    assert record(session, [reading()], by="ada", event=fire).entry is None
    assert record(session, [reading()], by="ada", event=str(fire)).entry is None


def test_a_merged_event_leads_to_the_one_that_stands(session: Session) -> None:
    with log.entry(session, "test", by="ada") as entry:
        standing = Event(label="Quay blast", entry_id=entry.id)
        session.add(standing)
        session.flush()
        retired = Event(label="Blast", merged_into=standing.id, entry_id=entry.id)
        session.add(retired)
        session.flush()
    record(session, [reading()], by="ada", event=retired.id)
    assert {claim.event_id for claim in claims(session)} == {standing.id}


@pytest.mark.parametrize("event", [7, "7"])
def test_an_event_nobody_has_is_not_found(session: Session, event: int | str) -> None:
    with pytest.raises(NotFound, match="no event 7"):
        record(session, [reading()], by="ada", event=event)


def test_a_label_of_two_events_is_refused(session: Session) -> None:
    with log.entry(session, "test", by="ada") as entry:
        session.add_all([Event(label="Blast", entry_id=entry.id), Event(label="blast", entry_id=entry.id)])
        session.flush()
    with pytest.raises(InputRefused, match="several events"):
        record(session, [reading()], by="ada", event="Blast")


def test_findings_are_handed_on_and_the_rest_recorded(session: Session) -> None:
    bad = Reading(problems=(Problem("empty", file="b.txt"),))
    done = record(session, [bad, reading()], by="ada")
    assert (done.documents, done.problems) == (1, (Problem("empty", file="b.txt"),))


def test_strict_records_nothing_if_anything_is_wrong(database: str) -> None:
    bad = Reading(problems=(Problem("empty", file="b.txt"),))
    with pytest.raises(InputRefused, match=r"b\.txt: empty"), open_session(database) as session:
        record(session, [reading(), bad], by="ada", strict=True)
    with open_session(database) as session:
        assert (claims(session), entries(session)) == ([], 0)
        warned = Reading(problems=(Problem("odd", fatal=False),))
        assert record(session, [reading(), warned], by="ada", strict=True).claims == 2


def test_nothing_is_left_when_the_reading_breaks_off(database: str) -> None:
    def broken() -> Any:
        yield from (reading(f"a{at}", f"{TEXT} {at}") for at in range(600))
        raise RuntimeError("reading broke off")

    with pytest.raises(RuntimeError, match="broke off"), open_session(database) as session:
        record(session, broken(), by="ada")
    with open_session(database) as session:
        assert (claims(session), entries(session)) == ([], 0)
        assert session.exec(select(Source)).all() == []


def test_many_documents_go_through_in_batches(session: Session) -> None:
    done = record(session, (reading(f"a{at}", f"{TEXT} {at}") for at in range(1201)), by="ada")
    assert (done.documents, done.claims, entries(session)) == (1201, 2402, 1)
    owners = {claim.document_id for claim in claims(session)}
    assert owners == set(done.document_numbers)


def test_text_that_no_database_stores_is_replaced_and_spans_hold(session: Session) -> None:
    hostile = "At least 16 people\0 and \ud800 two children died."
    done = record(session, [reading(text=hostile)], by="ada")
    assert done.claims == 2
    (document,) = session.exec(select(Document)).all()
    assert document.text == "At least 16 people\ufffd and \ufffd two children died."
    for claim in claims(session):
        assert document.text[claim.start : claim.end] == claim.quote
    assert record(session, [reading(text=hostile)], by="ada").entry is None


def test_a_document_without_drafts_is_recorded(session: Session) -> None:
    done = record(session, [Reading(article=article(text="Nothing happened."))], by="ada")
    assert (done.documents, done.claims) == (1, 0)


def test_no_readings_are_no_entry(session: Session) -> None:
    assert record(session, [], by="ada", event="Quay blast").entry is None
    assert session.exec(select(Event)).all() == []
