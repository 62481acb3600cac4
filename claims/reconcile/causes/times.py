"""Causes that show in the dates: counts that grew, sources that revise, outlets that still print the old figure."""

from __future__ import annotations

from collections import defaultdict

from claims.model import Cause, Claim, Finding, Relation, Tally
from claims.moments import first_instant, is_moment
from claims.reconcile.causes import series, slips
from claims.reconcile.causes.kinds import ESTIMATES, definition, reclassified, verification_state
from claims.reconcile.causes.pair import Pair, Position, capital, said
from claims.reconcile.causes.telling import tell
from claims.reconcile.origins import SourceBook
from claims.reconcile.statements import Standing, Statement

NO_OUTLET = "a document without a named outlet"
_FALLS = frozenset({"missing", "without_power", "detained"})  # counts that go down as time goes by


def as_of_lag(pair: Pair) -> Finding | None:
    """Two sources speak for different times and the count moved: 66 early, 86, then 106 at Maghazi.

    An estimate is no later state of a count: 300 at Mariupol by the city, 600 when reporters looked into it.
    """
    if pair.relation is not Relation.CONTRADICTS or any(one.headed for side in pair.sides for one in side.statements):
        return None
    if any(side.methods & ESTIMATES for side in pair.sides):
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
    return pair.finding(Cause.AS_OF_LAG, text, 0.7, apart=True)


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
    for (old, new), ids in _revised(tally, standing).items():
        grew = (new.value or 0) > (old.value or 0)
        onward = grew is not (tally.metric in _FALLS)
        days = (_on(old), _on(new)) if old.from_ != new.from_ else ("", "")
        told = f"{new.name} gave {said(old.figure)}{days[0]} and later {said(new.figure)}{days[1]}"
        sides = Position(old.figure, (old,)), Position(new.figure, (new,))
        pair = Pair(tally, *sides, Relation.UPDATES)
        whys = [why for explain in (reclassified, definition, verification_state) if (why := explain(pair)) is not None]
        if not (onward and any(why.cause is Cause.DEFINITION for why in whys)):
            cause = Cause.AS_OF_LAG if onward else Cause.REVISION
            found.append(
                tell(Relation.UPDATES, cause, [*ids, *new.ids], f"{told}: the later figure stands.", 1.0, new.ids)
            )
        found += whys
    return found


def _revised(tally: Tally, standing: Standing) -> dict[tuple[Statement, Statement], list[int]]:
    """The figures that one source replaced with what replaced them, each told once, and all claims of the old one.

    Not what a count that starts again, a slip or a part leaves behind: a restart revises nothing, a slip is told as
    one, and the children among the people have a tally of their own.
    """
    slipped = slips.slipped(standing)
    told: dict[tuple[object, ...], tuple[Statement, Statement]] = {}
    ids: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for old, new in standing.stale:
        if old.origin != new.origin or old.value is None or new.value is None or old.value == new.value:
            continue
        if old.vague and new.value >= (old.least or 0):  # "dozens", then 41: said more exactly, nothing changed
            continue
        if slipped.intersection(old.ids) or series.restarts(tally, old.value, new.value) or _of_a_part(tally, old):
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
                found.append(
                    tell(Relation.UPDATES, Cause.STALE_REPEAT, [*ids, *new.ids], f"{carried} {text}.", 0.9, new.ids)
                )
    return found


def _after(claim: Claim, new: Statement) -> bool:
    """Whether the claim was printed after the statement that takes its place."""
    if not claim.published or not is_moment(claim.published):
        return False
    return bool(new.until and first_instant(claim.published) > new.until)


def _of_a_part(tally: Tally, old: Statement) -> bool:
    return old.part and old.population != tally.population


def _on(statement: Statement) -> str:
    return f" for {statement.from_:%-d %B %Y}" if statement.from_ else ""
