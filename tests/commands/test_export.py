"""`claims export` as it is typed, on both databases."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from made_desk import Run, desk
from sqlalchemy import update

from claims.render.exported import keys
from db.engine import open_session
from db.tables import Claim

TABLE = """event,metric,figure,asserted_by,place,occurred_from,note
Market fire,killed,at least 16,Veldmar Monitor,Veldmar,2031-05-02,=HYPERLINK("x")
Market fire,killed,10,Hill Radio,Veldmar,2031-05-02,plain
Market fire,injured,7,Secret Voice,Veldmar,2031-05-02,plain
"""


@pytest.fixture
def run(database: str, tmp_path_factory: pytest.TempPathFactory) -> Run:
    run = desk(database, TABLE, tmp_path_factory.mktemp("table"), matched=False)
    with open_session(database) as session:
        session.execute(update(Claim).where(Claim.id == 3).values(handling="off_record"))  # type: ignore[arg-type]
    return run


def test_every_format_has_the_contracts_keys_and_the_public_claims(run: Run) -> None:
    lines = [json.loads(line) for line in run("export").stdout.splitlines()]
    assert lines == json.loads(run("export", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").stdout)))
    assert [list(row) for row in (lines[0], rows[0])] == [keys(), keys()]
    assert [line["asserted_by"] for line in lines] == ["Veldmar Monitor", "Hill Radio"]
    assert rows[0]["note"] == '\'=HYPERLINK("x")'


def test_what_is_left_out_is_counted_on_standard_error(run: Run) -> None:
    result = run("export")
    assert "1 left out" in result.stderr
    assert "Secret Voice" not in result.output


def test_a_file_is_written_by_its_suffix(run: Run, tmp_path: Path) -> None:
    before = {each.name for each in tmp_path.iterdir()}
    for suffix in ("csv", "json", "jsonl"):
        file = tmp_path / f"out.{suffix}"
        result = run("export", "-o", str(file))
        assert result.exit_code == 0
        assert result.stdout == ""
        assert "2 claims written" in result.stderr
        assert "Hill Radio" in file.read_text(encoding="utf-8")
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted({"out.csv", "out.json", "out.jsonl"} | before)


def test_states_and_the_past(run: Run) -> None:
    assert run("export", "--state", "draft").stdout == ""
    assert len(run("export", "--state", "accepted").stdout.splitlines()) == 2
    assert run("export", "--held-at", "2001-01-01").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["-o", "claims.xyz"], 2, "--format csv"),
        (["-o", "no/such/folder/out.csv"], 4, "cannot write"),
        (["--event", "nothing at all"], 4, "no event"),
    ],
)
def test_mistakes_say_what_to_do(
    run: Run, arguments: list[str], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    result = run("export", *arguments)
    assert (result.exit_code, said in result.stderr) == (code, True)
    assert list(folder.iterdir()) == []
