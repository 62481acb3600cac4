"""What matching keeps of a full run: read in pieces as it would be whole. Both databases."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from claims.matching.corpus import Kept
from claims.services.matching import match_index


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 2**62), max_size=60), st.lists(st.integers(0, 2**62), max_size=5))
def test_pieces_give_what_the_whole_would(session: Session, numbers: list[int], more: list[int]) -> None:
    kept = Kept(9, {}, {"plain": np.sort(np.array(numbers, dtype=np.int64))})
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(match_index, "_PIECE", 7)
        match_index.keep(session, kept, {})
        at = match_index.state(session)
        assert at is not None
        match_index.add(session, at, {"plain": np.sort(np.array(more, dtype=np.int64))}, {}, 2)
        corpus = match_index.corpus(session, at)
        every = sorted([*numbers, *more])
        for low, high in ((0, 2**62), (2**10, 2**40), *((n, n + 1) for n in every[::9])):
            found = corpus.find("plain", np.array([low, high], dtype=np.int64))
            assert found.tolist() == [n for n in every if low <= n < high]
        assert not len(corpus.find("names", np.array([0, 2**62], dtype=np.int64)))
    again = match_index.state(session)
    assert again is not None
    assert again.added == 2
    match_index.keep(session, None, {})
    assert match_index.state(session) is None
