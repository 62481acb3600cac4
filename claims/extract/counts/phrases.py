"""The noun phrase a number opens: who or what is counted, and where the phrase ends."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract.sentences.lines import Line, Trigger
from claims.figures.numbers import starters
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import day_words, grammar, nouns, weekdays

_LONGEST = 8  # words between the number and its noun
_HYPHENS = frozenset("-‑")
_THEM = frozenset(["them", "whom"])
_HOMES = frozenset(["families", "households"])  # before a noun of things they name its kind


@dataclass(frozen=True, slots=True)
class Phrase:
    """What follows a number. `head` is the noun's token (None for a bare number), `end` the token after the phrase.

    `population` is a vocabulary id, None where the noun names nobody ("three offices": `thing`). `trigger` is the head
    where it is itself a counted noun ("two deaths"). `partitive` for "two of them", `more` for "10 more", "two others".
    """

    end: int
    head: int | None = None
    population: str | None = None
    thing: str | None = None
    trigger: Trigger | None = None
    state: Trigger | None = None
    partitive: bool = False
    more: bool = False


def phrase(line: Line, quantity: Quantity) -> Phrase:
    """Read the noun phrase after a number."""
    lows, words = line.lows, grammar()
    at = quantity.end
    partitive = False
    more = quantity.start > 0 and lows[quantity.start - 1] in words.adding
    if at < len(lows) and lows[at] in words.more:
        more, at = True, at + 1
    if at < len(lows) and lows[at] == "of":
        partitive = at + 1 < len(lows) and (
            lows[at + 1] in words.determiners or lows[at + 1] in ("whom", "which", "those")
        )
        at += 1
        counted = line.starts.get(at)
        named = {"tolls", "nouns"} if at < len(lows) and lows[at] == "the" else {"state"}
        if partitive and counted is not None and counted.roles.keys() & named and lows[at] in ("the", "those"):
            return Phrase(counted.end, None, None, None, None, counted, partitive, more)
        while at < len(lows) and (lows[at] in words.determiners or lows[at] in ("whom", "which", "those")):
            at += 1
        bare = next((figure.end for figure in line.figures if figure.start == at), len(lows))
        known = _named_by_state(line, bare if bare < len(lows) else at) if partitive else None
        if known is not None:
            noun, told = known
            population = nouns().ids[lows[noun]] if noun is not None else None
            return Phrase(told.end, noun, population, state=told, partitive=True, more=more)
        if bare < len(lows) and _nounless(line, bare):
            return Phrase(bare, partitive=partitive, more=more)  # "three of the five on board"
    elif quantity.share is not None and at < len(lows) and lows[at] in words.determiners:
        at += 1
    return _head(line, at, partitive, more)


def _named_by_state(line: Line, at: int) -> tuple[int | None, Trigger] | None:
    """ "of those listed as missing", "of the people reported injured": the participle says only who they are.

    The token of their noun, where they have one, and the state they were in.
    """
    lows, words = line.lows, grammar()
    noun = at if at < len(lows) and lows[at] in nouns().ids else None
    at += noun is not None
    if noun is not None and lows[at : at + 2] in (["who", "were"], ["who", "had"], ["who", "have"], ["who", "are"]):
        at += 2 + (lows[at + 2 : at + 3] == ["been"])
    begin = at
    while at < len(lows) and at not in line.starts and (lows[at] in words.named_so or lows[at] in words.lasting):
        at += 1
    at += begin < at < len(lows) and lows[at] == "as"
    state = line.starts.get(at)
    if state is not None and noun is not None and not state.roles and "does" in state.sorts.get("people", {}):
        state = Trigger(state.start, state.end, {"state": state.sorts["people"]["does"]})  # "still trapped"
    opens = begin < at or (at < len(lows) and lows[at] in words.lasting)
    if not opens or state is None or not state.roles.keys() & {"state", "acts"}:
        return None
    return noun, state


def _nounless(line: Line, at: int) -> bool:
    """Whether no noun follows a whole: "on board", "were", "died", "killed were"; but "injured boys"."""
    word, words, verb = line.lows[at], grammar(), line.starts.get(at)
    told = (
        verb is not None and bool(verb.roles.keys() & {"does", "acts", "state"}) and not _noun_follows(line, verb.end)
    )
    return told or word in words.prepositions or word in words.aux or word == "aboard"


def _head(line: Line, at: int, partitive: bool, more: bool) -> Phrase:
    lows, words, known = line.lows, grammar(), nouns()
    begin, head, population, modifier = at, None, None, None
    trigger: Trigger | None = None
    state: Trigger | None = None
    limit = min(len(lows), at + _LONGEST)
    while at < limit:
        word, kind = lows[at], line.toks[at].kind
        aged = _aged(line, at)
        if aged:
            head, at = (aged - 1, aged) if not _noun_follows(line, aged) else (head, aged)
            if head is not None and head == aged - 1:
                break
            continue
        pair = f"{word} {lows[at + 1]}" if at + 1 < len(lows) else ""
        if pair in known.pairs:
            population, head, at = known.ids[pair], at + 1, at + 2
            continue
        found = line.starts.get(at)
        if found is not None:
            if "nouns" in found.roles and not (found.roles.keys() & {"acts", "state"}):
                trigger, head, at = found, found.end - 1, found.end
                break
            if partitive and found.roles.keys() & {"state", "acts"} and lows[at - 1] in ("the", "those"):
                return Phrase(found.end, None, modifier, None, None, found, partitive, more)
            if not _attributive(line, found) and not _describes(line, found):
                break
            state, at = found if found.roles.keys() & {"acts", "state", "tolls"} else state, found.end
            continue
        if kind in _HYPHENS and at > begin:
            at += 1
            continue
        if word in words.more and head is None:
            more, at = True, at + 1
            continue
        if (
            word == "and"
            and head is None
            and at > begin
            and trigger is None
            and state is None
            and line.toks[min(at + 1, len(lows) - 1)].kind == "w"
            and (_noun_follows(line, at + 2) or _noun_follows(line, at + 1))
            and lows[at + 1] not in starters()
        ):
            at += 1
            continue
        if kind != "w" or word in words.aux or word in words.prepositions or word in words.conjunctions:
            break
        if head is None and at == begin and not _noun_follows(line, at + 1) and _is_verb(word):
            break
        if word in words.determiners or word in words.aside or word in weekdays() or word in words.adverbs:
            break
        if word in day_words() and not _noun_follows(line, at + 1):
            break
        if head is None and at == begin and partitive and lows[at - 1] in _THEM and word.endswith("ing"):
            break  # "one of them expecting twins"
        if word in known.ids:
            if word in known.modifiers and head is None and at + 1 < limit and _noun_follows(line, at + 1):
                modifier = known.modifiers[word]
            else:
                population, head = known.ids[word], at
            at += 1
            if head is not None and not _noun_follows(line, at):
                break
            continue
        if word in known.things and head == at - 1 and population in _HOMES:
            head, population, at = at, None, at + 1  # "286 single-family homes"
            break
        if word in known.things and head is None and not _noun_follows(line, at + 1):
            head, at = at, at + 1
            break
        if word in known.modifiers:
            modifier = known.modifiers[word]
        elif head is not None:
            break
        elif (
            word.endswith("s")
            and len(word) > 3
            and not word.endswith(("'s", "ss", "us"))
            and not _noun_follows(line, at + 1)
        ):
            head, population, at = at, None, at + 1
            break
        at += 1
    if head is None and trigger is None:
        last = at - 1
        if last >= begin and state is None:
            return Phrase(at, last, modifier, None if modifier else lows[last], None, None, partitive, more)
        return Phrase(at, None, modifier, None, None, state, partitive, more)
    if modifier and (population in (None, "people", "members") and (trigger or lows[head or 0] in known.general)):
        population = modifier
    thing = lows[head] if head is not None and population is None and trigger is None else None
    if trigger is not None:
        population, at = _of_whom(line, at, modifier, population)
    return Phrase(at, head, population, thing, trigger, state, partitive, more)


def _is_verb(word: str) -> bool:
    """ "dozens remained missing": no noun of people ends in -ed but those that the lists know."""
    known = nouns()
    words = grammar()
    return (
        (word.endswith("ed") or word in words.stays or word in words.static)
        and word not in known.ids
        and word not in known.things
    )


def _aged(line: Line, at: int) -> int:
    """The token after "34-year-old" where one begins here; 0 otherwise."""
    lows = line.lows
    size = 1 if line.toks[at].kind == "n" else 0
    if (
        not size
        and at + 1 < len(lows)
        and lows[at + 1] == "-"
        and at + 2 < len(lows)
        and lows[at + 2] in grammar().ages
    ):
        size = 1
    if not size:
        return 0
    tail = [word for word in lows[at + size : at + size + 5] if word not in _HYPHENS]
    if tail[:1] and tail[0] in grammar().ages and tail[1:2] == ["old"]:
        return next(k for k in range(at + size, len(lows)) if lows[k] == "old") + 1
    return 0


def _of_whom(line: Line, at: int, modifier: str | None, population: str | None) -> tuple[str | None, int]:
    """ "ten bodies of soldiers": the population after the counted noun."""
    known, lows = nouns(), line.lows
    if modifier:
        return modifier, at
    if at + 1 < len(lows) and lows[at] in ("of", "among"):
        for ahead in range(at + 1, min(at + 4, len(lows))):
            if lows[ahead] in known.ids:
                return known.ids[lows[ahead]], ahead + 1
            if line.toks[ahead].kind != "w":
                break
    return population, at


def _attributive(line: Line, trigger: Trigger) -> bool:
    """Whether a trigger word stands before the noun it describes: "three injured people"."""
    return trigger.end - trigger.start == 1 and _noun_follows(line, trigger.end)


def _describes(line: Line, trigger: Trigger) -> bool:
    """ "two fatal wounds", "34 striking platinum miners": what stands before a noun is an adjective of that noun."""
    if trigger.end - trigger.start > 1 or trigger.end >= len(line.lows):
        return False
    word, words = line.lows[trigger.end], grammar()
    if word in words.aux or word in words.adverbs or word in words.prepositions or word in words.conjunctions:
        return False
    if line.toks[trigger.end].kind != "w" or word in words.determiners:
        return False
    doing = trigger.roles.keys() <= {"does", "doing"} and line.lows[trigger.start].endswith("ing")
    return not trigger.roles or (doing and _noun_follows(line, trigger.end + 1))


def _noun_follows(line: Line, at: int) -> bool:
    known = nouns()
    if at >= len(line.lows):
        return False
    word = line.lows[at]
    if (
        word in known.ids
        or word in known.things
        or word in known.sorts["people"]
        or (at + 1 < len(line.lows) and f"{word} {line.lows[at + 1]}" in known.pairs)
    ):
        return True
    found = line.starts.get(at)
    return found is not None and "nouns" in found.roles and not (found.roles.keys() & {"acts", "state", "doing"})
