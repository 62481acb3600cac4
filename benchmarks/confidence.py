"""How far the confidence of a draft holds: what is said to be right nine times in ten should be, in nine of ten.

    python benchmarks/confidence.py [FOLDER | READINGS.csv] [--cross] [--lenient]

FOLDER holds articles.jsonl (a feed) and gold.jsonl (a JSON object a figure: document, quote, start, end, metric, low,
high, qualifier, required; alt_metric and alt_bounds for other readings that are right). READINGS.csv holds what was
seen of drafts judged before (benchmarks/learning/learn_confidence.py --save). Without either it is the first reading
of our own corpus, from which the weights that ship were learnt among others. --cross, the default there, gives each
document what is learnt from the others.

A draft is right when an annotated figure stands there with its ends and its metric. Optional figures are asked like
required ones; a draft that holds several annotated one by one is right where they add up to it. Drafts marked
`context` are right if so annotated, left out where nothing is annotated. With --lenient what is made of optional
figures is never wrong, and drafts marked `context` are left out.

Printed: in bins of confidence how many drafts, what was said, what is so; the Brier score (mean squared error, less
is better) beside that of saying the share that is right of every draft; the expected calibration error (the distance
between said and so, over the bins).
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from claims.extract.confidence import FEATURES, Model, chance, features, model
from claims.extract.drafting import draft
from claims.extract.drafts import look
from claims.matching.learning import learn
from claims.model import Article, Draft
from claims.vocabulary.language import DEFAULT, primary, reading

FIRST = Path(__file__).parent / "learning" / "first_readings.csv"
RIDGE = 3.0
_FOLDS = 10
_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
_STEPS = {"more than": 1, "fewer than": -1}
Row = dict[str, Any]


@dataclass(frozen=True)
class Judged:
    """A draft with what the annotation says of it; `seen` is what the model looks at."""

    document: str
    seen: tuple[float, ...]
    right: bool
    quote: str = ""

    @property
    def said(self) -> float:
        """Its confidence by the weights that ship."""
        return chance(self.seen, model())


def drafts_of(path: Path) -> list[Judged]:
    """The judged drafts of a folder, or of a table of readings."""
    return judged(path) if path.is_dir() else readings(path)


def readings(path: Path) -> list[Judged]:
    """Drafts that were judged before: a row each, with the features by name."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Judged(row["document"], tuple(float(row[name]) for name in FEATURES), row["right"] == "1")
            for row in csv.DictReader(file)
        ]


def save(of: Sequence[Judged], path: Path) -> None:
    """Write drafts as a table of readings: numbers and ids of documents, no text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["document", *FEATURES, "right"])
        table.writerows([each.document, *(f"{value:g}" for value in each.seen), int(each.right)] for each in of)


def judged(folder: Path, *, lenient: bool = False) -> list[Judged]:
    """Every draft of the articles of a folder that can be judged."""
    wanted: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(folder / "gold.jsonl"):
        wanted[row["document"]].append(row)
    articles = map(_article, _rows(folder / "articles.jsonl"))
    return [each for article in articles for each in _of(article, wanted[article.id], lenient=lenient)]


def _article(row: Row) -> Article:
    return Article(
        id=str(row["id"]),
        text=row["text"],
        sha256="0",
        title=row.get("title"),
        outlet=row.get("outlet"),
        published=row.get("published"),
        language=row.get("language"),
    )


def _of(article: Article, wanted: Sequence[Row], *, lenient: bool) -> Iterator[Judged]:
    with reading(primary(article.language or DEFAULT)):
        seen = look(article)
        made = [draft(seen, each) for each in seen.found]
    pairs = paired(made, wanted)
    for at, (found, each) in enumerate(zip(seen.found, made, strict=True)):
        row = pairs.get(at)
        if not each.context or (row is not None and not lenient):
            optional = row is not None and not row["required"]
            right = row is not None and (_right(each, row) or (optional and (lenient or _sum(each, wanted))))
            yield Judged(article.id, tuple(map(float, features(found))), right, each.quote or "")


def paired(made: Sequence[Draft], wanted: Sequence[Row]) -> dict[int, Row]:
    """The annotated figure of each draft that has one: one to one, required ones first, the best that touch."""
    pairs: dict[int, Row] = {}
    for row in sorted(wanted, key=lambda row: not row["required"]):
        near = [at for at, each in enumerate(made) if at not in pairs and _touch(each, row)]
        if near:
            pairs[max(near, key=lambda at: (_right(made[at], row), -at))] = row
    return pairs


def _right(made: Draft, row: Row) -> bool:
    if made.context and row["required"]:
        return False
    step = next((step for words, step in _STEPS.items() if words in row["qualifier"]), 0)
    ends = [(row["low"], row["high"]), *row.get("alt_bounds", ())]
    return any(
        _same(made.figure.low, low, step) and _same(made.figure.high, high, step) for low, high in ends
    ) and _counts(made, row)


def _sum(made: Draft, wanted: Sequence[Row]) -> bool:
    """Whether the figures annotated one by one inside the draft add up to it."""
    parts = [row["low"] for row in wanted if _touch(made, row) and _counts(made, row)]
    return len(parts) > 1 and None not in parts and sum(parts) == made.figure.low


def _counts(made: Draft, row: Row) -> bool:
    return made.metric.replace("_", " ") in (row["metric"], *row.get("alt_metric", ()))


def _same(got: object, want: Any, step: int) -> bool:
    return got == want or (got is not None and want is not None and got == want + step)


def _touch(made: Draft, row: Row) -> bool:
    return bool((made.start or 0) < row["end"] and row["start"] < (made.end or 0))


def learnt(of: Sequence[Judged], ridge: float = RIDGE) -> Model:
    """The model under which the judged drafts are likeliest."""
    columns = np.array([each.seen for each in of], dtype=float)
    start, weights = learn(columns, np.array([float(each.right) for each in of]), ridge=ridge)
    return Model(start, tuple(weights.tolist()))


def crossed(of: Sequence[Judged], folds: int = _FOLDS, ridge: float = RIDGE) -> list[float]:
    """The confidence of each by what is learnt from other documents: a document is never on both sides."""
    names = sorted({each.document for each in of})
    home = {name: at % folds for at, name in enumerate(names)}
    said = [0.0] * len(of)
    for fold in sorted(set(home.values())):
        using = learnt([each for each in of if home[each.document] != fold], ridge)
        for at, each in enumerate(of):
            if home[each.document] == fold:
                said[at] = chance(each.seen, using)
    return said


@dataclass(frozen=True)
class Bin:
    """The drafts whose confidence lies in a bin: how many, their mean confidence, the share that is right."""

    above: float
    upto: float
    size: int
    said: float
    so: float


@dataclass(frozen=True)
class Reliability:
    """How far what was said holds. `base` is the share that is right, `base_brier` the score of saying only that."""

    size: int
    base: float
    brier: float
    base_brier: float
    error: float
    order: float
    bins: tuple[Bin, ...]


def reliability(said: Sequence[float], right: Sequence[bool]) -> Reliability:
    """What was said against what is so. `order` is the chance that a right draft was given more than a wrong one."""
    chance, so = np.array(said), np.array(right, dtype=float)
    bins = []
    for low, high in zip(_BINS, _BINS[1:]):
        inside = (chance > low) & (chance <= high)
        if inside.any():
            bins.append(Bin(low, high, int(inside.sum()), float(chance[inside].mean()), float(so[inside].mean())))
    good, bad = chance[so == 1], chance[so == 0]
    more = (good[:, None] > bad).mean() + (good[:, None] == bad).mean() / 2 if len(good) and len(bad) else 0.5
    base = float(so.mean())
    return Reliability(
        size=len(so),
        base=base,
        brier=float(((chance - so) ** 2).mean()),
        base_brier=base * (1 - base),
        error=sum(each.size * abs(each.said - each.so) for each in bins) / len(so),
        order=float(more),
        bins=tuple(bins),
    )


def told(found: Reliability) -> str:
    """The table of the bins, and the figures under it."""
    lines = ["   confidence  drafts    said   right"]
    lines += [f"  {b.above:4.2f} – {b.upto:4.2f}  {b.size:6}   {b.said:.3f}   {b.so:.3f}" for b in found.bins]
    lines.append(f"  {'all':11}  {found.size:6}           {found.base:.3f}")
    lines.append(f"  Brier score {found.brier:.4f} (saying {found.base:.3f} of every draft: {found.base_brier:.4f})")
    lines.append(f"  expected calibration error {found.error:.3f}, right above wrong {found.order:.3f}")
    return "\n".join(lines)


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("path", nargs="?", type=Path)
    ask.add_argument("--cross", action="store_true")
    ask.add_argument("--lenient", action="store_true", help="of a FOLDER only")
    given = ask.parse_args()
    path = given.path or FIRST
    drafts = judged(path, lenient=True) if given.lenient else drafts_of(path)
    cross = given.cross or given.path is None
    said = crossed(drafts) if cross else [each.said for each in drafts]
    how = "learnt from the other documents" if cross else "by the weights that ship"
    print(f"{path.name}: {len({each.document for each in drafts})} documents, {how}")
    print(told(reliability(said, [each.right for each in drafts])))


if __name__ == "__main__":
    main()
