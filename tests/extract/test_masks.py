"""Numbers that count nothing that happened, each beside the same number where it does."""

from __future__ import annotations

import pytest
from made_drafts import drafts, short

SILENT = [
    "The blast on 12 May killed nobody we know of and the road reopened.",
    "He was 34 years old.",
    "She is aged 34.",
    "The child, 4, was found safe.",
    "They walked 12 miles to Marl.",
    "The raid lasted 40 minutes.",
    "The shell was 155 mm wide.",
    "It rained for three days.",
    "The bridge is 300 metres long.",
    "The clock stopped at 9:10.",
    "The office is at 400 Mill Road.",
    "They met on Route 66.",
    "Flight 417 was late.",
    "Room 12 was empty.",
    "Only 40 percent agreed.",
    "The quake had a magnitude of 5.8.",
    "He won by 3-2.",
    "He paid $500 for it.",
    "It happened in 2019.",
    "It happened in the 1990s.",
    "They drew on 12 sources.",
    "She read two reports.",
    "He faces three charges.",
    "The A9 was closed.",
    "Ages 22 and 24 were given.",
    "Call 555-0134.",
    "Resolution 2254 was adopted.",
    "Both lanes were closed for two hours.",
    "Nineteen storeys burned above them.",
]


@pytest.mark.parametrize("text", SILENT)
def test_these_numbers_say_nothing(text: str) -> None:
    assert [short(draft) for draft in drafts(text) if draft.figure.high != 0] == []


COUNTED = [
    ("The blast on 12 May killed 12 people.", "12 killed people"),
    ("A 34-year-old fired; 34 people were hurt.", "34 injured people"),
    ("In 2019 the flood killed 2,019 people.", "2019 killed people"),
    ("At 9:10 a shell killed 9 people.", "9 killed people"),
    ("Twelve miles from Marl 12 men were shot dead.", "12 killed men"),
    ("A 155 mm shell killed 15 soldiers.", "15 killed soldiers"),
    ("Within 40 minutes 40 people were evacuated.", "40 evacuated people"),
    ("Route 66 was closed after six people were killed.", "6 killed people"),
    ("Three days of rain left three people dead.", "3 killed people"),
    ("The 5.8-magnitude quake killed 58 people.", "58 killed people"),
    ("In three villages 30 people were killed.", "30 killed people"),
]


@pytest.mark.parametrize(("text", "want"), COUNTED)
def test_the_number_beside_them_is_read(text: str, want: str) -> None:
    assert [short(draft) for draft in drafts(text)] == [want]


@pytest.mark.parametrize("share", ["Half of the 40 hostages", "Two thirds of the 40 hostages"])
def test_the_whole_of_a_share_is_not_its_count(share: str) -> None:
    assert "40 killed hostages" not in [short(draft) for draft in drafts(f"{share} were killed.")]
