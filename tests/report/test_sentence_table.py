"""The sentence for print, word for word: each case of sentences.toml; and what holds of every sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_tallies import Row, assessed, book, table

from claims.model import Event
from claims.reconcile.causes.pair import said
from claims.report.sentence import event_line

CASES = table(__file__, "sentences.toml")
each = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
_NUMBER = re.compile(r"\d[\d,]*\d|\d")
_VERDICT = re.compile(
    r"\b(?:confirm\w*|verif\w*|true|false|wrong|correct\w*|actual\w*|real\w*|claim\w*|credibl\w*|exaggerat\w*|only|just)\b",
    re.IGNORECASE,
)


@each
def test_the_sentence_is_word_for_word(case: Row) -> None:
    assert assessed(case).sentence == case["sentence"]


@each
def test_the_event_is_told_with_its_place(case: Row) -> None:
    if "lead" not in case and "headline" not in case:
        pytest.skip("the case is about the tally alone")
    event = Event(id=1, label="Market fire", place=case.get("place"))
    for length in ("lead", "headline"):
        if length in case:
            assert event_line(event, [assessed(case)], book(case.get("sources")), length) == case[length]


@each
def test_every_number_printed_was_stated_and_no_word_says_who_is_right(case: Row) -> None:
    found = assessed(case)
    line = found.sentence
    stated = {number for claim in found.claims for number in _NUMBER.findall(said(claim.figure))}
    stated |= {number for claim in found.claims for number in _NUMBER.findall(claim.when or "")}
    stated |= {number for claim in found.claims for number in re.findall(r"[1-9]\d*", claim.occurred_from or "")}
    assert set(_NUMBER.findall(line)) <= stated
    given_ = " ".join(f"{claim.verification} {claim.asserted_by} {said(claim.figure)}" for claim in found.claims)
    assert all(word in given_ for word in _VERDICT.findall(line))


@each
def test_a_sentence_is_one_clean_line(case: Row) -> None:
    line = assessed(case).sentence
    if line:
        assert line.endswith(".") and not line.endswith("..")
        assert line == " ".join(line.split())
        assert not line[0].islower()
        assert " ," not in line and " ." not in line and ",," not in line and ";;" not in line


_BY = st.sampled_from([None, "police", "Red Star", "Veldmar Ministry of Health", "the mayor", "officials"])
_SAYS = st.one_of(
    st.integers(0, 5000).map(str),
    st.tuples(
        st.sampled_from(["at least", "more than", "up to", "at most", "fewer than", "about"]), st.integers(10, 5000)
    ).map(lambda drawn: f"{drawn[0]} {drawn[1]:,}"),
    st.tuples(st.integers(10, 500), st.integers(501, 900)).map(lambda drawn: f"{drawn[0]} to {drawn[1]}"),
    st.sampled_from(["dozens", "hundreds", "several", "none reported", "no figure"]),
)
_ROWS = st.lists(
    st.fixed_dictionaries(
        {"says": _SAYS},
        optional={
            "by": _BY.filter(bool),
            "in": st.sampled_from(["Hill Radio", "Harbour Post"]),
            "of": st.sampled_from(["people", "children", "women", "civilians"]),
            "at": st.sampled_from(["2031-05-01", "2031-05-02T06:00", "2031-05-03"]),
            "attribution": st.sampled_from(["stated", "relayed", "denied"]),
            "context": st.booleans(),
            "state": st.sampled_from(["accepted", "superseded"]),
            "when": st.sampled_from(["Friday morning", "overnight", "in May", "yesterday"]),
            "doc": st.sampled_from(["a", "b"]),
        },
    ),
    min_size=1,
    max_size=7,
)


@given(_ROWS, st.sampled_from(["killed", "injured", "missing", "displaced", "airstrikes", "bodies_recovered"]))
def test_any_tally_has_a_clean_sentence_of_stated_numbers(rows: list[Row], metric: str) -> None:
    case = {"name": "any", "claims": rows, "tally": {"metric": metric}}
    found = assessed(case)
    line = found.sentence
    stated = {number for claim in found.claims for number in _NUMBER.findall(said(claim.figure))}
    assert set(_NUMBER.findall(line)) <= stated
    assert not _VERDICT.search(line)
    assert line == " ".join(line.split())
    assert not line or (line.endswith(".") and not line[0].islower())


@given(_ROWS)
def test_what_never_moves_an_estimate_is_never_the_figure_of_a_sentence(rows: list[Row]) -> None:
    told = [{**row, "says": "777,777", "context": True} for row in rows]
    assert "777,777" not in assessed({"name": "any", "claims": [*rows, *told]}).sentence
