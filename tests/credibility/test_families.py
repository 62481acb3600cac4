"""Owner families: what hangs together by control is one, whatever the order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.credibility.families import families, named

DOMAINS = st.sampled_from([f"{letter}.org" for letter in "abcdefgh"])
PAIRS = st.lists(st.tuples(DOMAINS, DOMAINS), max_size=12)


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([], {}),
        ([("a.org", "a.org")], {}),
        ([("a.org", "big.org"), ("b.org", "big.org")], dict.fromkeys(["a.org", "b.org", "big.org"], "big.org")),
        ([("a.org", "mid.org"), ("mid.org", "big.org")], dict.fromkeys(["a.org", "mid.org", "big.org"], "big.org")),
        ([("b.org", "a.org"), ("a.org", "b.org")], {"a.org": "a.org", "b.org": "a.org"}),
        (
            [("a.org", "x.org"), ("b.org", "y.org")],
            dict.fromkeys(("a.org", "x.org"), "x.org") | dict.fromkeys(("b.org", "y.org"), "y.org"),
        ),
        ([("a.org", "Valley"), ("b.org", "Valley")], dict.fromkeys(["a.org", "b.org", "Valley"], "Valley")),
    ],
)  # fmt: skip
def test_families_of_pairs(pairs: list[tuple[str, str]], found: dict[str, str]) -> None:
    assert families(pairs) == found


@given(PAIRS, st.randoms())
def test_the_order_does_not_matter_and_control_never_parts(pairs: list[tuple[str, str]], order: st.DataObject) -> None:
    found = families(pairs)
    shuffled = list(pairs)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert families(shuffled) == found
    assert all(found[child] == found[parent] for child, parent in pairs if child != parent)


def test_a_family_is_called_what_an_editor_calls_it() -> None:
    family = families([("a.org", "big.org"), ("b.org", "big.org"), ("c.org", "other.org")])
    assert named(family, {}, {})["a.org"] == "big.org"
    assert named(family, {}, {"big.org": "Big Media"})["b.org"] == "Big Media"
    assert named(family, {"a.org": "Big"}, {"big.org": "Big Media"})["b.org"] == "Big"
    assert named(family, {"a.org": "One", "b.org": "Two"}, {})["a.org"] == "big.org"
    assert named(family, {"a.org": "Big"}, {})["c.org"] == "other.org"
