"""What no newsroom means to match: one text many times, nothing said, figures and labels out of all measure."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest

from claims.matching import grouping, run
from claims.matching.accounts import Account
from claims.matching.blocking import LARGEST
from claims.matching.run import Grouped, group_accounts
from claims.matching.scoring import model

MANY = 1_500
TEXT = "Two people died in a fire at the old mill in Vellmar on Friday. Anna Berg, 34, was among them, a nurse said."
ONE = Account(
    key="", text=TEXT, title="Fire kills two", published="2021-03-05", places=("Vellmar",), days=("2021-03-05",),
    figures=frozenset([("killed", 2)]),
)  # fmt: skip
CASES = {
    "one text": ONE,
    "no place and no date": Account(key="", text=TEXT),
    "no title": replace(ONE, title=None),
    "a line": replace(ONE, title=None, text="Two died."),
    "nothing at all": Account(key="", text=""),
    "only marks": Account(key="", text="… — …", title="?!"),
    "no day there is": replace(ONE, published="2021-02-31", days=("9999-99-99",)),
    "a figure of 10^30": replace(ONE, figures=frozenset([("killed", 10**30), ("injured", -1)])),
    "a label of 1 MB": replace(ONE, label="fire " * 200_000),
}


def copies(one: Account, n: int) -> list[Account]:
    return [replace(one, key=f"document\x1f{at:06}", claims=(at,)) for at in range(n)]


@pytest.mark.parametrize("case", CASES)
def test_many_copies_are_grouped_in_few_rounds(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds: list[object] = []
    usual = grouping._round

    def counted(*given: Any) -> Any:
        rounds.append(given)
        return usual(*given)

    monkeypatch.setattr(grouping, "_round", counted)
    found = group_accounts(copies(CASES[case], MANY), owners=range(MANY))
    assert len(found.labels) == MANY
    assert len(rounds) < 60
    assert found.kept is not None
    assert len(found.kept.numbers["postings"]) <= 60 * MANY


def test_what_waits_is_bounded_and_the_likeliest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    accounts = copies(CASES["a line"], LARGEST - 5)
    using = replace(model(), suggest=-5.0)
    every: Grouped = group_accounts(accounts, using=using)
    assert len(every.waiting) > 100
    monkeypatch.setattr(run, "WAITING", 100)
    some = group_accounts(accounts, using=using)
    assert len(some.waiting) == 100
    assert some.left_out == len(every.waiting) - 100
    assert every.left_out == 0
    least = min(score for _, _, score in some.waiting)
    assert least >= sorted((score for _, _, score in every.waiting), reverse=True)[99]
    assert some.labels == every.labels


def test_two_labels_of_a_megabyte_are_compared_at_once() -> None:
    began = time.process_time()
    labels = ["fire at the mill " * 60_000, "a fire at a mill " * 60_000]
    found = group_accounts([replace(ONE, key=str(at), label=label) for at, label in enumerate(labels)])
    assert len(found.labels) == 2
    assert time.process_time() - began < 10


def test_figures_out_of_all_measure_are_told_apart() -> None:
    far = [replace(ONE, key=str(at), figures=frozenset([("killed", 10**30 + at)])) for at in range(2)]
    assert group_accounts(far).labels == [0, 0]
