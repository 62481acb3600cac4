"""Whether matching could find anything but what it found last: then it need not read and score it all again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

import claims.matching
from db.tables import Entry, Payload

ACTION = "match"
HARMLESS = (  # actions that change nothing matching reads
    *("tally.resolve", "tally.wait", "tally.reopen", "source.rate", "claim.rate", "event.grade"),
    *("source.ratings", "source.ratings.undo"),
)


def stood(session: Session) -> dict[str, Any] | None:
    """What the last matching noted, if nothing it reads was written since and it went by the same rules; else None.

    Every write leaves an entry in the log, so that the entries after it say all there is to know.
    """
    query = select(Entry.id, Payload.body).join(Payload, isouter=True).where(Entry.action == ACTION)
    found = session.exec(query.order_by(col(Entry.id).desc()).limit(1)).first()
    if found is None or not found[1]:
        return None
    later = select(Entry.id).where(col(Entry.id) > found[0], col(Entry.action).not_in(HARMLESS)).limit(1)
    noted: Mapping[str, Any] = json.loads(found[1])
    if noted.get("rules") != rules() or session.exec(later).first() is not None:
        return None
    return dict(noted.get("found", {})) or None


@cache
def rules() -> str:
    """A hash of the rules and weights of matching: another version may find something else."""
    folder = Path(str(claims.matching.__file__)).parent
    hashed = blake2b(digest_size=8)
    for path in sorted([*folder.glob("*.py"), *folder.glob("data/*.toml")]):
        hashed.update(path.read_bytes())
    return hashed.hexdigest()
