"""Hidden and dangerous characters show; only addresses a browser may be sent to are links."""

from __future__ import annotations

import pytest
from hostile import ADDRESSES
from hypothesis import given
from hypothesis import strategies as st

from claims.render.safe import host, visible, web_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "\\x1b[31m"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200bb", "a\\u200bb"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("عدد القتلى", "عدد القتلى"),
        ("naïve – “quoted”", "naïve – “quoted”"),
        ("\udc80", "\\udc80"),
    ],
)
def test_what_hides_is_written_out_and_the_rest_kept(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_no_control_is_left_and_twice_is_once(text: str) -> None:
    shown = visible(text)
    assert not set(shown) & {*map(chr, range(9)), *map(chr, range(11, 32)), "\x7f", "\u202e", "\u2066", "\u200f"}
    assert visible(shown) == shown


@pytest.mark.parametrize(
    "address", [*ADDRESSES, "", None, "//evil.example", "ftp://a.example", "https://", "https://[x"]
)
def test_no_other_address_is_a_link(address: str | None) -> None:
    found = web_address(address)
    assert found is None or found.startswith("https://evil.example/%") or '"' in found


@pytest.mark.parametrize(
    ("address", "site"), [("https://www.dale.example/a?b=1#c", "dale.example"), ("http://x.example", "x.example")]
)
def test_web_addresses_are(address: str, site: str) -> None:
    assert web_address(address) == address
    assert host(address) == site
