"""Fetching, against a server on this machine: never anything but http, never without end."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from claims.extract.reading import web
from claims.extract.reading.item import read
from claims.extract.reading.items import Item
from claims.extract.reading.refusal import Unreadable

STORY = "<p>Nine miners were killed at Tor Valley on Monday, the regional governor said in the evening.</p>" * 3


class Site(BaseHTTPRequestHandler):
    """Answers by path: /page, /file (a redirect to file:), /gone, /slow, /drip, /loop, /move."""

    def do_GET(self) -> None:
        moves = {"/file": "file:///etc/hostname", "/ftp": "ftp://127.0.0.1/x", "/loop": "/loop", "/move": "/page"}
        if self.path in moves:
            self.send_response(302)
            self.send_header("Location", moves[self.path])
            self.end_headers()
        elif self.path == "/gone":
            self.send_error(404)
        elif self.path == "/slow":
            time.sleep(2)
        else:
            self.answer()

    def answer(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8" if self.path == "/text" else "text/html")
        self.end_headers()
        if self.path == "/drip":
            for _ in range(30):
                self.wfile.write(b"x" * 10)
                time.sleep(0.05)
        else:
            self.wfile.write(f"<div><article>{STORY}</article></div>".encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that gives up is no error here."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = Server(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_is_fetched_and_read_with_its_address(site: str) -> None:
    reading = read(Item(f"{site}/page"))
    assert reading.article is not None
    assert "Nine miners were killed" in reading.article.text
    assert (reading.article.id, reading.article.url) == (f"{site}/page", f"{site}/page")
    assert reading.article.outlet == "127.0.0.1"
    assert reading.article.retrieved is not None
    assert reading.article.retrieved.tzinfo is not None


def test_what_the_site_calls_text_is_text(site: str) -> None:
    reading = read(Item(f"{site}/text"))
    assert reading.article is not None
    assert reading.article.text.startswith("<div><article><p>Nine")


def test_a_redirect_within_the_web_is_followed(site: str) -> None:
    data, media_type = web.fetch(f"{site}/move")
    assert b"Nine miners" in data
    assert media_type == "text/html"


@pytest.mark.parametrize("path", ["/file", "/ftp", "/loop"])
def test_a_redirect_out_of_the_web_or_in_a_circle_is_not(site: str, path: str) -> None:
    with pytest.raises(Unreadable) as refused:
        web.fetch(site + path)
    assert refused.value.hint


def test_a_missing_page_says_what_the_site_answered(site: str) -> None:
    with pytest.raises(Unreadable, match="404"):
        web.fetch(f"{site}/gone")


def test_a_site_that_keeps_silent_or_drips_is_given_up(site: str) -> None:
    with pytest.raises(Unreadable, match="in time"):
        web.fetch(f"{site}/slow", patience=0.2)
    with pytest.raises(Unreadable, match="slowly"):
        web.fetch(f"{site}/drip", total=0.2)


def test_a_page_over_the_limit_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "LIMIT", 100)
    with pytest.raises(Unreadable, match="50 MB"):
        web.fetch(f"{site}/page")


@pytest.mark.parametrize("address", ["http://[broken/", "http://127.0.0.1:99999/", "http:///x"])
def test_a_broken_address_is_a_problem_of_that_item(address: str) -> None:
    (problem,) = read(Item(address)).problems
    assert problem.file == address
    assert "please report" not in str(problem)


def test_without_a_network_it_says_so(site: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unreadable) as refused:
        web.fetch(f"http://127.0.0.1:{port}/")
    assert "cannot be reached" in refused.value.message
    assert "network" in (refused.value.hint or "")
