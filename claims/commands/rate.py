"""`claims rate`: an editor's letter, digit or grade, with a reason."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.commands.options import Format, FormatOption, ReasonOption

app = typer.Typer()


@app.command("rate")
def rate(
    ctx: typer.Context,
    reference: Annotated[str, typer.Argument(metavar="REF", help="A claim's id or key, event:3, or source:NAME.")],
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="1 to 6 for a claim, a grade for an event, A to F for a source; none.")
    ],
    metric: Annotated[str | None, typer.Option("--metric", "-m", help="Of a source: only for this metric.")] = None,
    reason: ReasonOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Rate a claim, an event or a source as an editor; a reason is required.

    A claim's credibility runs from 1 (confirmed by other sources) to 5 (improbable), 6 cannot be judged. An event is
    confirmed, fair, weak, contested or discounted. A source's reliability runs from A to E, F cannot be judged. The
    program sets none of them; the latest speaks, and "none" takes a rating back.

    Example: claims rate 12 2 --reason "names its method; another origin agrees"

    Example: claims rate event:3 contested --reason "both armies accuse the other"

    Example: claims rate source:SOHR B --metric killed --reason "its lists held up in three checks"
    """
    from claims.commands.session import writing
    from claims.errors import UsageError
    from claims.render.console import say
    from claims.render.rows import emit
    from claims.services.register import gradings, sourcebook

    kind, _, rest = reference.partition(":")
    about = kind if rest and kind in ("claim", "event", "source") else "claim"
    name = rest.strip() if rest and kind == about else reference
    if metric is not None and about != "source":
        raise UsageError("--metric is for sources", hint="claims rate source:NAME B --metric killed")
    with writing(ctx) as session:
        if about == "source":
            found = sourcebook.rate(session, name, code, by=ctx.obj.by, reason=reason or "", metric=metric)
            named = f"source {found.id} ({found.name})"
            holds: str | None = code.strip().upper()
        else:
            set_ = gradings.grade_event if about == "event" else gradings.rate_claim
            named, holds = set_(session, name, code, by=ctx.obj.by, reason=reason)
    told = "none" if holds in (None, "NONE") else str(holds)
    if format is Format.TABLE:
        say(f"{named}: {told}" + (f" for {metric}" if metric else "") + ", set by an editor")
        return
    row = {"kind": about, "name": named, "value": None if told == "none" else told, "metric": metric}
    emit([row], format.value, columns=tuple(row))
