"""Pages with more than one story: which figures belong to the page's own event, and which to background."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
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
