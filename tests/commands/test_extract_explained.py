"""`claims extract --explain`: the words behind each figure, on the screen and for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from made_extraction import claims, here

TEXT = "At least 14 people were killed off Port Ansel, the coast guard said. It added that nine were missing.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "wire.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_the_screen_shows_the_words_under_each_figure(desk: Path) -> None:
    out, _ = claims("extract", "--explain", "wire.txt", cwd=desk)
    lines = [line.split() for line in out.splitlines()]
    assert lines[0] == ["wire.txt"]
    assert "At least 14 · killed people · coast guard · “At least 14 people” · confidence 0.9" in out
    assert ["metric", "“killed”", "killed,", "behind", "the", "figure"] in lines
    assert ["source", "“the", "coast", "guard”", "named", "here"] in lines
    assert ["source", "“It”", "stands", "for", "it", "here"] in lines
    assert "\x1b" not in out


def test_json_gives_the_reasons_with_their_spans(desk: Path) -> None:
    out, _ = claims("extract", "--explain", "--format", "jsonl", "wire.txt", cwd=desk)
    for line in out.splitlines():
        why = json.loads(line)["why"]
        assert {"figure", "metric", "attribution"} <= {reason["part"] for reason in why}
        assert all(TEXT[reason["start"] : reason["end"]] == reason["words"] for reason in why)
    whole, _ = claims("extract", "--explain", "--format", "json", "wire.txt", cwd=desk)
    assert json.loads(whole) == [json.loads(line) for line in out.splitlines()]


def test_a_table_for_spreadsheets_gives_them_in_one_cell(desk: Path) -> None:
    out, _ = claims("extract", "--explain", "--format", "csv", "wire.txt", cwd=desk)
    first = next(csv.DictReader(io.StringIO(out)))
    assert "metric: killed (killed, behind the figure)" in first["why"].split(" > ")


def test_how_sure_it_is_stands_beside_every_draft(desk: Path) -> None:
    out, _ = claims("extract", "--format", "jsonl", "wire.txt", cwd=desk)
    sure = [json.loads(line)["confidence"] for line in out.splitlines()]
    assert all(0 < each < 1 and round(each, 2) == each for each in sure)
    listed, _ = claims("extract", "--format", "csv", "wire.txt", cwd=desk)
    assert [float(row["confidence"]) for row in csv.DictReader(io.StringIO(listed))] == sure


def test_drafts_are_imported_without_a_word_on_how_sure_they_were(desk: Path) -> None:
    for options in ((), ("--explain",)):
        out, _ = claims("extract", *options, "--format", "jsonl", "wire.txt", cwd=desk)
        (desk / "drafts.jsonl").write_text(out, encoding="utf-8")
        _, err = here("--db", "y.db", "import", "drafts.jsonl", "--dry-run", cwd=desk)
        assert "confidence" not in err
        assert "why" not in err


def test_without_the_option_nothing_is_explained(desk: Path) -> None:
    out, _ = claims("extract", "--format", "jsonl", "wire.txt", cwd=desk)
    assert all("why" not in json.loads(line) for line in out.splitlines())


def test_what_is_recorded_can_be_explained_where_it_is_printed(desk: Path) -> None:
    out, _ = here("--db", "x.db", "extract", "--record", "--explain", "--format", "jsonl", "wire.txt", cwd=desk)
    assert all(json.loads(line)["why"] for line in out.splitlines())


def test_reasons_that_nobody_would_see_are_refused(desk: Path) -> None:
    _, err = here("--db", "x.db", "extract", "--record", "--explain", "wire.txt", cwd=desk, code=2)
    assert "--format jsonl" in err
    assert not (desk / "x.db").exists()


def test_a_feed_on_several_processes_gives_the_same_reasons(desk: Path) -> None:
    rows = [json.dumps({"id": f"a{at}", "text": TEXT + "The road was closed. " * 400}) for at in range(60)]
    (desk / "feed.jsonl").write_text("\n".join(rows), encoding="utf-8")
    out, _ = claims("extract", "--explain", "--format", "jsonl", "feed.jsonl", cwd=desk)
    reasons = [json.dumps(json.loads(line)["why"]) for line in out.splitlines()]
    assert len(reasons) == 120 and len(set(reasons)) == 2


def test_words_of_an_article_are_no_markup_and_no_escape(desk: Path) -> None:
    hostile = "Ann [bold]Marl[/bold] said 14 people were killed in \x1b[31mTorvik.\n"
    (desk / "odd.txt").write_text(hostile, encoding="utf-8")
    out, _ = claims("extract", "--explain", "odd.txt", cwd=desk)
    assert "killed" in out and "\x1b" not in out


def test_a_text_without_figures_says_so(desk: Path) -> None:
    (desk / "calm.txt").write_text("The museum opened.\n", encoding="utf-8")
    out, _ = claims("extract", "--explain", "calm.txt", cwd=desk)
    assert out.strip() == "no figures found"
