"""Text cut into tokens: what is one, what kind it is of, and where it stands."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.figures.tokens import tokens

CASES: tuple[tuple[str, list[str], str], ...] = (
    ("Police said 12 died.", ["Police", "said", "12", "died", "."], "wwnw."),
    ("the U.S. envoy", ["the", "U.S.", "envoy"], "www"),
    ("it's the boys’ dog", ["it's", "the", "boys", "’", "dog"], "www’w"),
    ("1,400 or 1.400 or 1 400", ["1,400", "or", "1.400", "or", "1", "400"], "nwnwnn"),
    ("12,345.67 and 1,20,000", ["12,345.67", "and", "1,20,000"], "nwn"),
    ("3.5, 4,5", ["3.5", ",", "4,5"], "n,n"),
    ("9mm AK47", ["9", "mm", "AK", "47"], "nwwn"),
    ("12[3] killed* by*them", ["12", "killed", "by", "*", "them"], "nww*w"),
    ("km²[note 4]", ["km"], "w"),
    ("@Palt_Watch #flood", ["@Palt_Watch", "#flood"], "@#"),
    ("٣٠ قتيلا", ["٣٠", "قتيلا"], "nw"),
    ("Señor Ibáñez’s", ["Señor", "Ibáñez’s"], "ww"),
    ("", [], ""),
    (" \n\t ", [], ""),
)


@pytest.mark.parametrize(("text", "words", "kinds"), CASES, ids=[case[0] for case in CASES])
def test_tokens_and_their_kinds(text: str, words: list[str], kinds: str) -> None:
    found = tokens(text)
    assert [token.text for token in found] == words
    assert "".join(token.kind for token in found) == kinds


def test_the_folded_text_has_plain_apostrophes() -> None:
    assert [token.lower for token in tokens("Ibáñez’s DOG")] == ["ibáñez's", "dog"]


@given(st.text(alphabet="aB.,'’ \n12\u00a0\u0663[]*²_@-!x", max_size=40), st.integers(0, 5), st.integers(0, 40))
def test_spans_hold_the_text_of_each_token_in_order(text: str, start: int, end: int) -> None:
    found = tokens(text, start, end)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(one.end <= after.start for one, after in zip(found, found[1:], strict=False))
    assert all(start <= token.start and token.end <= end for token in found)


@pytest.mark.parametrize("piece", [" ", "1,234", "a.", "1 234 ", "[1]", "x'", "*"])
def test_a_long_run_of_anything_takes_time_by_its_length(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    tokens(text)
    assert time.process_time() - began < 2
