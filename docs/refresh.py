"""Writes the parts of the documentation that come from elsewhere: console blocks of README.md, docs/commands.md, and
the tables by kind of text and by cause in docs/quality.md.

    python docs/refresh.py          rewrites them; the tests fail where they differ from what the program does

A block ```console in the README holds commands after "$ " and their output. They run from top to bottom in one empty
folder with one database, as a reader would run them.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

_BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.S)


def run(command: str, desk: Path) -> str:
    """What the command prints, standard output then standard error, in the folder `desk`."""
    words = shlex.split(command)
    done = subprocess.run(
        [sys.executable, "-m", "cli", *words[1:]] if words[0] == "claims" else words,
        cwd=desk,
        text=True,
        capture_output=True,
        env={
            "CLAIMS_DB": str(desk / "claims.db"),
            "CLAIMS_USER": "you",
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "HOME": str(desk),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    )
    told = "\n".join(line.rstrip() for line in (done.stdout + done.stderr).strip("\n").splitlines())
    if "Traceback (most recent call last)" in told or "error: unexpected failure" in told:
        raise SystemExit(f"{command} fails, and its failure is no documentation:\n{told}")
    return told


def replayed(text: str, desk: Path) -> str:
    """The text with the output of every console block as the program gives it now, the example files at hand."""
    shutil.copytree(ROOT / "docs" / "example", desk, dirs_exist_ok=True)

    def block(found: re.Match[str]) -> str:
        commands = [part.partition("\n")[0] for part in re.split(r"^\$ ", found[1], flags=re.M)[1:]]
        return "".join(f"$ {command}\n{output}\n" if output else f"$ {command}\n"
                       for command in commands for output in [run(command, desk)])  # fmt: skip

    return _BLOCK.sub(block, text)


def commands() -> Iterator[tuple[str, Any]]:
    """Every command that can be run, with the words that run it, in the order of the help."""
    from claims.commands.catalogue import COMMANDS
    from claims.commands.loading import load

    for name, listed in COMMANDS.items():
        loaded = load(name)
        if listed.group:
            yield from ((f"claims {name} {child}", command) for child, command in loaded.commands.items())
        else:
            yield f"claims {name}", loaded


def reference() -> str:
    """docs/commands.md: every command with its help, arguments and options."""
    parts = [
        "# Commands\n\nWritten by docs/refresh.py from the program's help. `claims --help` has the global options.\n"
    ]
    for words, command in commands():
        parts.append(f"\n## {words}\n\n{_paragraphs(command.help)}\n")
        rows = [f"| `{_names(p)}` | {p.help or ''} |" for p in command.params if not getattr(p, "hidden", False)]
        if rows:
            parts.append("\n| | |\n|---|---|\n" + "\n".join(row.replace("\n", " ") for row in rows) + "\n")
    return "".join(parts)


def _names(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    return ", ".join([*parameter.opts, *parameter.secondary_opts])


def _paragraphs(help_text: str) -> str:
    lines = [
        f"    {line.strip()}" if line.strip().startswith("claims ") else line.strip() for line in help_text.splitlines()
    ]
    return re.sub(r"^Examples?: (claims .*)$", r"    \1", "\n".join(lines), flags=re.M).strip()


KINDS = {
    "wire": "wire copy in capitals",
    "disaster": "natural disasters",
    "transport": "transport accidents",
    "protest": "protests",
    "crime": "shootings and crime",
    "war": "war",
    "health": "epidemics, heat, displacement",
    "local": "British local news and courts",
    "digest": "round-ups",
    "all": "**all**",
    "capitals": "all of it in capitals",
    "curly": "all of it in curly quotes",
    "wrapped": "all of it with hard line ends",
    "printer": "all of it in capitals with hard line ends",
}
_KINDS = re.compile(r"\| kind \|.*?(?=\n\n)", re.S)


def by_kind(text: str) -> str:
    """The text with its table of kinds as the floors of the corpus (tests/quality/floors.toml) stand."""
    floors = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text(encoding="utf-8"))["corpus"]
    head = ("kind", "figure", "+ metric", "+ source found", "asserted by", "drafts that are a figure")
    lines = ["| " + " | ".join(head) + " |", "|---" + "|--:" * (len(head) - 1) + "|"]
    for kind, name in KINDS.items():
        lines.append("| " + " | ".join([name, *(f"{value:.2f}" for value in floors[kind].values())]) + " |")
    return _KINDS.sub("\n".join(lines), text, count=1)


_CAUSES = re.compile(r"\| cause \|.*?(?=\n\n)", re.S)


def by_cause(text: str) -> str:
    """The text with its table of causes as benchmarks/causes.py prints it now."""
    from benchmarks.causes import score, table

    return _CAUSES.sub(lambda _: table(score()), text, count=1)


def main() -> None:
    readme = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as desk:
        readme.write_text(replayed(readme.read_text(encoding="utf-8"), Path(desk)), encoding="utf-8")
    (ROOT / "docs" / "commands.md").write_text(reference(), encoding="utf-8")
    quality = ROOT / "docs" / "quality.md"
    quality.write_text(by_cause(by_kind(quality.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
