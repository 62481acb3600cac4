"""Why two figures differ: one small function per cause, tried in this order; `genuine` only where none explains it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from claims.model import Cause, Finding, Relation
from claims.reconcile.causes import batches, denials, kinds, numerals, provenance, scopes, series, slips, times
from claims.reconcile.causes.pair import Pair

EXPLAINS = 0.5  # a cause at least this strong accounts for the difference

PAIR_CAUSES: tuple[Callable[[Pair], Finding | None], ...] = (
    scopes.scope,
    kinds.reclassified,
    kinds.definition,
    kinds.verification_state,
    kinds.counted_or_estimated,
    numerals.typo,
    numerals.summed,
    times.as_of_lag,
    times.weighed,
    numerals.rounding_or_vague,
)
TALLY_CAUSES = (
    times.revisions,
    times.stale_repeats,
    denials.misattribution,
    denials.denied_beside,
    provenance.identified_within,
    provenance.units,
    provenance.no_source,
    provenance.translation,
    provenance.same_origin,
    batches.retroactive_batch,
    slips.slips,
    series.fall_or_reset,
    series.stuck,
    series.extrapolated,
)
SLIP = 0.6  # a slip as plain as this is no growth, though one was printed later: no toll grows from 4,237 to 4,327
AT_MOST = 2  # causes shown for one pair: the strongest
_STATED = frozenset({Cause.SCOPE, Cause.DEFINITION, Cause.RECLASSIFIED})  # by fields; nothing else is needed then
_NEEDLESS = frozenset({Cause.TYPO, Cause.SUMMED, Cause.ROUNDING_OR_VAGUE, Cause.AS_OF_LAG})


def explain(pair: Pair) -> list[Finding]:
    """The strongest causes of one difference; a contradiction nothing explains is genuine.

    Comparability comes first: where a cause says that the two count different things, they are not comparable, and
    what their digits look like says nothing.
    """
    found = [finding for cause in PAIR_CAUSES if (finding := cause(pair)) is not None]
    if any(finding.cause is Cause.TYPO and finding.strength >= SLIP for finding in found):
        found = [finding for finding in found if finding.cause is not Cause.AS_OF_LAG]
    found.sort(key=lambda finding: -finding.strength)
    apart = [finding for finding in found if finding.relation is not pair.relation]
    if apart:
        if any(finding.cause in _STATED for finding in apart):
            found = [finding for finding in found if finding.cause not in _NEEDLESS]
        return [replace(finding, relation=Relation.NOT_COMPARABLE) for finding in found[:AT_MOST]]
    if pair.relation is Relation.CONTRADICTS and not any(finding.strength >= EXPLAINS for finding in found):
        return [genuine(pair), *found[: AT_MOST - 1]]
    return found[:AT_MOST]


def related(pair: Pair, explained: list[Finding]) -> Relation:
    """How the two stand to one another, after what explains their difference."""
    return explained[0].relation if explained else pair.relation


def genuine(pair: Pair) -> Finding:
    """Nothing recorded explains the difference: 100 to 300 against 471 at al-Ahli."""
    if any(one.headed for side in pair.sides for one in side.statements):
        text = f"{pair.both_said()}. The text below the headline gives another number."
        return pair.finding(Cause.GENUINE, text, 1.0)
    alone = {statement.origin for position in pair.sides for statement in position.statements}
    if len(alone) == 1:
        text = f"{pair.both_said()}. Both come from one source, and nothing says which it holds to."
    else:
        both = "Both are estimates. " if all(side.methods & kinds.ESTIMATES for side in pair.sides) else ""
        text = f"{pair.both_said()}. {both}Nothing recorded explains the difference."
    return pair.finding(Cause.GENUINE, text, 1.0)
