"""What sort of noun a number counts, and the roles a trigger has of that sort only: "led 40 people to safety"."""

from __future__ import annotations

from claims.extract.counts.hospitals import sent
from claims.extract.counts.phrases import Phrase
from claims.extract.sentences.lines import Line, Trigger
from claims.vocabulary.frames import frames
from claims.vocabulary.lexicon import grammar, nouns

_REACH = 9  # tokens from the noun to the words that close its verb
_CROWD = 20  # a bare number of those who came


def sorts_of(line: Line, around: Phrase) -> tuple[str, ...]:
    """The sorts of the noun of a number, the narrowest first; a number without a noun may be any people or things."""
    known = nouns()
    if around.head is None:
        return ("held", "people", "things")
    if around.trigger is not None:
        return ("held", "people") if around.trigger.roles.get("nouns") != "killed" else ("people",)
    noun = line.lows[around.head]
    narrow = tuple(sort for sort in ("held", "housing", "bombs") if noun in known.sorts[sort])
    if noun in known.ids or noun in known.sorts["people"]:
        return (*narrow, "people")
    if noun in known.things:
        return (*narrow, "things")
    if around.head > 0 and line.lows[around.head - 1] == "one" and noun.endswith(tuple(known.singular)):
        return (*narrow, "people")
    return ("people",) if noun.endswith(known.sure) and not narrow else narrow  # by its ending: "firemen"


def fitting(line: Line, trigger: Trigger, around: Phrase) -> dict[str, str]:
    """The roles a trigger has of the noun of this number; those of its sort come before those it has of any."""
    if not trigger.sorts:
        return trigger.roles
    roles = trigger.roles
    sorts = sorts_of(line, around)
    if "afloat" in trigger.sorts and "people" in sorts and not grammar().sea.isdisjoint(line.lows):
        sorts = ("afloat", *sorts)
    for sort in reversed(sorts):
        own = trigger.sorts.get(sort)
        if own is None or (sort == "things" and around.head is None and not _things_told(line, trigger)):
            continue
        roles = roles | own
        done = roles.pop("done", None)
        if done is not None and (_stands(line, trigger) or _headlined(line, trigger, around)):
            roles = {role: metric for role, metric in roles.items() if role not in ("does", "state")}
            roles["acts"] = done
    return roles


def _things_told(line: Line, trigger: Trigger) -> bool:
    """Whether a bare number may count things: they stand before it ("four shops were looted and two burned")."""
    return not nouns().things.isdisjoint(line.lows[: trigger.start])


def _stands(line: Line, trigger: Trigger) -> bool:
    """Whether a participle or a phrase is said of the noun before: behind "were", "remain" or "still"."""
    before = line.lows[max(0, trigger.start - 4) : trigger.start]
    if "," in before:  # "did not want to be named, pulled in"
        before = before[len(before) - before[::-1].index(",") :]
    return not (grammar().be.isdisjoint(before) and grammar().lasting.isdisjoint(before))


def _headlined(line: Line, trigger: Trigger, around: Phrase) -> bool:
    """ "three held after stabbing", "15 held, 30 hurt": right behind the number, with no object."""
    if trigger.start != around.end:
        return False
    for at in range(around.end - 1, -1, -1):
        if line.toks[at].kind not in "wn-’'":
            break
        verb = line.starts.get(at)
        if verb is not None and verb.roles.keys() & {"acts", "doing"}:
            return False  # "released two people held in the killing"
    after = line.lows[trigger.end] if trigger.end < len(line.lows) else "."
    return not after.isalnum() or after in grammar().places or after in grammar().subordinators


def governs(line: Line, trigger: Trigger, around: Phrase, size: float) -> str | None:
    """The metric of an object of that sort behind a verb: "brought out six men"; no agent ("pulled out by six men")."""
    if around.head is None and not (around.more and "sought" in trigger.sorts):  # "searching for four others"
        doing = trigger.sorts.get("people", _NOTHING).get("doing")
        return doing if doing == "attendance" and size >= _CROWD else None
    sorts = sorts_of(line, around)
    if "people" in sorts and "sought" in trigger.sorts and _rescuers(line, trigger):
        return trigger.sorts["sought"]["doing"]
    for sort in sorts:
        own = trigger.sorts.get(sort, _NOTHING)
        metric = own.get("doing") or own.get("acts")
        if metric is not None and not _passive(line, trigger):
            return metric
    return None


def _passive(line: Line, trigger: Trigger) -> bool:
    """ "were pulled out"; not "is no trace of", not "was packed with"."""
    lows, words = line.lows, grammar()
    if lows[trigger.start] in words.negatives or lows[trigger.end - 1] == "with":
        return False
    if lows[trigger.start].endswith("ing"):
        return False
    before = lows[max(0, trigger.start - 4) : trigger.start]
    clause = next((k + 1 for k in range(len(before) - 1, -1, -1) if before[k] in ("and", "but", ",", ";")), 0)
    return not words.be.isdisjoint(before[clause:])  # "rounds were let off and splinters hit nine people"


def _rescuers(line: Line, trigger: Trigger) -> bool:
    """Whether those who look for somebody are there to rescue: "divers are searching for six boys"."""
    return not grammar().searchers.isdisjoint(line.lows[: trigger.start])


def between(line: Line, verb: int, around: Phrase) -> tuple[str, int] | None:
    """The metric of an object that stands between its verb and the words that close it, and the token after those."""
    lows, words = line.lows, grammar()
    closings, carries = frames().get(lows[verb], ()), lows[verb] in words.carries
    if not closings and not carries:
        return None
    sorts = sorts_of(line, around)
    for at in range(around.end, min(around.end + _REACH, len(lows))):
        for closing, metric in closings:
            if lows[at] == closing[0] and tuple(lows[at : at + len(closing)]) == closing:
                sort = "things" if metric in ("destroyed", "damaged") else "people"
                return (metric, at + len(closing)) if sort in sorts else None
        if carries and (there := sent(line, at)):
            return ("hospitalised", there) if "people" in sorts else None
        stops = lows[at] in words.aux or lows[at] in words.subordinators or line.toks[at].kind not in "wn,'’"
        if stops or lows[at] in words.relatives:
            return None
    return None


_NOTHING: dict[str, str] = {}
