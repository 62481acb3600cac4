"""The outlet behind an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.reading.outlets import outlet_of, unwrap

ARCHIVED = "https://web.archive.org/web/20310504071000/https://www.harbourpost.example/ferry?page=2"


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.harbourpost.example/ferry", "harbourpost.example"),
        ("http://news.valley.co.uk:8080/a", "valley.co.uk"),
        ("https://sana.example.com.sy./", "example.com.sy"),
        ("https://t.me/s/ansel_port/77", "t.me/ansel_port"),
        ("https://twitter.com/ansel_port/status/1", "twitter.com/ansel_port"),
        ("https://www.tiktok.com/@ansel/video/1", "tiktok.com/ansel"),
        ("https://t.me/", "t.me"),
        ("http://10.0.0.7/a", "10.0.0.7"),
        ("http://[::1]/a", "::1"),
        ("https://localhost/a", "localhost"),
        (ARCHIVED, "harbourpost.example"),
        ("file:///etc/hosts", None),
        ("harbourpost", None),
        ("https://[broken", None),
        ("", None),
    ],
)
def test_the_outlet_is_the_registrable_domain_or_the_account(url: str, outlet: str | None) -> None:
    assert outlet_of(url) == outlet


@pytest.mark.parametrize(
    ("url", "original"),
    [
        (ARCHIVED, "https://www.harbourpost.example/ferry?page=2"),
        ("http://web.archive.org/web/2031id_/http:/valley.example/a", "http://valley.example/a"),
        ("https://archive.ph/20310504/https://valley.example/a", "https://valley.example/a"),
    ],
)
def test_an_archived_copy_gives_the_original_and_itself(url: str, original: str) -> None:
    assert unwrap(url) == (original, url)


@pytest.mark.parametrize("url", ["https://archive.ph/AbC12", "https://valley.example/web.archive.org/web/2/x", "x"])
def test_any_other_address_is_its_own_original(url: str) -> None:
    assert unwrap(url) == (url, None)


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert outlet_of("http://" + text) is None or outlet_of("http://" + text)
