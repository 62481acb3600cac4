"""`claims show` on the screen: one claim, document, event, tally or source with everything known of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from rich.text import Text

from claims.model import Claim, EventReport, Handling
from claims.render import lists, rows
from claims.render.console import safe, screen
from claims.render.json import claim_json, event_json, plain, tally_json
from claims.render.passage import passage
from claims.render.wording import chain, counted, date, figure, when
from claims.report.seen import ClaimSeen, DocumentSeen, Seen, SourceSeen, TallySeen


def show(found: Seen, format: str) -> None:
    """Print what was found: as JSON (one document; JSONL one line) or drawn; a table of one row as CSV."""
    if format == "table":
        _draw(found)
    elif format == "csv":
        rows.emit([flat(found)], "csv", columns=())
    else:
        json.dump(as_json(found), sys.stdout, ensure_ascii=False, indent=2 if format == "json" else None)
        sys.stdout.write("\n")


def as_json(found: Seen) -> dict[str, Any]:
    """Everything known, as JSON takes it; `kind` says what it is."""
    match found:
        case ClaimSeen():
            return _claim_json(found)
        case DocumentSeen():
            return _document_json(found)
        case TallySeen():
            return {"kind": "tally", "event": found.event.event.id} | tally_json(found.tally)
        case SourceSeen():
            return _source_json(found)
        case EventReport():
            return {"kind": "event"} | event_json(found)


def flat(found: Seen) -> dict[str, Any]:
    """The plain values alone, for a spreadsheet."""
    return {key: value for key, value in as_json(found).items() if not isinstance(value, dict) and not _nested(value)}


def _nested(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _claim_json(seen: ClaimSeen) -> dict[str, Any]:
    steps = [
        {
            "entry": step.entry,
            "at": plain(step.at),
            "by": step.by,
            "action": step.action,
            "reason": step.reason,
            "changes": [{"what": what, "before": before, "after": after} for what, before, after in step.changes],
        }
        for step in seen.trail
    ]
    linked = [{"link": words, "id": other.id, "key": other.key, "quote": other.quote} for words, other in seen.linked]
    return {"kind": "claim"} | claim_json(seen.claim) | {"title": seen.claim.title, "linked": linked, "trail": steps}


def _document_json(seen: DocumentSeen) -> dict[str, Any]:
    claims = [claim_json(claim) for claim in seen.claims]
    return {"kind": "document"} | lists.document_json(seen.document) | {"text": seen.document.text, "claims": claims}


def _source_json(seen: SourceSeen) -> dict[str, Any]:
    source = seen.source
    return {
        "kind": "source",
        "id": source.id,
        "name": source.name,
        "source_kind": source.kind.value,
        "aliases": list(source.aliases),
        "domains": list(source.domains),
        "owner": source.owner,
        "party_to": source.party_to,
        "reliability": source.reliability,
        "reliability_reason": source.reliability_reason,
        "handling": source.handling.value,
        "claims": [claim_json(claim) for claim in seen.claims],
    }


def _draw(found: Seen) -> None:
    from claims.render.terminal import draw_event, draw_tally

    match found:
        case ClaimSeen():
            _draw_claim(found)
        case DocumentSeen():
            _draw_document(found)
        case TallySeen():
            draw_tally(found.tally, found.event, screen())
        case SourceSeen():
            _draw_source(found)
        case EventReport():
            draw_event(found, screen())


def _draw_claim(seen: ClaimSeen) -> None:
    claim, document, out = seen.claim, seen.document, screen()
    checked = f"checked by {claim.checked_by}" if claim.checked_by else "not checked by a person"
    handling = "" if claim.handling is Handling.PUBLIC else f" · {claim.handling.value.replace('_', ' ')}"
    out.print(Text(f"claim {claim.id} · {claim.state.value} · {checked}{handling}", style="bold"))
    aside = " · background, not this event" if claim.context else ""
    out.print(Text(safe(f"{figure(claim)} · {counted(claim)}{aside}")))
    out.print()
    out.print(quoted(claim, document.text))
    out.print()
    _fields(
        [
            ("asserted by", _rated(claim)),
            ("via", " > ".join(claim.via)),
            ("carried by", claim.carried_by),
            ("who got it from whom", " → ".join(chain(claim))),
            ("attribution", claim.attribution.value),
            ("verification", claim.verification),
            ("method", claim.method),
            ("finality", claim.finality),
            ("includes", ", ".join(claim.includes)),
            ("excludes", ", ".join(claim.excludes)),
            ("place", claim.place),
            ("occurred", when(claim)),
            ("as of", date(claim.as_of)),
            ("published", date(claim.published)),
            ("document", document.id + (f" (version {document.version})" if document.version > 1 else "")),
            ("title", document.title),
            ("address", claim.url or document.url),
            ("archived", document.archive_url),
            ("SHA-256", document.sha256),
            ("original words", claim.quote_original),
            ("translated by", claim.translated_by),
            ("note", claim.note),
            (
                "event, tally",
                f"event:{claim.event}" + (f", tally:{claim.tally}" if claim.tally else "") if claim.event else None,
            ),
            ("credibility", claim.credibility and f"{claim.credibility}, set by an editor"),
            ("key", claim.key),
        ]
    )
    for words, other in seen.linked:
        out.print(Text(f"{words} claim {other.id}: {safe(figure(other))} · {safe(other.quote or '')}"))
    _draw_trail(seen)


def _rated(claim: Claim) -> str:
    rated = f" (reliability {claim.reliability}, set by an editor)" if claim.reliability else ""
    return f"{claim.asserted_by}{rated}" if claim.asserted_by else "nobody named" + rated


def quoted(claim: Claim, text: str) -> Text:
    """The quote in its sentence, the figure marked; brackets where a screen shows no bold."""
    cut = passage(claim.quote, claim.figure.words, text=text, start=claim.start, end=claim.end)
    drawn = Text("  “" if claim.quote else "  no quote recorded")
    if not claim.quote:
        return drawn
    drawn.append(safe(cut.before), "dim").append(safe(cut.opening))
    drawn.append(f"[{safe(cut.figure)}]" if cut.figure else "", "bold reverse")
    drawn.append(safe(cut.closing)).append(safe(cut.after), "dim").append("”")
    return drawn


def _draw_trail(seen: ClaimSeen) -> None:
    out = screen()
    out.print()
    out.print(Text("what happened to it", style="bold"))
    for step in seen.trail:
        changes = "; ".join(
            f"{what}: {before} → {after}" if before is not None else f"{what}: {after}"
            for what, before, after in step.changes
        )
        moment = f"{step.at:%Y-%m-%d %H:%M} UTC"
        line = f"  {moment}  {step.action} by {step.by}" + (f" ({step.reason})" if step.reason else "")
        out.print(Text(safe(line + (f"  {changes}" if changes else ""))))


def _draw_document(seen: DocumentSeen) -> None:
    document, out = seen.document, screen()
    out.print(Text(safe(f"document {document.id}"), style="bold"))
    _fields((key.replace("_", " "), value) for key, value in lists.document_json(document).items() if key != "id")
    out.print()
    lists.show("claims", seen.claims, "table", limit=max(1, len(seen.claims)))


def _draw_source(seen: SourceSeen) -> None:
    source, out = seen.source, screen()
    out.print(Text(safe(f"source {source.id} · {source.name}"), style="bold"))
    rated = (
        f"{source.reliability}, set by an editor: {source.reliability_reason}" if source.reliability else "not rated"
    )
    _fields(
        [
            ("kind", source.kind.value),
            ("also known as", ", ".join(source.aliases)),
            ("domains", ", ".join(source.domains)),
            ("owner", source.owner),
            ("party to", source.party_to),
            ("reliability", rated),
            ("handling", source.handling.value),
        ]
    )
    out.print()
    lists.show("claims", seen.claims, "table", limit=lists.SCREENFUL)


def _fields(pairs: Iterable[tuple[str, Any]]) -> None:
    held = [(name, str(plain(value))) for name, value in pairs if value not in (None, "")]
    width = max((len(name) for name, _ in held), default=0)
    for name, value in held:
        screen().print(Text(f"{name:>{width}}  ", style="dim").append(Text(safe(value), style="not dim")))
