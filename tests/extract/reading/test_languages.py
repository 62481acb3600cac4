"""The language of an article: found in its words, taken from what it says of itself, and said where it is not read."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from claims.extract.reading.item import read
from claims.extract.reading.items import Item
from claims.extract.reading.languages import code, name, settled
from claims.extract.reading.overrides import Overrides
from claims.extract.reading.refusal import Unreadable
from claims.model import Article, Reading
from claims.vocabulary.language import known

with Path(__file__).with_name("languages.toml").open("rb") as _file:
    SAMPLES: dict[str, dict[str, list[str]]] = tomllib.load(_file)
LONG = [(language, text) for language, kinds in SAMPLES.items() for text in kinds["long"]]
SHORT = [(language, text) for language, kinds in SAMPLES.items() for text in kinds["short"]]
OTHER_SCRIPTS = ("ru", "ar")
ENGLISH, FRENCH = SAMPLES["en"]["long"][0], SAMPLES["fr"]["long"][0]


def article(text: str, language: str | None = None) -> Article:
    return Article(id="a", text=text, sha256="0", language=language)


def fed(text: str, language: str | None = None, given: Overrides | None = None) -> Reading:
    line = json.dumps({"id": "a", "text": text, "language": language}).encode()
    return read(Item("feed.jsonl", row=7, data=line), given)


def found(text: str, language: str | None = None) -> str | None:
    """The language settled upon, read or not."""
    try:
        return settled(article(text, language))[0].language
    except Unreadable as refusal:
        return refusal.message.removeprefix("language ").partition(" ")[0]


@pytest.mark.parametrize(("language", "text"), LONG)
def test_two_sentences_tell_their_language(language: str, text: str) -> None:
    assert found(text) == language


@pytest.mark.parametrize(("language", "text"), LONG)
def test_capitals_make_no_other_language_of_them(language: str, text: str) -> None:
    if language != "tr":  # upper-case Turkish folds back to other letters
        assert found(text.upper()) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Al menos doce personas murieron el viernes en Marl, dijo la policía.", "es"),
        ("Un derrumbe dejó 14 muertos y más de 30 heridos en Torvik", "es"),
        ("Three dead in Las Palmas and Los Olivos", None),  # names, and English beside them
        ("LOS ANGELES, LAS PALMAS: 3 DEAD", None),
        ("Muertos: 12", None),
    ],
)
def test_a_short_text_is_told_by_several_small_words_of_its_own(text: str, language: str | None) -> None:
    assert found(text) == language


@pytest.mark.parametrize(("language", "text"), SHORT)
def test_a_headline_is_taken_at_its_word_or_as_english(language: str, text: str) -> None:
    assert found(text) == (language if language in OTHER_SCRIPTS else None)
    if known(language):
        assert found(text, language) == language


@pytest.mark.parametrize(
    "text", ["12 DEAD, 40 HURT IN TORVIK", "14 killed", "", "1 2 3 4 5 6 7 8 9 10", "…", "a b " * 5]
)
def test_what_tells_nothing_is_read_as_english(text: str) -> None:
    assert found(text) is None
    assert found(text, "en-GB") == "en"


def test_an_article_in_a_language_that_is_not_read_is_said_to_be_so() -> None:
    reading = fed(FRENCH)
    assert reading.article is None
    assert reading.drafts == ()
    (problem,) = reading.problems
    assert str(problem).startswith("feed.jsonl, row 7: language fr is not read: this is French (give a translation")
    assert problem.fatal


def test_what_the_feed_says_counts_where_the_words_are_few() -> None:
    assert "language de" in str(fed("14 killed", "de").problems[0])
    assert fed("14 killed", "en").problems == ()
    assert fed("14 killed").article is not None


def test_the_words_count_where_they_contradict_the_feed() -> None:
    reading = fed(ENGLISH, "fr")
    assert [draft.figure.words for draft in reading.drafts][:1] == ["At least 14"]
    (note,) = reading.problems
    assert (note.row, note.fatal) == (7, False)
    assert "called French, but its words are English" in note.message
    assert "language fr is not read" in str(fed(FRENCH, "en").problems[0])


def test_what_the_user_says_of_the_language_wins_over_the_feed() -> None:
    assert "language pt is not read" in str(fed("14 killed", "en", Overrides(language="pt")).problems[0])


def test_what_the_user_says_is_not_doubted() -> None:
    assert fed(SAMPLES["es"]["long"][0], "en", Overrides(language="en")).problems == ()
    reading = fed(ENGLISH, None, Overrides(language="es"))
    assert reading.article is not None
    assert (reading.article.language, reading.problems) == ("es", ())


def test_a_quotation_in_another_language_changes_nothing() -> None:
    assert found(f"{ENGLISH} “{FRENCH}”") == "en"
    assert found(f"{ENGLISH}\n\n" * 3 + FRENCH) == "en"


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("en", "en"), ("EN", "en"), ("en-GB", "en"), ("en_us", "en"), ("eng", "en"), ("English", "en"), (" es ", "es"),
        ("es-419", "es"), ("Español", "es"), ("fr-FR", "fr"), ("zh-Hant", "zh"), ("nb", "no"), ("xx", "xx"),
        (None, None), ("", None), ("und", None), ("??", None), ("../../etc", None), ("e", None), ("mul", None),
    ],
)  # fmt: skip
def test_a_language_as_feeds_and_pages_write_it(written: str | None, short: str | None) -> None:
    assert code(written) == short


def test_a_language_without_a_name_goes_by_its_code() -> None:
    assert (name("fr"), name("xx")) == ("French", "xx")
