"""The stable key of a claim: a hash of what it says, by whom, carried by whom, of what, where and when."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from claims.model import Draft

_BETWEEN = "\x1f"


def claim_key(draft: Draft, content: str) -> str:
    """32 hex digits that are the same in every database, folder and row order.

    `content` is the SHA-256 of the document's text for claims read from a text (their span counts in it), and
    empty for rows of a table, so that the same row in two tables is one claim.
    """
    return key_of(key_parts(draft, content))


def key_parts(draft: Draft, content: str) -> tuple[object, ...]:
    """What the key is made of, in its fixed order."""
    figure = draft.figure
    return (
        content,
        draft.start if content else None,
        draft.end if content else None,
        draft.quote,
        figure.bound.value,
        figure.low,
        figure.best,
        figure.high,
        draft.metric,
        draft.population,
        draft.basis.value,
        draft.unit,
        draft.asserted_by,
        draft.carried_by,
        *draft.via,
        draft.attribution.value,
        draft.place,
        draft.when,
        draft.occurred_from,
        draft.occurred_to,
        draft.as_of,
        draft.published,
        draft.event_label,
        draft.external_id,
        draft.url,
    )


def key_of(parts: Iterable[object]) -> str:
    """Hash the parts; None and the empty string are told apart, numbers are written in full."""
    text = _BETWEEN.join("\x00" if part is None else str(part) for part in parts)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
