"""The program as a process: versions, unknown commands, errors and exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import cli
from claims import __version__, errors
from claims.commands.catalogue import COMMANDS
from claims.settings import Settings, data_directory

ROOT = Path(__file__).parent.parent


def run(*words: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("CLAIMS_", "XDG_"))}
    return subprocess.run(
        [sys.executable, "-m", "cli", *words],
        text=True,
        capture_output=True,
        cwd=home,
        env={**inherited, "HOME": str(home), "COLUMNS": "100", "NO_COLOR": "1", "PYTHONPATH": str(ROOT), **environment},
    )


def test_version(tmp_path: Path) -> None:
    done = run("--version", home=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"claims {__version__}\n")


def test_help_names_every_command_and_opens_nothing(tmp_path: Path) -> None:
    done = run("--help", home=tmp_path)
    assert done.returncode == 0
    assert all(f" {name} " in done.stdout for name in COMMANDS)
    assert list(tmp_path.iterdir()) == []


def test_the_word_help_helps(tmp_path: Path) -> None:
    assert run("help", home=tmp_path).stdout == run("--help", home=tmp_path).stdout
    assert run("help", "source", "list", home=tmp_path).stdout == run("source", "list", "--help", home=tmp_path).stdout


def test_an_unknown_command_is_a_usage_error_with_a_suggestion(tmp_path: Path) -> None:
    done = run("conflict", home=tmp_path)
    assert done.returncode == errors.ExitCode.USAGE
    assert "conflicts" in done.stderr


def test_a_named_database_that_is_missing_is_not_created_by_reading(tmp_path: Path) -> None:
    done = run("--db", "nowhere.db", "list", home=tmp_path)
    assert done.returncode == errors.ExitCode.DATABASE
    assert "nowhere.db" in done.stderr
    assert "hint:" in done.stderr
    assert not (tmp_path / "nowhere.db").exists()


def test_an_error_names_its_hint_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    cli.complain(errors.NotFound("no event 7", hint="claims event list shows them"))
    assert capsys.readouterr().err == "error: no event 7\nhint: claims event list shows them\n"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.InputRefused, 4),
        (errors.NotFound, 4),
        (errors.UsageError, 2),
        (errors.DatabaseUnusable, 5),
        (errors.StorageFailed, 1),
        (errors.DiscrepanciesFound, 3),
    ],
)
def test_exit_codes_are_the_contract(error: type[errors.ClaimsError], code: int) -> None:
    assert error("x").exit_code == code


def test_settings_prefer_options_then_the_environment_then_the_data_directory() -> None:
    told = {"CLAIMS_DB": "env.db", "CLAIMS_USER": "amira", "XDG_DATA_HOME": "/data"}
    assert Settings.from_environment(database="opt.db", by="lea", environment=told).database == "opt.db"
    assert Settings.from_environment(environment=told) == Settings(database="env.db", named=True, by="amira")
    silent = Settings.from_environment(environment={"XDG_DATA_HOME": "/data"})
    assert not silent.named
    assert silent.database == str(data_directory({"XDG_DATA_HOME": "/data"}) / "claims.db")


def test_completion_offers_commands_and_options(tmp_path: Path) -> None:
    done = run(home=tmp_path, _CLAIMS_COMPLETE="complete_bash", COMP_WORDS="claims co", COMP_CWORD="1")
    assert "conflicts" in done.stdout
    done = run(home=tmp_path, _CLAIMS_COMPLETE="complete_bash", COMP_WORDS="claims conflicts --ch", COMP_CWORD="2")
    assert "--check" in done.stdout


@pytest.mark.parametrize("module", ["typer", "typer.core", "claims.commands.loading"])
def test_ctrl_c_while_the_program_is_loaded_ends_it_quietly(module: str) -> None:
    code = f"""
import sys
class Interrupting:
    def find_spec(self, name, *_):
        if name == {module!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
from cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", code, "--version"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_ctrl_c_that_a_library_drops_while_it_cleans_up_comes_again() -> None:
    """An exception in the callback of a weak reference is dropped by Python: the interrupt is raised once more."""
    code = (
        "import os, signal, sys, time, weakref, cli\n"
        "from claims.commands import streams\n"
        "class Thing: pass\n"
        "def cleaned(_):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    for _ in range(10**6): pass\n"
        "def app(prog_name):\n"
        "    thing = Thing(); kept = weakref.ref(thing, cleaned)\n"
        "    del thing\n"
        "    time.sleep(20)\n"
        "cli.app = app\n"
        "cli.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=15, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (130, "")
