"""Why two documents or claims were, or were not, taken for the same event: their score feature by feature."""

from __future__ import annotations

from typing import Any

import numpy as np
from sqlmodel import Session

from claims.errors import InputRefused
from claims.matching.accounts import Account
from claims.matching.columns import columns_of
from claims.matching.features import Pairs
from claims.matching.scoring import explain as reasons_of
from claims.matching.scoring import probability
from claims.services import judgements, matching, weights
from claims.services.loading import claims, documents


def explain(session: Session, left: str, right: str) -> list[dict[str, Any]]:
    """The features of the pair, the weightiest first, and at the end the score they add up to.

    Raises NotFound for what nobody has recorded, InputRefused for two that are one account.
    """
    accounts = matching.accounts_held(session)
    one, other = (_row(session, accounts, reference) for reference in (left, right))
    if one == other:
        raise InputRefused(
            f"{left!r} and {right!r} are one account of one story", hint="name two documents, or claims of two"
        )
    first, second = sorted((one, other))
    pairs = Pairs(columns_of(accounts), np.array([first]), np.array([second]))
    using = weights.current(session)
    reasons = reasons_of(pairs, using)
    rows: list[dict[str, Any]] = [
        {
            "feature": reason.feature.replace("_", " "),
            "value": round(reason.value, 3),
            "weight": round(reason.weight, 3),
            "adds": round(reason.adds, 2),
            "meaning": reason.meaning,
        }
        for reason in reasons
        if reason.value
    ]
    total = using.start + sum(reason.adds for reason in reasons)
    rows.append(_line("start", using.start, "what any two accounts start from"))
    rows.append(_line("score", total, f"probability {probability(total):.3f}; two join from {using.linkage.join:+.2f}"))
    return rows


def _line(name: str, value: float, meaning: str) -> dict[str, Any]:
    return {"feature": name, "value": None, "weight": None, "adds": round(value, 2), "meaning": meaning}


def _row(session: Session, accounts: list[Account], reference: str) -> int:
    """The account meant by a document or claim."""
    subject, name = judgements.meant(session, reference)
    if subject == "claim":
        number = claims.find(session, name).id
        return next(row for row, account in enumerate(accounts) if number in account.claims)
    number = documents.find(session, name).number
    return next(row for row, account in enumerate(accounts) if number in account.documents)
