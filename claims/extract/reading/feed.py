"""The article feed (CONTRACT: JSONL), one line at a time."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from claims.extract.reading.kinds import Kind
from claims.extract.reading.outlets import outlet_of, unwrap
from claims.extract.reading.published import moment
from claims.extract.reading.refusal import Unreadable
from claims.extract.reading.text import storable, unpainted
from claims.model import Article, Problem


def read_line(line: bytes, file: str, row: int) -> tuple[Article, tuple[Problem, ...]]:
    """The article of one feed line, with what could not be understood in it. Raises Unreadable for a bad line."""
    entry = _entry(line)
    problems: list[Problem] = []
    title, url = _words(entry, "title"), _words(entry, "url")
    original, archive = unwrap(url) if url else (None, None)
    text, content, about, note = _body(entry, title, url)
    if note is not None:
        problems.append(replace(note, file=file, row=row))
    published = moment(entry.get("published"))
    if published is None and entry.get("published") not in (None, ""):
        message = f"published is not a date: {str(entry['published'])[:40]!r}; left empty"
        problems.append(Problem(message, file, row, "published", hint="write it as 2016-09-23", fatal=False))
    return Article(
        id=_id(entry, file, row, url or about.get("url")),
        text=text,
        sha256=hashlib.sha256(content or text.encode()).hexdigest(),
        title=title or about.get("title"),
        url=original or about.get("url"),
        archive_url=archive or about.get("archive_url"),
        outlet=_words(entry, "outlet") or about.get("outlet") or (outlet_of(original) if original else None),
        published=published or about.get("published"),
        language=_words(entry, "language") or about.get("language"),
        media_type=(Kind.HTML if content else Kind.TEXT).value,
        content=content,
    ), tuple(problems)


def _entry(line: bytes) -> dict[str, Any]:
    try:
        entry = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8 at byte {error.start} of the line", "save the feed as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not a JSON object: {_why(error)}", "each line is one article as a JSON object") from error
    if not isinstance(entry, dict):
        raise Unreadable("not a JSON object", "each line is one article as a JSON object")
    return entry


def _why(error: ValueError | RecursionError) -> str:
    """What is wrong with the line; where in it, but not the row, which whoever reports it names."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return "nested too deep" if isinstance(error, RecursionError) else "a number too long to be one"


_Body = tuple[str, bytes | None, dict[str, str | None], Problem | None]


def _body(entry: dict[str, Any], title: str | None, url: str | None) -> _Body:
    """Text as given; else the page's; else the title, for an article whose text is empty. With a note on the page."""
    for key in ("text", "html"):
        if entry.get(key) is not None and not isinstance(entry[key], str):
            raise Unreadable(f"{key} is not a string", f"give the article's {key} as one string")
    text = unpainted(storable(entry.get("text") or ""))
    if text.strip():
        return text, None, {}, None
    note: Problem | None = None
    page = unpainted(storable(entry.get("html") or ""))
    if page.strip():
        from claims.extract.reading.html import read_html

        try:
            read = read_html(page, url)
        except Unreadable as refusal:
            if not title:
                raise
            note = Problem(f"{refusal.message}: read from its title", hint=refusal.hint, fatal=False)
        else:
            return read.text, page.encode(), read.about, read.note
    if title:
        return title, None, {}, note
    raise Unreadable("an article without text, html or title", "fill in its text")


def _words(entry: dict[str, Any], key: str) -> str | None:
    value = entry.get(key)
    return storable(value).strip() or None if isinstance(value, str) else None


def _id(entry: dict[str, Any], file: str, row: int, url: str | None) -> str:
    """The feed's id, else the URL, else the path with the row: two lines of one file are two documents."""
    value = entry.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _words(entry, "id") or url or f"{file}#{row}"
