from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_stories import FIRE

from claims.matching.wording import days_of, fold, statement_hash, statements_of, wording

PUBLISHED = date(2021, 3, 13)  # a Saturday

DAYS = [
    ("It burned on Friday night.", ["2021-03-12"]),
    ("It burned yesterday.", ["2021-03-12"]),
    ("It burned on Saturday.", ["2021-03-13"]),
    ("On March 4 the court met.", ["2021-03-04"]),
    ("On 4 March 2019 the court met.", ["2019-03-04"]),
    ("On Dec. 24 the court met.", ["2020-12-24"]),
    ("On March 20, a week from now, it opens.", ["2021-03-20"]),
    ("On February 31 nothing happened.", []),
    ("The mayor may decide.", []),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_a_text_speaks_of_days(text: str, days: list[str]) -> None:
    assert sorted(days_of(text, PUBLISHED)) == days


def test_without_a_publication_date_only_whole_dates_count() -> None:
    assert sorted(days_of("On Friday, on March 4 and on 5 March 2019.", None)) == ["2019-03-05"]


def test_weekdays_in_the_first_year_of_the_calendar_do_not_fall_out_of_it() -> None:
    assert sorted(days_of("last night and on Sunday", date(1, 1, 1))) == ["0001-01-01"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Idlib", "IDLIB"), ("Orléans", "orleans"), ("Malmö", "malmo"), ("D’Arcy", "d'arcy")],
)
def test_spellings_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_sentence_is_known_again_whatever_its_case_and_spacing() -> None:
    assert statement_hash("Sign up  for our newsletter!") == statement_hash("SIGN UP for our newsletter")
    assert statement_hash("Sign up") != statement_hash("Sign off")


def test_names_people_and_ages_are_read() -> None:
    read = wording(statements_of("Blaze in Vellmar", FIRE), PUBLISHED)
    assert "hagen lorrimer" in read.names
    assert "tannery lane" in read.names
    assert "lorrimer 61" in read.people
    assert "61" in read.ages
    assert read.words["vellmar"] == 2
    assert "2021-03-12" in read.days


def test_a_statement_left_out_carries_nothing() -> None:
    statements = statements_of(None, FIRE)
    without = {key for key, text in statements if "Lorrimer" in text}
    assert "lorrimer" not in wording(statements, None, without).words


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    read = wording(statements_of(text, text), PUBLISHED)
    assert read.words.total() >= 0
