"""A newsroom of many made reports, matched in full, to which later ones are joined."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from sqlmodel import Session, select

from benchmarks.made_reports import made_reports
from claims.matching.accounts import Account
from claims.model import Article, Bound, Draft, Figure, Reading
from claims.services.loading import claims as claims_service
from claims.services.loading import documents as documents_service
from claims.services.matching import joining
from claims.services.matching.full_match import match
from claims.services.matching.placing import Matched
from claims.services.recording.readings import record
from db import tables as t

MADE = made_reports(260, seed=5)
OLD = 200


def join_early(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full run leaves something to join by in a small database too, for some more than a tenth."""
    monkeypatch.setattr(joining, "LEAST", 50)
    monkeypatch.setattr(joining, "GROWTH", 0.5)


def name(account: Account) -> str:
    return account.key.split("\x1f")[1]


def reading(account: Account, **given: Any) -> Reading:
    article = Article(
        id=name(account), text=account.text, title=account.title, outlet=account.outlet, published=account.published,
        sha256=hashlib.sha256(account.key.encode()).hexdigest(),
    )  # fmt: skip
    metric, n = min(account.figures, default=("killed", 2), key=str)
    assert isinstance(n, int)
    draft = Draft(
        document=name(account), figure=Figure(Bound.EXACT, n, n, n, str(n)), metric=metric, quote=account.text[:9],
        start=0, end=9, place=next(iter(account.places), None), occurred_from=next(iter(account.days), None), **given,
    )  # fmt: skip
    return Reading(article=article, drafts=(draft,))


def rows(table: str, *labels: str, first: int = 2) -> Reading:
    article = Article(id=table, text="", sha256=hashlib.sha256(table.encode()).hexdigest())
    drafts = [
        Draft(document=table, figure=Figure(Bound.EXACT, at, at, at, str(at)), metric="killed", event_label=label)
        for at, label in enumerate(labels, first)
    ]
    return Reading(article=article, drafts=tuple(drafts))


def keep(session: Session, readings: Iterable[Reading], **given: Any) -> None:
    record(session, list(readings), by="tester", **given)


def run(session: Session, **given: Any) -> Matched:
    return match(session, by="tester", **given)


def begin(session: Session, n: int = OLD) -> Matched:
    keep(session, map(reading, MADE.accounts[:n]))
    done = run(session)
    assert done.joined is None
    return done


def homes(session: Session) -> dict[str, int | None]:
    return {document.id: document.event for document in documents_service.load(session, texts=False)}


def in_step(session: Session) -> None:
    """Every claim stands in the event of its document, and in a tally of that event."""
    home = homes(session)
    tallies = {row.id: row for row in session.exec(select(t.Tally))}
    standing = {row.id for row in session.exec(select(t.Event)) if row.merged_into is None}
    for claim in claims_service.load(session):
        assert claim.event == home[claim.document]
        assert claim.event in standing
        assert claim.tally is not None
        assert tallies[claim.tally].event_id == claim.event
        assert tallies[claim.tally].merged_into is None


def f1(found: Sequence[object], gold: Sequence[object]) -> float:
    def pairs(groups: Counter[Any]) -> int:
        return sum(n * (n - 1) // 2 for n in groups.values())

    return 2 * pairs(Counter(zip(found, gold))) / (pairs(Counter(found)) + pairs(Counter(gold)))


def reprint(account: Account, at: int = 0) -> Account:
    return Account(
        key=f"document\x1freprint {name(account)} {at}", text=account.text, title=account.title, outlet="Vale Echo",
        published=account.published, places=account.places, days=account.days, figures=account.figures,
    )  # fmt: skip


def told_alone(session: Session) -> tuple[Account, Account]:
    """Two long reports of different events that each hold something else, too."""
    home = homes(session)
    seen: dict[int | None, Account] = {}
    for account in MADE.accounts[:OLD]:
        if len(account.text) > 250:
            seen.setdefault(home[name(account)], account)
    one, other, *_ = seen.values()
    return one, other
