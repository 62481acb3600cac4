"""Pages that are no article: said to be what they are, and nothing is read from them."""

from __future__ import annotations

import json

import pytest

from claims.extract.reading.html import charset_of, read_html
from claims.extract.reading.item import read
from claims.extract.reading.items import Item
from claims.extract.reading.refusal import Unreadable

STORY = "At least 14 people were killed when the ferry Alda sank off Norlund on Monday, the coastguard said. "
AFTER = "The harbour will stay closed, and families were asked to come to the town hall of Norlund. "


def page(body: str, title: str = "Norlund Post", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body><main><article>{body}</article></main></body></html>"


WALLS = [
    ("a cookie wall", "<h1>We value your privacy</h1><p>We and our 812 partners store information.</p>"),
    ("a cookie wall", "<p>Before you continue to Norlund Post</p><p>Accept all cookies</p>"),
    ("a cookie wall", "<p>Valoramos tu privacidad. Nosotros y nuestros socios usamos cookies.</p>"),
    ("a robot check", "<p>Checking your browser before you reach norlund.example. This takes 5 seconds.</p>"),
    ("a robot check", "<h1>Are you a robot?</h1><p>Please make sure your browser supports JavaScript.</p>"),
    ("a robot check", "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>"),
    ("an error page", "<h1>Page not found</h1><p>The page you are looking for has moved. 12 stories you may like.</p>"),
    ("an error page", "<h1>Access Denied</h1><p>You do not have permission. Reference 18.4</p>"),
    ("a page for subscribers", "<h1>Ferry sinks</h1><p>Already a subscriber? Log in.</p><p>3 months for 1 crown.</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body"), WALLS)
def test_a_wall_is_called_by_its_name(what: str, body: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_html(page(body))
    assert refused.value.message == f"{what}, not an article"
    assert "save the page" in (refused.value.hint or "")


def test_a_wall_in_front_of_a_whole_article_is_no_wall() -> None:
    banner = "<div>We value your privacy. Accept all cookies</div>"
    read_text = read_html(page(banner + f"<p>{STORY}</p>" + f"<p>{AFTER}</p>" * 12)).text
    assert "At least 14 people" in read_text


CUT = [
    f"<p>{STORY}</p><p>{AFTER}</p>" * 5 + "<p>Subscribe to continue reading this article.</p>",
    f"<p>{STORY}</p><p>{AFTER}</p>" * 5 + "<p>Suscríbete para seguir leyendo</p>",
]


@pytest.mark.parametrize("body", CUT)
def test_an_article_that_is_cut_off_is_read_and_said_to_be(body: str) -> None:
    made = read_html(page(body))
    assert "At least 14 people" in made.text
    assert made.note is not None
    assert "the rest is for subscribers" in made.note.message
    assert not made.note.fatal


def test_a_page_that_says_it_is_not_free_and_shows_little_is_cut_off() -> None:
    data = {"@type": "NewsArticle", "headline": "Ferry sinks", "isAccessibleForFree": "False"}
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert read_html(page(f"<p>{STORY}</p>" * 3, head=head)).note is not None
    assert read_html(page("".join(f"<p>{n}: {STORY}{AFTER}</p>" for n in range(20)), head=head)).note is None
    assert read_html(page(f"<p>{STORY}</p>" * 3)).note is None


def test_a_wall_in_a_feed_is_a_finding_and_its_title_is_read() -> None:
    wall = page("<p>We value your privacy. Accept all cookies</p>")
    line = json.dumps({"id": "a", "title": "14 killed as ferry sinks", "html": wall}).encode()
    reading = read(Item("feed.jsonl", row=3, data=line))
    assert [draft.figure.low for draft in reading.drafts] == [14]
    assert str(reading.problems[0]).startswith("feed.jsonl, row 3: a cookie wall, not an article: read from its title")
    bare = read(Item("feed.jsonl", row=3, data=json.dumps({"html": wall}).encode()))
    assert bare.article is None
    assert "a cookie wall" in str(bare.problems[0])


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="windows-1251">', "windows-1251"),
        (b"<META CHARSET=ISO-8859-2 >", "ISO-8859-2"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        (b'<?xml version="1.0" encoding="utf-8"?><html>', "utf-8"),
        (b"<meta name=viewport><p>charset=x", None),
        (b"", None),
        (b" " * 5000 + b'<meta charset="koi8-r">', None),
    ],
)
def test_where_a_page_names_its_encoding(head: bytes, charset: str | None) -> None:
    assert charset_of(head) == charset


@pytest.mark.parametrize("named", ["iso-8859-1", "utf-8", "windows-1252", "us-ascii", "koi8-r", None])
def test_smart_quotes_survive_whatever_the_page_says_of_itself(named: str | None) -> None:
    story = "The coastguard’s chief said “at least 14” were dead – it’s the worst year. " * 6
    head = f'<meta charset="{named}">' if named and named != "koi8-r" else ""
    made = read_html(
        page(f"<p>{story}</p>", head=head).encode("cp1252"), charset="koi8-r" if named == "koi8-r" else None
    )
    if named != "koi8-r":  # a site that gives the name of another encoding in which it is text is believed
        assert "“at least 14”" in made.text
    assert "at least 14" in made.text
