"""`claims source`, as typed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli import app


class Typed:
    """The program on one database: `typed("source", "list")` runs it."""

    def __init__(self, database: str) -> None:
        self.database = database

    def __call__(self, *arguments: str, code: int = 0) -> Result:
        given = ["--db", self.database, "--by", "ada", *arguments]
        done = CliRunner(env={"COLUMNS": "200"}).invoke(app, given)
        assert done.exit_code == code, done.output
        return done

    def rows(self, *arguments: str) -> Any:
        return json.loads(self(*arguments, "--format", "json").stdout)


@pytest.fixture
def typed(database: str) -> Typed:
    made = Typed(database)
    made("source", "add", "Harbour Gazette", "--kind", "outlet", "--alias", "HG", "--domain", "harbourgazette.com")
    return made


def test_a_source_is_added_and_listed(typed: Typed) -> None:
    typed("source", "add", "Port police", "-k", "official", "--owner", "City", "--party", "Port", "-r", "new beat")
    first, second = typed.rows("source", "list")
    assert first == {
        "id": 1, "name": "Harbour Gazette", "kind": "outlet", "aliases": ["HG"], "domains": ["harbourgazette.com"],
        "owner": None, "owner_list": None, "party_to": None, "reliability": None, "handling": "public",
    }  # fmt: skip
    assert (second["name"], second["owner"], second["party_to"]) == ("Port police", "City", "Port")
    assert [row["name"] for row in typed.rows("source", "list", "--kind", "official")] == ["Port police"]


def test_every_format_prints_the_rows_and_nothing_else(typed: Typed) -> None:
    assert typed("source", "list").stdout.count("Harbour Gazette") == 1
    head, row = typed("source", "list", "--format", "csv").stdout.splitlines()
    assert head.split(",")[:3] == ["id", "name", "kind"]
    assert row.startswith("1,Harbour Gazette,outlet,HG,")
    (line,) = typed("source", "list", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line)["name"] == "Harbour Gazette"


def test_a_source_is_rated_and_shown(typed: Typed) -> None:
    typed("source", "rate", "HG", "b", "--reason", "names its sources")
    typed("source", "rate", "harbourgazette.com", "D", "-m", "killed", "-r", "counts from hearsay")
    (whole,) = typed.rows("source", "show", "harbour gazette")
    assert (whole["reliability"], whole["reliability_reason"]) == ("B", "names its sources")
    assert [(rated["value"], rated["metric"], rated["by"]) for rated in whole["ratings"]] == [
        ("D", "killed", "ada"), ("B", None, "ada"),
    ]  # fmt: skip
    assert (whole["asserted"], whole["carried"], whole["documents"]) == (0, 0, 0)
    assert typed.rows("source", "list", "--unrated") == []
    shown = typed("source", "show", "1").stdout
    assert "counts from hearsay" in shown
    assert "harbourgazette.com" in shown


def test_names_are_added_and_sources_merged(typed: Typed) -> None:
    typed("source", "alias", "HG", "The Harbour Paper")
    typed("source", "add", "Harbor Gazette")
    taken = typed("source", "alias", "HG", "Harbor Gazette", code=4)
    assert "a source of its own" in taken.stderr
    assert "claims source merge 2 1" in taken.stderr
    typed("source", "merge", "Harbor Gazette", "HG", "--reason", "one paper")
    (left,) = typed.rows("source", "list")
    assert left["aliases"] == ["HG", "The Harbour Paper", "Harbor Gazette"]


def test_what_a_source_is_can_be_set(typed: Typed) -> None:
    typed("source", "set", "HG", "--kind", "agency", "--owner", "Harbour Media", "--domain", "harbourpaper.org")
    typed("source", "set", "HG", "--party", "Port")
    (row,) = typed.rows("source", "list")
    assert (row["kind"], row["owner"], row["party_to"]) == ("agency", "Harbour Media", "Port")


def test_the_past_is_shown_when_asked_for(typed: Typed) -> None:
    assert typed.rows("source", "list", "--held-at", "2001-01-01") == []
    assert len(typed.rows("source", "list", "--held-at", "2999")) == 1
    typed("source", "list", "--held-at", "soon", code=2)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("source", "show", "Harbor Gazete"), 4, "did you mean 'Harbour Gazette'?"),
        (("source", "rate", "HG", "G", "-r", "x"), 4, "A completely reliable"),
        (("source", "rate", "HG", "A"), 2, "--reason"),
        (("source", "add", "hg"), 4, "goes by 'hg' already"),
        (("source", "add", "New", "--kind", "oracle"), 2, "oracle"),
        (("source", "merge", "HG", "1", "-r", "x"), 4, "one source already"),
    ],
)
def test_what_is_refused_says_why(typed: Typed, arguments: tuple[str, ...], code: int, words: str) -> None:
    assert words in typed(*arguments, code=code).stderr


def test_a_name_with_markup_and_escapes_is_shown_as_it_is(typed: Typed) -> None:
    typed("source", "add", "[red]Evil[/red] \x1b[31mTimes :100:")
    shown = typed("source", "list").stdout
    assert "[red]Evil[/red] \\x1b[31mTimes :100:" in shown
    assert "\x1b[31mTimes" not in shown


def test_reading_never_makes_a_named_database(tmp_path: Any) -> None:
    missing = Typed(str(tmp_path / "none.db"))
    assert "no such database" in missing("source", "list", code=5).stderr
    assert not (tmp_path / "none.db").exists()
