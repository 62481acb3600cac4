"""The language of an article: what it says of itself, unless its words are plainly those of another."""

from __future__ import annotations

import logging
import re
import tomllib
from dataclasses import replace
from functools import cache
from typing import Any

from claims.extract.reading.refusal import Unreadable
from claims.model import Article, Problem
from claims.vocabulary.language import DATA, DEFAULT, known, languages, primary, reading
from claims.vocabulary.words import table

_SAMPLE = 4_000  # characters looked at
_ENOUGH = 20  # words from which a text tells its language; below it only its own small words tell it
_HINTS = 2  # different small words of a language in a short text, and none of English: a name ("Los Angeles") holds one
_SURE = 0.9
"""Probability from which the look-up is believed. On this project's samples of ten languages it is above it for every
text of two sentences, and below it for three of four headlines."""
_EXPECTED = 0.6  # of the share that tells a language is enough for the one that is expected: the rest may be quotations
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")  # a letter that is not of the Latin alphabet


def settled(article: Article, *, sure: bool = False) -> tuple[Article, tuple[Problem, ...]]:
    """The article with its language as a two-letter code, and a note where its words contradict what it says.

    `sure` takes it at its word: the user said so. The language stays None where the text is too short to tell. Raises
    Unreadable for a language that is not read.
    """
    given = code(article.language)
    sample = f"{article.title or ''}\n{article.text[:_SAMPLE]}"
    found = None if sure and given else _detected(sample, given)
    language = found or given
    if language is not None and not known(language):
        raise Unreadable(
            f"language {language} is not read: this is {name(language)}",
            f"give a translation into {' or '.join(sorted(name(each) for each in languages()))}",
        )
    notes: tuple[Problem, ...] = ()
    if given is not None and language != given:
        notes = (Problem(f"called {name(given)}, but its words are {name(language or DEFAULT)}: read so", fatal=False),)
    return (article if article.language == language else replace(article, language=language)), notes


def code(written: str | None) -> str | None:
    """The two-letter code of a language as feeds and pages write it: "en-GB", "eng", "English", "ES"; None for none."""
    tag = primary(written or "")
    if not tag or tag in ("und", "mul", "zxx", "x", "none", "null", "unknown"):
        return None
    return _spelt().get(tag, tag if re.fullmatch("[a-z]{2,3}", tag) else None)


def name(language: str) -> str:
    """The English name of a language; its code where we have none."""
    return str(_languages()["names"].get(language, language))


def _detected(sample: str, given: str | None) -> str | None:
    """The language the words are of; None where there are too few, or they might be of several."""
    words = _WORD.findall(sample.lower())
    foreign = not sample.isascii() and len(_OTHER_SCRIPT.findall(sample)) * 2 > sum(map(len, words)) > 0
    if len(words) < _ENOUGH and not foreign:
        return None if given else _hinted(sample)
    expected = given or DEFAULT
    if known(expected) and _share(words, expected) >= _plain(expected)[1] * _EXPECTED:
        return expected
    for language in sorted(languages() - {expected}, key=lambda each: (-_share(words, each), each)):
        if _share(words, language) >= _plain(language)[1]:
            return language
    found, probability = _looked_up(sample)
    if found == given or probability >= _SURE or (foreign and given in (None, *languages())):
        return found
    return None


def _hinted(sample: str) -> str | None:
    """The language a short text gives away by small words in lower case: in capitals they may be part of a name."""
    plain = [word for word in _WORD.findall(sample) if word.islower()]
    for language in sorted(languages() - {DEFAULT}):
        own, share = _plain(language)
        if len(own.intersection(plain)) >= _HINTS and _share(plain, language) >= share > 0 == _share(plain, DEFAULT):
            return language
    return None


def _share(words: list[str], language: str) -> float:
    own = _plain(language)[0]
    return sum(map(own.__contains__, words)) / len(words)


@cache
def _plain(language: str) -> tuple[frozenset[str], float]:
    with reading(language):
        raw = table("language")
    return frozenset(raw["words"]), float(raw["share"])


def _looked_up(sample: str) -> tuple[str, float]:
    found, probability = _identifier().classify(sample.lower() if sample.isupper() else sample)
    return _spelt().get(found, found), float(probability)


@cache
def _identifier() -> Any:
    """The identifier of py3langid (Lui and Baldwin 2012), loaded for the first text that leaves a doubt."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    logging.getLogger("py3langid").setLevel(logging.CRITICAL)
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _languages() -> dict[str, Any]:
    with (DATA / "languages.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _spelt() -> dict[str, str]:
    raw = _languages()
    return {named.lower(): short for short, named in raw["names"].items()} | dict(raw["aliases"])
