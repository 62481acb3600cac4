from __future__ import annotations

import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli import app

HEAD = ["Event", "figure", "metric", "asserted_by", "quote"]
ROW = ["Quay blast", "at least 16", "killed", "Vell Clinic", "At least 16 died"]


def write(path: Path, *rows: list[str], head: list[str] = HEAD) -> str:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([head, *rows])
    return str(path)


def run(database: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--db", database, "--by", "ada", "import", *arguments])


def counted(database: str, table: str = "claim") -> int:
    with sqlite3.connect(database) as connection:
        found: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    connection.close()
    return found


def test_a_table_is_recorded_and_summed_up_on_standard_output(database: str, tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", ROW, [*ROW[:1], "lots", *ROW[2:]])
    done = run(database, path)
    assert done.exit_code == 0
    assert done.stdout == f"{path}: recorded 1 claim, 1 finding listed above\n"
    assert "row 3, column figure: no figure in 'lots'" in done.stderr
    again = run(database, path)
    assert again.stdout == f"{path}: recorded 0 claims, 1 already known, 1 finding listed above\n"


def test_several_tables_are_several_entries_and_one_transaction(tmp_path: Path) -> None:
    database = str(tmp_path / "claims.db")
    one, two = write(tmp_path / "1.csv", ROW), write(tmp_path / "2.csv", [*ROW[:1], "20", *ROW[2:]])
    done = run(database, one, two, "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["table"], row["recorded"], row["entry"]) for row in rows] == [(one, 1, 1), (two, 1, 2)]
    third = write(tmp_path / "3.csv", [*ROW[:1], "30", *ROW[2:]])
    assert run(database, third, str(tmp_path / "gone.csv")).exit_code == 4
    assert counted(database) == 2


def test_other_headers_are_mapped(database: str, tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", ["16", "Vell Clinic"], head=["Deaths", "Source"])
    refused = run(database, path)
    assert refused.exit_code == 4
    assert "--map" in refused.stderr
    assert run(database, path, "--map", "deaths=best", "--map", "SOURCE=asserted by").exit_code == 0


@pytest.mark.parametrize("pair", ["deaths", "deaths=bst"])
def test_a_map_that_says_nothing_is_a_usage_error(database: str, tmp_path: Path, pair: str) -> None:
    done = run(database, write(tmp_path / "t.csv", ROW), "--map", pair)
    assert done.exit_code == 2
    assert "hint:" in done.stderr


def test_strict_refuses_everything_and_lists_why(tmp_path: Path) -> None:
    database = str(tmp_path / "claims.db")
    path = write(tmp_path / "t.csv", ROW, [*ROW[:1], "lots", *ROW[2:]], [*ROW[:1], "some", *ROW[2:]])
    done = run(database, path, "--strict")
    assert done.exit_code == 4
    assert done.stdout == ""
    assert "row 3, column figure" in done.stderr
    assert "row 4, column figure" in done.stderr
    assert counted(database) == 0


def test_a_dry_run_says_what_it_would_do(tmp_path: Path) -> None:
    database = str(tmp_path / "claims.db")
    path = write(tmp_path / "t.csv", ROW)
    assert run(database, path, "--dry-run").stdout == f"{path}: would record 1 claim\n"
    assert (counted(database), counted(database, "entry")) == (0, 0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"figure,asserted_by\n", "no rows"),
        (b"figure,asserted_by\nlots,A\n", "no figure"),
        (b"colour,shape\nred,round\n", "no column"),
        (bytes(range(256)) * 40, "binary"),
        (b"PK\x03\x04rest", "damaged or cut off"),
        (b"figure,asserted_by,figure\n1,A,2\n", "two columns"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    done = run(str(tmp_path / "claims.db"), str(path))
    assert done.exit_code == 4
    assert said in done.stderr
    assert done.stderr.startswith("error: ")
    assert done.stdout == ""


def test_escapes_and_markup_of_a_table_do_nothing_to_the_screen(database: str, tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", ["\x1b[31m[b]lots[/b]\x1b[0m", "A"], ["16", "A"], head=["figure", "asserted_by"])
    done = run(database, path)
    assert done.exit_code == 0
    assert "\x1b" not in done.stderr + done.stdout
    assert "[b]lots[/b]" in done.stderr


def test_quiet_leaves_the_notes_out_and_keeps_the_findings(database: str, tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", ["16", "A", "x"], ["lots", "A", "x"], head=["figure", "asserted_by", "colour"])
    done = CliRunner().invoke(app, ["--db", database, "--quiet", "import", path])
    assert "colour" not in done.stderr
    assert "lots" in done.stderr


def test_interrupted_it_leaves_nothing_and_exits_130(tmp_path: Path) -> None:
    database, path = str(tmp_path / "claims.db"), tmp_path / "t.csv"
    write(path, *([*ROW[:1], f"at least {at}", *ROW[2:]] for at in range(60_000)))
    command = [str(Path(sys.executable).with_name("claims")), "--db", database, "import", str(path)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, text=True)
    deadline = time.monotonic() + 30
    while not subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, check=False).stdout:
        assert process.poll() is None, process.stderr and process.stderr.read()
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert (counted(database), counted(database, "entry"), counted(database, "source")) == (0, 0, 0)
