"""`claims rate`: digits, grades and letters that editors set, and take back; on both databases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from test_correct import TABLE, Typed

because = ("--reason", "so the editor says")


@pytest.fixture
def typed(database: str, tmp_path: Path) -> Typed:
    (tmp_path / "claims.csv").write_text(TABLE, encoding="utf-8")
    made = Typed(database)
    made("import", str(tmp_path / "claims.csv"))
    made("match")
    return made


def event(typed: Typed, *more: str) -> Any:
    return json.loads(typed("report", "--format", "json", *more).stdout)["events"][0]


def test_a_claim_gets_a_digit_and_loses_it_again(typed: Typed) -> None:
    assert typed("rate", "1", "2", *because).stdout == "claim 1: 2, set by an editor\n"
    assert typed.rows("show", "1")["credibility"] == "2"
    typed("rate", "claim:1", "none", *because)
    assert typed.rows("show", "1")["credibility"] is None
    assert [row["action"] for row in typed.rows("log")][:2] == ["claim.rate", "claim.rate"]


def test_an_event_gets_a_grade_and_loses_it_again(typed: Typed) -> None:
    typed("rate", "event:1", "Contested", *because)
    assert event(typed)["grade"] == "contested"
    typed("rate", "event:Market fire", "none", *because)
    assert event(typed)["grade"] is None


def test_a_source_gets_a_letter_for_one_metric(typed: Typed) -> None:
    typed("rate", "source:Red Star", "b", *because)
    typed("rate", "source:Red Star", "D", "--metric", "killed", *because)
    assert typed.rows("show", "3")["reliability"] == "D"
    typed("rate", "source:Red Star", "none", "--metric", "killed", *because)
    assert typed.rows("show", "3")["reliability"] == "B"
    typed("rate", "source:Red Star", "NONE", *because)
    assert typed.rows("show", "3")["reliability"] is None
    assert "Red Star" in [row["name"] for row in typed.rows("source", "list", "--unrated")]
    (whole,) = typed.rows("source", "show", "Red Star")
    assert [(one["value"], one["metric"]) for one in whole["ratings"]] == [
        ("none", None), ("none", "killed"), ("D", "killed"), ("B", None),
    ]  # fmt: skip


def test_no_rating_moves_a_figure(typed: Typed) -> None:
    before = event(typed)["tallies"][0]["estimate"], event(typed)["tallies"][0]["rules"]
    typed("rate", "1", "5", *because)
    typed("rate", "source:Veldmar Monitor", "E", *because)
    assert (event(typed)["tallies"][0]["estimate"], event(typed)["tallies"][0]["rules"]) == before


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("1", "2"), 2, "a reason is required"),
        (("1", "7", *because), 2, "'7' is no credibility"),
        (("event:1", "good", *because), 2, "confirmed a party has accepted responsibility"),
        (("source:Red Star", "G", *because), 4, "A completely reliable"),
        (("source:Red Star", "B", "--metric", "kiled", *because), 4, "did you mean killed"),
        (("1", "2", "--metric", "killed", *because), 2, "--metric is for sources"),
        (("event:99", "fair", *because), 4, "no event"),
    ],
)
def test_what_is_no_rating_is_refused(typed: Typed, arguments: tuple[str, ...], code: int, words: str) -> None:
    assert words in typed("rate", *arguments, code=code).stderr
    assert event(typed)["grade"] is None
