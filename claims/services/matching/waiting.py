"""The uncertain pairs: accounts that may be of one event, which matching leaves to a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from sqlmodel import Session

from claims.matching.accounts import Account
from claims.matching.columns import columns_of
from claims.matching.features import FEATURES, features_of
from claims.matching.pairs import Pairs
from claims.matching.scoring import contributions, probability, uncertainty
from claims.services.judging import weights
from claims.services.loading import claims, documents
from claims.services.matching.full_match import grouped_now

STRONGEST = 3  # features shown of a pair: those that add or take most
COLUMNS = (
    "left", "left_title", "left_outlet", "left_published", "right", "right_title", "right_outlet", "right_published",
    "score", "probability", "reasons",
)  # fmt: skip


def waiting(session: Session) -> list[dict[str, Any]]:
    """A row a pair, those whose answer tells most first: uncertain ones, and of these such as move many reports.

    One pair stands for all between two events.

    `left` and `right` are what `claims judge` takes. A pair somebody judged (unsure too) waits no more.
    Nothing is written.
    """
    accounts, grouped = grouped_now(session)
    using, size = weights.current(session), Counter(grouped.labels)

    def told(pair: tuple[int, int, float]) -> float:
        return uncertainty(pair[2]) * min(size[grouped.labels[row]] for row in pair[:2])

    pairs = sorted(grouped.waiting, key=lambda pair: (-told(pair), pair[:2]))
    if not pairs:
        return []
    left, right = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    adds = contributions(features_of(Pairs(columns_of(accounts), left, right)), using)
    names = _names(session, [accounts[row] for pair in pairs for row in pair[:2]])
    return [
        _side("left", accounts[one], names) | _side("right", accounts[other], names)
        | {"score": round(score, 2), "probability": round(probability(score), 3), "reasons": _reasons(row)}
        for (one, other, score), row in zip(pairs, adds.tolist())
    ]  # fmt: skip


def _names(session: Session, accounts: Sequence[Account]) -> dict[str, str]:
    """What each account is judged by: its document's id, or a claim of its rows."""
    papers = {account.documents[0] for account in accounts if account.key.startswith("document")}
    found = documents.load(session, numbers=sorted(papers), texts=False) if papers else []
    ids = {document.number: document.id for document in found}
    rows = {min(account.claims) for account in accounts if not account.key.startswith("document")}
    keys = {claim.id: claim.key for claim in claims.load(session, ids=sorted(rows))} if rows else {}
    return {
        account.key: ids[account.documents[0]] if account.key.startswith("document") else keys[min(account.claims)]
        for account in accounts
    }


def _side(side: str, account: Account, names: dict[str, str]) -> dict[str, Any]:
    return {
        side: names[account.key],
        f"{side}_title": account.title or account.label or " ".join(account.text[:90].split()) or None,
        f"{side}_outlet": account.outlet,
        f"{side}_published": account.published,
    }


def _reasons(adds: Sequence[float]) -> str:
    """The strongest features in words, with what each adds to the score."""
    strongest = sorted(zip(FEATURES, adds), key=lambda told: -abs(told[1]))[:STRONGEST]
    return ", ".join(f"{name.replace('_', ' ')} {added:+.1f}" for name, added in strongest if added)
