"""Files of judgements: what is read, and what is said of lines that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import InputRefused
from claims.model import Verdict
from claims.tables.judgements import read_judgements

GOOD = {"subject": "document", "left": "b", "right": "a", "verdict": "same", "score": 1.5, "by": "ada",
        "at": "2021-03-13T10:00:00+00:00", "reason": "one fire"}  # fmt: skip

BAD = [
    ("x", "not a JSON object"),
    ("[]", "not a JSON object"),
    ("[" * 5000, "not a JSON object"),
    (json.dumps(GOOD | {"subject": "event"}), "subject is 'event', and can be claim or document"),
    (json.dumps(GOOD | {"left": " "}), "left is missing"),
    (json.dumps(GOOD | {"right": 7}), "right is missing"),
    (json.dumps(GOOD | {"right": "b"}), "left and right are both 'b'"),
    (json.dumps(GOOD | {"verdict": "maybe"}), "verdict is 'maybe', and can be same, different or unsure"),
]


def test_a_judgement_is_read_with_its_sides_in_order(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    path.write_text(f"\ufeff{json.dumps(GOOD)}\n\n{json.dumps(GOOD | {'at': 'noon', 'by': 3})}\n", encoding="utf-8")
    (first, second), problems = read_judgements(path)
    assert (first.left, first.right, first.verdict, first.score, first.by) == ("a", "b", Verdict.SAME, 1.5, "ada")
    assert first.at is not None
    assert (second.at, second.by) == (None, None)
    assert problems == []


@pytest.mark.parametrize(("line", "said"), BAD)
def test_a_line_that_is_none_is_named_and_the_rest_is_read(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "j.jsonl"
    path.write_text(f"{line}\n{json.dumps(GOOD)}\n", encoding="utf-8")
    found, (problem,) = read_judgements(path)
    assert len(found) == 1
    assert (problem.message, problem.row) == (said, 1)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "j.jsonl"
    if content:
        path.write_bytes(content)
    with pytest.raises(InputRefused):
        read_judgements(path)


@given(st.text(max_size=200))
def test_any_text_is_read_or_named(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("j") / "j.jsonl"
    path.write_text(text, encoding="utf-8")
    found, problems = read_judgements(path)
    assert len(found) + len(problems) <= text.count("\n") + text.count("\r") + 1
