"""Reading many documents: in order, on all cores, little memory, and one bad article costs one article."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
import tracemalloc
from pathlib import Path

import pytest

from claims.errors import NotFound
from claims.extract import pipeline
from claims.extract.pipeline import Overrides, read_all
from claims.extract.reading import pool

STORY = "Mayor Ilse Brandt said 14 people were killed when the ferry sank off Port Ansel on Sunday. "


def feed(path: Path, count: int, *, bad: tuple[int, ...] = (), text: str = STORY) -> str:
    """A feed of `count` articles; the lines in `bad` are cut off."""
    with path.open("w", encoding="utf-8") as out:
        for number in range(1, count + 1):
            line = json.dumps({"id": f"a{number}", "text": text, "outlet": "Harbour Post", "published": "2031-05-04"})
            out.write((line[:30] if number in bad else line) + "\n")
    return str(path)


def test_readings_come_in_input_order_from_every_kind_of_path(tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire" / "b.txt").write_text(STORY)
    (tmp_path / "wire" / "a.html").write_text(f"<html><body><article><p>{STORY * 4}</p></article></body></html>")
    paths = [feed(tmp_path / "f.jsonl", 3), str(tmp_path / "wire")]
    articles = [reading.article for reading in read_all(paths)]
    assert [article.id if article else None for article in articles] == [
        "a1", "a2", "a3", f"{tmp_path}/wire/a.html", f"{tmp_path}/wire/b.txt",
    ]  # fmt: skip


def test_drafts_point_into_the_text_as_read(tmp_path: Path) -> None:
    text = "\ufeffZwölf?\r\n" + STORY
    (tmp_path / "a.txt").write_bytes(text.encode("utf-16"))
    (reading,) = read_all([str(tmp_path / "a.txt")])
    assert reading.article is not None
    assert reading.drafts
    assert all(reading.article.text[draft.start : draft.end] == draft.quote for draft in reading.drafts)
    assert reading.drafts[0].figure.best == 14


def test_many_workers_give_what_one_gives(tmp_path: Path) -> None:
    path = feed(tmp_path / "f.jsonl", 3000, bad=(7, 1500))
    assert Path(path).stat().st_size > pipeline.SMALL
    alone, together = (list(read_all([path], workers=workers)) for workers in (1, 2))
    assert together == alone
    assert [reading.problems[0].row for reading in together if reading.problems] == [7, 1500]
    assert sum(reading.article is not None for reading in together) == 2998


def test_a_small_input_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def started(*_: object) -> None:
        raise AssertionError("a pool was started")

    monkeypatch.setattr(pool, "pooled", started)
    assert len(list(read_all([feed(tmp_path / "f.jsonl", 500)], workers=2))) == 500


def test_a_missing_path_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_all([feed(tmp_path / "f.jsonl", 1), str(tmp_path / "g.jsonl")])


def test_what_the_user_says_of_a_document_wins(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    given = Overrides(outlet="Wire", published="2031-05-05", url="https://valley.example/x", title="Ferry sinks")
    (reading,) = read_all([str(tmp_path / "a.txt")], overrides=given)
    article = reading.article
    assert article is not None
    assert (article.id, article.url, article.outlet) == ("https://valley.example/x", "https://valley.example/x", "Wire")
    assert (article.published, article.title) == ("2031-05-05", "Ferry sinks")
    assert reading.drafts[0].carried_by == "Wire"
    assert reading.drafts[0].document == article.id


def test_a_given_url_names_the_outlet_where_nothing_else_does(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    archived = "https://web.archive.org/web/2031/https://www.valley.example/x"
    (reading,) = read_all([str(tmp_path / "a.txt")], overrides=Overrides(url=archived))
    assert reading.article is not None
    assert (reading.article.outlet, reading.article.archive_url) == ("valley.example", archived)


def test_one_line_of_five_megabytes_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("nothing to count here, " * 217_000 + STORY)
    began = time.monotonic()
    (reading,) = read_all([str(tmp_path / "a.txt")])
    assert reading.article is not None
    assert len(reading.article.text) > 4_900_000
    assert not reading.problems
    assert time.monotonic() - began < 30


def test_a_reader_that_fails_unforeseen_costs_one_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def find(article: object, **asked: object) -> list[object]:
        raise RuntimeError("out of words")

    monkeypatch.setattr("claims.extract.reading.item.find", find)
    (reading,) = read_all([feed(tmp_path / "f.jsonl", 1)])
    assert reading.article is not None
    assert "out of words" in str(reading.problems[0])
    assert reading.problems[0].row == 1


def test_a_name_that_is_no_text_neither_stops_nor_leaks(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    for name, text in ((b"a\xff.txt", STORY.encode()), (b"b\xfe.txt", b"")):
        with open(folder + b"/" + name, "wb") as out:
            out.write(text)
    good, bad = read_all([str(tmp_path)])
    assert good.article is not None
    assert good.article.id == f"{tmp_path}/a\ufffd.txt"
    assert good.drafts[0].document == good.article.id
    assert str(bad.problems[0]).encode().startswith(f"{tmp_path}/b\ufffd.txt: empty".encode())


def test_a_long_feed_is_never_held_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.extract.reading.item.find", lambda article, **asked: [])
    path = feed(tmp_path / "f.jsonl", 600, text="Nothing to count. " * 1000)
    assert Path(path).stat().st_size > 10_000_000
    tracemalloc.start()
    assert sum(1 for reading in read_all([path], workers=1) if not reading.problems) == 600
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


SCRIPT = """
import os, signal, sys
from claims.extract.pipeline import read_all

def main():
    for count, reading in enumerate(read_all([sys.argv[1]], workers=2), 1):
        print(count, reading.article.id if reading.article else reading.problems[0].message, flush=True)

if __name__ == "__main__":
    main()
"""


def script(tmp_path: Path, body: str = SCRIPT) -> list[str]:
    path = tmp_path / "run.py"
    path.write_text(textwrap.dedent(body))
    return [sys.executable, str(path)]


KILLER = """
import os, signal
from claims.extract.reading import item, pool

found, read = item.find, pool._read_chunk

def find(article, **asked):
    if article.id in ("a40", "a2222"):
        os.kill(os.getpid(), signal.SIGKILL)
    return found(article, **asked)

def read_chunk(*asked):
    item.find = find
    return read(*asked)
"""
KILLING = """
import killer
from claims.extract.reading import pool
pool._read_chunk = killer.read_chunk  # by its name, workers find it where it is
"""


def test_a_worker_that_dies_costs_one_article(tmp_path: Path) -> None:
    path = feed(tmp_path / "f.jsonl", 3000)
    (tmp_path / "killer.py").write_text(KILLER)
    done = subprocess.run(
        [*script(tmp_path, KILLING + SCRIPT), path], capture_output=True, text=True, timeout=60, check=True
    )
    lines = done.stdout.splitlines()
    assert len(lines) == 3000
    assert [line for line in lines if "died" in line] == [f"{n} the process that read it died" for n in (40, 2222)]
    assert lines[2999] == "3000 a3000"


def children(parent: int) -> list[int]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == parent and fields[0] != "Z":
                found.append(int(folder.name))
    return found + [pid for child in found for pid in children(child)]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_an_interrupted_run(tmp_path: Path, how: signal.Signals) -> None:
    path = feed(tmp_path / "f.jsonl", 100_000)
    run = subprocess.Popen([*script(tmp_path), path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert run.stdout is not None
    run.stdout.readline()
    workers = children(run.pid)
    assert len(workers) >= 2
    run.send_signal(how)
    run.communicate(timeout=20)
    deadline = time.monotonic() + 10
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in workers if alive(pid)]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def test_a_reader_who_stops_early_stops_the_workers(tmp_path: Path) -> None:
    readings = read_all([feed(tmp_path / "f.jsonl", 20_000)], workers=2)
    assert next(readings).article is not None
    before = children(os.getpid()) if Path("/proc/self/stat").exists() else []
    readings.close()  # type: ignore[attr-defined]
    time.sleep(0.1)
    assert len(children(os.getpid())) < len(before) or not before


def test_reading_plain_text_loads_no_reader_of_pages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    code = f"""
import sys
from claims.extract.pipeline import read_all
assert list(read_all([{str(tmp_path / "a.txt")!r}]))[0].drafts
heavy = {{"trafilatura", "lxml", "pypdf", "charset_normalizer", "sqlmodel", "rich", "typer", "multiprocessing"}}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
