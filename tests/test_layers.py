"""The house keeps its shape: which room may import from which, and what may load at start-up."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted([*ROOT.glob("claims/**/*.py"), *ROOT.glob("db/**/*.py"), ROOT / "cli.py"])
STORAGE = {"sqlmodel", "sqlalchemy", "alembic"}
GUARDED = {"claims", "db", "cli", "typer", "rich", "jinja2", "click"} | STORAGE

# what each layer may import of the guarded names; everything else (the standard library, rapidfuzz, numpy …) is free
ALLOWED = {
    "pure": {"pure"},
    "db": {"pure", "db"} | STORAGE,
    "services": {"pure", "db", "services", "sqlmodel", "sqlalchemy"},
    "render": {"pure", "render", "rich", "jinja2"},
    "commands": {"pure", "services", "render", "commands", "db", "typer", "sqlmodel", "rich"},
    "cli": {"pure", "commands", "typer"},
}
HEAVY = {
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "rapidfuzz",
    "trafilatura",
    "rich",
    "numpy",
    "pypdf",
    "openpyxl",
    "jinja2",
}


def layer(module: str) -> str:
    """The layer a dotted module belongs to; the name itself for a library."""
    top, _, rest = module.partition(".")
    if top == "claims":
        room = rest.partition(".")[0]
        return room if room in ("services", "render", "commands") else "pure"
    return top


def imports(path: Path) -> set[str]:
    """Every module a file imports, inside functions and under TYPE_CHECKING too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module == "claims":
                found |= {f"claims.{alias.name}" for alias in node.names}
    return found


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_import_direction(path: Path) -> None:
    home = layer(module_of(path))
    allowed = ALLOWED[home]
    bad = {m for m in imports(path) if m.partition(".")[0] in GUARDED and layer(m) not in allowed}
    assert not bad, f"{module_of(path)} ({home}) imports {sorted(bad)}"


def test_the_guard_sees_a_breach(tmp_path: Path) -> None:
    file = tmp_path / "figure.py"
    file.write_text("def f():\n    from sqlmodel import Session\n    from claims.services import log\n")
    assert {layer(m) for m in imports(file)} - ALLOWED["pure"] == {"sqlmodel", "services"}


@pytest.mark.parametrize(
    "statement",
    ["import cli", "import cli; from claims.commands.loading import load; [load(name) for name in cli.COMMANDS]"],
    ids=["the program", "every command"],
)
def test_nothing_heavy_is_imported_before_a_command_runs(statement: str) -> None:
    code = f"import sys; {statement}; print(*sorted(m for m in sys.modules if '.' not in m))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not HEAVY & set(done.stdout.split())


def test_reading_plain_text_loads_neither_the_database_nor_the_html_reader(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Two people were killed in Lower Marrow on Friday, police said.")
    code = (
        "import sys, cli\n"
        f"sys.argv = ['claims', 'extract', '--format', 'jsonl', {str(article)!r}]\n"
        "try: cli.app()\n"
        "except SystemExit: pass\n"
        "print(*sorted(m for m in sys.modules if '.' not in m))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not {"sqlmodel", "sqlalchemy", "trafilatura", "pypdf", "openpyxl"} & set(done.stdout.split())


def test_no_source_file_is_two_rooms() -> None:
    long = {module_of(p): n for p in FILES if (n := len(p.read_text(encoding="utf-8").splitlines())) > 300}
    assert not {name for name in long if "migrations" not in name}, long


def test_there_is_a_line_of_test_for_a_line_of_source() -> None:
    """Tests are Python and the tables of cases beside it; generated files are none."""

    def lines(files: list[Path]) -> int:
        return sum(len(p.read_text(encoding="utf-8").splitlines()) for p in files)

    tests = [p for p in sorted(ROOT.glob("tests/**/*")) if p.suffix in (".py", ".toml", ".jsonl")]
    assert lines(tests) >= lines(FILES)
