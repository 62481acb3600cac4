"""A disk that is full, or may only be read: what is said, and that nothing is lost.

A small file system is mounted where the tests may do so; elsewhere the size of a file is limited, and the device that
is always full stands for standard output.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAD = "figure,metric,asserted_by,event\n"
LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv[1:] = sys.argv[2:]
import cli
cli.main()
"""


def rows(number: int) -> str:
    return HEAD + "".join(f"{row + 5},killed,Oster police {row % 9},Ferry {row // 3}\n" for row in range(number))


def run(*words: str, folder: Path, stdout: str | None = None) -> subprocess.CompletedProcess[str]:
    return run_as([sys.executable, "-m", "cli", *words], folder, stdout)


def run_as(words: list[str], folder: Path, stdout: str | None = None) -> subprocess.CompletedProcess[str]:
    with open(stdout or os.devnull, "w") as out:
        return subprocess.run(
            words,
            cwd=folder,
            stdout=out if stdout else subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            env={**os.environ, "HOME": str(folder), "PYTHONPATH": str(ROOT)},
        )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`a.db` holds two matched claims."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "table.csv").write_text(
        HEAD + "at least 16,killed,Norlund hospital,Ferry\n12,killed,Oster police,Ferry\n"
    )
    (folder / "story.txt").write_text("At least 16 people were killed when a ferry sank off Norlund, officials said.")
    for words in (("import", "table.csv"), ("match",)):
        assert run("--db", "a.db", *words, folder=folder).returncode == 0
    return folder


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "words",
    [
        "list", "list -f csv", "report", "report -f json", "export", "conflicts", "log", "line 1", "show 1",
        "db info", "db check", "import table.csv", "extract story.txt", "extract -f jsonl story.txt",
        "--help", "--version",
    ],
)  # fmt: skip
def test_a_full_standard_output_is_told_in_a_line(
    desk: Path, words: str, unbuffered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    done = run("--db", "a.db", *words.split(), folder=desk, stdout="/dev/full")
    assert done.returncode == 1
    assert "error: standard output cannot be written: No space left on device" in done.stderr
    assert "hint: " in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize("words", ["list", "export", "log", "report", "extract -f jsonl story.txt", "--help"])
def test_a_reader_that_left_is_no_matter_for_words(desk: Path, words: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "cli", "--db", "a.db", *words.split()],
        cwd=desk,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("words", ["import many.csv", "extract --record many.jsonl"])
def test_a_disk_that_fills_while_recording_keeps_what_was_there(tmp_path: Path, words: str) -> None:
    (tmp_path / "few.csv").write_text(rows(3))
    (tmp_path / "many.csv").write_text(rows(4_000))
    story = '{{"id": {0}, "text": "Number {0}: {0} people were killed near Oster, the police said."}}\n'
    (tmp_path / "many.jsonl").write_text("".join(story.format(number) for number in range(2, 1_500)))
    assert run("--db", "a.db", "import", "few.csv", folder=tmp_path).returncode == 0
    full = [sys.executable, "-c", LIMITED, "600000", "--db", "a.db", *words.split()]
    done = run_as(full, tmp_path)
    assert done.returncode == 1, done.stdout
    assert done.stderr.startswith("error: a.db: the disk ")
    assert "nothing was recorded" in done.stderr
    assert run("--db", "a.db", "db", "check", folder=tmp_path).returncode == 0
    held = run("--db", "a.db", "export", folder=tmp_path).stdout
    assert len(held.splitlines()) == 3
    assert run("--db", "a.db", *words.split(), folder=tmp_path).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(place)], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting needs root")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("report -o disk/r.html", 4),
        ("export -o disk/e.csv", 4),
        ("db backup disk/b.db", 1),
        ("--db disk/n.db match", 1),
    ],
)
def test_a_full_disk_leaves_no_half_files(tmp_path: Path, small_disk: Path, words: str, code: int) -> None:
    (tmp_path / "table.csv").write_text(rows(3))
    assert run("--db", "a.db", "import", "table.csv", folder=tmp_path).returncode == 0
    (small_disk / "fill").write_bytes(bytes(2**20))
    done = run("--db", "a.db", *words.split(), folder=tmp_path)
    assert done.returncode == code
    assert "disk is full" in done.stderr or "No space left" in done.stderr
    assert "hint: " in done.stderr
    assert {path.name for path in small_disk.iterdir()} <= {"fill", "n.db"}


def test_a_read_only_disk_is_read_and_its_index_not_slandered(tmp_path: Path, small_disk: Path) -> None:
    (tmp_path / "table.csv").write_text(rows(3))
    assert run("--db", "disk/a.db", "import", "table.csv", folder=tmp_path).returncode == 0
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert run("--db", "disk/a.db", "list", folder=tmp_path).returncode == 0
    for words in ("match", "db check"):
        done = run("--db", "disk/a.db", *words.split(), folder=tmp_path)
        assert done.returncode == 1
        assert "error: disk/a.db: it can" in done.stderr  # "not be opened", or "be read but not written"
        assert "index" not in done.stderr


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing kills like that here")
def test_killed_half_way_and_run_again(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(rows(20_000))
    words = [sys.executable, "-m", "cli", "--db", "a.db", "import", "table.csv"]
    killed = subprocess.Popen(
        words, cwd=tmp_path, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    while killed.poll() is None and not (tmp_path / "a.db-wal").exists():
        pass
    with pytest.raises(subprocess.TimeoutExpired):
        killed.wait(timeout=0.5)
    killed.kill()
    killed.wait()
    assert run("--db", "a.db", "db", "check", folder=tmp_path).returncode == 0
    again = run("--db", "a.db", "import", "table.csv", folder=tmp_path)
    assert "recorded 20,000 claims" in again.stdout
    assert run("--db", "a.db", "log", "--verify", folder=tmp_path).stdout.startswith("the chain holds: 1 entr")
