"""Outlets, dates, small pages and what the user says instead: the rows of reading.toml, and feeds of every key."""

from __future__ import annotations

import json
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from claims.extract.pipeline import read_all
from claims.extract.reading.feed import read_line
from claims.extract.reading.html import read_html
from claims.extract.reading.outlets import outlet_of
from claims.extract.reading.overrides import Overrides
from claims.extract.reading.published import moment
from claims.extract.reading.text import decode
from claims.model import Article

with Path(__file__).with_name("reading.toml").open("rb") as _file:
    ROWS: dict[str, Any] = tomllib.load(_file)
STORY = "Nine miners were killed at Tor Valley on Monday, the regional governor said. "


@pytest.mark.parametrize(("url", "outlet"), ROWS["outlets"])
def test_the_outlet_of_an_address(url: str, outlet: str) -> None:
    assert (outlet_of(url) or "") == outlet


@pytest.mark.parametrize(("printed", "iso"), ROWS["published"])
def test_a_date_as_printed(printed: str, iso: str) -> None:
    assert (moment(printed) or "") == iso


@pytest.mark.parametrize("page", ROWS["page"], ids=[page["name"] for page in ROWS["page"]])
def test_what_a_small_page_says_of_itself(page: dict[str, Any]) -> None:
    whole = f"<html {page.get('html', '')}><head>{page['head']}</head><body>{page['body']}</body></html>"
    made = read_html(whole.replace("STORY", STORY * 3), page.get("url"))
    text, about = made.text, made.about
    assert "Nine miners were killed" in text
    for name, value in page["gives"].items():
        assert (about[name] or "") == value
    for words in page.get("without", ()):
        assert words not in text


@pytest.mark.parametrize("encoding", ROWS["encodings"])
def test_a_text_comes_back_from_its_encoding(encoding: str) -> None:
    text = "Neun Tote in Köprü: „Es waren mindestens neun“, sagte die Bürgermeisterin. " * 5
    assert decode(text.encode(encoding)).removeprefix("\ufeff") == text


FULL = {
    "id": "a1",
    "url": "https://www.valley.example/mine",
    "title": "Mine collapse",
    "published": "2031-05-04",
    "outlet": "Valley News",
    "language": "en",
}
_SOME = [keys for size in range(len(FULL) + 1) for keys in combinations(FULL, size)]


@pytest.mark.parametrize("keys", _SOME, ids="-".join)
def test_any_choice_of_optional_keys_is_an_article(keys: tuple[str, ...]) -> None:
    entry = {key: FULL[key] for key in keys}
    article, problems = read_line(json.dumps({"text": STORY, **entry}).encode(), "feed.jsonl", 3)
    assert problems == ()
    assert (article.text, article.title, article.language) == (STORY, entry.get("title"), entry.get("language"))
    assert (article.url, article.published) == (entry.get("url"), entry.get("published"))
    assert article.id == (entry.get("id") or entry.get("url") or "feed.jsonl#3")
    assert article.outlet == (entry.get("outlet") or ("valley.example" if "url" in entry else None))


@pytest.mark.parametrize("key", sorted(FULL))
@pytest.mark.parametrize("value", [None, "", "  ", [], {}, False])
def test_an_empty_or_strange_optional_value_is_no_value(key: str, value: object) -> None:
    article, _ = read_line(json.dumps({"text": STORY, **FULL, key: value}).encode(), "feed.jsonl", 3)
    expected = {"id": FULL["url"], "outlet": "valley.example"}.get(key)
    assert getattr(article, key) == expected


GIVEN: list[tuple[dict[str, str], dict[str, str | None]]] = [
    ({}, {"id": "a.txt", "outlet": None, "published": None, "title": "Mine", "url": None}),
    ({"outlet": "Valley News"}, {"id": "a.txt", "outlet": "Valley News"}),
    ({"published": "2031-05-04"}, {"published": "2031-05-04", "id": "a.txt"}),
    ({"title": "Fire"}, {"title": "Fire", "id": "a.txt"}),
    (
        {"url": "https://www.valley.example/x"},
        {"id": "https://www.valley.example/x", "url": "https://www.valley.example/x", "outlet": "valley.example"},
    ),
    ({"url": "https://valley.example/x", "outlet": "Hill Radio"}, {"outlet": "Hill Radio"}),
    (
        {"url": "https://web.archive.org/web/20310504071000/https://valley.example/x"},
        {
            "id": "https://valley.example/x",
            "url": "https://valley.example/x",
            "archive_url": "https://web.archive.org/web/20310504071000/https://valley.example/x",
            "outlet": "valley.example",
        },
    ),
    ({"url": "nowhere"}, {"id": "nowhere", "url": "nowhere", "outlet": None}),
]


@pytest.mark.parametrize(("given", "expected"), GIVEN)
def test_what_the_user_says_wins(given: dict[str, str], expected: dict[str, str | None]) -> None:
    article = Overrides(**given).apply(Article(id="a.txt", text=STORY, sha256="0", title="Mine"))
    assert {name: getattr(article, name) for name in expected} == expected
    assert article.text == STORY


def test_a_given_url_does_not_rename_an_outlet_the_document_states() -> None:
    stated = Article(id="a.txt", text=STORY, sha256="0", outlet="Hill Radio")
    assert Overrides(url="https://valley.example/x").apply(stated).outlet == "Hill Radio"


def test_mixed_inputs_come_in_order_with_their_findings_in_place(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text(STORY)
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    lines = [json.dumps({"id": "f1", "text": STORY}), "{broken", "", json.dumps({"id": "f2", "title": "Nine died"})]
    (tmp_path / "feed.jsonl").write_text("\n".join(lines))
    order = ["good.txt", "empty.txt", "feed.jsonl", "binary.txt", "cut.pdf", "good.txt"]
    found = list(read_all([str(tmp_path / name) for name in order], workers=1))
    assert [reading.article.id.rpartition("/")[2] if reading.article else None for reading in found] == [
        "good.txt", None, "f1", None, "f2", None, None, "good.txt",
    ]  # fmt: skip
    faults = [(Path(str(p.file)).name, p.row) for reading in found for p in reading.problems if p.fatal]
    assert faults == [("empty.txt", None), ("feed.jsonl", 2), ("binary.txt", None), ("cut.pdf", None)]
    assert found[0].drafts == found[-1].drafts != ()
