"""Pages with more than one story: which figures belong to the page's own event, and which to background."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_drafts import drafts, short

from claims.model import Draft

_TABLE = tomllib.loads((Path(__file__).parent / "stories.toml").read_text(encoding="utf-8"))["article"]


def _brief(draft: Draft) -> str:
    """Figure and metric: "16+ killed"."""
    return short(draft).rsplit(" ", 1)[0]


@pytest.mark.parametrize("page", _TABLE, ids=lambda page: page["name"])
def test_what_belongs_to_the_event_and_what_does_not(page: dict[str, Any]) -> None:
    found = drafts(page["text"].strip(), title=page.get("title"))
    own = [_brief(draft) for draft in found if not draft.context]
    aside = [_brief(draft) for draft in found if draft.context]
    assert (own, aside) == (page["own"], page["aside"])


_PARAGRAPHS = st.sampled_from(
    [
        "The museum opens at nine.",
        "In a separate shooting in Lund, two men were killed on Tuesday.",
        "Last year, 900 people died on the roads of Norland.",
        "More from Marl Post",
        "A man died in a fire in Ervan on Monday.",
        "Police in Cape Orre said 14 people had been injured in 2012.",
        "Meanwhile, in Port Ansel, shells killed nine people.",
    ]
)


def _whole(page: dict[str, Any], more: str = "") -> list[tuple[object, ...]]:
    """All that the drafts of a page say; its lead is filled up, since a short page's lead reaches to its end."""
    text = page["text"].strip() + "\n\nThe road was closed." * 8 + more
    return [
        (d.span, short(d), d.context, d.basis, d.place, d.when, d.occurred_from, d.as_of, d.asserted_by)
        for d in drafts(text, title=page.get("title"))
    ]


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(_TABLE), st.lists(_PARAGRAPHS, min_size=1, max_size=3))
def test_a_paragraph_of_another_story_changes_no_draft_before_it(page: dict[str, Any], more: list[str]) -> None:
    before = _whole(page)
    assert _whole(page, "".join("\n\n" + paragraph for paragraph in more))[: len(before)] == before


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_TABLE), min_size=2, max_size=5))
def test_pages_joined_in_any_order_raise_nothing(pages: list[dict[str, Any]]) -> None:
    text = "\n\n".join(page["text"].strip() for page in pages)
    assert all(text[d.start : d.end] == d.quote for d in drafts(text, title=pages[0].get("title")))
