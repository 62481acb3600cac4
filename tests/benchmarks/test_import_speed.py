"""The benchmark's own parts: its rows are ones a newsroom could have, and its peer's table is like ours."""

from __future__ import annotations

import csv
import importlib.util
import sqlite3
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from claims.tables.columns import IMPORTED
from claims.tables.reader import read
from db import search

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "import_speed.py"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("import_speed", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_its_rows_are_all_claims_and_no_two_runs_differ(benchmark: ModuleType, tmp_path: Path) -> None:
    one, two = tmp_path / "1.csv", tmp_path / "2.csv"
    benchmark.generate(one, 1500)
    benchmark.generate(two, 1500)
    assert one.read_bytes() == two.read_bytes()
    chunks = list(read(str(one), {}))
    assert [chunk.problems for chunk in chunks if chunk.problems] == []
    keys = [row[0] for chunk in chunks for row in chunk.rows]
    assert len(keys) == 1500
    assert len(set(keys)) > 1450


def test_its_rows_have_every_column_and_few_outlets_say_most(benchmark: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    benchmark.generate(path, 3000)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == benchmark.COLUMNS == IMPORTED
    outlets = Counter(row["carried_by"] for row in rows)
    assert sum(count for _, count in outlets.most_common(len(outlets) // 10)) > len(rows) / 3


def test_the_peer_searches_what_we_search(benchmark: ModuleType, tmp_path: Path) -> None:
    database = tmp_path / "peer.db"
    benchmark.prepare_peer(database)
    connection = sqlite3.connect(database)
    connection.execute("INSERT INTO claims (quote, place) VALUES ('Sixteen died', 'Véll')")
    assert connection.execute("SELECT rowid FROM claims_fts WHERE claims_fts MATCH 'vell'").fetchall() == [(1,)]
    indexes = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'index'").fetchone()[0]
    connection.close()
    assert indexes == len(benchmark.INDEXES)
    assert len(benchmark.SEARCHED) == len(search.COLUMNS)
