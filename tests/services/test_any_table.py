"""Importing any table: every row is recorded or is a finding, twice is once, and the order of rows means nothing."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from claims.errors import InputRefused
from claims.services import log
from claims.services.loading import claims
from claims.services.recording.importing import import_table
from db.engine import open_session

COLUMNS = ("event", "metric", "figure", "asserted_by", "carried_by", "place", "occurred_from", "occurred_to", "note")
GOOD: dict[str, list[str]] = {
    "event": ["", "Market fire", "Bridge collapse"],
    "metric": ["killed", "injured", ""],
    "figure": ["16", "at least 16", "20 to 30", "dozens", "no one", "1,400", "up to 30"],
    "asserted_by": ["Veldmar Monitor", "Police of Osk"],
    "carried_by": ["Dale Post", "Hill Radio", ""],
    "place": ["Veldmar", "Osk", ""],
    "occurred_from": ["2031-05-02", "2031-05", ""],
    "occurred_to": ["", "2031-05-31"],
    "note": ["", "=1+1", "[b]bold[/b]", 'says "so", twice'],
}
SPOILED: dict[str, list[str]] = {
    "figure": ["", "many moons", "1.400", "-3", "30 to 20"],
    "asserted_by": [""],
    "occurred_from": ["2031-13-01", "yesterday", "02/05/2031", "2032"],
}
"""Cells that cannot be used: each alone makes its row a finding. Without an asserter a row has no carrier either."""

good_rows = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in GOOD.items()})


@st.composite
def spoiled_rows(draw: st.DrawFn) -> dict[str, str]:
    row = draw(good_rows)
    column = draw(st.sampled_from(sorted(SPOILED)))
    row[column] = draw(st.sampled_from(SPOILED[column]))
    if column == "asserted_by":
        row["carried_by"] = ""
    if row["occurred_from"] == "2032":
        row["occurred_to"] = "2031-05-31"
    return row


def written(path: Path, rows: list[dict[str, str]], columns: tuple[str, ...] = COLUMNS) -> str:
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, columns)
        table.writeheader()
        table.writerows(rows)
    return str(path)


def keys(session: Session) -> set[str]:
    return {claim.key for claim in claims.load(session)}


common: dict[str, Any] = {
    "max_examples": 10, "deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]
}  # fmt: skip


@settings(**common)
@given(good=st.lists(good_rows, min_size=1, max_size=5), bad=st.lists(spoiled_rows(), max_size=4), seed=st.randoms())
def test_each_row_is_recorded_or_a_finding_and_twice_is_once(
    session: Session, tmp_path: Path, good: list[dict[str, str]], bad: list[dict[str, str]], seed: Any
) -> None:
    rows = [*good, *bad]
    seed.shuffle(rows)
    path = written(tmp_path / "table.csv", rows)
    before = keys(session)
    done = import_table(session, path, by="ada")
    assert done.claims + done.claims_known == len(good)
    assert [problem.row for problem in done.problems if problem.fatal] == [
        number for number, row in enumerate(rows, 2) if row in bad
    ]
    assert len(keys(session) - before) == done.claims == len(done.claim_ids)
    assert (done.entry is None) is (done.claims == 0)
    again = import_table(session, path, by="bob")
    assert (again.entry, again.claims, again.claims_known) == (None, 0, len(good))


@settings(**common)
@given(rows=st.lists(good_rows, min_size=1, max_size=6), seed=st.randoms())
def test_the_order_of_rows_and_columns_and_the_name_of_the_file_mean_nothing(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]], seed: Any
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    columns, mixed = list(COLUMNS), list(rows)
    seed.shuffle(columns)
    seed.shuffle(mixed)
    with open_session(str(folder / "a.db")) as session:
        import_table(session, written(folder / "one.csv", rows), by="ada")
        here = keys(session)
    with open_session(str(folder / "b.db")) as session:
        import_table(session, written(folder / "two.csv", mixed, tuple(columns)), by="bob")
        assert keys(session) == here


@settings(**common)
@given(good=st.lists(good_rows, max_size=3), bad=st.lists(spoiled_rows(), min_size=1, max_size=3))
def test_strict_records_all_or_nothing(
    session: Session, tmp_path: Path, good: list[dict[str, str]], bad: list[dict[str, str]]
) -> None:
    path = written(tmp_path / "strict.csv", [*good, *bad])
    session.commit()
    before, entries = keys(session), len(log.entries(session))
    with pytest.raises(InputRefused, match="nothing is recorded"):
        import_table(session, path, by="ada", strict=True)
    session.rollback()
    assert (keys(session), len(log.entries(session))) == (before, entries)
