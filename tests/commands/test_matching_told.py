"""What matching and importing did, in sentences: a table of cases, and never a counter without its noun."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.commands.summary import matched_in_words, show_imported, show_matched
from claims.model import Problem, Recorded
from claims.services.matching.placing import Matched

COUNTS = ("events", "events_made", "events_retired", "tallies", "claims", "claims_moved", "waiting", "left_out",
          "capped")  # fmt: skip


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (
            {"claims": 23, "events": 3, "events_made": 3, "tallies": 12, "entry": 4},
            ["Matched: 23 claims in 3 events (3 new) and 12 tallies."],
        ),
        (
            {"claims": 1, "events": 1, "events_made": 1, "tallies": 1, "entry": 4},
            ["Matched: 1 claim in 1 event (1 new) and 1 tally."],
        ),
        (
            {"claims": 47, "events": 5, "events_retired": 1, "tallies": 23, "entry": 4},
            ["Matched: 47 claims in 5 events and 23 tallies; 1 event merged into others."],
        ),
        ({"claims": 47, "events": 6, "tallies": 23}, ["Nothing has changed: 47 claims in 6 events and 23 tallies."]),
        ({}, ["Nothing has changed: 0 claims in 0 events and 0 tallies."]),
        ({"claims": 20_000, "events": 1_000, "tallies": 1_000},
         ["Nothing has changed: 20,000 claims in 1,000 events and 1,000 tallies."]),
    ],
)  # fmt: skip
def test_matching_is_told_in_a_sentence(done: dict[str, Any], said: list[str]) -> None:
    assert matched_in_words(Matched(**done)) == said


@pytest.mark.parametrize(("waiting", "begins"), [(1, "1 uncertain pair waits"), (2, "2 uncertain pairs wait")])
def test_what_waits_is_told_with_the_commands_that_settle_it(waiting: int, begins: str) -> None:
    _, second = matched_in_words(Matched(waiting=waiting))
    assert second.startswith(begins)
    assert "claims match --explain" in second
    assert "claims judge" in second


@pytest.mark.parametrize(("pairs", "begins"), [(1, "1 further pair is"), (12_345, "12,345 further pairs are")])
def test_pairs_too_many_to_wait_are_told(pairs: int, begins: str) -> None:
    assert matched_in_words(Matched(left_out=pairs))[-1].startswith(f"{begins} less likely and not kept waiting")


def test_groups_too_large_are_told() -> None:
    assert matched_in_words(Matched(capped=1))[-1] == "1 group of lookalikes is too large to compare every pair."


@given(st.fixed_dictionaries({name: st.integers(0, 10**6) for name in COUNTS}), st.none() | st.integers(1, 9))
def test_whatever_the_counts_it_is_a_few_sentences(counts: dict[str, Any], entry: int | None) -> None:
    told = matched_in_words(Matched(**counts, entry=entry))
    assert 1 <= len(told) <= 4
    assert all(sentence.endswith(".") and "_" not in sentence for sentence in told)
    assert not re.search(r"\b1 (?:claims|events|tallies|uncertain pairs)\b", " ".join(told))


def test_scripts_keep_the_counters(capsys: pytest.CaptureFixture[str]) -> None:
    show_matched(Matched(claims=3, events=1, waiting=2, entry=7), "json", quiet=False)
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["claims"], row["events"], row["waiting"], row["entry"], row["capped"]) == (3, 1, 2, 7, 0)
    assert row["problems"] == []


@pytest.mark.parametrize("format", ["json", "jsonl", "csv"])
def test_scripts_are_told_what_contradicts(format: str, capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem("judgements contradict one another: a = b, but a ≠ b", hint="judge anew", fatal=False)
    show_matched(Matched(claims=3, problems=(problem,)), format, quiet=True)
    assert "but a ≠ b (judge anew)" in capsys.readouterr().out


def test_every_counter_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    show_matched(Matched(), "json", quiet=True)
    (row,) = json.loads(capsys.readouterr().out)
    described = (Path(__file__).parents[2] / "docs" / "matching.md").read_text(encoding="utf-8")
    assert [name for name in row if f"`{name}`" not in described] == []


@pytest.mark.parametrize(
    ("claims", "dry", "quiet", "hinted"),
    [(3, False, False, True), (0, False, False, False), (3, True, False, False), (3, False, True, False)],
)
def test_an_import_says_what_comes_next(
    claims: int, dry: bool, quiet: bool, hinted: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    show_imported([("t.csv", Recorded(claims=claims))], "table", dry_run=dry, quiet=quiet)
    told = capsys.readouterr()
    assert ("claims match" in told.err) is hinted
    assert told.out == f"t.csv: {'would record' if dry else 'recorded'} {claims} claims\n"


def test_an_import_for_scripts_says_only_its_rows(capsys: pytest.CaptureFixture[str]) -> None:
    bad = Problem("no figure", fatal=True)
    show_imported([("t.csv", Recorded(claims=3, problems=(bad,)))], "json", dry_run=False, quiet=False)
    told = capsys.readouterr()
    (row,) = json.loads(told.out)
    assert (row["table"], row["recorded"], row["findings"]) == ("t.csv", 3, 1)
    assert "claims match" not in told.err
    assert "no figure" in told.err
