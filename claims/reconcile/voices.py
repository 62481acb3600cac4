"""Under which names one source speaks: a headline's short name, a spokesman, a body with its town and without.

"Doctors say" in a headline above "doctors at the clinic said" is one voice, and so is the hospital whose doctors speak.
Counted as two, they would corroborate each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claims.model import Claim
from claims.reconcile.origins import headline, repeated
from claims.sources import fold
from claims.vocabulary.language import per_language
from claims.vocabulary.words import table


def voices(claims: Iterable[Claim]) -> dict[int, Claim]:
    """For each claim that speaks in another's name (by id), the claim whose source it is. Read texts only."""
    listed = list(claims)
    told = repeated(listed)
    named: dict[str, list[Claim]] = defaultdict(list)
    for claim in listed:
        if claim.start is not None and claim.asserted_by:
            named[claim.document].append(claim)
    for here in named.values():
        told |= _headlines(here)
        told |= _two_names(here)
    return {number: _last(told, claim) for number, claim in told.items()}


def _last(told: Mapping[int, Claim], claim: Claim) -> Claim:
    """The end of a chain of names: headline, doctors at the clinic, the clinic."""
    seen = {claim.id}
    while (further := told.get(claim.id)) is not None and further.id not in seen:
        seen.add(further.id)
        claim = further
    return claim


def _headlines(here: Sequence[Claim]) -> dict[int, Claim]:
    """Headlines that name a source their text does not, by the first source of the text with that number."""
    above = [claim for claim in here if headline(claim)]
    below = [claim for claim in here if not headline(claim)]
    speaking = {_name(claim) for claim in below}
    found = {}
    for claim in above:
        same = [one for one in below if _number(one) == _number(claim)]
        if same and _name(claim) not in speaking:
            found[claim.id] = next((one for one in same if akin(_name(claim), _name(one))), same[0])
    return found


def _two_names(here: Sequence[Claim]) -> dict[int, Claim]:
    """Claims of one document whose source another claim names more fully, or whose body another claim names.

    A single word ("the army" beside "the Marl Liberation Army") is the same voice only where the number is too.
    """
    first = {_name(claim): claim for claim in reversed(here)}
    found = {}
    for claim in here:
        name = _name(claim)
        others = [one for one in first if akin(name, one) and _better(one, name)]
        if len(others) > 1:
            continue
        for other in others:
            numbers = {_number(one) for one in here if _name(one) == other}
            if _number(claim) in numbers or min(len(name.split()), len(other.split())) > 1:
                found[claim.id] = first[other]
    return found


def akin(one: str, other: str) -> bool:
    """Whether one folded name is the other with words before it, or with "at the clinic" behind it."""
    short, long = sorted((one.split(), other.split()), key=len)
    if not short or len(short) == len(long):
        return False
    return long[-len(short) :] == short or (long[: len(short)] == short and long[len(short)] in _joins())


def _better(one: str, other: str) -> bool:
    """Whether the first name says better who speaks: the body rather than its doctors, else the fuller name."""
    short, long = sorted((one, other), key=lambda name: len(name.split()))
    before = long.removesuffix(short).split()
    body = long.endswith(short) and not {*before[-2:]}.isdisjoint(_joins())
    return one == (short if body else long)


def _name(claim: Claim) -> str:
    return fold(claim.asserted_by or "")


def _number(claim: Claim) -> tuple[object, ...]:
    return claim.metric, claim.figure.stated, claim.figure.low, claim.figure.high


@per_language
def _joins() -> frozenset[str]:
    return frozenset(table("mentions")["belonging"])
