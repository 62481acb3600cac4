"""Imports that do not come to their end: killed half-way, or without room on the disk. Nothing of them is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from made_imports import ROW, claims, entries, write
from sqlmodel import select

from claims.errors import ClaimsError
from claims.services.recording.importing import import_table
from db.engine import open_session
from db.tables import Source

SLOW = """
import sys, time
from claims.services.recording import importing
from db.engine import open_session
importing._APART = 1000
def slow(read, size):
    print("chunk", flush=True)
    time.sleep(0.2)
with open_session(sys.argv[1]) as session:
    importing.import_table(session, sys.argv[2], by="ada", progress=slow)
"""


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_killed_half_way_it_leaves_nothing(database: str, tmp_path: Path, ending: signal.Signals) -> None:
    rows = [[*ROW[:3], f"at least {at}", *ROW[4:]] for at in range(6_500)]
    path = write(tmp_path / "t.csv", *rows)
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, database, path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "chunk\n"
        assert process.stdout.readline() == "chunk\n"
        process.send_signal(ending)
        process.wait(timeout=20)
    assert process.returncode != 0
    assert_left_alone(database, path)


def assert_left_alone(database: str, path: str) -> None:
    """Nothing is recorded, and the database takes the table now."""
    deadline = time.monotonic() + 10
    while True:
        try:
            with open_session(database) as session:
                assert (claims(session), entries(session)) == ([], 0)
                assert session.exec(select(Source)).all() == []
                assert import_table(session, path, by="ada").claims == 6_500
            return
        except ClaimsError:  # a server may take a moment to notice that its client is gone
            assert time.monotonic() < deadline
            time.sleep(0.2)


LIMITED = """
import resource, signal, sys
from claims.errors import StorageFailed
from claims.services.recording.importing import import_table
from db.engine import open_session
with open_session(sys.argv[1]) as session:
    pass
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
try:
    with open_session(sys.argv[1]) as session:
        import_table(session, sys.argv[2], by="ada")
except StorageFailed as error:
    print(error.message)
"""


def test_a_full_disk_is_a_sentence_and_the_database_is_whole(tmp_path: Path) -> None:
    database = str(tmp_path / "claims.db")
    path = write(tmp_path / "t.csv", *([*ROW[:3], f"at least {at}", *ROW[4:]] for at in range(6_500)))
    done = subprocess.run([sys.executable, "-c", LIMITED, database, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "claims.db" in done.stdout
    assert os.stat(database).st_size < 1_500_000
    assert_left_alone(database, path)
