"""`claims retract`, `deny` and `supersede` as an editor types them, on both databases, and once as processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli import app

TABLE = """event,event_id,metric,figure,asserted_by,carried_by,place,occurred_from,published
Market fire,fire,killed,16,Veldmar Monitor,Dale Post,Veldmar,2031-05-02,2031-05-02
Market fire,fire,killed,10,Osk police,Hill Radio,Veldmar,2031-05-02,2031-05-02
Market fire,fire,killed,12,Red Star,Hill Radio,Veldmar,2031-05-02,2031-05-03
"""


class Typed:
    def __init__(self, database: str) -> None:
        self.database = database

    def __call__(self, *arguments: str, code: int = 0) -> Result:
        given = ["--db", self.database, "--by", "Ida", *arguments]
        done = CliRunner(env={"COLUMNS": "200"}).invoke(app, given)
        assert done.exit_code == code, done.output
        return done

    def rows(self, *arguments: str) -> Any:
        return json.loads(self(*arguments, "--format", "json").stdout)

    def estimate(self) -> tuple[Any, Any]:
        (event,) = json.loads(self("report", "--format", "json").stdout)["events"]
        return event["tallies"][0]["estimate"]["low"], event["tallies"][0]["estimate"]["high"]


@pytest.fixture
def typed(database: str, tmp_path_factory: pytest.TempPathFactory) -> Typed:
    path = tmp_path_factory.mktemp("table") / "claims.csv"
    path.write_text(TABLE, encoding="utf-8")
    made = Typed(database)
    made("import", str(path))
    made("match")
    assert made.estimate() == (10, 16)
    return made


def test_each_correction_moves_the_report_and_is_taken_back(typed: Typed) -> None:
    because = ("--reason", "so the editor says")
    for command, changed in (
        (("retract", "1"), (10, 12)),
        (("deny", "1"), (10, 12)),
        (("supersede", "2", "3"), (12, 16)),
    ):
        typed(*command, *because)
        assert typed.estimate() == changed, command
        assert "taken back: claim" in typed(command[0], command[1], "--undo", *because).stdout
        assert typed.estimate() == (10, 16), command
    assert "the chain holds" in typed("log", "--verify").output or typed("log", "--verify").exit_code == 0


def test_what_was_done_is_shown_with_who_and_why(typed: Typed) -> None:
    said = ("--published", "2031-05-04", "--url", "https://monitor.example/denial", "--quote", "We never said sixteen.")
    assert "is denied, by claim 4" in typed("deny", "1", "--reason", "its spokesman told us", *said).stdout
    shown = typed("show", "1").stdout
    assert "is denied by claim 4" in shown and "its spokesman told us" in shown
    denial = typed.rows("show", "4")
    assert (denial["attribution"], denial["url"], denial["published"]) == ("denied", said[3], "2031-05-04")
    assert denial["quote"] == "We never said sixteen."
    (row,) = typed.rows("supersede", "2", "3", "--reason", "corrected")
    assert (row["claim"], row["state"], row["other"]) == (2, "superseded", 3)


def test_a_correction_reopens_a_decision(typed: Typed) -> None:
    typed("resolve", "1", "--best", "16", "--reason", "lists seen")
    typed("conflicts", "--check")
    typed("deny", "1", "--reason", "not theirs")
    assert "1 contradiction is not settled" in typed("conflicts", "--check", code=3).stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("retract", "1"), 2, "a reason is required"),
        (("retract", "99", "-r", "x"), 4, "99"),
        (("supersede", "1", "-r", "x"), 2, "the claim that takes its place is missing"),
        (("supersede", "1", "1", "-r", "x"), 4, "cannot be corrected by itself"),
        (("deny", "1", "--undo", "-r", "x"), 4, "claim 1 is not denied"),
        (("deny", "1", "--published", "soon", "-r", "x"), 2, "--published"),
    ],
)
def test_what_is_refused_says_why(typed: Typed, arguments: tuple[str, ...], code: int, words: str) -> None:
    assert words in typed(*arguments, code=code).stderr
    assert typed.estimate() == (10, 16)


def test_as_processes_they_print_rows_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(TABLE, encoding="utf-8")
    surroundings = os.environ | {"CLAIMS_DB": str(tmp_path / "c.db"), "CLAIMS_USER": "Ida", "NO_COLOR": "1"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "cli", *arguments]
        root = Path(__file__).parents[2]
        return subprocess.run(command, cwd=root, env=surroundings, capture_output=True, text=True)

    assert run("import", str(tmp_path / "claims.csv")).returncode == 0
    done = run("retract", "1", "3", "--reason", "misread", "--format", "jsonl")
    assert [json.loads(line)["claim"] for line in done.stdout.splitlines()] == [1, 3]
    assert (done.returncode, done.stderr) == (0, "")
    again = run("retract", "1", "--reason", "misread")
    assert again.returncode == 4
    assert again.stderr.startswith("error: claim 1 is retracted already, by Ida on ")
