"""Every column of every table: what a source said and what was decided stays, where a row stands may change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

import db.tables  # noqa: F401  registers the tables
from db.address import Address
from db.connecting import connect

STANDING = {
    "claim": {"state", "checked_by", "handling", "embargo_until", "event_id", "tally_id"},
    "document": {"archive_url", "handling", "embargo_until", "event_id", "pinned"},
    "rating_list": {"withdrawn"},
}
"""What may change of rows that say what a source said."""

SAID = (
    *("entry", "payload", "document", "capture", "claim", "claim_link", "correction", "judgement", "resolution"),
    *("rating", "rating_list", "listed_rating"),
)
OPEN = ("event", "tally", "source", "source_alias", "source_domain", "match_index")
TABLES = SQLModel.metadata.tables

ROWS = (
    "INSERT INTO entry VALUES (1, '2031-01-01 00:00:00+00:00', 'ada', 'import', NULL, NULL, 'p', 'q', 'h')",
    "INSERT INTO payload VALUES (1, 's', '{}')",
    "INSERT INTO source (id, name, kind, handling, entry_id) VALUES (1, 'Dale Post', 'outlet', 'public', 1)",
    "INSERT INTO source_alias VALUES (1, 1, 'Dale Post', 'dale post', 1)",
    "INSERT INTO source_domain VALUES (1, 1, 'dalepost.example', 1)",
    "INSERT INTO event (id, label, handling, entry_id) VALUES (1, 'Mill fire', 'public', 1)",
    "INSERT INTO tally (id, event_id, label, metric, population, basis, entry_id)"
    " VALUES (1, 1, 'Hurt', 'injured', 'people', 'incident', 1)",
    "INSERT INTO document (id, name, version, media_type, text, text_sha256, sha256, kind, handling, entry_id)"
    " VALUES (1, 'd1', 1, 'text/plain', 'Nine hurt', 'x', 'x', 'article', 'public', 1)",
    "INSERT INTO capture VALUES (1, 'x', '[]', 1)",
    'INSERT INTO claim (id, "key", document_id, quote, figure_text, low, bound, metric, population, basis, unit,'
    " asserted_id, via, attribution, includes, excludes, context, entry_id, state, handling) VALUES (1, 'k1', 1,"
    " 'Nine hurt', 'Nine', 9, 'exact', 'injured', 'people', 'incident', 'person', 1, '[]', 'stated',"
    " '[]', '[]', '0', 1, 'draft', 'public')",
    "INSERT INTO claim_link VALUES (1, 1, 'denies', 1, NULL, 1)",
    "INSERT INTO judgement VALUES (1, 'claim', 'a', 'b', 'same', NULL, NULL, 1)",
    "INSERT INTO match_index VALUES ('plain', 0, 1, 'x')",
    "INSERT INTO rating VALUES (1, 1, NULL, NULL, 'reliability', 'B', NULL, 'why', 1)",
    "INSERT INTO resolution VALUES (1, 1, 9, 9, 9, 'why', '[]', 1, NULL, NULL)",
    "INSERT INTO correction VALUES (1, 1, 'retract', NULL, NULL, 'why', 1)",
    "INSERT INTO rating_list VALUES"
    " (1, 'pc1', 'pc1', 'scores', 'pc1', 1, NULL, NULL, NULL, 0, 1, 'a.csv', 'x', '0', 1)",
    "INSERT INTO listed_rating VALUES (1, 1, 'dalepost.example', '0.5', 1)",
)


@pytest.fixture(scope="module")
def filled(shared_database: str) -> Iterator[Connection]:
    engine = connect(Address.parse(shared_database), create=True, write=True)
    with engine.connect() as connection:
        for row in ROWS:
            connection.execute(text(row))
        connection.commit()
        yield connection
    engine.dispose()


def columns(*tables: str) -> list[tuple[str, str]]:
    return [(name, column.name) for name in tables for column in TABLES[name].columns]


def touched(connection: Connection, name: str, column: str) -> int:
    """Set a column to what it holds: even that is an edit, and it is taken back."""
    table: Table = TABLES[name]
    quoted = connection.dialect.identifier_preparer.quote(column)
    try:
        return connection.execute(text(f"UPDATE {table.name} SET {quoted} = {quoted}")).rowcount
    finally:
        connection.rollback()


def test_every_table_is_either_said_or_open() -> None:
    assert {*SAID, *OPEN} == set(TABLES)


@pytest.mark.parametrize(
    ("table", "column"), [pair for pair in columns(*SAID) if pair[1] not in STANDING.get(pair[0], ())]
)
def test_what_was_said_is_never_edited(filled: Connection, table: str, column: str) -> None:
    with pytest.raises(DBAPIError, match=f"{table} is never edited in place"):
        touched(filled, table, column)


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table, names in STANDING.items() for column in sorted(names)]
)
def test_where_it_stands_may_change(filled: Connection, table: str, column: str) -> None:
    assert touched(filled, table, column) == 1


@pytest.mark.parametrize(("table", "column"), columns(*OPEN))
def test_what_is_said_of_events_and_sources_may_change(filled: Connection, table: str, column: str) -> None:
    assert touched(filled, table, column) == 1


@pytest.mark.parametrize("table", SAID)
def test_what_was_said_is_never_deleted_but_a_payload(filled: Connection, table: str) -> None:
    delete = text(f"DELETE FROM {table}")
    if table == "payload":
        assert filled.execute(delete).rowcount == 1
    else:
        with pytest.raises(DBAPIError, match=f"{table} is never edited in place"):
            filled.execute(delete)
    filled.rollback()


NONSENSE = [
    ("INSERT INTO claim SELECT * FROM claim", "the same claim again"),
    ("INSERT INTO rating VALUES (2, NULL, NULL, NULL, 'reliability', 'B', NULL, 'why', 1)", "a rating of nothing"),
    ("INSERT INTO rating VALUES (2, 1, 1, NULL, 'reliability', 'B', NULL, 'why', 1)", "a rating of two things"),
    ("INSERT INTO rating VALUES (2, NULL, 1, 1, 'reliability', 'B', NULL, 'why', 1)", "a rating of two others"),
    ("INSERT INTO rating VALUES (2, 1, NULL, NULL, 'reliability', 'B', NULL, NULL, 1)", "without a reason"),
    ("INSERT INTO resolution VALUES (2, 1, 9, 9, 9, NULL, '[]', 1, NULL, NULL)", "a decision without a reason"),
    ("INSERT INTO correction VALUES (2, 1, 'retract', NULL, NULL, NULL, 1)", "a correction without a reason"),
    ("INSERT INTO correction VALUES (2, 1, 'forget', NULL, NULL, 'why', 1)", "no act"),
    ("INSERT INTO correction VALUES (2, 77, 'retract', NULL, NULL, 'why', 1)", "a correction of nothing"),
    ("INSERT INTO listed_rating VALUES (2, 1, 'dalepost.example', '0.5', 1)", "the same rating again"),
    (
        "INSERT INTO rating_list SELECT 2, name, folded, 'gossip', \"column\", count, version, licence, dated, lowest,"
        " highest, file, sha256, withdrawn, entry_id FROM rating_list",
        "a list of no kind",
    ),
    ("INSERT INTO claim_link VALUES (2, 1, 'denies', 1, NULL, 1)", "the same link again"),
    ("INSERT INTO claim_link VALUES (2, 1, 'likes', 1, NULL, 1)", "a link of no kind"),
    ("INSERT INTO judgement VALUES (2, 'claim', 'a', 'b', 'perhaps', NULL, NULL, 1)", "no verdict"),
    ("INSERT INTO source_alias VALUES (2, 1, 'The Dale Post', 'dale post', 1)", "one name, two sources"),
    ("INSERT INTO source_domain VALUES (2, 1, 'dalepost.example', 1)", "one domain, two sources"),
    (
        "INSERT INTO entry SELECT 2, at, by, action, reason, subject, payload_hash, previous, hash FROM entry",
        "hash",
    ),
]


@pytest.mark.parametrize(("insert", "what"), NONSENSE, ids=[what for _, what in NONSENSE])
def test_what_makes_no_sense_is_not_stored(filled: Connection, insert: str, what: str) -> None:
    with pytest.raises(DBAPIError, match=r"(?i)constraint"):
        filled.execute(text(insert))
    filled.rollback()
