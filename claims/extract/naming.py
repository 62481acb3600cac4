"""The name that starts at a token, and who carried what it said: "Ruth Lorne, a nurse, to Marl Radio"."""

from __future__ import annotations

from claims.extract.actors import Register, lists, tidy
from claims.extract.lines import Line
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar, weekdays

_CLOSERS = frozenset(',.;!?”"»)')
_NAME_REACH = 14
_TIMES = frozenset(
    ["late", "early", "last", "yesterday", "today", "tonight", "earlier", "later", "overnight", "there", "here"]
)


@per_language
def _origins() -> frozenset[str]:
    """What is by somebody: "a count by", "figures compiled by"."""
    known = lists()
    return known["bulletins"] | known["tallies"] | known["issued"] | {"compiled", "taken", "filmed"}


def name_at(line: Line, begin: int) -> tuple[str | None, int]:
    """The noun phrase that starts here, up to a comma, a verb or a clause; with brackets cut from the name."""
    words, lows, toks = grammar(), line.lows, line.toks
    at = begin
    while at < len(lows) and at - begin < _NAME_REACH:
        word, kind = lows[at], toks[at].kind
        if kind == "(":
            break
        if (
            kind in _CLOSERS
            or kind in ":;—–“"
            or (at > begin and word in ("the", "a", "an") and lows[at - 1] not in words.prepositions | {"and"})
            or word in words.subordinators
            or word in words.relatives
            or word in words.aux
        ):
            break
        if word in _TIMES or word in weekdays():
            break
        if (at > begin and not (toks[at].text.istitle() and toks[at - 1].text[:1].isupper())) and (
            (word in lists()["says"] and word not in ("report", "reports", "state", "estimates", "claims"))
            or word in lists()["cites"]
            or word in lists()["tells"]
        ):
            break
        if 0 < at - begin <= 4 and word in ("by", "from") and lows[at - 1] in _origins():
            at += 1
            continue
        if (
            at > begin
            and word in ("on", "at", "in", "after", "during", "by", "and", "to")
            and not (at + 1 < len(lows) and toks[at + 1].text[:1].isupper() and word in ("in", "and", "at"))
        ):
            if word != "in" or at + 1 >= len(lows) or lows[at + 1] not in words.determiners:
                break
            break
        at += 1
    if at == begin:
        return None, at
    return tidy(line.words(begin, at)), at


def onward(line: Line, end: int, register: Register) -> tuple[str, ...]:
    """ "said Ruth Lorne, a nurse, to Marl Radio": the carrier behind the apposition."""
    for at in range(end, min(end + 14, len(line.lows) - 1)):
        if line.lows[at] in ("to", "told") and line.toks[at + 1].text[:1].isupper():
            name, _ = name_at(line, at + 1)
            return (name,) if name else ()
    return channel(line, end, register)


def channel(line: Line, at: int, register: Register) -> tuple[str, ...]:
    """ "on Telegram", "in an interview with Sky News", "(The New Arab)" after the verb: who carried it."""
    lows, toks = line.lows, line.toks
    channels = lists()["channels"]
    for ahead in range(at, min(at + 9, len(lows))):
        if toks[ahead].kind in ',;.”"' and ahead > at:
            break
        if (
            lows[ahead] == "on"
            and ahead + 1 < len(lows)
            and (lows[ahead + 1] in channels or " ".join(lows[ahead + 1 : ahead + 3]) in channels)
        ):
            name, _ = name_at(line, ahead + 1)
            return (name,) if name else ()
        if lows[ahead] == "with" and ahead + 1 < len(lows) and lows[ahead - 1] == "interview":
            name, _ = name_at(line, ahead + 1)
            return (name,) if name else ()
        if toks[ahead].kind == "(" and ahead + 2 < len(lows) and toks[ahead + 1].text[:1].isupper():
            close = next((k for k in range(ahead + 1, min(ahead + 7, len(lows))) if toks[k].kind == ")"), None)
            if close is not None and not toks[ahead + 1].text.isupper():
                return (line.words(ahead + 1, close),)
    return ()
