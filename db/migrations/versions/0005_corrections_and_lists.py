"""Corrections of claims, decisions that wait or saw what moved nothing, and the rating lists of others."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# The columns of each guarded table that hold its present standing; all others stay as they were recorded.
GUARDED: dict[str, set[str]] = {
    "correction": set(),
    "resolution": set(),
    "rating_list": {"withdrawn"},
    "listed_rating": set(),
}


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("claim_id", sa.Integer, sa.ForeignKey("claim.id"), nullable=False, index=True),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("other_id", sa.Integer, sa.ForeignKey("claim.id"), index=True),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("correction.id"), unique=True),
        sa.Column("reason", sa.Text, nullable=False),
        made_by_entry(),
        one_of("act", "retract", "deny", "supersede", "undo"),
    )
    op.create_table(
        "rating_list",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("folded", sa.String, nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("column", sa.String, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("version", sa.String),
        sa.Column("licence", sa.String),
        sa.Column("dated", sa.String),
        sa.Column("lowest", sa.Float),
        sa.Column("highest", sa.Float),
        sa.Column("file", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False, server_default=sa.false()),
        made_by_entry(),
        one_of("kind", "scores", "labels", "owners"),
    )
    op.create_table(
        "listed_rating",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("list_id", sa.Integer, sa.ForeignKey("rating_list.id"), nullable=False, index=True),
        sa.Column("domain", sa.String, nullable=False, index=True),
        sa.Column("value", sa.String, nullable=False),
        made_by_entry(),
        sa.UniqueConstraint("list_id", "domain", "value"),
    )
    op.add_column("resolution", sa.Column("waiting_for", sa.Text))
    op.add_column("resolution", sa.Column("aside", sa.JSON))
    _guard_all_that_was_said()


def made_by_entry() -> sa.Column[int]:
    """The log entry that made the row; deferred, since the entry is closed (and hashed) last."""
    return sa.Column(
        "entry_id",
        sa.Integer,
        sa.ForeignKey("entry.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
        index=True,
    )


def one_of(column: str, *values: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(" OR ".join(f"{column} = '{value}'" for value in values), name=column)


def _guard_all_that_was_said() -> None:
    """Guards as 0002 makes them; that of resolution names its columns, and is made again to keep the new ones too."""
    connection = op.get_bind()
    sqlite = connection.dialect.name == "sqlite"
    quoted = connection.dialect.identifier_preparer.quote
    look = sa.inspect(connection)
    op.execute("DROP TRIGGER resolution_update_guard" + ("" if sqlite else " ON resolution"))
    for table, changeable in GUARDED.items():
        kept = ", ".join(quoted(each["name"]) for each in look.get_columns(table) if each["name"] not in changeable)
        changes = {"update": f"UPDATE OF {kept}"} | ({"delete": "DELETE"} if table != "resolution" else {})
        for name, change in changes.items():
            (_guard_sqlite if sqlite else _guard_postgres)(table, name, change)


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
