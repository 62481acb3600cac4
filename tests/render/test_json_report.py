"""The report's JSON has the contract's keys, in its shape, and nothing withheld."""

from __future__ import annotations

import json
from decimal import Decimal

from made_claims import claim, exact
from made_report import NOON, assessment, document, event, report, resolution

from claims.model import Handling
from claims.render.json import report_json

REPORT = ["version", "generated_at", "held_at", "drafts_waiting", "unmatched", "withheld", "events"]
EVENT = ["id", "external_id", "label", "place", "start", "end", "grade", "documents", "line", "tallies", "background"]
TALLY = [
    "id", "label", "metric", "population", "basis", "scope", "status", "claims", "estimate", "rules", "findings",
    "independent_origins_at_most", "carriers", "party_claims", "corroboration", "sentence", "resolution",
]  # fmt: skip
ESTIMATE = [
    "rule", "low", "best", "high", "low_words", "high_words", "low_claims", "high_claims", "because", "decided",
]  # fmt: skip


def test_every_key_of_the_contract_is_there() -> None:
    found = report_json(report())
    (happened,) = found["events"]
    (tally,) = happened["tallies"]
    assert set(REPORT) <= set(found)
    assert set(EVENT) <= set(happened)
    assert list(tally)[: len(TALLY)] == TALLY
    assert tally["changed_since"] is None
    assert list(tally["estimate"]) == list(tally["rules"]["conservative"]) == ESTIMATE
    assert set(tally["findings"][0]) >= {"relation", "cause", "claims", "explanation"}
    assert tally["scope"] == {"place": "Veldmar", "from": "2031-05-02T06:00", "to": "2031-05-02T12:00"}


def test_values_are_what_json_takes_and_say_what_was_meant() -> None:
    found = json.loads(json.dumps(report_json(report())))
    tally = found["events"][0]["tallies"][0]
    assert (found["version"], found["generated_at"], found["held_at"]) == (1, "2031-05-03T12:05:00+00:00", None)
    assert (found["drafts_waiting"], found["unmatched"], found["withheld"]) == (2, 1, 0)
    assert (tally["status"], tally["estimate"]["low"], tally["rules"]["conservative"]["high"]) == (
        "contradiction",
        10,
        None,
    )
    assert tally["estimate"]["low_claims"] == [2]
    assert [held["document"] for held in tally["claims"]] == ["document 1", "document 2", "document 3"]
    assert [held["context"] for held in tally["claims"]] == [False, False, False]


def test_an_editors_decision_names_who_and_when() -> None:
    decided = report_json(report(event(assessment(resolution=resolution()))))["events"][0]["tallies"][0]["resolution"]
    assert decided == {
        "low": 10, "best": 16, "high": 30, "reason": "Names were checked", "by": "Ida", "at": NOON.isoformat(),
        "waiting_for": None,
    }  # fmt: skip


def test_withheld_claims_and_documents_are_never_written() -> None:
    secret = claim(9, exact(99), "Secret Voice", handling=Handling.PROTECTED)
    papers = (document(1), document(2, id="hidden", handling=Handling.OFF_RECORD))
    made = event(assessment(held=(secret,)), background=(secret,), documents=papers)
    text = json.dumps(report_json(report(made)))
    assert "Secret Voice" not in text
    assert "hidden" not in text
    assert '"d1"' in text


def test_a_number_no_float_can_hold_is_a_string() -> None:
    held = claim(1, exact(Decimal("0.12345678901234567890")))
    found = report_json(report(event(assessment(held=(held,)))))["events"][0]["tallies"][0]["claims"][0]
    assert found["best"] == "0.12345678901234567890"


def test_documents_without_a_claim_are_listed_once() -> None:
    papers = (document(1), document(2), document(3, id="d2", version=2))
    assert report_json(report(event(documents=papers)))["events"][0]["documents"] == ["d1", "d2"]
