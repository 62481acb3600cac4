"""From a report to the text of its page: the templates with what they may call, style and script sealed by hash."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from claims.model import Report
from claims.render import definitions, summary, wording
from claims.render.figure_chart import chart, role_of
from claims.render.glance import glance
from claims.render.passage import passage
from claims.render.safe import host, visible, web_address
from claims.render.statuses import STATUSES
from claims.report.names import UNNAMED

HERE = Path(__file__).parent

MANY_CLAIMS = 5_000
"""A longer report is brief: quotes without their sentence, no list of documents; it says where both are found."""

FINDINGS = {False: 12, True: 5}
"""Relations told one by one under a tally, in a report that is brief or not; more of them are counted by kind."""


def page(report: Report) -> Iterator[str]:
    """The page in pieces, to be written as they come."""
    style, script = _held("report.css"), _held("report.js")
    brief = sum(len(one.claims) for event in report.events for one in event.tallies) > MANY_CLAIMS
    template = environment().get_template("page.html.j2")
    yield from template.generate(
        report=report,
        counts=summary.counts(report),
        waiting=summary.waiting(report),
        unchecked=summary.unchecked(report),
        disputes=summary.disputes(report),
        definitions=definitions.used(report),
        first=glance(report.events[0], report) if len(report.events) == 1 else None,
        style=style,
        script=script,
        policy=policy(style, script),
        most=FINDINGS[brief],
        brief=brief,
    )


def policy(style: str, script: str) -> str:
    """The content security policy: this style and this script by their hashes, nothing else, nothing from outside."""
    return (
        f"default-src 'none'; style-src '{_seal(style)}'; script-src '{_seal(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def environment() -> Environment:
    """Templates that escape everything they are given, and write hidden characters out."""
    made = Environment(
        loader=PackageLoader("claims.render.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.filters |= {
        "date": wording.date,
        "number": wording.number,
        "web": web_address,
        "host": host,
        "working": wording.working,
        "count": wording.people,
        "cause": wording.cause_in_words,
    }
    made.globals |= {
        "chart": chart,
        "role_of": role_of,
        "quoted": quoted,
        "figure": wording.figure,
        "counted": wording.counted,
        "chain": wording.chain,
        "dates": wording.dates,
        "span": wording.span,
        "thing": wording.thing,
        "statuses": STATUSES,
        "changed": wording.changed,
        "decision": wording.decision,
        "summary": summary,
        "unnamed": UNNAMED,
    }
    return made


def quoted(claim: Any, documents: dict[int, Any]) -> Any:
    """The claim's words in their sentence."""
    document = documents.get(claim.document_id)
    text = document.text if document else ""
    return passage(claim.quote, claim.figure.words, text=text, start=claim.start, end=claim.end)


def _harmless(value: Any) -> Any:
    if value is None:
        return ""
    return visible(value) if type(value) is str else value


@cache
def _held(name: str) -> str:
    return (HERE / "templates" / name).read_text(encoding="utf-8")


def _seal(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
