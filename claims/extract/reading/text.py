"""Plain text: bytes decoded as they are, not a character added or lost, and what the first lines say of themselves."""

from __future__ import annotations

import codecs
import re
import unicodedata

from claims.extract.reading.refusal import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_LONGEST_TITLE = 160
_BINARY = "this is not text, but bytes of some other kind"
_SAVE = "save it as UTF-8 text, HTML or PDF"
# what the letters of Central European, Baltic and Turkish code pages turn into when they are read as Windows-1252:
# signs inside words, and letters of Icelandic and Faroese, which are far rarer than those they stand for
_NOT_WESTERN = re.compile("[šžŠŽýþðÝÞÐ¦¨¬¯¸]|(?<=\\w)[¹²³¼½¾¿¡¢£¥¤µ¶±×÷](?=\\w)")
_C1 = re.compile("[\x80-\x9f]")  # control characters that no text has
_PAINT = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of the bytes: by their byte order mark, as UTF-8, as declared, as UTF-16 without mark, else by a guess.

    What is declared is often wrong, and text of another encoding is hardly ever UTF-8 by accident: so UTF-8 goes
    first. Line ends stay as they are. Raises Unreadable for bytes that are no text in any encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data, encoding))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _checked(_as_declared(data, declared) or _guessed(data))
    if "\x00" in text:  # UTF-16 of plain letters is UTF-8 too, with a zero beside each
        text = _wide(data) or text
    return _checked(text)


def _as_declared(data: bytes, declared: str | None) -> str | None:
    """The text in the encoding it is said to be in; None where it is not, or where none is named that we know.

    Latin-1 and ASCII are read as Windows-1252, which they nearly always are (WHATWG Encoding Standard).
    """
    if declared is None:
        return None
    try:
        encoding = codecs.lookup(declared.strip().strip("\"'")).name
        if encoding in ("utf-8", "utf-7") or encoding.startswith(("utf-16", "utf-32")):
            return None
        text = data.decode("cp1252" if encoding in ("iso8859-1", "ascii") else encoding)
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if _CONTROLS.search(text) or _C1.search(text) else text


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"damaged at byte {error.start}"
        raise Unreadable(f"marked as {encoding} text, but {where}", "fetch or save it again") from error


def _guessed(data: bytes) -> str:
    text = _mended(data) or _wide(data)
    if text is not None:
        return text
    if b"\x00" in data:
        raise Unreadable(_BINARY, _SAVE)
    text = _western(data)
    if text is not None:
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise Unreadable(_BINARY, _SAVE)
    return data.decode(best.encoding, errors="replace")


def _mended(data: bytes) -> str | None:
    """UTF-8 with something else in it, told by how many characters of it are whole.

    It was cut off inside a character, or has a few damaged ones (shown as U+FFFD), or somebody pasted Windows-1252
    into it: then each byte that is no UTF-8 is a character of that.
    """
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - lost
    if lost == 1 and text.endswith("\ufffd") and whole > 0 and max(data[-3:]) >= _LEADS:
        return text
    if whole * 8 >= lost:
        pasted = data.decode("utf-8", errors=_PASTED)
        if not _NOT_PASTED.search(pasted) and not _NOT_WESTERN.search(pasted):
            return pasted
    return text if whole >= 10 * lost else None


def _pasted(error: UnicodeError) -> tuple[str, int]:
    """One byte that is no UTF-8 as Windows-1252; the head of a damaged character as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    damaged = error.object[error.start : error.end]
    if len(damaged) == 1 and damaged != b"\xff":  # which no text of Europe has, and damage often
        try:
            return damaged.decode("cp1252"), error.end
        except UnicodeDecodeError:
            pass
    return "\ufffd", error.end


# what a text of the Latin alphabet with its quotation marks and dashes does not hold
_NOT_PASTED = re.compile("[^\x00-\x7f\xa0-\u024f\u1e00-\u1eff\u2010-\u2026\u2030-\u203a\u20ac\u2122]")
_LEADS = 0xC2  # the bytes from here on begin a character of UTF-8
_PASTED = "claims.pasted"
codecs.register_error(_PASTED, _pasted)


def _western(data: bytes) -> str | None:
    """Windows-1252 where a mostly plain text makes sense in it: guessing by letters goes wrong with so few of them."""
    marked = sum(byte > 0x7F for byte in data[:_SAMPLE])
    if marked * 4 > len(data[:_SAMPLE]):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if _NOT_WESTERN.search(text) else text


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 < len(head) or min(even, odd) * 20 > len(head):
        return None
    return _strictly(data, "utf-16-le" if odd > even else "utf-16-be")


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    if "\x00" in text or len(_CONTROLS.findall(sample)) * 50 > len(sample):
        raise Unreadable(_BINARY, _SAVE)
    return text


def storable(text: str) -> str:
    """The text with what no database stores (NUL, half a surrogate pair) replaced one for one: spans stay."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


def unpainted(text: str) -> str:
    """The text with a terminal's control sequences (ECMA-48: colours, movements) as blanks: they hold digits."""
    return _PAINT.sub(lambda found: " " * len(found[0]), text) if "\x1b" in text else text


def title_of(text: str) -> str | None:
    """The first line where it reads as a headline: short, no full stop, followed by more text; else None."""
    lines = text.lstrip().splitlines()
    first = lines[0].strip().lstrip("# ").strip() if lines else ""
    if not first or len(lines) < 2 or len(first) > _LONGEST_TITLE or first.endswith((".", ":", ";", ",")):
        return None
    letter = next((character for character in first if character.isalpha()), "")
    if not letter or unicodedata.category(letter) == "Ll":
        return None
    return first
