"""`claims extract --record`: what is stored, once, and what it says of it; stopped half-way it leaves nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from made_extraction import ROOT, STORY, command, drafts, folder, here, listed


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """A folder with one readable article."""
    return folder(tmp_path)


def test_a_copy_under_another_name_is_said_to_bring_no_claims_of_its_own(wire: Path) -> None:
    here("--db", "x.db", "extract", "--record", "wire", cwd=wire)
    first = next((wire / "wire").rglob("*.txt"))
    (wire / "copy.txt").write_bytes(first.read_bytes())
    out, _ = here("--db", "x.db", "extract", "--record", "copy.txt", cwd=wire)
    assert out.startswith("Recorded 1 document with 0 drafts.\nAlready known: 2 claims.")


def test_record_stores_once_and_says_what_it_did(wire: Path) -> None:
    out, err = here("--db", "x.db", "extract", "--record", "wire", cwd=wire)
    assert err == ""
    assert out.startswith("Recorded 1 document with 2 drafts.")
    assert "Matched: 2 claims in 1 event (1 new)" in out
    assert [claim["state"] for claim in listed(wire)] == ["draft", "draft"]
    again, _ = here("--db", "x.db", "extract", "--record", "wire", cwd=wire)
    assert again.startswith("Recorded 0 documents with 0 drafts.\nAlready known: 1 document with 2 claims.")
    promoted, _ = here("--db", "x.db", "extract", "--record", "--accept", "wire", cwd=wire)
    assert "Accepted 2 drafts from before." in promoted
    claimed = listed(wire)
    assert [(claim["state"], claim["checked_by"]) for claim in claimed] == [("accepted", None)] * 2
    assert all(claim["event"] for claim in claimed)


def test_no_match_leaves_the_claims_without_an_event(wire: Path) -> None:
    out, _ = here("--db", "x.db", "extract", "--record", "--no-match", "wire", cwd=wire)
    assert "Matched" not in out
    assert {claim["event"] for claim in listed(wire)} == {None}


def test_an_event_given_pins_the_documents(wire: Path) -> None:
    here("--db", "x.db", "extract", "--record", "--event", "Marigold", "wire", cwd=wire)
    events = json.loads(here("--db", "x.db", "list", "events", "-f", "json", cwd=wire)[0])
    assert [event["label"] for event in events] == ["Marigold"]
    assert {claim["event"] for claim in listed(wire)} == {events[0]["id"]}


def test_record_with_a_format_prints_the_drafts_it_recorded(wire: Path) -> None:
    out, _ = here("--db", "x.db", "extract", "--record", "--format", "jsonl", "wire", cwd=wire)
    assert [json.loads(line) for line in out.splitlines()] == drafts("wire", cwd=wire)
    assert len(listed(wire)) == 2


def test_strict_records_nothing_where_one_article_is_bad(wire: Path) -> None:
    (wire / "wire" / "empty.txt").write_text("")
    out, err = here("--db", "x.db", "extract", "--record", "--strict", "wire", cwd=wire, code=4)
    assert out == ""
    assert "empty.txt" in err
    assert listed(wire) == []


def test_ctrl_c_while_recording_leaves_an_intact_database_and_exit_130(tmp_path: Path) -> None:
    with (tmp_path / "feed.jsonl").open("w") as feed:
        feed.writelines(json.dumps({"id": n, "text": f"{STORY} Case {n}."}) + "\n" for n in range(20_000))
    run = subprocess.Popen(
        command("--db", "x.db", "extract", "--record", "feed.jsonl"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    while not (tmp_path / "x.db").exists():
        assert run.poll() is None, run.communicate()
        time.sleep(0.02)
    time.sleep(0.7)
    os.killpg(run.pid, signal.SIGINT)
    _, err = run.communicate(timeout=20)
    assert run.returncode == 130, err
    assert b"Traceback" not in err
    assert listed(tmp_path) == []
