"""What a document is, by its bytes and its name."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from claims.extract.reading.document import read_document
from claims.extract.reading.kinds import Kind, advice, by_content, by_name
from claims.extract.reading.refusal import Unreadable

PLAIN = b"Nine miners died at Tor Valley."


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (PLAIN, "a.txt", Kind.TEXT),
        (PLAIN, "a.MD", Kind.TEXT),
        (PLAIN, "-", Kind.TEXT),
        (PLAIN, "a.unknown", Kind.TEXT),
        (b"<!DOCTYPE html><p>x", "-", Kind.HTML),
        (b"\xef\xbb\xbf <html>", "saved", Kind.HTML),
        (b"<?xml version='1.0'?><!-- x --><html>", "saved", Kind.HTML),
        (b"<html> is a tag", "about.txt", Kind.TEXT),
        (PLAIN, "a.html", Kind.HTML),
        (b"%PDF-1.4\n", "a.txt", Kind.PDF),
        (b"\n\n%PDF-1.4\n", "a", Kind.PDF),
    ],
)
def test_bytes_tell_first_then_the_name(data: bytes, name: str, kind: Kind) -> None:
    assert by_content(data, name) is kind


@pytest.mark.parametrize(("end", "kind"), [(b"x", Kind.TEXT), (b"<html>", Kind.HTML)])
def test_a_row_of_comments_is_gone_through_once(end: bytes, kind: Kind) -> None:
    assert by_content(b"<!-- -->" * 400 + end, "saved") is kind


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (gzip.compress(PLAIN, mtime=0), "gzip"),
        (gzip.compress(PLAIN, mtime=0)[:12], "gzip"),
        (zipped(), "Office document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "PNG"),
        (b"SQLite format 3\x00" + bytes(100), "SQLite"),
        (b"{\\rtf1 Nine died}", "rich-text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
    ],
)
def test_archives_pictures_and_office_files_are_named_and_refused(data: bytes, what: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_document(data, "a.txt")
    assert what in refused.value.message
    assert refused.value.hint


def test_a_page_saved_as_pdf_by_mistake_is_refused() -> None:
    with pytest.raises(Unreadable, match="not a PDF"):
        by_content(b"<html>Not found</html>", "report.pdf")


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read_document(data, "a.txt")


def test_names_and_what_to_do_with_unknown_ones() -> None:
    assert by_name("x/feed.NDJSON") is Kind.FEED
    assert by_name("x/photo.jpg") is None
    assert "claims import" in advice("table.CSV")
    assert "claims import" not in advice("photo.jpg")


def test_a_text_file_is_its_exact_text_and_its_bytes_are_not_stored_twice() -> None:
    data = "  Nine died.\r\n\r\nTwelve – no, 13 – hurt.\u2028\t".encode()
    article, _ = read_document(data, "folder/a.txt")
    assert article.text.encode() == data
    assert (article.id, article.title, article.outlet, article.published) == ("folder/a.txt", None, None, None)
    assert article.content is None


def test_a_text_in_another_encoding_keeps_its_bytes() -> None:
    data = "Zwölf Tote, sagte Größler.".encode("utf-16")
    article, _ = read_document(data, "a.txt")
    assert article.content == data
    assert article.text == "Zwölf Tote, sagte Größler."
