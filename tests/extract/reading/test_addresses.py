"""Which addresses may be asked for a page: none that is not public, however it is written."""

from __future__ import annotations

import ipaddress
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.reading import addresses
from claims.extract.reading.addresses import Network, found_by_name, is_public, target
from claims.extract.reading.refusal import Unreadable

PRIVATE = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255",
    "192.168.0.1", "169.254.169.254", "169.254.0.1", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.2.1",
    "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "192.88.99.1",
    "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8",
    "::ffff:0:8.8.8.8",
    "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2002:808:808::1",
    "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1",
    "fd12:3456::1", "ff02::1", "ff0e::1", "100::1", "2606:4700::5efe:7f00:1", "2606:4700::200:5efe:a00:1",
    "", "localhost", "8.8.8", "1", "0x7f.0.0.1", "8.8.8.8.8", "[::1]", "8.8.8.8 ", "example.com",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "1.1.1.1", "93.184.215.14", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "2a00:1450:4001::200e"]


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public_is_not_asked(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_asked(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_no_way_of_carrying_an_inner_address_in_an_outer_one_is_public(inner: ipaddress.IPv4Address) -> None:
    number = int(inner)
    for outer in (number, 0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80):
        assert not is_public(str(ipaddress.IPv6Address(outer)))


@given(st.text(max_size=40))
def test_no_text_raises(text: str) -> None:
    assert isinstance(is_public(text), bool)


def at(*found: str) -> Network:
    """The network of a name server that answers with these."""
    return Network(find=lambda host, port, patience: list(found))


REFUSED = [
    ("http://127.0.0.1/", "not public"),
    ("http://2130706433/", "not public"),
    ("http://0x7f.1/", "not public"),
    ("http://127.1/", "not public"),
    ("http://017700000001/", "not public"),
    ("http://１２７.０.０.１/", "not public"),
    ("http://127。0。0。1/", "not public"),
    ("http://localhost/", "not public"),
    ("http://localhost./", "not public"),
    ("http://[::1]/", "not public"),
    ("http://[::ffff:169.254.169.254]/latest/meta-data", "not public"),
    ("http://[64:ff9b::7f00:1]/", "not public"),
    ("http://[fe80::1%25lo]/", "cannot be reached"),
    ("https://169.254.169.254/latest/meta-data", "not public"),
    ("http://ada:secret@news.example/", "user name"),
    ("http://ada@news.example/", "user name"),
    ("http://@127.0.0.1/", "user name"),
    ("http://news.example:22/", "port 22"),
    ("http://news.example:6379/", "port 6379"),
    ("http://news.example:99999/", "port"),
    ("http://news.example:http/", "port"),
    ("ftp://news.example/", "only http and https"),
    ("file:///etc/hostname", "only http and https"),
    ("gopher://127.0.0.1:70/", "only http and https"),
    ("//news.example/", "only http and https"),
    ("http://", "without a host"),
    ("http:///x", "without a host"),
    ("http://news.example\\@127.0.0.1/", "user name"),
    ("http://news.example\\x", "host"),
    ("http://news.example/\r\nX: y", "control characters"),
    ("http://news.example/ x", "white space"),
    ("http://[broken/", "broken"),
    ("http://" + "a" * 300 + ".example/", "no name"),
    ("http://\u2028.example/", "no name"),
]


@pytest.mark.parametrize(("url", "why"), REFUSED)
def test_an_address_that_is_never_asked_for(url: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why) as refused:
        target(url, addresses.PUBLIC, 5)
    assert refused.value.hint


@pytest.mark.parametrize("found", [["10.0.0.7"], ["8.8.8.8", "127.0.0.1"], ["::1", "8.8.8.8"], ["2002:7f00:1::"]])
def test_a_name_that_leads_inside_is_refused_also_where_it_leads_outside_too(found: list[str]) -> None:
    with pytest.raises(Unreadable, match="which is not public: not fetched"):
        target("http://rebound.example/", at(*found), 5)


def test_what_was_checked_is_what_is_connected_to() -> None:
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    asked = target("https://rebound.example/a?b=c d".replace(" ", "%20"), Network(find=lambda *_: next(answers)), 5)
    assert (asked.address, asked.host, asked.port, asked.secure) == ("8.8.8.8", "rebound.example", 443, True)
    assert asked.path == "/a?b=c%20d"


@pytest.mark.parametrize(
    ("url", "host", "path"),
    [
        ("http://NEWS.example", "news.example", "/"),
        ("http://bücher.example/straße", "xn--bcher-kva.example", "/stra%C3%9Fe"),
        ("http://news.example./a", "news.example", "/a"),
        ("http://news.example/a?q=ä#top", "news.example", "/a?q=%C3%A4"),
        ("http://news.example:8080//b", "news.example", "//b"),
    ],
)
def test_a_page_is_asked_for_in_the_letters_of_the_network(url: str, host: str, path: str) -> None:
    asked = target(url, at("8.8.8.8"), 5)
    assert (asked.host, asked.path) == (host, path)


def test_a_name_that_nobody_knows_or_answers_for() -> None:
    with pytest.raises(Unreadable, match="no address"):
        target("http://news.example/", at(), 5)

    def silent(host: str, port: int, patience: float) -> list[str]:
        raise TimeoutError

    with pytest.raises(Unreadable, match="in time"):
        target("http://news.example/", Network(find=silent), 5)


def test_a_look_up_that_hangs_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.extract.reading.addresses.socket.getaddrinfo", lambda *_, **__: time.sleep(2))
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        found_by_name("news.example", 80, 0.05)
    assert time.monotonic() - began < 1


def test_the_system_finds_this_machine_under_its_name() -> None:
    assert set(found_by_name("localhost", 80, 10)) <= {"127.0.0.1", "::1"}
