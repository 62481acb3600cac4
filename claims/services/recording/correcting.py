"""Corrections made: a claim retracted, denied by its source, or replaced; a row with a reason, undone by another."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import Session

from claims.errors import InputRefused, UsageError
from claims.model import Act, Attribution, Claim, Correction, State
from claims.services.judging import judgements
from claims.services.late_entry import LateEntry
from claims.services.loading import claims, corrections
from claims.services.loading.columns import PAYLOAD
from claims.services.recording.adding import add_claim
from claims.services.standing import change
from claims.services.tables import CLAIM, CORRECTION

_SETTLED = {Act.RETRACT: State.RETRACTED, Act.SUPERSEDE: State.SUPERSEDED}
_COPIED = ("metric", "population", "basis", "unit", "place", "occurred_from", "occurred_to", "event_label")
_DONE = {Act.RETRACT: "retracted", Act.DENY: "denied", Act.SUPERSEDE: "superseded"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What was done: the act, the claims it was done to as they stand, and the claim that denies or replaces them."""

    act: Act
    claims: tuple[Claim, ...]
    other: Claim | None = None


def retract(session: Session, references: Sequence[str], *, by: str, reason: str | None) -> Corrected:
    """Withdraw claims, or every claim of a document: they leave lists of what stands, reports and estimates.

    Raises NotFound, and InputRefused where one is retracted already.
    """
    why = _required(reason)
    found = list({claim.id: claim for reference in references for claim in _meant(session, reference)}.values())
    for claim in found:
        _require_not_done(session, claim, Act.RETRACT)
    return _act(session, Act.RETRACT, found, None, by=by, reason=why)


def deny(
    session: Session,
    reference: str,
    *,
    by: str,
    reason: str | None,
    other: str | None = None,
    said: Mapping[str, str] | None = None,
) -> Corrected:
    """The named source says that it never gave the figure: the claim is listed, and moves nothing from now on.

    `other` is the claim in which the denial is recorded; without it one is made from what was `said` (asserted_by, else
    the claim's own source; quote, url, published, carried_by). Raises NotFound; InputRefused where it is denied
    already, or nobody is named who could deny it.
    """
    why = _required(reason)
    claim = claims.find(session, reference)
    _require_not_done(session, claim, Act.DENY)
    denial = _denial(session, claim, said or {}, by=by) if other is None else claims.find(session, other)
    _require_another(claim, denial)
    return _act(session, Act.DENY, [claim], denial, by=by, reason=why)


def supersede(session: Session, reference: str, replacement: str, *, by: str, reason: str | None) -> Corrected:
    """Another claim takes the place of this one, which stays readable as history and moves nothing.

    Raises NotFound; InputRefused where it is replaced already, or the other is itself withdrawn or replaced by it.
    """
    why = _required(reason)
    claim, other = claims.find(session, reference), claims.find(session, replacement)
    _require_not_done(session, claim, Act.SUPERSEDE)
    _require_another(claim, other)
    if other.state not in (State.ACCEPTED, State.DRAFT):
        raise InputRefused(f"claim {other.id} is {other.state.value} itself", hint="name a claim that stands")
    return _act(session, Act.SUPERSEDE, [claim], other, by=by, reason=why)


def undo(session: Session, act: Act, references: Sequence[str], *, by: str, reason: str | None) -> Corrected:
    """Take the latest such correction of each claim back, by a row of its own: the claim stands as it stood before.

    A denial that was made for the correction is retracted with it. Raises InputRefused where there is none to undo.
    """
    why = _required(reason)
    found = [claim for reference in references for claim in _meant(session, reference, act)]
    with LateEntry(session, f"claim.{act.value}.undo", by=by, reason=why, subject=_named(found)) as late:
        for claim in found:
            held = corrections.of_claims(session, [claim.id])
            done = [one for one in corrections.standing(held, claim.id) if one.act is act]
            if not done:
                hint = f"see what was done to it: claims show {claim.id}"
                raise InputRefused(f"claim {claim.id} is not {_DONE[act]}", hint=hint)
            _row(session, late, claim, Act.UNDO, None, why, undoes=done[-1].id)
            _settle(session, late, claim)
            if act is Act.DENY and done[-1].other is not None:
                _withdraw_denial(session, late, claims.find(session, str(done[-1].other)), done[-1], why)
    return Corrected(act=Act.UNDO, claims=_again(session, found))


def _act(session: Session, act: Act, found: list[Claim], other: Claim | None, *, by: str, reason: str) -> Corrected:
    with LateEntry(session, f"claim.{act.value}", by=by, reason=reason, subject=_named(found)) as late:
        for claim in found:
            _row(session, late, claim, act, other, reason)
            _settle(session, late, claim)
        if act is Act.DENY and other is not None:
            _stand_beside(session, late, other, found[0])
    return Corrected(act=act, claims=_again(session, found), other=other and _again(session, [other])[0])


def _row(
    session: Session, late: LateEntry, claim: Claim, act: Act, other: Claim | None, reason: str, *,
    undoes: int | None = None,
) -> None:  # fmt: skip
    entry = late.open()
    values = {"claim_id": claim.id, "act": act.value, "other_id": other and other.id, "undoes": undoes}
    session.execute(insert(CORRECTION).values(reason=reason, entry_id=entry.id, **values))
    done = f"{act.value} claim {claim.id}" + (f", by claim {other.id}" if other else "")
    entry.body.setdefault("corrections", []).append(done)


def _settle(session: Session, late: LateEntry, claim: Claim) -> None:
    """The state that follows from the corrections that stand: withdrawn before replaced before what it was."""
    acts = corrections.acts(session, claim.id)
    state = next((after for act, after in _SETTLED.items() if act in acts), None) or _own_state(session, claim)
    before = session.execute(select(CLAIM.c.state).where(CLAIM.c.id == claim.id)).scalar_one()
    if state.value != before:
        change(session, late, CLAIM, ("state",), [(claim.id, (before,), (state.value,))])


def _own_state(session: Session, claim: Claim) -> State:
    """The state without any correction: the last one that the log says a correction put an end to."""
    if claim.state not in _SETTLED.values():
        return claim.state
    query = select(PAYLOAD.c.body).join(CORRECTION, CORRECTION.c.entry_id == PAYLOAD.c.entry_id)
    bodies = session.execute(query.where(CORRECTION.c.claim_id == claim.id).order_by(PAYLOAD.c.entry_id.desc()))
    for (body,) in bodies:
        for made in json.loads(body).get("changes", ()):
            for number, before, _ in made["rows"] if made["table"] == "claim" and made["fields"] == ["state"] else ():
                if number == claim.id and before[0] not in {state.value for state in _SETTLED.values()}:
                    return State(before[0])
    return State.ACCEPTED


def _denial(session: Session, claim: Claim, said: Mapping[str, str], *, by: str) -> Claim:
    """The denial as a claim of the source: the same figure of the same thing, with who denies it, where and when."""
    if not (said.get("asserted_by") or claim.asserted_by):
        raise UsageError(
            f"nobody is named in claim {claim.id} who could deny it",
            hint="name the source with --source, or the claim that denies it with --with",
        )
    figure = claim.figure
    ends: dict[str, Any] = {"low": figure.low, "best": figure.best, "high": figure.high, "bound": figure.bound.value}
    given = {name: getattr(claim, name) for name in _COPIED} | {"figure": figure.words or None}
    given |= ends if not figure.words else {}
    given |= {"asserted_by": claim.asserted_by, "attribution": Attribution.DENIED.value, "event": claim.event}
    cells = {name: str(value) for name, value in (given | dict(said)).items() if value not in (None, "")}
    recorded = add_claim(session, cells, by=by)
    return claims.find(session, str(recorded.claim_ids[0]))


def _stand_beside(session: Session, late: LateEntry, denial: Claim, denied: Claim) -> None:
    """A denial stands again where it had been withdrawn, and one of the same event in the tally of what it denies."""
    held = corrections.of_claims(session, [denial.id])
    for one in corrections.standing(held, denial.id):
        if one.act is Act.RETRACT:
            _row(session, late, denial, Act.UNDO, None, "the claim is denied again", undoes=one.id)
            _settle(session, late, denial)
    if denial.tally is None and denied.tally is not None and denial.event == denied.event:
        change(session, late, CLAIM, ("tally_id",), [(denial.id, (None,), (denied.tally,))])


def _withdraw_denial(session: Session, late: LateEntry, denial: Claim, done: Correction, reason: str) -> None:
    if denial.document.startswith("by hand") and denial.attribution is Attribution.DENIED:
        _row(session, late, denial, Act.RETRACT, None, f"the denial was taken back: {reason}")
        _settle(session, late, denial)


def _meant(session: Session, reference: str, act: Act = Act.RETRACT) -> list[Claim]:
    """The claim meant, or every claim of the document meant that stands."""
    if act is not Act.RETRACT:
        return [claims.find(session, reference)]
    subject, name = judgements.meant(session, reference)
    if subject == "claim":
        return [claims.find(session, name)]
    found = claims.load(session, documents=[name])
    if not found:
        raise InputRefused(f"document {name!r} holds no claim", hint="see claims list documents")
    return found


def _require_not_done(session: Session, claim: Claim, act: Act) -> None:
    held = corrections.of_claims(session, [claim.id])
    for one in corrections.standing(held, claim.id):
        if one.act is act:
            said = f"claim {claim.id} is {_DONE[act]} already, by {one.by} on {one.at:%Y-%m-%d}: {one.reason}"
            raise InputRefused(said, hint=f'take it back with claims {act.value} {claim.id} --undo --reason "…"')
    if claim.state is State.RETRACTED and act is not Act.DENY:
        raise InputRefused(f"claim {claim.id} is retracted", hint=f"see why: claims show {claim.id}")


def _require_another(claim: Claim, other: Claim) -> None:
    if claim.id == other.id:
        raise InputRefused(f"claim {claim.id} cannot be corrected by itself", hint="name another claim")


def _required(reason: str | None) -> str:
    if not reason or not reason.strip():
        raise UsageError("a reason is required", hint='add --reason "…": it stays in the log')
    return reason.strip()


def _named(found: Sequence[Claim]) -> str:
    shown = ", ".join(str(claim.id) for claim in found[:5])
    return f"claim {shown}" + (f" and {len(found) - 5} more" if len(found) > 5 else "")


def _again(session: Session, found: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(claims.load(session, ids=[claim.id for claim in found]))
