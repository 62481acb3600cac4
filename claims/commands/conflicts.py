"""`claims conflicts` and `claims resolve`: where figures differ, and what an editor decides."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from claims.commands.options import Format, FormatOption, HeldAtOption, ReasonOption

if TYPE_CHECKING:
    from claims.model import Number

app = typer.Typer()


class SortBy(StrEnum):
    """What the list is sorted by, widest first."""

    PEOPLE = "people"
    RATIO = "ratio"


SortOption = Annotated[SortBy, typer.Option("--sort", help="Widest first, by people apart or by highest over lowest.")]
CheckOption = Annotated[bool, typer.Option("--check", help="Exit 3 if a contradiction is not settled.")]
EventOption = Annotated[
    list[str] | None, typer.Option("--event", "-e", metavar="EVENT", help="Only this event; may be repeated.")
]
BestOption = Annotated[str | None, typer.Option("--best", metavar="N", help="The figure you stand by.")]
LowOption = Annotated[str | None, typer.Option("--low", metavar="N", help="The lowest you hold possible.")]
HighOption = Annotated[str | None, typer.Option("--high", metavar="N", help="The highest you hold possible.")]


@app.command("conflicts")
def conflicts(
    ctx: typer.Context,
    sort: SortOption = SortBy.PEOPLE,
    event: EventOption = None,
    check: CheckOption = False,
    held_at: HeldAtOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List tallies whose claims differ, each with its causes.

    Example: claims conflicts --sort ratio

    Example: claims conflicts --event 3 --check
    """
    from claims.commands.held_at import moment
    from claims.commands.session import reading
    from claims.render.differences import show
    from claims.services.assessment.differing import differences, refuse_unsettled

    with reading(ctx) as session:
        rows = differences(session, sort=sort.value, events=event, held_at=moment(held_at))
    show(rows, sort.value, format.value)
    if check:
        refuse_unsettled(rows)


@app.command("resolve")
def resolve(
    ctx: typer.Context,
    tally: Annotated[str, typer.Argument(metavar="TALLY", help="The tally, by id or label.")],
    best: BestOption = None,
    low: LowOption = None,
    high: HighOption = None,
    reason: ReasonOption = None,
) -> None:
    """Decide a tally as an editor; a reason is required.

    Example: claims resolve 3 --best 16 --reason "hospital records seen by our reporter"
    """
    from claims.commands.session import writing
    from claims.services.assessment import resolving

    with writing(ctx) as session:
        found = resolving.find(session, tally)
        ends = {"low": number(low, "--low"), "best": number(best, "--best"), "high": number(high, "--high")}
        resolving.resolve(session, found.id, **ends, reason=reason or "", by=ctx.obj.by)
    if not ctx.obj.quiet:
        typer.echo(f"resolved tally {found.id}: {found.label}", err=True)


def number(text: str | None, option: str) -> Number | None:
    """A whole or decimal number as typed, "6,301" and "6301" alike. Raises UsageError for anything else."""
    from decimal import Decimal, InvalidOperation

    from claims.errors import UsageError

    if text is None:
        return None
    try:
        exact = Decimal(text.replace(",", "").replace(" ", "").replace("_", ""))
    except InvalidOperation:
        exact = Decimal("NaN")
    if not exact.is_finite():
        raise UsageError(f"{option} {text!r} is not a number", hint="write digits: 6301")
    return int(exact) if exact == exact.to_integral_value() else exact
