"""`claims conflicts` and `claims resolve`: where figures differ, and what an editor decides."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from claims.commands.options import Format, FormatOption, HeldAtOption, ReasonOption
from claims.model import Cause

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
CauseOption = Annotated[list[Cause] | None, typer.Option("--cause", help="Only with this cause; may be repeated.")]
MetricOption = Annotated[str | None, typer.Option("--metric", "-m", help="Only this metric: killed, injured …")]
SourceOption = Annotated[
    str | None, typer.Option("--source", "-s", help="Only where this source asserts or carries a figure.")
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Only events that happened then or later.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Only events that happened then or earlier.")
]
BestOption = Annotated[str | None, typer.Option("--best", metavar="N", help="The figure you stand by.")]
LowOption = Annotated[str | None, typer.Option("--low", metavar="N", help="The lowest you hold possible.")]
PendingOption = Annotated[
    str | None, typer.Option("--pending", metavar="WHAT", help="Nothing can be decided before this is known.")
]
ReopenOption = Annotated[bool, typer.Option("--reopen", help="Take the decision in force back.")]
HighOption = Annotated[str | None, typer.Option("--high", metavar="N", help="The highest you hold possible.")]


@app.command("conflicts")
def conflicts(
    ctx: typer.Context,
    sort: SortOption = SortBy.PEOPLE,
    event: EventOption = None,
    cause: CauseOption = None,
    metric: MetricOption = None,
    source: SourceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    check: CheckOption = False,
    held_at: HeldAtOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List tallies whose claims differ, each with its causes.

    Contradictions, what is not comparable, figures that can all be true where the highest is at least half as large
    again as the lowest, and events whose toll is not established. --check goes by what the filters leave.

    Example: claims conflicts --sort ratio

    Example: claims conflicts --cause revision --cause stale_repeat --source "Red Crescent"

    Example: claims conflicts --metric killed --since 2016-09 --until 2016-10

    Example: claims conflicts --event 3 --check
    """
    from claims.commands.held_at import moment
    from claims.commands.session import reading
    from claims.render.differences import show
    from claims.services.assessment.differing import differences, refuse_unsettled

    with reading(ctx) as session:
        rows = differences(
            session, sort=sort.value, events=event, causes=cause, metric=metric, source=source, since=since,
            until=until, held_at=moment(held_at),
        )  # fmt: skip
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
    pending: PendingOption = None,
    reopen: ReopenOption = False,
    reason: ReasonOption = None,
) -> None:
    """Decide a tally as an editor; a reason is required.

    A claim that comes, is denied, replaced or withdrawn later re-opens the decision; earlier ones stay readable.

    Example: claims resolve 3 --best 16 --reason "hospital records seen by our reporter"

    Example: claims resolve 3 --pending "the hospital's list" --reason "the ministry has announced it for Friday"

    Example: claims resolve 3 --reopen --reason "decided on the wrong tally"
    """
    from claims.commands.session import writing
    from claims.errors import UsageError
    from claims.services.assessment import resolving

    given = {"--low": low, "--best": best, "--high": high}
    if sum((any(each is not None for each in given.values()), pending is not None, reopen)) > 1:
        raise UsageError("a figure, --pending and --reopen exclude each other", hint="give one of them")
    with writing(ctx) as session:
        found = resolving.find(session, tally)
        why, by, unheard = reason or "", ctx.obj.by, None
        if reopen:
            resolving.reopen(session, found.id, reason=why, by=by)
        elif pending is not None:
            resolving.wait(session, found.id, pending, reason=why, by=by)
        else:
            ends = {name.removeprefix("--"): number(text, name) for name, text in given.items()}
            unheard = resolving.unheard(session, found.id, ends["best"])
            resolving.resolve(session, found.id, **ends, reason=why, by=by)
    if unheard:
        typer.echo(f"note: {unheard}", err=True)
    if not ctx.obj.quiet:
        done = "re-opened" if reopen else "resolved" if pending is None else "waiting for more on"
        typer.echo(f"{done} tally {found.id}: {found.label}", err=True)


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
