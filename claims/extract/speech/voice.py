"""One source speaking in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from claims.model import Attribution


@dataclass(frozen=True, slots=True)
class Voice:
    """One source speaking in a sentence. It covers tokens from `low` up to `high`; `at` is the token of its verb.

    `who` are the tokens that name it.
    """

    source: str
    at: int
    low: int
    high: int
    via: tuple[str, ...] = ()
    attribution: Attribution = Attribution.RELAYED
    trailing: bool = False
    who: tuple[int, int] = (0, 0)
