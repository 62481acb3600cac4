"""Numbers written in every convention are read back; any line at all is read in linear time without a fault."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.figures.hedges import fenced
from claims.figures.numbers import read
from claims.figures.quantities import Quantity, quantities
from claims.figures.tokens import tokens
from claims.model.figure import OPEN_ABOVE, OPEN_BELOW, Bound
from claims.vocabulary.words import table

_SMALL: list[str] = list(table("numbers")["small"])
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCRIPTS = {"arabic": 0x660, "persian": 0x6F0, "devanagari": 0x966, "bengali": 0x9E6, "full width": 0xFF10}
_MARKS = [",", ".", "'", "’", "\u00a0", "\u202f", "\u2009", " "]


def _line(text: str) -> list[Quantity]:
    line = tokens(text)
    return quantities(line, [token.lower for token in line], text)


def spell(number: int, *, joiner: str = " and ", hyphen: str = "-") -> str:
    """The number in words, as printed in Britain (joiner " and ") or America (" ")."""
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            head, rest = divmod(number, scale)
            tail = (
                ""
                if not rest
                else (joiner if rest < 100 and scale == 1000 else " ") + spell(rest, joiner=joiner, hyphen=hyphen)
            )
            return f"{spell(head, joiner=joiner, hyphen=hyphen)} {name}{tail}"
    if number >= 100:
        head, rest = divmod(number, 100)
        tail = joiner + spell(rest, joiner=joiner, hyphen=hyphen) if rest else ""
        return f"{_SMALL[head]} hundred{tail}"
    if number >= 20:
        ten, one = divmod(number, 10)
        return _TENS[ten] + (hyphen + _SMALL[one] if one else "")
    return _SMALL[number]


@given(st.integers(0, 10**9 - 1), st.sampled_from([" and ", " "]), st.sampled_from(["-", " ", "\u2011", "\u2010"]))
def test_a_spelt_number_has_its_value(number: int, joiner: str, hyphen: str) -> None:
    words = spell(number, joiner=joiner, hyphen=hyphen)
    for said in (words, words.upper(), words.capitalize()):
        line = tokens(said)
        found = read(line, 0)
        assert found is not None
        assert (found.value, found.end, found.vague) == (number, len(line), False)


@given(st.integers(1, 10**12), st.sampled_from(_MARKS))
def test_grouped_digits_have_their_value(number: int, mark: str) -> None:
    text = f"{number:,}".replace(",", mark)
    line = tokens(text)
    found = read(line, 0)
    assert found is not None
    assert (found.value, found.end) == (number, len(line))


def _indian(number: int) -> str:
    head, last = divmod(number, 1000)
    groups = [f"{last:03}"]
    while head >= 100:
        head, group = divmod(head, 100)
        groups.append(f"{group:02}")
    return ",".join([str(head), *reversed(groups)])


@given(st.integers(10**5, 10**9))
def test_indian_groups_have_their_value(number: int) -> None:
    line = tokens(_indian(number))
    found = read(line, 0)
    assert found is not None
    assert (found.value, found.end) == (number, len(line))


@given(st.integers(0, 10**9), st.sampled_from(sorted(_SCRIPTS)))
def test_digits_of_other_scripts_have_their_value(number: int, script: str) -> None:
    line = tokens("".join(chr(_SCRIPTS[script] + int(digit)) for digit in str(number)))
    found = read(line, 0)
    assert found is not None
    assert found.value == number


@given(st.integers(1, 999), st.integers(0, 9), st.sampled_from([("k", 1000), ("m", 10**6), ("bn", 10**9)]))
def test_suffixes_multiply(head: int, tenth: int, suffix: tuple[str, int]) -> None:
    letters, scale = suffix
    (found,) = _line(f"{head}.{tenth}{letters} people")
    assert found.value * 10 == (head * 10 + tenth) * scale


@given(st.integers(1, 5_000), st.integers(1, 5_000))
def test_a_range_has_both_ends_in_every_form(one: int, more: int) -> None:
    low, high = one, one + more
    for form in ("{}-{}", "{}–{}", "{} to {}", "between {} and {}", "from {} to {}", "from {} up to {}"):
        (found,) = _line(form.format(low, high) + " people")
        assert (found.figure.bound, found.figure.low, found.figure.high) == (Bound.RANGE, low, high), form


_BEFORE = [(words, Bound(bound)) for bound, listed in table("hedges")["before"].items() for words in listed]
_AFTER = [(words, Bound(bound)) for bound, listed in table("hedges")["after"].items() for words in listed]


@pytest.mark.parametrize(("words", "bound"), _BEFORE)
def test_every_hedge_before_a_number_fences_it_in(words: str, bound: Bound) -> None:
    text = f"{words} 1,400 people"
    (found,) = _line(text)
    want = fenced(bound, 1400, "")
    assert (found.figure.bound, found.figure.low, found.figure.high) == (want.bound, want.low, want.high)
    assert found.figure.words == f"{words} 1,400"
    assert (found.start, found.core) == (0, found.core_end - 1)


@pytest.mark.parametrize(("words", "bound"), _AFTER)
def test_every_hedge_after_a_number_fences_it_in(words: str, bound: Bound) -> None:
    gap = "" if words[0] in ",+-" else " "
    (found,) = _line(f"1,400{gap}{words} were hurt")
    want = fenced(bound, 1400, "")
    assert (found.figure.bound, found.figure.low, found.figure.high) == (want.bound, want.low, want.high)


_PIECES = st.sampled_from(
    [
        "1", "12", "1,400", "1.2", "3rd", "2k", "½", "20", "0", "007", "twenty", "three", "hundred", "thousand",
        "million", "dozen", "dozens", "tens", "of", "and", "a", "half", "third", "thirds", "quarter", "per", "cent",
        "%", "the", "to", "from", "between", "or", "up", "-", "–", "—", "at least", "as many as", "more", "than",
        "people", ",", ".", "$", "£", "in", "not", "no", "one", "couple", "few", "several", "+", ">", "rose", "out of",
        "its", "[3]", "point", "lakh",
    ]
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=40).map(" ".join), st.lists(_PIECES).map("".join)))
def test_quantities_stand_in_order_in_their_line(text: str) -> None:
    line = tokens(text)
    found = quantities(line, [token.lower for token in line], text)
    for quantity in found:
        assert 0 <= quantity.start <= quantity.core < quantity.core_end <= len(line)
        assert quantity.end <= len(line)
        assert quantity.figure.words and quantity.figure.words.split()[0] in text
        bound, figure = quantity.figure.bound, quantity.figure
        assert (figure.low is None) == (bound in OPEN_BELOW)
        assert (figure.high is None) == (bound in OPEN_ABOVE)
    for one, other in zip(found, found[1:], strict=False):
        assert one.core_end <= other.core


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200), st.integers(0, 40), st.integers(0, 40))
def test_tokens_are_what_the_text_says_at_their_span(text: str, before: int, after: int) -> None:
    for token in tokens(text, min(before, len(text)), max(0, len(text) - after)):
        assert text[token.start : token.end] == token.text != ""
        assert not token.text[0].isspace()


@pytest.mark.parametrize("piece", ["1", "-", "1-", "1,", "1,234", "[3]", "*", "1’", ".", "one-", "1/", "٣"])
def test_a_long_line_is_cut_in_bounded_time(piece: str) -> None:
    text = piece * (2**18 // len(piece))
    began = time.process_time()
    assert all(token.end <= len(text) for token in tokens(text))
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "piece",
    ["1-", "twenty-", "one hundred and ", "half of the ", "10 to ", "at least 1 and ", "1,", "one in ", "a couple of "],
)
def test_reading_numbers_is_linear(piece: str) -> None:
    def cost(times: int) -> float:
        line = tokens(piece * times)
        lowers = [token.lower for token in line]
        began = time.process_time()
        quantities(line, lowers, piece * times)
        return time.process_time() - began

    cost(200)
    short = min(cost(1_000) for _ in range(3))
    assert min(cost(8_000) for _ in range(2)) < 40 * short + 0.3


def test_a_line_with_more_numbers_than_wanted_is_left_early() -> None:
    text = "1 of 2, " * 50_000
    line = tokens(text)
    lowers = [token.lower for token in line]
    began = time.process_time()
    assert len(quantities(line, lowers, text, most=60)) == 61
    assert time.process_time() - began < 1
