"""Frozen values and enums that pass between the rooms of the house. Nothing here reads, writes or prints."""

from claims.model.assessment import Assessment, Cause, Estimate, Finding, Relation, Resolution, Status
from claims.model.claim import Attribution, Basis, Claim, Draft, Handling, State
from claims.model.document import Article, Document, Reading, Recorded, Source, SourceKind
from claims.model.event import Event, Judgement, Scope, Tally, Verdict
from claims.model.figure import OPEN_ABOVE, OPEN_BELOW, Bound, Figure, Number
from claims.model.problem import Problem
from claims.model.report import EventReport, Report

__all__ = [
    "OPEN_ABOVE",
    "OPEN_BELOW",
    "Article",
    "Assessment",
    "Attribution",
    "Basis",
    "Bound",
    "Cause",
    "Claim",
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
