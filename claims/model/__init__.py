"""Frozen values and enums that pass between the rooms of the house. Nothing here reads, writes or prints.

A name is imported from its module when it is first asked for: a list of claims needs no reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claims.model.assessment import (
        Assessment,
        Cause,
        Corroboration,
        Estimate,
        Finding,
        Relation,
        Resolution,
        Status,
    )
    from claims.model.claim import COUNTED_BEFORE, Attribution, Basis, Claim, Draft, Handling, State
    from claims.model.correction import Act, Correction
    from claims.model.document import Article, Document, Reading, Recorded, Source, SourceKind
    from claims.model.event import Event, Judgement, Scope, Tally, Verdict
    from claims.model.figure import OPEN_ABOVE, OPEN_BELOW, Bound, Figure, Number
    from claims.model.problem import Problem
    from claims.model.reason import Reason
    from claims.model.report import EventReport, Report

__all__ = [
    "COUNTED_BEFORE",
    "OPEN_ABOVE",
    "OPEN_BELOW",
    "Act",
    "Article",
    "Assessment",
    "Attribution",
    "Basis",
    "Bound",
    "Cause",
    "Claim",
    "Correction",
    "Corroboration",
    "Document",
    "Draft",
    "Estimate",
    "Event",
    "EventReport",
    "Figure",
    "Finding",
    "Handling",
    "Judgement",
    "Number",
    "Problem",
    "Reading",
    "Reason",
    "Recorded",
    "Relation",
    "Report",
    "Resolution",
    "Scope",
    "Source",
    "SourceKind",
    "State",
    "Status",
    "Tally",
    "Verdict",
]

_MODULES = {
    "assessment": ("Assessment", "Cause", "Corroboration", "Estimate", "Finding", "Relation", "Resolution", "Status"),
    "claim": ("COUNTED_BEFORE", "Attribution", "Basis", "Claim", "Draft", "Handling", "State"),
    "correction": ("Act", "Correction"),
    "document": ("Article", "Document", "Reading", "Recorded", "Source", "SourceKind"),
    "event": ("Event", "Judgement", "Scope", "Tally", "Verdict"),
    "figure": ("OPEN_ABOVE", "OPEN_BELOW", "Bound", "Figure", "Number"),
    "problem": ("Problem",),
    "reason": ("Reason",),
    "report": ("EventReport", "Report"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    return value
