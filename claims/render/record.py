"""A source's track record as programs and people read it; what too few settled figures cannot carry is left out."""

from __future__ import annotations

from typing import Any

from claims.credibility.record import Outcome, Record, least_settled
from claims.render.wording import people

_OWN = ("figures", "tallies", "agree", "compatible", "contradict", "alone")
_CARRIED = ("stale", "denied")


def counted(record: Record) -> dict[str, Any]:
    """The record for programs; null where fewer than `least_settled` are settled, or carried."""
    low, high = record.held
    outcomes = {outcome.value: (record.outcomes or {}).get(outcome, 0) for outcome in Outcome}
    return {
        **{name: getattr(record, name) for name in _OWN},
        "settled": record.settled,
        "least_settled": least_settled(),
        "outcomes": outcomes if record.speaks else None,
        "held_share": [round(low, 3), round(high, 3)] if record.speaks else None,
        "disowned": record.disowned,
        "repeats": record.repeats,
        **{name: getattr(record, name) if record.repeats >= least_settled() else None for name in _CARRIED},
    }


def lines(record: Record) -> list[str]:
    """The record for people, a sentence a line."""
    told = list(_beside(record)) if record.figures else []
    if record.figures and not record.speaks:
        least = least_settled()
        told.append(f"{record.settled:,} settled: fewer than {least}, too few to say what became of them")
    elif record.figures:
        told.append(_settled(record))
    if record.repeats:
        told.append(_carried(record))
    if record.disowned:
        told.append(f"{people(record.disowned, 'figure')} given in its name that it denies")
    return told or ["no figure in any tally"]


def _beside(record: Record) -> list[str]:
    where = f"{people(record.figures, 'figure')} of its own in {people(record.tallies, 'tally', 'tallies')}"
    return [
        f"{where}; of those that stand {record.agree:,} agree with another origin, {record.contradict:,} are "
        f"contradicted by one, {record.compatible:,} are compatible with others, {record.alone:,} stand alone"
    ]


def _settled(record: Record) -> str:
    low, high = record.held
    became = {outcome: (record.outcomes or {}).get(outcome, 0) for outcome in Outcome}
    return (
        f"{record.settled:,} settled: {became[Outcome.HELD]:,} hold ({low:.0%} to {high:.0%}, at 95 % confidence), "
        f"{became[Outcome.REVISED]:,} revised, {became[Outcome.APART]:,} apart from an editor's decision, "
        f"{people(became[Outcome.SLIPPED], 'slip')} of the hand"
    )


def _carried(record: Record) -> str:
    told = f"{people(record.repeats, 'figure')} of others repeated"
    if record.repeats < least_settled():
        return told
    return f"{told}: {record.stale:,} that had been replaced by then, {record.denied:,} that their source denies"
