"""The predicate after a noun phrase: "were killed", "dead", "died", past relative clauses and asides."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract.counts.beneath import beneath
from claims.extract.counts.costs import costs, steps
from claims.extract.counts.hospitals import brought, sheltered
from claims.extract.counts.joined import joined
from claims.extract.counts.link import NOTHING, REACH, TOO_DEAR, Link
from claims.extract.counts.outcomes import outcome
from claims.extract.counts.phrases import Phrase
from claims.extract.counts.sorts import fitting
from claims.extract.sentences.lines import Line, Trigger
from claims.figures.quantities import Quantity
from claims.vocabulary.lexicon import grammar, nouns

_ASIDES = {",": ",", "—": "—", "–": "–", "-": "-", "(": ")"}  # what opens an aside, and what closes it
_PARTS = (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "which"])
_APPOSITION = 9  # tokens of ", a boy of eight,"
_TELLER = 7  # tokens of one who says something
_LONGEST_ASIDE = 25  # tokens


@dataclass(slots=True)
class _Walk:
    """The way behind a number: the token it has come to, what it has cost, and what has been passed.

    `aux` is an auxiliary still open, `seated` the link of "on board", kept in case nothing else is said.
    """

    at: int
    cost: float = 0.0
    aux: bool = False
    denied: bool = False
    aside: bool = False
    strong: bool = False
    seated: Link | None = None


def right(line: Line, quantity: Quantity, phrase: Phrase) -> Link | None:
    """The predicate after the noun phrase: "were killed", "dead", "died", past relative clauses and asides."""
    if phrase.head is None and line.lows[phrase.end : phrase.end + 1] == ["for"]:
        return None  # "50,000 for those injured"
    walk = _Walk(phrase.end)
    opened = {figure.start: figure for figure in line.figures}
    stop = min(len(line.lows), phrase.end + REACH)
    while walk.at < stop and walk.cost < TOO_DEAR:
        trigger = line.starts.get(walk.at)
        if trigger is not None:
            link, over = _at_trigger(line, walk, trigger, phrase)
            if over:
                return link
        elif (there := _placed(line, walk)) is not None:
            return there
        elif walk.at in opened:
            if not _past_figure(line, walk, opened[walk.at], phrase):
                return walk.seated
        elif not _past_word(line, walk):
            return None if walk.aux else walk.seated
    return walk.seated


def _at_trigger(line: Line, walk: _Walk, trigger: Trigger, phrase: Phrase) -> tuple[Link | None, bool]:
    """What a trigger on the way makes of the number, and whether that is the end of the way."""
    tolls = costs("behind")
    metric = _predicate(line, trigger, walk.aux, adjacent=walk.at == phrase.end, phrase=phrase)
    if metric in ("", NOTHING) or (metric is not None and walk.denied):
        return None, True
    if metric == "on_board" and not walk.aux:
        walk.seated = walk.seated or Link(metric, trigger, "right", walk.cost)
        walk.at, walk.cost = trigger.end, walk.cost + tolls["seated"]
        return None, False
    if metric is not None:
        return outcome(line, phrase, Link(*joined(line, metric, trigger, "right"), "right", walk.cost)), True
    if trigger.roles:
        walk.cost += tolls["act"] if trigger.roles.keys() & {"acts", "nouns"} else tolls["trigger"]
    else:  # a phrase of another sort of noun is nothing but words
        walk.cost += tolls["word"] * (trigger.end - trigger.start)
    walk.at = trigger.end
    return None, False


def _past_figure(line: Line, walk: _Walk, figure: Quantity, phrase: Phrase) -> bool:
    """Go past another number of a list, a date or an age; False at one with a noun and a predicate of its own."""
    lows, words, tolls = line.lows, grammar(), costs("behind")
    listed = walk.aside or lows[walk.at - 1] in ("and", ",", "or") or (walk.at == phrase.end and phrase.partitive)
    beneath = lows[walk.at - 1] in words.prepositions  # "70 houses in three villages"
    behind = lows[figure.end] if figure.end < len(lows) else ""
    if not listed and line.toks[walk.at - 1].kind == "w" and lows[figure.end : figure.end + 2] in _PARTS:
        return False  # "inspected 400 buildings and declared 130 of them unsafe"
    if lows[walk.at - 1] in words.subordinators and not listed and not _counts_nobody(line, figure.end):
        return False  # "withdrew 400 soldiers after 12 people were killed"
    if walk.strong or (figure.ordinal and behind in words.relatives):
        return False
    of = (lows[max(0, figure.start - 2) : figure.start], lows[figure.end : figure.end + 2])
    if (of[0] in _PARTS or of[1] in _PARTS) and line.toks[figure.end - 1].kind in "wn":
        return _past_part(line, walk, figure)
    if not (listed or beneath or _counts_nobody(line, figure.end)):
        return False
    walk.cost += tolls["listed"] if listed else tolls["figure"]
    walk.at = figure.end
    return True


def _past_part(line: Line, walk: _Walk, figure: Quantity) -> bool:
    """Go past what is said of a part, to the comma that closes it: "two aunts, one of whom was deaf, and a boy".

    False where none does: in "4,000 people in the delta, of whom 190 have died" the part has that predicate.
    """
    stop = min(figure.end + _LONGEST_ASIDE, len(line.lows) - 1)
    close = next((at for at in range(figure.end + 2, stop) if line.lows[at] == ","), None)
    if close is None:
        return False
    walk.at, walk.cost = close + 1, walk.cost + costs("behind")["listed"]
    return True


def _past_word(line: Line, walk: _Walk) -> bool:
    """Go past one word or sign, or past an aside; False at another subject and at what is planned."""
    at, words, tolls = walk.at, grammar(), costs("behind")
    word, sign = line.lows[at], line.toks[at].kind
    past = _past_aside(line, at) if sign in _ASIDES else at
    if past > at:
        walk.at, walk.cost, walk.aux = past, walk.cost + tolls["jump"], False
        return True
    walk.at += 1
    if word in words.denials:
        walk.denied = True
        return True
    step = steps("behind").get(word)
    kind = step.kind if step is not None else ""
    if word in words.subjects and not walk.aux and not _is_talk(line.lows, at + 1):
        return False
    if walk.aux and word in words.planned:
        return False
    if kind == "aux":
        walk.aux, walk.denied = True, False
        return True
    if kind == "talk" and walk.aux and word in words.adverbs:  # "were reported killed"
        walk.cost += tolls["adverbs"]
        return True
    if step is None or (kind == "talk" and walk.aux):
        _past_open_word(line, walk, at)
        return True
    if (
        kind == "subordinators"
        and not walk.aux
        and line.lows[at + 1 : at + 2]
        and line.lows[at + 1] in words.determiners
    ):
        return False
    walk.cost += step.cost
    walk.aside = walk.aside or kind == "aside"
    walk.strong = walk.strong or kind in ("strong", "colon")
    walk.aux = walk.aux and kind not in ("comma", "prepositions")
    return True


def _past_open_word(line: Line, walk: _Walk, at: int) -> None:
    """A word of no closed class: behind an auxiliary it is another predicate."""
    tolls, token = costs("behind"), line.toks[at]
    if walk.aux:
        walk.cost, walk.aux = walk.cost + tolls["verb"], False
    elif token.text[:1].isupper():
        walk.cost += tolls["name"]
    else:
        walk.cost += tolls["word"] if token.kind in "wn" else tolls["sign"]


def _placed(line: Line, walk: _Walk) -> Link | None:
    """ "were taken to three hospitals", "were staying at the school shelter", "are under mud"."""
    word, words = line.lows[walk.at], grammar()
    if word in words.beneath and not walk.denied and (walk.aux or line.lows[walk.at - 1] in words.lasting):
        under = beneath(line, walk.at)
        return Link("missing", Trigger(walk.at, under, {"state": "missing"}), "right", walk.cost) if under else None
    if not walk.aux or (word not in words.carried and word not in words.dwells and word not in ("in", "at")):
        return None
    if word not in words.carried:
        end = sheltered(line, walk.at)
        return Link("evacuated", Trigger(walk.at, end, {"does": "evacuated"}), "right", walk.cost) if end else None
    there = brought(line, walk.at + 1)
    return (
        Link("hospitalised", Trigger(walk.at, there, {"acts": "hospitalised"}), "right", walk.cost) if there else None
    )


def _is_talk(lows: list[str], at: int) -> bool:
    """ "three people, she said, were killed": the pronoun of an inserted report is no new subject."""
    return lows[at : at + 1] != [] and lows[at] in grammar().talk


def _counts_nobody(line: Line, at: int) -> bool:
    """Whether the number that ends here has no noun of its own: a date or an age, not "19 people"."""
    if at >= len(line.lows):
        return True
    return not (line.lows[at] in nouns().ids or line.lows[at] in nouns().things or at in line.starts)


def _past_aside(line: Line, at: int) -> int:
    """The token after an aside that opens here, where the predicate follows: "23 people — two of them nurses — died".

    Between dashes or brackets anything may stand; between commas a relative clause or a part ("two of them hurt").
    The same token where none opens.
    """
    lows, close = line.lows, _ASIDES[line.toks[at].kind]
    if close == "-" and line.toks[at].start == line.toks[at - 1].end:
        return at  # a hyphen
    part = close == "," and _part_opens(line, at + 1)
    if close == "," and not (part or grammar().relatives.intersection(lows[at + 1 : at + 4]) or _reports(line, at + 1)):
        return _past_apposition(line, at)
    for ahead in range(at + 2, min(at + _LONGEST_ASIDE, len(lows) - 1)):
        trigger = line.starts.get(ahead)
        if close == "," and not part and trigger is not None and trigger.roles.keys() & {"acts", "does", "state"}:
            return at
        if lows[ahead] == close:
            follows = ahead + 1
            return follows if lows[follows] in grammar().aux or follows in line.starts else at
    return at


def _past_apposition(line: Line, at: int) -> int:
    """The token after ", a bouncer," where a predicate follows; the same token for another noun of a list."""
    lows = line.lows
    if lows[at + 1 : at + 2] not in (["a"], ["an"], ["the"]):
        return at
    for ahead in range(at + 2, min(at + _APPOSITION, len(lows) - 1)):
        if lows[ahead] == ",":
            return ahead + 1 if lows[ahead + 1] in grammar().aux or ahead + 1 in line.starts else at
        if line.toks[ahead].kind not in "wn-’'" or lows[ahead] in grammar().aux or ahead in line.starts:
            return at
    return at


def _reports(line: Line, at: int) -> bool:
    """Whether "the mayor said after a visit," is put in here."""
    for ahead in range(at, min(at + _TELLER, len(line.lows))):
        if line.lows[ahead] in grammar().talk:
            return line.lows[ahead + 1 : ahead + 2] != [","]
        if line.toks[ahead].kind != "w" or ahead in line.starts:
            return False
    return False


def _part_opens(line: Line, at: int) -> bool:
    """Whether "two of them", "four of whom" stands here."""
    part = next((each for each in line.figures if each.start == at), None)
    return part is not None and line.lows[part.end : part.end + 2] in _PARTS


def _predicate(line: Line, trigger: Trigger, aux: bool, *, adjacent: bool, phrase: Phrase) -> str | None:
    """The metric a trigger gives to the noun before it; None for no relation, "" where the noun is the doer."""
    roles = fitting(line, trigger, phrase)
    if "state" in roles and not ("acts" in roles and not aux and _object_follows(line, trigger.end)):
        return roles["state"]
    if "does" in roles:
        return roles["does"]
    if "acts" in roles:
        if not aux and _object_follows(line, trigger.end):
            return ""
        return roles["acts"]
    return None


def _object_follows(line: Line, at: int) -> bool:
    lows, words = line.lows, grammar()
    if at >= len(lows):
        return False
    return (
        lows[at] in words.determiners or any(figure.start == at for figure in line.figures) or lows[at] in nouns().ids
    )
