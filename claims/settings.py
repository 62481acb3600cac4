"""What the command line and the environment decide before any command runs. A value; opens nothing."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT_FILE = "claims.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """`database` is a file path or a URL; `named` is true where the user named it; `by` signs every change."""

    database: str
    named: bool
    by: str
    quiet: bool = False
    verbose: bool = False

    @classmethod
    def from_environment(
        cls,
        *,
        database: str | None = None,
        by: str | None = None,
        quiet: bool = False,
        verbose: bool = False,
        environment: Mapping[str, str] = os.environ,
    ) -> Settings:
        """Options win over `CLAIMS_DB` and `CLAIMS_USER`, which win over the data directory and the login name."""
        named = database or environment.get("CLAIMS_DB")
        return cls(
            database=named or str(data_directory(environment) / DEFAULT_FILE),
            named=bool(named),
            by=by or environment.get("CLAIMS_USER") or _login(),
            quiet=quiet,
            verbose=verbose,
        )


def data_directory(environment: Mapping[str, str] = os.environ) -> Path:
    """The user's data directory by the platform's custom (XDG, Application Support, AppData)."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "claims"


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
