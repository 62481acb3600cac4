"""New accounts to standing events: as a full run would have it, in any order, and never against what people say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.made_reports import Made, made_reports
from claims.matching.accounts import Account
from claims.matching.columns import columns_of, kept_of
from claims.matching.corpus import COUNT, Corpus, Kept, hashed, hashes_of, packed, spans, within
from claims.matching.joining import Joined, Standing, Words, join
from claims.matching.postings import KIND, TOLD, nearest, postings
from claims.matching.run import group_accounts

N, LATER = 900, 60


class Memory:
    """Accounts that stand, in memory; an event is the number a test gives it."""

    def __init__(self, accounts: Sequence[Account], events: Sequence[int], kept: Kept) -> None:
        self.told = [Standing(at, account, event) for at, (account, event) in enumerate(zip(accounts, events))]
        self.kept = kept

    @property
    def corpus(self) -> Corpus:
        return self.kept.corpus()

    def accounts(self, owners: Collection[int]) -> list[Standing]:
        return [self.told[owner] for owner in owners]

    def members(self, events: Collection[int], most: int) -> list[Standing]:
        found: dict[int, list[Standing]] = defaultdict(list)
        for each in self.told:
            found[each.event].append(each)
        return [each for event in events for each in found[event][:most]]


def unsaid(n: int) -> Words:
    return Words([None] * n, lambda _: None, ())


@cache
def reports() -> Made:
    return made_reports(N, seed=11)


def parted(which: Collection[int]) -> tuple[Memory, list[int], list[int]]:
    """The reports but some, matched in full; and the rows of the old and of the new ones."""
    made = reports()
    new = sorted(which)
    old = sorted(set(range(N)) - set(new))
    accounts = [made.accounts[row] for row in old]
    grouped = group_accounts(accounts, owners=range(len(old)))
    assert grouped.kept is not None
    return Memory(accounts, grouped.labels, grouped.kept), old, new


def homes(held: Memory, old: Sequence[int], new: Sequence[int], joined: Joined) -> list[Hashable]:
    """The event of every report: those that became one under one name."""
    one: dict[int, Hashable] = {}
    found: dict[int, Hashable] = {}
    for at, party in enumerate(joined.parties):
        name: Hashable = party.events[0] if party.events else f"new {at}"
        one |= dict.fromkeys(party.events, name)
        found |= {new[row]: name for row in party.rows}
    found |= {row: one.get(each.event, each.event) for row, each in zip(old, held.told)}
    return [found[row] for row in range(len(found))]


def f1(found: Sequence[Hashable], gold: Sequence[Hashable]) -> float:
    def pairs(groups: Counter[Hashable]) -> int:
        return sum(n * (n - 1) // 2 for n in groups.values())

    both = pairs(Counter(zip(found, gold)))
    return 2 * both / (pairs(Counter(found)) + pairs(Counter(gold)))


def spread(seed: int) -> list[int]:
    return [int(row) for row in np.random.default_rng(seed).permutation(N)[:LATER]]


@pytest.mark.parametrize("seed", [1, 2])
def test_joining_is_as_good_as_a_full_run_and_near_to_it(seed: int) -> None:
    held, old, new = parted(spread(seed))
    made = reports()
    found = homes(held, old, new, join([made.accounts[row] for row in new], held, unsaid(LATER)))
    full = group_accounts(made.accounts).labels
    assert f1(found, made.events) > f1(full, made.events) - 0.02
    assert f1(found, full) > 0.92


def test_a_full_run_differs_from_itself_as_much_when_accounts_are_added() -> None:
    """What joining leaves undone is what a later full run would change of the old ones: the same size."""
    held, old, new = parted(spread(1))
    made = reports()
    full = group_accounts(made.accounts).labels
    joined = homes(held, old, new, join([made.accounts[row] for row in new], held, unsaid(LATER)))
    of_old = f1([each.event for each in held.told], [full[row] for row in old])
    assert f1(joined, full) > of_old - 0.02


@cache
def standing() -> tuple[Memory, list[int], list[int]]:
    return parted(range(0, N, 30))


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(N // 30)))
def test_the_order_of_new_accounts_hardly_matters(order: list[int]) -> None:
    held, _, new = standing()
    made = reports()
    turned = [new[at] for at in order]
    found = [
        {
            (frozenset(rows[row] for row in party.rows), tuple(party.events))
            for party in join([made.accounts[row] for row in rows], held, unsaid(len(rows))).parties
        }
        for rows in (new, turned)
    ]
    grown = [{events for _, events in each if events} for each in found]
    assert len(grown[0] ^ grown[1]) <= 0.1 * len(grown[0])
    assert len(found[0] & found[1]) >= 0.9 * len(found[0])


def reprints() -> Iterator[tuple[int, Account]]:
    """A report of each of some events, carried once more."""
    held, _, _ = standing()
    seen: set[int] = set()
    for each in held.told:
        if each.event not in seen and len(each.account.text) > 300 and len(seen) < 12:
            seen.add(each.event)
            old = each.account
            yield each.event, Account(key=f"{old.key} again", text=old.text, title=old.title, published=old.published)


def test_a_reprint_joins_its_event() -> None:
    held, _, _ = standing()
    events, accounts = zip(*reprints())
    joined = join(accounts, held, unsaid(len(accounts)))
    assert all(party.events for party in joined.parties)
    home = {row: party.events for party in joined.parties for row in party.rows}
    own = sum(event in home[row] for row, event in enumerate(events))
    assert own >= len(events) - 1, "one story may stand in two events, and be nearer to the other"


def test_an_external_id_keeps_an_account_out_of_an_event_of_another() -> None:
    held, _, _ = standing()
    events, accounts = zip(*reprints())
    for named, said in (("id other", True), ("id its own", False)):
        words = Words([named] * len(accounts), lambda event: f"id {event}" if event in events else None, ())
        joined = join(accounts, held, words)
        assert all(not set(party.events) & set(events) for party in joined.parties), said
    same = Words([f"id {event}" for event in events], lambda event: f"id {event}", ())
    joined = join(accounts, held, same)
    assert {row: party.events for party in joined.parties for row in party.rows} == {
        row: [event] for row, event in enumerate(events)
    }


def test_events_judged_different_are_not_joined_by_a_new_account() -> None:
    held, _, new = standing()
    made = reports()
    accounts = [made.accounts[row] for row in new]
    halves = Memory([each.account for each in held.told], [2 * each.event + each.owner % 2 for each in held.told],
                    held.kept)  # fmt: skip
    merged = [party.events for party in join(accounts, halves, unsaid(len(new))).parties if len(party.events) > 1]
    assert merged
    apart = [(one, other) for events in merged for one in events for other in events if one < other]
    kept = join(accounts, halves, Words([None] * len(new), lambda _: None, apart))
    assert not {tuple(sorted(pair)) for pair in apart} & {
        (one, other) for party in kept.parties for one in party.events for other in party.events if one < other
    }


def test_nothing_in_common_is_an_event_of_its_own() -> None:
    held, _, _ = standing()
    alone = Account(key="document\x1fzz", text="Beavers have built a dam across the Ellen brook again, wardens report.")
    joined = join([alone], held, unsaid(1))
    assert [(party.rows, party.events) for party in joined.parties] == [([0], [])]
    assert (joined.refused, joined.waiting) == ([], 0)


@pytest.mark.parametrize("text", ["", "…", "x" * 200_000, "Seven dead. " * 5_000])
def test_any_text_is_taken(text: str) -> None:
    held, _, _ = standing()
    account = Account(key="document\x1fzz", text=text)
    assert [party.rows for party in join([account], held, unsaid(1)).parties] == [[0]]


def test_a_corpus_weighs_words_as_the_full_run_did() -> None:
    """Rows the corpus holds already weigh the same beside a few as among all."""
    accounts = reports().accounts
    columns = columns_of(accounts)
    some = columns_of(accounts[:40], corpus=kept_of(columns).corpus(), new=np.zeros(40, dtype=bool))
    for kind in ("plain", "proper", "names", "numbers", "days"):
        whole = dict(zip(columns.coding.hashes(kind)(columns.tables[kind].codes).tolist(), columns.tables[kind].idf))
        part = some.tables[kind]
        told = dict(zip(some.coding.hashes(kind)(part.codes).tolist(), part.idf))
        assert told
        assert {code: rarity for code, rarity in told.items() if code in whole} == pytest.approx(
            {code: whole[code] for code in told if code in whole}, rel=1e-6
        )


def test_an_account_is_found_by_what_it_tells() -> None:
    accounts = reports().accounts[:200]
    columns = columns_of(accounts, telling=TOLD)
    kept = kept_of(columns)
    kept.numbers[KIND] = postings(columns, np.arange(200) * 3, np.arange(200))
    row, owner = nearest(columns_of(accounts[:50], corpus=kept.corpus(), telling=TOLD), kept.find)
    assert set(zip(range(50), range(0, 150, 3))) <= set(zip(row.tolist(), owner.tolist()))


def test_of_a_group_two_are_enough_under_a_term() -> None:
    accounts = [
        Account(key=f"document\x1f{at:03}", text=f"A fire in Quellbrook killed {at} at the Brandau mill.")
        for at in range(100)
    ]
    columns = columns_of(accounts, telling=TOLD)
    alone = postings(columns, np.arange(100), np.arange(100))
    together = postings(columns, np.arange(100), np.zeros(100, dtype=np.int64))
    assert not len(alone), "a hundred events under a term: it tells none apart"
    assert len(together)
    assert set((together & 0xFFFFFFFF).tolist()) == {0, 1}


@given(st.dictionaries(st.text(min_size=1), st.integers(1, 10**6), max_size=30), st.lists(st.text(min_size=1)))
def test_counts_are_kept_by_term(told: dict[str, int], asked: list[str]) -> None:
    numbers = packed("plain", hashes_of(told), np.array(list(told.values()), dtype=np.int64))
    corpus = Kept(10, {}, {"plain": numbers}).corpus()
    words = [*told, *asked]
    assert corpus.counts("plain", hashes_of(words)).tolist() == [told.get(word, 0) for word in words]
    assert not corpus.known("names", hashes_of(words)).any()


@given(st.lists(st.integers(0, 200)), st.lists(st.integers(0, 100), unique=True))
def test_ranges_of_numbers(numbers: list[int], starts: list[int]) -> None:
    bounds = np.array([edge for start in sorted(starts) for edge in (2 * start, 2 * start + 2)], dtype=np.int64)
    found = within(np.sort(np.array(numbers, dtype=np.int64)), bounds)
    assert sorted(found.tolist()) == sorted(number for number in numbers if number // 2 in starts)


def test_a_kind_has_its_own_hashes() -> None:
    words = hashes_of(["Vellmar"])
    assert hashed("plain", words, COUNT) != hashed("proper", words, COUNT)
    assert spans(hashed("plain", words, COUNT), COUNT).tolist()[0] == hashed("plain", words, COUNT)[0]
