"""Rows of differences: which tallies are listed, their ends with who, how far apart, and in what order."""

from __future__ import annotations

from made_claims import at_least, claim, dozens, exact, tally

from claims.model import Assessment, Basis, Claim, Event, EventReport, Scope, Tally
from claims.reconcile.assess import assess
from claims.reconcile.origins import SourceBook
from claims.report.build import event_report
from claims.report.conflicts import Conflict, Kind, conflicts, unsettled

BOOK = SourceBook()


def reported(*tallies: tuple[Tally, list[Claim]], event: int = 1) -> EventReport:
    assessed = [assess(of, claims, BOOK, None) for of, claims in tallies]
    return event_report(Event(id=event, label=f"event {event}"), assessed, BOOK)


def rows(*reports: EventReport, sort: str = "people") -> list[Conflict]:
    return conflicts(reports, BOOK, sort=sort)


def test_a_difference_names_both_ends_and_who_is_there() -> None:
    told = [claim(1, at_least(16), "Monitor"), claim(2, exact(10), None, carried_by="Hill Radio")]
    (row,) = rows(reported((tally(), told)))
    assert (row.lowest, row.lowest_by, row.highest, row.highest_by) == ("10", "Hill Radio", "at least 16", "Monitor")
    assert (row.apart, row.ratio, row.status, row.causes) == (6, 1.6, "contradiction", ("genuine",))
    assert unsettled([row]) == 1


def test_agreement_is_not_a_difference() -> None:
    assert rows(reported((tally(), [claim(1, exact(9), "A"), claim(2, exact(9), "B")]))) == []


def test_compatible_figures_are_listed_but_not_unsettled() -> None:
    found = rows(reported((tally(), [claim(1, at_least(12), "A"), claim(2, exact(600), "B")])))
    assert [(row.status, row.apart) for row in found] == [("compatible", 588)]
    assert unsettled(found) == 0


def test_the_sort_is_by_people_or_by_ratio() -> None:
    wide = reported((tally(), [claim(1, exact(1000), "A"), claim(2, exact(1500), "B")]), event=1)
    steep = reported((tally(id=2, event=2), [claim(3, exact(2), "A"), claim(4, exact(9), "B")]), event=2)
    assert [row.event for row in rows(steep, wide)] == [1, 2]
    assert [row.event for row in rows(wide, steep, sort="ratio")] == [2, 1]


def test_from_nobody_to_somebody_has_no_ratio() -> None:
    (row,) = rows(reported((tally(), [claim(1, exact(0), "A"), claim(2, exact(3), "B")])))
    assert (row.apart, row.ratio) == (3, None)


def test_two_scopes_are_said_to_be_not_comparable() -> None:
    night = tally(id=1, label="People killed, Thursday night", scope=Scope(start="2031-05-01", end="2031-05-01"))
    morning = tally(id=2, label="People killed, Friday morning", scope=Scope(start="2031-05-02", end="2031-05-02"))
    report = reported((night, [claim(1, exact(30), "A")]), (morning, [claim(2, at_least(16), "B")]))
    (row,) = rows(report)
    assert (row.tally, row.status, row.causes) == (None, "not_comparable", ("scope",))
    assert "neither compared nor added" in row.explanations[0]


def across(one: Assessment, other: Assessment) -> list[tuple[str, str | None]]:
    found = event_report(Event(id=1, label="x"), [one, other], BOOK).across
    return [(finding.relation.value, finding.cause.value if finding.cause else None) for finding in found]


class TestAcrossTallies:
    def test_a_period_and_an_incident(self) -> None:
        period = assess(tally(id=2, basis=Basis.PERIOD), [claim(2, exact(5), "A", basis=Basis.PERIOD)], BOOK, None)
        assert across(assess(tally(), [claim(1, exact(5), "A")], BOOK, None), period) == [("not_comparable", "basis")]

    def test_killed_that_equal_killed_and_injured(self) -> None:
        both = tally(id=2, metric="casualties", label="People killed or injured")
        casualties = assess(both, [claim(2, exact(345), "A", metric="casualties")], BOOK, None)
        killed = assess(tally(), [claim(1, exact(345), "B")], BOOK, None)
        assert across(killed, casualties) == [("not_comparable", "part_vs_whole")]

    def test_more_killed_than_killed_and_injured_together(self) -> None:
        both = tally(id=2, metric="casualties", label="People killed or injured")
        casualties = assess(both, [claim(2, exact(12), "A", metric="casualties")], BOOK, None)
        killed = assess(tally(), [claim(1, exact(20), "B")], BOOK, None)
        assert across(killed, casualties) == [("contradicts", "part_vs_whole")]

    def test_killed_and_displaced_have_nothing_to_do_with_one_another(self) -> None:
        gone = assess(tally(id=2, metric="displaced"), [claim(2, exact(900), "A", metric="displaced")], BOOK, None)
        assert across(assess(tally(), [claim(1, exact(5), "A")], BOOK, None), gone) == []


class TestPartsInsideATally:
    def findings(self, *claims: Claim) -> list[str]:
        found = assess(tally(), claims, BOOK, None).findings
        return [finding.explanation for finding in found if finding.cause == "part_vs_whole"]

    def test_more_children_than_people(self) -> None:
        found = self.findings(claim(1, exact(5), "A"), claim(2, exact(6), "B", population="children"))
        assert len(found) == 1
        assert "more than the whole" in found[0]

    def test_a_breakdown_that_makes_the_whole_and_one_that_leaves_some_out(self) -> None:
        def told(total: int) -> list[str]:
            return self.findings(
                claim(1, exact(total), "A", document="a"),
                claim(2, exact(3), "A", document="a", population="women"),
                claim(3, exact(2), "A", document="a", population="children"),
            )

        assert told(5)[0].endswith("the parts make the whole.")
        assert told(9)[0].endswith("the rest stay open.")
        assert "more than its own" in told(4)[0]


def test_what_can_all_be_true_is_listed_from_half_as_large_again() -> None:
    def listed(low: int, high: int) -> bool:
        return bool(rows(reported((tally(), [claim(1, at_least(low), "A"), claim(2, exact(high), "B")]))))

    assert [high for high in (21, 29, 30, 40, 600) if listed(20, high)] == [30, 40, 600]


def test_an_event_without_a_number_for_its_dead_has_no_toll() -> None:
    vague = claim(1, dozens(), "A")
    hurt = (tally(id=2, metric="injured", label="People injured"), [claim(2, exact(9), "A", metric="injured", tally=2)])
    (row,) = rows(reported((tally(), [vague]), hurt))
    assert (row.kind, row.tally, row.status, row.apart) == (Kind.TOLL, None, "not_established", None)
    assert row.explanations == ("No number stands: A: dozens.",)
    assert unsettled([row]) == 0
    assert rows(reported(hurt)) == []
    assert rows(reported((tally(), [claim(1, exact(0), "A")]))) == []
