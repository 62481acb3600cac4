"""A desk for tests of commands: a table imported into a database, and the commands as they are typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from typer.testing import CliRunner, Result

from cli import app

Run = Callable[..., Result]


def desk(database: str, table: str, folder: Path, *, width: int = 160, matched: bool = True) -> Run:
    """Import the table, match what is in it, and give the function that runs a command on the database."""
    path = folder / "claims.csv"
    path.write_text(table, encoding="utf-8")

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["--db", database, "--by", "Ida", *arguments], env={"COLUMNS": str(width)})

    assert run("import", str(path)).exit_code == 0
    assert not matched or run("match").exit_code == 0
    return run
