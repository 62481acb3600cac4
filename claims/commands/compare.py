"""`claims compare`: two claims, whether they can be compared, and why they differ."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.commands.options import Format, FormatOption
from claims.commands.session import reading

app = typer.Typer()

COLUMNS = ("relation", "axis", "cause", "explanation")


@app.command("compare")
def compare(
    ctx: typer.Context,
    left: Annotated[str, typer.Argument(metavar="A", help="A claim, by id or key.")],
    right: Annotated[str, typer.Argument(metavar="B", help="Another claim.")],
    format: FormatOption = Format.TABLE,
) -> None:
    """Say whether two claims can be compared, how they stand to one another, and why they differ.

    Two claims are comparable where they count the same thing, of the same people, in the same unit, place and time, as
    far verified. Where not, the axes are named and nothing else is asked: "at least 12" of one night is no rival of 600
    in three days.

    Example: claims compare 4 9

    Example: claims compare 4 9 --format json
    """
    from claims.render.rows import emit
    from claims.services.assessment.comparing import compared

    with reading(ctx) as session:
        emit(compared(session, left, right), format.value, columns=COLUMNS)
