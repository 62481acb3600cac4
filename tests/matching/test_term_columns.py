from __future__ import annotations

from made_stories import CRASH, FIRE, claim, document

from claims.matching.accounts import accounts_of
from claims.matching.columns import boilerplate, codes, columns_of, day_of, source_words, widely_named

FOOT = "Subscribe to the morning letter of the Gazette for stories like this one."


def test_a_sentence_in_three_unrelated_texts_is_boilerplate() -> None:
    rows = [["a1", "a2", "foot"], ["b1", "b2", "foot"], ["c1", "c2", "foot"]]
    assert boilerplate(rows) == {"foot"}
    assert boilerplate(rows[:2]) == frozenset()


def test_the_sentences_of_a_reprint_are_not_boilerplate() -> None:
    story = ["s1", "s2", "s3", "s4"]
    assert boilerplate([[*story, "x"], [*story, "y"], [*story, "z"], ["foot"]]) == frozenset()


def test_boilerplate_carries_nothing() -> None:
    texts = [f"{FOOT} Report {word} speaks of {word} matters." for word in ("alpha", "beta", "gamma")]
    columns = columns_of(accounts_of([document(at, text) for at, text in enumerate(texts, 1)], []))
    assert "gazette" not in {*columns.tables["plain"].names, *columns.tables["proper"].names}


def test_names_are_told_from_words_by_how_they_are_written() -> None:
    columns = columns_of(accounts_of([document(1, FIRE), document(2, FIRE + " " + CRASH)], []))
    assert "lorrimer" in columns.tables["proper"].names
    assert "warehouse" in columns.tables["plain"].names


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
    assert day_of("2021-03-12T10:00") is not None
    assert day_of("2021-03") is None
    assert day_of(None) is None
    assert day_of("not a date") is None
