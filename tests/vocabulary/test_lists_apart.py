"""Words stand once where the code takes one meaning: not twice in a list, nor in two lists that answer one question."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from claims.vocabulary.language import DATA, DEFAULT, languages

# the forms of a verb have their places: its past and its participle may be one word
BY_PLACE = {"frames.forms"}
# lists of one file of which a word may stand in one only: the first that has it would be taken, or the last
APART = [
    ("calendar", ("weekdays", "months")),
    ("grammar", ("older", "younger", "newer")),
    ("grammar", ("takes", "gives")),
    ("grammar", ("aux", "prepositions")),
    ("grammar", ("aux", "conjunctions")),
    ("grammar", ("negatives", "aux")),
    ("hedges", ("before.at_least", "before.more_than", "before.at_most", "before.fewer_than", "before.about")),
    ("hedges", ("after.at_least", "after.at_most", "after.about")),
    ("hedges", ("estimates.least", "estimates.most")),
    ("holders", ("displaced", "evacuated", "hospitalised")),
    ("holders", ("staff", "patients", "uprooted")),
    ("implied", ("nouns.male", "nouns.female", "nouns.things")),
    ("nouns", ("people.*",)),
    ("nouns", ("sorts.people", "things.words", "sorts.bombs")),
    ("numbers", ("small", "tens", "scales")),
]


def lists(language: str, file: str) -> dict[str, list[str]]:
    """The lists of words of a file by their dotted names; of a table of words to values, the words."""
    path = DATA / language / f"{file}.toml"
    return dict(_walk(tomllib.loads(path.read_text(encoding="utf-8")), "")) if path.is_file() else {}


def _walk(entry: dict[str, Any], name: str) -> Iterator[tuple[str, list[str]]]:
    for key, value in entry.items():
        dotted = f"{name}.{key}".lstrip(".")
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            yield dotted, value
        elif isinstance(value, dict) and not any(isinstance(inner, dict | list) for inner in value.values()):
            yield dotted, list(value)
        elif isinstance(value, dict):
            yield from _walk(value, dotted)


@pytest.mark.parametrize("language", sorted(languages()))
def test_no_list_holds_a_word_twice(language: str) -> None:
    twice = {}
    for path in sorted((DATA / language).glob("*.toml")):
        for name, words in lists(language, path.stem).items():
            if not any(f"{path.stem}.{name}".startswith(each) for each in BY_PLACE):
                twice[f"{path.stem}.{name}"] = {word for word in words if words.count(word) > 1}
    assert {name: words for name, words in twice.items() if words} == {}


@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize(("file", "names"), APART, ids=[f"{file} {names[0]}" for file, names in APART])
def test_lists_that_answer_one_question_share_no_word(language: str, file: str, names: tuple[str, ...]) -> None:
    found = lists(language, file)
    asked = [name for name in found if name in names or f"{name.rpartition('.')[0]}.*" in names]
    assert language != DEFAULT or len(asked) >= max(2, len(names))
    shared = {(one, other): set(found[one]) & set(found[other]) for one, other in combinations(asked, 2)}
    assert {pair: words for pair, words in shared.items() if words} == {}


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_phrase_has_one_metric_in_a_role(language: str) -> None:
    """Of two the first would be taken, wherever the files put it."""
    metrics: dict[tuple[str, str], set[str]] = {}
    for name, phrases in lists(language, "triggers").items():
        metric, _, role = name.partition(".")
        for phrase in phrases:
            metrics.setdefault((phrase, role), set()).add(metric)
    assert {phrase: named for phrase, named in metrics.items() if len(named) > 1} == {}
