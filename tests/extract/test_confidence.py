"""How sure a reading is: what it looks at, which readings are surer, and that it stays a chance."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.extract.confidence import DATA, FEATURES, Model, chance, features, model
from claims.extract.drafts import find, look
from claims.extract.found import Found
from claims.model import Article, Draft

TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "confidence.toml").read_text(encoding="utf-8")
)
SENTENCES = [case["text"] for case in TABLE["case"]]
SHOT = next(text for text in SENTENCES if "shot" in text and "died" in text)
WEIGHTS = st.tuples(*[st.floats(-1e3, 1e3)] * len(FEATURES))


def article(text: str, language: str | None = None) -> Article:
    return Article(id="a1", text=text, sha256="0", language=language, published="2031-06-18")


def seen(text: str) -> list[Found]:
    return look(article(text)).found


def sure(draft: Draft) -> float:
    assert draft.confidence is not None
    return draft.confidence


@pytest.mark.parametrize("case", TABLE["case"], ids=SENTENCES)
def test_what_it_looks_at(case: dict[str, Any]) -> None:
    text = case["text"]
    figure = next(each for each in seen(text) if text[each.span()[0] :].startswith(case["of"]))
    found = {name for name, value in zip(FEATURES, features(figure), strict=True) if value and name != "way"}
    assert found == set(case["looks"])


@pytest.mark.parametrize("case", TABLE["order"], ids=[case["less"][:60] for case in TABLE["order"]])
def test_which_is_surer(case: dict[str, str]) -> None:
    surer, less = (find(article(case[name]))[0] for name in ("surer", "less"))
    assert (surer.figure.stated, less.figure.stated) in ((9, 9), (9, 1))
    assert sure(surer) > sure(less)


def test_the_file_holds_a_weight_for_each_feature_and_where_they_come_from() -> None:
    text = DATA.read_text(encoding="utf-8")
    assert tuple(tomllib.loads(text)["weights"]) == tuple(FEATURES)
    assert len(model().weights) == len(FEATURES) <= 12
    assert "learn_confidence.py" in text.split("start =")[0]


def test_a_longer_way_is_never_surer() -> None:
    """And what the model has no doubt about starts above nine in ten: most figures read are right."""
    assert model().weights[list(FEATURES).index("way")] < 0
    assert sure(find(article(SENTENCES[0]))[0]) > 0.9


@settings(max_examples=60, deadline=None)
@given(st.floats(-1e3, 1e3), WEIGHTS, st.sampled_from(SENTENCES))
def test_it_is_a_chance_and_never_certain(start: float, weights: tuple[float, ...], text: str) -> None:
    for each in seen(text):
        assert 0.0099 <= chance(features(each), Model(start, weights)) <= 0.9901


@example([SENTENCES[2], SENTENCES[4], SENTENCES[0], SHOT], SHOT)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.sampled_from(SENTENCES))
@settings(max_examples=40, deadline=None)
def test_what_follows_changes_confidence_only_with_whether_the_shot_live(texts: list[str], more: str) -> None:
    """Figures and quotes stay. Of people shot, the rest of a document may tell that some died: that is less sure."""
    before = find(article("\n\n".join(texts)))
    after = find(article("\n\n".join([*texts, more])))[: len(before)]
    assert [(each.figure, each.quote, each.span) for each in after] == [(d.figure, d.quote, d.span) for d in before]
    for then, now in zip(before, after, strict=True):
        if then.metric == now.metric:
            assert then.confidence == now.confidence
        else:
            assert {then.metric, now.metric} == {"injured", "casualties"}
            assert (sure(now) < sure(then)) == (now.metric == "casualties")


def test_every_draft_has_one_in_every_language() -> None:
    spanish = find(article("Doce personas murieron y 30 resultaron heridas en Torvik.", "es"))
    assert len(spanish) == 2
    assert all(0.5 < sure(each) <= 0.99 for each in spanish)


def test_explaining_changes_none() -> None:
    text = " ".join(SENTENCES)
    assert [each.confidence for each in find(article(text), explain=True)] == [
        each.confidence for each in find(article(text))
    ]
