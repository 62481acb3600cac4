"""Causes that show in the dates: counts that grew, sources that revise, outlets that still print the old figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claims.model import Cause, Claim, Finding, Relation, Tally
from claims.moments import first_instant, is_moment
from claims.reconcile.causes.kinds import reclassified, verification_state
from claims.reconcile.causes.pair import CLAIMS_SHOWN, Pair, Position, capital, said
from claims.reconcile.origins import SourceBook
from claims.reconcile.statements import Standing, Statement

NO_OUTLET = "a document without a named outlet"
_FALLS = frozenset({"missing", "without_power", "detained"})  # counts that go down as time goes by


def as_of_lag(pair: Pair) -> Finding | None:
    """Two sources speak for different times and the count moved: 66 early, 86, then 106 at Maghazi."""
    if pair.relation is not Relation.CONTRADICTS or any(one.headed for side in pair.sides for one in side.statements):
        return None
    early, late = sorted(
        pair.sides, key=lambda side: min((s.from_.timestamp() if s.from_ else 0.0) for s in side.statements)
    )
    first = max((s.until for s in early.statements if s.until), default=None)
    second = min((s.from_ for s in late.statements if s.from_), default=None)
    if first is None or second is None or first >= second or early.value is None or late.value is None:
        return None
    grew = late.value < early.value if pair.tally.metric in _FALLS else late.value > early.value
    if not grew:
        return None
    text = (
        f"{capital(early.who)} gave {early.said} for {first:%-d %B %Y}, {late.who} {late.said} for {second:%-d %B %Y}: "
        "the later figure may only be newer."
    )
    return pair.finding(Cause.AS_OF_LAG, text, 0.7)


def weighed(pair: Pair) -> Finding | None:
    """A document that states its own total relays another: an earlier or a partial report, or one of a wider scope."""
    for relayed, other in (pair.sides, pair.sides[::-1]):
        bounds = [statement.weighed for statement in relayed.statements]
        own = {bound.own.id for bound in bounds if bound is not None and bound.settled}
        if not all(bound is not None and bound.settled for bound in bounds) or not own & set(other.ids):
            continue
        lower = all(bound is not None and bound.low for bound in bounds)
        cause, why = (Cause.AS_OF_LAG, "an earlier or a partial count") if lower else (Cause.SCOPE, "a wider count")
        text = f"{capital(relayed.who)}: {relayed.said}. The document that relays it states {other.said} itself: {why}."
        return pair.finding(cause, text, 0.6)
    return None


def revisions(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """One source changed its own figure: 500 to 471 by the ministry at al-Ahli, 115 to 97 on Maui."""
    found = []
    for (old, new), ids in _revised(standing).items():
        grew = (new.value or 0) > (old.value or 0)
        days = (_on(old), _on(new)) if old.from_ != new.from_ else ("", "")
        told = f"{capital(new.name)} gave {said(old.figure)}{days[0]} and later {said(new.figure)}{days[1]}"
        text = f"{told}: the later figure stands."
        cause = Cause.AS_OF_LAG if grew else Cause.REVISION
        found.append(_updates(ids, new.ids, cause, text, 1.0))
        sides = Position(old.figure, (old,)), Position(new.figure, (new,))
        pair = Pair(tally, *sides, Relation.UPDATES)
        found += [why for explain in (reclassified, verification_state) if (why := explain(pair)) is not None]
    return found


def _revised(standing: Standing) -> dict[tuple[Statement, Statement], list[int]]:
    """The figures that one source replaced with what replaced them, each told once, and all claims of the old one."""
    told: dict[tuple[object, ...], tuple[Statement, Statement]] = {}
    ids: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for old, new in standing.stale:
        if old.origin != new.origin or old.value is None or new.value is None or old.value == new.value:
            continue
        if old.vague and new.value >= (old.least or 0):  # "dozens", then 41: said more exactly, nothing changed
            continue
        what = (old.origin, old.value, old.part, old.population, new.ids)
        told.setdefault(what, (old, new))
        ids[what] += old.ids
    return {pair: ids[what] for what, pair in told.items()}


def stale_repeats(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """An outlet still prints a figure its source has replaced; it leaves the estimates however late it is printed."""
    found = []
    for old, new in standing.stale:
        beside = {claim.document for claim in new.claims}
        repeated = [claim for claim in old.claims if claim.document not in beside]
        late = [claim for claim in repeated if _after(claim, new)]
        others = [claim for claim in repeated if claim not in late] if old.origin != new.origin else []
        given = f"{said(new.figure)}{_on(new)}"
        for told, text in (
            (late, f"still had {said(old.figure)} when {new.name} had already given {given}"),
            (others, f"had {said(old.figure)}, which {new.name} has since replaced by {given}"),
        ):
            if told:
                carried = ", ".join(dict.fromkeys(claim.carried_by or NO_OUTLET for claim in told[:3]))
                ids = [claim.id for claim in told]
                found.append(_updates(ids, new.ids, Cause.STALE_REPEAT, f"{capital(carried)} {text}.", 0.9))
    return found


def _after(claim: Claim, new: Statement) -> bool:
    """Whether the claim was printed after the statement that takes its place."""
    if not claim.published or not is_moment(claim.published):
        return False
    return bool(new.until and first_instant(claim.published) > new.until)


def _updates(old: Sequence[int], new: Sequence[int], cause: Cause, text: str, strength: float) -> Finding:
    shown = tuple(sorted({*old, *new}))[:CLAIMS_SHOWN]
    newer = tuple(number for number in sorted(new) if number in shown)
    return Finding(
        relation=Relation.UPDATES, cause=cause, claims=shown, explanation=text, strength=strength, newer=newer
    )


def _on(statement: Statement) -> str:
    return f" for {statement.from_:%-d %B %Y}" if statement.from_ else ""
