"""What holds between the tallies of one event: scopes that are not compared, parts beside wholes in other tallies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from claims.model import Assessment, Cause, Finding, Relation
from claims.reconcile.across.fates import missing_found_dead, swapped_columns
from claims.reconcile.across.scopes import restarted, two_scopes
from claims.reconcile.across.sides import between, stated
from claims.reconcile.across.wholes import two_metrics, two_populations, two_units
from claims.reconcile.causes.kinds import what_one_is
from claims.vocabulary.terms import metrics

TALLIES_COMPARED = 40
_FEW = 3  # so many scopes are set each against each; of more, each against that of most claims


def across(assessed: Sequence[Assessment]) -> list[Finding]:
    """What holds between tallies of one event: which must not be compared or added, and which are part of which.

    More than three scopes are set against that of most claims, not each against each: six need five sentences.
    """
    found = []
    counted = sorted((one for one in assessed if one.claims), key=lambda one: (-len(one.claims), one.tally.id))
    scopes: dict[tuple[str, str], list[Assessment]] = {}
    for one in counted:
        scopes.setdefault((one.tally.metric, one.tally.population), []).append(one)
    for left, right in combinations(counted[:TALLIES_COMPARED], 2):
        held = scopes[left.tally.metric, left.tally.population]
        beside = two_scopes(left, right) if left is held[0] or len(held) <= _FEW else None
        again = restarted(left, right)
        finding = again or beside or two_metrics(left, right) or two_populations(left, right) or two_units(left, right)
        if finding is not None:
            found.append(finding)
    return [*found, *_acts(counted), *missing_found_dead(counted), *swapped_columns(counted)]


def _acts(counted: Sequence[Assessment]) -> Iterator[Finding]:
    """What one air strike is differs between sources, whatever else does: once for two scopes of a metric."""
    told: dict[str, Assessment] = {}
    for one in counted:
        term = metrics().get(one.tally.metric)
        if term is None or term.counts != "acts":
            continue
        first = told.setdefault(one.tally.metric, one)
        if first is not one and first.tally.population == one.tally.population:
            text = f"{stated(first)} and {stated(one)}: {what_one_is(one.tally.metric)[:1].lower()}"
            text += what_one_is(one.tally.metric)[1:]
            yield between(first, one, Relation.NOT_COMPARABLE, Cause.DEFINITION, text, 0.5)
            return
