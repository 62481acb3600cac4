"""Corrections: what a person says of a recorded claim. Linked rows with a reason; an undo is a row of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """What was done: a claim is withdrawn, denied by its named source, replaced; or the act is taken back."""

    RETRACT = "retract"
    DENY = "deny"
    SUPERSEDE = "supersede"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One act on a claim. `other` is the claim that denies it or takes its place; `undone` that a later row undid it.

    For an undo, `undoes` is the correction that no longer holds.
    """

    id: int
    claim: int
    act: Act
    other: int | None
    reason: str
    by: str
    at: datetime
    undoes: int | None = None
    undone: bool = False
