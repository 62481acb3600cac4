"""Opening the database for a command: reading ones never create a database that was named."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Connection


def writing(ctx: typer.Context) -> AbstractContextManager[Session]:
    """A session that creates the database where there is none; a clean exit commits, an exception rolls back."""
    from db.engine import open_session

    return open_session(ctx.obj.database)


def reading(ctx: typer.Context) -> AbstractContextManager[Session]:
    """A session that only reads. Raises DatabaseUnusable where the database was named and is missing."""
    from db.engine import open_session

    return open_session(ctx.obj.database, create=not ctx.obj.named, write=False)


def looking(ctx: typer.Context) -> AbstractContextManager[Connection]:
    """As `reading`, without mapped classes: for commands that must answer at once."""
    from db.engine import open_connection

    return open_connection(ctx.obj.database, create=not ctx.obj.named)
