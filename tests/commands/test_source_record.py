"""`claims source show`: the record, and what lists say, as typed; none of it in exports and reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from test_correct import Typed

TOWNS = ("Osk", "Veldmar", "Quay", "Marl", "Dunn", "Tarr", "Lune", "Fenn", "Gorse", "Hale", "Ivel", "Jarn")
HEAD = "event,event_id,metric,figure,asserted_by,carried_by,place,occurred_from,published\n"


def table() -> str:
    """Twelve fires: the police first say "at least" and later an exact count, in every third fire a lower one."""
    rows = []
    for at, town in enumerate(TOWNS):
        fire, day = f"{town} fire,e{at},killed", f"2031-05-{at + 1:02d}"
        later = 20 + at if at % 3 else 10 + at
        rows.append(f"{fire},at least {15 + at},Osk police,Dale Post,{town},{day},{day}")
        rows.append(f"{fire},{later},Osk police,Dale Post,{town},{day},2031-06-{at + 1:02d}")
        rows.append(f"{fire},{later},Red Star,Hill Radio,{town},{day},2031-06-{at + 1:02d}")
    return HEAD + "\n".join(rows) + "\n"


@pytest.fixture
def typed(database: str, tmp_path: Path) -> Typed:
    (tmp_path / "claims.csv").write_text(table(), encoding="utf-8")
    made = Typed(database)
    made("import", str(tmp_path / "claims.csv"))
    made("match")
    return made


def shown(typed: Typed, name: str) -> Any:
    (found,) = typed.rows("source", "show", name)
    return found


def test_at_least_that_rose_holds_and_what_fell_was_revised(typed: Typed) -> None:
    found = shown(typed, "Osk police")["record"]
    assert (found["figures"], found["tallies"], found["agree"]) == (24, 12, 12)
    assert found["outcomes"] == {"held": 8, "apart": 0, "revised": 4, "slipped": 0}
    assert found["held_share"] == [0.391, 0.862]
    assert "12 settled: 8 hold (39% to 86%, at 95 % confidence), 4 revised" in " ".join(
        typed("source", "show", "Osk police").stdout.split()
    )


def test_under_ten_nothing_is_said_of_what_became_of_them(typed: Typed) -> None:
    typed("resolve", "1", "--best", "10", "--reason", "lists seen")
    found = shown(typed, "Red Star")["record"]
    assert (found["settled"], found["outcomes"], found["held_share"]) == (1, None, None)
    assert "1 settled: fewer than 10" in typed("source", "show", "Red Star").stdout


def test_an_outlet_is_shown_with_what_it_repeats(typed: Typed) -> None:
    found = shown(typed, "Dale Post")["record"]
    assert (found["figures"], found["repeats"]) == (0, 24)


def test_no_export_and_no_report_holds_a_record(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("domain,pc1\nredstar.org,0.77\n")
    typed("source", "set", "Red Star", "--domain", "redstar.org")
    typed("source", "import-ratings", str(tmp_path / "list.csv"), "--list", "Lin et al.", "--licence", "CC0")
    (listed,) = shown(typed, "Red Star")["lists"]
    assert (listed["list"], listed["licence"], listed["column"], listed["value"]) == (
        "Lin et al.",
        "CC0",
        "pc1",
        "0.77",
    )
    for command in (("export",), ("report", "--format", "json"), ("report", "--format", "markdown"), ("report",)):
        text = typed(*command).stdout
        assert not [word for word in ("held_share", "settled", "Lin et al.", "0.77", "pc1") if word in text], command


def test_a_source_that_no_list_has_stays_unknown(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("domain,pc1\nredstar.org,0.77\n")
    typed("source", "import-ratings", str(tmp_path / "list.csv"), "--list", "Lin et al.")
    assert shown(typed, "Dale Post")["lists"] == []
    assert "on none of the 1 imported: unknown" in typed("source", "show", "Dale Post").stdout
    (row,) = typed.rows("source", "lists")
    assert (row["name"], row["in_force"], row["scale"], row["count"]) == ("Lin et al.", True, "0 to 1", 1)
    taken_back = ("source", "import-ratings", "--undo", "--list", "lin et al", "--reason", "wrong file")
    assert "no version of it is in force" in typed(*taken_back).stdout


@pytest.mark.parametrize(
    ("content", "more", "code", "words"),
    [
        ("domian,pc1\na.org,1\n", ("--list", "L"), 4, "did you mean --map 'domian'=domain"),
        ("", ("--list", "L"), 4, "is empty"),
        ("domain,pc1\na.org,1\n", (), 2, "--list is missing"),
        ("domain,pc1\na.org,1\n", ("--list", "L", "--scale", "wide"), 2, "is no scale"),
        ("domain,pc1\na.org,1\n", ("--list", "L", "--map", "pc1=rank"), 2, "is not understood"),
        ("domain,pc1\na.org,1\n", ("--list", "L", "--date", "soon"), 2, "is no date"),
        ("domain,pc1\na.org,1\n?,1\n", ("--list", "L", "--strict"), 4, "nothing was recorded"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused(
    typed: Typed, tmp_path: Path, content: str, more: tuple[str, ...], code: int, words: str
) -> None:
    (tmp_path / "list.csv").write_text(content)
    assert words in typed("source", "import-ratings", str(tmp_path / "list.csv"), *more, code=code).stderr
    assert typed.rows("source", "lists") == []
