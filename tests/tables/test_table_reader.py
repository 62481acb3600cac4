from __future__ import annotations

import csv
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import ClaimsError, InputRefused, NotFound
from claims.identity import claim_key
from claims.tables.reader import ASSERTED, CARRIED, CHUNK, DOCUMENT, HANDLING, STATE, Chunk, read
from claims.tables.rows import draft
from claims.tables.stored import COLUMNS, STANDING, cells, exact, listed
from claims.tables.worker import read_apart
from db.columns import cell
from db.tables import Claim

HEAD = ["figure", "metric", "asserted_by", "carried_by", "via", "url"]


def write(path: Path, rows: list[list[str]]) -> str:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEAD, *rows])
    return str(path)


def many(count: int) -> list[list[str]]:
    return [
        [f"at least {at}", "killed", f"Clinic {at % 7}", "Quay Post", "", f"https://quay.example/{at % 11}"]
        for at in range(1, count + 1)
    ]


def test_rows_come_with_names_for_the_numbers_that_a_database_gives(tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", [["16", "killed", "", "Quay Post", "Wire One > Wire Two", ""]])
    (chunk,) = read(path, {})
    row = chunk.rows[0]
    assert len(row) == len(COLUMNS) + len(STANDING)
    assert [row[at] for at in (DOCUMENT, ASSERTED, CARRIED, STATE, HANDLING)] == [
        path, "Quay Post", "Quay Post", "accepted", "public"
    ]  # fmt: skip
    assert chunk.names == ["Quay Post", "Wire One", "Wire Two"]
    assert chunk.documents == [(path, None, None, "Quay Post")]


def test_the_rows_are_those_that_single_drafts_would_give(tmp_path: Path) -> None:
    rows = many(50)
    path = write(tmp_path / "t.csv", rows)
    one_by_one = []
    for row in rows:
        found = draft({name: value for name, value in zip(HEAD, row, strict=True) if value}, path)
        one_by_one.append(cells(found, claim_key(found, "")))
    assert [row[: len(COLUMNS)] for chunk in read(path, {}) for row in chunk.rows] == one_by_one


def test_another_process_reads_the_same(tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", [*many(CHUNK + 500), ["lots", "killed", "A", "", "", ""]])
    here = list(read(path, {}))
    assert list(read_apart(path, {})) == here
    assert len(here) == 2
    assert here[-1].position == Path(path).stat().st_size


def test_names_and_documents_are_told_once(tmp_path: Path) -> None:
    chunks = list(read(write(tmp_path / "t.csv", many(2 * CHUNK + 1)), {}))
    assert [len(chunk.rows) for chunk in chunks] == [CHUNK, CHUNK, 1]
    assert [len(chunk.names) for chunk in chunks] == [8, 0, 0]
    assert [len(chunk.documents) for chunk in chunks] == [11, 0, 0]


def test_a_word_the_vocabulary_does_not_know_is_warned_of_once(tmp_path: Path) -> None:
    rows = [
        ["16", "lost mules", "A", "", "", ""],
        ["17", "Lost Mules", "B", "", "", ""],
        ["18", "killed", "B", "", "", ""],
    ]
    (chunk,) = read(write(tmp_path / "t.csv", rows), {})
    assert len(chunk.rows) == 3
    assert [(problem[0], problem[2], problem[6]) for problem in chunk.problems] == [
        ('the vocabulary has no metric "lost_mules"; it is kept as it is', 2, False)
    ]


@pytest.mark.parametrize(("name", "error"), [("gone.csv", NotFound), ("empty.csv", InputRefused)])
def test_a_refusal_crosses_the_processes(tmp_path: Path, name: str, error: type[ClaimsError]) -> None:
    (tmp_path / "empty.csv").touch()
    with pytest.raises(error) as there:
        list(read_apart(str(tmp_path / name), {}))
    with pytest.raises(error) as here:
        list(read(str(tmp_path / name), {}))
    assert (there.value.message, there.value.hint) == (here.value.message, here.value.hint)


def test_a_reader_that_dies_is_an_error_not_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "t.csv", many(10))
    real = subprocess.Popen

    def killed(command: list[str], **options: Any) -> Any:
        return real([sys.executable, "-c", "import os; os.write(1, bytes(7) + bytes([200]) + b'half')"], **options)

    monkeypatch.setattr(subprocess, "Popen", killed)
    with pytest.raises(ClaimsError, match="half-way"):
        list(read_apart(path, {}))


def test_the_other_process_ends_when_nobody_reads_on(tmp_path: Path) -> None:
    chunks = read_apart(write(tmp_path / "t.csv", many(5 * CHUNK)), {})
    assert isinstance(next(chunks), Chunk)
    chunks.close()  # type: ignore[attr-defined]
    with pytest.raises(StopIteration):
        next(chunks)


def test_a_cell_too_long_and_half_characters_are_findings_in_json(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(
        '{"figure": "16", "asserted_by": "A", "note": "' + "x" * 1_000_000 + '"}\n'
        '{"figure": "16", "asserted_by": "A\\ud800"}\n{"figure": "16", "asserted_by": "A\\u0000"}\n'
        '{"figure": "16", "asserted_by": "A"}\n'
    )
    (chunk,) = read(str(path), {})
    assert len(chunk.rows) == 1
    assert [(problem[2], problem[3]) for problem in chunk.problems] == [
        (1, "note"), (2, "asserted_by"), (3, "asserted_by")
    ]  # fmt: skip


def test_an_export_s_key_is_kept_only_for_claims_read_from_a_text(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    read_from_text = '"key": "' + "ab" * 16 + '", "quote": "16", "start": 0, "end": 2'
    path.write_text(
        f'{{"figure": "16", "asserted_by": "A", {read_from_text}, "denies": "{"cd" * 16}"}}\n'
        '{"figure": "16", "asserted_by": "A", "key": "' + "ab" * 16 + '"}\n'
        '{"figure": "16", "asserted_by": "A", "key": "forged", "quote": "16", "start": 0, "end": 2}\n'
    )
    (chunk,) = read(str(path), {})
    keys = [row[0] for row in chunk.rows]
    assert keys[0] == "ab" * 16
    assert "ab" * 16 not in keys[1:]
    assert "forged" not in keys
    assert chunk.links == [("ab" * 16, "denies", "cd" * 16)]


def test_an_exported_claim_of_a_text_without_outlet_needs_no_source(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(
        '{"figure": "16", "key": "' + "ab" * 16 + '", "quote": "16", "start": 0, "end": 2}\n{"figure": "16"}\n'
    )
    (chunk,) = read(str(path), {})
    assert [row[0] for row in chunk.rows] == ["ab" * 16]
    assert [(problem[2], problem[3]) for problem in chunk.problems] == [(2, "asserted_by")]


def test_the_stored_columns_are_columns_of_the_claim_table() -> None:
    table = set(Claim.__table__.columns.keys())  # type: ignore[attr-defined]
    assert set(COLUMNS + STANDING) <= table
    assert len(set(COLUMNS + STANDING)) == len(COLUMNS + STANDING)
    assert table - set(COLUMNS + STANDING) == {"id", "zone", "embargo_until", "tally_id"}


@given(st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_numbers_are_stored_as_the_database_s_own_column_stores_them(value: int | Decimal) -> None:
    assert exact(value) == cell(value)


@given(st.lists(st.text(max_size=10), max_size=4))
def test_lists_are_stored_as_json(items: list[str]) -> None:
    import json

    assert json.loads(listed(items)) == items
