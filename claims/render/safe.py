"""Text from articles made harmless: what an output must never run, reorder or fetch."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# C0 and C1 controls but tab and newline, line and paragraph separators, marks that reorder text, and those that hide
_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_WEB = frozenset({"http", "https"})


def visible(text: str) -> str:
    """The text with control, reordering and invisible characters written out: an escape does nothing, a spoof shows."""
    return _UNSAFE.sub(lambda found: _named(ord(found[0])), text)


def web_address(text: str | None) -> str | None:
    """The address if a browser may be sent there: http or https, with a host, without blanks or controls; else None."""
    if not text or _UNSAFE.search(text) or any(letter.isspace() for letter in text):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    return text if parts.scheme.lower() in _WEB and host and not parts.username and "\\" not in text else None


def host(address: str) -> str:
    """The site of a web address, without www: what a reader knows it by."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _named(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
