"""The accounts that stand near new ones, as joining asks for them. Both databases."""

from __future__ import annotations

import pytest
from made_matching import homes, keep, reading, rows, run, stories
from sqlmodel import Session

from claims.matching.corpus import Kept
from claims.model import Verdict
from claims.services.judging import judgements
from claims.services.loading import claims as claims_service
from claims.services.matching.neighbours import Neighbours, _spread, owner_of


def near(session: Session) -> Neighbours:
    return Neighbours(session, Kept(0, {}).corpus())


def test_only_what_was_judged_different_keeps_events_apart(session: Session) -> None:
    keep(session, stories())
    judgements.judge(session, "f1", "c1", Verdict.DIFFERENT, by="Ida")
    judgements.judge(session, "f1", "c2", Verdict.UNSURE, by="Ida")
    run(session)
    home = homes(session)
    assert near(session).apart() == [tuple(sorted((home["f1"] or 0, home["c1"] or 0)))]
    judgements.judge(session, "f1", "c1", Verdict.UNSURE, by="Ida")
    assert near(session).apart() == []


def test_an_event_is_fixed_by_its_external_id_or_by_what_is_pinned_to_it(session: Session) -> None:
    keep(session, [rows({"external_id": "E1"})])
    keep(session, stories()[:1])
    keep(session, stories()[2:3], event="A crash")
    run(session)
    (row,) = (claim for claim in claims_service.load(session) if claim.external_id)
    home = homes(session)
    held = near(session)
    assert held.fixed(row.event or 0) == "id E1"
    assert held.fixed(home["c1"] or 0) == f"event {home['c1']}"
    assert held.fixed(home["f1"] or 0) is None


def test_accounts_are_found_again_by_their_owners_with_the_event_they_stand_in(session: Session) -> None:
    keep(session, [*stories(), rows({"event_label": "Flood"}, {"event_label": "Flood"}), reading("away", "Nothing.")])
    run(session)
    held = near(session)
    claims = {claim.id: claim for claim in claims_service.load(session)}
    papers = {name: event for name, event in homes(session).items() if event and name != "table.csv"}
    members = held.members(set(papers.values()), 9)
    assert {each.account.document: each.event for each in members} == papers
    assert held.accounts([owner_of(each.account) for each in members]) == members
    table = next(claim for claim in claims.values() if claim.start is None)
    found = held.of_claim(table)
    assert found is not None
    assert set(found.account.claims) == {claim.id for claim in claims.values() if claim.start is None}
    assert held.accounts([owner_of(found.account)]) == [found]
    assert held.accounts([99_998, 99_999]) == []


@pytest.mark.parametrize(
    ("n", "most", "expected"),
    [(3, 5, [0, 1, 2]), (5, 5, [0, 1, 2, 3, 4]), (10, 5, [0, 2, 4, 6, 8]), (7, 3, [0, 2, 4]), (4, 0, [])],
)
def test_some_of_many_are_spread_evenly(n: int, most: int, expected: list[int]) -> None:
    assert _spread(range(n), most) == expected
