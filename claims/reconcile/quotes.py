"""The quote check: whether the words quoted for a figure hold it."""

from __future__ import annotations

import re

from claims.model import Bound, Claim
from claims.reconcile.mentions import stated_anywhere

_SCALE = re.compile(r"dozen|hundred|thousand|million|billion|lakh|crore|score|\d\s?(?:k|m|bn)\b", re.IGNORECASE)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s,.'’_\u00a0\u202f](?=\d)")
_SPELT_TO = 20  # counts up to here are often spelt out, or told by naming people
_LONGEST = 2000  # characters of a quote read for numbers in words


def in_quote(claim: Claim) -> bool:
    """Whether the quote holds the figure, as its words or as digits; true where there is no quote or no way to tell.

    A figure that is not in the document cited for it stood for days with a citation that had no toll at all
    (watchboard 236).
    """
    figure, quote = claim.figure, claim.quote
    if not quote or figure.says_nothing or (figure.words and figure.words in quote):
        return True
    numbers = [int(end) for end in {figure.low, figure.best, figure.high} if end is not None and end == int(end)]
    if figure.bound is Bound.VAGUE or not numbers or max(numbers) <= _SPELT_TO or _SCALE.search(quote):
        return True
    digits = set(re.findall(r"\d+", _BETWEEN_DIGITS.sub("", quote))) | set(re.findall(r"\d+", quote))
    wanted = [number for number in numbers if number > _SPELT_TO]
    return all(str(number) in digits for number in wanted) or (
        len(quote) <= _LONGEST and stated_anywhere(quote).issuperset(wanted)
    )
