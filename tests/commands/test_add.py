from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner, Result

from cli import app
from db.engine import open_session
from db.tables import Claim, Document, Entry, Event, Source

LEAST = ("--figure", "at least 16", "--metric", "killed", "--asserted-by", "Vell Clinic")


def run(database: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--db", database, "--by", "ada", "add", *arguments])


def recorded(database: str) -> Claim:
    with open_session(database) as session:
        return session.exec(select(Claim)).one()


def test_options_become_an_accepted_claim_checked_by_whoever_adds_it(database: str) -> None:
    given = {
        "--carried-by": "Quay Post",
        "--event": "Quay blast",
        "--quote": "At least 16 died",
        "--published": "23 Sep 2016",
        "--url": "https://quay.example/1",
        "--place": "Vell",
    }
    options = [word for pair in given.items() for word in pair]
    done = run(database, *LEAST, *options, "--via", "Wire One", "--via", "Wire Two")
    assert (done.exit_code, done.stdout) == (0, "recorded: claim 1\n")
    claim = recorded(database)
    assert (claim.low, claim.bound, claim.figure_text, claim.metric) == (16, "at_least", "at least 16", "killed")
    assert (claim.state, claim.checked_by, claim.via) == ("accepted", "ada", ["Wire One", "Wire Two"])
    assert (claim.event_label, claim.published, claim.place) == ("Quay blast", "2016-09-23", "Vell")
    with open_session(database) as session:
        named = {source.id: source.name for source in session.exec(select(Source)).all()}
        assert (named[claim.asserted_id], named[claim.carried_id]) == ("Vell Clinic", "Quay Post")
        document = session.exec(select(Document)).one()
        assert (document.name, document.kind, document.outlet) == ("https://quay.example/1", "reference", "Quay Post")
        entry = session.exec(select(Entry)).one()
        assert (entry.action, entry.by, entry.subject) == ("add", "ada", claim.key)


def test_the_same_again_is_known_and_leaves_no_entry(database: str) -> None:
    run(database, *LEAST)
    again = run(database, *LEAST, "--format", "json")
    assert json.loads(again.stdout)[0] | {"figure": 0} == {
        "id": 1, "said": "already known", "entry": None, "figure": 0, "metric": "killed", "population": "people",
        "basis": "incident", "asserted_by": "Vell Clinic", "attribution": "stated",
    }  # fmt: skip
    with open_session(database) as session:
        assert len(session.exec(select(Entry)).all()) == 1


def test_claims_without_a_url_have_documents_of_their_own(database: str) -> None:
    run(database, *LEAST, "--quote", "At least 16 died")
    run(database, *LEAST, "--quote", "Sixteen or more died")
    with open_session(database) as session:
        documents = session.exec(select(Document)).all()
        assert {(document.kind, document.text) for document in documents} == {
            ("note", "At least 16 died"),
            ("note", "Sixteen or more died"),
        }


def test_an_event_by_its_id_is_the_claim_s_event(database: str) -> None:
    from claims.services import log

    with open_session(database) as session, log.entry(session, "test", by="ada") as entry:
        session.add(Event(label="Quay blast", entry_id=entry.id))
    assert run(database, *LEAST, "--event", "1").exit_code == 0
    claim = recorded(database)
    assert (claim.event_id, claim.event_label) == (1, None)
    refused = run(database, *LEAST, "--event", "9")
    assert (refused.exit_code, "no event 9" in refused.stderr) == (4, True)


def test_numbers_instead_of_words(database: str) -> None:
    assert (
        run(database, "--low", "10", "--high", "1,400", "--metric", "injured", "--carried-by", "Hill Radio").exit_code
        == 0
    )
    claim = recorded(database)
    assert (claim.low, claim.high, claim.bound) == (10, 1400, "range")
    assert claim.asserted_id == claim.carried_id is not None


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        ((), "--figure"),
        (LEAST[2:], "--figure"),
        ((*LEAST[:2], *LEAST[4:]), "--metric"),
        (LEAST[:4], "--asserted-by"),
        (("--figure", "lots", *LEAST[2:]), "--figure"),
        ((*LEAST, "--as-of", "03/04/2016"), "--as-of"),
        (("--best", "1.400", *LEAST[2:]), "--best"),
        ((*LEAST, "--best", "17"), "--best"),
        ((*LEAST, "--basis", "yearly"), "--basis"),
    ],
)
def test_what_is_missing_or_unusable_is_named_by_its_option(
    database: str, arguments: tuple[str, ...], option: str
) -> None:
    done = run(database, *arguments)
    assert done.exit_code == 2
    assert option in done.stderr
    with open_session(database) as session:
        assert session.exec(select(Claim)).all() == []


def test_a_metric_nobody_knows_is_kept_with_a_note(database: str) -> None:
    done = run(database, "--figure", "16", "--metric", "lost mules", "--asserted-by", "A")
    assert done.exit_code == 0
    assert "lost_mules" in done.stderr
    assert recorded(database).metric == "lost_mules"


def test_at_a_terminal_it_asks_for_what_is_missing(tmp_path: Path) -> None:
    database = str(tmp_path / "claims.db")
    asker, terminal = pty.openpty()
    command = [str(Path(sys.executable).with_name("claims")), "--db", database, "add", "--metric", "killed"]
    with subprocess.Popen(
        command, stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        os.close(terminal)
        os.write(asker, b"at least 16\nVell Clinic\n")
        out, said = process.communicate(timeout=30)
    os.close(asker)
    assert process.returncode == 0, said
    assert "Figure" in said
    assert "Who says it" in said
    assert out == "recorded: claim 1\n"
    claim = recorded(database)
    assert (claim.low, claim.metric, claim.asserted_by) == (16, "killed", "Vell Clinic")
