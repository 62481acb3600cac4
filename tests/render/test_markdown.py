"""The Markdown report: a golden page, and text of articles that stays text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import TEXTS, hostile_report
from hypothesis import given
from hypothesis import strategies as st
from made_report import assessment, event, report, resolution
from markdown_it import MarkdownIt

from claims.render.markdown import escape, pieces

GOLDEN = Path(__file__).parent / "golden.md"


def rendered(text: str) -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def test_the_page_is_as_it_was_approved() -> None:
    made = "".join(pieces(report(event(assessment(resolution=resolution())))))
    assert made == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_renders_as_itself(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(escape(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inner = tokens[1].children or []
    assert {token.type for token in inner} <= {"text", "text_special"}


@given(st.text())
def test_any_text_is_one_line_of_plain_text(text: str) -> None:
    escaped = escape(text)
    assert "\n" not in escaped
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(escaped):
        assert token.type in {"paragraph_open", "inline", "paragraph_close"}
        assert {child.type for child in token.children or []} <= {"text", "text_special"}


def test_a_hostile_report_holds_no_link_image_or_markup_of_the_articles() -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render("".join(pieces(hostile_report())))
    for bad in ("<script", "<img", "<iframe", 'href="javascript', 'href="data', "\x1b", "\u202e"):
        assert bad not in html


def test_every_table_row_has_the_cells_of_its_head() -> None:
    html = MarkdownIt("commonmark").enable("table").render("".join(pieces(hostile_report())))
    for table in html.split("<table>")[1:]:
        rows = table.split("</table>")[0].split("<tr>")[1:]
        assert len({row.count("</td>") + row.count("</th>") for row in rows}) == 1


def test_an_empty_report_says_so() -> None:
    from made_report import NOON

    from claims.model import Report

    assert "Nothing to report" in "".join(pieces(Report(generated_at=NOON, events=())))
