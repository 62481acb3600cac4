"""Reading against general number extractors: figures found and right, false figures, articles a second.

    python benchmarks/reading.py [--seconds 3]

The peers are not needed by anything else and are left out where they are missing; to have them beside the program:

    pip install quantulum3 text2num

On our own texts: the table of sentences (tests/extract/sentences.toml) and the corpus (tests/quality/corpus). The peers
find numbers and know nothing of what is counted, so what is asked of all is the number alone ("at least 16" is right
as 16, of a range either end is enough); the program is then also asked for the interval and for what is counted.
A number that is no figure of the text by the annotation (an age, a date, a street) is false. text2num reads words only:
it gets the usual pattern for digits beside it, and is told to keep small numbers too.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import time
import tomllib
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.extract.drafts import find
from claims.model import Article

TESTS = Path(__file__).parent.parent / "tests"
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_TOKENS = re.compile(r"\w+|[^\w\s]|\s+")
_WANTED = re.compile(r"(\d+)(?:-(\d+))?")


@dataclass(frozen=True)
class Number:
    """A number found or wanted, and where. `ends` are the intervals that are right for it, `metrics` what it counts."""

    values: tuple[float, ...]
    start: int
    end: int
    ends: tuple[tuple[float | None, float | None], ...] = ()
    metrics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A text with the figures that must be read from it and those that may be."""

    text: str
    wanted: tuple[Number, ...]
    allowed: tuple[Number, ...] = ()


Reader = Callable[[str], list[Number]]


def ours(text: str) -> list[Number]:
    found = []
    for draft in find(Article(id="b", text=text, sha256="0", published="2031-05-09")):
        ends = tuple(None if end is None else float(end) for end in (draft.figure.low, draft.figure.high))
        values = tuple(end for end in ends if end is not None)
        found.append(Number(values, draft.start or 0, draft.end or 0, ((ends[0], ends[1]),), (draft.metric,)))
    return found


def quantulum() -> Reader:
    parser: Any = importlib.import_module("quantulum3.parser")

    def read(text: str) -> list[Number]:
        found = []
        for quantity in parser.parse(text):
            value, off = quantity.value, quantity.uncertainty or 0
            found.append(Number((value, value - off, value + off), *quantity.span))
        return found

    return read


class _Word:
    """A token as text2num wants it, which remembers where it stands."""

    def __init__(self, match: re.Match[str]) -> None:
        self.word, self.start, self.end = match[0], match.start(), match.end()

    def text(self) -> str:
        return self.word

    def nt_separated(self, previous: object) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return self.word[:1].isdigit()


def text2num() -> Reader:
    library: Any = importlib.import_module("text_to_num")

    def read(text: str) -> list[Number]:
        words = [_Word(match) for match in _TOKENS.finditer(text)]
        found = [
            Number((each.value,), words[each.start].start, words[each.end - 1].end)
            for each in library.find_numbers(words, "en", 0.0)
        ]
        digits = [
            Number((float(each[0].replace(",", "")),), each.start(), each.end()) for each in _DIGITS.finditer(text)
        ]
        return [*found, *digits]

    return read


def sentences() -> list[Text]:
    """The table of sentences; a sentence is a place of its own."""
    table = tomllib.loads((TESTS / "extract" / "sentences.toml").read_text(encoding="utf-8"))
    return [
        Text(text, tuple(_item(item, len(text)) for item in want.split("; ") if item))
        for rows in table.values()
        for text, want, *_ in rows
    ]


def _item(item: str, length: int) -> Number:
    number, metric, *_ = item.split(" ")
    match = _WANTED.search(number)
    assert match, item
    low, high = float(match[1]), float(match[2] or match[1])
    shut = number.startswith(("..", "<")), number.endswith(("+", "?")) or number.startswith(">")
    return Number((low, high), 0, length, ((None if shut[0] else low, None if shut[1] else high),), (metric,))


def corpus() -> list[Text]:
    """The annotated articles."""
    figures: dict[str, list[dict[str, Any]]] = {}
    for row in _rows("gold.jsonl"):
        figures.setdefault(row["document"], []).append(row)
    return [
        Text(
            row["text"],
            tuple(_annotated(each) for each in figures[row["id"]] if each["required"]),
            tuple(_annotated(each) for each in figures[row["id"]] if not each["required"]),
        )
        for row in _rows("articles.jsonl")
    ]


def _rows(name: str) -> Iterator[dict[str, Any]]:
    with (TESTS / "quality" / "corpus" / name).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _annotated(row: dict[str, Any]) -> Number:
    ends = ((row["low"], row["high"]), *((low, high) for low, high in row["alt_bounds"]))
    values = tuple(float(end) for pair in ends for end in pair if end is not None)
    metrics = tuple(name.replace(" ", "_") for name in (row["metric"], *row["alt_metric"]))
    return Number(values, row["start"], row["end"], ends, metrics)


@dataclass
class Tally:
    """Of the `wanted` figures, those with the right number, interval and metric; and the false ones."""

    wanted: int = 0
    number: int = 0
    interval: int = 0
    metric: int = 0
    false: int = 0

    def add(self, each: Text, found: Sequence[Number]) -> None:
        used: set[int] = set()
        for figure in each.wanted:
            free = [(at, one) for at, one in enumerate(found) if at not in used and _over(one, figure)]
            reached, at = max(((_reached(one, figure), -at) for at, one in free), default=(0, 0))
            if reached:
                used.add(-at)
            self.wanted += 1
            self.number += reached > 0
            self.interval += reached > 1
            self.metric += reached > 2
        for figure in each.allowed:
            used.update(at for at, one in enumerate(found) if _over(one, figure))
        self.false += len(found) - len(used)


def _over(one: Number, other: Number) -> bool:
    return one.start < other.end and other.start < one.end


def _reached(one: Number, wanted: Number) -> int:
    if not set(one.values) & set(wanted.values):
        return 0
    if not set(one.ends) & set(wanted.ends):
        return 1
    return 3 if set(one.metrics) & set(wanted.metrics) else 2


def speed(texts: Sequence[Text], read: Reader, seconds: float) -> float:
    """Texts a second of one core's own time, reading them over and over for about so long."""
    read(texts[0].text)
    began, done = time.process_time(), 0
    while time.process_time() - began < seconds:
        for each in texts:
            read(each.text)
        done += len(texts)
    return done / (time.process_time() - began)


def readers() -> Iterator[tuple[str, Reader]]:
    yield "claims", ours
    for name, make in (("quantulum3", quantulum), ("text2num", text2num)):
        try:
            yield name, make()
        except ImportError:
            print(f"{name} is not installed (pip install quantulum3 text2num)")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--seconds", type=float, default=3)
    given = ask.parse_args()
    warnings.simplefilter("ignore")
    articles = corpus()
    words = sum(len(each.text.split()) for each in articles) / len(articles)
    for name, texts in (("sentences", sentences()), (f"articles of {words:.0f} words", articles)):
        print(f"{len(texts)} {name}, {sum(len(each.wanted) for each in texts)} figures")
        print(f"  {'':11} {'number':>7} {'interval':>9} {'metric':>7} {'false':>6} {'a second':>9}")
        for reader, read in readers():
            print(f"  {reader:11} {_row(texts, read, given.seconds)}", flush=True)


def _row(texts: Sequence[Text], read: Reader, seconds: float) -> str:
    tally = Tally()
    for each in texts:
        tally.add(each, read(each.text))
    share = [count / tally.wanted for count in (tally.number, tally.interval, tally.metric)]
    row = f"{share[0]:7.3f} {share[1]:9.3f} {share[2]:7.3f}" if read is ours else f"{share[0]:7.3f} {'-':>9} {'-':>7}"
    return f"{row} {tally.false:6} {speed(texts, read, seconds):9.0f}"


if __name__ == "__main__":
    main()
