"""A small report made by hand, as renderers take it. Names, places and words are invented."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from made_claims import at_least, claim, exact, up_to

from claims.model import (
    Assessment,
    Cause,
    Claim,
    Document,
    Estimate,
    Event,
    EventReport,
    Finding,
    Relation,
    Report,
    Resolution,
    Scope,
    Status,
    Tally,
)

TEXT = (
    "A bomb hit the market of Veldmar. The Dale Monitor said at least 16 people were killed. Hill Radio put it at 10."
)
NOON = datetime(2031, 5, 3, 12, 5, tzinfo=UTC)


def quoted(number: int, words: str, text: str = TEXT, **more: Any) -> dict[str, Any]:
    start = text.index(words)
    return {"quote": words, "start": start, "end": start + len(words), "document_id": number, **more}


def claims() -> tuple[Claim, ...]:
    return (
        claim(
            1,
            at_least(16),
            "Dale Monitor",
            **quoted(1, "at least 16 people were killed", carried_by="Dale Post", published="2031-05-02"),
        ),
        claim(2, exact(10, "10"), "Hill Radio", **quoted(1, "put it at 10", url="https://hill.example/a")),
        claim(3, up_to(30), "City Desk", via=("Red Wire",), carried_by="Dale Post", checked_by="Ida"),
    )


def document(number: int = 1, **more: Any) -> Document:
    given: dict[str, Any] = {"id": f"d{number}", "text": TEXT, "sha256": "ab" * 32, "url": "https://dale.example/1"}
    return Document(number=number, **(given | more))


def estimate(**more: Any) -> Estimate:
    given: dict[str, Any] = {
        "rule": "range",
        "low": 10,
        "best": 16,
        "high": 30,
        "low_words": "10",
        "high_words": "up to 30",
        "low_claims": (2,),
        "high_claims": (3,),
        "because": "Lowest and highest total that current claims support.",
    }
    return Estimate(**(given | more))


def assessment(number: int = 1, held: tuple[Claim, ...] | None = None, **more: Any) -> Assessment:
    given: dict[str, Any] = {
        "tally": Tally(
            id=number,
            event=1,
            label="People killed, Friday morning",
            metric="killed",
            population="people",
            scope=Scope("Veldmar", "2031-05-02T06:00", "2031-05-02T12:00"),
        ),
        "claims": claims() if held is None else held,
        "status": Status.CONTRADICTION,
        "estimate": estimate(),
        "rules": {"range": estimate(), "conservative": estimate(rule="conservative", best=10, high=None)},
        "findings": (
            Finding(
                relation=Relation.CONTRADICTS,
                cause=Cause.GENUINE,
                claims=(1, 2),
                explanation="Dale Monitor: at least 16; Hill Radio: 10. Nothing recorded explains the difference.",
            ),
        ),
        "origins_at_most": 3,
        "carriers": 2,
        "sentence": "At least 16 people were killed, the Dale Monitor said; Hill Radio reported 10.",
    }
    return Assessment(**(given | more))


def resolution() -> Resolution:
    return Resolution(low=10, best=16, high=30, reason="Names were checked", by="Ida", at=NOON, seen=("key1", "key2"))


def event(*tallies: Assessment, number: int = 1, **more: Any) -> EventReport:
    given: dict[str, Any] = {
        "event": Event(
            id=number, label="Market bombing", place="Veldmar", start="2031-05-02", end="2031-05-02", documents=("d1",)
        ),
        "tallies": tallies or (assessment(),),
        "documents": (document(),),
        "line": "At least 16 people were killed in Veldmar, the Dale Monitor said; Hill Radio reported 10.",
    }
    return EventReport(**(given | more))


def report(*events: EventReport, **more: Any) -> Report:
    given: dict[str, Any] = {
        "generated_at": NOON,
        "events": events or (event(),),
        "drafts_waiting": 2,
        "unmatched": 1,
        "state": "c0ffee" * 10 + "beef",
    }
    return Report(**(given | more))
