"""Options that several commands share, spelled once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How rows are printed. JSON is one document, JSONL one object a line."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print the rows.")]
HeldAtOption = Annotated[
    str | None,
    typer.Option("--held-at", metavar="DATETIME", help="Answer as the database stood then (ISO date or date-time)."),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of the screen.")
]
ReasonOption = Annotated[str | None, typer.Option("--reason", "-r", help="Why; it goes into the log.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="Refuse everything if anything is wrong; exit 4.")]
