"""`claims list`, `show` and `search` as they are typed, on both databases."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from made_desk import Run, desk

TABLE = """event,event_id,metric,population,figure,asserted_by,carried_by,place,occurred_from,quote
Market fire,fire,killed,people,at least 16,Veldmar Monitor,Dale Post,Veldmar,2031-05-02,at least 16 died in the fire
Market fire,fire,killed,people,10,,Hill Radio,Veldmar,2031-05-02,"ten, [b]officials[/b] said"
Bridge collapse,bridge,killed,people,3,Police of Osk,Dale Post,Osk,2031-06-11,three died
"""


@pytest.fixture
def run(database: str, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return desk(database, TABLE, tmp_path_factory.mktemp("table"))


def test_the_least_sure_readings_come_first(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("At least nine people were killed in Osk on Monday, police said. Hundreds fled.\n")
    assert run("extract", "--record", str(article)).exit_code == 0
    whole = json.loads(run("list", "--least-sure", "--format", "json").stdout)
    sure = [row.get("confidence") for row in whole]
    said = [each for each in sure if each is not None]
    assert len(said) >= 2 and said == sorted(said) and sure[len(said) :] == [None] * 3  # a table states none
    shown = run("list", "--least-sure").stdout.splitlines()
    assert "confidence" in shown[0] + shown[1] and f"{said[0]:.2f}"[1:] in run("list", "--least-sure").stdout
    assert "confidence" not in run("list").stdout


def test_every_format_lists_the_same_claims(run: Run) -> None:
    whole = json.loads(run("list", "--format", "json").stdout)
    lines = [json.loads(line) for line in run("list", "--format", "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run("list", "--format", "csv").stdout)))
    assert whole == lines
    assert [row["key"] for row in rows] == [row["key"] for row in whole]
    assert [row["figure_text"] for row in whole] == ["at least 16", "10", "3"]


def test_the_table_shows_text_as_text(run: Run) -> None:
    shown = run("list").stdout
    assert "at least 16" in shown
    assert "Veldmar Monitor" in shown
    assert "[b]officials[/b]" in run("show", "2").stdout


@pytest.mark.parametrize(
    ("options", "figures"),
    [
        (["--source", "dale post"], ["at least 16", "3"]),
        (["--event", "bridge"], ["3"]),
        (["--state", "draft"], []),
        (["--metric", "killed", "--limit", "1"], ["at least 16"]),
        (["--text", "fire died"], ["at least 16"]),
        (["--held-at", "2001"], []),
        (["--source", "hill radio", "--held-at", "2999-01-01"], ["10"]),
    ],
)
def test_filters_sift(run: Run, options: list[str], figures: list[str]) -> None:
    result = run("list", "--format", "json", *options)
    assert result.exit_code == 0, result.output
    assert [row["figure_text"] for row in json.loads(result.stdout)] == figures


def test_events_tallies_and_documents_are_listed(run: Run) -> None:
    events = json.loads(run("list", "events", "--format", "json").stdout)
    assert {row["external_id"]: row["claims"] for row in events} == {"fire": 2, "bridge": 1}
    tallies = json.loads(run("list", "tallies", "--event", "fire", "--format", "json").stdout)
    assert [row["event"] for row in tallies] == [row["id"] for row in events if row["external_id"] == "fire"]
    assert json.loads(run("list", "documents", "--format", "json").stdout)


def test_a_cut_table_says_there_is_more(run: Run) -> None:
    assert "there are more" in run("list", "--limit", "1").stderr
    assert "there are more" not in run("list", "--limit", "3").stderr


def test_search_finds_by_words_and_says_when_nothing_is_found(run: Run) -> None:
    found = json.loads(run("search", "fire", "monitor", "--format", "json").stdout)
    assert [row["figure_text"] for row in found] == ["at least 16"]
    assert run("search", "zeppelin").exit_code == 0
    assert json.loads(run("search", "zeppelin", "--format", "json").stdout) == []


def test_show_tells_a_claim_whole(run: Run) -> None:
    shown = run("show", "1").stdout
    for words in (
        "claim 1 · accepted",
        "[at least 16]",
        "Veldmar Monitor → Dale Post",
        "import by Ida",
        "match by Ida",
    ):
        assert words in shown


@pytest.mark.parametrize(
    ("reference", "kind"),
    [("1", "claim"), ("claim:1", "claim"), ("event:1", "event"), ("tally:1", "tally"), ("source:hill radio", "source")],
)
def test_show_addresses_everything(run: Run, reference: str, kind: str) -> None:
    result = run("show", reference, "--format", "json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["kind"] == kind
    assert run("show", reference).exit_code == 0
    assert len(run("show", reference, "--format", "jsonl").stdout.splitlines()) == 1


def test_a_key_leads_to_its_claim(run: Run) -> None:
    key = json.loads(run("list", "--format", "json").stdout)[2]["key"]
    assert json.loads(run("show", key[:12], "--format", "json").stdout)["id"] == 3


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "nobody at all"], 4, "nothing is known"),
        (["show", "event:99"], 4, "no event"),
        (["list", "--held-at", "yesterday"], 2, "no date"),
        (["list", "--source", "nobody at all"], 4, "nobody at all"),
        (["list", "--event", "nothing at all"], 4, "no event"),
    ],
)
def test_mistakes_say_what_and_what_to_do(run: Run, arguments: list[str], code: int, said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert said in result.stderr
    assert "hint:" in result.stderr
