"""`claims conflicts` sifted by cause, metric, source and date; near figures left out; events without a toll; both
databases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from test_correct import Typed

TABLE = """event,event_id,metric,figure,asserted_by,carried_by,place,occurred_from,published
Market fire,fire,killed,16,Veldmar Monitor,Dale Post,Veldmar,2031-05-02,2031-05-02
Market fire,fire,killed,10,Osk police,Hill Radio,Veldmar,2031-05-02,2031-05-02
Market fire,fire,injured,at least 40,Veldmar Monitor,Dale Post,Veldmar,2031-05-02,2031-05-02
Market fire,fire,injured,41,Osk police,Hill Radio,Veldmar,2031-05-02,2031-05-02
Bridge collapse,bridge,killed,at least 3,Osk police,Dale Post,Osk,2031-06-11,2031-06-12
Bridge collapse,bridge,killed,8,Red Star,Hill Radio,Osk,2031-06-11,2031-06-12
Quay blast,quay,killed,dozens,Red Star,Hill Radio,Quay,2031-07-01,2031-07-01
Quay blast,quay,injured,at least 5,Red Star,Hill Radio,Quay,2031-07-01,2031-07-01
"""


@pytest.fixture
def typed(database: str, tmp_path: Path) -> Typed:
    (tmp_path / "claims.csv").write_text(TABLE, encoding="utf-8")
    made = Typed(database)
    made("import", str(tmp_path / "claims.csv"))
    made("match")
    return made


def rows(typed: Typed, *more: str) -> list[tuple[Any, ...]]:
    return [(row["event_label"], row["kind"], row["metric"]) for row in typed.rows("conflicts", *more)]


FIRE, BRIDGE, QUAY = (
    ("Market fire", "difference", "killed"),
    ("Bridge collapse", "difference", "killed"),
    ("Quay blast", "toll", None),
)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ((), [FIRE, BRIDGE, QUAY]),
        (("--sort", "ratio"), [BRIDGE, FIRE, QUAY]),
        (("--metric", "killed"), [FIRE, BRIDGE, QUAY]),
        (("--metric", "injured"), []),
        (("--cause", "genuine"), [FIRE]),
        (("--cause", "revision"), []),
        (("--source", "red star"), [BRIDGE, QUAY]),
        (("--source", "Dale Post"), [FIRE, BRIDGE]),
        (("--since", "2031-06"), [BRIDGE, QUAY]),
        (("--until", "2031-06-11"), [FIRE, BRIDGE]),
        (("--since", "2031-05-02", "--until", "2031-05-02"), [FIRE]),
        (("--event", "Bridge collapse", "--source", "Osk police"), [BRIDGE]),
        (("--event", "Bridge collapse", "--since", "2031-07"), []),
    ],
)
def test_rows_are_sifted(typed: Typed, filters: tuple[str, ...], found: list[tuple[Any, ...]]) -> None:
    assert rows(typed, *filters) == found


def test_an_event_without_a_toll_says_what_is_said_instead(typed: Typed) -> None:
    (row,) = typed.rows("conflicts", "--event", "Quay blast")
    assert (row["status"], row["explanations"]) == ("not_established", ["No number stands: Red Star: dozens."])
    shown = typed("conflicts").stdout
    assert "toll not established" in shown and "1 event has no established toll." in shown
    typed("conflicts", "--event", "Quay blast", "--check")


def test_a_toll_that_is_denied_is_established_no_longer(typed: Typed) -> None:
    typed("conflicts", "--event", "Bridge collapse")
    for claim in ("5", "6"):
        typed("deny", claim, "--reason", "not theirs")
    (row,) = [row for row in typed.rows("conflicts", "--event", "Bridge collapse") if row["kind"] == "toll"]
    assert "at least 3 (denied)" in row["explanations"][0]


def test_check_goes_by_what_the_filters_leave(typed: Typed) -> None:
    typed("conflicts", "--check", "--event", "Bridge collapse")
    typed("conflicts", "--check", "--source", "Veldmar Monitor", code=3)


@pytest.mark.parametrize(
    ("filters", "code", "words"),
    [
        (("--metric", "kiled"), 4, "did you mean killed"),
        (("--source", "Red Stra"), 4, "did you mean 'Red Star'?"),
        (("--cause", "gossip"), 2, "gossip"),
        (("--since", "May"), 2, "is no date"),
        (("--event", "Harbour blast"), 4, "no event"),
    ],
)
def test_what_nobody_knows_is_refused(typed: Typed, filters: tuple[str, ...], code: int, words: str) -> None:
    assert words in typed("conflicts", *filters, code=code).stderr
