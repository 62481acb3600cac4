"""Fetching, against a server on this machine: public machines alone, never anything but http, never without end."""

from __future__ import annotations

import gzip
import hashlib
import http.server
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from claims.extract.reading import addresses, web
from claims.extract.reading.addresses import PUBLIC, Network, is_public
from claims.extract.reading.item import read
from claims.extract.reading.items import Item
from claims.extract.reading.refusal import Unreadable

STORY = "<p>Nine miners were killed at Tor Valley on Monday, the regional governor said in the evening.</p>" * 3
PAGE = f"<div><article>{STORY}</article></div>"
RUSSIAN = f"<div><article>{'<p>При обвале погибли девять шахтёров.</p>' * 9}</article></div>"
BOMB = gzip.compress(b"0" * 80_000_000)
MOVES = {
    "/file": "file:///etc/hostname",
    "/ftp": "ftp://127.0.0.1/x",
    "/loop": "/loop",
    "/move": "/page",
    "/inside": "http://127.0.0.1/page",
    "/metadata": "http://169.254.169.254/latest/meta-data/",
    "/mapped": "http://[::ffff:10.0.0.1]/",
    "/named": "http://ada:secret@news.example/page",
    "/rebound": "http://rebound.example/page",
    "/secure": "https://news.example/page",
}
ANSWERS: dict[str, tuple[str, dict[str, str], bytes]] = {
    "/page": ("text/html", {}, PAGE.encode()),
    "/text": ("text/plain; charset=utf-8", {}, PAGE.encode()),
    "/none": ("", {}, f"<html><body>{PAGE}</body></html>".encode()),
    "/picture": ("image/png", {}, b"\x89PNG\r\n\x1a\n" + bytes(99)),
    "/json": ("application/json", {}, b"{}"),
    "/zip": ("application/octet-stream", {}, b"PK\x03\x04" + bytes(99)),
    "/packed": ("text/html", {"Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
    "/zlib": ("text/html", {"Content-Encoding": "deflate"}, zlib.compress(PAGE.encode())),
    "/bomb": ("text/html", {"Content-Encoding": "gzip"}, BOMB),
    "/brotli": ("text/html", {"Content-Encoding": "br"}, b"x"),
    "/damaged": ("text/html", {"Content-Encoding": "gzip"}, b"no gzip at all"),
    "/half": ("text/html", {"Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())[:-20]),
    "/short": ("text/html", {"Content-Length": "99999"}, b"<p>nine"),
    "/endless": ("text/html", {"Content-Length": "99000000"}, b"<p>nine"),
    "/old": ("text/html; charset=windows-1251", {}, RUSSIAN.encode("cp1251")),
    "/empty": ("text/html", {}, b""),
}  # fmt: skip


class Site(http.server.BaseHTTPRequestHandler):
    """Answers by path: a page, a move, or something slow."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.close_connection = True
        if self.path in MOVES:
            self.send_response(302)
            self.send_header("Location", MOVES[self.path])
            self.end_headers()
        elif self.path == "/slow":
            time.sleep(1)
        elif self.path in ("/drip", "/headers"):
            self.drip()
        elif self.path in ANSWERS:
            self.answer(*ANSWERS[self.path])
        else:
            self.send_error(404)

    def answer(self, media_type: str, headers: dict[str, str], body: bytes) -> None:
        self.send_response(200)
        if media_type:
            self.send_header("Content-Type", media_type)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        start = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
        self.wfile.write(start + (b"" if self.path == "/headers" else b"\r\n"))
        for at in range(60):
            self.wfile.write(b"X-%d: y\r\n" % at if self.path == "/headers" else b"x" * 10)
            time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that gives up is no error here."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server that is asked under a public name, which tests alone find on this machine."""
    server = Server(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()

    def find(host: str, port: int, patience: float) -> list[str]:
        return ["127.0.0.1"] if host == "news.example" else PUBLIC.find(host, port, patience)

    def permits(address: str) -> bool:
        return address == "127.0.0.1" or is_public(address)

    monkeypatch.setattr(addresses, "PUBLIC", Network(find, permits, frozenset([80, 443, server.server_port])))
    yield f"http://news.example:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def refused(fetch: Callable[[], Any]) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        fetch()
    assert caught.value.hint
    return caught.value


def test_a_page_is_kept_with_its_address_its_digest_and_the_time(site: str) -> None:
    reading = read(Item(f"{site}/page"))
    article = reading.article
    assert article is not None
    assert "Nine miners were killed" in article.text
    assert (article.id, article.url, article.archive_url) == (f"{site}/page", f"{site}/page", None)
    assert (article.content, article.sha256) == (PAGE.encode(), hashlib.sha256(PAGE.encode()).hexdigest())
    assert article.outlet == "news.example"
    assert article.retrieved is not None
    assert article.retrieved.tzinfo is not None
    assert abs((datetime.now(UTC) - article.retrieved).total_seconds()) < 60


def test_an_archived_copy_keeps_both_addresses(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    archived = "http://web.archive.org/web/20310504071000/http://valley.example/mine"
    page = web.fetch(f"{site}/page")
    monkeypatch.setattr(web, "fetch", lambda address: page if address == archived else None)
    article = read(Item(archived)).article
    assert article is not None
    assert (article.id, article.archive_url) == ("http://valley.example/mine", archived)
    assert article.outlet == "valley.example"


def test_what_the_site_calls_text_is_text(site: str) -> None:
    reading = read(Item(f"{site}/text"))
    assert reading.article is not None
    assert reading.article.text.startswith("<div><article><p>Nine")


@pytest.mark.parametrize("path", ["/page", "/packed", "/zlib", "/none", "/move"])
def test_a_page_comes_however_it_is_packed_named_or_moved(site: str, path: str) -> None:
    page = web.fetch(site + path)
    assert b"Nine miners" in page.data
    assert page.media_type == ("" if path == "/none" else "text/html")
    assert page.url.endswith("/page" if path == "/move" else path)


def test_the_encoding_the_site_gives_is_used(site: str) -> None:
    page = web.fetch(f"{site}/old")
    assert page.charset == "windows-1251"
    (problem,) = read(Item(f"{site}/old")).problems
    assert "language ru is not read" in problem.message


LEADS_OUT = {
    "/file": "only http and https", "/ftp": "only http and https", "/loop": "without end", "/gone": "404",
    "/metadata": "169.254.169.254, which is not public", "/mapped": "not public", "/named": "user name",
    "/picture": "image/png, not a text", "/json": "application/json, not a text", "/brotli": "packed as br",
    "/damaged": "cannot be fetched", "/half": "broke off", "/short": "broke off", "/endless": "over 50 MB",
    "/bomb": "over 50 MB", "/rebound": "cannot be reached",
}  # fmt: skip


@pytest.mark.parametrize(("path", "why"), LEADS_OUT.items(), ids=LEADS_OUT)
def test_what_is_not_fetched_says_why(site: str, path: str, why: str) -> None:
    assert why in refused(lambda: web.fetch(site + path)).message


def test_a_redirect_to_this_machine_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def permits(address: str) -> bool:
        asked.append(address)
        return len(asked) == 1

    monkeypatch.setattr(addresses, "PUBLIC", Network(addresses.PUBLIC.find, permits, addresses.PUBLIC.ports))
    assert "127.0.0.1, which is not public" in refused(lambda: web.fetch(f"{site}/inside")).message


def test_a_name_that_changes_between_look_up_and_connection_leads_nowhere(site: str) -> None:
    """The name is asked for once; what the second answer says is never connected to."""
    port = int(site.rpartition(":")[2])
    answers = [["127.0.0.1"], ["10.9.8.7"]]
    network = Network(lambda *_: answers.pop(0), lambda address: address == "127.0.0.1", frozenset([port]))
    assert b"Nine miners" in web.fetch(f"http://news.example:{port}/page", network=network).data
    assert answers == [["10.9.8.7"]]


def test_without_the_hook_of_these_tests_the_server_is_never_asked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "PUBLIC", PUBLIC)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "no_proxy"):
        monkeypatch.setenv(name, site)
    port = site.rpartition(":")[2]
    assert f"port {port}" in refused(lambda: web.fetch(f"http://127.0.0.1:{port}/page")).message
    assert "not public" in refused(lambda: web.fetch("http://127.0.0.1/page")).message


def test_a_site_that_keeps_silent_or_drips_is_given_up(site: str) -> None:
    assert "in time" in refused(lambda: web.fetch(f"{site}/slow", patience=0.2)).message
    for path in ("/drip", "/headers"):
        began = time.monotonic()
        assert "slowly" in refused(lambda path=path: web.fetch(site + path, total=0.3)).message  # type: ignore[misc]
        assert time.monotonic() - began < 1.5


def test_a_site_without_a_certificate_is_not_believed(site: str) -> None:
    port = int(site.rpartition(":")[2])
    secure = f"https://news.example:{port}/page"
    assert "no safe connection" in refused(lambda: web.fetch(secure, patience=2, total=5)).message


def test_a_page_over_the_limit_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "LIMIT", 100)
    assert "50 MB" in refused(lambda: web.fetch(f"{site}/page")).message


@pytest.mark.parametrize("address", ["http://[broken/", "http://127.0.0.1:99999/", "http:///x", "http://10.0.0.1/"])
def test_a_broken_address_is_a_problem_of_that_item(address: str) -> None:
    (problem,) = read(Item(address)).problems
    assert problem.file == address
    assert "please report" not in str(problem)


@pytest.mark.parametrize("path", ["/zip", "/empty"])
def test_what_holds_no_article_is_a_finding(site: str, path: str) -> None:
    (problem,) = read(Item(site + path)).problems
    assert problem.file == site + path
    assert "please report" not in str(problem)


def test_without_a_network_it_says_so(site: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        network = Network(lambda *_: ["127.0.0.1"], lambda _: True, frozenset([port]))
        failure = refused(lambda: web.fetch(f"http://news.example:{port}/", network=network))
    assert "cannot be reached" in failure.message
    assert "network" in (failure.hint or "")
