from __future__ import annotations

import numpy as np
from made_stories import CRASH, FIRE, claim, document

from claims.matching.accounts import accounts_of
from claims.matching.columns import codes, columns_of, ordinal_of, source_words, widely_named
from claims.matching.statements import boilerplate


def test_a_sentence_in_three_unrelated_texts_is_boilerplate() -> None:
    assert repeated([["a1", "a2", "foot"], ["b1", "b2", "foot"], ["c1", "c2", "foot"]]) == {"foot"}
    assert repeated([["a1", "a2", "foot"], ["b1", "b2", "foot"]]) == set()


def test_the_sentences_of_a_reprint_are_not_boilerplate() -> None:
    story = ["s1", "s2", "s3", "s4"]
    assert repeated([[*story, "x"], [*story, "y"], [*story, "z"], ["foot"]]) == set()


def test_a_long_sentence_alone_may_be_a_reprint_and_a_short_one_is_none() -> None:
    assert repeated([["x"], ["x"], ["x"]], words=25) == set()
    assert repeated([["x"], ["x"], ["x"]], words=6) == {"x"}


def repeated(rows: list[list[str]], words: int = 6) -> set[str]:
    """Which of some rows of sentences, each of so many words, are boilerplate."""
    names = sorted({name for row in rows for name in row})
    told = [(at, names.index(name)) for at, row in enumerate(rows) for name in row]
    at, number = np.array(told, dtype=np.int64).T
    found = boilerplate(at, number.astype(np.uint64), np.full(len(at), words), len(rows))
    return {names[name] for name in number[found].tolist()}


def test_names_are_told_from_words_by_how_they_are_written() -> None:
    columns = columns_of(accounts_of([document(1, FIRE), document(2, FIRE + " " + CRASH)], []))
    assert "lorrimer" in columns.words("proper")
    assert "warehouse" in columns.words("plain")


def test_words_of_sources_that_speak_in_many_accounts() -> None:
    documents = [document(at, f"Text {at}.") for at in (1, 2, 3)]
    said = [
        claim(at, document=f"d{at}", document_id=at, asserted_by=name)
        for at, name in ((1, "Vellmar Watch"), (2, "Vellmar Watch"), (3, "vellmar watch"))
    ]
    assert source_words(accounts_of(documents, said)) == {"vellmar", "watch"}
    assert source_words(accounts_of(documents[:2], said[:2])) == frozenset()


def test_countries_are_widely_named_and_towns_are_not() -> None:
    assert {"norway", "norwegian", "un", "reuters"} <= widely_named()
    assert "aleppo" not in widely_named()


def test_codes_and_days() -> None:
    assert codes(["a", None, "b", "a", ""]).tolist() == [0, -1, 1, 0, -1]
    assert ordinal_of("2021-03-12T10:00") == ordinal_of("2021-03-12") > 0
    assert [ordinal_of(text) for text in ("2021-03", None, "not a date")] == [-1, -1, -1]
