"""How far the reading is: shown where a person looks, and nowhere else."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from claims.commands import reading_bar
from claims.commands.reading_bar import bar, size_of
from claims.extract.pipeline import read_all
from claims.render import console


def feed(path: Path, count: int) -> str:
    rows = [json.dumps({"id": str(n), "text": f"{n + 2} people were killed in Palt."}) for n in range(count)]
    path.write_text("\n".join(rows) + "\n")
    return str(path)


def test_the_size_of_what_is_read_is_known_for_files_alone(tmp_path: Path) -> None:
    one, two = feed(tmp_path / "a.jsonl", 3), feed(tmp_path / "b.jsonl", 5)
    assert size_of([one, two]) == Path(one).stat().st_size + Path(two).stat().st_size
    for other in (str(tmp_path), "-", "https://news.example/a", str(tmp_path / "none.txt")):
        assert size_of([one, other]) is None


def test_all_bytes_of_a_feed_are_told_of_as_they_are_taken_up(tmp_path: Path) -> None:
    path, told = feed(tmp_path / "a.jsonl", 50), list[int]()
    assert len(list(read_all([path], workers=1, taken=told.append))) == 50
    assert sum(told) == Path(path).stat().st_size


def test_nobody_is_shown_a_bar_who_does_not_look(tmp_path: Path) -> None:
    with bar([str(tmp_path)], watched=True) as line:
        assert line is None  # the tests' standard error is no terminal
    with bar([str(tmp_path)], watched=False) as line:
        assert line is None


@pytest.mark.parametrize("known", [True, False])
def test_a_person_sees_how_far_it_is_and_what_was_found(
    known: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = io.StringIO()
    seen = Console(file=terminal, force_terminal=True, width=100)
    monkeypatch.setattr(console, "notes", lambda: seen)
    path = feed(tmp_path / "a.jsonl", 10) if known else str(tmp_path)
    with bar([path], watched=True) as line:
        assert isinstance(line, reading_bar.Bar)
        line.show((size_of([path]) or 0) // 2, 1_200, 45)
        line.progress.refresh()
    shown = terminal.getvalue()
    assert "1,200 documents, 45 figures" in shown
    assert ("50%" in shown) is known
    assert shown.endswith("\x1b[2K")  # nothing of it is left behind
