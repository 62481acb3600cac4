"""Paragraphs at every width: nothing is lost, nothing hangs over, nothing is left at the end of a line."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from claims.render.paragraph import one_line, put, told


def printed(words: str, width: int, *, indent: int = 0, hang: int = 0) -> list[str]:
    stream = io.StringIO()
    console = Console(file=stream, width=width, markup=False, emoji=False, highlight=False)
    put(console, told(words), indent=indent, hang=hang)
    return stream.getvalue().split("\n")[:-1]


@pytest.mark.parametrize(
    ("words", "width", "indent", "hang", "lines"),
    [
        ("ten people died", 40, 0, 0, ["ten people died"]),
        ("ten people died", 40, 4, 2, ["    ten people died"]),
        ("one two three four five six", 24, 2, 2, ["  one two three four", "    five six"]),
        ("a" * 30, 20, 0, 0, ["a" * 20, "a" * 10]),
        ("a\nb\tc", 40, 0, 0, ["a b c"]),
        ("", 40, 2, 0, [""]),
    ],
)
def test_a_paragraph_is_wrapped_indented_and_hung(
    words: str, width: int, indent: int, hang: int, lines: list[str]
) -> None:
    assert [line.rstrip() for line in printed(words, width, indent=indent, hang=hang)] == lines


def test_a_narrow_screen_gives_up_the_indent_before_the_words() -> None:
    assert printed("ten people died here", 20, indent=8, hang=4)[0] == "ten people died here"


@given(st.text(), st.integers(16, 200), st.integers(0, 12), st.integers(0, 12))
def test_any_text_fits_and_no_letter_of_it_is_lost(text: str, width: int, indent: int, hang: int) -> None:
    lines = printed(text, width, indent=indent, hang=hang)
    assert all(cell_len(line) <= width for line in lines)
    assert all(line == line.rstrip(" ") for line in lines if line.strip())
    assert "".join("".join(lines).split()) == "".join(one_line(text).split())


@given(st.text())
def test_one_line_has_no_control_and_nothing_invisible(text: str) -> None:
    line = one_line(text)
    assert not {letter for letter in line if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")}
    assert one_line(line) == line


def test_markup_of_the_screen_stays_text() -> None:
    assert printed("[b]bold[/b] :bomb:", 40) == ["[b]bold[/b] :bomb:"]
    assert isinstance(told("[red]x", "bold"), Text)
