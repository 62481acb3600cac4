"""Names of one cell: written and read, also where a name holds the sign that parts them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.tables.chains import joined, parted


@pytest.mark.parametrize(
    ("names", "cell"),
    [
        (["Red Star"], "Red Star"),
        (["Coast Radio", "the mayor"], "Coast Radio > the mayor"),
        (["a > b"], r"a \> b"),
        (["a >", "b"], r"a \> > b"),
        (["a", "> b"], r"a > \> b"),
        ([">"], r"\>"),
        ([r"\>"], r"\\>"),
        (["a>b"], "a>b"),
        ([r"C:\figures"], r"C:\figures"),
        (["> > >"], r"\> \> \>"),
    ],
)
def test_a_cell_as_it_is_written_and_read(names: list[str], cell: str) -> None:
    assert joined(names) == cell
    assert parted(cell) == names


@given(st.lists(st.text("> \\ab", min_size=1), min_size=1))
@example(["0 > 0"])
def test_names_come_back(names: list[str]) -> None:
    assert parted(joined(names)) == names
