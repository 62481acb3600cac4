"""The report on screens narrow and wide: nothing is cut off, nothing an article says is run."""

from __future__ import annotations

import io
import re

import pytest
from hostile import hostile_report
from made_claims import claim, exact
from made_report import NOON, assessment, event, report
from rich.cells import cell_len
from rich.console import Console

from claims.model import Report, Status
from claims.render.terminal import draw


def drawn(made: Report, width: int = 80, **more: bool) -> str:
    console = Console(file=io.StringIO(), width=width, markup=False, emoji=False, highlight=False, **more)  # type: ignore[arg-type]
    draw(made, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_every_line_fits_and_the_figures_are_there(width: int) -> None:
    text = drawn(report(), width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    for words in ("2 drafts wait", "[at least 16]", "[10]", "◆──►", "UNDECIDED"):
        assert words in " ".join(text.split())


def test_working_figures_are_called_so() -> None:
    assert "16: working figure, rule range, no editor has decided" in drawn(report(), 120)


def test_colour_only_where_it_is_wanted() -> None:
    assert "\x1b[" in drawn(report(), force_terminal=True)
    plain = drawn(report(), force_terminal=True, no_color=True)
    assert not re.search(r"\x1b\[(?:\d;)*(?:3[0-7]|9[0-7])", plain)
    assert "\x1b[" not in drawn(report())


def test_hostile_text_is_shown_and_not_run() -> None:
    text = drawn(hostile_report(), 200)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[b]bold[/b] :bomb: [/]" in text
    assert "\\x1b[31mred" in text


def test_an_empty_report_says_what_to_do() -> None:
    assert "claims match" in drawn(Report(generated_at=NOON, events=()))


@pytest.mark.parametrize("width", [40, 80, 140, 200])
def test_no_line_ends_in_blanks(width: int) -> None:
    for made in (report(), hostile_report()):
        assert all(line == line.rstrip() for line in drawn(made, width).splitlines())


def test_counts_of_one_origin_are_folded_to_a_line_each_after_the_others() -> None:
    said = claim(7, exact(2, "two"), "Dale Monitor", population="children")
    echo = claim(8, exact(2, "two"), "Dale Monitor", population="children", carried_by="Hill Radio")
    alone = assessment(4, (said, echo), status=Status.SINGLE_ORIGIN, findings=())
    text = drawn(report(event(alone, assessment(1))), 120)
    assert "  People killed, Friday morning: two (Dale Monitor), 2 times  tally:4\n" in text
    assert text.index("tally:1") < text.index("one origin only") < text.index("tally:4")


def test_rules_stand_side_by_side_only_where_there_is_more_than_one_statement() -> None:
    said = (claim(1, exact(9), "Monitor", carried_by="A"), claim(2, exact(9), "Monitor", carried_by="B"))
    assert "rules: " in drawn(report(), 120)
    assert "rules: " not in drawn(report(event(assessment(held=said, status=Status.AGREEMENT))), 120)


def test_the_tallies_that_need_an_editor_come_first() -> None:
    made = report(event(assessment(1, status=Status.AGREEMENT), assessment(2), assessment(3, status=Status.COMPATIBLE)))
    text = drawn(made, 120)
    assert text.index("tally:2") < text.index("tally:3") < text.index("tally:1")
