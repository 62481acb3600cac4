"""What this program wrote comes back: exports into the same database and another, drafts, links."""

from __future__ import annotations

import json
from pathlib import Path

from made_imports import OTHER, ROW, claims, write
from made_readings import drafts, reading
from sqlmodel import Session, select

from claims.render.json import draft_json
from claims.services.recording.importing import import_table
from claims.services.recording.readings import record
from db.engine import open_session
from db.tables import ClaimLink


def exported(session: Session, path: Path) -> str:
    """An export of all claims, as `claims export --format json` writes it."""
    from claims.render.json import claim_json
    from claims.services.loading.claims import load

    path.write_text(json.dumps([claim_json(claim) for claim in load(session)]), encoding="utf-8")
    return str(path)


def test_an_export_is_known_again_by_its_keys_and_recorded_elsewhere_with_them(database: str, tmp_path: Path) -> None:
    with open_session(database) as session:
        record(session, [reading()], by="ada", accept=True)
        import_table(session, write(tmp_path / "t.csv", ROW, OTHER), by="ada")
        here = exported(session, tmp_path / "export.json")
        again = import_table(session, here, by="ada")
        assert (again.claims, again.claims_known) == (0, 4)
        keys = {claim.key: (claim.state, claim.quote, claim.low, claim.url) for claim in claims(session)}
    with open_session(str(tmp_path / "elsewhere.db")) as session:
        there = import_table(session, here, by="bob")
        assert there.claims == 4
        assert {c.key: (c.state, c.quote, c.low, c.url) for c in claims(session)} == keys
        # what nobody had checked is not checked by carrying it elsewhere
        assert sorted(str(c.checked_by) for c in claims(session)) == ["None", "None", "ada", "ada"]
        assert len(session.exec(select(ClaimLink)).all()) == 1
        exported(session, tmp_path / "second.json")
    first, second = (json.loads((tmp_path / name).read_text()) for name in ("export.json", "second.json"))
    changed = {"id", "recorded_at", "recorded_by", "url", "document"}
    for left, right in zip(first, second, strict=True):
        assert {k: v for k, v in left.items() if k not in changed} == {
            k: v for k, v in right.items() if k not in changed
        }


def test_a_link_to_a_claim_that_is_not_here_is_noted(session: Session, tmp_path: Path) -> None:
    row = {"figure": "16", "asserted_by": "A", "quote": "16", "start": 0, "end": 2}
    row |= {"key": "ab" * 16, "denies": "cd" * 16}
    path = tmp_path / "t.json"
    path.write_text(json.dumps([row]))
    done = import_table(session, str(path), by="ada")
    assert done.claims == 1
    assert [(problem.fatal, "cd" * 16 in problem.message) for problem in done.problems] == [(False, True)]


def test_drafts_of_an_export_stay_drafts(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    path.write_text(json.dumps([draft_json(draft) | {"state": "draft", "carried_by": "B"} for draft in drafts()]))
    import_table(session, str(path), by="ada")
    assert {claim.state for claim in claims(session)} == {"draft"}
