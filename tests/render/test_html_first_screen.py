"""The page of one event: its first screen in order, counts in order, single counts in a line."""

from __future__ import annotations

from typing import Any

import pytest
from made_claims import claim, exact
from made_report import assessment, claims, event, report, resolution

from claims.model import Report, Status
from claims.render.html import page


def written(made: Report) -> str:
    return "".join(page(made)).partition("<body>")[2]


def test_the_first_screen_comes_in_the_order_an_editor_needs() -> None:
    text = written(report())
    parts = ["Market bombing</h1>", ">undecided<", "Line for print", "Hill Radio", "up to 30", "Why they differ",
             "Nothing recorded explains", "checked by no person", "2 drafts wait", '<main id="main">']  # fmt: skip
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_the_line_is_there_once() -> None:
    assert written(report()).count('id="line-1"') == 1


def test_a_report_on_many_opens_with_its_numbers() -> None:
    text = written(report(event(), event(assessment(2), number=2)))
    assert "2 events, 2 contradictions" in text.partition("</h1>")[0]
    assert 'class="glance"' not in text
    assert text.count("Line for print") == 2


@pytest.mark.parametrize(
    ("held", "rules", "chart", "table"),
    [
        (claims(), True, True, True),
        (claims()[:1], False, False, False),
        ((claim(1, exact(9), "A", carried_by="B"), claim(2, exact(9), "A", carried_by="C")), False, True, True),
    ],
)
def test_rules_and_charts_only_where_there_is_something_to_compare(
    held: tuple[Any, ...], rules: bool, chart: bool, table: bool
) -> None:
    text = written(report(event(assessment(held=held, status=Status.SINGLE_ORIGIN))))
    assert ('class="rules"' in text, 'class="chart"' in text, 'class="claims"' in text) == (rules, chart, table)


def test_a_single_count_keeps_its_quote_its_mark_and_its_anchors() -> None:
    text = written(report(event(assessment(4, claims()[:1], status=Status.SINGLE_ORIGIN))))
    single = text.partition('<section class="tally single" id="tally-4"')[2].partition("</section>")[0]
    assert "<mark>at least 16</mark> people were killed" in single
    assert 'id="t4-1"' in single
    assert "Dale Monitor" in single
    assert "checked by no person" in single


def test_counts_that_need_an_editor_come_first() -> None:
    statuses = [Status.SINGLE_ORIGIN, Status.AGREEMENT, Status.CONTRADICTION, Status.COMPATIBLE]
    text = written(report(event(*(assessment(number, status=each) for number, each in enumerate(statuses, 1)))))
    places = [text.index(f'id="tally-{number}"') for number in (3, 4, 2, 1)]
    assert places == sorted(places)


def test_a_decision_stands_on_the_first_screen() -> None:
    text = written(report(event(assessment(status=Status.RESOLVED, resolution=resolution()))))
    head = text.partition('<main id="main">')[0]
    assert "Reason: Names were checked" in head
    assert 'class="stamp done"' in head
    assert "Hill Radio" in head


def test_the_unexplained_is_not_called_genuine() -> None:
    text = written(report())
    assert "contradicts: not explained" in text
    assert "genuine" not in text
