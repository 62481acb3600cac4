"""`claims report` and `claims line` as an editor types them, on both databases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_desk import Run, desk

TABLE = """event,event_id,metric,population,figure,asserted_by,carried_by,place,occurred_from,quote
Market fire,fire,killed,people,at least 16,Veldmar Monitor,Dale Post,Veldmar,2031-05-02,at least 16 died
Market fire,fire,killed,people,10,,Hill Radio,Veldmar,2031-05-02,<script>ten</script> died
Bridge collapse,bridge,killed,people,3,Police of Osk,Dale Post,Osk,2031-06-11,three died
"""


@pytest.fixture
def run(database: str, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return desk(database, TABLE, tmp_path_factory.mktemp("table"), width=120)


def test_the_json_report_says_who_contradicts_whom(run: Run) -> None:
    found = json.loads(run("report", "--format", "json").stdout)
    events = {event["external_id"]: event for event in found["events"]}
    fire = events["fire"]
    assert set(events) == {"fire", "bridge"}
    (tally,) = fire["tallies"]
    assert tally["status"] == "contradiction"
    assert [claim["figure_text"] for claim in tally["claims"]] == ["at least 16", "10"]
    assert tally["estimate"]["decided"] is False
    assert len(found["state"]) == 64


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [("html", "<!DOCTYPE html>"), ("md", "# Discrepancy report"), ("json", "{"), ("txt", "DISCREPANCY REPORT")],
)
def test_the_suffix_says_the_format(run: Run, tmp_path: Path, suffix: str, begins: str) -> None:
    file = tmp_path / f"report.{suffix}"
    result = run("report", "-o", str(file))
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    text = file.read_text(encoding="utf-8")
    assert text.lstrip().startswith(begins)
    assert "<script>ten" not in text or suffix in ("json", "txt")
    assert "\x1b" not in text


def test_one_event_alone_and_the_past(run: Run) -> None:
    only = json.loads(run("report", "--event", "bridge", "--format", "json").stdout)
    assert [event["external_id"] for event in only["events"]] == ["bridge"]
    then = json.loads(run("report", "--held-at", "2001", "--format", "json").stdout)
    assert (then["events"], then["state"], then["held_at"][:4]) == ([], None, "2001")
    assert "nothing to report" in run("report", "--held-at", "2001").stdout


def test_the_screen_gets_the_terminal_report(run: Run) -> None:
    shown = run("report").stdout
    assert "2 events, 1 contradiction" in shown
    assert "working figure, rule range, no editor has decided" in shown


def test_the_line_prints_what_named_sources_said(run: Run) -> None:
    lead = run("line", "fire").stdout
    assert "at least 16" in lead.lower()
    assert "Veldmar Monitor" in lead
    assert len(lead.strip().splitlines()) == 1
    assert run("line", "fire", "--length", "headline").stdout != lead


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["report", "--format", "html"], 2, "-o report.html"),
        (["report", "-o", "report.xyz"], 2, "--format"),
        (["report", "--event", "nothing at all"], 4, "no event"),
        (["report", "--held-at", "soon"], 2, "no date"),
        (["line", "nothing at all"], 4, "no event"),
        (["report", "-o", "no/such/report.html"], 4, "cannot write"),
    ],
)
def test_mistakes_say_what_to_do(run: Run, arguments: list[str], code: int, said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == code, result.output
    assert said in result.stderr
