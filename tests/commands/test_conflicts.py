"""`claims conflicts` and `claims resolve` as an editor types them, on both databases."""

from __future__ import annotations

import csv
import io
import json

import pytest
from typer.testing import CliRunner, Result

from claims.commands.conflicts import number
from claims.errors import UsageError
from cli import app

TABLE = """event,event_id,metric,population,figure,asserted_by,carried_by,place,occurred_from
Market fire,fire,killed,people,at least 16,Veldmar Monitor,Dale Post,Veldmar,2031-05-02
Market fire,fire,killed,people,10,,Hill Radio,Veldmar,2031-05-02
Bridge collapse,bridge,killed,people,3,Police of Osk,Dale Post,Osk,2031-06-11
Bridge collapse,bridge,killed,people,3,Red Star,Hill Radio,Osk,2031-06-11
"""


@pytest.fixture
def run(database: str, tmp_path_factory: pytest.TempPathFactory) -> object:
    path = tmp_path_factory.mktemp("table") / "claims.csv"
    path.write_text(TABLE, encoding="utf-8")

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["--db", database, "--by", "Ida", *arguments], env={"COLUMNS": "200"})

    assert run("import", str(path)).exit_code == 0
    assert run("match").exit_code == 0
    return run


def rows(result: Result) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def test_a_contradiction_is_listed_with_both_ends_and_agreement_is_not(run) -> None:  # type: ignore[no-untyped-def]
    (row,) = rows(run("conflicts", "--format", "json"))
    assert (row["event_label"], row["label"]) == ("Market fire", "People killed")
    assert (row["lowest"], row["lowest_by"], row["highest"], row["apart"]) == ("10", "Hill Radio", "at least 16", 6)
    assert (row["status"], row["causes"], row["sorted_by"]) == ("contradiction", ["genuine"], "people")


def test_the_screen_shows_a_block_with_both_ends_the_reason_and_the_sort(run) -> None:  # type: ignore[no-untyped-def]
    result = run("conflicts")
    assert result.exit_code == 0
    for line in (
        "    lowest   10  Hill Radio",
        "    highest  at least 16  Veldmar Monitor",
        "    apart by 6, the highest 1.6 times the lowest",
    ):
        assert line in result.stdout.splitlines()
    assert "not explained: " in result.stdout
    assert result.stdout.splitlines()[-1].startswith("1 tally differs in 1 event, widest first by people apart")
    assert "widest first by highest over lowest" in run("conflicts", "--sort", "ratio").stdout


def test_nothing_that_differs_is_said_in_words(run) -> None:  # type: ignore[no-untyped-def]
    assert run("conflicts", "--event", "Bridge collapse").stdout == "no claims differ\n"


def test_csv_and_jsonl_hold_the_same_rows(run) -> None:  # type: ignore[no-untyped-def]
    (line,) = run("conflicts", "--format", "jsonl").stdout.splitlines()
    (row,) = csv.DictReader(io.StringIO(run("conflicts", "--format", "csv").stdout))
    assert json.loads(line)["highest"] == row["highest"] == "at least 16"


def test_check_exits_3_until_an_editor_has_decided(run) -> None:  # type: ignore[no-untyped-def]
    refused = run("conflicts", "--check")
    assert refused.exit_code == 3
    assert "1 contradiction is not settled" in refused.stderr
    tally = str(rows(run("conflicts", "--format", "json"))[0]["tally"])
    assert run("resolve", tally, "--best", "16", "--reason", "hospital records").exit_code == 0
    assert run("conflicts", "--check").exit_code == 0
    assert rows(run("conflicts", "--format", "json"))[0]["status"] == "resolved"


def test_one_event_is_asked_by_its_label(run) -> None:  # type: ignore[no-untyped-def]
    assert rows(run("conflicts", "--event", "Bridge collapse", "--format", "json")) == []
    assert len(rows(run("conflicts", "--event", "fire", "--format", "json"))) == 1
    assert run("conflicts", "--event", "Harbour blast").exit_code == 4


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (("--best", "16"), 2, "a decision needs a reason"),
        (("--reason", "because"), 2, "a decision needs a figure"),
        (("--best", "many", "--reason", "because"), 2, "is not a number"),
        (("--low", "20", "--best", "16", "--reason", "because"), 2, "out of order"),
    ],
)
def test_a_decision_without_reason_or_figure_is_refused(run, arguments, exit_code, said) -> None:  # type: ignore[no-untyped-def]
    tally = str(rows(run("conflicts", "--format", "json"))[0]["tally"])
    result = run("resolve", tally, *arguments)
    assert (result.exit_code, said in result.stderr) == (exit_code, True)
    assert rows(run("conflicts", "--format", "json"))[0]["status"] == "contradiction"


def test_a_label_nearly_right_is_suggested(run) -> None:  # type: ignore[no-untyped-def]
    result = run("resolve", "Peple killed", "--best", "3", "--reason", "because")
    assert result.exit_code == 4
    assert "did you mean" in result.stderr


@pytest.mark.parametrize(
    ("text", "expected"), [("16", 16), ("6,301", 6301), ("6 301", 6301), ("2.0", 2), (None, None), ("0", 0)]
)
def test_numbers_are_read_as_people_write_them(text: str | None, expected: int | None) -> None:
    assert number(text, "--best") == expected


@pytest.mark.parametrize("text", ["many", "", "nan", "inf", "1e", "--"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        number(text, "--best")
