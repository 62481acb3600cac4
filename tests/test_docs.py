"""Help and documentation cannot drift: every command explains itself, and what the README shows is what happens."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cli

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(node: Any, path: str = "claims") -> Iterator[tuple[str, Any]]:
    """Every command that can be run, with the words that run it."""
    for name, child in node.commands.items():
        if hasattr(child, "commands"):
            yield from commands(child, f"{path} {name}")
        else:
            yield f"{path} {name}", child


def every_command() -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, listed in cli.COMMANDS.items():
        loaded = cli.load(name)
        found += commands(loaded, f"claims {name}") if listed.group else [(f"claims {name}", loaded)]
    return found


COMMANDS = every_command()


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[words for words, _ in COMMANDS])
def test_every_command_has_help_with_an_example(words: str, command: Any) -> None:
    assert command.help, f"{words} has no help"
    assert "Example" in command.help and words in command.help, f"the help of `{words}` shows no example of it"
    silent = [p.name for p in command.params if p.param_type_name == "option" and not p.help]
    assert not silent, f"{words}: options without help: {silent}"


@pytest.mark.parametrize("name", [n for n, listed in cli.COMMANDS.items() if not listed.group])
def test_the_root_help_says_what_the_command_says(name: str) -> None:
    first = str(cli.load(name).help).strip().splitlines()[0]
    assert first == cli.COMMANDS[name].line


@pytest.mark.parametrize("name", [n for n, listed in cli.COMMANDS.items() if listed.group])
def test_groups_say_what_the_root_help_says(name: str) -> None:
    assert str(cli.load(name).help).strip().splitlines()[0] == cli.COMMANDS[name].line


@pytest.mark.parametrize(("words", "_command"), COMMANDS, ids=[words for words, _ in COMMANDS])
def test_the_readme_names_every_command(words: str, _command: Any) -> None:
    assert f"`{words}" in README or f"{words} " in README or f"{words}\n" in README


def blocks() -> list[tuple[str, str]]:
    """Console blocks of the README: the command after `$ `, and the output under it."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", README, re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output.strip("\n")))
    return found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder in which the README is read aloud, from top to bottom."""
    return tmp_path_factory.mktemp("desk")


@pytest.mark.parametrize(("command", "output"), blocks())
def test_readme_blocks_are_real_output(desk: Path, command: str, output: str) -> None:
    # CLAIMS_DB stands for the `export` a reader would do; the time of day is the only thing that may differ
    words = shlex.split(command)
    assert words[0] == "claims"
    done = subprocess.run(
        [sys.executable, "-m", "cli", *words[1:]],
        cwd=desk,
        text=True,
        capture_output=True,
        env={"CLAIMS_DB": str(desk / "claims.db"), "CLAIMS_USER": "you", "COLUMNS": "100", "NO_COLOR": "1",
             "HOME": str(desk), "PATH": "", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    got = (done.stdout + done.stderr).strip("\n")
    assert [line.rstrip() for line in got.splitlines()] == [line.rstrip() for line in output.splitlines()], got
