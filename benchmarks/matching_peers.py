"""What record linkage tools get from reports, and Splink and dedupe with it: the peers of matching_scale.py.

Equal information: `told_rows` cuts from title and text, without our reader, what matching uses: names (words written
with a capital inside sentences at least three times as often as without, in all reports), neighbouring names ("Anna
Berg"), ordinary words that at most one report in a hundred has, numbers and ages; beside them the first place, the day
and the figures that the account states, its publication and its outlet, as matching is given them. `telling` are the
four names or words of a report that fewest others have (2 to 60), `blocks` the six names, names of two words or words
by which it is compared with others. This preparation knows all
reports, and it is not counted in the peers' time or memory. The threshold of either is picked on the answers.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]")
_AGE = re.compile(r"\b(\d\d)(?=-year-old|,)|(?<=, )(\d\d)\b")
_STOPS = frozenset(".!?")
_NAMED = 3  # times as often with a capital as without
_RARE = 0.01  # of the reports: a word that more have is no use to a count of words in common
_BLOCK = 60  # reports that share a term at most, to be compared for it
_TELLING, _BLOCKS = 4, 6
_JUDGED = 1_000  # pairs of either kind that dedupe is trained on
_COMPARED = ("title", "place", "day", "published", "outlet", "toll", "names", "full_names", "words", "numbers", "ages")
THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9998, 0.9999, 0.99995, 0.99999)

Rates: TypeAlias = tuple[float, float, float]
Groups: TypeAlias = Callable[[float], dict[int, int]]


def pairwise(found: Sequence[object], gold: Sequence[object]) -> Rates:
    """Precision, recall and F1 over pairs."""

    def pairs(groups: Counter[Any]) -> int:
        return sum(n * (n - 1) // 2 for n in groups.values())

    both = pairs(Counter(zip(found, gold)))
    precision = both / max(1, pairs(Counter(found)))
    recall = both / max(1, pairs(Counter(gold)))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def told_rows(accounts: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """A row a report, of plain columns and arrays."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for account in accounts:
        inside = [word for before, word in _pairs(account.text) if before not in _STOPS]
        capital.update(word for word in inside if word[0].isupper())
        small.update(word for word in inside if word[0].islower())
    proper = {word for word, n in capital.items() if len(word) > 1 and n >= _NAMED * small[word.lower()]}
    df: Counter[str] = Counter()
    for account in accounts:
        df.update({*_terms(account, proper), *_full_names(f"{account.title or ''}. {account.text}", proper)})

    def few(term: str) -> bool:
        return 2 <= df[term] <= _BLOCK

    for row, account in enumerate(accounts):
        terms = sorted(set(_terms(account, proper)), key=lambda term: (df[term], term))
        said = f"{account.title or ''}. {account.text}"
        pairs = _full_names(said, proper)
        yield {
            "row": row,
            "title": account.title,
            "place": account.places[0] if account.places else None,
            "day": account.days[0] if account.days else None,
            "published": account.published,
            "outlet": account.outlet,
            "toll": next((str(n) for metric, n in sorted(account.figures, key=str) if metric == "killed"), None),
            "names": [term for term in terms if term in proper],
            "full_names": pairs,
            "words": [term for term in terms if term not in proper and df[term] <= max(2, _RARE * len(accounts))],
            "numbers": sorted(set(re.findall(r"\d+", said))),
            "ages": sorted({one or other for one, other in _AGE.findall(said)}),
            "telling": list(filter(few, terms))[:_TELLING],
            "blocks": sorted(filter(few, (*terms, *pairs)), key=df.__getitem__)[:_BLOCKS],
        }


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    before = "."
    for word in _WORD.findall(text):
        yield before, word
        before = word


def _terms(account: Any, proper: set[str]) -> Iterator[str]:
    """Names as written, other words in small letters."""
    for word in _WORD.findall(f"{account.title or ''}. {account.text}"):
        if word[0].isalpha() and len(word) > 1:
            yield word if word in proper else word.lower()


def _full_names(said: str, proper: set[str]) -> list[str]:
    found = {f"{before} {word}" for before, word in _pairs(said) if before in proper and word in proper}
    return sorted(found)


def splink(path: Path) -> dict[str, Any]:
    """One run of Splink on the rows of a file: weights by EM without labels, u by random sampling."""
    import duckdb  # type: ignore[import-not-found]
    import splink as peer  # type: ignore[import-not-found]
    import splink.comparison_library as compare  # type: ignore[import-not-found]
    from splink.backends.duckdb import DuckDBAPI  # type: ignore[import-not-found]

    told = Told()
    connection = duckdb.connect()
    connection.execute("set threads to 2")
    frame = DuckDBAPI(connection).register(connection.read_json(str(path)))
    block = peer.block_on
    settings = peer.SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="row",
        blocking_rules_to_generate_predictions=[block("place", "day"), block("blocks", arrays_to_explode=["blocks"])],
        comparisons=_comparisons(compare),
    )
    linker = peer.Linker(frame, settings)
    told.seen("read")
    train = linker.training
    train.estimate_probability_two_random_records_match([block("place", "day", "toll"), block("title")], recall=0.5)
    train.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in (block("place", "day"), block("published", "toll")):
        train.estimate_parameters_using_expectation_maximisation(rule, estimate_without_term_frequencies=True)
    told.seen("train")
    predicted = linker.inference.predict(threshold_match_probability=min(THRESHOLDS))
    told.seen("score")

    def clusters(threshold: float) -> dict[int, int]:
        found = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        return dict(found.as_duckdbpyrelation().project("row, cluster_id").fetchall())

    return told.best(clusters, path, THRESHOLDS)


def _comparisons(compare: Any) -> list[Any]:
    arrays = {"names": [4, 3, 2, 1], "full_names": [2, 1], "telling": [3, 2, 1], "words": [5, 3, 2, 1], "ages": [1],
              "numbers": [2, 1]}  # fmt: skip
    days = compare.AbsoluteDateDifferenceAtThresholds
    return [
        compare.JaroWinklerAtThresholds("title", [0.95, 0.8]),
        compare.JaroWinklerAtThresholds("place", [0.9]).configure(term_frequency_adjustments=True),
        days("day", input_is_string=False, metrics=["day", "day"], thresholds=[1, 7]),
        days("published", input_is_string=False, metrics=["day"] * 3, thresholds=[1, 7, 30]),
        compare.ExactMatch("toll").configure(term_frequency_adjustments=True),
        compare.ExactMatch("outlet").configure(term_frequency_adjustments=True),
        *(compare.ArrayIntersectAtSizes(name, sizes) for name, sizes in arrays.items()),
    ]


def dedupe(path: Path) -> dict[str, Any]:
    """One run of dedupe on the rows of a file, trained on judged pairs: 1,000 of one event and 1,000 others."""
    import dedupe as peer  # type: ignore[import-not-found]
    from dedupe import variables as kinds

    told = Told()
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    data = {row["row"]: {name: _plain(row[name]) for name in _COMPARED} for row in rows}
    linker = peer.Dedupe([kinds.String("title", has_missing=True), *_strings(kinds), *_sets(kinds)], num_cores=1)
    told.seen("read")
    linker.prepare_training(data, sample_size=2_000)
    linker.mark_pairs(_judged(data, json.loads(Path(f"{path}.gold").read_text(encoding="utf-8"))))
    linker.train(recall=0.9, index_predicates=False)
    told.seen("train")
    return told.best(lambda threshold: _clusters(linker, data, threshold), path, (0.2, 0.4, 0.5, 0.6, 0.8))


def _strings(kinds: Any) -> list[Any]:
    plain = [kinds.ShortString(name, has_missing=True) for name in ("place", "published")]
    return plain + [kinds.Exact(name, has_missing=True) for name in ("day", "toll", "outlet")]


def _sets(kinds: Any) -> list[Any]:
    return [kinds.Set(name, has_missing=True) for name in ("names", "full_names", "words", "numbers", "ages")]


def _plain(value: Any) -> Any:
    return tuple(value) or None if isinstance(value, list) else value or None


def _judged(data: dict[int, Any], gold: Sequence[int]) -> dict[str, list[tuple[Any, Any]]]:
    """Pairs of one event and of two, drawn by lot."""
    random = Random(1)
    members: dict[int, list[int]] = {}
    for row, event in enumerate(gold):
        members.setdefault(event, []).append(row)
    several = [rows for rows in members.values() if len(rows) > 1]
    same = [tuple(random.sample(random.choice(several), 2)) for _ in range(_JUDGED)]
    far = (tuple(random.sample(range(len(gold)), 2)) for _ in range(2 * _JUDGED))
    other = [pair for pair in far if gold[pair[0]] != gold[pair[1]]][:_JUDGED]
    return {
        "match": [(data[one], data[two]) for one, two in same],
        "distinct": [(data[one], data[two]) for one, two in other],
    }


def _clusters(linker: Any, data: dict[int, Any], threshold: float) -> dict[int, int]:
    return {row: rows[0] for rows, _ in linker.partition(data, threshold) for row in rows}


class Told:
    """What is told of a run: seconds by stage, and how good the groups are."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}
        self.last = time.perf_counter()

    def seen(self, stage: str) -> None:
        """A stage has ended."""
        now = time.perf_counter()
        self.stages[stage] = now - self.last
        self.last = now

    def best(self, groups: Groups, path: Path, thresholds: Sequence[float]) -> dict[str, Any]:
        """The best rates of all thresholds; the time is that of one."""
        gold = json.loads(Path(f"{path}.gold").read_text(encoding="utf-8"))
        best = 0.0, 0.0, 0.0
        for at, threshold in enumerate(thresholds):
            self.last = time.perf_counter()
            found = groups(threshold)
            if at == 0:
                self.seen("group")
            rates = pairwise([found.get(row, row) for row in range(len(gold))], gold)
            best = max(best, rates, key=lambda each: each[2])
        told = dict(zip(("precision", "recall", "f1"), best))
        return {"seconds": sum(self.stages.values()), "stages": self.stages, **told}


if __name__ == "__main__" and len(sys.argv) > 2:
    logging.disable(logging.WARNING)
    print(json.dumps({"splink": splink, "dedupe": dedupe}[sys.argv[1]](Path(sys.argv[2]))))
