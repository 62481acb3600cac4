"""What the tests of `claims extract` share: an article, a folder with it, and the program in a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from cli import app

ROOT = Path(__file__).parent.parent.parent
STORY = """Ferry sinks off Port Ansel

May 4, 2031

At least 14 people were killed on Sunday when the ferry Marigold sank off Port Ansel, the coast guard said.

Mayor Ilse Brandt told reporters that 31 people were injured.
"""


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-c", "import cli; cli.main()", *map(str, arguments)]


def claims(*arguments: object, cwd: Path, stdin: bytes = b"", code: int = 0) -> tuple[str, str]:
    """Run the program; what it wrote to standard output and standard error."""
    done = subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        cwd=cwd,
        timeout=60,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "160",
            "XDG_DATA_HOME": str(cwd / "data"),
        },
    )
    assert done.returncode == code, (done.returncode, done.stdout.decode(), done.stderr.decode())
    return done.stdout.decode(), done.stderr.decode()


def here(*arguments: object, cwd: Path, code: int = 0) -> tuple[str, str]:
    """The same in this process, several times as fast: where it does not matter which process runs it."""
    with contextlib.chdir(cwd):
        done = CliRunner().invoke(app, [*map(str, arguments)], env={"COLUMNS": "160"})
    assert done.exit_code == code, (done.exit_code, done.stdout, done.stderr)
    return done.stdout, done.stderr


def drafts(*arguments: object, cwd: Path, stdin: bytes = b"") -> list[dict[str, Any]]:
    out, _ = claims("extract", "--format", "jsonl", *arguments, cwd=cwd, stdin=stdin)
    return [json.loads(line) for line in out.splitlines()]


def listed(cwd: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in here("--db", "x.db", "list", "-f", "jsonl", cwd=cwd)[0].splitlines()]


def folder(path: Path) -> Path:
    """The path, with a folder "wire" of one readable article in it."""
    (path / "wire").mkdir()
    (path / "wire" / "ferry.txt").write_text(STORY, encoding="utf-8")
    return path
