"""`claims extract` as a user runs it: whole processes, exit codes, what goes where."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from made_extraction import ROOT, STORY, claims, command, drafts, folder, here


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """A folder with one readable article."""
    return folder(tmp_path)


CONTRACT_KEYS = [
    "document", "quote", "start", "end", "figure_text", "low", "best", "high", "bound", "metric", "population", "basis",
    "unit", "verification", "method", "finality", "includes", "excludes", "asserted_by", "carried_by", "via",
    "attribution", "place", "when", "occurred_from", "occurred_to", "as_of", "published", "part_of", "context",
]  # fmt: skip


def test_jsonl_is_one_draft_a_line_by_the_contract(wire: Path) -> None:
    found = drafts("wire", cwd=wire)
    killed = next(draft for draft in found if draft["metric"] == "killed")
    assert list(killed)[: len(CONTRACT_KEYS)] == CONTRACT_KEYS
    assert (killed["low"], killed["best"], killed["high"], killed["bound"]) == (14, None, None, "at_least")
    assert killed["figure_text"].lower() == "at least 14"
    assert killed["document"] == "wire/ferry.txt"
    assert killed["published"] == "2031-05-04"
    assert all(STORY[draft["start"] : draft["end"]] == draft["quote"] for draft in found)


def test_json_is_one_list_and_csv_has_a_head(wire: Path) -> None:
    listed = json.loads(claims("extract", "--format", "json", "wire", cwd=wire)[0])
    assert listed == drafts("wire", cwd=wire)
    rows = list(csv.DictReader(io.StringIO(claims("extract", "-f", "csv", "wire", cwd=wire)[0])))
    assert [row["figure_text"] for row in rows] == [draft["figure_text"] for draft in listed]


def test_the_table_names_the_file_once_and_shows_the_words(wire: Path) -> None:
    out, err = claims("extract", "wire/ferry.txt", cwd=wire)
    assert err == ""
    assert out.count("ferry.txt") == 1
    assert "At least 14" in out
    assert "quote" in out.splitlines()[0] or "quote" in out.splitlines()[1]


def test_without_record_no_database_is_opened_or_made(wire: Path) -> None:
    claims("--db", "here.db", "extract", "wire", cwd=wire)
    assert sorted(path.name for path in wire.iterdir()) == ["wire"]


def test_pasted_copy_takes_its_outlet_time_and_address_from_the_options(wire: Path) -> None:
    options = ("--outlet", "Harbour Wire", "--published", "May 5, 2031", "--url", "https://wire.example/1")
    (killed, *_) = drafts("-", *options, "--title", "Ferry", cwd=wire, stdin=STORY.encode())
    assert killed["document"] == "https://wire.example/1"
    assert killed["carried_by"] == "Harbour Wire"
    assert killed["published"] == "2031-05-05"


def test_a_feed_on_standard_input_is_read_line_by_line(wire: Path) -> None:
    feed = "".join(json.dumps({"id": f"a{n}", "text": STORY}) + "\n" for n in range(3))
    assert {draft["document"] for draft in drafts("-", cwd=wire, stdin=feed.encode())} == {"a0", "a1", "a2"}


def test_at_a_terminal_it_asks_for_the_text(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    run = subprocess.Popen(
        command("extract", "-f", "jsonl", "-"),
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    os.write(ours, b"Police said six people were killed.\n\x04")
    out, err = run.communicate(timeout=30)
    os.close(ours)
    os.close(theirs)
    assert json.loads(out)["best"] == 6
    assert b"Ctrl-D" in err


def test_bad_lines_are_findings_on_standard_error_and_leave_exit_0(wire: Path) -> None:
    lines = ['{"id": "a", "text": "Six people were killed."}', "oops", '{"id": "b"}', '{"id": "c", "title": "Six die"}']
    (wire / "feed.jsonl").write_text("\n".join(lines))
    out, err = claims("extract", "-f", "jsonl", "feed.jsonl", cwd=wire)
    assert json.loads(out.splitlines()[0])["document"] == "a"
    assert [line.split(": ")[1] for line in err.splitlines()] == ["feed.jsonl, row 2", "feed.jsonl, row 3"]
    assert claims("extract", "-f", "jsonl", "--strict", "feed.jsonl", cwd=wire, code=4)[0] == out


def test_a_note_is_kept_back_when_quiet_and_a_finding_is_not(wire: Path) -> None:
    (wire / "wire" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (wire / "wire" / "empty.txt").write_text("")
    _, err = claims("extract", "wire", cwd=wire)
    assert "photo.jpg: skipped" in err
    assert "empty.txt: empty" in err
    _, err = claims("--quiet", "extract", "wire", cwd=wire)
    assert "photo.jpg" not in err
    assert "empty.txt: empty" in err


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)), "not text"),
        ("cut.pdf", b"%PDF-1.4\nxx", "damaged or truncated PDF"),
        ("page.html", b"<html></html>", "without an article"),
        ("feed.jsonl", b"nonsense\n", "row 1: not a JSON object"),
        ("junk.gz", b"\x1f\x8b\x08\x00xx", "gzip"),
        ("blank.jsonl", b"\n\n", "nothing could be read"),
    ],
)
def test_where_nothing_could_be_read_it_is_exit_4(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    out, err = here("extract", "-f", "jsonl", name, cwd=tmp_path, code=4)
    assert out == ""
    assert words in err
    assert "nothing could be read" in err
    assert "hint:" in err
    assert "Traceback" not in err


def test_an_empty_folder_is_exit_4(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert "nothing could be read" in here("extract", "none", cwd=tmp_path, code=4)[1]


def test_a_missing_path_is_exit_4_with_its_neighbour_and_makes_no_database(wire: Path) -> None:
    _, err = here("--db", "x.db", "extract", "--record", "wire/fery.txt", cwd=wire, code=4)
    assert "no such file" in err
    assert "did you mean wire/ferry.txt?" in err
    assert not (wire / "x.db").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--accept", "wire"], "--accept needs --record"),
        (["--no-match", "wire"], "--no-match needs --record"),
        (["--event", "Ferry", "wire"], "--event needs --record"),
        (["--published", "yesterday", "wire/ferry.txt"], "not a date: yesterday"),
        (["--url", "https://wire.example/1", "wire"], "for one document"),
        (["--title", "Ferry", "wire/ferry.txt", "-"], "for one document"),
        ([], "Missing argument"),
        (["--format", "yaml", "wire"], "yaml"),
    ],
)
def test_a_command_line_that_contradicts_itself_is_exit_2(wire: Path, arguments: list[str], words: str) -> None:
    out, err = here("extract", *arguments, cwd=wire, code=2)
    assert out == ""
    assert words in " ".join(err.split())


def test_markup_and_escapes_of_an_article_reach_the_screen_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Police said 12 people [red]were killed[/red] \x1b[31mon Sunday.\n")
    out, _ = claims("extract", "a.txt", cwd=tmp_path)
    assert "\x1b" not in out
    assert "12" in out


def test_help_and_plain_text_load_no_heavy_library(wire: Path) -> None:
    heavy = {"trafilatura", "pypdf", "rapidfuzz", "sqlmodel", "sqlalchemy", "numpy"}
    for arguments in (["extract", "--help"], ["extract", "-f", "jsonl", "wire/ferry.txt"]):
        code = f"""
import sys, cli
sys.argv = ["claims", *{arguments!r}]
try:
    cli.main()
finally:
    print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr)
"""
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            cwd=wire,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=True,
        )
        assert done.stderr.strip() == "[]"


def test_a_reader_who_has_seen_enough_gets_no_traceback(tmp_path: Path) -> None:
    with (tmp_path / "feed.jsonl").open("w") as feed:
        feed.writelines(json.dumps({"id": n, "text": STORY}) + "\n" for n in range(3000))
    run = subprocess.Popen(
        command("extract", "-f", "jsonl", "feed.jsonl"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert run.stdout is not None and run.stderr is not None
    run.stdout.readline()
    run.stdout.close()
    assert b"Traceback" not in run.stderr.read()
    run.stderr.close()
    run.wait(timeout=20)
