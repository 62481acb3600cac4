"""The made disputes: seeded, varied, and true to what they say of themselves; the scores count what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from benchmarks.causes import PLANTERS, Score, findings, planted, read, score, table
from benchmarks.innocent_pairs import KINDS, innocent
from benchmarks.newsdesk import Case, Desk
from claims.model import Bound, Cause, Finding, Relation

SEEDS = range(25)
each_plant = pytest.mark.parametrize(
    ("cause", "plant"),
    [(cause, plant) for cause, plants in sorted(PLANTERS.items()) for plant in dict.fromkeys(plants)],
    ids=lambda value: getattr(value, "__name__", str(value)),
)


def told(case: Case) -> list[tuple[object, ...]]:
    return [(c.metric, c.figure, c.asserted_by, c.carried_by, c.as_of, c.published, c.place) for c in case.claims]


def test_every_cause_of_the_vocabulary_is_planted() -> None:
    assert set(PLANTERS) == set(Cause)


@each_plant
def test_a_planted_case_names_its_cause_and_the_claims_that_show_it(
    cause: Cause, plant: Callable[[Desk], Case]
) -> None:
    for seed in SEEDS:
        case = plant(Desk(f"{plant.__name__} {seed}"))
        ids = [claim.id for claim in case.claims]
        assert case.planted is cause
        assert case.core and case.core <= set(ids)
        assert ids == list(range(1, len(ids) + 1))
        assert len({claim.document for claim in case.claims}) >= 1


@each_plant
def test_the_same_seed_makes_the_same_case_and_another_another(cause: Cause, plant: Callable[[Desk], Case]) -> None:
    cases = [told(plant(Desk(f"{plant.__name__} {seed}"))) for seed in SEEDS]
    assert cases == [told(plant(Desk(f"{plant.__name__} {seed}"))) for seed in SEEDS]
    assert len({str(case) for case in cases}) > 0.8 * len(cases)


def test_cases_are_of_many_sizes_dated_and_undated_from_tables_and_texts() -> None:
    cases = list(planted(400))
    claims = [claim for case in cases for claim in case.claims]
    assert len({len(case.claims) for case in cases}) >= 5
    for given in (
        [claim.as_of for claim in claims], [claim.published for claim in claims], [claim.start for claim in claims],
        [claim.place for claim in claims], [claim.carried_by for claim in claims],
    ):  # fmt: skip
        filled = sum(value is not None for value in given) / len(given)
        assert 0.1 < filled < 0.9
    bounds = Counter(claim.figure.bound for claim in claims)
    assert bounds[Bound.EXACT] < 0.95 * bounds.total()
    assert {Bound.AT_LEAST, Bound.ABOUT, Bound.VAGUE} <= set(bounds)


def test_tolls_are_heavy_tailed_and_sometimes_round() -> None:
    tolls = [Desk(f"toll {seed}").toll() for seed in range(600)]
    assert min(tolls) >= 5
    assert sorted(tolls)[300] < 60
    assert max(tolls) > 5000
    assert 0.02 < sum(toll % 10 == 0 for toll in tolls) / len(tolls) < 0.3


def test_innocent_cases_hold_several_claims_and_no_dispute_of_one_count() -> None:
    assert len({kind.__name__ for kind in KINDS}) >= 15
    for number in range(2 * len(KINDS)):
        case = innocent(number)
        assert case.planted is None
        assert case.kind
        assert case.claims


def finding(cause: Cause, *claims: int, relation: Relation = Relation.NOT_COMPARABLE) -> Finding:
    return Finding(relation=relation, cause=cause, claims=claims, explanation="It is so.")


def made(cause: Cause | None, *core: int, also: set[Cause] | None = None) -> Case:
    return Case(planted=cause, core=frozenset(core), also=also or set())


def test_a_cause_is_found_where_its_claims_are_named() -> None:
    counted = Score()
    read(made(Cause.TYPO, 1, 2), [finding(Cause.TYPO, 1, 2, 3)], counted)
    read(made(Cause.TYPO, 1, 2), [finding(Cause.TYPO, 1, 3)], counted)
    read(made(Cause.SCOPE, 1, 2), [], counted)
    assert (counted.recall(Cause.TYPO), counted.recall(Cause.SCOPE)) == (0.5, 0.0)
    assert counted.recall() == pytest.approx(1 / 3)


def test_a_cause_is_told_rightly_where_it_is_planted_or_holds_besides() -> None:
    counted = Score()
    read(
        made(Cause.TYPO, 1, 2, also={Cause.SAME_ORIGIN}),
        [finding(Cause.TYPO, 1), finding(Cause.SAME_ORIGIN, 2)],
        counted,
    )
    read(made(None), [finding(Cause.TYPO, 1, 2)], counted)
    assert (counted.precision(Cause.TYPO), counted.precision(Cause.SAME_ORIGIN)) == (0.5, 1.0)
    assert counted.precision() == pytest.approx(2 / 3)
    assert counted.precision(Cause.FALL) == 1.0


def test_the_table_has_a_row_for_each_cause_and_the_whole() -> None:
    counted = score(len(PLANTERS))
    rows = table(counted).splitlines()
    assert len(rows) == 2 + len(PLANTERS) + 2
    assert rows[-2].startswith(f"| **all** | {len(PLANTERS)} ")
    assert f"among {len(PLANTERS)} innocent pairs" in rows[-1]


def test_what_is_found_in_a_case_is_found_again() -> None:
    for case in planted(len(PLANTERS)):
        assert findings(case) == findings(case)
