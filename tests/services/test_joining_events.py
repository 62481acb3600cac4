"""New documents join the events that stand: ids, judgements, pins and external ids hold. Both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_joining import (
    MADE,
    OLD,
    begin,
    f1,
    homes,
    in_step,
    join_early,
    keep,
    name,
    reading,
    reprint,
    run,
    told_alone,
)
from sqlmodel import Session, select

from claims.model import Reading, Verdict
from claims.services import log
from claims.services.assessment.resolving import resolve
from claims.services.judging import judgements
from claims.services.loading import claims as claims_service
from claims.services.matching import events, full_match
from db import tables as t


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    join_early(monkeypatch)


def test_new_documents_join_and_the_ids_of_the_old_ones_stay(session: Session) -> None:
    was = begin(session)
    before = homes(session)
    keep(session, map(reading, MADE.accounts[OLD:230]))
    done = run(session)
    assert (done.joined, done.documents) == (30, 230)
    assert done.waiting >= was.waiting > 0, "what waited waits on"
    after = homes(session)
    merged = {row.id for row in session.exec(select(t.Event)) if row.merged_into is not None}
    assert len(merged) == done.events_retired
    assert all(after[document] == event for document, event in before.items() if event not in merged)
    assert all(event is not None for event in after.values())
    assert done.documents_moved == sum(before.get(document) != event for document, event in after.items())
    assert done.events == len(set(after.values()))
    in_step(session)


def test_a_second_run_changes_nothing(session: Session) -> None:
    begin(session)
    keep(session, map(reading, MADE.accounts[OLD:210]))
    first = run(session)
    head = log.head(session)
    second = run(session)
    assert first.joined == 10
    assert (second.entry, second.joined, second.events, second.tallies) == (None, None, first.events, first.tallies)
    assert (second.claims, second.documents, second.waiting) == (210, 210, first.waiting)
    assert log.head(session) == head


def test_totals_are_those_a_full_run_counts(session: Session) -> None:
    begin(session)
    keep(session, map(reading, MADE.accounts[OLD:]))
    joined = run(session)
    session.flush()
    assert joined.events == len({event for event in homes(session).values() if event is not None})
    tallies = {claim.tally for claim in claims_service.load(session)}
    assert joined.tallies == len(tallies)
    full = run(session, full=True)
    assert full.joined is None
    assert (full.claims, full.documents) == (joined.claims, joined.documents)
    in_step(session)


def test_in_parts_or_at_once_is_as_good_as_a_full_run(session: Session) -> None:
    begin(session)
    for at in range(OLD, 260, 15):
        keep(session, map(reading, MADE.accounts[at : at + 15]))
        assert run(session).joined == 15
    home = homes(session)
    joined = [home[name(account)] for account in MADE.accounts]
    run(session, full=True)
    home = homes(session)
    full = [home[name(account)] for account in MADE.accounts]
    assert f1(joined, MADE.events) > f1(full, MADE.events) - 0.03
    assert f1(joined, full) > 0.9
    in_step(session)


def test_a_reprint_joins_the_event_of_its_text(session: Session) -> None:
    begin(session)
    one, _ = told_alone(session)
    keep(session, [reading(reprint(one))])
    done = run(session)
    assert (done.joined, done.events_made, done.claims_moved) == (1, 0, 1)
    assert homes(session)[name(reprint(one))] == homes(session)[name(one)]


def test_what_an_editor_judged_different_stays_apart(session: Session) -> None:
    """A full run comes first, for the judgement; the reprints of both that follow bring their events no nearer."""
    begin(session)
    one, _ = told_alone(session)
    keep(session, [reading(reprint(one, 1))])
    run(session)
    judgements.judge(session, name(one), name(reprint(one, 1)), Verdict.DIFFERENT, by="ann")
    assert run(session).joined is None
    home = homes(session)
    assert home[name(one)] != home[name(reprint(one, 1))]
    keep(session, [reading(reprint(one, 2)), reading(reprint(one, 3))])
    assert run(session).joined == 2
    home = homes(session)
    assert home[name(one)] != home[name(reprint(one, 1))]
    in_step(session)


def test_external_ids_are_never_joined(session: Session) -> None:
    one, other, *_ = (account for account in MADE.accounts if len(account.text) > 250)
    keep(session, [reading(one, external_id="A-1"), *(reading(each) for each in MADE.accounts[:OLD] if each != one)])
    run(session)
    named = [
        reading(reprint(one, 1), external_id="A-1"),
        reading(reprint(one, 2), external_id="B-2"),
        reading(reprint(other, 3), external_id="A-1"),
    ]
    keep(session, named)
    assert run(session).joined == 3
    home = homes(session)
    assert home[name(one)] == home[name(reprint(one, 1))] == home[name(reprint(other, 3))]
    assert home[name(one)] != home[name(reprint(one, 2))]
    ids = {row.id: row.external_id for row in session.exec(select(t.Event))}
    assert (ids[home[name(one)]], ids[home[name(reprint(one, 2))]]) == ("A-1", "B-2")
    in_step(session)


def test_a_document_recorded_under_an_event_stays_there(session: Session) -> None:
    begin(session)
    one, other = told_alone(session)
    target = homes(session)[name(other)]
    assert target is not None
    keep(session, [reading(reprint(one))], event=target)
    assert run(session).joined == 1
    assert homes(session)[name(reprint(one))] == target
    in_step(session)


def test_a_merge_by_an_editor_holds_when_others_join(session: Session) -> None:
    begin(session)
    one, other = told_alone(session)
    first = homes(session)
    events.merge(session, str(first[name(one)]), str(first[name(other)]), by="ann", reason="one fire")
    keep(session, [reading(MADE.accounts[OLD]), reading(reprint(one))])
    assert run(session).joined == 2
    home = homes(session)
    assert home[name(one)] == home[name(other)]
    in_step(session)


def test_a_copy_from_another_address_joins_the_event_it_repeats(session: Session) -> None:
    """It brings no claim, and so few words that by these alone it would stand alone."""
    begin(session)
    short = replace(MADE.accounts[0], key="document\x1fshort", text="Nine people were killed, medics said.", title=None)
    article = reading(short).article
    assert article is not None
    keep(session, [reading(short)])
    run(session)
    keep(
        session,
        [Reading(article=replace(article, id=f"copy {at}", url=f"https://vale.example/{at}")) for at in range(4)],
    )
    done = run(session)
    assert (done.joined, done.events_made) == (4, 0)
    home = homes(session)
    assert {home[f"copy {at}"] for at in range(4)} == {home["short"]}
    in_step(session)


def test_an_update_in_place_joins_the_event_of_the_version_before(session: Session) -> None:
    """So few words, and another figure: by these alone it would be an event of its own."""
    begin(session)
    short = replace(
        MADE.accounts[0],
        key="document\x1fshort",
        text="Four people were killed, medics said on Friday.",
        title=None,
        places=(),
        days=(),
        figures=frozenset(),
    )
    keep(session, [reading(short)])
    run(session)
    was = homes(session)["short"]
    later = replace(short, key="document\x1fshort\x1f2", text="Seven people were killed, medics said on Friday.")
    keep(session, [reading(later, finality="final")])
    done = run(session)
    assert (done.joined, done.events_made) == (1, 0)
    assert homes(session)["short"] == was
    assert len([claim for claim in claims_service.load(session, events=[was or 0]) if claim.document == "short"]) == 2
    in_step(session)


def test_a_decision_on_a_tally_stays_where_others_join(session: Session) -> None:
    keep(session, map(reading, MADE.accounts[:OLD]), accept=True)
    run(session)
    one, _ = told_alone(session)
    tally = next(claim.tally for claim in claims_service.load(session) if claim.document == name(one))
    assert tally is not None
    resolve(session, tally, low=1, best=2, high=3, reason="seen by our reporter", by="ann")
    keep(session, [reading(reprint(one)), *map(reading, MADE.accounts[OLD : OLD + 20])])
    done = run(session)
    assert (done.joined, done.entry is None) == (21, False)
    claims = {claim.document: claim.tally for claim in claims_service.load(session)}
    assert claims[name(one)] == claims[name(reprint(one))] == tally
    (row,) = session.exec(select(t.Resolution))
    assert row.tally_id == tally


def test_nobody_is_asked_about_two_that_stand_in_one_event(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though a full run would part them: the answer would change nothing that is seen."""
    begin(session)
    one, other = told_alone(session)
    first = homes(session)
    events.merge(session, str(first[name(one)]), str(first[name(other)]), by="ann", reason="one fire")
    accounts, grouped = full_match.grouped_now(session)
    row = {account.document: at for at, account in enumerate(accounts)}
    low, high = sorted((row[name(one)], row[name(other)]))
    shown = replace(grouped, labels=list(range(len(accounts))), waiting=[(low, high, 0.2)])
    monkeypatch.setattr(full_match, "group_accounts", lambda *_, **__: shown)
    assert full_match.grouped_now(session)[1].waiting == []
