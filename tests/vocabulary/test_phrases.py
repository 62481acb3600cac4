"""Phrases of a word list found among words: the longest at a place, from left to right, and back from a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.vocabulary.words import Phrases

LISTED = Phrases(
    [("sank", 1), ("sank off", 2), ("sank off the coast", 3), ("off the", 4), ("went down", 5), ("went down", 6)]
)
AT = (
    ("sank", 0, (1, (1,))),
    ("sank in port", 0, (1, (1,))),
    ("sank off", 0, (2, (2,))),
    ("sank off the cape", 0, (2, (2,))),
    ("sank off the coast", 0, (4, (3,))),
    ("sank off the", 0, (2, (2,))),
    ("it went down", 1, (2, (5, 6))),
    ("it went away", 1, None),
    ("it went", 1, None),
    ("it stayed", 0, None),
)
ALONG: tuple[tuple[str, list[tuple[int, int, tuple[int, ...]]]], ...] = (
    ("", []),
    ("nothing of it", []),
    ("it sank off the cape", [(1, 3, (2,))]),
    ("it sank and went down off the cape", [(1, 2, (1,)), (3, 5, (5, 6)), (5, 7, (4,))]),
    ("went went down", [(1, 3, (5, 6))]),
    ("sank off the coast off the", [(0, 4, (3,)), (4, 6, (4,))]),
)
BEFORE = (("it sank off", 3, (2, (2,))), ("it sank", 2, (1, (1,))), ("it sank", 1, None), ("sank", 0, None))


@pytest.mark.parametrize(("text", "at", "found"), AT)
def test_the_longest_phrase_at_a_word(text: str, at: int, found: object) -> None:
    assert LISTED.at(text.split(), at) == found


@pytest.mark.parametrize(("text", "found"), ALONG)
def test_phrases_from_left_to_right(text: str, found: object) -> None:
    assert list(LISTED.along(text.split())) == found


@pytest.mark.parametrize(("text", "at", "found"), BEFORE)
def test_the_longest_phrase_that_ends_before_a_word(text: str, at: int, found: object) -> None:
    assert LISTED.before(text.split(), at) == found


@given(st.lists(st.sampled_from(list("abcd")), max_size=12), st.sets(st.sampled_from(["a", "a b", "b c d", "c"])))
def test_none_is_inside_another_and_each_is_the_longest_at_its_word(lowers: list[str], listed: set[str]) -> None:
    phrases = Phrases((words, words) for words in sorted(listed))
    free = 0
    for at, end, meanings in phrases.along(lowers):
        assert all(phrases.at(lowers, before) is None for before in range(free, at))
        assert at >= free
        assert phrases.at(lowers, at) == (end - at, meanings)
        assert " ".join(lowers[at:end]) in listed
        free = end
    assert all(phrases.at(lowers, behind) is None for behind in range(free, len(lowers)))
