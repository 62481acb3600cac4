"""Loading one command by name: nothing else of the program is imported for it."""

from __future__ import annotations

import importlib
from typing import Any

import typer

from claims.commands.catalogue import COMMANDS


def load(name: str) -> Any:
    """The click command (or group) of this name, its module imported now."""
    module = importlib.import_module(f"claims.commands.{COMMANDS[name].module}")
    built: Any = typer.main.get_group(module.app)
    if COMMANDS[name].group:
        built.name, built.help = name, COMMANDS[name].line
        return built
    return built.commands[name]
