"""People a text mentions beside its toll: lower bounds, never rival tolls."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.model import Bound, Claim, Number

_SOME = re.compile(
    r"\b(?:others?|another|additional|further|more|of (?:those|the|them|his|her|their|whom))\b", re.IGNORECASE
)
_ALL = re.compile(r"\ball\b", re.IGNORECASE)
_COUNTED = re.compile(r"\d|\b(?:one|single|sole|only|lone)\b", re.IGNORECASE)
_AGE = re.compile(r"\b\d+[- ](?:years?|months?|weeks?|days?)[- ]old\b|,? aged? \d+|, \d{1,3}\b", re.IGNORECASE)
_TOLL = 4  # beside a toll of so many, a count of one is one of them


def implied_one(claim: Claim) -> bool:
    """Whether a text speaks of a person without counting ("a man", a name): a lower bound of one, no toll."""
    words = claim.figure.words
    firm = claim.figure.bound is Bound.EXACT and claim.figure.best == 1
    return firm and claim.start is not None and bool(words) and not _COUNTED.search(_AGE.sub("", words))


def some_of_them(totals: Sequence[Claim]) -> set[int]:
    """Counts that one text gives beside a larger toll and words as some of it: "two others", "one of those killed".

    A single person in a text whose toll is four or more is somebody among them too. Only for figures read from a
    text: two rows of a table are rivals, however small. "10 more", said by one source to what it counted before, is
    no remainder of another source's toll.
    """
    largest: dict[str, Number] = {}
    for claim in totals:
        value = claim.figure.stated if claim.figure.stated is not None else claim.figure.low
        if value is not None:
            largest[claim.document] = max(largest.get(claim.document, 0), value)
    return {
        claim.id
        for claim in totals
        if claim.start is not None
        and claim.figure.bound in (Bound.EXACT, Bound.AT_LEAST)
        and claim.figure.stated is not None
        and claim.figure.stated < largest[claim.document]
        and (_singled_out(claim) or (claim.figure.best == 1 and largest[claim.document] >= _TOLL))
    }


def _singled_out(claim: Claim) -> bool:
    quote = claim.quote or ""
    return claim.adds_to is None and bool(_SOME.search(quote)) and not _ALL.search(quote)
