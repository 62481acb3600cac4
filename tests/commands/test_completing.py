"""Tab completion: what it offers, and that it loads nothing that converts values."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claims.commands.catalogue import COMMANDS
from cli import app

ROOT = Path(__file__).parent.parent.parent
CODE = "import sys, atexit; atexit.register(lambda: print('loaded:', 'pydantic' in sys.modules, file=sys.stderr)); "


def completed(line: str) -> tuple[list[str], str]:
    """What is offered for the last word of the line, and whether converters were loaded."""
    words = line.split(" ")
    done = subprocess.run(
        [sys.executable, "-c", CODE + "import cli; cli.app(prog_name='claims')"],
        env={
            **os.environ,
            "_CLAIMS_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return done.stdout.split(), done.stderr.strip()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("claims ", list(COMMANDS)),
        ("claims con", ["conflicts"]),
        ("claims --q", ["--quiet"]),
        ("claims --db some.db con", ["conflicts"]),
        ("claims conflicts --so", ["--sort", "--source"]),
        ("claims conflicts --sort ", ["people", "ratio"]),
        ("claims conflicts --sort ratio --ch", ["--check"]),
        ("claims list ", ["claims", "documents", "events", "tallies"]),
        ("claims event ", ["list", "show", "merge", "split"]),
        ("claims event show --f", ["--format"]),
        ("claims report --format ", ["terminal", "markdown", "html", "json"]),
    ],
)
def test_a_word_is_completed_and_nothing_is_converted(line: str, offered: list[str]) -> None:
    assert completed(line) == (offered, "loaded: False")


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (["conflicts", "--sort", "height"], 2, "--sort"),
        (["list", "--limit", "many"], 2, "--limit"),
        (["list", "--limit", "0"], 2, "--limit"),
        (["report", "--format", "pdf"], 2, "--format"),
    ],
)
def test_a_command_that_runs_converts_as_ever(arguments: list[str], exit_code: int, said: str) -> None:
    result = CliRunner().invoke(app, arguments)
    assert (result.exit_code, said in result.stderr) == (exit_code, True)
