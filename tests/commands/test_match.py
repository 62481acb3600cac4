"""`claims match`, `claims judge` and `claims event` as an editor types them, on both databases."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_stories import CRASH, CRASH_AGAIN, FIRE, FIRE_AGAIN
from typer.testing import CliRunner, Result

from cli import app

Run = Callable[..., Result]
TEXTS = {"f1": FIRE, "f2": FIRE_AGAIN, "c1": CRASH, "c2": CRASH_AGAIN}


@pytest.fixture
def run(database: str, tmp_path: Path) -> Run:
    feed = tmp_path / "feed.jsonl"
    lines = [json.dumps({"id": name, "text": text, "published": "2021-03-13"}) for name, text in TEXTS.items()]
    feed.write_text("\n".join(lines), encoding="utf-8")

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["--db", database, "--by", "Ida", *arguments], env={"COLUMNS": "200"})

    assert run("extract", "--record", "--accept", "--no-match", str(feed)).exit_code == 0
    return run


def told(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return rows


def homes(run: Run) -> dict[str, int]:
    return {row["id"]: row["event"] for row in told(run("list", "documents", "--format", "json"))}


def test_matching_says_what_it_did_and_a_second_run_nothing(run: Run) -> None:
    (first,) = told(run("match", "--format", "json"))
    assert (first["events"], first["documents"]) == (2, 4)
    assert first["entry"] is not None
    (again,) = told(run("match", "--format", "json"))
    assert (again["claims_moved"], again["entry"]) == (0, None)


def test_the_score_of_a_pair_is_explained(run: Run) -> None:
    run("match")
    rows = told(run("match", "--explain", "f1", "f2", "--format", "json"))
    assert rows[-1]["feature"] == "score"
    assert {"value", "weight", "adds", "meaning"} <= rows[0].keys()
    shown = run("match", "--explain", "f1", "c1")
    assert "probability" in shown.stdout


def test_the_model_is_shown_with_what_each_feature_means(run: Run) -> None:
    shown = told(run("match", "--model", "--format", "json"))
    rows = {row["feature"]: row for row in shown if not row["together_with"]}
    assert rows["places"]["meaning"].startswith("How far the places")
    assert {"start", "join", "suggest"} <= rows.keys()


def test_judgements_travel_in_a_file(run: Run, tmp_path: Path) -> None:
    run("judge", "f1", "f2", "different", "--reason", "two fires")
    path = tmp_path / "j.jsonl"
    assert run("export", "--judgements", "-o", str(path)).exit_code == 0
    (line,) = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["by"] == "Ida"
    other = str(tmp_path / "other.db")
    taken = CliRunner().invoke(app, ["--db", other, "import", "--judgements", str(path), "--format", "json"])
    assert told(taken) == [{"file": str(path), "stored": 1, "known": 0, "older": 0, "absent": 1}]
    assert run("import", "--judgements", str(tmp_path / "none.jsonl")).exit_code == 4


def test_a_judgement_is_kept_by_later_runs(run: Run) -> None:
    run("match")
    (stored,) = told(run("judge", "f1", "f2", "different", "--reason", "two fires", "--format", "json"))
    assert (stored["verdict"], stored["by"], stored["reason"]) == ("different", "Ida", "two fires")
    run("match")
    assert homes(run)["f1"] != homes(run)["f2"]


def test_contradictory_judgements_are_noted_on_standard_error(run: Run) -> None:
    for one, other, verdict in (("f1", "c1", "same"), ("c1", "c2", "same"), ("f1", "c2", "different")):
        assert run("judge", one, other, verdict).exit_code == 0
    result = run("match", "--format", "json")
    assert "contradict one another" in result.stderr
    assert told(result)[0]["events"] >= 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("judge", "f1", "nobody", "same"),
        ("judge", "f1", "f1", "same"),
        ("match", "--explain", "f1", "f1"),
        ("match", "--explain", "f1", "nobody"),
        ("event", "show", "no such event"),
        ("event", "merge", "1", "99", "--reason", "x"),
    ],
)
def test_what_is_refused_or_not_found_is_exit_4(run: Run, arguments: tuple[str, ...]) -> None:
    run("match")
    result = run(*arguments)
    assert result.exit_code == 4
    assert "error:" in result.stderr


def test_an_unknown_verdict_is_wrong_usage(run: Run) -> None:
    assert run("judge", "f1", "f2", "perhaps").exit_code == 2


def test_events_are_listed_and_shown(run: Run) -> None:
    run("match")
    rows = told(run("event", "list", "--format", "json"))
    assert {row["id"] for row in rows} == set(homes(run).values())
    assert sum(row["documents"] for row in rows) == 4
    shown = run("event", "show", str(homes(run)["f1"]))
    assert shown.exit_code == 0
    assert f"event:{homes(run)['f1']}" in shown.stdout


def test_a_near_miss_of_a_label_is_suggested(run: Run) -> None:
    run("match")
    label = told(run("event", "list", "--format", "json"))[0]["label"]
    result = run("event", "show", "Q" + label[1:-2])
    assert result.exit_code == 4
    assert "did you mean" in result.stderr


def test_an_editor_merges_and_splits(run: Run) -> None:
    run("match")
    fire, crash = homes(run)["f1"], homes(run)["c1"]
    assert run("event", "merge", str(fire), str(crash)).exit_code == 2
    merged = run("event", "merge", str(fire), str(crash), "--reason", "one night")
    assert merged.exit_code == 0
    assert set(homes(run).values()) == {min(fire, crash)}
    split = run("event", "split", str(min(fire, crash)), "c1", "c2", "--reason", "no, two")
    assert split.exit_code == 0
    home = homes(run)
    assert home["f1"] == home["f2"] != home["c1"] == home["c2"]
    assert [row["action"] for row in told(run("log", "--format", "json"))].count("event.split") == 1


def test_matching_an_empty_database_is_no_error(database: str) -> None:
    result = CliRunner().invoke(app, ["--db", database, "match", "--format", "json"])
    assert told(result)[0]["events"] == 0
