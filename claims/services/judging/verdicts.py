"""What people judged, as pairs of accounts: what joins, what keeps apart, and what contradicts itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from sqlalchemy import select
from sqlmodel import Session

from claims.matching.accounts import Account, row_key
from claims.matching.contradictions import Contradiction
from claims.model import Document, Judgement, Problem, Verdict
from claims.services.judging import judgements
from claims.services.loading import claims as claims_service
from claims.services.recording.claim_rows import batches
from claims.services.tables import CLAIM

Pair: TypeAlias = tuple[int, int]

_AT_ONCE = 1_000
_TOLD = 4  # judgements of a contradiction that are named
_SHOWN = 8  # characters of a claim's key, as `claims judge` takes them


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The judgements in force on each pair of accounts (the lower row first), oldest first."""

    on: dict[Pair, list[Judgement]] = field(default_factory=dict)

    def pairs(self, verdict: Verdict) -> list[Pair]:
        """The pairs of accounts judged so, in the order they first were."""
        return [pair for pair, said in self.on.items() if any(one.verdict is verdict for one in said)]

    def said(self, pair: Pair, verdict: Verdict) -> Judgement:
        """The latest judgement that says so of two accounts."""
        found = self.on[(min(pair), max(pair))]
        return next(one for one in reversed(found) if one.verdict is verdict)


def verdicts(session: Session, accounts: Sequence[Account], documents: Iterable[Document]) -> Verdicts:
    """Judgements as pairs of accounts; one on two documents says all there is, and replaces earlier ones on claims.

    A judgement on a claim holds for its account, also when the claim was rejected or retracted since; one on a
    document holds for its latest version. What is not recorded here says nothing yet.
    """
    found = judgements.in_force(session)
    if not found:
        return Verdicts()
    rows = _rows(session, found, accounts, documents)
    on: dict[Pair, list[Judgement]] = {}
    for one in found:
        here, there = rows.get((one.subject, one.left)), rows.get((one.subject, one.right))
        if here is None or there is None or here == there:
            continue
        pair = (min(here, there), max(here, there))
        on[pair] = [one] if one.subject == "document" else [*on.get(pair, ()), one]
    return Verdicts(on)


def _rows(
    session: Session, found: Sequence[Judgement], accounts: Sequence[Account], documents: Iterable[Document]
) -> dict[tuple[str, str], int]:
    """The rows of the accounts that judgements name."""
    names: dict[str, set[str]] = {"claim": set(), "document": set()}
    for one in found:
        names[one.subject] |= {one.left, one.right}
    papers = {paper.number: paper.id for paper in documents if paper.id in names["document"]}
    claims = _claims(session, names["claim"])
    at: dict[tuple[str, str], int] = {}
    last: dict[str, int] = {}
    for row, account in enumerate(accounts):
        for number in account.documents if account.key.startswith("document") else ():
            if number in papers and last.get(papers[number], 0) < number:
                last[papers[number]] = number
                at[("document", papers[number])] = row
        at |= {("claim", claims[number]): row for number in account.claims if number in claims}
    gone = {key for key in claims.values() if ("claim", key) not in at}
    return at | (_homes(session, gone, accounts) if gone else {})


def _claims(session: Session, keys: Collection[str]) -> dict[int, str]:
    """The claims of these keys that are recorded, by their ids."""
    found: dict[int, str] = {}
    for some in batches(sorted(keys), _AT_ONCE):
        found.update((number, key) for number, key in session.execute(
            select(CLAIM.c.id, CLAIM.c.key).where(CLAIM.c.key.in_(some))))  # fmt: skip
    return found


def _homes(session: Session, keys: Collection[str], accounts: Sequence[Account]) -> dict[tuple[str, str], int]:
    """The accounts of claims that no longer count: of their document, or of the rows they stood among."""
    papers = {number: row for row, each in enumerate(accounts) if each.key.startswith("document")
              for number in each.documents}  # fmt: skip
    rows = {account.key: row for row, account in enumerate(accounts)}
    found: dict[tuple[str, str], int] = {}
    for some in batches(sorted(_claims(session, keys)), _AT_ONCE):
        for claim in claims_service.load(session, ids=some):
            home = papers.get(claim.document_id or 0, rows.get(row_key(claim)))
            if home is not None:
                found[("claim", claim.key)] = home
    return found


def problems(found: Sequence[Contradiction], said: Verdicts, fixed: Sequence[str | None]) -> tuple[Problem, ...]:
    """Contradictions as findings: who said what, and what becomes of it."""
    return tuple(
        Problem(_told(one, said, fixed), hint="judge one of these pairs anew, or as unsure", fatal=False)
        for one in found
    )


def _told(one: Contradiction, said: Verdicts, fixed: Sequence[str | None]) -> str:
    left, right = one.apart
    if not one.chain:
        return f"{_words(said, one.apart, Verdict.DIFFERENT)}, but both are of {_name(fixed[left])}: they stay together"
    but = f"{_words(said, one.apart, Verdict.DIFFERENT)}" if not one.named else (
        f"the one is of {_name(fixed[left])}, the other of {_name(fixed[right])}"
    )  # fmt: skip
    links = _listed([_words(said, pair, Verdict.SAME) for pair in one.chain], " and ")
    aside = _listed([_words(said, pair, Verdict.SAME, signed=False) for pair in one.set_aside], ", ")
    return f"judgements contradict one another: {links}, but {but}. Set aside: {aside}"


def _listed(words: Sequence[str], joint: str) -> str:
    shown = [*words[:_TOLD], f"{len(words) - _TOLD} more"] if len(words) > _TOLD else words
    return joint.join(shown)


def _words(said: Verdicts, pair: Pair, verdict: Verdict, *, signed: bool = True) -> str:
    """ "a1 = a2 (ida)"."""
    one = said.said(pair, verdict)
    sign = "=" if verdict is Verdict.SAME else "≠"
    left, right = (name if one.subject == "document" else f"claim:{name[:_SHOWN]}" for name in (one.left, one.right))
    return f"{left} {sign} {right}" + (f" ({one.by})" if signed and one.by else "")


def _name(fixed: str | None) -> str:
    """ "external id E1", "event 5"."""
    return f"external {fixed}" if fixed and fixed.startswith("id ") else fixed or ""
