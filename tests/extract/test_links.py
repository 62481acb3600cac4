"""Parts of a total, figures that add to another, figures that replace one, and figures of another story."""

from __future__ import annotations

import pytest
from made_drafts import drafts


def test_parts_name_the_span_of_their_total() -> None:
    total, women, children = drafts("The raid killed 17 villagers, including 4 women and 5 children.")
    assert women.part_of == children.part_of == total.span
    assert total.part_of is None


def test_a_second_total_is_no_part_of_the_first() -> None:
    text = "The flood led to the loss of 17 miners, including 4 women, and injury of 54 others, including 16 boys."
    dead, women, hurt, children = drafts(text)
    assert (women.part_of, hurt.part_of, children.part_of) == (dead.span, None, hurt.span)


def test_ten_more_add_to_the_figure_before() -> None:
    first, more = drafts("As many as 30 people were killed on Monday and 10 more died on Tuesday.")
    assert (first.adds_to, more.adds_to) == (None, first.span)


@pytest.mark.parametrize(
    "text",
    ["The death toll rose from 15 to 25.", "The number of people killed was revised from 1,400 to about 1,200."],
)
def test_of_a_revision_the_later_figure_replaces_the_older(text: str) -> None:
    older, later = drafts(text)
    assert (older.supersedes, later.supersedes) == (None, older.span)


SIDEBAR = (
    "Six people were killed when a ferry sank off Port Ansel "
    "on Thursday, the coast guard said in a long statement "
    "that evening, and eleven were rescued by fishing boats from the harbour.\n"
    """
MORE ON THEME

Over 70,000 Casualties Counted in Norland as War Goes On

Twelve Dead in Lund Bridge Collapse

Court Frees Two Ministers
"""
)


def test_headlines_of_other_stories_are_context() -> None:
    found = {draft.quote: draft.context for draft in drafts(SIDEBAR)}
    assert found["Six people"] is False
    assert [
        context for quote, context in found.items() if (quote and "Casualties" in quote) or quote == "Twelve Dead"
    ] == [True, True]


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Six people were killed on Thursday.", False),
        ("Six people were killed on Thursday. In 1998, 40 people were killed by a flood.", True),
        ("Six people were killed on Thursday. Last year 40 people were killed in Norland.", True),
    ],
)
def test_history_is_context(text: str, context: bool) -> None:
    assert drafts(text)[-1].context is context
