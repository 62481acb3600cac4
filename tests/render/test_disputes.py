"""Differences as blocks: every width, every status, hostile text; what is told once, and what is counted."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from hostile import TEXTS
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from claims.model import Status
from claims.render import differences
from claims.render.disputes import REASONS, by_event, draw
from claims.render.statuses import STATUSES
from claims.report.conflicts import Conflict

WHY = "Dale Monitor: at least 16; Hill Radio: 10. Nothing recorded explains the difference."
ASIDE = "30 (People killed, Thursday night) and 16 (People killed, Friday) are not comparable: another time."
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")


def row(tally: int | None = 3, **more: Any) -> Conflict:
    given: dict[str, Any] = {
        "event": 1,
        "event_label": "Market bombing",
        "tally": tally,
        "label": "People killed",
        "status": "contradiction",
        "lowest": "10",
        "lowest_by": "Hill Radio",
        "highest": "at least 16",
        "highest_by": "Dale Monitor",
        "apart": 6,
        "ratio": 1.6,
        "causes": ("genuine",),
        "explanations": (WHY,),
        "reasons": (("genuine", WHY),),
    }
    return Conflict(**(given | more))


def aside(text: str = ASIDE, **more: Any) -> Conflict:
    given = {"status": "not_comparable", "explanations": (text,), "causes": ("scope",), "reasons": (), "lowest": ""}
    return row(None, **(given | {"highest": "", "apart": None, "ratio": None} | more))


def drawn(*rows: Conflict, sort: str = "people", width: int = 100, **more: Any) -> str:
    stream = io.StringIO()
    draw(rows, sort, Console(file=stream, width=width, markup=False, emoji=False, highlight=False, **more))
    return stream.getvalue()


def test_a_block_is_read_from_top_to_bottom() -> None:
    assert drawn(row(), aside(), width=140).splitlines() == [
        "Market bombing  event:1",
        "",
        "  People killed · tally:3 · contradiction",
        "    lowest   10  Hill Radio",
        "    highest  at least 16  Dale Monitor",
        "    apart by 6, the highest 1.6 times the lowest",
        f"    not explained: {WHY}",
        "",
        "  not comparable: neither compared nor added",
        f"    · {ASIDE}",
        "",
        "1 tally differs in 1 event, widest first by people apart (--sort ratio: by highest over lowest).",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 110, 140, 200])
@pytest.mark.parametrize("text", ["plain words", "x" * 300, "语" * 80, *TEXTS])
def test_every_line_fits_whatever_it_says(width: int, text: str) -> None:
    shown = drawn(row(label=text, lowest=text, highest_by=text, event_label=text, reasons=(("scope", text),)),
                  aside(text), width=width)  # fmt: skip
    assert max(cell_len(line) for line in shown.splitlines()) <= width
    assert not CONTROL.search(shown)
    assert all(line == line.rstrip() for line in shown.splitlines())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.integers(40, 200))
def test_any_text_in_any_field_is_shown_without_a_control_byte(text: str, width: int) -> None:
    shown = drawn(
        row(label=text, lowest=text, lowest_by=text, highest=text, highest_by=text, event_label=text,
            reasons=(("scope", text),)),
        aside(text), width=width,
    )  # fmt: skip
    assert not CONTROL.search(shown)
    assert max(cell_len(line) for line in shown.splitlines()) <= width


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_its_words(status: Status) -> None:
    assert f"tally:3 · {STATUSES[status]}" in drawn(row(status=status.value))


def test_an_end_that_nobody_states_is_not_shown() -> None:
    shown = drawn(row(lowest="", lowest_by="", apart=None, ratio=None))
    assert "lowest " not in shown.partition("widest")[0]
    assert "apart by" not in shown


def test_from_nobody_there_is_a_distance_but_no_ratio() -> None:
    assert "    apart by 3\n" in drawn(row(apart=3, ratio=None))


def test_what_is_said_twice_is_told_once() -> None:
    shown = drawn(row(reasons=(("genuine", WHY),) * 3), aside(), aside(), width=200)
    assert shown.count(WHY) == 1
    assert shown.count(ASIDE) == 1


def test_many_reasons_are_counted_and_the_command_named() -> None:
    reasons = tuple(("scope", f"reason {number}") for number in range(REASONS + 5))
    shown = drawn(row(reasons=reasons), *(aside(f"line {number}") for number in range(REASONS + 2)))
    assert "and 5 more: claims show tally:3" in shown
    assert "and 2 more: claims conflicts --event 1 --format json" in shown
    assert f"reason {REASONS - 1}" in shown
    assert f"reason {REASONS}\n" not in shown


def test_a_part_above_its_whole_is_not_called_incomparable() -> None:
    shown = drawn(row(), aside("Children (20) and people (12): the part is larger.", status="contradicts"))
    assert "  does not add up\n    · Children (20)" in shown
    assert "not comparable" not in shown


def test_events_come_in_the_order_of_their_widest_row_and_hold_together() -> None:
    rows = [row(1, event=7), row(2, event=4), row(3, event=7), aside(event=4)]
    assert [[(each.event, each.tally) for each in held] for held in by_event(rows)] == [
        [(7, 1), (7, 3)],
        [(4, 2), (4, None)],
    ]
    assert "3 tallies differ in 2 events" in drawn(*rows)


@pytest.mark.parametrize(("sort", "words"), [("people", "by people apart"), ("ratio", "by highest over lowest")])
def test_the_last_line_names_the_sort(sort: str, words: str) -> None:
    assert (
        drawn(row(), sort=sort, width=200)
        .splitlines()[-1]
        .startswith(f"1 tally differs in 1 event, widest first {words}")
    )


def test_colour_only_on_a_terminal_that_wants_it() -> None:
    assert "\x1b[" not in drawn(row())
    assert "\x1b[" in drawn(row(), force_terminal=True, color_system="standard")
    assert not re.search(r"\x1b\[(?:\d;)*3[0-7]m", drawn(row(), force_terminal=True, no_color=True))


@pytest.mark.parametrize("format", ["json", "jsonl", "csv"])
def test_scripts_get_the_rows_without_the_pairs(format: str, capsys: pytest.CaptureFixture[str]) -> None:
    differences.show([row(), aside()], "ratio", format)
    out = capsys.readouterr().out
    assert "reasons" not in out
    if format != "csv":
        rows = json.loads(out) if format == "json" else [json.loads(line) for line in out.splitlines()]
        assert [each["sorted_by"] for each in rows] == ["ratio", "ratio"]
        assert rows[0]["explanations"] == [WHY]
        assert (rows[0]["apart"], rows[1]["tally"]) == (6, None)


@pytest.mark.parametrize(("format", "said"), [("table", "no claims differ\n"), ("json", "[]\n"), ("jsonl", "")])
def test_nothing_differs(format: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    differences.show([], "people", format)
    assert capsys.readouterr().out == said
