"""An editor's decision on a tally: appended with its reason and the claims that were there when it was made."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from claims.errors import InputRefused, NotFound, UsageError
from claims.model import Number, Resolution, Tally
from claims.reconcile.decisions import struck
from claims.report.wording import figure_words
from claims.services import log
from claims.services.assessment.assessing import assess_tally, resolutions
from claims.services.assessment.gathering import tallies
from claims.services.loading import addressing
from db.tables import Resolution as Row

if TYPE_CHECKING:
    from sqlmodel import Session

_SHOWN = 6  # figures, the rest told by an ellipsis


def resolve(
    session: Session,
    tally_id: int,
    *,
    low: Number | None = None,
    best: Number | None = None,
    high: Number | None = None,
    reason: str,
    by: str,
) -> Resolution:
    """Append a decision; earlier ones stay readable. A claim that comes or goes later re-opens it.

    Raises UsageError without a reason or a figure, or where the figures are out of order; NotFound for no such tally.
    """
    _check(low, best, high, reason)
    tally = find(session, str(tally_id))
    _append(session, tally, "tally.resolve", by, reason, low=low, best=best, high=high)
    return resolutions(session)[tally.id]


def unheard(session: Session, tally_id: int, best: Number | None) -> str | None:
    """What to tell an editor who stands by a figure that no claim of the tally states; None where one does."""
    tally = find(session, str(tally_id))
    told = [claim.figure for claim in assess_tally(session, tally).claims]
    if best is None or any(best in (figure.low, figure.best, figure.high) for figure in told):
        return None
    said = dict.fromkeys(figure_words(figure) for figure in told)
    shown = ", ".join(list(said)[:_SHOWN]) + (" …" if len(said) > _SHOWN else "")
    return f"no claim of tally {tally.id} says {best:,}: they say {shown}. The decision rests on its reason alone"


def wait(session: Session, tally_id: int, waiting_for: str, *, reason: str, by: str) -> Resolution:
    """Decide that nothing can be decided before something is known: "the hospital's list".

    Raises UsageError without a reason or without what is waited for, NotFound for no such tally.
    """
    _require_reason(reason)
    if not waiting_for.strip():
        raise UsageError("nothing is named that is waited for", hint='--pending "the hospital\'s list"')
    tally = find(session, str(tally_id))
    _append(session, tally, "tally.wait", by, reason, waiting_for=waiting_for.strip())
    return resolutions(session)[tally.id]


def reopen(session: Session, tally_id: int, *, reason: str, by: str) -> None:
    """Take the decision on a tally back by a row of its own. Raises InputRefused where none is in force."""
    _require_reason(reason)
    tally = find(session, str(tally_id))
    if tally.id not in resolutions(session):
        raise InputRefused(f"no decision is in force on tally {tally.id}", hint=f"see claims show tally:{tally.id}")
    _append(session, tally, "tally.reopen", by, reason)


def _append(session: Session, tally: Tally, action: str, by: str, reason: str, **decided: Any) -> None:
    """The decision with the claims it was made on, and those of them that people had set aside by then."""
    claims = assess_tally(session, tally).claims
    seen, aside = [claim.key for claim in claims], struck(claims)
    with log.entry(session, action, by=by, reason=reason, subject=f"tally {tally.id}: {tally.label}") as entry:
        session.add(Row(tally_id=tally.id, reason=reason, seen=seen, aside=aside, entry_id=entry.id, **decided))
        entry.note(tally=tally.id, seen=seen, **decided)


def find(session: Session, reference: str) -> Tally:
    """The tally of this id or label. Raises NotFound: suggests near labels, or names the ids that share one."""
    listed = {tally.id: tally for tally in tallies(session)}
    name = " ".join(reference.split()).casefold().removeprefix("tally:").removeprefix("tally ")
    if name.isascii() and name.isdigit():
        if found := listed.get(addressing.tally(session, name)):
            return found
        raise NotFound(f"no tally {reference!r}", hint="`claims list tallies` shows them")
    matches = [tally for tally in listed.values() if tally.label.casefold() == name]
    if len(matches) == 1:
        return matches[0]
    if matches:
        ids = ", ".join(f"{tally.id} (event {tally.event})" for tally in matches[:5])
        raise NotFound(f"several tallies are called {matches[0].label!r}", hint=f"give an id: {ids}")
    near = difflib.get_close_matches(name, {tally.label.casefold() for tally in listed.values()}, n=3, cutoff=0.5)
    shown = [f"{tally.id} ({tally.label})" for tally in listed.values() if tally.label.casefold() in near][:3]
    hint = f"did you mean {' or '.join(shown)}?" if shown else "`claims list tallies` shows them"
    raise NotFound(f"no tally {reference!r}", hint=hint)


def _check(low: Number | None, best: Number | None, high: Number | None, reason: str) -> None:
    _require_reason(reason)
    known = [end for end in (low, best, high) if end is not None]
    if not known:
        raise UsageError(
            "a decision needs a figure", hint="give --best, or --low and --high, or --pending what is awaited"
        )
    if any(left > right for left, right in zip(known, known[1:], strict=False)):
        raise UsageError("the figures are out of order", hint="low is not above best, and best not above high")
    if known[0] < 0:
        raise UsageError("a count cannot be negative", hint="give figures of 0 or more")


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise UsageError("a decision needs a reason", hint='say why: --reason "hospital records seen by our reporter"')
