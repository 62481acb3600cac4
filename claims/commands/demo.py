"""`claims demo`: the whole way on sample articles and a table, in a throw-away database."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from claims.settings import Settings

app = typer.Typer()

SAMPLES = Path(__file__).parent.parent / "samples"


@app.command("demo")
def demo(
    ctx: typer.Context,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where report.html and report.md are written.")
    ] = Path("claims-demo"),
) -> None:
    """Run a worked example in a throw-away database.

    Reads sample articles and a table that ship with the program, matches them, shows what conflicts and why, and
    writes report.html and report.md. Needs no network; your own database is not touched.

    Example: claims demo --out look
    """
    import tempfile

    from claims.errors import InputRefused
    from claims.render.console import screen

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputRefused(f"cannot write to {out}: {error.strerror}", hint="name another folder with --out") from error
    with tempfile.TemporaryDirectory(prefix="claims-demo-") as folder:
        settings = replace(ctx.obj, database=str(Path(folder) / "demo.db"), named=True)
        for words in steps(out):
            screen().print(f"\n$ claims {shlex.join(shown(words))}", style="bold")
            run(words, settings)
    screen().print(f"\nOpen {out / 'report.html'} in a browser, or read {out / 'report.md'}.")


def steps(out: Path) -> list[list[str]]:
    """The commands a user would type, in order."""
    return [
        ["extract", "--record", "--accept", str(SAMPLES / "articles.jsonl")],
        ["import", str(SAMPLES / "figures.csv")],
        ["match"],
        ["conflicts"],
        ["line", "Aleppo"],
        ["report", "-o", str(out / "report.html")],
        ["report", "-o", str(out / "report.md")],
    ]


def shown(words: list[str]) -> list[str]:
    """The words as printed: the samples by their name, not by where they are installed."""
    return [Path(word).name if word.startswith(str(SAMPLES)) else word for word in words]


def run(words: list[str], settings: Settings) -> None:
    """Run one command as the command line would, on the demo's database."""
    from claims.commands.loading import load

    load(words[0]).main(words[1:], prog_name=f"claims {words[0]}", standalone_mode=False, obj=settings)
