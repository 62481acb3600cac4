"""Words for figures, nouns, verbs and times, one by one."""

from __future__ import annotations

from typing import Any

import pytest
from made_claims import about, at_least, between, claim, dozens, exact, fewer_than, more_than, up_to

from claims.model import Basis, Bound, Figure
from claims.report.attribution import bare, named, spelt
from claims.report.wording import (
    counted,
    date,
    figure_words,
    happened,
    is_list,
    is_one,
    is_ordinal,
    none_reported,
    noun,
    place_phrase,
    time_phrase,
)
from claims.vocabulary.terms import metrics


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (exact(4), "four"),
        (exact(9), "nine"),
        (exact(10), "10"),
        (exact(6301), "6,301"),
        (exact(16, "sixteen"), "sixteen"),
        (exact(3, "3"), "three"),
        (at_least(16), "at least 16"),
        (more_than(66), "more than 66"),
        (up_to(30, "as many as 30"), "as many as 30"),
        (fewer_than(30), "fewer than 30"),
        (about(300, "some 300"), "some 300"),
        (between(100, 300), "100 to 300"),
        (dozens(), "dozens"),
        (Figure(Bound.AT_LEAST, 12, None, None), "at least 12"),
        (Figure(Bound.MORE_THAN, 12, None, None), "more than 12"),
        (Figure(Bound.AT_MOST, None, None, 12), "at most 12"),
        (Figure(Bound.FEWER_THAN, None, None, 12), "fewer than 12"),
        (Figure(Bound.ABOUT, 12, 12, 12), "about 12"),
        (Figure(Bound.RANGE, 3, None, 5), "3 to 5"),
        (exact(16, "  16\n people "), "16 people"),
        (exact(2, "Two"), "two"),
        (at_least(13, "AT LEAST 13"), "at least 13"),
        (exact(37, "٣٧"), "٣٧"),
    ],
)
def test_a_figure_keeps_its_bound(figure: Figure, words: str) -> None:
    assert figure_words(figure) == words


@pytest.mark.parametrize(
    ("quote", "population", "words"),
    [
        ("Fifteen sailors", "crew", "sailors"),
        ("FIFTEEN SAILORS", "crew", "sailors"),
        ("Fifteen of the crew", "crew", "crew"),
        ("Fifteen sailors", "people", "people"),
        ("Fifteen patients", "people", "patients"),
        ("Fifteen others", "people", "people"),
        ("Fifteen lives", "people", "people"),
        ("Fifteen pupils", "students", "pupils"),
        ("Fifteen sailors", "students", "students"),
    ],
)
def test_the_noun_is_the_one_the_source_used(quote: str, population: str, words: str) -> None:
    assert noun(claim(1, exact(15, "Fifteen"), quote=quote, population=population)) == words


@pytest.mark.parametrize(
    ("figure", "population", "words"),
    [
        (exact(1), "people", "one person"),
        (exact(2), "people", "two people"),
        (exact(1), "women", "one woman"),
        (exact(1), "police", "one police officer"),
        (exact(4), "police", "four police officers"),
        (exact(1), "rescue_workers", "one rescue worker"),
        (exact(1), "families", "one family"),
        (exact(1), "bridges", "one bridge"),
        (exact(0), "people", "no one"),
        (exact(0), "children", "no children"),
        (exact(16, "16 people"), "people", "16 people"),
        (dozens(), "people", "dozens of people"),
        (Figure(Bound.VAGUE, 200, None, None, "hundreds"), "protesters", "hundreds of protesters"),
        (Figure(Bound.VAGUE, 3, None, None, "several"), "people", "several people"),
        (exact(1, "a"), "boys", "a boy"),
        (exact(1, "a young girl brought out alive"), "girls", "a girl"),
        (exact(1, "an old man found dead"), "elderly", "an elderly person"),
        (at_least(306, "306th"), "members", "a 306th member"),
        (at_least(3, "the third"), "people", "a third person"),
    ],
)
def test_a_figure_takes_its_noun(figure: Figure, population: str, words: str) -> None:
    assert counted(claim(1, figure, "police", population=population)) == words


@pytest.mark.parametrize(
    ("figure", "more", "words"),
    [
        (exact(3), {}, "were killed"),
        (exact(1), {}, "was killed"),
        (at_least(1), {}, "was killed"),
        (exact(0), {}, "was killed"),
        (exact(0), {"population": "children"}, "were killed"),
        (exact(3), {"basis": Basis.CUMULATIVE}, "have been killed"),
        (exact(1), {"basis": Basis.CUMULATIVE}, "has been killed"),
        (exact(3), {"verification": "presumed"}, "were presumed killed"),
        (exact(3), {"metric": "missing"}, "are missing"),
        (exact(1), {"metric": "missing"}, "is missing"),
        (exact(3), {"metric": "on_board"}, "were on board"),
        (exact(3), {"metric": "survived"}, "survived"),
        (exact(3), {"metric": "attendance"}, "took part"),
        (exact(3), {"metric": "casualties"}, "were killed or injured"),
        (exact(3), {"metric": "homeless_cats"}, "were counted as homeless cats"),
    ],
)
def test_the_verb_fits_the_count(figure: Figure, more: dict[str, Any], words: str) -> None:
    assert happened(claim(1, figure, "police", **more)) == words


@pytest.mark.parametrize(
    ("words", "low", "subject"),
    [
        ("Ada Orme, her husband Piet and their two sons", 4, "Ada Orme, her husband Piet and their two sons"),
        ("Tom Hale, 41, and Jean Marsh, 37", 2, "Tom Hale, 41, and Jean Marsh, 37,"),
        ("His wife and his brother", 2, "“His wife and his brother”"),
        ("A father and a mother", 2, "a father and a mother"),
    ],
)
def test_people_who_are_named_are_not_printed_as_a_number(words: str, low: int, subject: str) -> None:
    told = claim(1, at_least(low, words), "police", start=0, quote=words)
    assert is_list(told)
    assert counted(told).casefold() == subject.casefold()


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (exact(5, "cinco"), "five"),
        (at_least(14, "al menos catorce"), "at least 14"),
        (exact(16, "16 personas"), "16 personas"),
        (exact(16, "Sixteen"), "sixteen"),
    ],
)
def test_a_number_in_the_words_of_another_language_takes_digits(figure: Figure, words: str) -> None:
    assert figure_words(figure) == words


@pytest.mark.parametrize(
    ("name", "quote", "printed"),
    [
        ("POLICE", "SIX RESIDENTS", "police"),
        ("INTERIOR MINISTRY", "SIX RESIDENTS", "the interior ministry"),
        ("BBC", "SIX RESIDENTS", "the BBC"),
        ("ADA QUILL", "SIX RESIDENTS", "Ada Quill"),
        ("ICRC", "six residents", "the ICRC"),
        ("MARL TV", "six residents", "MARL TV"),
    ],
)
def test_capitals_of_wire_copy_are_not_printed(name: str, quote: str, printed: str) -> None:
    assert named(spelt(name, claim(1, exact(6, quote.split(maxsplit=1)[0]), name, quote=quote))) == printed


@pytest.mark.parametrize("metric", sorted(metrics()))
def test_every_metric_of_the_vocabulary_makes_a_sentence(metric: str) -> None:
    for figure in (exact(0), exact(1), exact(40), at_least(3), dozens()):
        told = claim(1, figure, "police", metric=metric)
        sentence = f"{counted(told)} {happened(told)}"
        assert sentence == " ".join(sentence.split())
        assert "_" not in sentence and "None" not in sentence
    assert none_reported(claim(1, exact(0), metric=metric)).startswith("no ")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"when": "Friday morning"}, "on Friday morning"),
        ({"when": "On Friday"}, "on Friday"),
        ({"when": "May 3"}, "on May 3"),
        ({"when": "3 May 2031"}, "on 3 May 2031"),
        ({"when": "overnight"}, "overnight"),
        ({"when": "since Thursday night"}, "since Thursday night"),
        ({"when": "in the last three days"}, "in the last three days"),
        ({"when": "today"}, ""),
        ({"when": "this morning", "occurred_from": "2031-05-02"}, "on 2 May 2031"),
        ({"when": "two days ago"}, ""),
        ({"when": "at some point"}, "at some point"),
        ({"when": "whenever"}, ""),
        ({"occurred_from": "2031-05-02T06:00"}, "on 2 May 2031"),
        ({"occurred_from": "2031-05"}, ""),
        ({"occurred_from": "2031-05-01", "occurred_to": "2031-05-03"}, ""),
        ({}, ""),
    ],
)
def test_a_time_that_holds_only_on_the_day_it_was_written_is_not_printed(more: dict[str, Any], words: str) -> None:
    assert time_phrase(claim(1, exact(3), "police", **more)) == words


@pytest.mark.parametrize(
    ("words", "expected"),
    [("306th", True), ("the third", True), ("third", True), ("three", False), ("", False)],
)
def test_ordinals_are_told_from_counts(words: str, expected: bool) -> None:
    assert is_ordinal(exact(3, words)) is expected
    assert not is_one(between(1, 3))


@pytest.mark.parametrize(
    ("name", "in_text", "in_headline"),
    [
        ("BBC", "the BBC", "BBC"),
        ("The BBC", "the BBC", "BBC"),
        ("Reuters", "Reuters", "Reuters"),
        ("Ministry of Health", "the Ministry of Health", "Ministry of Health"),
        ("Veldmar Observatory for Peace", "the Veldmar Observatory for Peace", "Veldmar Observatory for Peace"),
        ("Mayor Dana Ruiz", "Mayor Dana Ruiz", "Mayor Dana Ruiz"),
        ("a police spokesman", "a police spokesman", "a police spokesman"),
        ("A police spokesman", "a police spokesman", "a police spokesman"),
        ("police spokesman", "the police spokesman", "police spokesman"),
        ("Osk's interior ministry", "Osk's interior ministry", "Osk's interior ministry"),
        ("Osk’s interior ministry", "Osk’s interior ministry", "Osk’s interior ministry"),
        ("opposition alliance", "the opposition alliance", "opposition alliance"),
        ("hillradio.example", "hillradio.example", "hillradio.example"),
        ("  two   words ", "two words", "two words"),
    ],
)
def test_a_name_takes_its_article(name: str, in_text: str, in_headline: str) -> None:
    assert named(name) == in_text
    assert bare(named(name)) == in_headline


@pytest.mark.parametrize(
    ("place", "words"),
    [("Osk", "in Osk"), ("near Osk", "near Osk"), ("Outside Osk", "outside Osk"), ("of Osk", "in Osk"), (None, "")],
)
def test_a_place_takes_its_preposition(place: str | None, words: str) -> None:
    assert place_phrase(place) == words


def test_a_day_is_written_out() -> None:
    assert date("2031-05-02T23:59+02:00") == "2 May 2031"


def test_the_noun_of_a_thing_counted_is_its_own() -> None:
    assert noun(claim(1, exact(600), metric="airstrikes", population="airstrikes")) == "airstrikes"
    assert noun(claim(1, exact(1), metric="bodies_recovered")) == "body"
