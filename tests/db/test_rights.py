"""Files and folders that may not be written: what works still, and what is said. Run without root's powers."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import open_session

_CODE = """
import os, sys
from sqlalchemy import text
from claims.errors import ClaimsError
from claims.services import log
from db.engine import open_session
import db.upgrading
if os.geteuid() == 0:  # root may write everything; the interpreter itself may be out of reach of others
    os.setgid(65534)
    os.setuid(65534)
path, write = sys.argv[1], sys.argv[2] == "write"
try:
    with open_session(path, write=write) as session:
        if write:
            with log.entry(session, "test", by="ada"):
                pass
        print(session.execute(text("SELECT count(*) FROM entry")).scalar())
except ClaimsError as error:
    print(type(error).__name__, error.message)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that other users can look into, unlike pytest's own."""
    made = Path(tempfile.mkdtemp(prefix="claims-rights-"))
    made.chmod(0o755)
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


def opened(path: Path, how: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _CODE, str(path), how],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip()


def test_a_database_that_may_only_be_read_is_read(folder: Path) -> None:
    path = folder / "a.db"
    with open_session(str(path)):
        pass
    path.chmod(0o444)
    folder.chmod(0o555)
    assert opened(path, "read") == "0"


def test_writing_it_says_what_is_wrong(folder: Path) -> None:
    path = folder / "a.db"
    with open_session(str(path)):
        pass
    path.chmod(0o444)
    folder.chmod(0o555)
    said = opened(path, "write")
    assert said.startswith(f"StorageFailed {path}: it can")
    assert path.stat().st_size > 0


def test_a_folder_that_may_not_be_written_takes_no_new_database(folder: Path) -> None:
    folder.chmod(0o555)
    assert opened(folder / "new.db", "write") == f"StorageFailed {folder / 'new.db'}: it cannot be opened"
    assert opened(folder / "deep" / "new.db", "write").endswith("the database cannot be reached: Permission denied")
