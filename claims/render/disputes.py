"""Differences as blocks to be read: an event, its tallies with both ends and the reasons, what is not comparable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from claims.model import Status
from claims.render.paragraph import one_line, put, told
from claims.render.statuses import COLOURS, STATUSES
from claims.render.wording import by_itself, cause_in_words, number, people
from claims.report.conflicts import Kind

if TYPE_CHECKING:
    from rich.console import Console

    from claims.report.conflicts import Conflict

REASONS = 6
"""Reasons told under a tally, and lines under "not comparable"; more are counted, with the command that lists them."""

_SORTS = {"people": "by people apart (--sort ratio: by highest over lowest)",
          "ratio": "by highest over lowest (--sort people: by people apart)"}  # fmt: skip
_SAID_ABOVE = " They are neither compared nor added."


def draw(rows: Sequence[Conflict], sort: str, console: Console) -> None:
    """All differences, the event with the widest first; the last line names the sort."""
    for held in by_event(rows):
        _event(held, console)
    counted = sum(row.tally is not None for row in rows)
    events = people(len({row.event for row in rows if row.kind is not Kind.TOLL}), "event")
    tolls = sum(row.kind is Kind.TOLL for row in rows)
    without = f" {people(tolls, 'event has', 'events have')} no established toll." if tolls else ""
    put(console, told(f"{people(counted, 'tally differs', 'tallies differ')} in {events}, widest first {_SORTS[sort]}."
                      f"{without}", "dim"))  # fmt: skip


def by_event(rows: Sequence[Conflict]) -> list[list[Conflict]]:
    """The rows of each event together, in the order of each event's first row."""
    place: dict[int, int] = {}
    for row in rows:
        place.setdefault(row.event, len(place))
    ordered = sorted(rows, key=lambda row: place[row.event])
    return [list(held) for _, held in groupby(ordered, key=lambda row: row.event)]


def _event(rows: Sequence[Conflict], console: Console) -> None:
    put(
        console,
        told(rows[0].event_label, "bold underline").append(f"  event:{rows[0].event}", "not bold not underline dim"),
    )
    console.print()
    for row in rows:
        if row.tally is not None:
            _tally(row, console)
    for row in rows:
        if row.kind is Kind.TOLL:
            put(console, told("toll not established", "bold yellow"), indent=2)
            put(console, told(f"· {row.explanations[0]}"), indent=4, hang=2)
            console.print()
    across = [row for row in rows if row.tally is None and row.kind is not Kind.TOLL]
    _across("does not add up", [row for row in across if row.status != "not_comparable"], console)
    _across("not comparable: neither compared nor added", [r for r in across if r.status == "not_comparable"], console)


def _tally(row: Conflict, console: Console) -> None:
    head = told(row.label, "bold").append(f" · tally:{row.tally}", "not bold dim").append(" · ", "not bold dim")
    put(console, head.append(STATUSES[Status(row.status)], COLOURS[Status(row.status)]), indent=2, hang=2)
    for name, figure, who in (("lowest", row.lowest, row.lowest_by), ("highest", row.highest, row.highest_by)):
        if figure:
            end = (
                Text(f"{name:<9}")
                .append(one_line(by_itself(figure)), "bold")
                .append(f"  {one_line(who)}" if who else "", "not bold")
            )
            put(console, end, indent=4, hang=9)
    if apart := _apart(row):
        put(console, told(apart, "dim"), indent=4, hang=2)
    reasons = list(dict.fromkeys(row.reasons))
    for cause, sentence in reasons[:REASONS]:
        put(
            console,
            _reason(cause, sentence),
            indent=4,
            hang=2,
        )
    if len(reasons) > REASONS:
        _more(len(reasons) - REASONS, f"claims show tally:{row.tally}", console)
    console.print()


def _end(name: str, figure: str, who: str) -> Text:
    return (
        Text(f"{name:<9}")
        .append(one_line(by_itself(figure)), "bold")
        .append(f"  {one_line(who)}" if who else "", "not bold")
    )


def _reason(cause: str, sentence: str) -> Text:
    return Text(f"{cause_in_words(cause)}: ", "italic").append(one_line(sentence), "not italic")


def _apart(row: Conflict) -> str:
    """How far the ends are apart: "apart by 6, the highest 1.6 times the lowest"."""
    if row.apart is None:
        return ""
    ratio = f", the highest {row.ratio:,.4g} times the lowest" if row.ratio else ""
    return f"apart by {number(row.apart)}{ratio}"


def _across(heading: str, rows: Iterable[Conflict], console: Console) -> None:
    held = list(rows)
    lines = list(dict.fromkeys(s.removesuffix(_SAID_ABOVE) for row in held for s in row.explanations))
    if not lines:
        return
    put(console, told(heading, "bold"), indent=2)
    for line in lines[:REASONS]:
        put(console, told(f"· {line}"), indent=4, hang=2)
    if len(lines) > REASONS:
        _more(len(lines) - REASONS, f"claims conflicts --event {held[0].event} --format json", console)
    console.print()


def _more(count: int, command: str, console: Console) -> None:
    put(console, told(f"and {count:,} more: {command}", "dim"), indent=4, hang=2)
