"""One body under several names: "Halvern fire service", "the city's fire service" and "fire service" of one event.

The shorter name is the generic end of the longer, and no other body of that kind speaks in the event. Counted apart,
a body would corroborate itself, and its own revision would be its rival.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from claims.model import Claim
from claims.sources import fold

DATA = Path(__file__).parent / "data" / "bodies.toml"
_POSSESSIVE = re.compile(r"^(?:the |its |their )?(?P<owner>[^'’]+)['’]s? (?P<body>.+)$", re.IGNORECASE)
_LONGEST = 12  # words; a longer name is a sentence
_MOST = 400  # names looked at in one event: beyond them no event is one story


def bodies(claims: Iterable[Claim]) -> dict[str, str]:
    """For each folded name of another name's body the folded name that says it in full; `claims` are one event's.

    Only claims read from a text: the rows of a table name their sources on purpose.
    """
    read = [claim for claim in claims if claim.start is not None]
    printed = dict.fromkeys(name for claim in read if (name := claim.asserted_by))
    if not printed or len(printed) > _MOST:
        return {}
    places = frozenset(fold(place) for claim in read for place in (claim.place or "").split(", ") if place)
    plain = {fold(name): body_of(name, places) for name in printed}
    whole = {body: _whole(body, frozenset(plain.values()), places) for body in set(plain.values())}
    groups: dict[str, list[str]] = defaultdict(list)
    for name, body in plain.items():
        groups[whole[body]].append(name)
    return {
        name: chosen
        for body, names in groups.items()
        for chosen in [body if body in plain else min(names, key=lambda name: (len(name), name))]
        for name in names
        if name != chosen
    }


def body_of(name: str, places: Collection[str] = ()) -> str:
    """The body that a printed name speaks for, folded: "army" for "army spokesman Ivo Dranek", else the name itself."""
    return _turned(_behalf(fold(_without_owner(name, frozenset(places)))))


def _without_owner(name: str, places: frozenset[str]) -> str:
    found = _POSSESSIVE.match(" ".join(name.split()))
    if found is None:
        return name
    owner = fold(found["owner"])
    known = owner in _lists()["owners"] or owner in places
    return found["body"] if known and _turns_on(fold(found["body"])) else name


@lru_cache(maxsize=16_384)
def _behalf(name: str) -> str:
    """The body before a post ("army spokesman ..."), behind one ("spokesman for the army") or behind its staff."""
    words = name.split()
    if not 1 < len(words) <= _LONGEST:
        return name
    posts, staff, joins = (_lists()[key] for key in ("posts", "staff", "joins"))
    opening = 1 if words[0] in ("a", "an") else 0
    if words[opening] in posts | staff:
        at = next((place for place, word in enumerate(words) if word in joins and place > opening), None)
        rest = words[at:] if at is not None and set(words[opening:at]) <= posts | staff else []
        while rest and rest[0] in joins:
            rest = rest[1:]
        behind = _without_owner_folded(rest)
        return " ".join(behind) if behind and _turns_on(" ".join(behind)) else name
    for place in range(1, len(words)):
        if words[place] in posts and _turns_on(" ".join(words[:place])):
            return " ".join(words[:place])
    return name


def _turned(name: str) -> str:
    """ "health ministry" for "ministry of health": one body in either order."""
    words = name.split()
    of = len(words) > 2 and words[0] in _lists()["turned"] and words[1] == "of"
    return " ".join((*words[2:], words[0])) if of else name


def _without_owner_folded(words: list[str]) -> list[str]:
    """ "towns hospital", as folding leaves "the town's hospital": the hospital."""
    owned = len(words) > 1 and words[0].endswith("s") and words[0][:-1] in _lists()["owners"]
    return words[1:] if owned else words


def _whole(body: str, others: Collection[str], places: frozenset[str]) -> str:
    """The fullest name of a body among those of the event; the body itself where two could be meant."""
    fuller = sorted({one for one in others if _says_more(body, one, places)}, key=lambda one: (len(one.split()), one))
    if not fuller:
        return body
    longest = fuller[-1]
    return longest if all(one == longest or _ends(longest, one) for one in fuller) else body


def _says_more(short: str, long: str, places: frozenset[str]) -> bool:
    """Whether the longer name is the shorter with words that say which: "Halvern fire service", "hospital in Osk".

    So is "rights group Open Hand" for "Open Hand", and "operator Brask Chemie" for "operator".
    """
    words, more = short.split(), long.split()
    if len(more) <= len(words) or len(more) > _LONGEST:
        return False
    if not _turns_on(short):
        return len(words) > 1 and more[-len(words) :] == words and _lists()["titles"].issuperset(more[: -len(words)])
    if len(words) == 1 and more[0] == short and more[1] not in _lists()["joins"] | _lists()["posts"]:
        return short in _lists()["services"] and not _turns_on(long)
    if more[: len(words)] == words and more[len(words)] in _lists()["joins"]:
        rest = " ".join(more[len(words) :])
        return any(rest.endswith(place) for place in places)
    if more[-len(words) :] != words or more[-len(words) - 1] in _lists()["joins"]:
        return False
    which = " ".join(more[: -len(words)])
    return len(words) > 1 or words[0] in _lists()["services"] or which in places


def _ends(long: str, short: str) -> bool:
    return long.endswith(f" {short}") or long.startswith(f"{short} ")


def _turns_on(name: str) -> bool:
    """Whether a folded name is that of a body: it turns on a word such as "hospital", "service", "police"."""
    words = name.split()
    heads = _lists()["services"] | _lists()["bodies"]
    before = next((words[at - 1] for at, word in enumerate(words) if at and word in _lists()["joins"]), None)
    return bool(words) and (words[-1] in heads or before in heads)


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    with DATA.open("rb") as file:
        return {name: frozenset(words) for name, words in tomllib.load(file).items()}
