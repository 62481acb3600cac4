"""What an editor's decision rested on, and what has changed since: claims that came, went, or no longer count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.model import Claim, Resolution, State


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since a decision: claims that `came`, keys of those that `left` (retracted, or moved to another
    tally), claims `struck` (denied or superseded since) and `restored` (struck then, counting now)."""

    came: tuple[int, ...] = ()
    left: tuple[str, ...] = ()
    struck: tuple[int, ...] = ()
    restored: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.came or self.left or self.struck or self.restored)


def struck(claims: Iterable[Claim]) -> list[str]:
    """Keys of the claims that people have set aside: denied by their source, or superseded."""
    return [claim.key for claim in claims if claim.denied_by is not None or claim.state is State.SUPERSEDED]


def since(resolution: Resolution, claims: Sequence[Claim]) -> Since:
    """What is not as it was when the decision was made; nothing where all is the same.

    A decision older than the record of what was struck (`aside` None) is re-opened by what came and left alone.
    """
    seen = set(resolution.seen)
    now = {claim.key: claim.id for claim in claims}
    off: tuple[int, ...] = ()
    on: tuple[int, ...] = ()
    if resolution.aside is not None:
        then, today = set(resolution.aside), set(struck(claims))
        off = tuple(now[key] for key in now if key in seen and key in today - then)
        on = tuple(now[key] for key in now if key in seen and key in then - today)
    return Since(
        came=tuple(now[key] for key in now if key not in seen),
        left=tuple(key for key in resolution.seen if key not in now),
        struck=off,
        restored=on,
    )


def in_words(found: Since) -> str:
    """The changes in a line: "2 claims came (7, 8); 1 denied or superseded (3)"; empty where there are none."""
    parts = [
        _part(found.came, "came") if found.came else "",
        _part([key[:8] for key in found.left], "left or retracted") if found.left else "",
        _part(found.struck, "denied or superseded") if found.struck else "",
        _part(found.restored, "counts again" if len(found.restored) == 1 else "count again") if found.restored else "",
    ]
    return "; ".join(part for part in parts if part)


def _part(which: Sequence[int | str], what: str) -> str:
    shown = ", ".join(map(str, which[:5])) + (", …" if len(which) > 5 else "")
    return f"{len(which):,} claim{'' if len(which) == 1 else 's'} {what} ({shown})"
