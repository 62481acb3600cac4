"""`claims match` and `claims judge`: which claims and documents are about the same event."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.commands.options import Format, FormatOption, ReasonOption
from claims.commands.session import reading, writing
from claims.model import Verdict

app = typer.Typer()

_JUDGED = ("subject", "left", "verdict", "right", "score", "reason", "by", "at")
_REASONS = ("feature", "value", "weight", "adds", "meaning")


@app.command("match")
def match(
    ctx: typer.Context,
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option("--explain", metavar="A B", help="Show the score of two documents or claims, feature by feature."),
    ] = None,
    pending: Annotated[
        bool, typer.Option("--pending", "--waiting", help="List the uncertain pairs, the most informative first.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Compare all anew, also where only the new ones would have to be.")
    ] = False,
    model: Annotated[
        bool, typer.Option("--model", help="Show the features, what they mean and their weights.")
    ] = False,
    learn: Annotated[
        bool, typer.Option("--learn", help="Learn the weights from what was judged here, and keep them.")
    ] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Go back to the weights that ship.")] = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """Group claims into events and tallies; --explain shows the score of a pair.

    --learn takes the judgements stored here to heart: weights near those that ship, kept only where they foretell
    judgements better. The next run goes by them.

    In a large database what is new since the last run joins the events that stand; --full compares all anew.

    Example: claims match

    Example: claims match --full

    Example: claims match --explain a1 a2

    Example: claims match --pending --format json

    Example: claims match --model

    Example: claims match --learn
    """
    if model:
        _show_model(ctx, format)
        return
    if learn or forget:
        _weigh(ctx, forget=forget)
        return
    if pending:
        _show_waiting(ctx, format)
        return
    if pair is not None:
        _explain(ctx, pair, format)
        return
    from claims.commands.summary import show_matched
    from claims.services.matching.full_match import match as run

    with writing(ctx) as session:
        done = run(session, by=ctx.obj.by, full=full)
    show_matched(done, format.value, quiet=ctx.obj.quiet)


@app.command("judge")
def judge(
    ctx: typer.Context,
    left: Annotated[str, typer.Argument(metavar="A", help="A claim (id or key) or a document (id).")],
    right: Annotated[str, typer.Argument(metavar="B", help="Another of the same sort.")],
    verdict: Annotated[Verdict, typer.Argument(help="Whether both are about the same event.")],
    reason: ReasonOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Say that two claims or documents are about the same event, or not.

    Stored for good: the next `claims match` and every later one goes by it. A later judgement of the pair replaces it;
    `unsure` takes it back: the scores decide again, and the two events are asked about again only for a likelier pair.

    Example: claims judge a1 a2 different --reason "two strikes, dawn and evening"

    Example: claims judge a1 a2 unsure --reason "taken back: the hour was a slip"
    """
    from claims.render.json import plain
    from claims.render.rows import emit
    from claims.services.judging.judgements import judge as store
    from claims.services.matching.explaining import score

    with writing(ctx) as session:
        scored = score(session, left, right)
        stored = store(session, left, right, verdict, by=ctx.obj.by, reason=reason, score=scored)
    row = {name: plain(getattr(stored, name)) for name in _JUDGED}
    emit([row], format.value, columns=list(row))


def _explain(ctx: typer.Context, pair: tuple[str, str], format: Format) -> None:
    from claims.render.rows import emit
    from claims.services.matching.explaining import explain

    with reading(ctx) as session:
        rows = explain(session, *pair)
    emit(rows, format.value, columns=_REASONS)


def _weigh(ctx: typer.Context, *, forget: bool) -> None:
    from claims.services.matching import weighing

    with writing(ctx) as session:
        if forget:
            gone = weighing.forget(session, by=ctx.obj.by)
            typer.echo("the weights that ship are in force" + ("" if gone else " already"))
            return
        done = weighing.learn(session, by=ctx.obj.by)
    errors = f"mean squared error of the chances {done.before:.3f} before, {done.after:.3f} learnt"
    what = "weights are kept: `claims match` goes by them" if done.kept else "weights stay as they were"
    typer.echo(f"{done.same} pairs judged the same and {done.different} different; {errors}; {what}")


def _show_model(ctx: typer.Context, format: Format) -> None:
    from claims.matching.scoring import weights_told
    from claims.render.rows import emit
    from claims.services.judging import weights

    with reading(ctx) as session:
        using = weights.current(session)
    emit(weights_told(using), format.value, columns=("feature", "weight", "together_with", "meaning"))


def _show_waiting(ctx: typer.Context, format: Format) -> None:
    from claims.render.rows import emit
    from claims.services.matching.waiting import COLUMNS, waiting

    with reading(ctx) as session:
        rows = waiting(session)
    table = ("left", "left_title", "left_published", "right", "right_title", "right_published", "score")
    emit(
        rows,
        format.value,
        columns=table if format is Format.TABLE else COLUMNS,
        empty="no uncertain pair waits for a person",
    )
