"""Matching against what a newsroom would script: made stories in several outlets, pairwise scores, seconds and memory.

    python benchmarks/matching.py [--events 300] [--seed 7]

Every event has a town, a street, named people and a toll, and is told by one to six outlets in words of their own, the
follow-ups weeks later; towns and causes recur, so that a title alone does not tell two events apart. The peer is the
usual script: rapidfuzz's token_set_ratio on titles within a window of days, joined by union, at its best threshold.
"""

from __future__ import annotations

import argparse
import random
import time
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from rapidfuzz import fuzz

from benchmarks.matching_peers import pairwise
from claims.matching.accounts import Account
from claims.matching.run import group_accounts

_SYLLABLES = ("ka", "lo", "mi", "ren", "tas", "vor", "ul", "dem", "shi", "pra", "gol", "nu", "be", "zar", "eth", "yn")
_CAUSES = (
    ("blast", "an explosion tore through the depot", "the explosion"),
    ("fire", "a fire burned down the workshop", "the fire"),
    ("strike", "a shell hit the market", "the shelling"),
    ("crash", "a bus left the road", "the crash"),
    ("flood", "a river burst its banks", "the flood"),
)
_OPENINGS = (
    "{n} people were killed when {cause} on {street} in {town} on {weekday}, the {source} said.",
    "At least {n} people died on {weekday} after {cause} in {town}, according to the {source}.",
    "The {source} put the dead of {weekday} at {n}, hours after {cause} on {street} in {town}.",
)
_DETAILS = (
    "{person}, {age}, who lives on {street}, said the walls shook.",
    "Among the victims was {person}, {age}, neighbours said.",
    "{person} told reporters that help came late to {street}.",
    "Rescue workers searched {street} through the night, {official} said.",
    "{official}, who leads the inquiry, would not name a cause.",
)
_AFTER = "{weeks} weeks after {short} in {town}, {official} told a hearing of {street}. {person} spoke too."
_TITLES = ("{n} dead in {town} {word}", "{town} {word}: what we know", "{word} kills {n} in {town}",
           "Grief on {street}", "Inquiry into {town} {word} opens", "{n} killed as {word} hits {town}")  # fmt: skip
_WINDOW = 3


def name(source: random.Random, words: int = 1) -> str:
    return " ".join("".join(source.choices(_SYLLABLES, k=source.randint(2, 3))).title() for _ in range(words))


def stories(events: int, seed: int) -> tuple[list[Account], list[int]]:
    """Accounts in the order of their keys, and the event each is of."""
    source = random.Random(seed)
    towns, outlets = [name(source) for _ in range(events // 4 + 1)], [name(source, 2) for _ in range(40)]
    told: list[tuple[Account, int]] = []
    for event in range(events):
        day = date(2021, 1, 1) + timedelta(source.randrange(300))
        word, cause, short = source.choice(_CAUSES)
        facts = {
            "town": source.choice(towns), "street": f"{name(source)} Street", "word": word, "cause": cause,
            "short": short, "weekday": f"{day:%A}", "official": f"inspector {name(source, 2)}",
        }  # fmt: skip
        people = [(name(source, 2), source.randint(18, 80)) for _ in range(3)]
        for outlet in source.sample(outlets, min(6, int(source.paretovariate(1.1)))):
            told.append((_account(source, facts, people, day, outlet, len(told)), event))
    return [account for account, _ in told], [event for _, event in told]


def _account(
    source: random.Random, facts: dict[str, str], people: Sequence[tuple[str, int]], day: date, outlet: str, at: int
) -> Account:
    weeks = source.randint(3, 12) if source.random() < 0.2 else 0
    said = facts | {"n": str(source.randint(2, 30)), "source": f"{name(source)} clinic", "weeks": str(weeks)}
    lines = [(_AFTER if weeks else source.choice(_OPENINGS)), *source.sample(_DETAILS, 3)]
    sentences = []
    for line in lines:
        person, age = source.choice(people)
        sentences.append(line.format(**said, person=person, age=age))
    title = source.choice(_TITLES).format(**said)
    published = day + timedelta(weeks=weeks, days=source.randint(0, 2))
    return Account(
        key=f"document\x1f{at:06}", text=" ".join(sentences), title=title[:1].upper() + title[1:], outlet=outlet,
        published=published.isoformat(), places=(facts["town"],),
    )  # fmt: skip


def peer(accounts: Sequence[Account], least: float) -> list[int]:
    """Union of titles that are alike enough, published within a few days."""
    home = list(range(len(accounts)))

    def root(at: int) -> int:
        while home[at] != at:
            at = home[at]
        return at

    days = [date.fromisoformat(account.published or "").toordinal() for account in accounts]
    order = sorted(range(len(accounts)), key=days.__getitem__)
    for place, one in enumerate(order):
        for other in order[place + 1 :]:
            if days[other] - days[one] > _WINDOW:
                break
            if fuzz.token_set_ratio(accounts[one].title or "", accounts[other].title or "") >= least:
                home[root(other)] = root(one)
    return [root(at) for at in range(len(accounts))]


def measured(run: Callable[[], list[int]]) -> tuple[list[int], float, float]:
    """What a run gives, its seconds (untraced), and the peak of what it allocates in MB (traced, in a second run)."""
    began = time.perf_counter()
    found = run()
    seconds = time.perf_counter() - began
    tracemalloc.start()
    run()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return found, seconds, peak


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--events", type=int, default=300)
    ask.add_argument("--seed", type=int, default=7)
    given = ask.parse_args()
    accounts, gold = stories(given.events, given.seed)
    best = max(range(60, 100, 5), key=lambda least: pairwise(peer(accounts, least), gold)[2])
    runs: dict[str, Callable[[], list[int]]] = {
        "claims": lambda: group_accounts(accounts).labels,
        f"titles alike from {best}": lambda: peer(accounts, best),
    }
    print(f"{len(accounts)} articles on {given.events} made events, seed {given.seed}")
    for title, run in runs.items():
        found, seconds, peak = measured(run)
        precision, recall, f1 = pairwise(found, gold)
        print(f"{title:22} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  {seconds:.2f} s  {peak:.0f} MB")


if __name__ == "__main__":
    main()
