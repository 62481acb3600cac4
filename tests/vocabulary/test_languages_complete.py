"""The word lists of every language fit those of English, and docs/languages.md names what there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.extract.drafts import find
from claims.figures.tokens import tokens
from claims.model import Article
from claims.vocabulary.language import DATA, DEFAULT, known, languages, names, primary, reading
from claims.vocabulary.lexicon import grammar, nouns, triggers
from claims.vocabulary.terms import metrics
from claims.vocabulary.words import table

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
OTHERS = sorted(languages() - {DEFAULT})
OWN = {"closed.toml"}  # of the other languages: the words that English names
FILES = sorted(file.name for file in (DATA / DEFAULT).glob("*.toml"))
# files whose every list is of words that each language must give itself
WHOLE = ("abbreviations", "hedges", "language", "triggers", "walls")
Lists = dict[str, Any]


def lists(language: str, file: str) -> Lists:
    path = DATA / language / file
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def keys(entry: Lists) -> set[str]:
    """The dotted keys of all lists: of a table of words to values only the table counts."""
    found: set[str] = set()
    for key, value in entry.items():
        if isinstance(value, dict) and any(isinstance(inner, dict) or strings(inner) for inner in value.values()):
            found |= {f"{key}.{inner}" for inner in keys(value)}
        else:
            found.add(key)
    return found


def strings(entry: Any) -> set[str]:
    if isinstance(entry, dict):
        return set().union(*(strings(value) for value in entry.values())) if entry else set()
    return {each for each in entry if isinstance(each, str)} if isinstance(entry, list) else set()


def test_there_is_a_second_language() -> None:
    assert "es" in OTHERS
    assert known("en") and known("es") and not known("fr") and not known("../en") and not known("")


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_no_file_and_no_list_that_nothing_reads(language: str) -> None:
    files = {file.name for file in (DATA / language).glob("*.toml")}
    assert files - OWN <= set(FILES)
    for file in sorted(files - OWN):
        unread = keys(lists(language, file)) - keys(lists(DEFAULT, file))
        assert not {key for key in unread if not key.startswith(("people.", "running."))}, file


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("file", WHOLE)
def test_a_language_gives_all_of_the_lists_that_are_words_alone(language: str, file: str) -> None:
    missing = keys(lists(DEFAULT, f"{file}.toml")) - keys(lists(language, f"{file}.toml"))
    # what is no trigger in English alone, or of one sort of noun ("does_people")
    assert not {key for key in missing if not key.startswith("none.") and "_" not in key.rpartition(".")[2]}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_words_for_every_population_of_english(language: str) -> None:
    with reading(language):
        own = table("nouns")["people"]
    missing = {name for name in lists(DEFAULT, "nouns.toml")["people"] if name not in own}
    assert not missing


@pytest.mark.parametrize("language", sorted(languages()))
def test_triggers_are_of_metrics_that_are_defined(language: str) -> None:
    for metric, roles in lists(language, "triggers.toml").items():
        assert metric in metrics() or metric == "none", metric
        assert set(roles) <= set(lists(DEFAULT, "triggers.toml")[metric]), metric


@pytest.mark.parametrize("language", sorted(languages()))
def test_no_list_holds_an_empty_or_unfolded_word(language: str) -> None:
    for file in (DATA / language).glob("*.toml"):
        for word in strings(tomllib.loads(file.read_text(encoding="utf-8"))):
            assert word.strip(), file.name
            assert word == word.lower(), (file.name, word)


@pytest.mark.parametrize("language", OTHERS)
def test_closed_words_have_one_name_that_english_has_a_use_for(language: str) -> None:
    raw = lists(language, "closed.toml")["names"]
    words = [word for listed in raw.values() for word in listed]
    assert sorted(words) == sorted(set(words))
    classes = set().union(*(strings(lists(DEFAULT, file)) for file in FILES))
    source = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "claims").rglob("*.py"))
    assert not {name for name in raw if name not in classes and f'"{name}"' not in source}


def test_tokens_of_another_language_are_folded_to_their_names() -> None:
    with reading("es"):
        assert names()["del"] == "of"
        assert [token.lower for token in tokens("Las casas del río")] == ["the", "casas", "of", "río"]
        assert [token.text for token in tokens("Las casas del río")] == ["Las", "casas", "del", "río"]
        assert "of" in grammar().prepositions
        assert triggers().at(["were", "heridas"], 0) is not None
        assert nouns().ids["personas"] == "people"
    assert names() == {}
    assert [token.lower for token in tokens("Las casas del río")][2] == "del"


def test_what_a_language_leaves_out_is_as_in_english_and_a_list_it_gives_is_its_own() -> None:
    english = table("numbers")
    with reading("es"):
        spanish = table("numbers")
    assert spanish["small"]["veintidós"] == 22
    assert "two" not in spanish["small"]
    assert spanish["zeros"]["grades"] == english["zeros"]["grades"]
    assert table("numbers") is english


def test_languages_do_not_leak_into_one_another() -> None:
    def figures(text: str, language: str) -> list[tuple[str, str]]:
        article = Article(id="a", text=text, sha256="0", language=language)
        return [(draft.figure.words, draft.metric) for draft in find(article)]

    spanish, english = "Murieron doce personas.", "Twelve people were killed."
    for _ in range(2):
        assert figures(spanish, "es-AR") == [("doce", "killed")]
        assert figures(english, "EN_gb") == [("Twelve", "killed")]
        assert figures(spanish, "en") == figures(english, "es") == figures(english, "fr") == []


@pytest.mark.parametrize("tag", ["en-GB", "EN", " en_US ", "en"])
def test_a_tag_is_cut_to_its_language(tag: str) -> None:
    assert primary(tag) == "en"


def test_the_guide_names_every_file_and_only_lists_that_are_there() -> None:
    named = set(re.findall(r"`(\w+\.toml)`", GUIDE))
    assert named - OWN - {"metrics.toml", "populations.toml", "languages.toml"} == set(FILES)
    for file, key in re.findall(r"`(\w+\.toml)`: `([\w.]+)`", GUIDE):
        entry: Any = lists("es" if file in OWN else DEFAULT, file)
        for part in key.split("."):
            assert part in entry, (file, key)
            entry = entry[part]


def test_the_steps_of_the_guide_make_a_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The smallest folder the guide calls for is read: its words count, and English helps with the rest."""
    blocks = dict(re.findall(r"^`(\w+\.toml)`:\n\n```toml\n(.*?)```", GUIDE, flags=re.M | re.S))
    assert {"closed.toml", "language.toml", "grammar.toml", "triggers.toml", "nouns.toml", "numbers.toml"} <= set(
        blocks
    )
    from claims.vocabulary import language, words

    for file in FILES:
        (tmp_path / DEFAULT).mkdir(exist_ok=True)
        (tmp_path / DEFAULT / file).write_bytes((DATA / DEFAULT / file).read_bytes())
    (tmp_path / "xx").mkdir()
    for file, text in blocks.items():
        (tmp_path / "xx" / file).write_text(text, encoding="utf-8")
    monkeypatch.setattr(language, "DATA", tmp_path)
    monkeypatch.setattr(words, "DATA", tmp_path)
    language.languages.cache_clear()
    try:
        sentence = re.search(r"^> (.+)$", GUIDE, flags=re.M)
        assert sentence is not None
        (draft,) = find(Article(id="a", text=sentence[1], sha256="0", language="xx"))
        assert (draft.figure.low, draft.metric, draft.population) == (22, "killed", "women")
    finally:
        monkeypatch.undo()
        language.languages.cache_clear()
