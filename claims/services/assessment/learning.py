"""What all claims show of their sources: from every event, so that one event alone reads as in the whole report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claims.model import Attribution, Claim, Handling
from claims.moments import is_moment, parse
from claims.reconcile.origins import SourceBook, origin
from claims.reconcile.weights import by_origin

if TYPE_CHECKING:
    from claims.reconcile.estimates.model.reading import Row
    from claims.reconcile.estimates.model.register import Register

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def learnt(claims: Iterable[Claim], book: SourceBook) -> tuple[dict[str, float], Register]:
    """The weights of the rule `weighted_median` and the register of the rule `model`, from claims that stand.

    Only accepted public claims in a tally count; of an origin that speaks of one tally again the register takes the
    latest.
    """
    from claims.reconcile.estimates.model.register import registered

    told = [(claim, origin(claim, book)) for claim in claims if _counts(claim)]
    stated = [(claim, who) for claim, who in told if claim.figure.stated is not None]
    weights = by_origin(
        [who for _, who in stated],
        [claim.tally or 0 for claim, _ in stated],
        [float(claim.figure.stated or 0) for claim, _ in stated],
    )
    return weights, registered(list(_rows(told, book)))


def _counts(claim: Claim) -> bool:
    return claim.tally is not None and not claim.context and claim.handling is Handling.PUBLIC


def _rows(told: Iterable[tuple[Claim, str]], book: SourceBook) -> Iterator[Row]:
    from claims.reconcile.estimates.model.reading import row

    latest: dict[tuple[int, str], tuple[datetime, int, Claim]] = {}
    for claim, who in told:
        if claim.attribution is Attribution.DENIED or claim.tally is None:
            continue
        key, stands = (claim.tally, who), (_moment(claim) or _LONG_AGO, claim.id, claim)
        if key not in latest or latest[key][:2] < stands[:2]:
            latest[key] = stands
    for (tally, who), (moment, _, claim) in latest.items():
        found = row(claim, who, book, tally, None if moment is _LONG_AGO else moment)
        if found is not None:
            yield found


def _moment(claim: Claim) -> datetime | None:
    told = claim.as_of or claim.published
    return parse(told)[0] if told and is_moment(told) else None
