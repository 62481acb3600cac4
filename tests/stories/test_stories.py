"""Every story the whole way, and what an editor may expect of it. See made_story.py for the form of a story."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from expectations import VERDICTS, check, sentences, unsaid
from made_story import Json, Told, Untrue, load, names, tell, tell_together

Teller = Callable[[str], Told]


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path) -> Teller:
    """Tells a story by its name: once, however many expectations it has."""

    @cache
    def once(name: str) -> Told:
        return tell(load(name), tmp_path_factory.mktemp(name), _sqlite_template)

    return once


def expectations() -> list[object]:
    return [
        pytest.param(name, expected, id=f"{name}-{at}")
        for name in names()
        for at, expected in enumerate(load(name)["expect"], start=1)
    ]


@pytest.mark.parametrize(("name", "expected"), expectations())
def test_a_story_tells_what_an_editor_needs(told: Teller, name: str, expected: Json) -> None:
    if "known_gap" not in expected:
        check(told(name), expected)
        return
    with pytest.raises(Untrue):  # mended: take the known_gap line out of the story
        check(told(name), expected)


@pytest.mark.parametrize("name", names())
def test_a_sentence_prints_no_number_nobody_said_and_no_verdict(told: Teller, name: str) -> None:
    printed = sentences(told(name))
    assert printed
    assert {sentence: found for event, sentence in printed if (found := unsaid(event, sentence))} == {}
    assert [sentence for _, sentence in printed if VERDICTS.search(sentence)] == []


@pytest.mark.parametrize("name", names())
def test_a_story_is_whole(told: Teller, name: str) -> None:
    one = told(name)
    texts = one.texts
    read = [claim for claim in one.claims if claim.document in texts and claim.start is not None]
    misquoted = [claim.quote for claim in read if texts[claim.document][claim.start : claim.end] != claim.quote]
    assert not misquoted
    listed = {claim["id"] for claim in one.listed()}
    assert {claim.id for claim in one.claims} == listed
    places = [document for event in one.report["events"] for document in event["documents"]]
    assert len(places) == len(set(places))
    assert {article["id"] for article in one.story.get("article", [])} == set(texts) <= set(places)
    assert one.repeated == 0
    assert one.rematched.entry is None


def test_in_one_database_no_event_holds_two_stories(tmp_path: Path, _sqlite_template: Path) -> None:
    events = tell_together(tmp_path, _sqlite_template)
    stories: dict[int, set[str]] = {}
    for document, event in events.items():
        stories.setdefault(event, set()).add(document.partition("/")[0])
    assert {event: mixed for event, mixed in stories.items() if len(mixed) > 1} == {}
    split = [
        (name, expected)
        for name in names()
        for expected in load(name)["expect"]
        if "same_event" in expected and not any("://" in document for document in expected["same_event"])
        if len({events[f"{name}/{document}"] for document in expected["same_event"]}) > 1
    ]
    assert split == []


def test_stories_are_told_in_full() -> None:
    told_in = {name: load(name) for name in names()}
    assert len(told_in) >= 28
    assert all(story["theme"] and story["why"] and len(story["expect"]) >= 3 for story in told_in.values())
