"""Causes that show in the chain of sources: denials, figures nobody can find, one voice behind many carriers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.model import Attribution, Bound, Cause, Claim, Finding, Number, Relation, Tally
from claims.reconcile.causes.pair import CLAIMS_SHOWN, capital, said
from claims.reconcile.mentions import stated_anywhere
from claims.reconcile.origins import SourceBook, carrier, named, origin
from claims.reconcile.statements import Standing, Statement, other_units, set_aside
from claims.report.names import UNNAMED

_SCALE = re.compile(r"dozen|hundred|thousand|million|billion|lakh|crore|score|\d\s?(?:k|m|bn)\b", re.IGNORECASE)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s,.'’_\u00a0\u202f](?=\d)")
_SPELT_TO = 20  # counts up to here are often spelt out
_LONGEST = 2000  # characters of an original read for its numbers


def misattribution(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """The named source denies the figure: the Red Crescent and 11,300 dead at Derna."""
    denials = [claim for claim in standing.aside if claim.attribution is Attribution.DENIED or claim.denies]
    found = []
    for denial in denials:
        who = origin(denial, book)
        told = [
            claim
            for claim in every(standing)
            if claim.id != denial.id
            and (
                claim.key == denial.denies
                or (origin(claim, book) == who and claim.figure.stated == denial.figure.stated)
            )
        ]
        name = denial.asserted_by or "the named source"
        figure = told[0].figure if told else denial.figure
        text = f"{capital(name)} denies having given {said(figure)}, so nobody named stands behind it."
        ids = tuple(sorted({denial.id, *(claim.id for claim in told)}))[:CLAIMS_SHOWN]
        found.append(
            Finding(
                relation=Relation.NOT_COMPARABLE, cause=Cause.MISATTRIBUTION, claims=ids, explanation=text, strength=0.9
            )
        )
    return found


def identified_within(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """A count of the identified beside a count of the reported: 4,959 women and 9,500 at Gaza, no halving of a toll."""
    narrow = [part for part in standing.parts if part.first.verification and part.population == tally.population]
    found = []
    for part in narrow[:CLAIMS_SHOWN]:
        for total in standing.totals[:CLAIMS_SHOWN]:
            if total.population != part.population or total.first.verification == part.first.verification:
                continue
            text = (
                f"{capital(part.name)} counts only the {part.first.verification} ({said(part.figure)}), "
                f"{total.name} those {total.first.verification or 'reported'} ({said(total.figure)}): "
                "the first are among the second, and neither replaces the other."
            )
            ids = tuple(sorted((*part.ids[:1], *total.ids[:1])))
            found.append(
                Finding(
                    relation=Relation.COMPATIBLE,
                    cause=Cause.VERIFICATION_STATE,
                    claims=ids,
                    explanation=text,
                    strength=0.8,
                )
            )
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
    found = []
    for claim in sorted(odd, key=lambda claim: claim.id)[:CLAIMS_SHOWN]:
        text = (
            f"{capital(named(claim))} gives {said(claim.figure)} in {_unit(claim)}, {main.name} "
            f"{said(main.figure)} in {_unit(main.first)}: they are neither compared nor converted."
        )
        ids = tuple(sorted((claim.id, main.first.id)))
        found.append(
            Finding(relation=Relation.NOT_COMPARABLE, cause=Cause.UNIT, claims=ids, explanation=text, strength=0.9)
        )
    return found


def _unit(claim: Claim) -> str:
    name = claim.unit.replace("_", " ")
    return name if name.isupper() else f"{name}s"


def every(standing: Standing) -> list[Claim]:
    """All claims of the tally, standing or not."""
    told = [claim for statement in (*standing.totals, *standing.parts) for claim in statement.claims]
    return [*told, *(claim for old, _ in standing.stale for claim in old.claims), *standing.aside]


def no_source(tally: Tally, standing: Standing, book: SourceBook) -> list[Finding]:
    """The figure is not in the words quoted for it: 6,438 and an aid update without a toll (watchboard 236)."""
    missing = [claim for claim in every(standing) if not in_quote(claim)]
    found = []
    for claim in missing[:CLAIMS_SHOWN]:
        who = claim.asserted_by or claim.carried_by or UNNAMED
        text = f"{said(claim.figure)} ({who}) is not in the words quoted for it."
        found.append(
            Finding(
                relation=Relation.NOT_COMPARABLE,
                cause=Cause.NO_SOURCE,
                claims=(claim.id,),
                explanation=capital(text),
                strength=0.9,
            )
        )
    return found


def in_quote(claim: Claim) -> bool:
    """Whether the quote holds the figure, as its words or as digits; true where there is no quote or no way to tell."""
    figure, quote = claim.figure, claim.quote
    if not quote or figure.says_nothing or (figure.words and figure.words in quote):
        return True
    numbers = [int(end) for end in {figure.low, figure.best, figure.high} if end is not None and end == int(end)]
    if figure.bound is Bound.VAGUE or not numbers or max(numbers) <= _SPELT_TO or _SCALE.search(quote):
        return True
    digits = set(re.findall(r"\d+", _BETWEEN_DIGITS.sub("", quote))) | set(re.findall(r"\d+", quote))
    return all(str(number) in digits for number in numbers if number > _SPELT_TO)


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
            found.append(
                Finding(
                    relation=Relation.NOT_COMPARABLE,
                    cause=Cause.TRANSLATION,
                    claims=(claim.id,),
                    explanation=capital(text),
                    strength=0.8,
                )
            )
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
        printed = {carrier(claim, book) for claim in statement.claims}
        if len(printed) > 1:
            figure = said(statement.figure)
            text = f"{len(printed)} carriers have {figure} from {statement.name}: one origin, counted once."
            found.append(_repeats(statement, text))
    return found


def _repeats(statement: Statement, text: str) -> Finding:
    ids: Sequence[int] = statement.ids
    return Finding(
        relation=Relation.REPEATS,
        cause=Cause.SAME_ORIGIN,
        claims=tuple(ids)[:CLAIMS_SHOWN],
        explanation=text,
        strength=0.8,
    )
