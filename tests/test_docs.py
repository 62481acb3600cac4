"""Help and documentation cannot drift: every command explains itself, and what the README shows is what happens."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from claims.commands.catalogue import COMMANDS as LISTED
from claims.commands.loading import load

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _refresh() -> Any:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


refresh = _refresh()
COMMANDS = list(refresh.commands())


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[words for words, _ in COMMANDS])
def test_every_command_has_help_with_an_example(words: str, command: Any) -> None:
    assert command.help, f"{words} has no help"
    assert "Example" in command.help and words in command.help, f"the help of `{words}` shows no example of it"
    silent = [p.name for p in command.params if p.param_type_name == "option" and not p.help]
    assert not silent, f"{words}: options without help: {silent}"


@pytest.mark.parametrize("name", [n for n, listed in LISTED.items() if not listed.group])
def test_the_root_help_says_what_the_command_says(name: str) -> None:
    first = str(load(name).help).strip().splitlines()[0]
    assert first == LISTED[name].line


@pytest.mark.parametrize("name", [n for n, listed in LISTED.items() if listed.group])
def test_groups_say_what_the_root_help_says(name: str) -> None:
    assert str(load(name).help).strip().splitlines()[0] == LISTED[name].line


@pytest.mark.parametrize(("words", "_command"), COMMANDS, ids=[words for words, _ in COMMANDS])
def test_the_readme_names_every_command(words: str, _command: Any) -> None:
    assert f"`{words}" in README or f"{words} " in README or f"{words}\n" in README


def test_readme_blocks_are_real_output(tmp_path: Path) -> None:
    assert "```console" in README
    assert refresh.replayed(README, tmp_path) == README, "run python docs/refresh.py, and read what changed"


def test_the_command_reference_is_the_programs_own() -> None:
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == refresh.reference()


def test_the_table_by_kind_of_text_is_that_of_the_floors() -> None:
    text = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    assert "| **all** |" in text
    assert refresh.by_kind(text) == text, "run python docs/refresh.py"
