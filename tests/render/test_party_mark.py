"""A party to the conflict is marked wherever its claims and origins are shown; the origins are an upper bound."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from made_report import assessment, claims, event, report
from rich.console import Console

from claims.model import Corroboration, Report
from claims.render import summary
from claims.render.html import page
from claims.render.json import report_json
from claims.render.markdown import pieces
from claims.render.terminal import draw


def marked() -> Report:
    held = {2: Corroboration(agree=1, compatible=0, contradict=2)}
    return report(event(assessment(parties=frozenset({2}), party_origins=1, corroboration=held)))


def screen(made: Report) -> str:
    console = Console(file=io.StringIO(), width=120, markup=False, emoji=False, highlight=False)
    draw(made, console)
    assert isinstance(console.file, io.StringIO)
    return " ".join(console.file.getvalue().split())


@pytest.mark.parametrize("written", [screen, pieces, page], ids=["screen", "markdown", "html"])
def test_the_claims_and_the_origins_of_a_party_are_marked(written: object) -> None:
    assert callable(written)
    text = "".join(written(marked()))
    assert "at most 3 independent origins, 1 of them a party to the conflict" in text
    assert text.count("party to the conflict") == 2
    assert "party to the conflict" not in "".join(written(report()))


@pytest.mark.parametrize(
    ("origins", "parties", "words"),
    [
        (1, 0, "at most 1 independent origin"),
        (2, 0, "at most 2 independent origins"),
        (3, 2, "at most 3 independent origins, 2 of them parties to the conflict"),
    ],
)
def test_origins_are_told_as_an_upper_bound(origins: int, parties: int, words: str) -> None:
    assert summary.origins(assessment(origins_at_most=origins, party_origins=parties)) == words


def test_a_single_claim_of_a_party_is_marked() -> None:
    one = assessment(held=claims()[:1], parties=frozenset({1}), party_origins=1)
    made = report(event(one))
    assert "party to the conflict" in "".join(pieces(made))
    assert "party to the conflict" in "".join(page(made))


def test_scripts_get_the_claims_of_parties_and_what_stands_with_and_against_a_claim() -> None:
    (tally,) = report_json(marked())["events"][0]["tallies"]
    assert tally["party_claims"] == [2]
    assert tally["corroboration"] == [{"claim": 2, "agree": 1, "compatible": 0, "contradict": 2}]
    plain = report_json(report(event(replace(assessment(), parties=frozenset()))))["events"][0]["tallies"][0]
    assert (plain["party_claims"], plain["corroboration"]) == ([], [])
