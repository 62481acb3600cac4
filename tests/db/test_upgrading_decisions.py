"""Decisions made before 0005 survive it, and what they said stays guarded, on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db.address import Address
from db.connecting import connect
from db.upgrading import upgrade

OLD = (
    "INSERT INTO entry VALUES (1, '2031-01-01 00:00:00+00:00', 'ada', 'import', NULL, NULL, 'p', 'q', 'h')",
    "INSERT INTO event (id, label, handling, entry_id) VALUES (1, 'Mill fire', 'public', 1)",
    "INSERT INTO tally (id, event_id, label, metric, population, basis, entry_id)"
    " VALUES (1, 1, 'Hurt', 'injured', 'people', 'incident', 1)",
    "INSERT INTO resolution VALUES (1, 1, 9, 9, 9, 'counted at the gate', '[\"k1\"]', 1)",
)


@pytest.mark.parametrize("column", ["reason", "waiting_for", "aside", "best"])
def test_an_old_decision_keeps_its_words_and_gets_no_new_ones(empty_database: str, column: str) -> None:
    address = Address.parse(empty_database)
    upgrade(address, "0004")
    engine = connect(address, create=True, write=True)
    with engine.connect() as connection:
        for statement in OLD:
            connection.execute(text(statement))
        connection.commit()
    upgrade(address)
    with engine.connect() as connection:
        row = connection.execute(text("SELECT best, reason, waiting_for, aside FROM resolution")).one()
        assert (int(row[0]), *row[1:]) == (9, "counted at the gate", None, None)
        with pytest.raises(DBAPIError, match="resolution is never edited in place"):
            connection.execute(text(f"UPDATE resolution SET {column} = NULL"))
    engine.dispose()
