from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from claims.errors import InputRefused
from claims.model import Problem
from claims.tables.files import inspect
from claims.tables.reader import read as read_table
from claims.tables.workbook import lines


def write(path: Path, *sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for at, rows in enumerate(sheets):
        sheet = book.create_sheet(f"sheet {at + 1}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def read(path: Path) -> tuple[list[Any], list[Problem]]:
    found = list(lines(inspect(str(path)), {}))
    rows = [(line.number, line.cells) for line in found if not isinstance(line, Problem)]
    return rows, [problem for problem in found if isinstance(problem, Problem)]


HEAD = ["Best", "Asserted by", "As of"]


def test_typed_cells_keep_their_types(tmp_path: Path) -> None:
    path = write(tmp_path / "t.xlsx", [HEAD, [16, "Vell Clinic", datetime(2016, 9, 23)], [None, " ", None], [2.5, "B"]])
    rows, problems = read(path)
    assert rows == [
        (2, {"best": 16, "asserted_by": "Vell Clinic", "as_of": datetime(2016, 9, 23)}),
        (4, {"best": 2.5, "asserted_by": "B"}),
    ]
    assert problems == []


def test_of_several_sheets_the_first_that_has_rows_is_read_and_the_others_named(tmp_path: Path) -> None:
    path = write(tmp_path / "t.xlsx", [], [HEAD, [16, "Vell Clinic"]], [HEAD, [17, "Other"]])
    rows, problems = read(path)
    assert [cells["best"] for _, cells in rows] == [16]
    assert [(problem.message, problem.fatal) for problem in problems] == [
        ('read from the sheet "sheet 2"; not read: "sheet 1", "sheet 3"', False)
    ]


def test_a_formula_is_its_stored_result_and_without_one_an_empty_cell(tmp_path: Path) -> None:
    path = write(tmp_path / "t.xlsx", [["figure", "asserted_by"], ["=8+8", "Vell Clinic"], ["=1+1", "B"]])
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b"<f>8+8</f><v></v>" in parts[sheet] or b"<f>8+8</f><v />" in parts[sheet]
    for empty in (b"<v></v>", b"<v />"):
        parts[sheet] = parts[sheet].replace(b"<f>8+8</f>" + empty, b"<f>8+8</f><v>16</v>")
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    (chunk,) = read_table(str(path), {})
    assert len(chunk.rows) == 1
    assert "16" in chunk.rows[0]
    assert [(problem[0], problem[2]) for problem in chunk.problems] == [("no figure", 3)]


def test_a_workbook_is_known_by_its_content(tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", [HEAD, [16, "Vell Clinic"]])
    assert [cells["best"] for _, cells in read(path)[0]] == [16]


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="is empty"):
        read(write(tmp_path / "t.xlsx", []))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_off_is_refused_in_a_sentence(tmp_path: Path, share: float) -> None:
    path = write(tmp_path / "t.xlsx", [HEAD, *([at, "Vell Clinic"] for at in range(500))])
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(InputRefused, match="damaged or cut off"):
        read(path)


def test_damage_inside_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = write(tmp_path / "t.xlsx", [HEAD, [16, "Vell Clinic"]])
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:-40]
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    with pytest.raises(InputRefused, match="damaged"):
        read(path)


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("notes.txt", "nothing")
    with pytest.raises(InputRefused, match="not an Excel workbook"):
        read(path)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, part: str) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        with packed.open(part, "w") as out:
            for _ in range(150):
                out.write(bytes(1 << 20))
    with pytest.raises(InputRefused, match="unpack from"):
        read(path)
