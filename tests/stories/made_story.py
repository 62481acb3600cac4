"""Stories: invented articles and table rows, run the whole way from text to report, and what an editor may expect.

A story is a TOML file. `[[article]]` has id, outlet, published, title and text; `later = true` comes after the
editor's resolution. `[[row]]` are rows of one imported table. `[resolve]` is that decision, on the `tally` of a figure.
Each `[[expect]]` says one thing (see `expectations.py`); `known_gap` is why the program does not hold it yet.

A figure is named "document|words", the words as they stand in the text once or first; of a table row the document is
its url (else "table") and the words are its figure. "document|words|metric" where two claims share the words.
"""

from __future__ import annotations

import csv
import json
import shutil
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlmodel import Session

from claims.extract.pipeline import read_all
from claims.render.json import report_json
from claims.services.assessment.reporting import report
from claims.services.assessment.resolving import resolve
from claims.services.loading import claims as held
from claims.services.loading import documents
from claims.services.matching.full_match import match
from claims.services.recording.importing import import_table
from claims.services.recording.readings import record
from db.engine import open_session

HERE = Path(__file__).parent
Json = dict[str, Any]


class Untrue(AssertionError):
    """What a story expects and the report does not show."""


def load(name: str) -> Json:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def names() -> list[str]:
    return sorted(path.stem for path in HERE.glob("*.toml"))


@dataclass
class Told:
    """A story after the whole way: the report as data, and what a second run of recording and matching did.

    `texts` are the articles' texts as read: a headline that the text lacks is their last paragraph.
    """

    story: Json
    texts: dict[str, str] = field(default_factory=dict)
    report: Json = field(default_factory=dict)
    claims: list[Any] = field(default_factory=list)
    repeated: int = 0
    rematched: Any = None

    def event_of(self, document: str) -> Json:
        """The event that lists the document. A table without urls is the document "table"."""
        for event in self.report["events"]:
            if any(_is(listed, document) for listed in event["documents"]):
                return dict(event)
        raise Untrue(f"no event of the report lists {document}")

    def listed(self) -> list[Json]:
        """Every claim the report shows, once, the background too."""
        found: dict[int, Json] = {}
        for event in self.report["events"]:
            for claim in (*(c for tally in event["tallies"] for c in tally["claims"]), *event["background"]):
                found.setdefault(claim["id"], claim)
        return list(found.values())

    def claim(self, reference: str) -> Json:
        """The claim read from these words. Raises Untrue where none was, or several were."""
        found = self.read_from(reference)
        if len(found) != 1:
            heard = [(claim["figure_text"], claim["metric"]) for claim in found]
            raise Untrue(f"{reference!r}: {len(found)} claims read from these words {heard}")
        return found[0]

    def read_from(self, reference: str) -> list[Json]:
        """The claims whose own words overlap these most; of a table, those with this figure."""
        document, words, *metric = reference.split("|")
        ours = [claim for claim in self.listed() if _is(claim["document"], document)]
        ours = [claim for claim in ours if not metric or claim["metric"] == metric[0]]
        text = self.texts.get(document)
        if text is None:
            return [claim for claim in ours if words in (claim["figure_text"], str(claim["best"]), str(claim["low"]))]
        start = text.index(words)
        shared = [
            (min(c["end"], start + len(words)) - max(c["start"], start), c) for c in ours if c["start"] is not None
        ]
        most = max((length for length, _ in shared), default=0)
        return [claim for length, claim in shared if length == most and length > 0]

    def tally(self, reference: str, among: str | None = None) -> Json:
        """The tally of the claim; with `among`, the one of that population that holds it as a part."""
        claim = self.claim(reference)
        for tally in (tally for event in self.report["events"] for tally in event["tallies"]):
            holds = any(one["id"] == claim["id"] for one in tally["claims"])
            if holds and tally["population"] == among if among else tally["id"] == claim["tally"]:
                return dict(tally)
        raise Untrue(f"{reference!r} is in no tally{f' of {among}' if among else ''}")


def _is(listed: str, document: str) -> bool:
    return listed == document or (document == "table" and listed.endswith("table.csv"))


def tell(story: Json, folder: Path, template: Path) -> Told:
    """Run the story in a database of its own: extract, record accepted, import, match, report."""
    shutil.copyfile(template, folder / "story.db")
    told = Told(story)
    with open_session(str(folder / "story.db")) as session:
        _take(session, story, folder, later=False)
        if "resolve" in story:
            _decide(session, told)
            _take(session, story, folder, later=True)
        told.report = report_json(report(session))
        told.claims = held.load(session)
        told.texts = _texts(session, story)
        again = record(session, read_all([str(folder / "feed-0.jsonl")], workers=1), by="desk", accept=True)
        told.repeated = again.claims + again.documents
        told.rematched = match(session, by="desk")
    return told


def tell_together(folder: Path, template: Path) -> dict[str, int]:
    """All articles of all stories in one database, as a newsroom has them: "story/article" and the event it is in."""
    shutil.copyfile(template, folder / "all.db")
    articles = [article | {"id": f"{name}/{article['id']}"} for name in names() for article in _articles(load(name))]
    with open_session(str(folder / "all.db")) as session:
        _take(session, {"article": articles}, folder, later=False)
        events = report_json(report(session))["events"]
    return {document: event["id"] for event in events for document in event["documents"]}


def _articles(story: Json) -> list[Json]:
    return [{key: value for key, value in article.items() if key != "later"} for article in story.get("article", [])]


def _take(session: Session, story: Json, folder: Path, *, later: bool) -> None:
    articles = [article for article in story.get("article", []) if article.get("later", False) is later]
    feed = folder / f"feed-{int(later)}.jsonl"
    feed.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    if articles:
        recorded = record(session, read_all([str(feed)], workers=1), by="desk", accept=True)
        assert not recorded.problems, recorded.problems
    if story.get("row") and not later:
        recorded = import_table(session, _table(story["row"], folder), by="desk", strict=True)
        assert recorded.claims == len(story["row"])
    match(session, by="desk")


def _table(rows: list[Json], folder: Path) -> str:
    path = folder / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for row in rows for key in row)))
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def _texts(session: Session, story: Json) -> dict[str, str]:
    read = {document.id: document.text for document in documents.load(session)}
    return {article["id"]: read[article["id"]] for article in story.get("article", []) if article["id"] in read}


def _decide(session: Session, told: Told) -> None:
    told.report = report_json(report(session))
    told.texts = _texts(session, told.story)
    decision = dict(told.story["resolve"])
    resolve(session, told.tally(decision.pop("tally"))["id"], by="editor", **decision)
