"""Every listing in every format: what parses holds the same rows, and standard output holds nothing else."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli import app

TABLE = '''event,event_id,metric,figure,asserted_by,carried_by,place,occurred_from,quote,note
Market fire,fire,killed,at least 16,Veldmar Monitor,Dale Post,Veldmar,2031-05-02,at least 16 died,"a, ""b"""
Market fire,fire,killed,10,,Hill Radio,Veldmar,2031-05-02,"ten, [b]officials[/b] said",=1+1
Bridge collapse,,injured,3,Police of Osk,Dale Post,Osk,2031-06-11,"three
hurt",<script>
'''
LISTINGS = [
    ("list",),
    ("list", "documents"),
    ("list", "events"),
    ("list", "tallies"),
    ("list", "--event", "fire"),
    ("list", "--metric", "injured"),
    ("list", "--limit", "2"),
    ("search", "died"),
    ("search", "nowhere"),
    ("event", "list"),
    ("source", "list"),
    ("log",),
    ("conflicts",),
    ("db", "info"),
    ("export",),
    ("export", "--event", "fire"),
]


@pytest.fixture(scope="module")
def filled(shared_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("table") / "claims.csv"
    path.write_text(TABLE, encoding="utf-8")
    for words in (("import", str(path)), ("match",)):
        assert run(shared_database, *words).exit_code == 0
    yield shared_database


def run(database: str, *words: str) -> Result:
    return CliRunner().invoke(app, ["--db", database, "--by", "Ida", *words], env={"COLUMNS": "160"})


def as_cell(value: Any) -> str:
    """A JSON value as CSV writes it, but for lists and objects, which have no one spelling."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


@pytest.mark.parametrize("listing", LISTINGS, ids=" ".join)
def test_every_format_holds_the_same_rows(filled: str, listing: tuple[str, ...]) -> None:
    said = {form: run(filled, *listing, "--format", form) for form in ("json", "jsonl", "csv")}
    assert {form: done.exit_code for form, done in said.items()} == {"json": 0, "jsonl": 0, "csv": 0}
    whole = json.loads(said["json"].stdout)
    lines = [json.loads(line) for line in said["jsonl"].stdout.splitlines()]
    assert lines == whole
    rows = list(csv.DictReader(io.StringIO(said["csv"].stdout)))
    assert len(rows) == len(whole)
    for row, facts in zip(rows, whole, strict=True):
        plain = {name: value for name, value in facts.items() if not isinstance(value, list | dict)}
        for name in plain.keys() & row.keys():
            assert row[name].removeprefix("'").lower() == as_cell(plain[name]).lower(), name
    assert run(filled, *listing, "--format", "json").stdout == said["json"].stdout


@pytest.mark.parametrize("listing", [listing for listing in LISTINGS if listing[0] != "export"], ids=" ".join)
def test_the_table_is_for_eyes_and_an_unknown_format_is_wrong_usage(filled: str, listing: tuple[str, ...]) -> None:
    shown = run(filled, *listing)
    assert shown.exit_code == 0
    assert "<script>" not in shown.stdout or "list" in listing
    assert "\x1b" not in shown.stdout
    assert run(filled, *listing, "--format", "yaml").exit_code == 2
