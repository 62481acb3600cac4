"""The quote in its sentence, with the figure told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.render.passage import Passage, passage

TEXT = "The roof fell in. Rescuers said at least 16 people were dead by noon. Nobody else was hurt."


def cut(quote: str, words: str, text: str = TEXT) -> Passage:
    start = text.find(quote)
    return passage(quote, words, text=text, start=start, end=start + len(quote))


def test_the_sentence_around_the_quote_and_no_other() -> None:
    found = cut("at least 16 people", "at least 16")
    assert found == ("Rescuers said ", "", "at least 16", " people", " were dead by noon.")


@pytest.mark.parametrize(
    ("quote", "words", "figure"),
    [
        ("At least 16 died", "at least 16", "At least 16"),
        ("116 and 16 died", "16", "16"),
        ("sixteen died", "16", ""),
        ("no figure", "", ""),
        ("5 (five) [a] died", "5 (five) [a]", "5 (five) [a]"),
    ],
)
def test_the_figure_is_found_as_written(quote: str, words: str, figure: str) -> None:
    assert passage(quote, words).figure == figure


def test_a_number_within_a_longer_one_is_not_the_figure() -> None:
    assert passage("116 and 16 died", "16").opening == "116 and "


def test_without_its_text_the_quote_stands_alone() -> None:
    assert passage("at least 16", "at least 16", text="other words", start=0, end=11) == ("", "", "at least 16", "", "")
    assert passage(None, "16") == ("", "", "", "", "")


def test_a_text_without_sentences_is_cut_with_an_ellipsis() -> None:
    text = "word " * 500 + "16 dead " + "word " * 500
    found = cut("16 dead", "16", text)
    assert found.before.startswith("… word")
    assert found.after.endswith("word …")
    assert len("".join(found)) < 700


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 60))
def test_the_pieces_are_the_text_itself(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    quote = text[start:end]
    found = passage(quote, quote[:3], text=text, start=start, end=end)
    assert found.opening + found.figure + found.closing == quote
    assert "".join(found).strip("… ") in text or not quote
