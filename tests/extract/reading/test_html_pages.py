"""Pages with everything around the article that a site puts there."""

from __future__ import annotations

import pytest

from claims.extract.reading.html import read_html
from claims.extract.reading.refusal import Unreadable

STORY = (
    "At least 14 people drowned on Sunday when the ferry Marigold sank off Port Ansel, the coast guard said.",
    "Rescuers pulled 31 passengers from the water, among them six children, harbour master Ilse Brandt told reporters.",
    "The ferry, built in 1988, was licensed to carry 60 people; an inquiry into the accident has been opened.",
)
DECOYS = ("Quake kills 912 in Belmora", "200 died", "45,000 readers", "842 partners", "77 dead in heat wave")


def page(head: str = "", body: str | None = None, lang: str = ' lang="en-GB"') -> str:
    """A page with sidebar, comments, newsletter box and cookie banner round the body."""
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY) if body is None else body
    return f"""<!doctype html><html{lang}><head><title>Ferry sinks - The Harbour Post</title>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<aside class="sidebar"><h3>Most read</h3><ul><li><a href="/1">{DECOYS[0]}</a></li>
<li><a href="/2">{DECOYS[4]}</a></li></ul></aside>
<main><article><h1>Ferry sinks off Port Ansel</h1>{story}</article></main>
<section id="comments"><h2>Comments</h2><p>I heard {DECOYS[1]}, and they are hiding it from all of us.</p></section>
<div class="newsletter">Join {DECOYS[2]} who get our newsletter every morning!</div>
<div id="cookie-banner">We and our {DECOYS[3]} use cookies.</div></body></html>"""


LINKED = """<link rel="canonical" href="https://www.harbourpost.example/2031/05/ferry">
<meta property="og:site_name" content="The Harbour Post">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Ferry sinks &amp; 14 die", "datePublished": "2031-05-04T07:10:00+02:00", "inLanguage": "en-GB",
"publisher": {"@type": "Organization", "name": "Harbour Post"}}</script>"""


def test_the_article_stays_and_what_is_round_it_goes() -> None:
    text = read_html(page(LINKED)).text
    assert all(paragraph in text for paragraph in STORY)
    assert not [decoy for decoy in DECOYS if decoy in text]


def test_lists_of_figures_are_part_of_the_article() -> None:
    body = f"<p>{STORY[0]}</p><ul><li>14 drowned</li><li>31 rescued</li><li>5 missing</li></ul><p>{STORY[2]}</p>"
    text = read_html(page(body=body)).text
    assert [line for line in ("14 drowned", "31 rescued", "5 missing") if line not in text] == []


def test_the_page_says_who_when_and_where_in_json_ld() -> None:
    about = read_html(page(LINKED)).about
    assert about == {
        "title": "Ferry sinks & 14 die",
        "outlet": "Harbour Post",
        "published": "2031-05-04T07:10:00+02:00",
        "url": "https://www.harbourpost.example/2031/05/ferry",
        "archive_url": None,
        "language": "en",
    }


def test_without_json_ld_the_meta_tags_speak() -> None:
    head = """<meta property="og:site_name" content="The Harbour Post"><meta property="og:title" content="Ferry sinks">
    <meta property="article:published_time" content="2031-05-04T07:10:00+02:00">"""
    about = read_html(page(head)).about
    assert about["outlet"] == "The Harbour Post"
    assert about["title"] == "Ferry sinks"
    assert about["url"] is None
    assert about["language"] == "en"


def test_the_address_it_came_from_wins_and_names_the_outlet() -> None:
    archived = "https://web.archive.org/web/20310504/https://news.valley.co.uk/ferry"
    about = read_html(page(lang=""), url=archived).about
    assert about["url"] == "https://news.valley.co.uk/ferry"
    assert about["archive_url"] == archived
    assert about["language"] is None


@pytest.mark.parametrize("front", ["https://www.harbourpost.example/", "/2031/ferry", "javascript:alert(1)"])
def test_a_canonical_link_that_names_no_page_is_not_taken_for_one(front: str) -> None:
    about = read_html(page(f'<link rel="canonical" href="{front}">')).about
    assert about["url"] is None


def test_a_page_that_loads_its_text_by_script_is_read_from_json_ld() -> None:
    head = f"""<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry sinks",
    "articleBody": "{" ".join(STORY)}"}}</script>"""
    text = read_html(f"<html><head>{head}</head><body><div id=app></div></body></html>").text
    assert text == " ".join(STORY)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252"])
def test_the_encoding_a_page_declares_is_used(encoding: str) -> None:
    story = "<p>" + "Die Küstenwache zählte 14 Tote, sagte Bürgermeister Größler. " * 4 + "</p>"
    text = read_html(page(f'<meta charset="{encoding}">', story).encode(encoding)).text
    assert "Küstenwache zählte 14 Tote, sagte Bürgermeister Größler" in text


@pytest.mark.parametrize(
    "html",
    ["", " ", "<html></html>", "<html><body><script>var dead = 14;</script></body></html>", "<!-- -->", "\x00\x01"],
)
def test_a_page_without_an_article_is_refused_with_advice(html: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_html(html)
    assert "paste" in (refused.value.hint or "")


def test_a_piece_of_a_page_is_read_too() -> None:
    piece = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    assert STORY[1] in read_html(f"<div>{piece}</div>").text
    assert STORY[1] in read_html(f"<div>{piece}</div>".encode()).text


def test_a_page_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = page(LINKED)
    assert STORY[0] in read_html(whole[: whole.index(STORY[2])]).text


@pytest.mark.parametrize("depth", [100, 20_000])
def test_deep_nesting_neither_crashes_nor_hides_the_headline(depth: int) -> None:
    deep = page(body="<div>" * depth + "".join(f"<p>{paragraph}</p>" for paragraph in STORY))
    assert ("14 people" if depth == 100 else "Ferry sinks") in read_html(deep).text


def test_markup_that_would_act_elsewhere_stays_text_or_goes() -> None:
    story = f"<p>{STORY[0]} [bold]12[/bold] &lt;script&gt;x&lt;/script&gt; =1+1</p><p>{STORY[1]}</p><script>y</script>"
    text = read_html(page(body=story)).text
    assert "[bold]12[/bold] <script>x</script> =1+1" in text
