"""Which machines may be asked for a page: public ones alone, found by name once and then connected to by number."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from claims.extract.reading.refusal import Unreadable

_SAVE = "open it in a browser, save the page, and give the file"
_NETWORK = "check the address and the network"
_PORTS = frozenset([80, 443, 8000, 8080, 8443])
# Addresses that carry an IPv4 address inside, or lead through a translator: what is behind them is not what they say.
# RFC 4291 (compatible and mapped), RFC 2765, RFC 6052 and 8215 (NAT64), RFC 3056 (6to4), RFC 4380 (Teredo),
# RFC 7526 (6to4 relays), RFC 3879 (site-local), RFC 5214 (ISATAP, by its interface id)
_CARRIERS = tuple(
    map(
        ipaddress.ip_network,
        (
            "::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32",
            "192.88.99.0/24", "fec0::/10",
        ),
    )
)  # fmt: skip
_ISATAP = (0x00005EFE, 0x02005EFE)


def is_public(address: str) -> bool:
    """Whether a numeric address is of the public internet: none that is private, local, shared, reserved or a carrier.

    What is not one address ("fe80::1%eth0", "example.com") is not public.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if not parsed.is_global or parsed.is_multicast or parsed.is_reserved or parsed.is_unspecified:
        return False
    if any(parsed.version == net.version and parsed in net for net in _CARRIERS):
        return False
    return parsed.version == 4 or (int(parsed) >> 32) & 0xFFFFFFFF not in _ISATAP


def found_by_name(host: str, port: int, patience: float) -> list[str]:
    """The numeric addresses of a host, asked of the system within `patience` seconds. Raises OSError."""
    answer: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except Exception as error:  # whatever it is, it is raised where the answer is waited for
            answer.put(error)

    threading.Thread(target=ask, daemon=True).start()  # the system's look-up cannot be cut short
    try:
        got = answer.get(timeout=patience)
    except queue.Empty:
        raise TimeoutError("its name is not found in time") from None
    if isinstance(got, Exception):
        raise got
    return got


@dataclass(frozen=True, slots=True)
class Network:
    """How hosts are found and which are asked. There is one, PUBLIC; tests make others for servers of their own."""

    find: Callable[[str, int, float], list[str]] = found_by_name
    permits: Callable[[str], bool] = is_public
    ports: frozenset[int] = _PORTS


PUBLIC = Network()


@dataclass(frozen=True, slots=True)
class Target:
    """A page to ask for: the host as it is called, the checked number to connect to, the port, and the path."""

    host: str
    address: str
    port: int
    path: str
    secure: bool


def target(url: str, network: Network, patience: float) -> Target:
    """The page behind a URL, its host looked up once. Raises Unreadable for what is never asked for."""
    parts = _split(url)
    secure = parts.scheme == "https"
    host = _host(parts, url)
    try:
        port = parts.port or (443 if secure else 80)
    except ValueError as error:
        raise Unreadable("an address with a port that is none", _NETWORK) from error
    if port not in network.ports:
        raise Unreadable(f"port {port} is not one that pages are served on", _SAVE)
    try:
        addresses = network.find(host, port, patience)
    except TimeoutError as error:
        raise Unreadable("the site does not answer in time", "try again later, or " + _SAVE) from error
    except OSError as error:
        raise Unreadable(f"cannot be reached: {error.strerror or error}", _NETWORK) from error
    except UnicodeError as error:
        raise Unreadable("an address whose host is no name", _NETWORK) from error
    if not addresses:
        raise Unreadable("cannot be reached: its name has no address", _NETWORK)
    for address in addresses:
        if not network.permits(address):
            raise Unreadable(f"{host} is at {address}, which is not public: not fetched", _SAVE)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else ""
    )
    return Target(host, addresses[0], port, path, secure)


def _split(url: str) -> SplitResult:
    if any(character <= " " or character == "\x7f" for character in url):
        raise Unreadable("an address with white space or control characters in it", _NETWORK)
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise Unreadable(f"a broken address: {error}", _NETWORK) from error
    if parts.scheme not in ("http", "https"):
        raise Unreadable(f"leads to {parts.scheme or 'no'} address: only http and https are fetched", _SAVE)
    if parts.username is not None or parts.password is not None:
        raise Unreadable("an address with a user name in it: not fetched", "leave out what stands before the @")
    return parts


def _host(parts: SplitResult, url: str) -> str:
    """The host in the letters of the network (IDNA)."""
    host = parts.hostname or ""
    if not host or "\\" in url:
        raise Unreadable("an address without a host", _NETWORK)
    if ":" in host:
        return host
    try:
        return host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise Unreadable("an address whose host is no name", _NETWORK) from error
