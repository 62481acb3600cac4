"""Text broken at a margin reads as the same text on one line; headlines and lists keep their lines."""

from __future__ import annotations

import textwrap
import time
import tomllib
from pathlib import Path

import pytest
from made_drafts import drafts, short

from claims.extract.sentences.blocks import blocks
from claims.model import Draft

CORPUS = tomllib.loads((Path(__file__).parent.parent / "quality" / "articles.toml").read_text(encoding="utf-8"))
TEXTS = [row["text"].strip() for row in CORPUS["article"]]
PROSE = (
    "An airstrike hit the covered market of Sarvan on Friday morning while people were buying bread for the feast. "
    "At least 14 people, including three children, were killed in the strike, the regional health ministry said on "
    "Friday evening. It said 41 people were injured and that the clinic had run out of blood. “We buried 14 people "
    "who were killed in the raid on the mill, and we will bury more,” said Ruth Lorne, a nurse. Dozens of houses were "
    "damaged between 5 and 9 June, according to the Harbour Institute, which counted nine raids in the first week of "
    "May."
)


def told(draft: Draft) -> tuple[object, ...]:
    """What a draft says, without where it stands."""
    return (
        short(draft),
        draft.figure.words,
        draft.asserted_by,
        draft.via,
        draft.when,
        draft.as_of,
        draft.occurred_from,
        draft.occurred_to,
        draft.place,
        " ".join((draft.quote or "").split()),
    )


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\n   "])
@pytest.mark.parametrize("width", [55, 60, 64, 68, 72, 76, 80])
def test_a_wrapped_paragraph_reads_as_on_one_line(width: int, break_: str) -> None:
    wrapped = "Market hit\n\n" + break_.join(textwrap.wrap(PROSE, width))
    whole, broken = drafts("Market hit\n\n" + PROSE), drafts(wrapped)
    assert len(whole) >= 6
    assert [told(draft) for draft in broken] == [told(draft) for draft in whole]
    for draft in broken:
        assert wrapped[draft.start : draft.end] == draft.quote


@pytest.mark.parametrize("width", [60, 72])
@pytest.mark.parametrize("text", TEXTS, ids=[text.splitlines()[0][:50] for text in TEXTS])
def test_articles_of_the_corpus_read_the_same_when_wrapped(text: str, width: int) -> None:
    paragraphs = [line for line in text.splitlines() if line.strip()]
    whole = "\n\n".join(paragraphs)
    wrapped = "\n\n".join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in paragraphs)
    assert [told(draft)[:2] for draft in drafts(wrapped)] == [told(draft)[:2] for draft in drafts(whole)]


APART = [
    "Fire kills six in the northern town of Harrow Falls\nSix people were killed in a fire on Monday.",
    "Fire kills six in the northern town of Harrow Falls\nStorm leaves 40 injured along the coast of Norland",
    "Six people were killed in a fire in the town of Palt on Monday.\nNine were injured.",
    "- six people killed in the northern part of the city of Torvik\n- nine people injured in the southern part of it",
    "1. six people killed in the northern part of the city of Torvik\n2. nine people injured in the southern part",
    "Dead: six people in the northern part of the old city of Torvik\nInjured: nine people in the southern part of it",
    "Six killed\nnine hurt",
    "Six people were killed in a fire in the northern town of Palt\n\nand nine people were hurt there.",
    "> Six people were killed in a fire in the northern town of Palt\n> nine people were hurt there.",
    "Six people were killed in a fire in the northern town of Palt\n\n\nnine people were hurt in a second fire",
]


@pytest.mark.parametrize("text", APART)
def test_lines_that_stand_alone(text: str) -> None:
    assert len(blocks(text)) == len([line for line in text.splitlines() if line.strip()])


TOGETHER = [
    "Six people were killed in a fire in the northern town of Palt and\nnine people were hurt.",
    "Six people were killed in a fire that broke out in the town of\nPalt on Monday.",
    "Six people were killed in a fire in the town of Harrow Falls,\nPolice Chief Ada Quill said.",
    "Six people were killed in a fire on Monday, according to the\nHarbour Institute.",
    "The fire was seen at sea. Six people were killed, said the\n"
    "mayor of Palt. Nine people were hurt in the town, and a\nschool burned down. Nobody slept.",
    "The fire was seen at sea. Six people were killed by smoke.\n"
    "The mayor of Palt spoke of a night of horror, and of nine\ndead horses.",
]


@pytest.mark.parametrize("text", TOGETHER)
def test_lines_that_a_margin_broke(text: str) -> None:
    assert blocks(text) == ((0, len(text)),)


def test_many_lines_take_no_more_than_their_share_of_time() -> None:
    lines = [
        ("Six people were killed in a fire in the town of Palt and " + "nine were hurt")[: 60 + at % 9]
        for at in range(20_000)
    ]
    began = time.perf_counter()
    assert blocks("\n".join(lines))
    assert time.perf_counter() - began < 2


CAPITALS = """BLAST 2NDLD
TORVIK, NORLAND, MAY 9 (NW) - AT LEAST 14 MINERS WERE KILLED
AND NINE INJURED WHEN A SHAFT CAVED IN SOUTH OF TORVIK ON
MONDAY, THE MINISTRY OF LABOUR SAID.

RESCUERS WORKING BY THE LIGHT OF LAMPS HAD BROUGHT UP
31 MEN ALIVE BY MIDNIGHT, THE MINISTRY SAID.
"""


def test_capitals_are_no_reason_to_end_a_line() -> None:
    found = drafts(CAPITALS)
    assert [short(draft).rsplit(" ", 1)[0] for draft in found] == ["14+ killed", "9 injured", "31 rescued"]
    assert not any(draft.context for draft in found)
    assert all("MINISTRY" in (draft.asserted_by or "") for draft in found)
    assert len(blocks(CAPITALS)) == 3


def test_a_list_of_headlines_in_capitals_stays_a_list() -> None:
    text = "SIX DEAD IN TORVIK FIRE.\nCOUNCIL VOTES ON BUDGET TODAY.\nFERRY RUNS AGAIN.\n"
    assert len(blocks(text)) == 3


def test_the_margin_of_other_paragraphs_tells_where_a_capital_begins_the_next_line() -> None:
    text = (
        "Shells fell on the harbour town of Torvik all through the night and into the\nmorning, and the road to the"
        " south was cut, residents said by telephone. They had\nno water.\n\nShelling of the old quarter killed"
        " three fishermen and wounded eleven others in\nTorvik and Lower Orre on Monday, the governor, Ada Quill,"
        " told the station Radio\nMarl. Nobody was in the harbour.\n"
    )
    assert len(blocks(text)) == 2
    alone = text[text.index("Shelling") :]
    assert len(blocks(alone)) > 1
