"""The weights a database matches by: those last learnt from its judgements, else those that ship."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlmodel import Session, col, select

from claims.matching.features import FEATURES
from claims.matching.scoring import Model, model
from db.tables import Entry, Payload

ACTION = "match.learn"


def current(session: Session) -> Model:
    """The model in force; one learnt for other features than there are is passed over."""
    told = learnt(session)
    using = model()
    if told is None or set(told["weights"]) != set(FEATURES):
        return using
    together = {(one, other): weight for one, other, weight in told["together"]}
    if together.keys() != using.together.keys():
        return using
    return replace(using, start=told["start"], weights=told["weights"], together=together)


def learnt(session: Session) -> dict[str, Any] | None:
    """What the last entry that set weights noted; None where those that ship are in force."""
    query = select(Payload.body).join(Entry).where(Entry.action == ACTION).order_by(col(Entry.id).desc()).limit(1)
    body = session.exec(query).first()
    noted: dict[str, Any] | None = json.loads(body).get("model") if body else None
    return noted


def as_noted(using: Model) -> dict[str, Any]:
    """The model as an entry of the log holds it."""
    together = [[one, other, weight] for (one, other), weight in using.together.items()]
    return {"start": using.start, "weights": using.weights, "together": together}
