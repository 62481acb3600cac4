"""Reporting verbs: what one does where it stands, how many words it has, and when it says nothing at all."""

from __future__ import annotations

from claims.extract.counts.withdrawn import upholds, withdraws
from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import lists
from claims.extract.speech.subjects import names_someone
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar

_THAT = 6  # tokens between a verb and its "that": "ruled on Friday that"
_CLAUSE = 12  # tokens between a verb and the verb of the clause it leads


@per_language
def pairs() -> frozenset[str]:
    """Reporting verbs of two words: "spoke of"."""
    return frozenset(phrase for phrase in lists()["says"] if " " in phrase)


def kind(line: Line, verb: int) -> tuple[str, int]:
    """What a reporting word does here (says, tells, denies; "" for nothing) and how many tokens it has."""
    known, lows = lists(), line.lows
    word = lows[verb]
    if word in known["in"] and lows[verb + 1 : verb + 2] == ["in"] and not names_someone(line, verb - 1, verb):
        return "", 1  # "the deaths reported in Lund"
    size = 2 if " ".join(lows[verb : verb + 2]) in pairs() else 1
    kind = next((name for name in ("denies", "tells", "says") if word in known[name]), "says" if size == 2 else "")
    if not kind and word in known["revises"]:
        ahead = lows[verb + 1 : verb + 7]
        kind = "" if known["tallies"].isdisjoint(ahead) and known["outcomes"].isdisjoint(ahead) else "says"
    if not kind and withdraws(line, verb):
        kind = "says"
    if not kind and (held := upholds(line, verb)):
        return "says", held
    if not kind and word in known["issues"] and any(each in known["carriers"] for each in lows[verb + 1 : verb + 5]):
        kind = "says"  # "released figures showing"; not "released 40 prisoners"
    following = lows[verb + size : verb + size + 2]
    if word in known["owns"] and following and (following[0] in known["owned"] or _takes(line, verb + 1)):
        return "", size
    if kind == "tells" and following and following[0] in grammar().prepositions and size == 1:
        return "", size  # "officials briefed on the matter"
    participle = size == 1 and word in known["passives"] and word not in known["spoken"]
    if participle and following[:1] in (["by"], ["at"]) and following[1:] not in (["least"], ["most"]):
        return "", size  # "a truce announced by the army", "crowds estimated at a million"
    if following and word in known["passives"] and _befell(known, following):
        return "", size  # "two officials confirmed dead", "counted among the dead"
    aux = grammar().aux
    if following[:1] == ["to"] and following[1:] and following[1] in aux and word not in known["owns"]:
        # "two reported to be in danger"; but "the rebels claimed to have killed 90"
        return "", size
    return kind, size


def _befell(known: dict[str, frozenset[str]], following: list[str]) -> bool:
    """Whether a participle tells what became of its subject: "confirmed dead", "listed among the missing"."""
    return following[following[0] == "as" and len(following) > 1] in known["befallen"]


def withheld(line: Line, verb: int) -> bool:
    """ "did not say whether", "neither confirmed nor denied": what nobody says."""
    known, lows = lists(), line.lows
    at = verb - 1
    while at > 0 and (lows[at] in grammar().aux or lows[at] in known["between"] or lows[at] in grammar().adverbs):
        if lows[at] in known["nots"] or lows[at : at + 2] == ["yet", "to"]:
            return True
        at -= 1
    return lows[at] in known["nots"] or lows[at] in known["neither"]


def _takes(line: Line, at: int) -> bool:
    """Whether an event follows: "claimed the blast"; but not "claimed the blast killed nine"."""
    at += line.lows[at] in lists()["articles"]
    if at >= len(line.lows) or line.lows[at] not in lists()["mute"]:
        return False
    return at + 1 >= len(line.lows) or line.toks[at + 1].kind in ",.;" or line.lows[at + 1] in grammar().prepositions


def says_so(line: Line, span: tuple[int, int], verb: int, after: int, *, trailing: bool) -> bool:
    """Whether a verb that only sometimes speaks does so here: "ruled that", "lists 90 people", "found 90 had died"."""
    known, lows = lists(), line.lows
    word = lows[verb]
    if word in known["puts"] and after == verb + 1:
        return _puts(line, after)
    if not known["not_said"].isdisjoint(lows[after : after + 2]):
        return False  # "showed no mercy"
    if word in known["hearing"] and not known["courts"].isdisjoint(lows[span[0] : span[1]]):
        return False  # "the court heard that": what others told it
    if word not in known["with_that"] and word not in known["with_number"] and word not in known["done"]:
        return True
    following = lows[after : after + _THAT]
    if trailing or "that" in following or (following and line.toks[after].kind in ':"“'):
        return True
    if word in known["done"]:
        if following and following[0] in known["doing"]:
            return False
        paper = lows[span[1] - 1] in known["carriers"] | known["papers"] or lows[span[0]] in known["papers"]
        clause = lows[after : after + _CLAUSE]
        return paper or not grammar().aux.isdisjoint(clause[: clause.index(",")] if "," in clause else clause)
    return word in known["with_number"] and any(after <= figure.start <= after + 1 for figure in line.figures)


def _puts(line: Line, after: int) -> bool:
    """Whether a tally is put somewhere: "put the dead at 90", "put it higher than 90"; not "put down the revolt"."""
    known, lows = lists(), line.lows
    near = lows[after : after + _CLAUSE]
    return (
        "at" in near
        or not (known["tallies"] | known["carriers"]).isdisjoint(near)
        or any(after <= figure.start <= after + 1 for figure in line.figures)
        or near[:1] in (["it"], ["out"])
    )
