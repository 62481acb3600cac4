"""What keeps a number company: whether a counted noun or a predicate follows, and how the line is written."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.vocabulary.lexicon import grammar, nouns

_AHEAD = 4  # words between a number and its noun or predicate
_LONG = 4  # letters; shorter words are small in titles too


def noun_follows(line: Line, at: int) -> bool:
    """Whether a noun that can be counted comes before the phrase ends: "12 young Norland shepherds"."""
    lows, words, known = line.lows, grammar(), nouns()
    for ahead in range(at, min(at + _AHEAD, len(lows))):
        word = lows[ahead]
        if word in known.ids or word in known.things or word in words.more:
            return True
        trigger = line.starts.get(ahead)
        if trigger is not None and "nouns" in trigger.roles:
            return True
        if line.toks[ahead].kind != "w" or word in words.prepositions or word in words.conjunctions:
            return False
        if word in words.aux or word in words.determiners or (trigger is not None and trigger.end - trigger.start > 1):
            return False
        if word.endswith("s") and len(word) > _LONG and not word.endswith(("'s", "ss", "us")):
            return True
    return False


def act_follows(line: Line, at: int) -> bool:
    """Whether the number has its predicate right behind it: "12 were killed", "12 dead", "12 later died"."""
    words = grammar()
    for ahead in range(at, min(at + _AHEAD, len(line.lows))):
        if ahead in line.starts:
            return True
        if line.lows[ahead] not in words.aux and line.lows[ahead] not in words.adverbs:
            return False
    return False


def act_before(line: Line, at: int) -> bool:
    """Whether the predicate stands right before the number: "killing 12", "a toll of 12"."""
    words = grammar()
    for behind in range(at, max(0, at - _AHEAD), -1):
        if behind in line.ends:
            return True
        if behind and line.lows[behind - 1] not in words.determiners and line.lows[behind - 1] != "of":
            return False
    return False


def is_bare(line: Line, at: int) -> bool:
    """Whether the number ending here has neither noun nor predicate of its own."""
    return not noun_follows(line, at) and not act_follows(line, at)


def in_prose(line: Line) -> bool:
    """Whether capitals mean names here: in capitals or a title they mean nothing."""
    small = 0
    for token in line.toks:
        if token.kind == "w" and len(token.text) >= _LONG and token.text[0].islower():
            small += 1
            if small > 1:
                return True
    return False
