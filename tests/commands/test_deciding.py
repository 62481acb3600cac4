"""`claims resolve`: what is awaited, what re-opens a decision, and taking one back; on both databases."""

from __future__ import annotations

import json
from typing import Any

import pytest
from test_correct import TABLE, Typed

because = ("--reason", "so the editor says")


@pytest.fixture
def typed(database: str, tmp_path_factory: pytest.TempPathFactory) -> Typed:
    path = tmp_path_factory.mktemp("table") / "claims.csv"
    path.write_text(TABLE, encoding="utf-8")
    made = Typed(database)
    made("import", str(path))
    made("match")
    return made


def tally(typed: Typed, *more: str) -> Any:
    return json.loads(typed("report", "--format", "json", *more).stdout)["events"][0]["tallies"][0]


def test_what_is_awaited_is_told_and_nothing_is_decided(typed: Typed) -> None:
    typed("resolve", "1", "--pending", "the hospital's list", *because)
    found = tally(typed)
    assert (found["status"], found["estimate"]["decided"], found["estimate"]["low"]) == ("pending", False, 10)
    assert found["resolution"]["waiting_for"] == "the hospital's list"
    for written in ("terminal", "markdown"):
        assert "waiting for: the hospital's list" in " ".join(typed("report", "--format", written).stdout.split())
    assert "not settled" in typed("conflicts", "--check", code=3).stderr
    typed("resolve", "1", "--best", "16", *because)
    assert tally(typed)["status"] == "resolved"


@pytest.mark.parametrize(
    ("change", "since"),
    [
        (("retract", "2"), {"left": 1}),
        (("supersede", "2", "3"), {"struck": 1}),
        (("deny", "2"), {"came": 1, "struck": 1}),
    ],
)
def test_a_decision_is_reopened_by_what_people_do_to_its_claims(
    typed: Typed, change: tuple[str, ...], since: dict[str, int]
) -> None:
    typed("resolve", "1", "--best", "12", *because)
    assert tally(typed)["changed_since"] is None
    typed(*change, *because)
    found = tally(typed)
    assert found["status"] == "resolved_but_changed"
    assert {name: len(held) for name, held in found["changed_since"].items() if held} == since
    assert "since then: 1 claim" in typed("show", "tally:1").stdout
    typed(change[0], "2", "--undo", *because)
    if change[0] != "deny":  # the denial that was made stays, retracted, and leaves the tally
        assert tally(typed)["status"] == "resolved"
    typed("resolve", "1", "--best", "16", *because)
    assert tally(typed)["changed_since"] is None


def test_a_decision_is_taken_back_by_another_row(typed: Typed) -> None:
    typed("resolve", "1", "--best", "16", *because)
    typed("resolve", "1", "--reopen", "--reason", "wrong tally")
    found = tally(typed)
    assert (found["status"], found["resolution"], found["estimate"]["decided"]) == ("contradiction", None, False)
    assert "no decision is in force" in typed("resolve", "1", "--reopen", *because, code=4).stderr
    actions = [row["action"] for row in typed.rows("log")]
    assert actions[:2] == ["tally.reopen", "tally.resolve"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--pending", "a list"), 2, "a decision needs a reason"),
        (("--pending", " ", *because), 2, "nothing is named that is waited for"),
        (("--pending", "a list", "--best", "3", *because), 2, "exclude each other"),
        (("--reopen", "--low", "3", *because), 2, "exclude each other"),
        (("--reopen", "--pending", "x", *because), 2, "exclude each other"),
    ],
)
def test_what_makes_no_sense_is_refused(typed: Typed, arguments: tuple[str, ...], code: int, words: str) -> None:
    assert words in typed("resolve", "1", *arguments, code=code).stderr
    assert tally(typed)["resolution"] is None
