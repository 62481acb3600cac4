"""Who says so: every kind of speaker in every frame of a sentence, in capitals and over hard line ends too."""

from __future__ import annotations

import textwrap
import tomllib
from pathlib import Path
from typing import Any

import pytest
from made_drafts import drafts

TABLE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "speaker_frames.toml").read_text(encoding="utf-8"))
SPEAKERS: list[tuple[str, str]] = [(speaker, printed) for speaker, printed in TABLE["speakers"]]
FRAMES = [pytest.param(frame, id=frame["text"]) for frame in TABLE["frames"]]
PROSE = [frame["text"] for frame in TABLE["frames"] if frame["text"].rstrip("”")[-1] in ".,"]
_FILLING = "The road to the north was shut for most of the day and snow kept falling until late in the evening. "
_CLOSED = ("{S}.", "{S},", "{S}:", "{S}”")  # behind such a speaker its own last comma is none


def filled(frame: str, speaker: str) -> str:
    """The frame with a speaker in its places."""
    inner = speaker.rstrip(",") if any(closed in frame for closed in _CLOSED) else speaker
    owner = speaker.rstrip(",")
    owner += "'" if owner.endswith("s") else "'s"
    first = speaker[0].upper() + speaker[1:]
    return (
        frame.replace("{^S}", first)
        .replace("{S}", inner)
        .replace("{^P}", owner[0].upper() + owner[1:])
        .replace("{P}", owner)
    )


def read(text: str, printed: str) -> bool:
    """Whether every figure of a text, one at least, is said by the speaker as printed."""
    found = drafts(text)
    return bool(found) and all((draft.asserted_by or "").lower() == printed.lower() for draft in found)


def _missed(frame: str, change: Any) -> list[str]:
    return [speaker for speaker, printed in SPEAKERS if not read(change(filled(frame, speaker)), printed)]


@pytest.mark.parametrize("frame", FRAMES)
def test_every_speaker_is_heard_in_a_frame(frame: dict[str, Any]) -> None:
    assert _missed(frame["text"], str) == frame["gaps"]


@pytest.mark.parametrize("frame", FRAMES)
def test_every_speaker_is_heard_in_capitals(frame: dict[str, Any]) -> None:
    assert _missed(frame["text"], str.upper) == frame["capital_gaps"]


@pytest.mark.parametrize("frame", PROSE)
def test_a_margin_changes_no_speaker(frame: str) -> None:
    for speaker, _ in SPEAKERS[::6]:
        text = f"MARL (NPA) - {_FILLING}{filled(frame, speaker)} {_FILLING}"
        wrapped = "\n".join(textwrap.wrap(text, 64))
        assert [draft.asserted_by for draft in drafts(wrapped)] == [draft.asserted_by for draft in drafts(text)]


def test_few_speakers_are_not_heard_yet() -> None:
    gaps = sum(len(frame["gaps"]) for frame in TABLE["frames"])
    shouted = sum(len(frame["capital_gaps"]) for frame in TABLE["frames"])
    whole = len(SPEAKERS) * len(TABLE["frames"])
    assert gaps < whole * 0.02
    assert shouted < whole * 0.05
