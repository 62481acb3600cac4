"""Opening the database: the only place that connects, and the only place that commits."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, create_engine, event
from sqlmodel import Session, SQLModel

import db.tables  # noqa: F401  registers the tables


@contextmanager
def open_session(database: str, *, create: bool = True) -> Iterator[Session]:
    """A session on a file or URL: a clean exit commits, any exception rolls back, the connection is closed."""
    engine = connect(database)
    SQLModel.metadata.create_all(engine)
    try:
        with Session(engine, expire_on_commit=False) as session:
            yield session
            session.commit()
    finally:
        engine.dispose()


def connect(database: str) -> Engine:
    """An engine for a file path or URL, with the pragmas SQLite needs."""
    url = database if "://" in database else f"sqlite:///{database}"
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=ON"))
    return engine
