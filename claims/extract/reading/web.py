"""Fetching a page the user named: http and https only, bounded in size and time."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from http.client import HTTPException

from claims import __version__
from claims.extract.reading.refusal import LIMIT, Unreadable, too_large

PATIENCE = 20.0
"""Seconds without a byte before giving up."""
TOTAL = 120.0
"""Seconds for the whole page."""
_HEADERS = {"User-Agent": f"claims/{__version__}", "Accept": "text/html,application/pdf,text/plain,*/*"}
_SAVE = "open it in a browser, save the page, and give the file"


def fetch(url: str, *, patience: float = PATIENCE, total: float = TOTAL) -> tuple[bytes, str]:
    """The bytes at the address and their media type.

    Raises Unreadable, saying whether the network, the site or the page is the trouble.
    """
    try:
        request = urllib.request.Request(url, headers=_HEADERS)
        with _opener().open(request, timeout=patience) as answer:
            return _within(answer, time.monotonic() + total), answer.headers.get_content_type()
    except urllib.error.HTTPError as error:
        error.close()
        raise Unreadable(f"the site answered {error.code} {error.reason}", _SAVE) from error
    except TimeoutError as error:
        raise Unreadable("the site does not answer in time", "try again later, or " + _SAVE) from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise Unreadable("the site does not answer in time", "try again later, or " + _SAVE) from error
        raise Unreadable(f"cannot be reached: {error.reason}", "check the address and the network") from error
    except (HTTPException, OSError, ValueError) as error:
        raise Unreadable(f"cannot be fetched: {error}", "check the address and the network") from error


def _opener() -> urllib.request.OpenerDirector:
    """An opener that knows http and https alone: a redirect to file: or ftp: finds nobody to follow it."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _within(answer: object, deadline: float) -> bytes:
    data = bytearray()
    while part := answer.read(1 << 16):  # type: ignore[attr-defined]
        data += part
        if len(data) > LIMIT:
            raise too_large("the page")
        if time.monotonic() > deadline:
            raise Unreadable("the site sends too slowly", _SAVE)
    return bytes(data)
