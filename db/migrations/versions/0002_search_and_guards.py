"""Full-text search over claims, and triggers that keep what a source said, and the log, from being edited in place."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SEARCHED = ("quote", "figure_text", "event_label", "place", "asserted_by", "carried_by", "note")

# Signs that PostgreSQL's parser would take for parts of numbers, paths, hosts and tags.
MARKS = "-/._@:+&#~=?<>"

# The columns of each guarded table that hold its present standing; all others stay as they were recorded.
CHANGEABLE: dict[str, set[str]] = {
    "entry": set(),
    "payload": set(),
    "document": {"archive_url", "handling", "embargo_until", "event_id", "pinned"},
    "capture": set(),
    "claim": {"state", "checked_by", "handling", "embargo_until", "event_id", "tally_id"},
    "claim_link": set(),
    "judgement": set(),
    "resolution": set(),
    "rating": set(),
}
# A payload may be deleted, so that a name can be erased; the chain of the entries still verifies.
ERASABLE = {"payload"}


def upgrade() -> None:
    connection = op.get_bind()
    inspector = sa.inspect(connection)
    sqlite = connection.dialect.name == "sqlite"
    quoted = connection.dialect.identifier_preparer.quote
    (_search_sqlite if sqlite else _search_postgres)()
    if not sqlite:
        op.execute(
            "CREATE FUNCTION claims_refuse() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION '% is never edited in place', TG_TABLE_NAME; END $$"
        )
    for table, changeable in CHANGEABLE.items():
        fixed = [quoted(column["name"]) for column in inspector.get_columns(table) if column["name"] not in changeable]
        (_guard_sqlite if sqlite else _guard_postgres)(table, "update", f"UPDATE OF {', '.join(fixed)}")
        if table not in ERASABLE:
            (_guard_sqlite if sqlite else _guard_postgres)(table, "delete", "DELETE")


def _search_sqlite() -> None:
    columns = ", ".join(SEARCHED)
    op.execute(
        f"CREATE VIRTUAL TABLE claim_fts USING fts5({columns}, content='claim', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    # Claims are never deleted and their words never edited, and the entry that made them is inserted after them: so
    # they are indexed at once when it closes. A trigger on each claim made an import of 200,000 three times slower.
    op.execute(
        "CREATE TRIGGER entry_words AFTER INSERT ON entry BEGIN"
        f" INSERT INTO claim_fts (rowid, {columns}) SELECT id, {columns} FROM claim WHERE entry_id = new.id; END"
    )
    op.execute("INSERT INTO claim_fts (claim_fts) VALUES ('rebuild')")


def _search_postgres() -> None:
    words = " || ' ' || ".join(f"coalesce({name}, '')" for name in SEARCHED)
    spaced = f"translate({words}, '{MARKS}', '{' ' * len(MARKS)}')"
    op.execute(f"CREATE INDEX ix_claim_words ON claim USING gin (to_tsvector('simple', {spaced}))")


def _guard_sqlite(table: str, name: str, change: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_{name}_guard BEFORE {change} ON {table} BEGIN"
        f" SELECT RAISE(ABORT, '{table} is never edited in place'); END"
    )


def _guard_postgres(table: str, name: str, change: str) -> None:
    if name == "delete":
        op.execute(
            f"CREATE TRIGGER {table}_truncate_guard BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION claims_refuse()"
        )
    op.execute(
        f"CREATE TRIGGER {table}_{name}_guard BEFORE {change} ON {table} FOR EACH ROW EXECUTE FUNCTION claims_refuse()"
    )
