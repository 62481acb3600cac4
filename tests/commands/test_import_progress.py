"""How far an import is, on standard error, and only where somebody watches."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable

import pytest

from claims.commands.progress import bytes_read


class Terminal(io.StringIO):
    """A standard error that somebody watches."""

    def isatty(self) -> bool:
        return True


def watching(monkeypatch: pytest.MonkeyPatch) -> tuple[Terminal, Callable[[int, int], None]]:
    """Somebody watches; to be called in the test itself, since pytest sets standard error anew between the phases."""
    watched = Terminal()
    monkeypatch.setattr(sys, "stderr", watched)
    show = bytes_read(quiet=False)
    assert show is not None
    return watched, show


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_a_long_reading_shows_its_share_and_cleans_up(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    terminal, show = watching(monkeypatch)
    clock[0] += 5
    show(50_000_000, 200_000_000)
    assert "25% of 200 MB, 5 s" in terminal.getvalue()
    show(200_000_000, 200_000_000)
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_it_writes_no_more_than_a_few_times_a_second(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    terminal, show = watching(monkeypatch)
    clock[0] += 5
    for read in range(1, 50):
        clock[0] += 0.001
        show(read, 1000)
    assert terminal.getvalue().count("reading:") == 1


def test_a_short_reading_shows_nothing(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    terminal, show = watching(monkeypatch)
    show(10, 100)
    show(100, 100)
    assert terminal.getvalue() == ""


def test_an_empty_file_is_no_division_by_zero(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    terminal, show = watching(monkeypatch)
    clock[0] += 5
    show(0, 0)
    assert terminal.getvalue() == ""


def test_nobody_is_shown_anything_who_is_not_there_or_asked_for_quiet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert bytes_read(quiet=True) is None
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert bytes_read(quiet=False) is None
