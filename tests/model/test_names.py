"""The model's names come when asked for: all of them are there, and none is loaded before."""

from __future__ import annotations

import subprocess
import sys

import pytest

import claims.model as model


@pytest.mark.parametrize("name", model.__all__)
def test_every_name_is_there_and_stays_the_same(name: str) -> None:
    assert getattr(model, name) is getattr(model, name)


def test_the_names_are_those_of_their_modules() -> None:
    from claims.model.assessment import Status
    from claims.model.claim import Claim

    assert (model.Claim, model.Status) == (Claim, Status)


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(AttributeError, match="Zeppelin"):
        model.Zeppelin  # noqa: B018


@pytest.mark.parametrize(
    ("asked", "loaded"),
    [
        ("import claims.model", []),
        ("from claims.model import Bound", ["figure"]),
        ("from claims.model import Claim", ["claim", "figure", "reason"]),
    ],
)
def test_only_what_is_asked_for_is_loaded(asked: str, loaded: list[str]) -> None:
    code = f"{asked}; import sys; print(*sorted(n[13:] for n in sys.modules if n.startswith('claims.model.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == loaded
