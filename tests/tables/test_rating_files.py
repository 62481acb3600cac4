"""Rating lists as files: a table of cases, odd encodings, and properties."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.credibility.lists import ListKind
from claims.errors import ClaimsError, InputRefused, UsageError
from claims.sources import domain_of, host_of
from claims.tables.ratings import parse_map, parse_scale, read_ratings

CASES = tomllib.loads((Path(__file__).parent / "rating_files.toml").read_text(encoding="utf-8"))["file"]


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_what_is_read_of_a_file(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / case.get("name", "list.csv")
    path.write_text(case["text"], encoding="utf-8")
    scale = tuple(case["given"]) if "given" in case else None
    if "refused" in case:
        with pytest.raises(ClaimsError) as refused:
            read_ratings([str(path)], case.get("map", {}), scale=scale)
        assert case["refused"] in f"{refused.value.message} {refused.value.hint}"
        return
    found = read_ratings([str(path)], case.get("map", {}), scale=scale)
    assert found.said == case["said"]
    problems = [str(problem) for problem in found.problems]
    wanted = case.get("findings", [])
    assert len(problems) == len(wanted) and all(words in said for words, said in zip(wanted, problems)), problems
    assert found.kind == case.get("kind", found.kind)
    assert found.column == case.get("column", found.column)
    assert found.unknown == case.get("unknown", 0)
    assert "scale" not in case or [found.lowest, found.highest] == case["scale"]


def test_windows_text_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("domain,label\na.org,zuverlässig\n".encode("cp1252"))
    found = read_ratings([str(path)], {})
    assert found.said == {"a.org": "zuverlässig"}
    assert "Windows-1252" in str(found.problems[0]) and not found.problems[0].fatal


@pytest.mark.parametrize("content", [b"\x00\x01\x02" * 500, b"%PDF-1.7 x", b"\x89PNG\r\n"])
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(InputRefused):
        read_ratings([str(path)], {})


def test_several_files_are_one_list_and_two_kinds_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("domain,score\na.org,1\n")
    (tmp_path / "b.csv").write_text("domain,score\nb.org,2\n")
    (tmp_path / "c.org.txt").write_text("control=d.org\n")
    both = read_ratings([str(tmp_path / "a.csv"), str(tmp_path / "b.csv")], {})
    assert both.said == {"a.org": "1", "b.org": "2"}
    with pytest.raises(InputRefused, match="different things"):
        read_ratings([str(tmp_path / "a.csv"), str(tmp_path / "c.org.txt")], {})


def test_a_cell_without_an_end_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('domain,score\na.org,1\n"b.org' + "x" * 400_000 + "\nc.org,3\n")
    found = read_ratings([str(path)], {})
    assert found.said["a.org"] == "1"
    assert len(found.problems) == 1


@pytest.mark.parametrize("text", ["", "1", "1..", "..1", "5..1", "a..b", "1...2", "nan..1"])
def test_a_scale_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_scale(text)
    assert parse_scale(None) is None and parse_scale("-1..1") == (-1.0, 1.0)


@pytest.mark.parametrize("text", ["", "=", "x", "x=", "x=rank", "=score"])
def test_a_mapping_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_map([text])


@given(st.text(max_size=40))
def test_any_text_is_a_host_or_none_and_a_host_stays_itself(text: str) -> None:
    host = host_of(text)
    assert host is None or host_of(host) == host


@pytest.mark.parametrize("name", ["example.org", "www.example.co.uk", "https://News.Example.com/"])
def test_a_source_is_found_by_the_domain_a_list_gives(name: str) -> None:
    assert host_of(str(domain_of(name))) == domain_of(name)


@given(st.dictionaries(st.sampled_from(["a.org", "b.org", "www.c.org", "D.org"]), st.integers(0, 9), min_size=1))
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, said: dict[str, int]) -> None:
    path = tmp_path_factory.mktemp("list") / "list.csv"
    path.write_text("domain,score\n" + "".join(f"{domain},{score}\n" for domain, score in said.items()))
    found = read_ratings([str(path)], {})
    assert found.kind is ListKind.SCORES
    assert found.said == {host_of(domain): str(score) for domain, score in said.items()}
