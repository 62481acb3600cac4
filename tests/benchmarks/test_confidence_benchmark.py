"""How confidence is judged: which annotated figure a draft is held against, and what the figures of a table mean."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks.confidence import FIRST, Judged, judged, learnt, paired, readings, reliability, save, told
from benchmarks.learning.learn_confidence import written
from claims.extract.confidence import FEATURES
from claims.extract.drafts import find
from claims.model import Article, Bound, Draft, Figure

ROOT = Path(__file__).parents[2]
TEXT = "Nine people were killed and four injured in Palt. Police chief Ana Lorne, 41, has 30 officers."
ROW: dict[str, Any] = {
    "document": "a", "quote": "Nine people", "start": 0, "end": 11, "metric": "killed", "low": 9, "high": 9,
    "qualifier": "exact", "required": True,
}  # fmt: skip
FOUR = ROW | {"quote": "four injured", "start": 28, "end": 40, "metric": "injured", "low": 4, "high": 4}


def drawn(start: int, end: int, low: int, metric: str = "killed", **more: Any) -> Draft:
    return Draft(document="a", figure=Figure(Bound.EXACT, low, low, low), metric=metric, start=start, end=end, **more)


def folder(path: Path, *rows: dict[str, Any]) -> Path:
    """A folder with one article, annotated."""
    (path / "articles.jsonl").write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf-8")
    (path / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"metric": "injured"}, False),
        ({"metric": "injured", "alt_metric": ["killed"]}, True),
        ({"low": 8, "high": 8}, False),
        ({"low": 8, "high": 8, "alt_bounds": [[9, 9]]}, True),
        ({"low": 8, "high": 8, "qualifier": "more than"}, True),
        ({"required": False}, True),
        ({"required": False, "low": 8}, False),
        ({"start": 11, "end": 15}, False),
    ],
)
def test_what_is_right(tmp_path: Path, change: dict[str, Any], right: bool) -> None:
    first, second = judged(folder(tmp_path, ROW | change, FOUR))
    assert (first.quote, first.right) == ("Nine people", right)
    assert (second.quote, second.right) == ("four injured", True)
    confidence = find(Article(id="a", text=TEXT, sha256="0"))[0].confidence
    assert first.said == pytest.approx(confidence)


def test_lenient_forgives_what_is_made_of_optional_figures(tmp_path: Path) -> None:
    made = folder(tmp_path, ROW | {"required": False, "low": 8}, FOUR | {"metric": "missing"})
    assert [each.right for each in judged(made)] == [False, False]
    assert [each.right for each in judged(made, lenient=True)] == [True, False]


def test_readings_are_kept_as_numbers(tmp_path: Path) -> None:
    drafts = judged(folder(tmp_path, ROW, FOUR | {"metric": "missing"}))
    save(drafts, tmp_path / "r.csv")
    text = (tmp_path / "r.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0] == f"document,{','.join(FEATURES)},right"
    assert "Nine" not in text
    assert readings(tmp_path / "r.csv") == [Judged(each.document, each.seen, each.right) for each in drafts]


def test_the_first_readings_are_of_our_own_corpus() -> None:
    kinds = json.loads((ROOT / "tests" / "quality" / "corpus" / "sets.json").read_text(encoding="utf-8"))
    kept = readings(FIRST)
    assert {each.document for each in kept} <= set(kinds)
    assert len(kept) > 300
    assert 0.8 < sum(each.right for each in kept) / len(kept) < 0.95


def test_what_is_annotated_nowhere_is_wrong(tmp_path: Path) -> None:
    assert [each.right for each in judged(folder(tmp_path))] == [False, False]


def test_a_list_is_right_where_its_parts_add_up(tmp_path: Path) -> None:
    parts = [ROW | {"start": 0, "end": 4, "low": 4, "high": 4, "required": False}]
    parts.append(ROW | {"start": 5, "end": 11, "low": 5, "high": 5, "required": False})
    assert judged(folder(tmp_path, *parts))[0].right
    assert not judged(folder(tmp_path, *parts, ROW | {"start": 4, "end": 5, "low": 1, "high": 1}))[0].right


def test_required_figures_choose_first_and_the_best() -> None:
    made = [drawn(0, 4, 7), drawn(2, 11, 9), drawn(3, 9, 9, "injured")]
    optional = ROW | {"required": False, "low": 7, "high": 7}
    assert paired(made, [optional, ROW]) == {1: ROW, 0: optional}
    assert paired(made[:1], [optional, ROW]) == {0: ROW}


def test_background_is_no_figure_of_the_event() -> None:
    assert paired([drawn(0, 11, 9, context=True), drawn(0, 11, 9)], [ROW]) == {1: ROW}


def test_the_table_of_what_was_said_and_what_is_so() -> None:
    found = reliability([0.96] * 10 + [0.6] * 5, [True] * 9 + [False] + [True, True, False, False, False])
    assert [(each.size, each.so) for each in found.bins] == [(5, 0.4), (10, 0.9)]
    assert [each.said for each in found.bins] == pytest.approx([0.6, 0.96])
    assert found.base == pytest.approx(11 / 15)
    assert found.base_brier == pytest.approx(11 / 15 * 4 / 15)
    assert found.brier == pytest.approx((9 * 0.04**2 + 0.96**2 + 2 * 0.4**2 + 3 * 0.6**2) / 15)
    assert found.error == pytest.approx((10 * 0.06 + 5 * 0.2) / 15)
    assert found.order == pytest.approx((9 * (3 + 0.5) + 2 * 1.5) / 44)
    assert "0.95 – 1.00      10   0.960   0.900" in told(found)


def test_saying_the_share_of_every_draft_scores_as_the_base() -> None:
    found = reliability([0.75] * 4, [True, True, True, False])
    assert (found.brier, found.error, found.order) == pytest.approx((found.base_brier, 0.0, 0.5))


def test_what_is_learnt_puts_right_above_wrong_and_is_written_whole(tmp_path: Path) -> None:
    drafts = judged(folder(tmp_path, ROW)) * 20
    model = learnt(drafts)
    raw = tomllib.loads(written(model, "# by hand"))
    assert tuple(raw["weights"]) == tuple(FEATURES)
    assert raw["start"] == pytest.approx(model.start, rel=1e-3)


def test_the_script_refuses_what_teaches_nothing(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.learning.learn_confidence", str(folder(tmp_path, ROW, FOUR))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "drafts that are right and drafts that are not" in ran.stderr
