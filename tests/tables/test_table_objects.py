from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import InputRefused
from claims.model import Problem
from claims.tables.files import inspect
from claims.tables.line import Line
from claims.tables.objects import json_lines, lines

ONE = {"figure": "16", "asserted_by": "Vell Clinic"}
TWO: dict[str, Any] = {"Figure": "17", "Asserted By": "B", "place": "", "note": None, "via": []}


def parts(found: list[Line | Problem]) -> tuple[list[tuple[int, dict[str, Any]]], list[Problem]]:
    rows = [(line.number, line.cells) for line in found if not isinstance(line, Problem)]
    return rows, [problem for problem in found if isinstance(problem, Problem)]


def read(tmp_path: Path, content: str, name: str = "t.json") -> tuple[list[tuple[int, dict[str, Any]]], list[Problem]]:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    reader = json_lines if name.endswith("jsonl") else lines
    return parts(list(reader(inspect(str(path)), {})))


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([ONE, TWO]),
        json.dumps([ONE, TWO], indent=4),
        json.dumps({"claims": [ONE, TWO]}),
        json.dumps({"version": 1, "about": {"claims": []}, "claims": [ONE, TWO], "more": 2}),
        "\ufeff  " + json.dumps([ONE, TWO]),
    ],
)
def test_an_array_is_read_wherever_it_stands(tmp_path: Path, content: str) -> None:
    rows, problems = read(tmp_path, content)
    assert rows == [(1, ONE), (2, {"figure": "17", "asserted_by": "B"})]
    assert problems == []


def test_lines_are_read_with_their_numbers(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, f"{json.dumps(ONE)}\n\nnot json\n[1]\n{json.dumps(TWO)}", "t.jsonl")
    assert [number for number, _ in rows] == [1, 5]
    assert [(problem.row, problem.fatal) for problem in problems] == [(3, True), (4, True)]


def test_numbers_keep_every_digit(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, '[{"best": 0.1, "high": 12345678901234567890, "asserted_by": "A"}]')
    assert rows[0][1]["best"] == Decimal("0.1")
    assert rows[0][1]["high"] == 12345678901234567890


def test_unknown_keys_are_noted_once_each(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, json.dumps([ONE | {"colour": 1}, ONE, ONE | {"colour": 2, "shape": 3}]))
    assert len(rows) == 3
    assert [(problem.column, problem.fatal) for problem in problems] == [("colour", False), ("shape", False)]


@pytest.mark.parametrize("cut", [10, 40, 70, 90])
def test_a_file_cut_off_gives_the_rows_before_the_cut_and_a_finding(tmp_path: Path, cut: int) -> None:
    rows, problems = read(tmp_path, json.dumps([ONE, ONE, ONE])[:cut])
    assert len(rows) == cut // 46
    assert len(problems) == 1
    assert "ends in the middle" in problems[0].message


@pytest.mark.parametrize("content", ['"text"', "12", '{"rows": []}', "{}", "nothing", '{"claims": 3}'])
def test_json_without_rows_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(InputRefused, match=r"t\.json"):
        read(tmp_path, content)


@pytest.mark.parametrize(
    "content", ["[" * 100_000, '[{"figure": NaN}]', '[{"best": ' + "9" * 5000 + "}]", "[1]", '[{"a": 1} {"a": 2}]']
)
def test_hostile_json_is_a_finding(tmp_path: Path, content: str) -> None:
    _, problems = read(tmp_path, content)
    assert any(problem.fatal for problem in problems)


def test_an_object_longer_than_a_buffer_is_read_whole(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, json.dumps([ONE | {"quote": "x" * 300_000}, TWO]))
    assert [len(cells.get("quote", "")) for _, cells in rows] == [300_000, 0]


@given(
    rows=st.lists(st.dictionaries(st.sampled_from(["figure", "asserted_by", "note"]), st.text(min_size=1)), max_size=5)
)
def test_what_was_written_is_read(tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]) -> None:
    path = tmp_path_factory.mktemp("json") / "t.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    found, problems = parts(list(lines(inspect(str(path)), {})))
    assert [cells for _, cells in found] == [{key: value.strip() for key, value in row.items()} for row in rows]
    assert problems == []
