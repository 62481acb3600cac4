"""Everything known about one tally, from its claims: what stands, why figures differ, estimates, the sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.model import Assessment, Cause, Claim, Estimate, Finding, Resolution, Tally
from claims.reconcile.causes import TALLY_CAUSES
from claims.reconcile.corroboration import corroboration, independent
from claims.reconcile.estimates import SHOWN, all_rules
from claims.reconcile.fates import moves
from claims.reconcile.origins import SourceBook, carriers, is_party
from claims.reconcile.parts import within
from claims.reconcile.positions import compare, positions
from claims.reconcile.statements import Standing, standing
from claims.reconcile.status import status
from claims.report.sentence import sentence

FINDINGS_SHOWN = 60


def assess(
    tally: Tally,
    claims: Sequence[Claim],
    sources: SourceBook,
    resolution: Resolution | None = None,
    *,
    moved: Mapping[int, int] | None = None,
    brief: bool = False,
) -> Assessment:
    """Assess a tally. The order of claims does not matter, and a repetition of one origin changes no estimate.

    `claims` are those of the tally and of its parts; context, denied and superseded ones are listed and move nothing.
    So are those `moved`: for a claim of somebody hurt the claim of the event that tells the same person as dead.
    Where it is to be `brief`, differences alone are looked for: one rule, and no sentence.
    """
    ordered = tuple(sorted(claims, key=lambda claim: claim.id))
    sources = sources.within(ordered)
    gone = {claim.id: moved[claim.id] for claim in ordered if claim.id in moved} if moved else {}
    stand = standing(tally, ordered, sources, gone.keys())
    held = positions(stand.totals)
    findings, relations = compare(tally, held)
    broken = within(stand)
    others = _of_tally(tally, stand, sources)
    findings = [finding for finding in findings if not _explained(finding, others)]
    rules = all_rules(stand, sources, brief=brief)
    parties = frozenset(claim.id for claim in ordered if is_party(claim, sources))
    assessed = Assessment(
        tally=tally,
        claims=ordered,
        status=status(tally, stand, held, relations, [*findings, *broken], resolution, ordered),
        estimate=decided(rules[SHOWN], resolution),
        rules=rules,
        findings=tuple([*findings, *broken, *others, *moves(ordered, gone)][:FINDINGS_SHOWN]),
        origins_at_most=independent((*stand.totals, *stand.parts)),
        carriers=carriers(_standing_claims(stand), sources),
        resolution=resolution,
        moved=frozenset(gone),
        parties=parties,
        party_origins=len({one.origin for one in (*stand.totals, *stand.parts) if parties.intersection(one.ids)}),
        corroboration=corroboration(tally, held, sources),
    )
    return assessed if brief else replace(assessed, sentence=sentence(assessed, sources, stand=stand))


def decided(shown: Estimate, resolution: Resolution | None) -> Estimate:
    """The estimate shown: the editor's where there is one, with its reason; else the named rule's."""
    if resolution is None or resolution.waiting_for is not None:
        return shown
    return Estimate(
        rule="editor",
        low=resolution.low,
        best=resolution.best,
        high=resolution.high,
        because=f"{resolution.by}: {resolution.reason}",
        decided=True,
    )


def _explained(finding: Finding, others: Sequence[Finding]) -> bool:
    """Whether a difference of two figures is explained by a cause that takes a third claim to see."""
    ids = set(finding.claims)
    if finding.cause is Cause.AS_OF_LAG:
        return any(other.cause is Cause.EXTRAPOLATED and ids.issuperset(other.claims) for other in others)
    if finding.cause is Cause.GENUINE and any(o.cause is Cause.STUCK and not ids.isdisjoint(o.newer) for o in others):
        return True
    told = (other for other in others if other.cause is Cause.RETROACTIVE_BATCH)
    return finding.cause in (Cause.GENUINE, Cause.SUMMED) and any(ids <= set(other.claims) for other in told)


def _of_tally(tally: Tally, stand: Standing, sources: SourceBook) -> list[Finding]:
    found = [finding for cause in TALLY_CAUSES for finding in cause(tally, stand, sources)]
    return sorted(found, key=lambda finding: (-finding.strength, finding.claims))


def _standing_claims(stand: Standing) -> list[Claim]:
    return [claim for statement in (*stand.totals, *stand.parts) for claim in statement.claims]
