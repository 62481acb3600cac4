"""PDF files made here, byte by byte: readable, locked, cut, empty."""

from __future__ import annotations

import io

import pypdf
import pytest

from claims.extract.reading.document import read_document
from claims.extract.reading.pdf import read_pdf
from claims.extract.reading.refusal import Unreadable

LINES = ("Mine collapse at Tor Valley", "4 May 2031", "Nine miners were killed on Monday, the regional governor said.")


def pdf(lines: tuple[str, ...] = LINES, title: str | None = None) -> bytes:
    """A one-page PDF of these lines: objects, cross-reference table and trailer by PDF 1.4."""
    drawn = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 700 Td {drawn} ET".encode("latin-1") if lines else b""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (%s) >>" % (title or "").encode("latin-1"),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + table + trailer % (len(bodies) + 1, len(out))


def locked(password: str) -> bytes:
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(pdf()))
    writer.encrypt(password, "owner's word", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_text_of_the_pages_and_the_title_of_the_file() -> None:
    text, about = read_pdf(pdf(title="Collapse at Tor"))
    assert text.splitlines() == list(LINES)
    assert about == {"title": "Collapse at Tor"}


def test_a_pdf_becomes_an_article_with_its_bytes() -> None:
    data = pdf()
    article, _ = read_document(data, "reports/tor.pdf")
    assert article.id == "reports/tor.pdf"
    assert article.content == data
    assert article.media_type == "application/pdf"
    assert article.title == LINES[0]
    assert article.published == "2031-05-04"


def test_a_sentence_broken_at_the_margin_is_one_sentence() -> None:
    lines = (
        "Nine miners were killed on Monday when a shaft of the Tor",
        "mine fell in, and twenty-",
        "five were hurt.",
    )
    assert read_pdf(pdf(lines))[0] == f"{lines[0]} {lines[1]}five were hurt."


def test_a_pdf_is_known_by_its_bytes_whatever_its_name() -> None:
    assert "Nine miners" in read_document(pdf(), "tor.txt")[0].text


def test_an_owner_password_alone_does_not_lock_the_text() -> None:
    assert "Nine miners" in read_pdf(locked(""))[0]


@pytest.mark.parametrize(
    ("data", "what", "todo"),
    [
        (locked("secret"), "locked by a password", "unlock"),
        (locked("secret").replace(b"/Filter /Standard", b"/Filter /Strange1"), "locked by encryption", "unlock"),
        (pdf(lines=()), "pages are pictures", "OCR"),
        (pdf()[:200], "damaged or truncated", "fetch it again"),
        (b"%PDF-1.7\n", "damaged or truncated", "fetch it again"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged or truncated", "fetch it again"),
    ],
    ids=["locked", "strange lock", "pictures", "cut", "head only", "junk"],
)
def test_what_gives_no_text_says_what_it_is_and_what_to_do(data: bytes, what: str, todo: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_pdf(data)
    assert what in refused.value.message
    assert todo in (refused.value.hint or "")


@pytest.mark.parametrize("at", range(0, 900, 60))
def test_a_pdf_cut_anywhere_is_text_or_a_refusal(at: int) -> None:
    try:
        assert read_pdf(pdf()[:at])[0]
    except Unreadable as refused:
        assert refused.hint
