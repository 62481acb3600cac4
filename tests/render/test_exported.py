"""Exported claims: the contract's keys, whole files, nothing withheld, no cell a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hostile import TEXTS
from made_claims import at_least, claim, exact

from claims.errors import InputRefused
from claims.model import Claim, Handling
from claims.render.exported import WRITERS, keys, write
from claims.render.file import whole
from claims.render.json import claim_json

HELD = [
    claim(1, at_least(16), "Dale Monitor", via=("Red Wire", "Dale Post"), note="=1+1"),
    claim(2, exact(0), "Secret", handling=Handling.PROTECTED),
    claim(3, exact(10), "Hill Radio", note="two\nlines"),
]


def parsed(format: str, text: str) -> list[dict[str, object]]:
    if format == "csv":
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    return json.loads(text) if format == "json" else [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("format", WRITERS)
def test_public_claims_only_with_every_key(format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / f"out.{format}"
    write(HELD, format, file)
    rows = parsed(format, file.read_text(encoding="utf-8"))
    assert [row["asserted_by"] for row in rows] == ["Dale Monitor", "Hill Radio"]
    assert list(rows[0]) == keys() == list(claim_json(HELD[0]))
    assert "1 left out" in capsys.readouterr().err


@pytest.mark.parametrize("format", WRITERS)
def test_no_claims_are_a_whole_file_too(format: str, tmp_path: Path) -> None:
    file = tmp_path / f"out.{format}"
    write([], format, file, quiet=True)
    assert parsed(format, file.read_text(encoding="utf-8")) == []


def test_a_formula_is_text_and_lists_are_joined(tmp_path: Path) -> None:
    write(HELD, "csv", tmp_path / "out.csv", quiet=True)
    first, second = parsed("csv", (tmp_path / "out.csv").read_text(encoding="utf-8"))
    assert first["note"] == "'=1+1"
    assert first["via"] == "Red Wire > Dale Post"
    assert second["note"] == "two\nlines"


@pytest.mark.parametrize("text", [*TEXTS, "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1"])
def test_any_text_comes_back_as_text(text: str, tmp_path: Path) -> None:
    write([claim(1, exact(1), text)], "csv", tmp_path / "out.csv", quiet=True)
    with open(tmp_path / "out.csv", encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["asserted_by"] in (text, f"'{text}")
    assert not row["asserted_by"].startswith(("=", "+", "-", "@", "\t"))


def broken() -> object:
    yield HELD[0]
    raise RuntimeError("the database went away")


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    file.write_text("before", encoding="utf-8")
    with pytest.raises(RuntimeError):
        write(broken(), "jsonl", file)  # type: ignore[arg-type]
    assert file.read_text(encoding="utf-8") == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_folder_or_a_missing_folder_is_refused_with_what_to_do(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no" / "out.csv"):
        with pytest.raises(InputRefused) as caught, whole(path):
            pass
        assert str(path) in caught.value.message
        assert caught.value.hint


def test_a_file_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    file.touch(0o600)
    with whole(file) as stream:
        stream.write("x")
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_first_claim_is_written_before_the_last_is_read() -> None:
    stream = io.StringIO()
    seen = []

    def reading() -> object:
        for each in HELD:
            seen.append(stream.getvalue())
            yield each

    WRITERS["jsonl"](reading(), stream)  # type: ignore[arg-type]
    assert [len(text.splitlines()) for text in seen] == [0, 1, 2]
    assert isinstance(HELD[0], Claim)
