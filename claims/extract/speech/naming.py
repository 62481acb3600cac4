"""The name that starts at a token, and who carried what it said: "Ruth Lorne, a nurse, to Marl Radio"."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import Register, agents, is_one, lists, tidy
from claims.extract.speech.names import channelled, named, set_off, shortened
from claims.extract.speech.noun_phrase import bears, is_name
from claims.extract.speech.speakable import head
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar, weekdays

_CLOSERS = frozenset(',.;!?”"»)')
_NAME_REACH = 16
_LEAD = 14  # tokens of a phrase before the subject that says where it spoke


@per_language
def _origins() -> frozenset[str]:
    """What is by somebody: "a count by", "figures compiled by"."""
    known = lists()
    return known["bulletins"] | known["tallies"] | known["issued"] | known["carriers"] | known["made"]


def name_at(line: Line, begin: int, *, known: bool = False) -> tuple[str | None, int]:
    """The name of the noun phrase that starts here, and where it ends: at a comma, a verb or a clause.

    Of an office with its holder ("the head of the district, Ruth Lorne") it is the holder.
    """
    end = _end(line, begin)
    if end == begin:
        return None, begin
    toks = line.toks
    if end + 2 < len(toks) and toks[end].kind == ",":
        holder = _holder(line, begin, end)
        if holder is not None:
            return tidy(line.words(end + 1, holder)), holder
    found = named(line, begin, end, known=known)
    return (found.text if found else None), end


def _holder(line: Line, begin: int, comma: int) -> int | None:
    """ "the mayor, Ada Quill,", "the airline, Norland Air.": where the name ends that stands behind the comma."""
    toks, last = line.toks, head(line, begin, comma)
    one = is_one(line.lows[begin : last + 1])
    if not one and (line.lows[begin] != "the" or line.lows[last] not in lists()["kinds_of_body"]):
        return None
    holder = _end(line, comma + 1)
    if not 2 <= holder - comma - 1 <= 5 or not is_name(line, comma + 1, holder):
        return None
    if any(comma < each.start < holder for each in line.figures) or any(comma < at < holder for at in line.starts):
        return None  # in capitals a clause looks like a name
    closed = holder == len(toks) or (toks[holder].kind in ".;" or (one and toks[holder].kind == ","))
    return holder if closed and not (holder < len(toks) and _aged(line, holder)) else None


def _aged(line: Line, comma: int) -> bool:
    """Whether an age follows: "according to the mayor, Ada Quill, 16, was killed"."""
    return comma + 1 < len(line.toks) and line.toks[comma + 1].kind == "n" and line.lows[comma + 2 : comma + 3] == [","]


def _end(line: Line, begin: int) -> int:
    words, lows, toks = grammar(), line.lows, line.toks
    known = lists()
    numbers = {figure.start for figure in line.figures}
    at = begin
    while at < len(lows) and at - begin < _NAME_REACH:
        word, kind = lows[at], toks[at].kind
        if at in numbers and at > begin and toks[at - 1].text.islower():  # "according to police | 14 cars were burned"
            break
        if kind == "(" or word in known["said_when"] or word in weekdays():
            break
        if kind == "." and shortened(line, at) and at + 1 < len(lows):
            at += 1
            continue
        if (
            kind in _CLOSERS
            or kind in ":;—–“‘"
            or (at > begin and kind in "-.|" and set_off(line, at))
            or (
                at > begin
                and word in ("the", "a", "an")
                and lows[at - 1] not in words.prepositions | {"and"}
                and not bears(line, at)
            )
            or word in words.subordinators
            or word in words.relatives
            or word in words.aux
        ):
            break
        if at > begin and not _of_name(line, at) and _verb(line, at):
            break
        if 0 < at - begin <= 8 and word in ("by", "from") and any(each in _origins() for each in lows[begin:at]):
            at += 1
            continue
        if at > begin and word == "and" and _also(line, at):
            at += 1 + (lows[at + 1] in known["articles"])
            continue
        if at > begin and word in known["name_ends"] and not _works(line, at):
            capital = at + 1 < len(lows) and toks[at + 1].text[:1].isupper()
            if not (capital and word in ("in", "and", "at")) and not _posted(line, begin, at):
                break
        at += 1
    return at


def _also(line: Line, at: int) -> bool:
    """ "police and witnesses", "the mayor and the coast guard": whether another speaker follows, and nothing else."""
    known, lows, toks = lists(), line.lows, line.toks
    able = False
    for k in range(at + 1, min(at + 8, len(lows))):
        if toks[k].kind in ",.;”)":
            return able
        if toks[k].kind not in "w-'’" or lows[k] in grammar().aux or _verb(line, k):
            return False
        if lows[k] in known["speakers"]:
            able = True
        elif lows[k] in grammar().prepositions:
            return able and lows[k] != "to"
    return able


def _works(line: Line, at: int) -> bool:
    """ "a doctor at the island's clinic": whether a preposition only says where one who speaks works."""
    lows, known = line.lows, lists()
    if (
        lows[at] not in ("at", "in")
        or lows[at + 1 : at + 2] not in (["a"], ["an"], ["the"])
        or not (lows[at - 1] in known["offices"] or lows[at - 1].endswith(agents()))
    ):
        return False
    for k in range(at + 2, min(at + 6, len(lows))):
        if lows[k] in known["workplaces"]:
            return not any(" ".join(lows[at : at + size]) in known["whereabouts"] for size in (3, 4))
        if line.toks[k].kind not in "w-'’" or lows[k] in grammar().prepositions or lows[k] in grammar().aux:
            return False
    return False


def _of_name(line: Line, at: int) -> bool:
    """Whether the word is a capitalised part of a name: "Lund Notes"."""
    return line.toks[at].text.istitle() and line.toks[at - 1].text[:1].isupper()


def _verb(line: Line, at: int) -> bool:
    known, word = lists(), line.lows[at]
    if word in known["says"]:
        return word not in known["ambiguous"]
    return word in known["cites"] or word in known["tells"] or " ".join(line.lows[at : at + 2]) in known["says"]


def _posted(line: Line, begin: int, at: int) -> bool:
    """ "a post on Facebook by": whether the preposition leads to where something was posted, and by whom follows."""
    ahead = line.lows[at : at + 6]
    return (
        line.lows[at] in ("on", "to")
        and channelled(line, at + 1, at + 3) is not None
        and bool({"by", "from"} & set(ahead))
    )


def onward(line: Line, end: int, register: Register) -> tuple[str, ...]:
    """ "said Ruth Lorne, a nurse, to Marl Radio": the carrier behind the apposition."""
    for at in range(end, min(end + 14, len(line.lows) - 1)):
        if line.lows[at] in ("to", "told") and line.toks[at + 1].text[:1].isupper():
            name, _ = name_at(line, at + 1)
            return (name,) if name else ()
    return channel(line, end, register)


def ahead(line: Line, start: int, end: int) -> tuple[str, ...]:
    """ "In a post on Facebook, | the mayor", "Speaking to Marl Radio, | the mayor": the carrier named beside it."""
    if start >= 3 and line.toks[start - 1].kind == ",":
        begin = next((at + 1 for at in range(start - 2, max(-1, start - _LEAD), -1) if line.toks[at].kind in ",;:"), 0)
        return _beside(line, begin, start - 1) if start - begin <= _LEAD else ()
    if start >= 3 and line.lows[0] in ("in", "on") and not line.lows[start - 1].isdigit():
        return _beside(line, 0, start) if start <= _LEAD else ()
    if end + 1 < len(line.toks) and line.toks[end].kind == ",":  # "the mayor, speaking on Marl Radio, | said"
        close = next((at for at in range(end + 1, min(end + _LEAD, len(line.toks))) if line.toks[at].kind == ","), None)
        return _beside(line, end + 1, close) if close is not None else ()
    return ()


def _beside(line: Line, begin: int, end: int) -> tuple[str, ...]:
    """The carrier in a phrase that says where one spoke."""
    lows = line.lows
    if lows[begin] != "on" and lists()["speaking"].isdisjoint(lows[begin : begin + 5]):
        return ()
    for at in range(begin, end):
        if lows[at] in ("on", "via", "to"):
            found = channelled(line, at + 1, at + 3) or _aired(line, at + 1)
            if found:
                return (found,)
        if lows[at] in ("to", "with") and at + 1 < end:
            name, _ = name_at(line, at + 1)
            if name and line.toks[at + 1 + (lows[at + 1] in lists()["articles"])].text[:1].isupper():
                return (name,)
    return ()


def _aired(line: Line, at: int) -> str | None:
    """ "on Radio Marl": the name of one that broadcasts."""
    if at >= len(line.toks) or not line.toks[at].text[:1].isupper():
        return None
    name, end = name_at(line, at)
    return name if name and not lists()["aired_on"].isdisjoint(line.lows[at:end]) else None


def channel(line: Line, at: int, register: Register) -> tuple[str, ...]:
    """ "on Telegram", "in an interview with Sky News", "(The New Arab)" after the verb: who carried it."""
    lows, toks, known = line.lows, line.toks, lists()
    for ahead in range(at, min(at + 9, len(lows))):
        if toks[ahead].kind in ',;.”"' and ahead > at:
            break
        if lows[ahead] in ("on", "to") and ahead + 1 < len(lows):
            found = channelled(line, ahead + 1, ahead + 2) or (_aired(line, ahead + 1) if lows[ahead] == "on" else None)
            if found:
                return (found,)
        if lows[ahead] in known["channels"] and lows[ahead - 1] in known["articles"]:
            posted = lows[ahead + 1 : ahead + 2]
            if posted and posted[0] in known["carriers"]:  # "in a Facebook post"
                return (toks[ahead].text,)
        if lows[ahead] == "with" and ahead + 1 < len(lows) and lows[ahead - 1] == "interview":
            name, _ = name_at(line, ahead + 1)
            return (name,) if name else ()
        if toks[ahead].kind == "(" and ahead + 2 < len(lows) and toks[ahead + 1].text[:1].isupper():
            close = next((k for k in range(ahead + 1, min(ahead + 7, len(lows))) if toks[k].kind == ")"), None)
            if close is not None and not toks[ahead + 1].text.isupper():
                return (line.words(ahead + 1, close),)
    return ()
