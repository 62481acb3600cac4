"""Whether a claim counts only some of what its tally counts: a lower bound then, and no rival."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from claims.model import COUNTED_BEFORE, Claim, Tally
from claims.vocabulary.terms import metric_within, population_within

# a count of identified dead is a floor under a count of reported dead, never its rival
NARROW_VERIFICATION = frozenset({"identified", "named"})
MAIN = frozenset({"people", "civilians"})  # one tally holds both: reports of one strike use the words for the same dead


def present(claims: Iterable[Claim]) -> frozenset[object]:
    """What claims of one tally may refer to one another by: their keys, and their spans in their documents."""
    return frozenset(name for claim in claims for name in (claim.key, (claim.document, claim.span)))


def is_part(tally: Tally, claim: Claim, here: Collection[object] = ()) -> bool:
    """Whether the claim counts only some of what the tally counts: "two children" among the people killed.

    `here` is what is `present` in the tally: "12 of them critically" is a part where the 40 are in the same tally,
    and so is "10 more" where the claim it adds to is; elsewhere both are their tally's own count. "Five more bodies",
    added to what no text tells, are never all. "No civilians" is no zero of people, though a count of civilians may be
    the people counted.
    """
    apart = tally.population == "civilians" and population_within(claim.population, "combatants")
    narrower = claim.population != tally.population and claim.population not in MAIN and not apart
    return (
        (narrower and population_within(claim.population, tally.population))
        or (narrower and tally.population in MAIN and population_within(claim.population, "people"))
        or (claim.metric != tally.metric and metric_within(claim.metric, tally.metric))
        or (claim.part_of is not None and (claim.document, claim.part_of) in here)
        or (claim.adds_to is not None and claim.adds_to in here)
        or COUNTED_BEFORE in claim.excludes
        or (claim.verification in NARROW_VERIFICATION)
        or (claim.figure.most == 0 and claim.population != "people" and tally.population == "people")
    )


def verified_only(tally: Tally, claim: Claim) -> bool:
    """Whether nothing but its verification makes the claim a part: where all are identified, they are the totals."""
    return claim.verification in NARROW_VERIFICATION and not is_part(tally, replace(claim, verification=None))
