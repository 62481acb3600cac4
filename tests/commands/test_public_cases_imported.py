"""The public disputes as an editor has them: a table imported, matched and reported; the findings are the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from made_tallies import Row, table
from typer.testing import CliRunner

from cli import app

CASES = table(str(Path(__file__).parents[1] / "reconcile" / "test_public_cases.py"), "public_cases.toml")
COLUMNS = {
    "says": "figure",
    "by": "asserted_by",
    "in": "carried_by",
    "of": "population",
    "at": "as_of",
    "on": "published",
}
LEFT_OUT = ("doc", "words")  # of the notation alone


def entry(case: Row, place: int, row: Row) -> dict[str, Any]:
    """One row of the table: its columns, and in the note which case and claim it is."""
    columns = {COLUMNS.get(name, name): value for name, value in row.items() if name not in LEFT_OUT}
    number = case["number"]
    named = {"event": case["name"], "external_id": f"case {number}", "note": f"{number}.{place}"}
    return {"metric": "killed"} | named | columns


@pytest.fixture
def reported(database: str, tmp_path: Path) -> dict[int, Any]:
    """The events of the report by the number of their case."""
    path = tmp_path / "disputes.jsonl"
    rows = [entry(case, place, row) for case in CASES for place, row in enumerate(case["claims"], 1)]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, ["--db", database, "--by", "Ida", *arguments], env={"COLUMNS": "200"})
        assert result.exit_code == 0, result.output
        return result.stdout

    run("import", str(path))
    run("match")
    events = json.loads(run("report", "--format", "json"))["events"]
    return {int(event["external_id"].split()[1]): event for event in events}


def told(event: Any) -> list[tuple[str, str | None, frozenset[int]]]:
    """Relation, cause and claims of every finding, the claims by their place in the case."""
    place = {claim["id"]: int(claim["note"].split(".")[1]) for tally in event["tallies"] for claim in tally["claims"]}
    findings = [finding for tally in event["tallies"] for finding in tally["findings"]] + event["across"]
    return [(one["relation"], one["cause"], frozenset(place[claim] for claim in one["claims"])) for one in findings]


def test_every_dispute_is_an_event_with_the_findings_people_reached(reported: dict[int, Any]) -> None:
    assert sorted(reported) == list(range(1, 25))
    for case in CASES:
        found = told(reported[case["number"]])
        for wanted in case["found"]:
            assert any(
                wanted.get("cause", cause) == cause
                and wanted.get("relation", relation) == relation
                and set(wanted["claims"]) <= claims
                for relation, cause, claims in found
            ), (case["name"], wanted, found)
        real = [frozenset(dispute) for dispute in case.get("disputes", ())]
        assert [claims for relation, _, claims in found if relation == "contradicts" and claims not in real] == []
        assert [cause for _, cause, _ in found if cause in case.get("unsaid", ())] == []
