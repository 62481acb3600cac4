"""Two tallies of one event side by side, and the rows of differences they make: cases of across.toml."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_tallies import Row, book, claims, table, tally

from claims.model import Event, EventReport, Scope, Status
from claims.reconcile.assess import assess
from claims.report.build import event_report
from claims.report.conflicts import conflicts, unsettled

CASES = table(__file__, "across.toml")
each = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])


def report(tallies: list[Row], number: int = 1) -> EventReport:
    assessed = []
    for place, row in enumerate(tallies, 1):
        values = {"id": number * 100 + place, "event": number} | {
            name: value for name, value in row.items() if name not in ("claims", "from", "until", "place")
        }
        if {"from", "until", "place"} & row.keys():
            values["scope"] = Scope(row.get("place"), row.get("from"), row.get("until"))
        of = tally(values)
        told = claims(row["claims"], metric=of.metric, population=of.population, basis=of.basis)
        assessed.append(assess(of, told, book()))
    return event_report(Event(id=number, label="Market fire"), assessed, book())


@each
def test_what_holds_between_two_tallies(case: Row) -> None:
    found = report(case["tally"]).across
    assert [f"{finding.relation} {finding.cause}" for finding in found] == case["across"]
    for finding in found:
        assert len(finding.tallies) == 2
        assert finding.explanation.endswith(".")
        for words in case.get("says", ()):
            assert words in finding.explanation


@each
def test_the_order_of_the_tallies_does_not_matter(case: Row) -> None:
    turned = report(list(reversed(case["tally"]))).across
    assert sorted(f"{finding.relation} {finding.cause}" for finding in turned) == sorted(case["across"])


@each
def test_the_rows_of_differences(case: Row) -> None:
    rows = conflicts([report(case["tally"])], book())
    assert sorted(row.status for row in rows) == sorted(case["rows"])
    for row in rows:
        assert (row.tally is None) == (row.status in ("not_comparable", "contradicts", "not_established"))
        assert row.tally is not None or " / " in row.label or row.label == "toll"


_TALLY = st.fixed_dictionaries({
    "claims": st.lists(
        st.fixed_dictionaries({
            "says": st.integers(0, 400).map(str) | st.sampled_from(["at least 12", "up to 30", "dozens"]),
            "by": st.sampled_from(["police", "Red Star", "the mayor"]),
        }),
        min_size=1,
        max_size=4,
    )
})  # fmt: skip


@given(st.lists(_TALLY, min_size=1, max_size=5), st.sampled_from(["people", "ratio"]))
def test_rows_are_widest_first_and_never_agreements(tallies: list[Row], sort: str) -> None:
    reports = [report([row], number) for number, row in enumerate(tallies, 1)]
    rows = conflicts(reports, book(), sort=sort)
    sizes = [-1 if size is None else size for size in (row.ratio if sort == "ratio" else row.apart for row in rows)]
    assert sizes == sorted(sizes, reverse=True)
    assert Status.AGREEMENT.value not in {row.status for row in rows}
    open_ = sum(one.status is Status.CONTRADICTION for each_ in reports for one in each_.tallies)
    assert unsettled(rows) == open_
