"""Comparability first: whether two claims count the same thing at all, and on which axis not, as a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.matching.places import same_place as spelt_alike
from claims.matching.scopes import plainly
from claims.model import Cause, Claim
from claims.moments import first_instant, is_moment, last_instant
from claims.reconcile.subsets import NARROW_VERIFICATION
from claims.vocabulary.terms import metric_label, metric_within, population_label, population_within


@dataclass(frozen=True, slots=True)
class Difference:
    """One axis on which two claims are not about the same count, the cause it stands for, and why as a sentence."""

    axis: str
    cause: Cause
    reason: str


def differences(left: Claim, right: Claim) -> tuple[Difference, ...]:
    """Every axis on which the two cannot be compared, most telling first; empty where they can.

    "At least 12" and 600 are comparable (and compatible); 600 airstrikes in three days and 100 since last night are
    not: the periods differ.
    """
    found = (check(left, right) for check in (_metric, _population, _unit, _basis, _place, _time, _verification))
    return tuple(difference for difference in found if difference is not None)


def within_tally(left: Claim, right: Claim) -> tuple[Difference, ...]:
    """The axes that can still part two claims of one tally; matching has settled what, of whom, where and when."""
    return tuple(difference for check in (_unit, _verification) if (difference := check(left, right)) is not None)


def comparable(left: Claim, right: Claim) -> bool:
    """Whether the two claims count the same thing, so that their figures may agree or contradict."""
    return not differences(left, right)


def _metric(left: Claim, right: Claim) -> Difference | None:
    """Killed against killed-and-injured is part against whole; killed against displaced is nothing."""
    names = f"{metric_label(left.metric)} and {metric_label(right.metric)}"
    return _terms("metric", left.metric, right.metric, metric_within, f"things: {names}", names)


def _population(left: Claim, right: Claim) -> Difference | None:
    """14,500 children are among 34,622 people, not a rival count."""
    names = f"{population_label(left.population)} and {population_label(right.population)}"
    return _terms("population", left.population, right.population, population_within, f"people: {names}", names)


def _terms(
    axis: str, one: str, other: str, within: Callable[[str, str], bool], different: str, names: str
) -> Difference | None:
    """Two terms of one hierarchy: the same, one part of the other, or different things."""
    if one == other:
        return None
    if within(one, other) or within(other, one):
        return Difference(axis, Cause.PART_VS_WHOLE, f"One is part of the other: {names}.")
    return Difference(axis, Cause.DEFINITION, f"They count different {different}.")


def _unit(left: Claim, right: Claim) -> Difference | None:
    """Persons against households (IDMC keeps the household size apart for this reason)."""
    if left.unit == right.unit:
        return None
    return Difference("unit", Cause.UNIT, f"The units differ: {_plain(left.unit)} and {_plain(right.unit)}.")


def _basis(left: Claim, right: Claim) -> Difference | None:
    """All displaced in Sudan against those displaced since April 2023."""
    if left.basis is right.basis:
        return None
    return Difference("basis", Cause.BASIS, f"One counts {_COUNTED[left.basis]}, the other {_COUNTED[right.basis]}.")


_COUNTED = {"incident": "one incident", "period": "a period", "cumulative": "everything since a start"}


def _place(left: Claim, right: Claim) -> Difference | None:
    """29,605 dead in Türkiye against 33,181 with Syria: only places both name tell scopes apart."""
    if not left.place or not right.place or same_place(left.place, right.place):
        return None
    return Difference("place", Cause.SCOPE, f"They are about different places: {left.place} and {right.place}.")


def same_place(left: str, right: str) -> bool:
    """Nested names ("Aleppo" and "eastern Aleppo") are for matching to settle; only unrelated ones differ here.

    Neither do spellings of one name: Qasr el-Mihr, Kasr al-Mihr. Two places together are another scope than one of
    them.
    """
    if bool(compound(left)) is not bool(compound(right)):
        return False
    one, other = left.casefold(), right.casefold()
    nested = one in other or other in one or bool(set(one.split(", ")) & set(other.split(", ")))
    return nested or spelt_alike(left, right)


def compound(place: str) -> tuple[str, ...]:
    """The places that a name joins ("Türkiye and Syria"); none for one place, as Trinidad and Tobago is."""
    if any(segment in _one_name() for segment in place.casefold().split(", ")):
        return ()
    parts = tuple(part.strip() for part in _AND.split(place) if part.strip())
    return parts if len(parts) > 1 else ()


_AND = re.compile(r",? (?:and|with|&) |,? including ", re.IGNORECASE)


@cache
def _one_name() -> frozenset[str]:
    with (Path(__file__).parent / "data" / "joined_names.toml").open("rb") as file:
        return frozenset(tomllib.load(file)["names"])


def _time(left: Claim, right: Claim) -> Difference | None:
    """Thursday night against Friday morning: another period, neither to be compared nor added."""
    ours, theirs = _span(left), _span(right)
    if ours and theirs and (ours[1] < theirs[0] or theirs[1] < ours[0]):
        return Difference("time", Cause.SCOPE, f"They are about different times: {when(left)} and {when(right)}.")
    if (
        left.basis == "period"
        and right.basis == "period"
        and _said(left)
        and _said(right)
        and _said(left) != _said(right)
    ):
        return Difference("time", Cause.BASIS, f"They cover different periods: {when(left)} and {when(right)}.")
    return None


def _span(claim: Claim) -> tuple[float, float] | None:
    start, end = claim.occurred_from or claim.occurred_to, claim.occurred_to or claim.occurred_from
    if not start or not end or not is_moment(start) or not is_moment(end):
        return None
    return first_instant(start).timestamp(), last_instant(end).timestamp()


def _said(claim: Claim) -> str | None:
    """The stretch of time in one spelling: "in the last three days" and "in last three days" are one."""
    words = claim.when or claim.occurred_from
    return " ".join(word for word in words.casefold().split() if word not in ("the", "past")) if words else None


def when(claim: Claim) -> str:
    """The time a claim is about, in the document's own words where there are any."""
    if claim.when:
        return plainly(claim.when)
    ends = [end for end in (claim.occurred_from, claim.occurred_to) if end]
    return " to ".join(dict.fromkeys(ends)) or "no time stated"


def _verification(left: Claim, right: Claim) -> Difference | None:
    """7,000 names against 30,000 reported: identified dead are a floor under the reported."""
    narrow = [claim.verification in NARROW_VERIFICATION for claim in (left, right)]
    if narrow[0] == narrow[1]:
        return None
    one, other = (left, right) if narrow[0] else (right, left)
    rest = f"{_plain(other.verification)} ones" if other.verification else "all that are reported"
    return Difference(
        "verification",
        Cause.VERIFICATION_STATE,
        f"One counts {_plain(one.verification or '')} cases only, the other {rest}.",
    )


def _plain(name: str) -> str:
    return name.replace("_", " ")
