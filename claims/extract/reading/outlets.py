"""The outlet behind a URL: archives unwrapped, then the registrable domain by the public suffix list."""

from __future__ import annotations

import ipaddress
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_ARCHIVE = re.compile(r"https?://(?:web\.archive\.org/web/\d+[a-z_]*|archive\.(?:ph|today|is|li|md)/\d+)/(https?:/.*)")
# on these hosts the account, not the host, says who speaks
_PLATFORMS = frozenset({"t.me", "telegram.me", "twitter.com", "x.com", "facebook.com", "instagram.com", "tiktok.com"})


def unwrap(url: str) -> tuple[str, str | None]:
    """The original URL, and the archive's where the URL is an archived copy."""
    found = _ARCHIVE.match(url)
    if found is None:
        return url, None
    original = re.sub(r"^(https?):/+", r"\1://", found[1])
    return original, url


def outlet_of(url: str) -> str | None:
    """The registrable domain ("bbc.co.uk"); host and account on a platform ("t.me/name"); None without a host."""
    try:
        parts = urlsplit(unwrap(url.strip())[0])
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if not host or parts.scheme not in ("http", "https"):
        return None
    if _is_address(host):
        return host
    domain = _suffixes().privatesuffix(host) or host
    if domain in _PLATFORMS:
        account = next((part for part in parts.path.split("/") if part and part != "s"), "")
        return f"{domain}/{account.lstrip('@')}" if account else domain
    return str(domain)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()
