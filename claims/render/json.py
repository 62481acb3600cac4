"""Values to the JSON of the contract (CONTRACT: draft and claim, report)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from claims.model import Handling
from claims.reconcile.decisions import since

if TYPE_CHECKING:
    from claims.model import Assessment, Claim, Draft, Estimate, EventReport, Finding, Reason, Report, Resolution

VERSION = 1
_EXACT_FLOAT = 2**53


def draft_json(draft: Draft) -> dict[str, Any]:
    """A draft with the contract's keys, in its order."""
    figure = draft.figure
    why = {"why": [reason_json(reason) for reason in draft.why]} if draft.why else {}
    return {
        "document": draft.document,
        "quote": draft.quote,
        "start": draft.start,
        "end": draft.end,
        "figure_text": figure.words,
        "low": number(figure.low),
        "best": number(figure.best),
        "high": number(figure.high),
        "bound": figure.bound.value,
        "metric": draft.metric,
        "population": draft.population,
        "basis": draft.basis.value,
        "unit": draft.unit,
        "verification": draft.verification,
        "method": draft.method,
        "finality": draft.finality,
        "includes": list(draft.includes),
        "excludes": list(draft.excludes),
        "asserted_by": draft.asserted_by,
        "carried_by": draft.carried_by,
        "via": list(draft.via),
        "attribution": draft.attribution.value,
        "place": draft.place,
        "when": draft.when,
        "occurred_from": draft.occurred_from,
        "occurred_to": draft.occurred_to,
        "as_of": draft.as_of,
        "published": draft.published,
        "part_of": draft.part_of,
        "context": draft.context,
        "confidence": None if draft.confidence is None else round(draft.confidence, 2),
        **why,
    }


def reason_json(reason: Reason) -> dict[str, Any]:
    """One reason of a draft: what it decided, by what rule, and the words with their span."""
    return {
        "part": reason.part,
        "rule": reason.rule,
        "words": reason.words,
        "start": reason.start,
        "end": reason.end,
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    """A recorded claim with the contract's keys, in its order; keys beyond the contract come last."""
    return draft_json(claim) | {
        "key": claim.key,
        "id": claim.id,
        "event": claim.event,
        "tally": claim.tally,
        "recorded_at": plain(claim.recorded_at),
        "recorded_by": claim.recorded_by,
        "checked_by": claim.checked_by,
        "supersedes": claim.supersedes,
        "adds_to": claim.adds_to,
        "denies": claim.denies,
        "note": claim.note,
        "handling": claim.handling.value,
        "state": claim.state.value,
        "reliability": claim.reliability,
        "credibility": claim.credibility,
        "event_label": claim.event_label,
        "external_id": claim.external_id,
        "url": claim.url,
        "quote_original": claim.quote_original,
        "translated_by": claim.translated_by,
    }


def number(value: int | Decimal | None) -> int | float | str | None:
    """A JSON number, or a decimal string where a float would lose digits."""
    if value is None or isinstance(value, int):
        return value
    exact = float(value)
    return exact if abs(exact) < _EXACT_FLOAT and Decimal(repr(exact)) == value else str(value)


def plain(value: Any) -> Any:
    """Any value of the model as JSON takes it: enums by value, times in ISO with their zone, tuples as lists."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value


def report_json(report: Report) -> dict[str, Any]:
    """The whole report with the contract's keys, in its order; keys beyond the contract come last."""
    return report_head(report) | {"events": [event_json(event) for event in report.events]}


def report_lines(report: Report) -> Iterator[str]:
    """The same as text, in pieces: what waits on the first line, then an event a line."""
    yield line(report_head(report))[:-1] + ', "events": '
    yield from array(event_json(event) for event in report.events)
    yield "}\n"


def array(items: Iterable[Any]) -> Iterator[str]:
    """A JSON list in pieces, an item a line: it can be searched line by line, and is never in memory whole."""
    between = "[\n"
    for item in items:
        yield between + line(item)
        between = ",\n"
    yield "[]" if between == "[\n" else "\n]"


def line(value: Any) -> str:
    """A value on one line of JSON, enums and times as `plain` has them. Without indents the encoder in C does it."""
    return json.dumps(value, ensure_ascii=False, default=plain)


def report_head(report: Report) -> dict[str, Any]:
    """Everything but the events: for a writer that streams them."""
    return {
        "version": VERSION,
        "generated_at": plain(report.generated_at),
        "held_at": plain(report.held_at),
        "drafts_waiting": report.drafts_waiting,
        "unmatched": report.unmatched,
        "withheld": report.withheld,
        "state": report.state,
    }


def event_json(reported: EventReport) -> dict[str, Any]:
    """One event with its tallies, its background claims, and the findings that hold across its tallies."""
    event = reported.event
    return {
        "id": event.id,
        "external_id": event.external_id,
        "label": event.label,
        "place": event.place,
        "start": event.start,
        "end": event.end,
        "grade": event.grade,
        "documents": _documents(reported),
        "line": reported.line,
        "tallies": [tally_json(tally) for tally in reported.tallies],
        "background": _claims(reported.background),
        "across": [finding_json(finding) for finding in reported.across],
    }


def tally_json(assessed: Assessment) -> dict[str, Any]:
    """One tally with its claims, its estimate, every rule, its findings and its sentence."""
    tally = assessed.tally
    return {
        "id": tally.id,
        "label": tally.label,
        "metric": tally.metric,
        "population": tally.population,
        "basis": tally.basis.value,
        "scope": {"place": tally.scope.place, "from": tally.scope.start, "to": tally.scope.end},
        "status": assessed.status.value,
        "claims": _claims(assessed.claims),
        "estimate": estimate_json(assessed.estimate),
        "rules": {name: estimate_json(estimate) for name, estimate in assessed.rules.items()},
        "findings": [finding_json(finding) for finding in assessed.findings],
        "independent_origins_at_most": assessed.origins_at_most,
        "carriers": assessed.carriers,
        "party_claims": sorted(assessed.parties),
        "corroboration": [
            {"claim": number, "agree": held.agree, "compatible": held.compatible, "contradict": held.contradict}
            for number, held in sorted(assessed.corroboration.items())
        ],
        "sentence": assessed.sentence,
        "resolution": None if assessed.resolution is None else resolution_json(assessed.resolution),
        "changed_since": _since(assessed),
    }


def estimate_json(estimate: Estimate) -> dict[str, Any]:
    """One estimate: its ends as numbers and in their own words, the claims behind them, and why."""
    return {
        "rule": estimate.rule,
        "low": number(estimate.low),
        "best": number(estimate.best),
        "high": number(estimate.high),
        "low_words": estimate.low_words,
        "high_words": estimate.high_words,
        "low_claims": list(estimate.low_claims),
        "high_claims": list(estimate.high_claims),
        "because": estimate.because,
        "decided": estimate.decided,
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """One finding; `cause` is null where nothing differs."""
    return {
        "relation": finding.relation.value,
        "cause": finding.cause.value if finding.cause else None,
        "claims": list(finding.claims),
        "explanation": finding.explanation,
        "strength": finding.strength,
        "tallies": list(finding.tallies),
        "newer": list(finding.newer),
    }


def resolution_json(resolution: Resolution) -> dict[str, Any]:
    """An editor's decision, with who made it and when."""
    return {
        "low": number(resolution.low),
        "best": number(resolution.best),
        "high": number(resolution.high),
        "reason": resolution.reason,
        "by": resolution.by,
        "at": plain(resolution.at),
        "waiting_for": resolution.waiting_for,
    }


def _since(assessed: Assessment) -> dict[str, Any] | None:
    """What is not as it was when the editor decided; null where all is."""
    found = since(assessed.resolution, assessed.claims) if assessed.resolution else None
    return plain(asdict(found)) if found else None


def _claims(claims: tuple[Claim, ...]) -> list[dict[str, Any]]:
    """The public ones, as exported: whatever the report was built from, nothing withheld is written."""
    return [claim_json(claim) for claim in claims if claim.handling is Handling.PUBLIC]


def _documents(reported: EventReport) -> list[str]:
    """Every document of the event by its id, each once, also those without a claim."""
    held = [document.id for document in reported.documents if document.handling is Handling.PUBLIC]
    hidden = {document.id for document in reported.documents} - set(held)
    return list(dict.fromkeys([*held, *(each for each in reported.event.documents if each not in hidden)]))
