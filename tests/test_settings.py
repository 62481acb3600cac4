"""Who wins where the command line, the environment and the platform say different things."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import pytest

from claims.settings import Settings, data_directory

DATABASES = [
    # option, CLAIMS_DB, what is opened (None: the data directory's), named by the user
    (None, None, None, False),
    ("a.db", None, "a.db", True),
    (None, "b.db", "b.db", True),
    ("a.db", "b.db", "a.db", True),
    ("", "b.db", "b.db", True),
    ("", "", None, False),
    ("postgresql://host/news", "b.db", "postgresql://host/news", True),
]


@pytest.mark.parametrize(("option", "variable", "opened", "named"), DATABASES)
def test_the_option_wins_over_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str | None, variable: str | None, opened: str, named: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    environment = {"XDG_DATA_HOME": str(tmp_path)} | ({} if variable is None else {"CLAIMS_DB": variable})
    found = Settings.from_environment(database=option, environment=environment)
    assert found.database == (opened or str(tmp_path / "claims" / "claims.db"))
    assert found.named is named


@pytest.mark.parametrize(
    ("option", "variable", "signed"),
    [(None, None, "login"), ("ada", None, "ada"), (None, "bob", "bob"), ("ada", "bob", "ada"), ("", "", "login")],
)
def test_changes_are_signed_by_the_nearest_name(
    monkeypatch: pytest.MonkeyPatch, option: str | None, variable: str | None, signed: str
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "login")
    environment = {} if variable is None else {"CLAIMS_USER": variable}
    assert Settings.from_environment(by=option, environment=environment).by == signed


@pytest.mark.parametrize("error", [OSError("no such user"), KeyError("uid not found")])
def test_a_login_nobody_knows_is_unknown(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def nobody() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert Settings.from_environment(environment={}).by == "unknown"


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, ".local/share/claims"),
        ("linux", {"XDG_DATA_HOME": "/data/ada"}, "/data/ada/claims"),
        ("darwin", {"XDG_DATA_HOME": "/data/ada"}, "Library/Application Support/claims"),
        ("win32", {"LOCALAPPDATA": "/ada/Local"}, "/ada/Local/claims"),
        ("win32", {}, "AppData/Local/claims"),
    ],
)
def test_the_data_directory_is_the_platforms(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], expected: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert data_directory(environment) == Path.home() / expected
