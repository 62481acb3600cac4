"""Causes that show in where a figure comes from: states of verification, units, quotes, one voice and many carriers."""

from __future__ import annotations

from claims.model import Cause, Claim, Finding, Number, Relation, Tally
from claims.reconcile.causes.pair import CLAIMS_SHOWN, said
from claims.reconcile.causes.telling import apart, tell
from claims.reconcile.mentions import stated_anywhere
from claims.reconcile.origins import SourceBook, carrier, named
from claims.reconcile.quotes import in_quote
from claims.reconcile.statements import Standing, every, other_units, set_aside
from claims.report.names import UNNAMED

_LONGEST = 2000  # characters of an original read for its numbers


def identified_within(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """A count of the identified beside a count of the reported: 4,959 women and 9,500 at Gaza, no halving of a toll.

    More identified than another counts in all cannot both be true: 7,000 names in Iran, 3,117 dead by the government.
    """
    narrow = [part for part in standing.parts if part.first.verification and part.population == tally.population]
    found = []
    for part in narrow[:CLAIMS_SHOWN]:
        for total in standing.totals[:CLAIMS_SHOWN]:
            if total.population != part.population or total.first.verification == part.first.verification:
                continue
            most, ids = total.figure.most, (*part.ids[:1], *total.ids[:1])
            counts = f"{part.name} counts only the {part.first.verification} ({said(part.figure)}), {total.name}"
            state = total.first.verification or "reported"
            if most is not None and part.figure.least is not None and part.figure.least > most:
                text = f"{counts} fewer in all ({said(total.figure)}): no count can hold less than is identified."
                found.append(tell(Relation.CONTRADICTS, Cause.VERIFICATION_STATE, ids, text, 0.8))
                continue
            text = (
                f"{counts} those {state} ({said(total.figure)}): the first are among the second, and neither replaces "
                "the other."
            )
            found.append(tell(Relation.COMPATIBLE, Cause.VERIFICATION_STATE, ids, text, 0.8))
    return found


def units(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """Figures in another unit than the tally's: 60 households beside 300 persons are neither compared nor converted."""
    told = every(standing)
    out = set_aside(told)
    odd = other_units([claim for claim in told if claim.id not in out], book)
    current = (*standing.totals, *standing.parts)
    if not odd or not current:
        return []
    main = current[0]
    return [
        apart(
            Cause.UNIT,
            (claim.id, main.first.id),
            f"{named(claim)} gives {said(claim.figure)} in {_unit(claim)}, {main.name} {said(main.figure)} in "
            f"{_unit(main.first)}: they are neither compared nor converted.",
            0.9,
        )
        for claim in sorted(odd, key=lambda claim: claim.id)[:CLAIMS_SHOWN]
    ]


def _unit(claim: Claim) -> str:
    name = claim.unit.replace("_", " ")
    return name if name.isupper() else f"{name}s"


def no_source(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """The figure is not in the words quoted for it: 6,438 and an aid update without a toll (watchboard 236)."""
    return [
        apart(
            Cause.NO_SOURCE,
            [claim.id],
            f"{said(claim.figure)} ({claim.asserted_by or claim.carried_by or UNNAMED}) is not in the words quoted for "
            "it.",
            0.9,
        )
        for claim in [claim for claim in every(standing) if not in_quote(claim)][:CLAIMS_SHOWN]
    ]


def translation(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """A number of another size in the words as first said: "mil millones" put as a million, a lost zero.

    Only where the original states a number that is the figure with zeros more or less: another number is another's.
    """
    found = []
    for claim in every(standing):
        slip = _other_size(claim)
        if slip is not None:
            by = f" ({claim.translated_by})" if claim.translated_by else ""
            text = f"{said(claim.figure)} ({named(claim)}) stands in the translation{by}, the original has {slip:,}."
            found.append(apart(Cause.TRANSLATION, [claim.id], text, 0.8))
    return found


def _other_size(claim: Claim) -> Number | None:
    """The number in the original that is the figure but for its zeros; None where the figure itself is there."""
    value, original = claim.figure.stated, claim.quote_original
    if not original or not value or len(original) > _LONGEST:
        return None
    there = stated_anywhere(original)
    if value in there:
        return None
    powers = [10**zeros for zeros in (1, 2, 3, 6)]
    return next(
        (one for one in sorted(there) if one and any(one * p == value or value * p == one for p in powers)), None
    )


def same_origin(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """Many carriers, one origin: ten feeds with one wire count once (worldmonitor 6428)."""
    found = []
    for statement in standing.totals:
        latest = max((claim.as_of or "" for claim in statement.claims), default="")
        printed = {carrier(claim, book) for claim in statement.claims if (claim.as_of or "") == latest}
        if len(printed) > 1:
            figure = said(statement.figure)
            text = f"{len(printed)} carriers have {figure} from {statement.name}: one origin, counted once."
            found.append(tell(Relation.REPEATS, Cause.SAME_ORIGIN, statement.ids, text, 0.8))
    return found
