"""New documents join the events that stand: ids, judgements, pins and external ids hold. Both databases."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from benchmarks.made_reports import made_reports
from claims.matching.accounts import Account
from claims.matching.corpus import Kept
from claims.model import Article, Bound, Draft, Figure, Reading, Verdict
from claims.services import events, joining, judgements, log, match_index
from claims.services.loading import claims as claims_service
from claims.services.loading import documents as documents_service
from claims.services.matching import match
from claims.services.placing import Matched
from claims.services.recording.readings import record
from db import tables as t

MADE = made_reports(260, seed=5)
OLD = 200


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full run leaves something to join by in a small database too, for some more than a tenth."""
    monkeypatch.setattr(joining, "LEAST", 50)
    monkeypatch.setattr(joining, "GROWTH", 0.5)


def name(account: Account) -> str:
    return account.key.split("\x1f")[1]


def reading(account: Account, **given: Any) -> Reading:
    article = Article(
        id=name(account), text=account.text, title=account.title, outlet=account.outlet, published=account.published,
        sha256=hashlib.sha256(account.key.encode()).hexdigest(),
    )  # fmt: skip
    metric, n = min(account.figures, default=("killed", 2), key=str)
    assert isinstance(n, int)
    draft = Draft(
        document=name(account), figure=Figure(Bound.EXACT, n, n, n, str(n)), metric=metric, quote=account.text[:9],
        start=0, end=9, place=next(iter(account.places), None), occurred_from=next(iter(account.days), None), **given,
    )  # fmt: skip
    return Reading(article=article, drafts=(draft,))


def rows(table: str, *labels: str, first: int = 2) -> Reading:
    article = Article(id=table, text="", sha256=hashlib.sha256(table.encode()).hexdigest())
    drafts = [
        Draft(document=table, figure=Figure(Bound.EXACT, at, at, at, str(at)), metric="killed", event_label=label)
        for at, label in enumerate(labels, first)
    ]
    return Reading(article=article, drafts=tuple(drafts))


def keep(session: Session, readings: Iterable[Reading], **given: Any) -> None:
    record(session, list(readings), by="tester", **given)


def run(session: Session, **given: Any) -> Matched:
    return match(session, by="tester", **given)


def begin(session: Session, n: int = OLD) -> None:
    keep(session, map(reading, MADE.accounts[:n]))
    assert run(session).joined is None


def homes(session: Session) -> dict[str, int | None]:
    return {document.id: document.event for document in documents_service.load(session, texts=False)}


def in_step(session: Session) -> None:
    """Every claim stands in the event of its document, and in a tally of that event."""
    home = homes(session)
    tallies = {row.id: row for row in session.exec(select(t.Tally))}
    standing = {row.id for row in session.exec(select(t.Event)) if row.merged_into is None}
    for claim in claims_service.load(session):
        assert claim.event == home[claim.document]
        assert claim.event in standing
        assert claim.tally is not None
        assert tallies[claim.tally].event_id == claim.event
        assert tallies[claim.tally].merged_into is None


def f1(found: Sequence[object], gold: Sequence[object]) -> float:
    def pairs(groups: Counter[Any]) -> int:
        return sum(n * (n - 1) // 2 for n in groups.values())

    return 2 * pairs(Counter(zip(found, gold))) / (pairs(Counter(found)) + pairs(Counter(gold)))


def test_new_documents_join_and_the_ids_of_the_old_ones_stay(session: Session) -> None:
    begin(session)
    before = homes(session)
    keep(session, map(reading, MADE.accounts[OLD:230]))
    done = run(session)
    assert (done.joined, done.documents, done.documents_moved) == (30, 230, 30 + done.documents_moved - 30)
    after = homes(session)
    merged = {row.id for row in session.exec(select(t.Event)) if row.merged_into is not None}
    assert len(merged) == done.events_retired
    assert all(after[document] == event for document, event in before.items() if event not in merged)
    assert all(event is not None for event in after.values())
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


def reprint(account: Account, at: int = 0) -> Account:
    return Account(
        key=f"document\x1freprint {name(account)} {at}", text=account.text, title=account.title, outlet="Vale Echo",
        published=account.published, places=account.places, days=account.days, figures=account.figures,
    )  # fmt: skip


def told_alone(session: Session) -> tuple[Account, Account]:
    """Two long reports of different events that each hold something else, too."""
    home = homes(session)
    seen: dict[int | None, Account] = {}
    for account in MADE.accounts[:OLD]:
        if len(account.text) > 250:
            seen.setdefault(home[name(account)], account)
    one, other, *_ = seen.values()
    return one, other


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


def test_a_judgement_asks_for_a_full_run_once(session: Session) -> None:
    begin(session)
    one, other = told_alone(session)
    judgements.judge(session, name(one), name(other), Verdict.SAME, by="ann")
    keep(session, [reading(MADE.accounts[OLD])])
    assert run(session).joined is None
    keep(session, [reading(MADE.accounts[OLD + 1])])
    assert run(session).joined == 1
    assert homes(session)[name(one)] == homes(session)[name(other)]


def test_more_claims_of_a_document_matched_before_ask_for_a_full_run(session: Session) -> None:
    begin(session)
    known = reading(MADE.accounts[0])
    assert known.article is not None
    more = Draft(document=known.article.id, figure=Figure(Bound.EXACT, 41, 41, 41, "41"), metric="injured", quote="x",
                 start=3, end=4)  # fmt: skip
    keep(session, [Reading(article=known.article, drafts=(*known.drafts, more))])
    done = run(session)
    assert (done.joined, done.claims) == (None, OLD + 1)


def test_rows_of_a_table_join_unless_they_go_on_with_rows_before(session: Session) -> None:
    keep(session, [*map(reading, MADE.accounts[:OLD]), rows("first.csv", "Mill fire", "Ferry collision")])
    run(session)
    keep(session, [rows("second.csv", "Depot explosion at Quellbrook", first=20)])
    assert run(session).joined == 1
    keep(session, [rows("third.csv", "Mill fire", first=30)])
    assert run(session).joined is None
    keep(session, [rows("fourth.csv", "Depot explosion at Quellbrook", first=40)])
    assert run(session).joined is None
    labels = Counter(claim.event for claim in claims_service.load(session) if claim.start is None)
    assert sorted(labels.values()) == [1, 2, 2]


def test_too_many_new_ones_ask_for_a_full_run(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(session)
    monkeypatch.setattr(joining, "GROWTH", 0.1)
    keep(session, map(reading, MADE.accounts[OLD : OLD + 15]))
    assert run(session).joined == 15
    keep(session, map(reading, MADE.accounts[OLD + 15 : OLD + 22]))
    assert run(session).joined is None


def test_a_small_database_is_matched_in_full(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "LEAST", 1_000)
    begin(session)
    assert match_index.state(session) is None
    keep(session, map(reading, MADE.accounts[OLD : OLD + 5]))
    assert run(session).joined is None


def test_another_set_of_rules_asks_for_a_full_run(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(session)
    monkeypatch.setattr("claims.services.last_match.rules", lambda: "other")
    keep(session, map(reading, MADE.accounts[OLD : OLD + 5]))
    assert run(session).joined is None


def test_full_is_full_though_nothing_changed(session: Session) -> None:
    begin(session)
    done = run(session, full=True)
    assert (done.joined, done.entry, done.documents) == (None, None, OLD)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 2**62), max_size=60), st.lists(st.integers(0, 2**62), max_size=5))
def test_pieces_give_what_the_whole_would(session: Session, numbers: list[int], more: list[int]) -> None:
    kept = Kept(9, {}, {"plain": np.sort(np.array(numbers, dtype=np.int64))})
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(match_index, "_PIECE", 7)
        match_index.keep(session, kept, {})
        at = match_index.state(session)
        assert at is not None
        match_index.add(session, at, {"plain": np.sort(np.array(more, dtype=np.int64))}, {}, 2)
        corpus = match_index.corpus(session, at)
        every = sorted([*numbers, *more])
        for low, high in ((0, 2**62), (2**10, 2**40), *((n, n + 1) for n in every[::9])):
            found = corpus.find("plain", np.array([low, high], dtype=np.int64))
            assert found.tolist() == [n for n in every if low <= n < high]
        assert not len(corpus.find("names", np.array([0, 2**62], dtype=np.int64)))
    again = match_index.state(session)
    assert again is not None
    assert again.added == 2
    match_index.keep(session, None, {})
    assert match_index.state(session) is None


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
