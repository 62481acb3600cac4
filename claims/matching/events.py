"""What an event is called, and where and when it was, from the accounts and claims that make it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from claims.matching.accounts import Account
from claims.matching.labels import counted_words
from claims.matching.lexis import fold
from claims.matching.places import bare_place, plain_place
from claims.matching.tallies import MAIN, Planned, plan
from claims.model import Basis, Claim
from claims.vocabulary.terms import metrics

_LONGEST = 200  # characters of a label: a title pasted with its article is cut
_FIRST = ("killed", "casualties", "injured")  # what an event is known by, where it was counted
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def event_label(accounts: Sequence[Account], claims: Collection[Claim]) -> str:
    """What to call the event so that an editor knows it again.

    The table's label; else the commonest title that names a place of it, the earliest of equals; else what is counted,
    where and when, from the main tally, unless only one claim names the place and there is a title; else the
    commonest title, and at last the first words.
    """
    labels = Counter(account.label for account in accounts if account.label)
    if labels:
        return _cut(min(labels, key=lambda label: (-labels[label], label)))
    titles, places = _titles(accounts), _places(claims)
    naming = next((title for place in places for title in titles if _names(title, place)), None)
    if naming:
        return _cut(naming)
    if places and (not titles or places[next(iter(places))] > 1):
        return _cut(_counted(claims, next(iter(places))))
    if titles:
        return _cut(titles[0])
    if any(not claim.context for claim in claims):
        return _cut(_counted(claims, None))
    first = min(accounts, key=lambda account: account.key)
    return _cut(first.external_id or first.text.strip() or "no words")


def event_place(claims: Collection[Claim]) -> str | None:
    """The place most of its claims name."""
    return next(iter(_places(claims)), None)


def _places(claims: Collection[Claim]) -> dict[str, int]:
    """The places its claims name, with how many do, the most named first; of equals where most people were killed."""
    own = [claim for claim in claims if claim.place and not claim.context]
    places = Counter(bare_place(claim.place or "") for claim in own)
    deaths = Counter(bare_place(claim.place or "") for claim in own if claim.metric == _FIRST[0])
    return dict(sorted(places.items(), key=lambda item: (-item[1], -deaths[item[0]], item[0])))


def event_days(claims: Collection[Claim]) -> tuple[str | None, str | None]:
    """The first and the last day its own incident is dated to."""
    own = [claim for claim in claims if not claim.context and claim.basis is Basis.INCIDENT]
    starts = [claim.occurred_from[:10] for claim in own if claim.occurred_from]
    ends = [(claim.occurred_to or claim.occurred_from or "")[:10] for claim in own]
    return min(starts, default=None), max((end for end in ends if end), default=None)


def main_count(claims: Collection[Claim]) -> Planned | None:
    """The tally an event is known by: the people killed, else casualties, else injured, else what most claims count."""
    return min(plan(list(claims)), key=_rank, default=None)


def _rank(planned: Planned) -> tuple[object, ...]:
    seriousness = _FIRST.index(planned.metric) if planned.metric in _FIRST else len(_FIRST)
    return (
        planned.basis is not Basis.INCIDENT,
        seriousness,
        planned.population not in MAIN,
        -len(planned.claims),
        planned.label,
    )


def _counted(claims: Collection[Claim], place: str | None) -> str:
    """ "People killed, Vellmar, 12 March 2021"; never of a narrow part, whose whole nobody counted."""
    main = main_count(claims)
    if main is None:
        return place or "no words"
    term = metrics().get(main.metric)
    narrow = term is not None and term.counts == "people" and main.population not in MAIN
    what = counted_words(main.metric, "people" if narrow else main.population)
    days = Counter(
        claim.occurred_from[:10]
        for claim in claims
        if claim.occurred_from and claim.metric == main.metric and claim.basis is main.basis and not claim.context
    )
    day = min(days, key=lambda found: (-days[found], found)) if days else None
    return ", ".join(part for part in (what[:1].upper() + what[1:], place, _day_in_words(day)) if part)


def _titles(accounts: Sequence[Account]) -> list[str]:
    """Titles, the commonest first, the earliest published of equals."""
    titled = [account for account in accounts if account.title and account.title.strip()]
    titled.sort(key=lambda account: (account.published or "9", account.key))
    said = [" ".join((account.title or "").split()) for account in titled]
    often = Counter(map(fold, said))
    return sorted(said, key=lambda title: -often[fold(title)])


def _names(title: str, place: str) -> bool:
    """Whether the title has the place, or a part of it ("Old Town, Vellmar"), in its words."""
    words = plain_place(title)
    parts = [plain_place(part) for part in (place, *place.split(","))]
    return any(part and re.search(rf"\b{re.escape(part)}\b", words) for part in parts)


def _day_in_words(day: str | None) -> str | None:
    """ "2021-03-12" as "12 March 2021", "2021-03" as "March 2021"."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", day or "")
    if found is None or (found[2] and not 1 <= int(found[2]) <= 12):
        return day
    return " ".join(
        part for part in (found[3] and str(int(found[3])), found[2] and _MONTHS[int(found[2]) - 1], found[1]) if part
    )


def _cut(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LONGEST else one_line[: _LONGEST - 1].rstrip() + "…"
