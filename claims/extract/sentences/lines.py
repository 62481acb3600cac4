"""A sentence prepared for reading: its tokens, numbers and trigger words, each found once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from claims.extract.sentences.splitting import Sentence
from claims.figures.quantities import Quantity, quantities
from claims.figures.tokens import Token, tokens
from claims.vocabulary.lexicon import triggers

_PROSE = 60  # numbers; a sentence with more is a table or a dump of digits
_ANY: dict[str, dict[str, str]] = {}


class Trigger(NamedTuple):
    """A word or phrase that names a metric; `roles` maps a role (data/triggers.toml) to its metric.

    `sorts` maps a sort of noun to the roles the phrase has of such nouns only (claims/extract/counts/sorts.py).
    """

    start: int
    end: int
    roles: dict[str, str]
    sorts: dict[str, dict[str, str]] = _ANY


@dataclass(slots=True)
class Line:
    """One sentence: `lows` are the folded tokens, `starts` and `ends` find triggers by their first or last token."""

    text: str
    sentence: Sentence
    toks: list[Token]
    lows: list[str]
    figures: list[Quantity]
    starts: dict[int, Trigger] = field(default_factory=dict)
    ends: dict[int, Trigger] = field(default_factory=dict)

    def before(self, at: int) -> str:
        """The word before token `at`; "" where the sentence begins there."""
        return self.lows[at - 1] if at else ""

    def words(self, start: int, end: int) -> str:
        """The text from token `start` up to token `end`, on one line."""
        words = self.text[self.toks[start].start : self.toks[end - 1].end]
        return " ".join(words.split()) if "\n" in words or "\r" in words else words


def line(text: str, sentence: Sentence) -> Line:
    """Prepare one sentence."""
    toks = tokens(text, sentence.start, sentence.end)
    lows = [token.lower for token in toks]
    figures = quantities(toks, lows, text, most=_PROSE)
    made = Line(text, sentence, toks, lows, figures if len(figures) <= _PROSE else [])
    for at, end, meanings in triggers().along(lows):
        made.starts[at] = made.ends[end] = Trigger(at, end, *_told(meanings))
    return made


@cache
def _told(meanings: tuple[tuple[str, str], ...]) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The roles of a phrase with their metrics, and those it has of one sort of noun only."""
    roles: dict[str, str] = {}
    sorts: dict[str, dict[str, str]] = {}
    for metric, role in meanings:
        name, _, sort = role.partition("_")
        if sort:
            sorts.setdefault(sort, {}).setdefault(name, metric)
        else:
            roles.setdefault(role, metric)
    return roles, sorts
