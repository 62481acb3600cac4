from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claims.errors import InputRefused, NotFound
from claims.model import Problem
from claims.tables.delimited import lines
from claims.tables.files import inspect
from claims.tables.rows import LONGEST

HEAD = "figure,asserted_by,place,quote\n"


def read(path: Path, content: str | bytes, mapping: dict[str, str] | None = None) -> tuple[list[Any], list[Problem]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = list(lines(inspect(str(path)), mapping or {}))
    rows = [(line.number, line.cells) for line in found if not isinstance(line, Problem)]
    return rows, [problem for problem in found if isinstance(problem, Problem)]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_out(table: Path, separator: str) -> None:
    text = "figure;asserted_by;quote\n16;Vell Clinic;'a, b | c'\n".replace(";", separator)
    if separator in ",|":
        text = text.replace("'a, b | c'", '"a, b | c"')
    rows, problems = read(table, text)
    assert [cells["asserted_by"] for _, cells in rows] == ["Vell Clinic"]
    assert problems == []


def test_the_separator_is_the_one_that_makes_sense_of_the_header_not_the_most_frequent(table: Path) -> None:
    text = "figure;asserted_by;quote\n" + "16;Vell Clinic;a, b, c, d, e, f, g\n" * 5
    rows, problems = read(table, text)
    assert rows[0][1]["quote"] == "a, b, c, d, e, f, g"
    assert problems == []


def test_mapped_headers_tell_the_separator_too(table: Path) -> None:
    rows, _ = read(table, "deaths;said by;x,y\n16;Vell Clinic;z\n", {"deaths": "best", "said_by": "asserted_by"})
    assert rows == [(2, {"best": "16", "asserted_by": "Vell Clinic"})]


def test_the_separator_that_a_spreadsheet_names_is_believed(table: Path) -> None:
    rows, _ = read(table, "sep=;\nfigure;asserted_by\n16;Vell Clinic\n")
    assert rows == [(3, {"figure": "16", "asserted_by": "Vell Clinic"})]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found_out(table: Path, encoding: str) -> None:
    rows, problems = read(table, (HEAD + "16,Kløver Mårtens,Øy,\n").encode(encoding))
    assert rows == [(2, {"figure": "16", "asserted_by": "Kløver Mårtens", "place": "Øy"})]
    assert [problem.message for problem in problems if problem.fatal] == []
    assert any("Windows-1252" in problem.message for problem in problems) == (encoding == "cp1252")


def test_in_mixed_encodings_the_rows_that_break_are_findings_and_the_rest_is_read(table: Path) -> None:
    good, bad = "16,Kløver,,\n".encode(), "17,Mårtens,,\n".encode("cp1252")
    rows, problems = read(table, HEAD.encode() + good + bad + good)
    assert [number for number, _ in rows] == [2, 4]
    assert [(problem.row, problem.column, problem.message) for problem in problems] == [
        (3, "asserted_by", "bytes that are not UTF-8")
    ]


def test_a_nul_byte_is_a_finding(table: Path) -> None:
    rows, problems = read(table, HEAD + "16,Ve\0ll,,\n17,Vell,,\n")
    assert [number for number, _ in rows] == [3]
    assert [(problem.row, problem.column, problem.message) for problem in problems] == [
        (2, "asserted_by", "a NUL byte")
    ]


def test_row_numbers_are_those_of_a_spreadsheet(table: Path) -> None:
    rows, _ = read(table, "\n" + HEAD + '16,A,,"two\nlines"\n\n,,,\n17,B,,\n')
    assert [(number, cells["figure"]) for number, cells in rows] == [(3, "16"), (6, "17")]


def test_short_rows_are_filled_and_long_ones_refused_unless_empty(table: Path) -> None:
    rows, problems = read(table, HEAD + "16,A\n17,B,,,,,\n18,C,,,,extra\n")
    assert [cells["figure"] for _, cells in rows] == ["16", "17"]
    assert [(problem.row, problem.message) for problem in problems] == [(4, "6 cells under 4 columns")]


def test_a_cell_as_long_as_a_file_is_a_finding_and_reading_goes_on(table: Path) -> None:
    rows, problems = read(table, HEAD + "16,A,," + "x" * 1_000_000 + "\n17,B,,\n")
    assert [number for number, _ in rows] == [3]
    assert [problem.row for problem in problems] == [2]
    assert f"{LONGEST:,}" in problems[0].message


def test_a_quotation_mark_left_open_is_a_finding(table: Path) -> None:
    rows, problems = read(table, HEAD + '16,A,,fine\n17,B,,"never closed\n18,C,,\n')
    assert [number for number, _ in rows] == [2]
    assert [(problem.row, problem.message) for problem in problems] == [(3, "the file ends inside a quoted cell")]


def test_a_mark_inside_a_quoted_cell_is_a_finding(table: Path) -> None:
    rows, problems = read(table, HEAD + '16,A,,"he said "no" twice"\n17,B,,\n')
    assert [number for number, _ in rows] == [3]
    assert problems[0].row == 2
    assert '""' in (problems[0].hint or "")


@pytest.mark.parametrize("content", [b"", b"\n\n  \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(table: Path, content: bytes) -> None:
    with pytest.raises(InputRefused, match="is empty"):
        read(table, content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "an image"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "old Excel"),
        (bytes(range(256)) * 20, "binary"),
        (b"PK\x03\x04" + b"nonsense" * 20, "damaged|zip"),
    ],
)
def test_a_binary_file_is_refused_whatever_its_name(table: Path, content: bytes, what: str) -> None:
    table.write_bytes(content)
    with pytest.raises(InputRefused, match=what):
        from claims.tables.reader import read as read_table

        list(read_table(str(table), {}))


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="is a folder"):
        inspect(str(tmp_path))
    with pytest.raises(NotFound, match="no file"):
        inspect(str(tmp_path / "gone.csv"))


def test_one_column_is_no_table(table: Path) -> None:
    with pytest.raises(InputRefused, match="who says it"):
        read(table, "figure\n16\n")


@pytest.mark.parametrize(
    ("cell", "held"),
    [
        ("'=1+1 people", "=1+1 people"),
        ("'-5 at the gate", "-5 at the gate"),
        ("'@hillwatch", "@hillwatch"),
        ("''=1", "'=1"),
        ("'twas a Friday", "'twas a Friday"),
        ("''", "''"),
        ("it's =1", "it's =1"),
    ],
)
def test_the_apostrophe_an_export_leads_formulas_by_is_taken_off_again(table: Path, cell: str, held: str) -> None:
    ours, _ = read(table, f"key,best,carried_by,note\n{'0a' * 16},3,Dale Post,{cell}\n")
    theirs, _ = read(table, f"best,carried_by,note\n3,Dale Post,{cell}\n")
    assert (ours[0][1]["note"], theirs[0][1]["note"]) == (held, cell)
