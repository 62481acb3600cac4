"""Short articles whose every figure must be read: floors that only rise."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from made_drafts import noted

from claims.extract.drafts import find
from claims.model import Article, Draft

HERE = Path(__file__).parent
_SLACK = 0.02


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _same(got: str | None, want: str) -> bool:
    def plain(name: str | None) -> str:
        return re.sub(r"^(?:the|a|an) ", "", re.sub(r"\W+", " ", (name or "").lower()).strip())

    return plain(got) == plain(want) or (bool(want and got) and f" {plain(want)} " in f" {plain(got)} ")


def _score() -> tuple[dict[str, float], list[str]]:
    """The four measures, as the shared scorers define them, and what was missed or made up."""
    right = dict.fromkeys(("figure", "metric", "source"), 0)
    wanted = made = kept = 0
    misses: list[str] = []
    for row in _toml("articles.toml")["article"]:
        text = row["text"].strip()
        drafts = find(Article(id="q", text=text, sha256="0", title=row.get("title"), published="2031-05-09"))
        used: set[int] = set()
        for words, number, metric, source in row["claims"]:
            wanted += 1
            start = text.index(words)
            near = [
                at
                for at, d in enumerate(drafts)
                if at not in used and _over(d, start, start + len(words)) and not d.context
            ]
            best = max(near, key=lambda at: (noted(drafts[at]) == number, drafts[at].metric == metric), default=None)
            if best is None or (noted(drafts[best]), drafts[best].metric) != (number, metric):
                misses.append(f"missed {row['kind']}: {words!r} {number} {metric}")
            if best is None:
                continue
            used.add(best)
            figure = noted(drafts[best]) == number
            right["figure"] += figure
            right["metric"] += figure and drafts[best].metric == metric
            heard = _same(drafts[best].asserted_by, source)
            right["source"] += heard
            if not heard:
                misses.append(f"heard {row['kind']}: {words!r} {drafts[best].asserted_by!r}, not {source!r}")
        own = [at for at, d in enumerate(drafts) if not d.context and d.figure.high != 1]
        made, kept = made + len(own), kept + sum(at in used for at in own)
        misses += [f"made up {row['kind']}: {drafts[at].quote!r} {drafts[at].metric}" for at in own if at not in used]
    measures = {name: count / wanted for name, count in right.items()}
    return measures | {"precision": kept / made}, misses


def _over(draft: Draft, start: int, end: int) -> bool:
    return draft.start is not None and draft.end is not None and draft.start < end and start < draft.end


def test_reading_holds_its_floors() -> None:
    measured, misses = _score()
    floors = _toml("floors.toml")["short"]
    assert measured.keys() == floors.keys()
    fallen = {name: round(value, 3) for name, value in measured.items() if value < floors[name]}
    assert not fallen, f"below the floors {floors}: {fallen}\n" + "\n".join(misses)
    risen = {name: round(value, 3) for name, value in measured.items() if value > floors[name] + _SLACK}
    assert not risen, f"raise the floors to {risen}\n" + "\n".join(misses)
