from __future__ import annotations

from dataclasses import fields
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_stories import FIRE

from claims.matching.lexis import fold
from claims.matching.sparse import Bag
from claims.matching.stream import stream_of
from claims.matching.wording import Bags, Wording, wording

PUBLISHED = date(2021, 3, 13)  # a Saturday


def read(*texts: str, published: date | None = PUBLISHED) -> Wording:
    day = published.toordinal() if published else -1
    return wording(stream_of(texts), np.full(len(texts), day), np.ones(len(texts), dtype=bool))


def held(found: Wording, bag: Bag, row: int = 0) -> set[str]:
    return {found.forms[term] for term in bag.terms[bag.rows == row].tolist()}


def days(text: str, published: date | None = PUBLISHED) -> list[str]:
    return [date.fromordinal(day).isoformat() for day in read(text, published=published).days.terms.tolist()]


DAYS = [
    ("It burned on Friday night.", ["2021-03-12"]),
    ("It burned yesterday.", ["2021-03-12"]),
    ("Last night it burned.", ["2021-03-12"]),
    ("It burned on Saturday.", ["2021-03-13"]),
    ("On Sunday's front page.", ["2021-03-07"]),
    ("On March 4 the court met.", ["2021-03-04"]),
    ("On March 4th, 2019, the court met.", ["2019-03-04"]),
    ("On the 4th of March the court met.", ["2021-03-04"]),
    ("On 4 March 2019 the court met.", ["2019-03-04"]),
    ("On Dec. 24 the court met.", ["2020-12-24"]),
    ("On March 20, a week from now, it opens.", ["2021-03-20"]),
    ("On February 31 nothing happened.", []),
    ("The mayor may decide.", []),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_a_text_speaks_of_days(text: str, expected: list[str]) -> None:
    assert days(text) == expected


def test_without_a_publication_date_only_whole_dates_count() -> None:
    assert days("On Friday, on March 4 and on 5 March 2019.", None) == ["2019-03-05"]


def test_weekdays_in_the_first_year_of_the_calendar_do_not_fall_out_of_it() -> None:
    assert days("last night and on Sunday", date(1, 1, 1)) == ["0001-01-01"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Idlib", "IDLIB"), ("Orléans", "orleans"), ("Malmö", "malmo"), ("D’Arcy", "d'arcy")],
)
def test_spellings_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


NAMES = [
    ("A man met Hagen Lorrimer.", {("hagen", "lorrimer")}),
    ("A man met Hagen B. Lorrimer.", {("hagen", "lorrimer")}),
    ("A man met Hagen van Lorrimer.", {("hagen", "van"), ("van", "lorrimer")}),
    ("A man met Hagen al-Lorrimer.", {("hagen", "al-lorrimer")}),
    ("A man met Hagen, Lorrimer.", set()),
    ("A man met Hagen. Lorrimer left.", set()),
    ("A man met Hagen\nLorrimer left.", set()),
]


@pytest.mark.parametrize(("text", "pairs"), NAMES)
def test_neighbouring_words_of_a_name(text: str, pairs: set[tuple[str, str]]) -> None:
    found = read(text)
    size = len(found.forms)
    told = {(found.forms[term // size], found.forms[term % size]) for term in found.names.terms.tolist()}
    assert told == pairs


AGED = [
    ("The dead were Hagen Lorrimer, 61, and others.", "lorrimer", 61),
    ("The dead were Hagen Lorrimer (61) and others.", "lorrimer", 61),
    ("The dead were Hagen Lorrimer, aged 61.", "lorrimer", 61),
    ("He saw 61-year-old Hagen Lorrimer there.", "lorrimer", 61),
    ("He saw 61 year old Hagen Lorrimer there.", "lorrimer", 61),
]


@pytest.mark.parametrize(("text", "surname", "age"), AGED)
def test_a_person_named_with_an_age(text: str, surname: str, age: int) -> None:
    found = read(text)
    assert [(found.forms[term // 100], term % 100) for term in found.people.terms.tolist()] == [(surname, age)]


@pytest.mark.parametrize("text", ["A 61-year-old man.", "The man, 61, fell.", "A man 61 years old."])
def test_an_age_without_a_name(text: str) -> None:
    assert read(text).ages.terms.tolist() == [61]


def test_house_numbers_and_tolls_are_no_ages() -> None:
    assert not len(read("At 61 Mill Rise 12 people died; 30, he said.").ages.terms)


def test_a_reprint_shares_its_sentences_whatever_case_and_marks() -> None:
    found = read(FIRE, FIRE.upper().replace(",", " "))
    one, other = (set(found.statements.terms[found.statements.rows == row].tolist()) for row in (0, 1))
    assert one & other


def test_what_three_unrelated_texts_repeat_carries_nothing() -> None:
    foot = "Subscribe to the morning letter of the Gazette for stories like this one."
    texts = [f"{foot} Report {word} speaks of {word} matters." for word in ("alpha", "beta", "gamma")]
    found = read(*texts)
    assert "gazette" not in held(found, found.words)
    assert "alpha" in held(found, found.words)


def test_words_are_counted_and_lead_ends() -> None:
    found = read(f"Vellmar burned. {'So it went on and on. ' * 40}Vellmar mourned in Ostrel.")
    assert dict(zip(held(found, found.words), found.words.counts.tolist()))
    assert "ostrel" in held(found, found.words)
    assert "ostrel" not in held(found, found.lead)


@given(st.lists(st.text(max_size=300), max_size=4))
def test_any_text_can_be_read(texts: list[str]) -> None:
    found = read(*texts)
    for bag in (getattr(found, each.name) for each in fields(Bags)):
        assert (bag.counts > 0).all()
        assert ((bag.rows >= 0) & (bag.rows < len(texts))).all()


@given(st.lists(st.sampled_from([FIRE, "One. Two? Three!", "", "On 4 March Anna Berg, 34, died."]), min_size=2))
def test_reading_in_parts_changes_nothing(texts: list[str]) -> None:
    from claims.matching import wording as module

    whole = read(*texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_ROWS", 1)
        parts = read(*texts)
    for name in (each.name for each in fields(Bags)):
        one, other = getattr(whole, name), getattr(parts, name)
        assert one.rows.tolist() == other.rows.tolist()
        assert one.terms.tolist() == other.terms.tolist()
    assert whole.proper.tolist() == parts.proper.tolist()
