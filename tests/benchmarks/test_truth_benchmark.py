"""The benchmark of the rule `model`: its peers on cases worked by hand, its made worlds, and ours beside the peers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.made_counts import FULL, WORLDS, Counts, World, made, oracle
from benchmarks.truth import drawn, errors, off, ours, peer, read, table
from benchmarks.truth_peers import PEERS, crh, deviation, mean, median, numbers, truthfinder, vote, weighted_median


def told(*rows: tuple[int, int, float]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    source, tally, value = zip(*rows, strict=True)
    return np.array(source), np.array(tally), np.array(value, dtype=float)


PAIR = told((0, 0, 10), (1, 0, 20), (2, 0, 20), (0, 1, 5), (1, 1, 8))


def test_mean_median_and_vote_by_hand() -> None:
    assert mean(*PAIR).tolist() == pytest.approx([50 / 3, 6.5])
    assert median(*PAIR).tolist() == [20, 6.5]
    assert vote(*PAIR)[0] == 20


def test_the_weighted_median_by_hand() -> None:
    tally, value = np.zeros(3, dtype=np.int64), np.array([1.0, 2.0, 9.0])
    assert weighted_median(tally, value, np.array([1.0, 1.0, 1.0])).tolist() == [2]
    assert weighted_median(tally, value, np.array([1.0, 1.0, 5.0])).tolist() == [9]


def test_the_deviation_by_hand() -> None:
    assert deviation(np.array([0, 0, 1]), np.array([1.0, 3.0, 7.0])).tolist() == [1, 1]


def test_the_numbers_of_a_tally() -> None:
    of, at, number = numbers(PAIR[1], PAIR[2])
    assert number[of].tolist() == PAIR[2].tolist()
    assert at.tolist() == [0, 0, 1, 1]


def test_crh_follows_the_source_that_is_near_the_others() -> None:
    rows = [(source, tally, 100.0 + tally + (source == 2) * 60) for tally in range(20) for source in range(3)]
    rows += [(0, 20, 50.0), (2, 20, 90.0)]
    assert crh(*told(*rows))[20] == 50


def test_truthfinder_follows_the_source_that_agrees() -> None:
    rows = [(source, tally, 100.0 + tally * 7 + (source == 3) * 60) for tally in range(20) for source in range(4)]
    rows += [(0, 20, 50.0), (3, 20, 90.0)]
    assert truthfinder(*told(*rows))[20] == 50


@pytest.mark.parametrize("name", PEERS)
def test_where_all_agree_every_peer_does(name: str) -> None:
    rows = [(source, tally, 40.0 + tally) for tally in range(5) for source in range(3)]
    assert PEERS[name](*told(*rows)).tolist() == pytest.approx([40, 41, 42, 43, 44])


@pytest.mark.parametrize("world", WORLDS, ids=[world.name for world in WORLDS])
def test_a_world_is_as_described(world: World) -> None:
    counts = made(20_000, world, seed=4)
    assert counts.slipped.mean() == pytest.approx(world.slips * (1 - world.hits), abs=0.01)
    assert counts.growing.mean() == pytest.approx(world.growing, abs=0.02)
    hedged = (1 - world.slips) * (1 - world.echoes) * world.hedged
    assert (counts.kind > 0).mean() == pytest.approx(hedged, abs=0.03)
    assert (counts.low <= counts.high).all() and (counts.low >= 1).all()
    pairs = counts.source * len(counts.totals) + counts.tally
    assert len(np.unique(pairs)) == len(counts)


def test_a_world_is_the_same_from_the_same_seed() -> None:
    one, other = made(2_000, FULL, seed=9), made(2_000, FULL, seed=9)
    assert one.low.tolist() == other.low.tolist()
    assert made(2_000, FULL, seed=8).low.tolist() != one.low.tolist()


def test_an_echo_has_the_words_of_one_before_it() -> None:
    counts = made(20_000, World("only echoes", slips=0, rounded=0, hedged=0, echoes=0.3, growing=0), seed=2)
    known = {(tally, low) for tally, low, echo in zip(counts.tally, counts.low, counts.echoed, strict=True) if not echo}
    assert all((counts.tally[place], counts.low[place]) in known for place in np.flatnonzero(counts.echoed))
    assert counts.echoed.mean() > 0.15


def means(counts: Counts) -> tuple[float, float, float]:
    best = min(
        float(np.nanmean(errors(peer(counts, name + scale), counts.totals)))
        for name in PEERS
        for scale in ("", " (logs)")
    )
    mine = float(np.nanmean(errors(ours(counts)[0], counts.totals)))
    return mine, best, float(np.nanmean(errors(oracle(counts), counts.totals)))


@pytest.mark.parametrize("world", WORLDS, ids=[world.name for world in WORLDS])
def test_ours_is_nearer_than_every_peer(world: World) -> None:
    mine, best, ideal = means(made(6_000, world, seed=11))
    assert ideal < mine < best


def test_half_of_the_gap_is_closed_and_the_intervals_hold() -> None:
    counts = made(20_000, FULL, seed=12)
    mine, best, ideal = means(counts)
    assert (best - mine) / (best - ideal) > 0.5
    found, low, high = ours(counts)
    asked = ~np.isnan(found)
    held = (low <= counts.totals * (1 + 1e-9)) & (counts.totals <= high * (1 + 1e-9))
    assert 0.93 <= held[asked].mean() <= 0.97


def test_errors_and_shares_by_hand() -> None:
    found, totals = np.array([100.0, 50.0, np.nan, 7.0]), np.array([10.0, 50.0, 5.0, np.nan])
    assert errors(found, totals)[:2].tolist() == [1, 0]
    assert np.isnan(errors(found, totals)[2:]).all()
    assert off(found, totals) == 0.5


def test_drawing_again_says_how_sure_a_difference_is() -> None:
    dice = np.random.default_rng(3)
    theirs = dice.random(400)
    low, high = drawn(theirs - 0.2, theirs, 200)
    assert low == pytest.approx(-0.2) and high == pytest.approx(-0.2)
    low, high = drawn(theirs + np.tile([0.1, -0.1], 200), theirs, 200)
    assert low < 0 < high


def test_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("source,item,value\na,x,5\nb,x,6\na,y,7\n", encoding="utf-8")
    (tmp_path / "gold.csv").write_text("item,value\nx,5\n", encoding="utf-8")
    counts = read(tmp_path)
    assert counts.low.tolist() == [5, 6, 7] and counts.totals[0] == 5 and np.isnan(counts.totals[1])


def test_the_table_has_the_least_error_first_and_no_mean_of_half_the_sets() -> None:
    told = table(["real", "made"], {"far": [0.4, 0.2], "near": [0.1, 0.1], "oracle": [0.05]})
    assert [line.split("|")[1].strip() for line in told[2:]] == ["oracle", "near", "far"]
    assert told[2].endswith("| – | 0.0500 | – |") and told[3].endswith("| 0.1000 |")
