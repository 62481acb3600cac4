"""Number words to values: twenty-three · a hundred and five · fourteen hundred · half a dozen · tens of thousands."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.figures.tokens import Token
from claims.figures.values import HYPHENS, NumberWords, Value, number_words, whole

_THOUSAND, _HUNDRED = 1000, 100
_PHRASE = 6  # words of the longest phrase of a number


def read_spelt(line: Sequence[Token], at: int) -> Value | None:
    """The number that starts with the word at this token; None where none does."""
    words, first = number_words(), line[at].lower
    after = line[at + 1].lower if at + 1 < len(line) else ""
    if first in words.articles and after not in words.behind_articles:
        return None
    if first in words.single and after not in words.going_on:
        return Value(words.small[first], at + 1, spelt=True)
    lowers = [token.lower for token in line[at : at + _PHRASE]]
    opened = words.before_scale.at(lowers, 0)
    if opened is not None:
        size, ((kind, share), *_) = opened
        made = _of_scale(line, at + size, kind, share, words)
        if made is not None:
            return made
    given = words.whole.at(lowers, 0)
    if given is not None:
        size, ((kind, value), *_) = given
        return Value(whole(value), at + size, vague=kind == "vague", spelt=True)
    if first in words.vague:
        return _vague(line, at, words)
    if first in words.ordinals and first not in words.small:
        return Value(words.ordinals[first], at + 1, ordinal=True, spelt=True)
    if first in words.small or first in words.tens or first in words.scales:
        return _Cardinal(line, at, words).read()
    return None


def _of_scale(line: Sequence[Token], at: int, kind: str, share: Decimal, words: NumberWords) -> Value | None:
    """ "half a" + "million", "a couple of" + "hundred", "several" + "dozens"."""
    word = line[at].lower if at < len(line) else ""
    plural = words.vague.get(word, 0) // 2
    scale = words.scales.get(word) or plural
    if not scale:
        return None
    if share == 1 and kind == "exact" and not plural:
        return _Cardinal(line, at, words).read()
    return Value(whole(share * scale), at + 1, vague=kind == "vague" or bool(plural), spelt=True, scale=scale)


def _vague(line: Sequence[Token], at: int, words: NumberWords) -> Value:
    """ "hundreds", "tens of thousands", "dozens of thousand", "hundreds and hundreds"."""
    value, at = words.vague[line[at].lower], at + 1
    while at + 1 < len(line) and line[at].lower in words.of and line[at + 1].lower in words.vague:
        value, at = value * (words.vague[line[at + 1].lower] // 2), at + 2
    if at + 1 < len(line):
        joiner, after = line[at].lower, line[at + 1].lower
        scaled = joiner in words.of and after in words.scales
        at += 2 if scaled or (joiner in ("and", "upon") and after == line[at - 1].lower) else 0
    return Value(value, at, vague=True, spelt=True)


class _Cardinal:
    """One number in words, read from the left: `total` holds finished thousands, `part` what is being built."""

    def __init__(self, line: Sequence[Token], at: int, words: NumberWords) -> None:
        self.line, self.at, self.words = line, at, words
        self.total, self.part = Decimal(0), Decimal(0)
        self.open_for = 10**15  # the next word must be smaller than what was read, as in speech
        self.scale, self.ordinal = 1, False

    def read(self) -> Value | None:
        begun = False
        while self.at < len(self.line) and not self.ordinal:
            if not (self._word() or (begun and (self._half() or self._point() or self._joint() or self._last()))):
                break
            begun = True
        if not begun:
            return None
        value = whole(self.total + self.part)
        return Value(value, self.at, ordinal=self.ordinal, spelt=True, scale=self.scale)

    def _low(self, ahead: int = 0) -> str:
        return self.line[self.at + ahead].lower if self.at + ahead < len(self.line) else ""

    def _word(self) -> bool:
        word, words = self._low(), self.words
        if word in words.tens and self.open_for > words.tens[word]:
            open_for = 10 if words.tens[word] < _HUNDRED else _HUNDRED  # some languages have words for hundreds
            self.part, self.open_for, self.scale = self.part + words.tens[word], open_for, 1
        elif word in words.small and words.small[word] < self.open_for and (not self.part or words.small[word]):
            self.part, self.open_for, self.scale = self.part + words.small[word], 1, 1
        elif word in words.scales or (self.part and word in words.vague and word != "tens"):
            self._times(words.scales.get(word) or words.vague[word] // 2)
        else:
            return False
        self.at += 1
        return True

    def _times(self, scale: int) -> None:
        self.part = (self.part or Decimal(1)) * scale
        if scale >= _THOUSAND or scale < _HUNDRED:
            self.total, self.part = self.total + self.part, Decimal(0)
        self.open_for = self.scale = scale

    def _half(self) -> bool:
        """ "two and a half million", "a million and a half", "one-and-a-half"."""
        skip = 1 if self._low() in HYPHENS else 0
        if self._low(skip) not in self.words.joining:
            return False
        ahead, said = skip + 1, ""
        for _ in range(2):
            ahead += self._low(ahead) in HYPHENS
            said = f"{said} {self._low(ahead)}".strip()
            ahead += 1
            share = self.words.halves.get(said)
            if share is not None:
                if self.scale > 1:
                    self.total += share * self.scale
                else:
                    self.part += share
                ahead += self._low(ahead) in HYPHENS and self._low(ahead + 1) in self.words.scales
                self.at += ahead
                return True
        return False

    def _point(self) -> bool:
        """ "two point five million"."""
        if self._low() not in self.words.point or self._low(1) not in self.words.small:
            return False
        self.at, place = self.at + 1, Decimal("0.1")
        while self._low() in self.words.small and self.words.small[self._low()] < 10:
            self.part, place, self.at = self.part + self.words.small[self._low()] * place, place / 10, self.at + 1
        self.open_for = 1
        return True

    def _joint(self) -> bool:
        """Step over the hyphen of "twenty-three" and "two-hundred", the "and" of "a hundred and five"."""
        word, after = self._low(), self._low(1)
        words = self.words
        smaller = after in words.small or after in words.tens
        if word in HYPHENS:
            if self.line[self.at].start != self.line[self.at - 1].end:
                return False
            unit = words.small.get(after, 10) < 10 or after in words.ordinals
            fits = (self.open_for == 10 and unit) or after in words.scales or (self.open_for >= _HUNDRED and smaller)
            hundred_and = self.open_for >= _HUNDRED and after in words.joining and self._low(2) in HYPHENS
            self.at += 1 if fits and self._goes_on(1) else 3 if hundred_and else 0
            return (fits and self._low(-1) in HYPHENS) or hundred_and
        if word in words.tens_joining and self.open_for == 10 and 0 < words.small.get(after, 10) < 10:
            self.at += 1
            return True
        smaller = smaller or (after in words.ordinals and words.ordinals[after] < _HUNDRED)
        if word in words.joining and _HUNDRED <= self.open_for <= _THOUSAND and smaller and self._goes_on(1):
            self.at += 1
            return True
        return False

    def _goes_on(self, ahead: int) -> bool:
        """Whether the word there can still be part of this number."""
        word, words = self._low(ahead), self.words
        if word in words.tens:
            return words.tens[word] < self.open_for
        if word in words.small and 0 < words.small[word] < self.open_for:
            return True
        return word in words.scales or (word in words.ordinals and words.ordinals[word] < self.open_for)

    def _last(self) -> bool:
        """ "twenty-third", "hundred and first": the ordinal that ends the number."""
        word, words = self._low(), self.words
        if word not in words.ordinals or word in words.small or words.ordinals[word] >= self.open_for:
            return False
        self.part, self.at, self.ordinal = self.part + words.ordinals[word], self.at + 1, True
        return True
