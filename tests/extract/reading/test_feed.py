"""Feed lines, good and bad."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.reading.feed import read_line
from claims.extract.reading.refusal import Unreadable
from claims.model import Article

STORY = "Nine miners were killed at Tor Valley on Monday, the regional governor said."
PAGE = f"<html lang=en><head><title>Mine</title></head><body><article><p>{STORY}</p><p>{STORY * 3}</p></article></body>"


def line(**entry: object) -> bytes:
    return json.dumps(entry).encode() + b"\n"


def read(**entry: object) -> Article:
    return read_line(line(**entry), "feed.jsonl", 7)[0]


def test_every_field_of_the_contract_comes_through() -> None:
    article, problems = read_line(
        line(
            id="a1",
            url="https://www.valley.example/mine",
            title="Mine collapse",
            text=STORY,
            published="2031-05-04",
            outlet="Valley News",
            language="en",
        ),
        "feed.jsonl",
        1,
    )
    assert problems == ()
    assert article == Article(
        id="a1",
        text=STORY,
        sha256=hashlib.sha256(STORY.encode()).hexdigest(),
        title="Mine collapse",
        url="https://www.valley.example/mine",
        outlet="Valley News",
        published="2031-05-04",
        language="en",
    )


@pytest.mark.parametrize(
    ("entry", "id"),
    [
        ({"id": "a1", "url": "https://valley.example/x"}, "a1"),
        ({"id": 17}, "17"),
        ({"id": 0}, "0"),
        ({"id": "", "url": "https://valley.example/x"}, "https://valley.example/x"),
        ({"id": None}, "feed.jsonl#7"),
        ({"id": True}, "feed.jsonl#7"),
        ({}, "feed.jsonl#7"),
    ],
)
def test_the_id_is_the_feeds_else_the_url_else_the_line(entry: dict[str, object], id: str) -> None:
    assert read(text=STORY, **entry).id == id


def test_the_outlet_is_read_off_the_url_where_none_is_given() -> None:
    assert read(text=STORY, url="https://news.valley.co.uk/x").outlet == "valley.co.uk"
    assert read(text=STORY).outlet is None


def test_an_archived_url_gives_both_addresses() -> None:
    archived = "https://web.archive.org/web/2031/https://valley.example/x"
    article = read(text=STORY, url=archived)
    assert (article.id, article.url, article.archive_url) == (archived, "https://valley.example/x", archived)
    assert article.outlet == "valley.example"


@pytest.mark.parametrize("text", ["", " \n", None])
def test_an_empty_text_is_read_from_the_title(text: str | None) -> None:
    assert read(id="a", text=text, title="Nine die at Tor").text == "Nine die at Tor"


def test_a_page_without_an_article_is_read_from_the_title() -> None:
    assert read(html="<html></html>", title="Nine die at Tor").text == "Nine die at Tor"


def test_html_is_read_where_there_is_no_text_and_kept() -> None:
    article = read(html=PAGE, url="https://valley.example/x")
    assert STORY in article.text
    assert article.content == PAGE.encode()
    assert article.media_type == "text/html"
    assert read(html=PAGE, text="Two died.").text == "Two died."


def test_a_date_that_is_none_is_left_out_and_noted() -> None:
    article, (problem,) = read_line(line(text=STORY, published="03/04/2031"), "feed.jsonl", 7)
    assert article.published is None
    assert (problem.file, problem.row, problem.column, problem.fatal) == ("feed.jsonl", 7, "published", False)
    assert "03/04/2031" in problem.message


def test_half_characters_and_zero_bytes_are_replaced_one_for_one() -> None:
    article, _ = read_line(b'{"text": "a\\u0000b\\ud800c", "id": "x\\u0000"}', "f", 1)
    assert article.text == "a\ufffdb\ufffdc"
    assert article.id == "x\ufffd"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"not json\n", "not a JSON object"),
        (b'{"text": "cut', "not a JSON object"),
        (b'["text"]', "not a JSON object"),
        (b"null", "not a JSON object"),
        (b'{"text": "\xff"}', "not UTF-8 at byte 10"),
        (b'{"id": "a"}', "without text, html or title"),
        (b'{"text": ["a"]}', "text is not a string"),
        (b'{"html": 7}', "html is not a string"),
        (b'{"html": "<html></html>"}', "without an article"),
        (b'{"a":' * 100_000, "nested too deep"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "a number too long to be one"),
        (b'{"text": "Nine died.", }', "at character 24"),
    ],
)
def test_a_bad_line_says_what_is_wrong_and_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_line(data, "f", 1)
    assert what in refused.value.message
    assert refused.value.hint


def test_a_byte_order_mark_is_no_part_of_the_line() -> None:
    assert read_line(b"\xef\xbb\xbf" + line(text=STORY), "f", 1)[0].text == STORY


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=2)
)


@given(st.dictionaries(st.sampled_from(["id", "url", "title", "text", "published", "outlet", "language"]), JSON))
def test_any_object_is_an_article_or_a_refusal(entry: dict[str, object]) -> None:
    try:
        article = read(**entry)
    except Unreadable:
        return
    assert article.text.strip()
    assert article.id.encode()
