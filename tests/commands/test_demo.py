"""The demo, and on its samples what the program is for: each public case ends with its known explanation."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from claims.commands.demo import SAMPLES

ROOT = Path(__file__).parent.parent.parent


def claims(database: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "cli", "--db", str(database), *words],
        text=True,
        capture_output=True,
        env={**os.environ, "COLUMNS": "120", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples recorded and matched, as the demo does it."""
    file = tmp_path_factory.mktemp("demo") / "demo.db"
    claims(file, "extract", "--record", "--accept", str(SAMPLES / "articles.jsonl"))
    claims(file, "import", str(SAMPLES / "figures.csv"))
    claims(file, "match")
    return file


@pytest.fixture(scope="module")
def events(database: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(claims(database, "report", "--format", "json"))["events"]
    return found


def event(events: list[dict[str, Any]], place: str) -> dict[str, Any]:
    """The one event whose claims speak of the place."""
    found = [e for e in events if place in json.dumps([e["label"], e["place"], e["tallies"]], ensure_ascii=False)]
    assert len(found) == 1, f"{place}: {[e['label'] for e in found]}"
    return found[0]


def hashable(tally: dict[str, Any]) -> list[dict[str, Any]]:
    """The claims of a tally without their lists."""
    return [{key: value for key, value in claim.items() if not isinstance(value, list)} for claim in tally["claims"]]


def holding(found: dict[str, Any], **wanted: Any) -> dict[str, Any]:
    """The one tally that holds a claim with these values."""
    tallies: list[dict[str, Any]] = [
        tally for tally in found["tallies"] if any(wanted.items() <= claim.items() for claim in hashable(tally))
    ]
    assert len(tallies) == 1, f"{wanted}: {[t['label'] for t in tallies]}"
    return tallies[0]


def causes(tally: dict[str, Any]) -> set[str]:
    return {finding["cause"] for finding in tally["findings"]}


def test_aleppo_rival_counts_of_one_morning_and_another_night(events: list[dict[str, Any]]) -> None:
    aleppo = event(events, "Aleppo")
    assert set(aleppo["documents"]) == {"sample-aleppo-1", "sample-aleppo-2"}
    morning = holding(aleppo, metric="killed", high=10)
    assert holding(aleppo, metric="killed", bound="at_least", low=16, document="sample-aleppo-1") == morning
    assert morning["status"] == "contradiction"
    night = holding(aleppo, metric="killed", bound="at_most", high=30)
    assert night["id"] != morning["id"]
    assert 26 not in [end for t in aleppo["tallies"] for end in (t["estimate"]["low"], t["estimate"]["high"])]


def test_aleppo_airstrikes_over_unlike_stretches_are_not_compared(events: list[dict[str, Any]]) -> None:
    aleppo = event(events, "Aleppo")
    assert holding(aleppo, metric="airstrikes", low=600)["id"] != holding(aleppo, metric="airstrikes", high=100)["id"]


def test_aleppo_three_centres_agree(events: list[dict[str, Any]]) -> None:
    destroyed = [t for t in event(events, "Aleppo")["tallies"] if t["metric"] == "destroyed"]
    assert len(destroyed) == 1
    assert destroyed[0]["status"] in ("agreement", "compatible", "single_origin")
    assert (destroyed[0]["estimate"]["low"], destroyed[0]["estimate"]["high"]) == (3, 3)


def test_derna_a_denied_attribution_and_a_revision(events: list[dict[str, Any]]) -> None:
    derna = event(events, "Derna")
    toll = holding(derna, metric="killed", low=3958)
    assert "misattribution" in causes(toll)
    assert toll["estimate"]["low"] != 11300
    assert holding(derna, metric="missing", bound="more_than", low=9000)["id"] != toll["id"]


def test_gaza_identified_against_reported(events: list[dict[str, Any]]) -> None:
    gaza = event(events, "Gaza")
    found = set().union(*(causes(t) for t in gaza["tallies"]))
    assert "verification_state" in found


def test_raqqa_one_source_several_scopes(events: list[dict[str, Any]]) -> None:
    raqqa = [e for e in events if "Raqqa" in e["label"] or "Raqqa" in (e["place"] or "")]
    assert raqqa
    campaign = [t for e in raqqa for t in e["tallies"] if any(c["low"] == 180 for c in t["claims"])]
    assert all(not any(c["low"] in (318, 1257) for c in t["claims"]) for t in campaign)


def test_indonesia_one_and_two_are_never_three(events: list[dict[str, Any]]) -> None:
    indonesia = event(events, "Indonesia")
    (toll,) = [t for t in indonesia["tallies"] if t["metric"] == "killed"]
    assert (toll["status"], toll["estimate"]["low"], toll["estimate"]["high"]) == ("contradiction", 1, 2)
    assert not re.search(r"\b(3|three)\b", toll["sentence"].lower())


def test_venezuela_the_unsourced_figure_continues_the_series(events: list[dict[str, Any]]) -> None:
    toll = holding(event(events, "Venezuela"), metric="killed", low=6438)
    assert {"extrapolated", "as_of_lag"} & causes(toll)


def test_every_quote_of_the_articles_stands_in_its_article(events: list[dict[str, Any]]) -> None:
    texts = {a["id"]: a["text"] for a in map(json.loads, (SAMPLES / "articles.jsonl").read_text("utf-8").splitlines())}
    read = [c for e in events for t in e["tallies"] for c in t["claims"] if c["document"] in texts]
    assert len(read) > 20
    assert all(texts[c["document"]][c["start"] : c["end"]] == c["quote"] for c in read)


def test_the_demo_writes_both_reports_and_leaves_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "look"
    shown = claims(tmp_path / "untouched.db", "demo", "--out", str(out))
    assert sorted(p.name for p in out.iterdir()) == ["report.html", "report.md"]
    assert not (tmp_path / "untouched.db").exists()
    assert "$ claims extract --record --accept articles.jsonl" in shown
    assert "Aleppo" in shown


def test_a_demo_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    done = subprocess.run(
        [sys.executable, "-m", "cli", "demo", "--out", str(blocked)],
        text=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 4
    assert str(blocked) in done.stderr
