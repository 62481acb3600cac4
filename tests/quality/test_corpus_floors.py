"""The corpus by kind of text: nothing falls below its floor, and floors only rise."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable

import pytest
from floors import FILE, fallen, floors, measured, raised, written
from hypothesis import given
from hypothesis import strategies as st
from retyped import RETYPED
from scored_corpus import CORPUS, MEASURES, Annotated, annotated, by_kind

from claims.vocabulary.terms import metrics

_BEHIND = 0.10
SHARES = st.fixed_dictionaries({name: st.floats(0, 1) for name in MEASURES})


def test_nothing_falls_below_its_floor() -> None:
    below = fallen(floors(), measured())
    missed = [f"{each.wanted.quote!r} ({each.reached})" for each in by_kind()["all"].judged if each.reached < 2]
    assert not below, "\n".join([*below, "not read right:", *missed])


def test_floors_keep_up_with_what_is_reached() -> None:
    reached = measured()["all"]
    behind = {name: round(reached[name], 3) for name in MEASURES if reached[name] > floors()["all"][name] + _BEHIND}
    assert not behind, f"run `python tests/quality/floors.py`: {behind}"


def test_every_kind_has_a_floor_for_every_measure() -> None:
    assert {kind: tuple(values) for kind, values in floors().items()} == dict.fromkeys(by_kind(), MEASURES)


@given(
    st.dictionaries(st.sampled_from(["wire", "war"]), SHARES), st.fixed_dictionaries({"wire": SHARES, "war": SHARES})
)
def test_raising_never_lowers_and_never_passes_what_is_measured(
    held: dict[str, dict[str, float]], now: dict[str, dict[str, float]]
) -> None:
    new = raised(held, now)
    for kind, values in new.items():
        for name, value in values.items():
            old = held.get(kind, {}).get(name, 0.0)
            assert value >= old
            assert value == old or value <= now[kind][name] + 1e-9


def test_writing_keeps_what_stands_before_the_tables() -> None:
    text = FILE.read_text(encoding="utf-8")
    again = written(text, floors())
    assert tomllib.loads(again) == tomllib.loads(text)
    assert again.startswith(text[: text.index("\n[corpus.")])


def test_a_fall_is_named() -> None:
    held = {"wire": {"figure": 0.5, "metric": 0.5}}
    assert fallen(held, {"wire": {"figure": 0.5, "metric": 0.49}}) == ["wire metric: 0.490 is below 0.5"]


@pytest.mark.parametrize("way", RETYPED.values(), ids=RETYPED)
@pytest.mark.parametrize("each", list(annotated()), ids=lambda each: each.article.id)
def test_retyping_moves_nothing(each: Annotated, way: Callable[[str], str]) -> None:
    text, again = each.article.text, way(each.article.text)
    assert len(again) == len(text)
    assert re.sub(r"\W", " ", again).lower() == re.sub(r"\W", " ", text).lower()


@pytest.mark.parametrize("each", list(annotated()), ids=lambda each: each.article.id)
def test_quotes_stand_where_the_annotation_says(each: Annotated) -> None:
    spans = sorted((wanted.start, wanted.end) for wanted in each.wanted)
    assert all(each.article.text[wanted.start : wanted.end] == wanted.quote != "" for wanted in each.wanted)
    assert all(end <= start for (_, end), (start, _) in zip(spans, spans[1:], strict=False)), "two claims in one quote"


def test_the_corpus_is_broad() -> None:
    scores = by_kind()
    assert len(scores.keys() - RETYPED.keys()) - 1 >= 9
    assert all(len(score.judged) >= 20 for score in scores.values())


def test_required_figures_are_of_metrics_the_program_knows() -> None:
    rows = [json.loads(line) for line in (CORPUS / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    unknown = {row["metric"] for row in rows if row["required"]} - {name.replace("_", " ") for name in metrics()}
    assert not unknown
