"""A dateline before a report changes nothing of what its sentences say."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from made_drafts import drafts, short

from claims.extract.sentences.splitting import sentences

TABLE = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))
TEXTS = [row[0] for rows in TABLE.values() for row in rows if "\n" not in row[0] and row[0][0].isalnum()]
LEADS = ("LOWEN (GW) - ", "LOWEN, Norland, June 2 (Gale Wire) — ", "Lowen (Gale Wire) – ")


def _told(text: str) -> list[tuple[str, str | None]]:
    return [(short(draft), draft.asserted_by) for draft in drafts(f"Brief notice.\n\n{text}")]


@pytest.mark.parametrize("lead", LEADS)
def test_a_sentence_reads_the_same_behind_a_dateline(lead: str) -> None:
    assert len(TEXTS) > 300
    assert {text: _told(lead + text) for text in TEXTS if _told(lead + text) != _told(text)} == {}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("LOWEN (GW) - The toll rose to 36.", ["The toll rose to 36."]),
        ("LOWEN, 2 June: Nine people died.", ["Nine people died."]),
        ("Storm over Lowen\n\nLOWEN (GW) — Nine people died.", ["Storm over Lowen", "Nine people died."]),
        ("CRASH IN LOWEN: three hurt", ["CRASH IN LOWEN: three hurt"]),
        ("SIX DEAD AS BOAT SINKS - COASTGUARD", ["SIX DEAD AS BOAT SINKS - COASTGUARD"]),
        ("LOWEN (GW) - SIX PEOPLE DIED.", ["SIX PEOPLE DIED."]),
        ("Nine people died - two of them nurses.", ["Nine people died - two of them nurses."]),
    ],
)
def test_a_report_begins_behind_its_dateline(text: str, want: list[str]) -> None:
    assert [" ".join(text[each.start : each.end].split()) for each in sentences(text)] == want
