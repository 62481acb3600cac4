"""Names of sources: when two printed names are one, and when a name is a web domain. Pure."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

# Marks over and under letters, and Arabic vowel signs: written or left out at will. Vowel signs of Indian scripts
# are combining marks too, but tell words apart; they stay.
_MARKS = re.compile(r"[\u0300-\u036f\u064b-\u0652\u0670\u0640]")
# Letters with a stroke or a ligature have no decomposition.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "&": " and "})
# "U.N." is "UN", "Doctors' Syndicate" is "Doctors Syndicate": these leave no gap, other marks do.
_CLOSE = re.compile(r"[.'’‘ʼ`´]")
# On these hosts the account, not the host, says who speaks.
_PLATFORMS = frozenset({"t.me", "telegram.me", "twitter.com", "x.com", "facebook.com", "instagram.com", "youtube.com"})
_LABEL = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
_HOST = re.compile(r"[^\s/@]+\.[^\s/@.\d][^\s/@]*")


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """The name as look-ups compare it: case, diacritics, punctuation, spacing and a leading "the" left out.

    Folding twice changes nothing. A name without any letter or digit folds to itself, trimmed.
    """
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    text = _MARKS.sub("", text).translate(_LETTERS)
    words = "".join(char if _belongs(char) else " " for char in _CLOSE.sub("", text)).split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words) or " ".join(name.casefold().split())


def _belongs(char: str) -> bool:
    """Whether the character is of a word: a letter, a digit, or a vowel sign that combines with one."""
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def domain_of(name: str) -> str | None:
    """The registrable domain, where the name is a domain or a URL ("www.bbc.co.uk" is "bbc.co.uk"); else None.

    Only suffixes of the public suffix list count, so "U.N" or "St.John" is no domain; nor is "t.me/somebody", where the
    account speaks and not the host.
    """
    text = name.strip().lower()
    if "." not in text or " " in text:
        return None
    try:
        host = (urlsplit(text).hostname or "") if "://" in text else text.partition("/")[0].partition(":")[0]
    except ValueError:
        return None
    host = host.rstrip(".")
    if not _HOST.fullmatch(host) or _is_address(host):
        return None
    suffixes = _suffixes()
    suffix = suffixes.publicsuffix(host)
    found = host if suffix == host else suffixes.privatesuffix(host)
    return None if found is None or found in _PLATFORMS else str(found)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_unknown=False)


def host_of(text: str) -> str | None:
    """The host that a list names, however it is written: "HTTPS://www.Example.org/", "*.example.org.", "xn--…".

    None for a page of a site ("medium.com/@somebody"), an address, and what is no domain at all: "N/A", "a@b.org".
    """
    host, slash, path = re.sub(r"^[a-z][a-z0-9+.-]*://", "", text.strip().lower()).partition("/")
    if slash and path.strip("/ "):
        return None
    host = host.partition(":")[0].rstrip(".").removeprefix("*.").removeprefix("www.")
    if "xn--" in host:
        try:
            host = host.encode("ascii").decode("idna")
        except UnicodeError:
            return None
    if len(host) > 253 or not _HOST.fullmatch(host) or _is_address(host) or not _suffixes().publicsuffix(host):
        return None
    labels = host.split(".")
    return host if all(0 < len(label) < 64 and _LABEL.fullmatch(label) for label in labels) else None
