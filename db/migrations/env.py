"""How Alembic runs the migrations: on the connection it is given, inside the transaction that is open there."""

from alembic import context
from sqlmodel import SQLModel

import db.tables  # noqa: F401  registers the tables
from db.search import FTS


def ours(name: str | None, kind: str, parents: object) -> bool:
    """Leave out of comparisons what no table class stands for: the full-text index and its shadow tables."""
    return name is None or not name.startswith((FTS, "ix_claim_words"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    include_name=ours,
)
with context.begin_transaction():
    context.run_migrations()
