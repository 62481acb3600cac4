"""Adding one claim by hand: a row without a table, recorded as accepted and checked by whoever adds it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from claims.errors import UsageError
from claims.model import Article, Draft, Problem, Recorded
from claims.services.late_entry import LateEntry
from claims.services.recording.capturing import Captured, insert_documents, versions
from claims.services.recording.claim_rows import insert_claims, known, recorded_under
from claims.services.recording.pinning import find_event
from claims.services.register import sources
from claims.tables.reader import ASSERTED, CARRIED, CHECKED, DOCUMENT, ENTRY, EVENT, row
from claims.tables.refusal import RowRefused
from claims.vocabulary.terms import metrics, populations


def add_claim(session: Session, given: Mapping[str, Any], *, by: str) -> Recorded:
    """Record one claim. `given` holds import columns (claims.tables.columns) that are not empty.

    `event` is the id of an event, or a label. A claim without a `url` gets a document of its own. Raises UsageError
    that names the option where a value cannot be used, NotFound for an event id nobody has.
    """
    event = find_event(session, given["event"]) if "event" in given else None
    cells = {name: value for name, value in given.items() if name != "event" or not str(value).strip().isdigit()}
    try:
        draft, stored = row(cells, "")
    except RowRefused as refused:
        option = f"--{refused.column.replace('_', '-')}: " if refused.column else ""
        raise UsageError(f"{option}{refused.message}", hint=refused.hint) from None
    key = str(stored[0])
    problems = tuple(_unknown(draft))
    if met := known(session, [key]):
        return Recorded(claims_known=1, claim_ids=(met[key].id,), problems=problems)
    with LateEntry(session, "add", by=by, subject=key) as late:
        entry = late.open()
        names = {name for name in (draft.asserted_by, draft.carried_by, *draft.via) if name}
        ids = sources.ensure(session, names, entry.id)
        number, made = _document(session, draft, key, ids, entry.id, event)
        filled: list[Any] = stored
        filled[DOCUMENT], filled[EVENT], filled[ENTRY] = number, event, entry.id
        filled[ASSERTED], filled[CARRIED] = (ids.get(name) for name in (filled[ASSERTED], filled[CARRIED]))
        filled[CHECKED] = by
        insert_claims(session, [filled])
        claim_ids, keys = recorded_under(session, entry.id)
        entry.note(claims=1, documents=made, keys=keys)
    return Recorded(
        documents=made, claims=1, problems=problems, claim_ids=claim_ids, document_numbers=(number,), entry=entry.id
    )


def _document(
    session: Session, draft: Draft, key: str, ids: Mapping[str, int], entry_id: int, event: int | None
) -> tuple[int, int]:
    """The document at the claim's URL, in its latest version, or a new one; and how many were made."""
    name = draft.document or f"by hand {key[:12]}"
    held = versions(session, [name])
    if name in held:
        return held[name][-1].number, 0
    text = "" if draft.url else draft.quote or ""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    article = Article(
        id=name, text=text, sha256=sha256, url=draft.url, published=draft.published, outlet=draft.carried_by
    )
    kind = "reference" if draft.url else "note"
    (number,) = insert_documents(
        session, [Captured(article, sha256)], held, entry_id=entry_id, outlets=ids, event=event, kind=kind
    )
    return number, 1


def _unknown(draft: Draft) -> list[Problem]:
    found = (("metric", draft.metric, metrics()), ("population", draft.population, populations()))
    return [
        Problem(f'the vocabulary has no {column} "{term}"; it is kept as it is', fatal=False)
        for column, term, terms in found
        if term not in terms
    ]
