"""Bare numbers that point back to what was counted before: "he said 19", "up from 26", "to 40 from 90"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.counts.gapping import gapped
from claims.extract.counts.mention import Mention
from claims.extract.counts.phrases import Phrase
from claims.extract.sentences.lines import Line
from claims.figures.quantities import Quantity, changes
from claims.model.figure import Bound
from claims.vocabulary.lexicon import day_words, grammar, weekdays

_MOVED = 12  # tokens from "taking the total" to the new figure
_VERB = 30  # tokens from "lowered the toll" to the new figure: where and when stand between


def pointing(
    line: Line, quantity: Quantity, around: Phrase, found: Sequence[Mention], earlier: Sequence[Mention]
) -> Mention | None:
    """A bare number that points back to what was counted before: "he said 19", "up from 26", "down from 51"."""
    left_out = gapped(line, quantity, around, found)
    if left_out is not None:
        return left_out
    lows, words = line.lows, grammar()
    if around.head is not None or around.state is not None or quantity.figure.high == 0 or quantity.share is not None:
        return None
    if quantity.spelt and quantity.value == 1:
        return None
    last = found[-1] if found else next((each for each in reversed(earlier) if each.figure.high != 0), None)
    opens = quantity.start - (1 if quantity.start and lows[quantity.start - 1] in ("“", '"') else 0)
    before = lows[opens - 1] if opens else ""
    after = lows[around.end] if around.end < len(lows) else "."
    clause = not quantity.start or before in (";", ",", "and")
    if last is not None and clause and around.more and _turned_up(line, around.end):
        return Mention(
            line,
            quantity.start,
            around.end,
            quantity.figure,
            last.metric,
            last.population,
            quantity,
            None,
            True,
            trigger=last.trigger,
        )
    if (
        last is None
        or last.ordinal
        or (before not in words.pointers and not (around.more and before in (",", "and", "then")))
    ):
        return None
    changed = quantity.change is not None or lows[max(0, quantity.start - 2) : quantity.start] in (
        ["up", "from"],
        ["down", "from"],
        [",", "from"],
    )
    changed = changed or (before == "from" and turned(line, quantity))
    compared = before == "the" and not words.compared.isdisjoint(lows[max(0, quantity.start - 3) : quantity.start])
    if not (
        changed
        or (compared and (after in words.given or after in words.turned_up or _given_by(lows, around.end)))
        or after in words.prepositions
        or line.toks[min(around.end, len(lows) - 1)].kind != "w"
        or around.end >= len(lows)
        or after in words.conjunctions
        or after in day_words()
        or after in weekdays()
    ):
        return None
    tallied = any(word in words.tallies for word in lows[max(0, quantity.start - 3) : quantity.start])
    tallied = tallied or (before == "to" and _brought(line, quantity))
    told = (before in words.gives or before in ("of", "at")) and bool(
        words.gives.intersection(lows[max(0, quantity.start - 4) : quantity.start])
    )
    first = found[-1].quantity if found else None
    parallel = first is not None and before == "at" and line.lows[max(0, first.start - 1)] == "at"
    again = parallel or (bool(found) and before in ("of", "at") and quantity.figure.bound is not Bound.EXACT)
    if not (changed or tallied or told or around.more or again or compared):
        return None
    if tallied:
        among = found or [each for each in earlier if each.line is earlier[-1].line]
        last = next((each for each in among if each.metric == "killed" and each.host is None), last)
    older = (
        compared
        or (changed and before == "from")
        or any(word in words.older for word in lows[max(0, quantity.start - 4) : quantity.start])
    )
    end = quantity.end
    start = quantity.start - 1 if before in ("from", "said") else quantity.start
    return Mention(
        line, start, end, quantity.figure, last.metric, last.population, quantity, None, around.more, older=older
    )


def _given_by(lows: list[str], at: int) -> bool:
    """ "twice the 31,000 it gave in May"."""
    return lows[at] in ("it", "he", "she", "they") and lows[at + 1 : at + 2] != [] and lows[at + 1] in grammar().given


def _turned_up(line: Line, at: int) -> bool:
    """ "three more were found on Tuesday": a predicate that says only that there are more of the same."""
    lows = line.lows
    while (
        at < len(lows)
        and (lows[at] in grammar().aux or lows[at] in grammar().adverbs)
        and lows[at] not in grammar().turned_up
    ):
        at += 1
    return at < len(lows) and lows[at] in grammar().turned_up


def _brought(line: Line, quantity: Quantity) -> bool:
    """ "taking the total for the year to 214"."""
    near = line.lows[max(0, quantity.start - _MOVED) : quantity.start]
    return bool(grammar().brings.intersection(near)) and bool(grammar().tallies.intersection(near))


def turned(line: Line, quantity: Quantity) -> bool:
    """ "lowered the toll to 40 from 90": the older figure stands behind the newer."""
    newer = next((each for each in reversed(line.figures) if each.end < quantity.start), None)
    if newer is None or quantity.start - newer.end > 3 or line.lows[max(0, newer.start - 1)] != "to":
        return False
    return any(word in changes() for word in line.lows[max(0, newer.start - _VERB) : newer.start])
