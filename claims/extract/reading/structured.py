"""JSON-LD: what a page says of its article in schema.org's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

# https://schema.org/Article and the sub-types that news sites use
_ARTICLES = frozenset({
    "Article", "NewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "ReportageNewsArticle",
    "ReviewNewsArticle", "OpinionNewsArticle", "Report", "LiveBlogPosting", "BlogPosting", "SocialMediaPosting",
})  # fmt: skip
# what sites wrap the JSON in: HTML comments, CDATA marks
_WRAPPING = re.compile(r"^(?:\s|<!--|//|/\*|\*/|<!\[CDATA\[)+")
_DECODER = json.JSONDecoder(strict=False)  # raw line ends inside strings are common


def article_data(tree: Any) -> dict[str, str]:
    """Title, published, outlet, url, language and body of the page's article, those that are there.

    `free` is "no" where the page says that not all can read it.
    """
    for item in _items(tree):
        if _types(item) & _ARTICLES:
            said = {
                "title": item.get("headline") or item.get("name"),
                "published": item.get("datePublished"),
                "outlet": _named(item.get("publisher")),
                "url": _address(item.get("mainEntityOfPage")) or item.get("url"),
                "language": _language(item.get("inLanguage")),
                "body": item.get("articleBody"),
                "free": "no" if str(item.get("isAccessibleForFree")).lower() in ("false", "0") else None,
            }
            return {name: value for name, value in said.items() if isinstance(value, str) and value.strip()}
    return {}


def _items(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iterfind(".//script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        yield from _parsed(_WRAPPING.sub("", script.text or ""))


def _parsed(text: str) -> Iterator[dict[str, Any]]:
    """Every object of the script: some hold several, and most that are damaged are damaged after the first."""
    at = 0
    while at < len(text):
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield from _flat(value)
        at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n,;"))


def _flat(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _flat(item)
    elif isinstance(value, dict):
        yield value
        yield from _flat(value.get("@graph", []))


def _types(item: dict[str, Any]) -> set[str]:
    types = item.get("@type")
    return {one for one in (types if isinstance(types, list) else [types]) if isinstance(one, str)}


def _named(value: Any) -> Any:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.get("name") if isinstance(value, dict) else value


def _address(value: Any) -> Any:
    return value.get("@id") if isinstance(value, dict) else value


def _language(value: Any) -> Any:
    """The primary tag: "en" of "en-GB"."""
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return value.split("-")[0].lower() if isinstance(value, str) else None
