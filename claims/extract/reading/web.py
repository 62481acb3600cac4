"""Fetching a page the user named: http and https only, from public machines only, bounded in size and time."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urljoin

from claims import __version__
from claims.extract.reading import addresses
from claims.extract.reading.addresses import Network, Target, target
from claims.extract.reading.refusal import LIMIT, Unreadable, too_large

PATIENCE = 20.0
"""Seconds without a byte before giving up."""
TOTAL = 120.0
"""Seconds for the whole page, redirects included."""
_REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_PART = 1 << 16
_HEADERS = {
    "User-Agent": f"claims/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_READ = ("text/", "application/xhtml+xml", "application/pdf", "application/x-pdf", "application/octet-stream")
_SAVE = "open it in a browser, save the page, and give the file"
_LATER = "try again later, or " + _SAVE


@dataclass(frozen=True, slots=True)
class Page:
    """What a site sent: its bytes without their packing, the media type and charset it gives them, where it was."""

    data: bytes
    media_type: str
    charset: str | None
    url: str


def fetch(url: str, *, patience: float = PATIENCE, total: float = TOTAL, network: Network | None = None) -> Page:
    """The page at the address.

    The host is looked up once and connected to by the number that was checked, also after each redirect; proxies of
    the environment are not used, since what they connect to cannot be checked. Raises Unreadable, saying whether the
    address, the network, the site or the page is the trouble.
    """
    deadline = time.monotonic() + total
    for _ in range(_REDIRECTS + 1):
        left = deadline - time.monotonic()
        if left <= 0:
            raise Unreadable("the site sends too slowly", _SAVE)
        asked = target(url, network or addresses.PUBLIC, min(patience, left))
        answer = _Visit(asked, patience, deadline).page(url)
        if isinstance(answer, Page):
            return answer
        url = answer
    raise Unreadable("the site leads from page to page without end", _SAVE)


class _Visit:
    """One connection. A watch cuts it off at the deadline, whatever the site is dripping at the time."""

    def __init__(self, asked: Target, patience: float, deadline: float) -> None:
        self.asked = asked
        self.patience = patience
        self.deadline = deadline
        self.late = False
        self.socket: socket.socket | None = None

    def page(self, url: str) -> Page | str:
        """The page, or the address it has moved to."""
        watch = threading.Timer(max(0.0, self.deadline - time.monotonic()), self._cut)
        watch.daemon = True
        watch.start()
        try:
            return self._asked(url)
        except TimeoutError as error:
            raise Unreadable("the site does not answer in time", _LATER) from error
        except ssl.SSLError as error:
            raise self._failure(f"no safe connection: {error.reason or error}") from error
        except (http.client.HTTPException, OSError, ValueError, zlib.error) as error:
            raise self._failure(f"cannot be fetched: {error or type(error).__name__}") from error
        finally:
            watch.cancel()
            if self.socket is not None:
                self.socket.close()

    def _failure(self, message: str) -> Unreadable:
        if self.late:
            return Unreadable("the site sends too slowly", _SAVE)
        return Unreadable(message, "check the address and the network")

    def _cut(self) -> None:
        self.late = True
        if self.socket is not None:
            try:
                self.socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return

    def _asked(self, url: str) -> Page | str:
        connection = http.client.HTTPConnection(self.asked.host, self.asked.port)
        connection.sock = self.socket = self._connected()
        connection.putrequest("GET", self.asked.path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", self._named())
        for name, value in _HEADERS.items():
            connection.putheader(name, value)
        connection.endheaders()
        with connection.getresponse() as answer:
            if answer.status in _MOVED:
                return self._moved(url, answer.headers)
            if answer.status != http.client.OK:
                raise Unreadable(f"the site answered {answer.status} {answer.reason}".rstrip(), _SAVE)
            media_type = _media_type(answer.headers)
            data = self._within(answer)
        if self.late:
            raise Unreadable("the site sends too slowly", _SAVE)
        return Page(data, media_type, answer.headers.get_content_charset(), url)

    def _connected(self) -> socket.socket:
        """A socket to the number that was checked; the name is only used to check the certificate."""
        try:
            plain = socket.create_connection((self.asked.address, self.asked.port), timeout=self.patience)
        except TimeoutError:
            raise
        except OSError as error:
            raise Unreadable(f"cannot be reached: {error.strerror}", "check the address and the network") from error
        self.socket = plain
        if not self.asked.secure:
            return plain
        return ssl.create_default_context().wrap_socket(plain, server_hostname=self.asked.host)

    def _named(self) -> str:
        host = f"[{self.asked.host}]" if ":" in self.asked.host else self.asked.host
        return host if self.asked.port == (443 if self.asked.secure else 80) else f"{host}:{self.asked.port}"

    def _moved(self, url: str, headers: Message) -> str:
        location = headers.get("Location")
        if not location:
            raise Unreadable("the site says that the page has moved, and not where to", _SAVE)
        # a header is Latin-1 on the wire; sites put UTF-8 there
        return urljoin(url, location.strip().encode("latin-1", "replace").decode("utf-8", "replace"))

    def _within(self, answer: http.client.HTTPResponse) -> bytes:
        """The body without its packing; neither what comes nor what it unpacks to passes the limit."""
        if (answer.length or 0) > LIMIT:
            raise too_large("the page")
        packing = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
        if packing not in ("identity", "gzip", "x-gzip", "deflate"):
            raise Unreadable(f"packed as {packing}, which was not asked for", _SAVE)
        unpack = None if packing == "identity" else zlib.decompressobj(zlib.MAX_WBITS | 32)
        data, received = bytearray(), 0
        while part := answer.read1(_PART):
            received += len(part)
            data += part if unpack is None else unpack.decompress(part, LIMIT + 1 - len(data))
            if len(data) > LIMIT or received > LIMIT or (unpack is not None and unpack.unconsumed_tail):
                raise too_large("the page")
            if time.monotonic() > self.deadline:
                self.late = True
                raise Unreadable("the site sends too slowly", _SAVE)
        if answer.length:
            raise Unreadable("the site broke off in the middle of the page", "try again")
        if unpack is not None and not unpack.eof:
            raise Unreadable("the site broke off in the middle of the page", "try again")
        return bytes(data)


def _media_type(headers: Message) -> str:
    """What the site calls the page; Unreadable for what is no text, before any of it is read."""
    if headers.get("Content-Type") is None:
        return ""
    media_type = headers.get_content_type()
    if not media_type.startswith(_READ):
        raise Unreadable(f"the site calls it {media_type}, not a text", "give the address of the article itself")
    return media_type
