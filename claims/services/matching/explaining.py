"""Why two documents or claims were, or were not, taken for the same event: their score feature by feature."""

from __future__ import annotations

from typing import Any

import numpy as np
from sqlmodel import Session

from claims.errors import InputRefused
from claims.matching.accounts import Account
from claims.matching.columns import columns_of
from claims.matching.joining import Standing
from claims.matching.pairs import Pairs
from claims.matching.scoring import explain as reasons_of
from claims.matching.scoring import probability, score_pairs
from claims.services.judging import judgements, weights
from claims.services.loading import claims, documents
from claims.services.matching import full_match, match_index
from claims.services.matching.neighbours import Neighbours

_FEW = 5_000  # documents, all of which are read anew in a second or two


def explain(session: Session, left: str, right: str) -> list[dict[str, Any]]:
    """The features of the pair, the weightiest first, and at the end the score they add up to.

    Raises NotFound for what nobody has recorded, InputRefused for two that are one account.
    """
    accounts = full_match.accounts_held(session)
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
    homes = [_home(session, reference) for reference in (left, right)]
    stand = _stand(homes, total >= using.linkage.join)
    meaning = f"probability {probability(total):.3f}; two join from {using.linkage.join:+.2f}{stand}"
    rows.append(_line("score", total, meaning))
    return rows


def _home(session: Session, reference: str) -> int | None:
    """The event a document or claim stands in; None before matching."""
    subject, name = judgements.meant(session, reference)
    return claims.find(session, name).event if subject == "claim" else documents.find(session, name).event


def _stand(homes: list[int | None], joins: bool) -> str:
    """Where the two stand, and what keeps a pair apart that scores enough to join."""
    one, other = homes
    if one is None or other is None:
        return ""
    if one == other:
        return f"; both stand in event {one}"
    apart = f"; they stand in events {one} and {other}"
    return f"{apart}: a person, an external id or their other reports keep them apart" if joins else apart


def score(session: Session, left: str, right: str) -> float | None:
    """What two score as things stand, for a judgement to be stored with; None where nothing cheap tells.

    In a large database they are weighed by what the last full run kept. Nothing tells of two that are one account,
    nor of a large database that was never matched.
    """
    one: int | None
    other: int | None
    at = match_index.state(session)
    if at is None:
        if documents.number_held(session) > _FEW:
            return None
        accounts = full_match.accounts_held(session)
        one, other = (_known(session, accounts, reference) for reference in (left, right))
        columns = columns_of(accounts) if None not in (one, other) and one != other else None
    else:
        held = Neighbours(session, match_index.corpus(session, at))
        found = [_standing(session, held, reference) for reference in (left, right)]
        pair = [each.account for each in found if each is not None]
        one, other = 0, 1
        known = len(pair) == 2 and pair[0].key != pair[1].key
        columns = columns_of(pair, corpus=held.corpus, new=np.zeros(2, dtype=bool)) if known else None
    if columns is None:
        return None
    rows = np.sort(np.array([one, other], dtype=np.int64))
    return round(float(score_pairs(columns, weights.current(session), rows[:1], rows[1:])[0]), 3)


def _standing(session: Session, held: Neighbours, reference: str) -> Standing | None:
    subject, name = judgements.meant(session, reference)
    if subject == "claim":
        return held.of_claim(claims.find(session, name))
    return next(iter(held.accounts([documents.find(session, name).number << 1])), None)


def _line(name: str, value: float, meaning: str) -> dict[str, Any]:
    return {"feature": name, "value": None, "weight": None, "adds": round(value, 2), "meaning": meaning}


def _row(session: Session, accounts: list[Account], reference: str) -> int:
    """The account meant by a document or claim. Raises InputRefused where it has none."""
    found = _known(session, accounts, reference)
    if found is None:
        raise InputRefused(
            f"{reference!r} has no account of a story: it is a table, is empty, or counts no longer",
            hint="name a document with words, or a claim that stands",
        )
    return found


def _known(session: Session, accounts: list[Account], reference: str) -> int | None:
    subject, name = judgements.meant(session, reference)
    if subject == "claim":
        number = claims.find(session, name).id
        return next((row for row, account in enumerate(accounts) if number in account.claims), None)
    number = documents.find(session, name).number
    papers = (row for row, each in enumerate(accounts) if each.document is not None and number in each.documents)
    return next(papers, None)
