"""Why two figures differ: one small function per cause, tried in this order; `genuine` only where none explains it."""

from __future__ import annotations

from collections.abc import Callable

from claims.model import Cause, Finding, Relation
from claims.reconcile.causes import batches, kinds, numerals, provenance, series, times
from claims.reconcile.causes.pair import Pair

EXPLAINS = 0.5  # a cause at least this strong accounts for the difference

PAIR_CAUSES: tuple[Callable[[Pair], Finding | None], ...] = (
    kinds.reclassified,
    kinds.definition,
    kinds.verification_state,
    kinds.counted_or_estimated,
    numerals.typo,
    numerals.summed,
    times.as_of_lag,
    times.weighed,
    numerals.rounding_or_vague,
    kinds.scope,
)
TALLY_CAUSES = (
    times.revisions,
    times.stale_repeats,
    provenance.misattribution,
    provenance.identified_within,
    provenance.units,
    provenance.no_source,
    provenance.translation,
    provenance.same_origin,
    batches.retroactive_batch,
    series.fall_or_reset,
    series.stuck,
    series.extrapolated,
)
AT_MOST = 2  # causes shown for one pair: the strongest


def explain(pair: Pair) -> list[Finding]:
    """The strongest causes of one difference; a contradiction nothing explains is genuine."""
    found = [finding for cause in PAIR_CAUSES if (finding := cause(pair)) is not None]
    found.sort(key=lambda finding: -finding.strength)
    if pair.relation is Relation.CONTRADICTS and not any(finding.strength >= EXPLAINS for finding in found):
        return [genuine(pair), *found[: AT_MOST - 1]]
    return found[:AT_MOST]


def genuine(pair: Pair) -> Finding:
    """Nothing recorded explains the difference: 100 to 300 against 471 at al-Ahli."""
    if any(one.headed for side in pair.sides for one in side.statements):
        text = f"{pair.both_said()}. The text below the headline gives another number."
        return pair.finding(Cause.GENUINE, text, 1.0)
    alone = {statement.origin for position in pair.sides for statement in position.statements}
    if len(alone) == 1:
        text = f"{pair.both_said()}. Both come from one source, and nothing says which it holds to."
    else:
        text = f"{pair.both_said()}. Nothing recorded explains the difference."
    return pair.finding(Cause.GENUINE, text, 1.0)
