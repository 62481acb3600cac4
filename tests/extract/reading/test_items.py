"""Paths, folders, feeds and standard input as a stream of things to read."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from claims.errors import InputRefused, NotFound
from claims.extract.reading import items as module
from claims.extract.reading.items import Item, check, contents, is_one_document, items
from claims.extract.reading.refusal import Unreadable


def names(*paths: Path | str) -> list[str]:
    return [item.name for item in items([str(path) for path in paths])]


def write(path: Path, text: str = "Nine died.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_is_read_in_sorted_order_with_its_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/z.txt", "sub/deep/y.md", "Sub2/x.txt", ".hidden.txt", ".git/c.txt"):
        write(tmp_path / name)
    assert [name.removeprefix(f"{tmp_path}/") for name in names(tmp_path)] == [
        "a.html", "b.txt", "Sub2/x.txt", "sub/z.txt", "sub/deep/y.md",
    ]  # fmt: skip


def test_names_stay_as_given_since_they_become_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "wire" / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert names("wire") == ["wire/a.txt"]
    assert names("./wire/a.txt", "wire/a.txt") == ["./wire/a.txt", "wire/a.txt"]


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    inner = write(tmp_path / "x.txt" / "a.txt")
    feed = write(tmp_path / "y.jsonl" / "b.txt")
    assert names(tmp_path / "x.txt") == [str(inner)]
    assert names(tmp_path) == [str(inner), str(feed)]


def test_unknown_types_are_skipped_with_a_note(tmp_path: Path) -> None:
    write(tmp_path / "table.csv")
    write(tmp_path / "photo.jpg")
    notes = [item.problem for item in items([str(tmp_path)])]
    assert [note is not None and note.fatal for note in notes] == [False, False]
    assert "claims import" in str(notes[1])


def test_links_that_go_in_circles_end(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found = list(items([str(tmp_path)]))
    assert [Path(item.name).name for item in found] == ["a.txt", "self.txt", "loop"]
    assert [item.problem is not None for item in found] == [False, True, True]


def test_devices_are_refused_and_pipes_are_not(tmp_path: Path) -> None:
    (null,) = items([os.devnull])
    assert null.problem is not None
    assert "device" in str(null.problem)
    os.mkfifo(tmp_path / "pipe")
    (pipe,) = items([str(tmp_path / "pipe")])
    assert pipe.problem is None


def test_a_feed_gives_its_lines_with_their_numbers_and_skips_blank_ones(tmp_path: Path) -> None:
    feed = write(tmp_path / "feed.jsonl", '{"text": "a"}\n\n  \n{"text": "b"}\nbad\n{"text": "c"}')
    assert [(item.row, item.data) for item in items([str(feed)])] == [
        (1, b'{"text": "a"}\n'),
        (4, b'{"text": "b"}\n'),
        (5, b"bad\n"),
        (6, b'{"text": "c"}'),
    ]


def test_a_line_over_the_limit_is_a_problem_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LIMIT", 100)
    feed = write(tmp_path / "feed.jsonl", "x" * 1000 + "\n" + '{"text": "b"}\n' + "y" * 101)
    found = list(items([str(feed)]))
    assert [(item.row, item.problem is None) for item in found] == [(1, False), (2, True), (3, False)]
    assert "50 MB" in str(found[0].problem)


def test_a_file_over_the_limit_is_refused_with_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 100)
    assert contents(str(write(tmp_path / "a.txt", "x" * 100))) == b"x" * 100
    with pytest.raises(Unreadable, match="50 MB"):
        contents(str(write(tmp_path / "b.txt", "x" * 101)))


def given_on_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> list[Item]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return list(items(["-"]))


def test_pasted_text_is_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    assert given_on_input(monkeypatch, b"Nine died.\nTwo hurt.") == [Item("-", size=20, data=b"Nine died.\nTwo hurt.")]


@pytest.mark.parametrize("data", [b"{curly words}\nnine died", b'{"a": 1}', b"", b"{" * 3000])
def test_braces_alone_make_no_feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    (item,) = given_on_input(monkeypatch, data)
    assert (item.row, item.data) == (None, data)


def test_a_feed_on_standard_input_is_a_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    feed = "".join(json.dumps({"text": text}) + "\n" for text in "ab").encode()
    assert [(item.name, item.row) for item in given_on_input(monkeypatch, feed)] == [("-", 1), ("-", 2)]


def test_a_missing_path_names_its_neighbour(tmp_path: Path) -> None:
    write(tmp_path / "aleria.txt")
    with pytest.raises(NotFound) as missing:
        check(["-", str(tmp_path), str(tmp_path / "alera.txt")])
    assert missing.value.hint == f"did you mean {tmp_path / 'aleria.txt'}?"
    with pytest.raises(NotFound) as missing:
        check([str(tmp_path / "nowhere" / "a.txt")])
    assert "nowhere" in (missing.value.hint or "")


def test_a_link_that_leads_nowhere_is_said_to(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    with pytest.raises(NotFound, match="leads nowhere"):
        check([str(tmp_path / "a.txt")])


@pytest.mark.parametrize("address", ["file:///etc/hosts", "ftp://valley.example/a", "data://x"])
def test_only_web_addresses_are_fetched(address: str) -> None:
    with pytest.raises(InputRefused, match="http and https"):
        check([address])


def test_which_paths_are_one_document(tmp_path: Path) -> None:
    text, feed = write(tmp_path / "a.txt"), write(tmp_path / "f.jsonl")
    assert [is_one_document(str(path)) for path in ("-", text, "https://valley.example/a", feed, tmp_path)] == [
        True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_nobody_may_read_is_a_problem(tmp_path: Path) -> None:
    locked = write(tmp_path / "a.txt")
    locked.chmod(0)
    with pytest.raises(Unreadable, match="permission"):
        contents(str(locked))
