"""What a newcomer gets wrong: each case is a process, its exit code, and the words on standard error."""

from __future__ import annotations

import json
import os
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from db.engine import open_session

ROOT = Path(__file__).parents[2]
STORY = "At least 16 people were killed when a ferry sank off Norlund on Friday, the Norlund coastguard said.\n"
TABLE = "figure,metric,asserted_by,event\nat least 16,killed,Norlund hospital,Ferry\n12,killed,Oster police,Ferry\n"
NOISE = bytes(range(256)) * 40


class Case(NamedTuple):
    """The words of the command line, its exit code, and words standard error must hold."""

    words: str
    code: int
    said: tuple[str, ...]


FILES: dict[str, bytes] = {
    "story.txt": STORY.encode(),
    "empty.txt": b"",
    "noise.txt": NOISE,
    "cut.pdf": b"%PDF-1.4\nand no more",
    "packed.zip": b"PK\x03\x04" + bytes(100),
    "feed.jsonl": b'{"text": "Five people died, police said."}\nnot json\n[]\n{}\n',
    "nothing/program.exe": b"MZ\0\0",
    "table.csv": TABLE.encode(),
    "empty.csv": b"",
    "header.csv": b"figure,asserted_by\n",
    "wrong.csv": b"figur,who\n16,Oster police\n",
    "lots.csv": TABLE.replace("12,", "lots,").encode(),
    "onlylots.csv": b"figure,metric,asserted_by\nlots,killed,Oster police\n",
    "cut.json": b'[{"figure": "12"',
    "cut.xlsx": b"PK\x03\x04and no more",
    "noise.csv": NOISE,
    "text.db": b"this is a letter, not a database\n" * 300,
}

CASES = [
    Case("extract empty.txt", 4, ("empty.txt", "there is no text", "nothing could be read")),
    Case("extract missing.txt", 4, ("no such file or folder: missing.txt", "hint:")),
    Case("extract stor.txt", 4, ("did you mean story.txt?",)),
    Case("extract ''", 4, ("a path is empty", "hint:")),
    Case("extract noise.txt", 4, ("noise.txt", "not text")),
    Case("extract cut.pdf", 4, ("cut.pdf", "damaged or truncated PDF")),
    Case("extract packed.zip", 4, ("ZIP archive", "unpack it")),
    Case("extract nothing", 4, ("program.exe", "not a type that is read", "nothing could be read")),
    Case("extract /dev/null", 4, ("a device, not a file",)),
    Case("extract -", 4, ("there is no text",)),
    Case("extract ftp://norlund.example/x", 4, ("only http and https",)),
    Case("extract http://127.0.0.1:1/x", 4, ("port 1 is not one that pages are served on",)),
    Case("extract http://127.0.0.1/x", 4, ("127.0.0.1, which is not public: not fetched", "save the page")),
    Case("extract http://ada:secret@norlund.example/x", 4, ("user name in it",)),
    Case("extract feed.jsonl", 0, ("row 2: not a JSON object", "row 3", "row 4")),
    Case("extract --strict feed.jsonl", 4, ("row 2", "--strict")),
    Case("extract story.txt --published '31 February'", 2, ("not a date: 31 February", "2016-09-23")),
    Case("extract --accept story.txt", 2, ("--accept needs --record",)),
    Case("extract story.txt --format xml", 2, ("xml", "jsonl")),
    Case("--db a.db extract --record story.txt --event 999", 4, ("no event 999", "hint:")),
    Case("--db a.db import empty.csv", 4, ("empty.csv is empty", "hint:")),
    Case("--db a.db import header.csv", 4, ("a header and no rows", "hint:")),
    Case("--db a.db import missing.csv", 4, ("no file missing.csv", "check the spelling")),
    Case("--db a.db import tabel.csv", 4, ("did you mean table.csv?",)),
    Case("--db a.db import ''", 4, ("the table has no name", "hint:")),
    Case("--db a.db import nothing", 4, ("nothing is a folder",)),
    Case("--db a.db import wrong.csv", 4, ("no column holds the figure", '--map "figur=figure"')),
    Case("--db a.db import lots.csv", 0, ("row 3, column figure", "no figure in 'lots'")),
    Case("--db a.db import --strict lots.csv", 4, ("nothing is recorded", "row 3")),
    Case("--db a.db import onlylots.csv", 4, ("nothing is recorded", "row 2")),
    Case("--db a.db import noise.csv", 4, ("binary file", "hint:")),
    Case("--db a.db import cut.json", 4, ("ends in the middle", "hint:")),
    Case("--db a.db import cut.xlsx", 4, ("damaged or cut off", "hint:")),
    Case("--db a.db import table.csv --map x", 2, ("theirs=ours",)),
    Case("--db a.db import table.csv --map figure=zorbl", 2, ('no column "zorbl"',)),
    Case("--db a.db import table.csv --map zorbl=figure", 4, ('no column "zorbl"',)),
    Case("--db a.db add --metric killed --asserted-by X", 2, ("--figure is missing", "hint:")),
    Case("--db a.db add --figure lots --metric killed --asserted-by X", 2, ("no figure in 'lots'",)),
    Case("--db a.db add --low 9 --high 3 --metric killed --asserted-by X", 2, ("out of order: 9, 3",)),
    Case("--db a.db add --best nan --metric killed --asserted-by X", 2, ("not a number",)),
    Case("--db a.db add --figure 5 --metric killed --asserted-by X --published 2016-02-31", 2, ("not a date",)),
    Case("--db held.db list --held-at nonsense", 2, ("'nonsense' is no date", "hint:")),
    Case("--db held.db report --held-at 2016-02-31", 2, ("2016-02-31", "hint:")),
    Case("--db held.db show 999", 4, ("'999'", "hint:")),
    Case("--db held.db show 99999999999999999999999999", 4, ("99999999999999999999999999", "hint:")),
    Case('--db held.db show source:"O\'Nobody"', 4, ("O'Nobody", "hint:")),
    Case("--db held.db line 999", 4, ("no event '999'", "hint:")),
    Case("--db held.db resolve 99 --best 3 --reason x", 4, ("no tally '99'", "hint:")),
    Case("--db held.db judge 1 1 same", 4, ("the same claim", "hint:")),
    Case("--db held.db list --limit 0", 2, ("--limit",)),
    Case("--db held.db report -f pdf", 2, ("pdf", "markdown")),
    Case("--db held.db report -o report.pdf", 2, ("suffix", "--format")),
    Case("--db held.db report -o nowhere/report.html", 4, ("cannot write nowhere/report.html", "hint:")),
    Case("--db held.db db backup table.csv", 4, ("there is a file already", "hint:")),
    Case("--db missing.db report", 5, ("no such database", "hint:")),
    Case("--db text.db list", 5, ("not a database", "hint:")),
    Case("--db text.db import table.csv", 5, ("not a database", "hint:")),
    Case("--db nothing list", 5, ("this is a folder", "hint:")),
    Case("--db /dev/null import table.csv", 5, ("a device, not a file", "hint:")),
    Case("--db cut.db list", 5, ("damaged", "hint:")),
    Case("--db cut.db import table.csv", 5, ("damaged", "backup")),
    Case("--db other.db list", 5, ("another program", "hint:")),
    Case("--db other.db db info", 5, ("another program", "hint:")),
    Case("--db other.db db upgrade", 5, ("another program", "hint:")),
    Case("--db other.db db backup copy.db", 5, ("another program", "hint:")),
    Case("--db newer.db list", 5, ("newer than this program", "update")),
    Case("--db newer.db db upgrade", 5, ("newer than this program", "update")),
    Case("--db mysql://norlund/x list", 4, ("not supported", "hint:")),
    Case("--db postgresql://ada:secret@127.0.0.1:1/x list", 1, ("ada@127.0.0.1:1/x", "does not answer", "hint:")),
    Case("--db", 2, ("--db",)),
    Case("zorbl", 2, ("zorbl",)),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that is wrong, and `held.db`, which is sound and holds two claims."""
    folder = tmp_path_factory.mktemp("desk")
    for name, content in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    for name in ("held.db", "newer.db"):
        with open_session(str(folder / name)):
            pass
    with sqlite3.connect(folder / "newer.db") as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.close()
    with sqlite3.connect(folder / "other.db") as other:
        other.execute("CREATE TABLE recipe (name)")
    other.close()
    assert run("--db held.db import table.csv", folder).returncode == 0
    content = (folder / "held.db").read_bytes()
    (folder / "cut.db").write_bytes(content[: len(content) // 2])
    return folder


def run(words: str, folder: Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a newcomer starts it: an empty home, nothing set, no terminal."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CLAIMS_", "XDG_", "PYTHONIOENCODING"))}
    return subprocess.run(
        [sys.executable, "-m", "cli", *shlex.split(words)],
        cwd=folder, input=stdin, capture_output=True, encoding="utf-8", timeout=60,
        env={**kept, "HOME": str(folder / "home"), "PYTHONPATH": str(ROOT), "COLUMNS": "160", **environment},
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.words for case in CASES])
def test_a_mistake_is_told_and_what_to_do(case: Case, desk: Path) -> None:
    done = run(case.words, desk)
    assert done.returncode == case.code, done.stderr
    assert [said for said in case.said if said not in done.stderr] == [], done.stderr
    for never in ("Traceback", "unexpected failure", "secret"):
        assert never not in done.stderr
    if case.code and "--strict feed" not in case.words:
        assert done.stdout == ""


def test_after_all_that_the_databases_are_sound_and_the_others_untouched(desk: Path) -> None:
    for words in CASES[:40]:
        if words.words.startswith("--db a.db import"):
            run(words.words, desk)
    for name in ("a.db", "held.db"):
        assert run(f"--db {name} db check", desk).returncode == 0
    with sqlite3.connect(desk / "other.db") as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipe",)]
    other.close()
    assert (desk / "text.db").read_bytes() == FILES["text.db"]


@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}, {"COLUMNS": "40"}])
def test_json_is_utf8_whatever_the_locale(desk: Path, environment: dict[str, str]) -> None:
    done = run("extract -f jsonl -", desk, stdin="قُتل. At least 16 people were killed in Ørby.\n", **environment)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[0])["figure_text"] == "At least 16"
    assert run("extract -", desk, stdin="Ørby: At least 16 people were killed.", **environment).returncode == 0


ODD = ["two words.txt", "two\nlines.txt", "-dash.txt", "[b]:100:.txt", "\x1b[31m.txt", "نص.txt"]


@pytest.mark.parametrize("name", ODD)
def test_odd_names_of_files_are_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(STORY)
    done = run(f"extract -f jsonl -- {shlex.quote(name)}", tmp_path)
    assert (done.returncode, json.loads(done.stdout)["document"]) == (0, name)
    drawn = run(f"extract -- {shlex.quote(name)}", tmp_path)
    assert drawn.returncode == 0
    assert "\x1b" not in drawn.stdout + drawn.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_failure_and_no_part_of_the_database(tmp_path: Path, closed: str) -> None:
    (tmp_path / "table.csv").write_text(TABLE)
    line = f'"{sys.executable}" -m cli --db a.db import table.csv {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=tmp_path, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert run("--db a.db db check", tmp_path).returncode == 0


def test_the_same_import_twice_records_nothing_twice(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(TABLE)
    first, second = (run("--db a.db import table.csv", tmp_path) for _ in range(2))
    assert "recorded 2 claims" in first.stdout
    assert "recorded 0 claims, 2 already known" in second.stdout


def test_two_writers_at_once_take_turns(tmp_path: Path) -> None:
    for number in range(2):
        rows = "".join(f"{row + 5},killed,Oster police {row % 7},Ferry {number}\n" for row in range(2_000))
        (tmp_path / f"{number}.csv").write_text("figure,metric,asserted_by,event\n" + rows)
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "cli", "--db", "a.db", "import", f"{number}.csv"],
            cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for number in range(2)
    ]  # fmt: skip
    for writer in writers:
        _, err = writer.communicate(timeout=60)
        assert writer.returncode == 0, err
    assert run("--db a.db db check", tmp_path).returncode == 0
    assert run("--db a.db log --verify", tmp_path).stdout.startswith("the chain holds: 2 entries")
