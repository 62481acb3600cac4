"""HTML pages: main text without sidebars and comments, and what the page says of itself (JSON-LD first)."""

from __future__ import annotations

import html
import logging
import re
from dataclasses import dataclass
from typing import Any

from claims.extract.reading.outlets import outlet_of, unwrap
from claims.extract.reading.published import moment
from claims.extract.reading.refusal import MEGABYTE, Unreadable
from claims.extract.reading.structured import article_data
from claims.extract.reading.text import decode, storable
from claims.extract.reading.walls import cut_off, refuse_wall
from claims.model import Problem

LIMIT = 10 * MEGABYTE
_NO_TEXT = ("a page without an article in it", "it may be a cookie wall or load its text by script: paste the text")


# Where a page names its encoding: <meta charset=…>, <meta … content="…; charset=…">, <?xml … encoding=…?>
_CHARSET = re.compile(
    rb"<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I
)
_ALL = 800  # characters of a page without an article that are looked at for what it is instead
_HEAD = 4096  # bytes of a page in which it names its encoding
_XML = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a page: its main text, what it says of itself, and a note where that is not all of it."""

    text: str
    about: dict[str, str | None]
    note: Problem | None = None


def read_html(page: bytes | str, url: str | None = None, *, charset: str | None = None) -> Read:
    """The main text, and title, outlet, published, language and url where known. Raises Unreadable without a text.

    `charset` is the encoding the site gave; it wins over what the page names, and what the bytes are over both.
    """
    if len(page) > LIMIT:
        raise Unreadable(f"a page over {LIMIT // MEGABYTE} MB", "paste the article's text instead")
    if isinstance(page, bytes):
        page = decode(page, charset or charset_of(page))
    page = _XML.sub("", page.removeprefix("\ufeff"))  # the parser refuses text that names an encoding
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree, page = _parsed(page)
    if tree is None:
        raise Unreadable(*_NO_TEXT)
    data = article_data(tree)
    language = (tree.get("lang") or "").split("-")[0].lower() or None
    found = _main(page, url)
    text = storable((found.text if found is not None else None) or "").strip()
    body = storable(data.get("body") or "").strip()
    if len(body) > 2 * len(text):
        text = body
    about = _about(found, data, url) | {"language": data.get("language") or language}
    if not text:
        refuse_wall(_all_words(tree), about["title"])
        raise Unreadable(*_NO_TEXT)
    refuse_wall(text, about["title"])
    return Read(text, about, cut_off(text, free=data.get("free") != "no" or text == body))


def charset_of(page: bytes) -> str | None:
    """The encoding a page names in its head; None where it names none."""
    found = _CHARSET.search(page[:_HEAD])
    return found[1].decode("ascii") if found else None


def _all_words(tree: Any) -> str:
    for script in tree.xpath("//script | //style"):
        script.drop_tree()
    return " ".join(str(tree.text_content()).split())[:_ALL]


def _parsed(page: str) -> tuple[Any, str]:
    """The tree, and the page it is of: a piece of a page is made whole, which the library asks for."""
    from trafilatura import load_html

    tree = load_html(page)
    if tree is not None:
        return tree, page
    whole = f"<html><body>{page}</body></html>"
    return load_html(whole), whole


def _main(page: str, url: str | None) -> Any:
    from trafilatura import bare_extraction

    # precision first: a sidebar's figure in the article is worse than a lost caption
    found = bare_extraction(page, url=url, favor_precision=True, with_metadata=True, include_comments=False)
    if found is not None and getattr(found, "text", None):
        return found
    return bare_extraction(page, url=url, with_metadata=True, include_comments=False)


def _about(found: Any, data: dict[str, str], url: str | None) -> dict[str, str | None]:
    said = {name: getattr(found, name, None) or None for name in ("title", "sitename", "date", "url")}
    address = url or data.get("url") or said["url"]
    if address is not None and not _is_article(address):
        address = None
    original, archive = unwrap(address) if address else (None, None)
    return {
        "title": _line(data.get("title") or said["title"]),
        "outlet": _line(data.get("outlet")) or _site(_line(said["sitename"]), original),
        "published": moment(data.get("published")) or moment(said["date"]),
        "url": original,
        "archive_url": archive,
    }


def _site(name: str | None, url: str | None) -> str | None:
    """The site's own name; where the library has only cut it out of the address, the domain by our rule."""
    if name is not None and not (url and name.lower() in url.lower()):
        return name
    return outlet_of(url) if url else name


def _is_article(address: str) -> bool:
    """Whether the address names a page: a canonical link to the front page would make all articles one document."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and bool(parts.path.strip("/") or parts.query)


def _line(text: str | None) -> str | None:
    """One line: titles come with line ends and, in JSON-LD, with the entities of HTML."""
    return " ".join(storable(html.unescape(text)).split()) or None if text else None
