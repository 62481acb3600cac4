from __future__ import annotations

import pytest

from claims.errors import InputRefused, UsageError
from claims.tables.columns import IMPORTED, OURS, also_called, fold, nearest, parse_mapping, read_header


def places(names: list[str], *pairs: str) -> dict[str, int]:
    header = read_header(names, parse_mapping(pairs), "t.csv")
    return {ours: place for ours, place in zip(OURS, header.places, strict=True) if place is not None}


def test_case_spaces_hyphens_and_a_byte_order_mark_do_not_matter() -> None:
    assert places(["\ufeffFigure", "Asserted  by", "CARRIED-BY", " occurred from "]) == {
        "figure": 0,
        "asserted_by": 1,
        "carried_by": 2,
        "occurred_from": 3,
    }


def test_mapped_columns_win_over_columns_of_our_name() -> None:
    assert places(["Deaths", "best", "Source"], "deaths=best", "source=Asserted By") == {"best": 0, "asserted_by": 2}


def test_unknown_columns_are_listed_with_what_they_come_close_to() -> None:
    header = read_header(["figure", "asserted_by", "colour", "publishd", "id"], {}, "t.csv")
    assert [(note.column, note.fatal, note.hint) for note in header.problems] == [
        ("colour", False, None),
        ("publishd", False, 'if it is "published": --map "publishd=published"'),
    ]


@pytest.mark.parametrize(
    ("names", "message", "hint"),
    [
        (["figure", "place"], "who says it", "--map"),
        (["asserted_by", "place"], "the figure", "--map"),
        (["asserted_by", "figur"], "the figure", 'is it "figur"'),
        (["figure", "Figure", "asserted_by"], 'two columns are "figure"', "rename"),
        ([], "the figure", "--map"),
    ],
)
def test_a_table_that_lacks_or_doubles_what_is_needed_is_refused(names: list[str], message: str, hint: str) -> None:
    with pytest.raises(InputRefused, match=message) as refused:
        read_header(names, {}, "t.csv")
    assert hint in (refused.value.hint or "")
    assert "t.csv" in refused.value.message


def test_what_other_tables_call_our_columns_is_suggested_and_not_taken() -> None:
    header = read_header(["figure", "asserted_by", "Location", "Event Date"], {}, "t.csv")
    assert not header.has("place")
    assert [note.hint for note in header.problems] == [
        'if it is "place": --map "Location=place"',
        'if it is "occurred_from": --map "Event Date=occurred_from"',
    ]
    with pytest.raises(InputRefused) as refused:
        read_header(["Deaths", "Source"], {}, "t.csv")
    assert refused.value.hint == "; ".join(
        ['is it "Deaths"? then --map "Deaths=best"', 'is it "Source"? then --map "Source=asserted_by"']
    )


def test_every_other_name_leads_to_a_column_of_ours_and_is_none_itself() -> None:
    assert set(also_called().values()) <= set(IMPORTED)
    assert not set(also_called()) & set(OURS)
    assert all(fold(name) == name for name in also_called())


def test_a_number_whose_header_said_what_it_counts_is_noted_where_nothing_else_says_it() -> None:
    names = ["Dead", "asserted_by"]
    (note,) = read_header(names, {"dead": "best"}, "t.csv").problems
    assert (note.column, note.fatal) == ("dead", False)
    assert "count" in note.message and "metric" in str(note.hint)
    assert read_header([*names, "metric"], {"dead": "best"}, "t.csv").problems == ()


def test_all_that_a_table_lacks_is_said_at_once() -> None:
    with pytest.raises(InputRefused, match=r"the figure .* nor who says it"):
        read_header(["place"], {}, "t.csv")


def test_two_columns_mapped_to_one_are_refused() -> None:
    with pytest.raises(InputRefused, match='two columns are "best"'):
        places(["deaths", "dead", "source"], "deaths=best", "dead=best", "source=asserted_by")


def test_a_mapped_column_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(InputRefused, match="no column") as refused:
        places(["figure", "asserted_by"], "deaths=best")
    assert "figure, asserted_by" in (refused.value.hint or "")


@pytest.mark.parametrize("pair", ["deaths", "=best", "deaths=bst", "deaths="])
def test_a_map_that_cannot_be_used_is_a_usage_error(pair: str) -> None:
    with pytest.raises(UsageError, match="--map"):
        parse_mapping([pair])


def test_a_map_to_a_misspelled_column_suggests_the_right_one() -> None:
    with pytest.raises(UsageError) as refused:
        parse_mapping(["deaths=bst"])
    assert refused.value.hint == 'did you mean "best"?'


def test_a_header_may_hold_an_equals_sign() -> None:
    assert parse_mapping(["a=b=best"]) == {"a=b": "best"}


@pytest.mark.parametrize("column", IMPORTED)
def test_every_column_is_nearest_to_itself(column: str) -> None:
    assert nearest(column) == column
