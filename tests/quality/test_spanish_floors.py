"""The scored corpus in Spanish, the proof that a second language is a folder of data files: floors that only rise."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from made_drafts import noted

from claims.extract.drafts import find
from claims.model import Article, Draft

HERE = Path(__file__).parent / "spanish"
_SLACK = 0.02
Wanted = tuple[str, str, str, str, str]


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _texts(kind: str) -> list[tuple[str, str, list[Wanted]]]:
    """Kind, text and wanted figures of every text of the corpus."""
    if kind == "articles":
        return [(row["kind"], row["text"].strip(), row["claims"]) for row in _toml("articles.toml")["article"]]
    return [(name, text, claims) for name, rows in _toml("sentences.toml").items() for text, claims in rows]


def _same(got: str | None, want: str) -> bool:
    def plain(name: str | None) -> str:
        return re.sub(r"^(?:el|la|los|las|un|una) ", "", re.sub(r"\W+", " ", (name or "").lower()).strip())

    return plain(got) == plain(want) or (bool(want and got) and f" {plain(want)} " in f" {plain(got)} ")


def _score(kind: str) -> tuple[dict[str, float], list[str]]:
    """Shares of the wanted figures found, each with what was asked before it right; and of the made ones wanted."""
    right = dict.fromkeys(("figure", "metric", "population", "source"), 0)
    wanted = made = kept = 0
    misses: list[str] = []
    for name, text, claims in _texts(kind):
        drafts = find(Article(id="q", text=text, sha256="0", published="2031-05-09", language="es"))
        used: set[int] = set()
        for words, number, metric, population, source in claims:
            wanted += 1
            start = text.index(words)
            near = [at for at, d in enumerate(drafts) if at not in used and _over(d, start, start + len(words))]
            best = max(near, key=lambda at: (noted(drafts[at]) == number, drafts[at].metric == metric), default=None)
            if best is None:
                misses.append(f"missed {name}: {words!r} in {text[:60]!r}")
                continue
            used.add(best)
            draft = drafts[best]
            tests = {
                "figure": noted(draft) == number,
                "metric": draft.metric == metric,
                "population": not population or draft.population == population,
                "source": _same(draft.asserted_by, source),
            }
            right["figure"] += tests["figure"]
            for measure in ("metric", "population", "source"):
                right[measure] += tests["figure"] and tests[measure]
            got = (noted(draft), draft.metric, draft.population, draft.asserted_by)
            if not all(tests.values()):
                misses.append(f"wrong {name}: {words!r} {got}")
        own = [at for at, d in enumerate(drafts) if not d.context and d.figure.high != 1]
        made, kept = made + len(own), kept + sum(at in used for at in own)
        misses += [f"made up {name}: {drafts[at].quote!r} {drafts[at].metric}" for at in own if at not in used]
    measures = {name: count / wanted for name, count in right.items()}
    return measures | {"precision": kept / made}, misses


def _over(draft: Draft, start: int, end: int) -> bool:
    return draft.start is not None and draft.end is not None and draft.start < end and start < draft.end


@pytest.mark.parametrize("kind", ["sentences", "articles"])
def test_reading_spanish_holds_its_floors(kind: str) -> None:
    measured, misses = _score(kind)
    floors = _toml("floors.toml")[kind]
    assert measured.keys() == floors.keys()
    fallen = {name: round(value, 3) for name, value in measured.items() if value < floors[name]}
    assert not fallen, f"below the floors {floors}: {fallen}\n" + "\n".join(misses)
    risen = {name: round(value, 3) for name, value in measured.items() if value > floors[name] + _SLACK}
    assert not risen, f"raise the floors to {risen}\n" + "\n".join(misses)


def test_the_corpus_is_large_enough_to_tell() -> None:
    assert sum(len(rows) for rows in _toml("sentences.toml").values()) >= 60
    assert len(_toml("articles.toml")["article"]) >= 8


def test_no_sentence_of_the_corpus_is_read_as_english() -> None:
    for _, text, _ in _texts("sentences"):
        for draft in find(Article(id="q", text=text, sha256="0", language="fr")):
            raise AssertionError(f"read in a language nobody knows: {draft.quote}")
