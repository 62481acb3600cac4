"""What holds for every table: a second import finds nothing new, and rows are what single drafts would give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from claims.model import Article, Reading
from claims.services.recording.importing import import_table
from claims.services.recording.readings import record
from claims.tables.rows import draft
from db.engine import open_session
from db.tables import Claim, Entry

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12).map(str.strip)
ROWS = st.fixed_dictionaries(
    {
        "best": st.integers(0, 10**21) | st.decimals("0", "999.99", places=2).map(str),
        "asserted_by": NAMES.filter(bool),
    },
    optional={
        "metric": st.sampled_from(["killed", "injured", "lost mules"]),
        "place": NAMES,
        "quote": NAMES,
        "via": st.lists(NAMES, max_size=2),
        "published": st.dates().map(str),
        "url": st.sampled_from(["https://vell.example/1", "https://vell.example/2"]),
        "event_id": st.sampled_from(["EV1", "EV2"]),
    },
)
FIXTURES = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=15, deadline=None, suppress_health_check=FIXTURES)
@given(rows=st.lists(ROWS, min_size=1, max_size=8))
def test_a_second_import_finds_nothing_new(session: Session, tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    path = tmp_path / "t.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    first = import_table(session, str(path), by="ada")
    assert first.claims + first.claims_known == len(rows)
    before = len(session.exec(select(Entry.id)).all())
    second = import_table(session, str(path), by="ada")
    assert (second.claims, second.claims_known, second.entry) == (0, len(rows), None)
    assert len(session.exec(select(Entry.id)).all()) == before


def standing(session: Session) -> list[dict[str, Any]]:
    """All claims by key, without what differs between a table and a reading, and between two databases."""
    left_out = {"id", "entry_id", "document_id", "checked_by", "asserted_id", "carried_id"}
    rows = session.exec(select(Claim).order_by(Claim.key)).all()
    return [row.model_dump(exclude=left_out) for row in rows]


def test_rows_in_bulk_are_the_rows_that_drafts_one_by_one_would_give(database: str, tmp_path: Path) -> None:
    cells = [
        {
            "figure": f"{hedge} {number:,}",
            "metric": metric,
            "asserted_by": "Vell Clinic",
            "carried_by": "Quay Post",
            "via": ["Wire One", "Wire Two"],
            "place": "Vell",
            "published": "2016-09-23",
            "event": "Quay blast",
            "event_id": "EV1",
            "note": "second edition",
        }
        for hedge in ("at least", "more than", "up to", "about")
        for number, metric in ((16, "killed"), (1400, "displaced"), (12345678901234567890123, "affected"))
    ]
    path = tmp_path / "t.json"
    path.write_text(json.dumps(cells), encoding="utf-8")
    with open_session(database) as session:
        import_table(session, str(path), by="ada")
        in_bulk = standing(session)
    drafts = tuple(draft(row, "t") for row in cells)
    with open_session(str(tmp_path / "other.db")) as session:
        # an empty text has the key of its hash; the keys are compared where both are of rows (tests/tables)
        article = Article(id="t", text="", sha256="0" * 64, outlet="Quay Post")
        record(session, [Reading(article=article, drafts=drafts)], by="ada", accept=True)
        one_by_one = standing(session)
    for rows in (in_bulk, one_by_one):
        for row in rows:
            del row["key"]
        rows.sort(key=lambda row: (row["metric"], row["figure_text"]))
    assert in_bulk == one_by_one
