"""What the database's claims teach of their sources, and how the rule `model` uses it. Both databases."""

from __future__ import annotations

from made_claims import claim, exact
from sqlmodel import Session
from test_assessing import record

from claims.model import Claim, Handling
from claims.reconcile.origins import SourceBook
from claims.services.assessment import assessing
from claims.services.assessment.learning import learnt


def history(session: Session, events: int = 15) -> None:
    """Events on which one source is always twice as high as three others."""
    for number in range(events):
        total = 100 + 13 * number
        told = {"police": total, "clinic": total + 3, "radio": total - 2, "front": total * 2}
        record(session, [{"asserted_by": by, "best": best} for by, best in told.items()], f"event {number}")


def test_one_event_is_weighed_by_what_the_others_show(session: Session) -> None:
    first = record(
        session, [{"asserted_by": "front", "best": 400}, {"asserted_by": "stranger", "best": 210}], "the event"
    )
    alone = assessing.assess_event(session, first.event_id).tallies[0].rules["model"]
    assert "no other tally shows what the sources are like" in alone.because or "too little is known" in alone.because
    history(session)
    found = assessing.assess_event(session, first.event_id).tallies[0].rules["model"]
    assert found.best is not None and alone.best is not None and found.best < alone.best
    assert "one of 2 sources weighed by their records from other tallies" in found.because


def test_an_event_alone_reads_as_in_the_whole_report(session: Session) -> None:
    history(session, 6)
    reports = assessing.assess_all(session)
    one = assessing.assess_event(session, reports[0].event.id)
    assert one.tallies[0].rules["model"] == reports[0].tallies[0].rules["model"]


def claims(**more: object) -> list[Claim]:
    told = [("police", 100), ("clinic", 103), ("front", 190)]
    found = []
    for tally in range(1, 13):
        for place, (by, number) in enumerate(told):
            values = {"tally": tally, "event": tally, **(more if by == "front" else {})}
            found.append(claim(tally * 10 + place, exact(number + tally), by, **values))
    return found


def test_a_source_that_lies_above_the_others_is_known_for_it() -> None:
    _, register = learnt(claims(), SourceBook.of([]))
    assert register.claims == 36
    assert register.units["name:front\nkilled\n"][0] > 0.1 > abs(register.units["name:police\nkilled\n"][0])


def test_what_is_not_public_and_background_teach_nothing() -> None:
    for more in ({"handling": Handling.OFF_RECORD}, {"context": True}, {"tally": None}):
        _, register = learnt(claims(**more), SourceBook.of([]))
        assert "name:front" not in register.sources and "name:police" in register.sources


def test_of_a_source_that_speaks_again_the_latest_counts() -> None:
    told = claims(published="2031-03-01")
    later = [claim(900 + n, exact(101 + n), "front", tally=n, event=n, published="2031-03-09") for n in range(1, 13)]
    _, register = learnt([*later, *told], SourceBook.of([]))
    assert register.claims == 36
    assert abs(register.units["name:front\nkilled\n"][0]) < 0.1


def test_a_party_is_known_by_whom_it_counts() -> None:
    from made_claims import source

    book = SourceBook.of([source(1, "front", party_to="the northern war")])
    _, register = learnt(claims(population="combatants"), book)
    assert any(unit.endswith("\nkilled\ncombatants") for unit in register.units)


def test_nothing_teaches_nothing() -> None:
    weights, register = learnt([], SourceBook.of([]))
    assert weights == {} and register.claims == 0
