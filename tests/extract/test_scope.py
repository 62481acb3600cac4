"""Where and when: places and times of figures, resolved against the day of publication (a Friday, 18 June 2021)."""

from __future__ import annotations

import pytest
from made_drafts import drafts

from claims.model import Basis

TIMES = [
    ("Six people were killed on Friday.", "2021-06-18", "2021-06-18", "Friday"),
    ("Six people were killed on Friday morning.", "2021-06-18T06:00", "2021-06-18T12:00", "Friday morning"),
    ("Six people were killed on Thursday night.", "2021-06-17T18:00", "2021-06-18T06:00", "Thursday night"),
    ("Six people were killed in Thursday night's raid.", "2021-06-17T18:00", "2021-06-18T06:00", "Thursday night"),
    ("Six people were killed late Thursday.", "2021-06-17T18:00", "2021-06-17T23:59", "late Thursday"),
    ("Six people were killed on Monday.", "2021-06-14", "2021-06-14", "Monday"),
    ("Six people were killed yesterday.", "2021-06-17", "2021-06-17", "yesterday"),
    ("Six people were killed overnight.", "2021-06-17", "2021-06-18", "overnight"),
    ("Six people were killed last night.", "2021-06-17T18:00", "2021-06-18T06:00", "last night"),
    ("Six people were killed two days ago.", "2021-06-16", "2021-06-16", "two days ago"),
    ("Six people were killed on June 5.", "2021-06-05", "2021-06-05", "June 5"),
    ("Six people were killed on 5 June 2021.", "2021-06-05", "2021-06-05", "5 June 2021"),
    ("Six people were killed on Saturday, June 5th.", "2021-06-05", "2021-06-05", "Saturday, June 5th"),
    ("Six people were killed over the weekend.", "2021-06-12", "2021-06-13", "over the weekend"),
    ("Six people were killed last Tuesday.", "2021-06-15", "2021-06-15", "last Tuesday"),
]


@pytest.mark.parametrize(("text", "first", "last", "words"), TIMES, ids=[row[0] for row in TIMES])
def test_when_it_happened(text: str, first: str, last: str, words: str) -> None:
    draft = drafts(text)[0]
    assert (draft.occurred_from, draft.occurred_to) == (first, last)
    assert draft.when is not None and draft.when.endswith(words)
    assert draft.basis is Basis.INCIDENT


@pytest.mark.parametrize(
    ("text", "basis", "first"),
    [
        ("There were 600 airstrikes in last 3 days.", Basis.PERIOD, "2021-06-15"),
        ("Some 40 people were killed over the past two weeks.", Basis.PERIOD, "2021-06-04"),
        ("As many as 100 airstrikes have hit Marl since Thursday night.", Basis.PERIOD, "2021-06-17T18:00"),
        ("Some 9,000 people have been killed since the war began.", Basis.CUMULATIVE, None),
        ("He was the 306th member of the group to be killed.", Basis.CUMULATIVE, None),
    ],
)
def test_what_stretch_the_count_covers(text: str, basis: Basis, first: str | None) -> None:
    draft = drafts(text)[0]
    assert (draft.basis, draft.occurred_from) == (basis, first)


def test_without_a_day_of_publication_the_words_are_all_there_is() -> None:
    draft = drafts("Six people were killed on Friday morning.", published=None)[0]
    assert (draft.when, draft.occurred_from) == ("Friday morning", None)


def test_two_figures_of_a_sentence_have_each_their_time() -> None:
    night, morning = drafts(
        "As many as 40 people died in Thursday night's raid and 12 more were killed on Friday morning."
    )
    assert (night.when, morning.when) == ("Thursday night", "Friday morning")


def test_as_of_is_not_when_it_happened() -> None:
    draft = drafts("As of 10 June, 40 people were missing.")[0]
    assert (draft.as_of, draft.occurred_from) == ("2021-06-10", None)


PLACES = [
    ("Six people were killed in Torvik.", "Torvik"),
    ("Six people were killed in eastern Torvik.", "eastern Torvik"),
    ("Six people were killed in the city of Torvik.", "Torvik"),
    ("Six people were killed in the Bab al-Torvik district.", "Bab al-Torvik district"),
    ("Six people were killed near Port Ansel on Monday.", "Port Ansel"),
    ("Six people were killed on Monday.", None),
    ("TORVIK, Norland (AP) — Six people were killed on Monday.", "Torvik, Norland"),
    ("The river rose in Torvik. Six people were killed.", "Torvik"),
]


@pytest.mark.parametrize(("text", "place"), PLACES, ids=[row[0] for row in PLACES])
def test_where(text: str, place: str | None) -> None:
    assert drafts(text)[0].place == place
