"""What the rule `model` learns of sources over many tallies, on worlds where the answer is known."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reconcile.estimates.model.blocks import block
from claims.reconcile.estimates.model.chances import below, chances
from claims.reconcile.estimates.model.columns import AT_LEAST, POINT, Columns, columns, parted
from claims.reconcile.estimates.model.growth import ages, restarted
from claims.reconcile.estimates.model.hits import Shares, shares
from claims.reconcile.estimates.model.intervals import answers
from claims.reconcile.estimates.model.learning import learn
from claims.reconcile.estimates.model.reading import Row
from claims.reconcile.estimates.model.records import Records, prior
from claims.reconcile.estimates.model.register import Register, registered
from claims.reconcile.estimates.model.rounding import Floats, cells, logs
from claims.reconcile.estimates.model.strengths import hit_strength, log_gamma, spread_strength

SOURCES, TALLIES, EACH = 40, 600, 5


def world(
    seed: int = 3, *, copies: float = 0.0, hits: float = 0.0, slips: float = 0.0
) -> tuple[Columns, Floats, Floats]:
    """Five of forty sources on each tally; the columns, the biases and the truths as powers of ten."""
    dice = np.random.default_rng(seed)
    truth = dice.normal(2.5, 0.5, TALLIES)
    bias = dice.normal(0, 0.1, SOURCES)
    bias -= bias.mean()  # that all sources lean one way nothing can show
    tally = np.repeat(np.arange(TALLIES), EACH)
    source = np.concatenate([dice.choice(SOURCES, EACH, replace=False) for _ in range(TALLIES)])
    number = np.maximum(np.round(10 ** (truth[tally] + bias[source] + dice.normal(0, 0.06, len(tally)))), 1)
    number = np.where(dice.random(len(tally)) < slips, number * 10, number)
    number = np.where(dice.random(len(tally)) < hits, np.round(10 ** truth[tally]), number)
    again = np.flatnonzero((dice.random(len(tally)) < copies) & (np.arange(len(tally)) % EACH > 0))
    for place in again:
        number[place] = number[place - 1]
    return columns(tally, source, number, number, np.zeros(len(tally), dtype=np.int64)), bias, truth


def learnt(whole: Columns) -> Records:
    return learn(whole, SOURCES, SOURCES, np.arange(SOURCES))[0]


def test_biases_are_found() -> None:
    whole, bias, _ = world()
    found = learnt(whole)
    assert np.corrcoef(found.bias, bias)[0, 1] > 0.95
    assert 0.07 < math.sqrt(found.usual.bias) < 0.13
    assert 0.04 < math.sqrt(found.usual.spread) < 0.08


def test_hits_are_told_from_copies() -> None:
    copied, hit = learnt(world(copies=0.3)[0]), learnt(world(hits=0.4)[0])
    assert copied.usual.copies > 0.1 and copied.usual.hits < hit.usual.hits - 0.05
    assert 0.3 < hit.usual.hits < 0.5 and hit.usual.copies < 0.05


def test_slips_are_counted_and_move_nothing() -> None:
    whole, _, truth = world(slips=0.08)
    records, blocks = learn(whole, SOURCES, SOURCES, np.arange(SOURCES))
    assert 0.05 < records.usual.mix[2] < 0.11
    best = np.concatenate([answers(one, records, centre).best for one, centre in blocks])
    assert np.abs(best - truth).mean() < 0.05
    assert np.quantile(np.abs(best - truth), 0.99) < 0.25


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    whole, _, truth = world(seed=5)
    records, blocks = learn(whole, SOURCES, SOURCES, np.arange(SOURCES))
    found = [answers(one, records, centre) for one, centre in blocks]
    low, high = (np.concatenate([getattr(one, name) for one in found]) for name in ("low", "high"))
    assert 0.92 < ((low <= truth) & (truth <= high)).mean() < 0.98


def test_many_claims_are_learnt_from_a_slice_and_answered_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    from claims.reconcile.estimates.model.settings import setting

    whole, bias, _ = world()
    plain = learnt(whole)
    monkeypatch.setattr(setting("learning"), "slice", 1_000)
    monkeypatch.setattr(setting("learning"), "block", 500)
    sliced = learnt(whole)
    assert np.corrcoef(sliced.bias, bias)[0, 1] > 0.93
    assert abs(sliced.usual.spread - plain.usual.spread) < 0.002


def test_the_same_claims_give_the_same_records_in_any_order() -> None:
    whole, _, _ = world()
    order = np.random.default_rng(1).permutation(len(whole))
    number = np.round(10 ** whole.log[order])
    mixed = columns(whole.tally[order], whole.source[order], number, number, whole.kind[order])
    one, other = learnt(whole), learnt(mixed)
    assert np.allclose(one.bias, other.bias, atol=1e-9)


def test_a_source_leans_otherwise_on_its_own_side() -> None:
    dice = np.random.default_rng(6)
    rows = []
    for number in range(40):
        total = 100.0 + 11 * number
        rows += [Row(number, f"other {one}", f"other {one}", POINT, total * at, total * at)
                 for one, at in enumerate(dice.lognormal(0, 0.1, 3).round(2))]  # fmt: skip
        side, factor = ("own", 0.5) if number % 2 else ("enemy", 2.0)
        stated = round(total * factor)
        rows.append(Row(number, "party", f"party {side}", POINT, stated, stated))
    found = registered(rows)
    assert found.units["party own"][0] < -0.1 < 0.1 < found.units["party enemy"][0]


def test_nothing_contested_teaches_nothing() -> None:
    assert registered([Row(1, "a", "a", POINT, 5, 5), Row(2, "b", "b", POINT, 9, 9)]) == Register()
    assert registered([]) == Register()


def test_a_source_never_seen_is_taken_as_usual() -> None:
    register = Register()
    records = register.records(["new"], ["new"])
    assert (records.bias[0], records.hits[0], records.seen[0]) == (0.0, prior().hits, 0.0)
    assert records.spread[0] == prior().spread


@pytest.mark.parametrize(
    ("value", "unit"),
    [(41_237, 1), (40_000, 10_000), (41_000, 1_000), (40, 10), (7, 1), (10, 10), (1_000_000, 1_000_000)],
)
def test_a_number_is_as_wide_as_its_rounding(value: float, unit: float) -> None:
    assert cells(np.array([float(value)]))[0] == pytest.approx(unit / value / math.log(10))


def test_nought_is_half_a_unit() -> None:
    assert logs(np.array([0.0]))[0] == pytest.approx(math.log10(0.5))


def test_older_figures_are_older_in_their_own_tally() -> None:
    tally, day = np.array([0, 0, 0, 1, 1]), np.array([1.0, 10, 100, 5, np.nan])
    found = ages(tally, day, np.full(5, np.nan))
    assert found[0] > found[1] > found[2] == 0
    assert found[3] == found[4] == 0
    since = ages(tally, day, np.array([-99.0, -99, -99, 5, 5]))
    assert since[0] < found[0]


@pytest.mark.parametrize(
    ("values", "out"),
    [
        ([100, 200, 300, 10, 20, 30], [True, True, True, False, False, False]),
        ([100, 200, 300, 290, 310, 320], [False] * 6),
        ([100, 200, 300, 310, 320, 3], [False] * 6),
    ],
    ids=["started again", "a correction", "one source alone is a slip"],
)
def test_a_restart_takes_several_sources_on_either_side(values: list[float], out: list[bool]) -> None:
    size = len(values)
    found = restarted(
        np.zeros(size, dtype=np.int64),
        np.arange(size),
        np.log10(values),
        np.arange(float(size)),
        np.ones(size, dtype=bool),
    )
    assert found.tolist() == out


@given(st.lists(st.integers(1, 9), min_size=1, max_size=30), st.integers(1, 20))
def test_pieces_are_of_whole_tallies(sizes: list[int], size: int) -> None:
    tally = np.repeat(np.arange(len(sizes)), sizes)
    number = np.arange(1.0, len(tally) + 1)
    whole = columns(tally, np.arange(len(tally)), number, number, np.zeros(len(tally), dtype=np.int64))
    pieces = list(parted(whole, size))
    assert sum(piece.tallies for piece in pieces) == len(sizes)
    assert np.concatenate([piece.log for piece in pieces]).tolist() == whole.log.tolist()
    assert all(piece.tally[0] == 0 and len(set(piece.tally.tolist())) == piece.tallies for piece in pieces)


@given(st.floats(-5, 5))
def test_the_normal_distribution(score: float) -> None:
    assert below(np.array([score]))[0] == pytest.approx(0.5 * math.erfc(-score / math.sqrt(2)), abs=2e-7)


@given(st.floats(0.05, 5_000))
def test_the_gamma_function(value: float) -> None:
    assert log_gamma(np.array([value]))[0] == pytest.approx(math.lgamma(value), abs=1e-6, rel=1e-6)


def test_a_bound_far_below_is_likelier_than_a_count_far_below() -> None:
    error, variance = np.array([-0.8, -0.8, 0.8]), np.full(3, 0.01)
    total = chances(prior(), error, variance, np.array([POINT, AT_LEAST, AT_LEAST]))[1]
    assert total[1] > 3 * total[0] and total[1] > 3 * total[2]


def test_densities_sum_to_one() -> None:
    points = np.linspace(-40, 40, 400_001)
    kind = np.full(len(points), POINT)
    total = chances(prior(), points, np.full(len(points), 0.01), kind)[1]
    assert total.sum() * (points[1] - points[0]) == pytest.approx(1, abs=1e-3)


def test_of_very_many_numbers_those_stated_most_often_may_be_the_truth() -> None:
    value = np.r_[np.arange(1.0, 101.0), 50.0, 50.0, 70.0]
    size = len(value)
    whole = columns(np.zeros(size, dtype=np.int64), np.arange(size), value, value, np.zeros(size, dtype=np.int64))
    one = block(whole)
    kept = 10 ** whole.log[one.stated.first]
    assert len(kept) == 64 and {50.0, 70.0} <= set(kept.round(6)) and 1.0 in kept.round(6)


def test_both_hypotheses_share_the_chance() -> None:
    one = block(
        columns(*(np.array(part) for part in ([0, 0, 1], [0, 1, 0], [5.0, 6.0, 7.0], [5.0, 6.0, 7.0], [0, 0, 0])))
    )
    found: Shares = shares(one, np.array([-3.0, -900.0]), np.array([-2.0, -5.0, -1.0]))
    assert found.between[0] + found.number[:2].sum() == pytest.approx(1)
    assert found.between[1] + found.number[2] == pytest.approx(1)


def test_like_sources_are_found_alike_and_unlike_ones_unlike() -> None:
    dice = np.random.default_rng(2)
    free = np.full(300, 20.0)
    alike = 0.01 * dice.chisquare(20, 300)
    unlike = 0.01 * np.exp(dice.normal(0, 1, 300)) * dice.chisquare(20, 300)
    assert spread_strength(unlike, free, 0.01) < spread_strength(alike, free, 0.01)
    stated = np.full(300, 20.0)
    same = dice.binomial(20, 0.4, 300).astype(float)
    apart = dice.binomial(20, dice.beta(0.8, 1.2, 300)).astype(float)
    assert hit_strength(apart, stated, 0.4) < hit_strength(same, stated, 0.4)
