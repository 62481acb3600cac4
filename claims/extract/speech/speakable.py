"""Who can speak: people, bodies, offices and papers can, an incident or a bare picture cannot."""

from __future__ import annotations

from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import agents, lists
from claims.vocabulary.lexicon import grammar, nouns

_AROUND = 20_000  # characters around a sentence in which a word may show that it is a name


def head(line: Line, start: int, end: int) -> int:
    """The token of the head noun: the last one before a phrase with a preposition."""
    at = end - 1
    for index in range(start + 1, end):
        if line.lows[index] in grammar().prepositions and not line.toks[index].text.istitle():
            at = index - 1
            break
    while at > start and line.toks[at].kind not in "wn@#":
        at -= 1
    return at


def speaks(line: Line, start: int, end: int, *, known: bool) -> bool:
    """Whether the tokens name one who can speak; with `known`, a common noun must be listed or end like an agent."""
    at = head(line, start, end)
    lists_, token = lists(), line.toks[at]
    word = token.lower.removesuffix("'s")
    if token.kind == "@" or any(line.toks[k].kind == "@" for k in range(start, end)):
        return True
    alone = end - start == 1
    if any(pronoun(low) for low in line.lows[start:end]):
        return False
    if not alone and line.toks[start].text.islower() and not _opens(line, start, end):
        return False
    if word in grammar().prepositions or word in grammar().aux or word in grammar().determiners:
        return end - start > 1 and line.toks[end - 1].text[:1].isupper()
    if word in lists_["mute"] and (alone or token.text.islower() or token.text.isupper()):
        return end > at + 1 and line.lows[at + 1] == "of" and word in ("one", "all", "each", "first", "others")
    if word in lists_["shown"] and (alone or token.text.islower()):
        return False
    if alone and (word in lists_["channels"] or (word in lists_["kinds"] and word not in lists_["speakers"])):
        return False
    if token.kind == "n":
        return end - start > 1 and line.toks[start].text[:1].isupper()
    following = line.toks[end].text if end < len(line.toks) else ""
    acronym = alone and token.text.isupper() and len(token.text) > 1 and following.islower()
    if token.text[:1].isupper() and (not alone or start > 0 or acronym or (known and proper(line, token.text))):
        return True
    if alone and word.endswith("ly") and word not in lists_["speakers"]:
        return False
    if line.toks[start].text[:1].isupper() and not lists_["particles"].isdisjoint(line.lows[start:end]):
        return True  # "Marla al-ervan"
    return not known or able(word) or is_body(line, start, end)


def is_body(line: Line, start: int, end: int) -> bool:
    """Whether two words of those in the names of bodies close the phrase: "the civil defence", "city health office"."""
    if end - start < 2:
        return False
    words = lists()["body_words"]
    return line.lows[end - 1] in words and line.lows[end - 2] in words and line.lows[end - 1] not in lists()["mute"]


def _opens(line: Line, start: int, end: int) -> bool:
    """Whether a common word can begin a name: no verb, and no event unless who speaks closes it ("crash experts")."""
    known, word, last = lists(), line.lows[start], line.toks[end - 1]
    verb = word in known["says"] and word not in known["nouns_too"]
    if verb or word in known["tells"] or word in known["participles"]:
        return False
    if word not in known["mute"] or word in known["ranking"] or line.lows[start + 1] == "of":
        return True
    final = last.lower.removesuffix("'s")
    return last.text[:1].isupper() or able(final) or final in known["body_words"]


def proper(line: Line, word: str) -> bool:
    """Whether a word that opens a sentence with a capital has one inside another sentence too."""
    begin, end = max(0, line.sentence.start - _AROUND), line.sentence.end + _AROUND
    at = line.text.find(f" {word}", begin, end)
    while at >= 0:
        if line.text[at - 1 : at].islower() or line.text[at - 1 : at] in ",;":
            return True
        at = line.text.find(f" {word}", at + 1, end)
    return False


def pronoun(word: str) -> bool:
    """Whether a word is a pronoun, also with its verb: "he", "they've", "doesn't"."""
    pronouns = lists()["pronouns"]
    return word in pronouns or ("'" in word and (word.endswith("n't") or word.partition("'")[0] in pronouns))


def able(word: str) -> bool:
    """Whether a common noun is one of those who speak: listed, one of the people counted, or with an agent's ending."""
    known = lists()
    return (
        word in known["speakers"]
        or word in nouns().ids
        or word in known["papers"]
        or word in known["carriers"]
        or word in known["several"]
        or (word.endswith(agents()) and word not in known["mute"])
    )
