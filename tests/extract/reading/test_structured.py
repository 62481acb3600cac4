"""JSON-LD as sites really write it."""

from __future__ import annotations

import pytest
from trafilatura import load_html

from claims.extract.reading.structured import article_data

ARTICLE = '{"@type": "NewsArticle", "headline": "Dam bursts", "datePublished": "2031-05-04"}'


def data(*scripts: str, kind: str = "application/ld+json") -> dict[str, str]:
    body = "".join(f'<script type="{kind}">{script}</script>' for script in scripts)
    return article_data(load_html(f"<html><head>{body}</head><body><p>x</p></body></html>"))


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@graph": [{{"@type": "WebSite"}}, {ARTICLE}]}}',
        f'{{"@graph": {ARTICLE}}}',
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"/*<![CDATA[*/ {ARTICLE} /*]]>*/",
        f"{ARTICLE};",
        f'{{"@type": "WebSite"}}\n{ARTICLE}',
        ARTICLE.replace("Dam bursts", "Dam\nbursts").replace("Dam\nbursts", "Dam bursts"),
        ARTICLE.replace('"NewsArticle"', '["Thing", "ReportageNewsArticle"]'),
    ],
)
def test_an_article_is_found_however_it_is_wrapped(script: str) -> None:
    assert data(script) == {"title": "Dam bursts", "published": "2031-05-04"}


@pytest.mark.parametrize("script", ["", "{", '{"@type": "Recipe"}', "null", "7", '"x"', "[" * 5000, '{"@type": 7}'])
def test_anything_else_says_nothing(script: str) -> None:
    assert data(script) == {}


def test_a_broken_script_does_not_hide_the_next() -> None:
    assert data("{oops", ARTICLE)["title"] == "Dam bursts"


def test_other_types_of_script_are_not_read() -> None:
    assert data(ARTICLE, kind="application/json") == {}
    assert data(ARTICLE, kind="Application/LD+JSON; charset=utf-8")["title"] == "Dam bursts"


def test_publisher_address_and_language_in_their_shapes() -> None:
    said = data("""{"@type": "Article", "name": "Dam bursts", "publisher": [{"name": "Valley News"}],
        "mainEntityOfPage": {"@id": "https://valley.example/dam"}, "url": "https://valley.example/amp/dam",
        "inLanguage": {"@type": "Language", "alternateName": "en-US"}, "articleBody": ["not", "text"]}""")
    assert said == {
        "title": "Dam bursts",
        "outlet": "Valley News",
        "url": "https://valley.example/dam",
        "language": "en",
    }
