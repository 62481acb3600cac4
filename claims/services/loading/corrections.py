"""Corrections as they stand: what was done to claims, what was undone, and the links that follow from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import or_, select

from claims.model import Act, Correction
from claims.services.loading.columns import CLAIM, CORRECTION, ENTRY, LINK, utc

if TYPE_CHECKING:
    from claims.services.loading.claim_values import Reader

KINDS = {Act.DENY.value: "denies", Act.SUPERSEDE.value: "supersedes"}
"""The link that the other claim has to the corrected one."""

Link: TypeAlias = tuple[int, str, int]
"""A claim, how it is linked, and the other: (7, "denies", 4)."""

SPEAKS = ("accepted", "superseded")
"""States of a claim whose word against another one counts."""


def of_claims(session: Reader, numbers: Collection[int], *, last: int | None = None) -> list[Correction]:
    """Every correction of these claims, and those by which they deny or replace another, oldest first.

    With `last`, as the database held them at that log entry.
    """
    wanted = list(numbers)
    touched = or_(CORRECTION.c.claim_id.in_(wanted), CORRECTION.c.other_id.in_(wanted))
    query = select(CORRECTION, ENTRY.c.by, ENTRY.c.at).join(ENTRY, ENTRY.c.id == CORRECTION.c.entry_id)
    rows = session.execute(query.where(touched, *_held(last)).order_by(CORRECTION.c.id)).all()
    taken_back = {row.undoes for row in rows}
    return [
        Correction(
            id=row.id,
            claim=row.claim_id,
            act=Act(row.act),
            other=row.other_id,
            reason=row.reason,
            by=row.by,
            at=utc(row.at),
            undoes=row.undoes,
            undone=row.id in taken_back,
        )
        for row in rows
    ]


def standing(found: Iterable[Correction], claim: int) -> list[Correction]:
    """The corrections of the claim that nobody took back."""
    return [one for one in found if one.claim == claim and one.act is not Act.UNDO and not one.undone]


def acts(session: Reader, number: int) -> set[Act]:
    """What has been done to the claim and not taken back, rows of an entry that is still open included."""
    query = select(CORRECTION.c.id, CORRECTION.c.act, CORRECTION.c.undoes).where(CORRECTION.c.claim_id == number)
    rows = session.execute(query).all()
    taken_back = {undoes for _, _, undoes in rows}
    return {Act(act) for made, act, _ in rows if act != Act.UNDO and made not in taken_back}


def links(session: Reader, *, last: int | None, about: Collection[int] | None = None) -> Iterator[Link]:
    """Links between claims, of all or of these few, in order: as read or recorded, then as corrected."""
    recorded = select(LINK.c.claim_id, LINK.c.kind, LINK.c.other_id).where(
        LINK.c.kind.in_(("adds_to", *KINDS.values()))
    )
    recorded = recorded if last is None else recorded.where(LINK.c.entry_id <= last)
    query = select(CORRECTION.c.id, CORRECTION.c.other_id, CORRECTION.c.act, CORRECTION.c.claim_id)
    query = query.where(CORRECTION.c.other_id.is_not(None), *_held(last))
    if about is not None:
        recorded = recorded.where(or_(LINK.c.claim_id.in_(about), LINK.c.other_id.in_(about)))
        query = query.where(or_(CORRECTION.c.claim_id.in_(about), CORRECTION.c.other_id.in_(about)))
    yield from ((row[0], row[1], row[2]) for row in session.execute(recorded.order_by(LINK.c.id)))
    undone = set(session.execute(select(CORRECTION.c.undoes).where(CORRECTION.c.act == "undo", *_held(last))).scalars())
    made = session.execute(query.order_by(CORRECTION.c.id)).all()
    yield from (
        (other, KINDS[act], claim) for number, other, act, claim in made if act in KINDS and number not in undone
    )


def keys(session: Reader, numbers: Collection[int], *, at_once: int = 5_000) -> dict[int, tuple[str, str]]:
    """The key and the present state of claims by id."""
    listed = sorted(numbers)
    found: dict[int, tuple[str, str]] = {}
    for at in range(0, len(listed), at_once):
        query = select(CLAIM.c.id, CLAIM.c.key, CLAIM.c.state).where(CLAIM.c.id.in_(listed[at : at + at_once]))
        found.update((number, (key, state)) for number, key, state in session.execute(query))
    return found


def _held(last: int | None) -> list[Any]:
    return [] if last is None else [CORRECTION.c.entry_id <= last]
