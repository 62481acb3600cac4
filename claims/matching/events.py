"""What an event is called, and where and when it was, from the accounts and claims that make it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from claims.matching.accounts import Account
from claims.model import Basis, Claim
from claims.vocabulary.terms import metric_label, population_label

_LONGEST = 200  # characters of a label: a title pasted with its article is cut


def event_label(accounts: Sequence[Account], claims: Collection[Claim]) -> str:
    """What to call the event: the table's label, else the earliest title, else what is counted and where."""
    labels = Counter(account.label for account in accounts if account.label)
    if labels:
        return _cut(min(labels, key=lambda label: (-labels[label], label)))
    titled = [account for account in accounts if account.title and account.title.strip()]
    if titled:
        return _cut(min(titled, key=lambda account: (account.published or "9", account.key)).title or "")
    counted = min(claims, key=lambda claim: claim.key, default=None)
    if counted is not None:
        what = f"{population_label(counted.population)} {metric_label(counted.metric)}"
        where = ", ".join(part for part in (counted.place, counted.occurred_from or counted.when) if part)
        return _cut(f"{what[:1].upper()}{what[1:]}{f', {where}' if where else ''}")
    first = min(accounts, key=lambda account: account.key)
    return _cut(first.external_id or first.text.strip() or "no words")


def event_place(claims: Collection[Claim]) -> str | None:
    """The place most of its claims name."""
    places = Counter(claim.place for claim in claims if claim.place and not claim.context)
    return min(places, key=lambda place: (-places[place], place)) if places else None


def event_days(claims: Collection[Claim]) -> tuple[str | None, str | None]:
    """The first and the last day its own incident is dated to."""
    own = [claim for claim in claims if not claim.context and claim.basis is Basis.INCIDENT]
    starts = [claim.occurred_from[:10] for claim in own if claim.occurred_from]
    ends = [(claim.occurred_to or claim.occurred_from or "")[:10] for claim in own]
    return min(starts, default=None), max((end for end in ends if end), default=None)


def _cut(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LONGEST else one_line[: _LONGEST - 1].rstrip() + "…"
