"""`claims compare` as an editor types it: two claims, their relation, the axes that part them, the causes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cli import app

ROWS: list[dict[str, Any]] = [
    {"figure": "4,237", "asserted_by": "Health Ministry"},
    {"figure": "4,327", "carried_by": "Hill Tracker"},
    {"figure": "at least 12", "asserted_by": "Red Star"},
    {"figure": "900", "asserted_by": "Health Ministry", "population": "children"},
    {"figure": "60", "asserted_by": "Red Star", "metric": "displaced", "unit": "household"},
    {"figure": "4,237", "asserted_by": "Health Ministry", "carried_by": "Dale Post"},
    {"figure": "300", "asserted_by": "Health Ministry", "basis": "period", "occurred_from": "2031-05-01"},
]


@pytest.fixture
def run(database: str, tmp_path: Path) -> Any:
    path = tmp_path / "rows.jsonl"
    rows = [{"event": "Market fire", "external_id": "fire", "metric": "killed", "note": str(n)} | row
            for n, row in enumerate(ROWS, 1)]  # fmt: skip
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    def run(*arguments: str, code: int = 0) -> str:
        done = CliRunner().invoke(app, ["--db", database, "--by", "Ida", *arguments], env={"COLUMNS": "200"})
        assert done.exit_code == code, done.output
        return done.output

    run("import", str(path))
    return run


def ids(run: Any) -> dict[str, str]:
    listed = json.loads(run("list", "claims", "--format", "json"))
    return {row["note"]: str(row["id"]) for row in listed}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (1, 2, [("contradicts", None, "typo")]),
        (1, 3, [("compatible", None, None)]),
        (1, 4, [("not_comparable", "population", "part_vs_whole")]),
        (1, 5, [("not_comparable", "metric", "definition"), ("not_comparable", "unit", "unit")]),
        (1, 6, [("repeats", None, "same_origin")]),
        (1, 7, [("not_comparable", "basis", "basis")]),
    ],
)
def test_two_claims_and_what_parts_them(run: Any, left: int, right: int, expected: list[tuple[str, str, str]]) -> None:
    known = ids(run)
    for one, other in ((left, right), (right, left)):
        rows = json.loads(run("compare", known[str(one)], known[str(other)], "--format", "json"))
        assert [(row["relation"], row["axis"], row["cause"]) for row in rows] == expected
        assert all(row["explanation"].endswith(".") for row in rows)


def test_the_screen_says_it_in_a_sentence(run: Any) -> None:
    known = ids(run)
    assert "Both can be true." in run("compare", known["1"], known["3"])


def test_a_claim_is_not_compared_with_itself_nor_with_one_nobody_has(run: Any) -> None:
    known = ids(run)
    assert "one claim" in run("compare", known["1"], known["1"], code=2)
    assert "no claim '9999'" in run("compare", known["1"], "9999", code=4)
