"""The names of those who speak: read from the words around a reporting verb, and remembered through the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from claims.extract.lines import Line
from claims.vocabulary.lexicon import grammar, months, weekdays
from claims.vocabulary.words import table

_LONGEST = 24  # tokens of a subject
_LISTED = 40  # tokens of a list of names
_QUOTES = frozenset('"“”«»')
_ARTICLES = frozenset(["a", "an", "the", "his", "her", "its", "their", "another", "our"])
_BETWEEN = frozenset(
    [
        "therefore",
        "nevertheless",
        "thus",
        "nonetheless",
        "meanwhile",
        "however",
        "themselves",
        "itself",
        "himself",
        "herself",
        "never",
    ]
)
_STOPS = frozenset(';:—–(“"«')
_BASED = re.compile(r"^(?:[\w.]+(?: \w+)?-based|independent|local|state-run|official|state) (?=[A-Z])")
_SEATED = re.compile(r",? (?:which is |that is )?(?:based|headquartered) in (?:the )?[A-Z].*$")
_ROUND = re.compile(r"\s*\([^)]{0,60}\)")
_CARRIER = re.compile(
    r"^(?:[\w/]+ )?(?:count|tally|estimate|statement|report|reports|figures|data|survey|posts?|tweets?|toll|messages?"
    r"|assessment|bulletin|interview|analysis|study|investigation|images?|photos?|photographs?|pictures|videos?|footage"
    r"|account|press release|news release|release) "
    r"(?:(?:taken |shared |posted |published |filmed |compiled |issued |released |made |given )?by|from|of|with) ",
    re.I,
)
_POSTS = re.compile(r"(?<=[\w.]) posts?$")
_DETERMINER = re.compile(
    r"^(?:the|a|an|its|his|her|their|our|some|also|and|but|one|another|this|that|these|later|earlier)\s+", re.I
)
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z.&-]{1,12})\)")


@cache
def lists() -> dict[str, frozenset[str]]:
    """The plain word lists of data/reporting.toml."""
    return {name: frozenset(words) for name, words in table("reporting").items() if isinstance(words, list)}


@dataclass(slots=True)
class Register:
    """Sources named so far in a document, so that "the group", "he" and acronyms lead back to a name."""

    short: dict[str, str] = field(default_factory=dict)
    person: str | None = None
    body: str | None = None
    bodies: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)

    def learn(self, text: str) -> None:
        """Note "Long Name (LN)"."""
        for found in _ACRONYM.finditer(text):
            before = text[max(0, found.start() - 100) : found.start()].rstrip()
            name = _expansion(before, found.group(1))
            if name:
                self.short.setdefault(found.group(1), name)

    def resolve(self, name: str) -> str | None:
        """The full name behind a pronoun, a short reference or an acronym; the name itself where it is one."""
        lower = name.lower()
        known = lists()
        if lower in known["persons"]:
            return self.person or self.body
        if lower in known["bodies"]:
            head = lower.removeprefix("the ")
            for body in reversed([*self.offices, *self.bodies]):
                if head in body.lower().split():
                    return body
            office = self.offices[-1] if self.offices else None
            return self.body or self.person or (office if head in ("it", "they") else head)
        if lower == name and " " not in name:
            for body in reversed(self.bodies):
                if lower in body.lower().split():
                    return body
        return self.short.get(name, name)

    def note(self, name: str) -> None:
        """Remember who spoke last."""
        words = name.split()
        capitals = sum(word[:1].isupper() for word in words)
        if _is_person(words, capitals):
            self.person = name
        elif (capitals or name.startswith("@")) and not _holds_office(words):
            self.body = name
            self.bodies.append(name)
            del self.bodies[:-20]
        else:
            self.offices.append(name)
            del self.offices[:-20]


def _is_person(words: list[str], capitals: int) -> bool:
    """Two to four capitalised words none of which belongs to the name of a body."""
    if words and words[0].lower().rstrip(".") in lists()["titles"]:
        return True
    if not 2 <= len(words) <= 4 or capitals < len(words) - 2 or not words[-1][:1].isupper():
        return False
    if any(word.isupper() and len(word) > 1 for word in words) or (
        words[-1].endswith("s") and words[-1].lower() in lists()["body_words"]
    ):
        return False
    return not any(word.lower() in lists()["body_words"] or word.lower() in lists()["speakers"] for word in words)


def _holds_office(words: list[str]) -> bool:
    return words[-1].lower() in (
        "president",
        "minister",
        "mayor",
        "governor",
        "spokesman",
        "spokeswoman",
        "chief",
        "director",
        "head",
        "secretary",
        "official",
        "officials",
    )


def _expansion(before: str, acronym: str) -> str | None:
    """The words before "(LN)" whose initials spell it: small words may be skipped."""
    words = before.split()[-10:]
    letters = [letter.lower() for letter in acronym if letter.isalpha() and letter.isupper()]
    for size in range(len(letters), min(len(words), len(letters) + 3) + 1):
        chosen = words[-size:]
        initials = [word[0].lower() for word in chosen if word[:1].isupper()]
        if initials == letters:
            return " ".join(chosen)
    return None


def tidy(name: str) -> str | None:
    """The name without article, brackets, titles of where it sits; None where nothing is left that names anybody."""
    text = _ROUND.sub("", " ".join(name.split())).strip(" ,.;:-–—“”\"'‘’*")
    for _ in range(3):
        text = _DETERMINER.sub("", text)
    text = _DETERMINER.sub("", _CARRIER.sub("", text))
    text = _POSTS.sub("", text) if text[:1].isupper() or text[:1] == "@" else text
    text = _SEATED.sub("", _BASED.sub("", text))
    text = text.strip(' ,.;:-–—“”"')
    return text if text and any(letter.isalpha() for letter in text) else None


def _is_name(line: Line, start: int, end: int) -> bool:
    """Whether the span is a proper name: starts with a capital and holds no lower-case noun but particles."""
    words = [line.toks[at] for at in range(start, end) if line.toks[at].kind == "w"]
    return bool(words) and all(
        word.text[:1].isupper() or word.lower in ("al", "de", "van", "von", "bin", "el", "abu", "la", "of")
        for word in words
    )


def subject(line: Line, verb: int) -> tuple[int, int] | None:
    """The span of the subject before a reporting verb; of an apposition, the proper name. None where there is none."""
    lows, words = line.lows, grammar()
    at = verb
    while at > 0 and (
        lows[at - 1] in words.aux
        or lows[at - 1] in words.adverbs
        or lows[at - 1] in _BETWEEN
        or lows[at - 1].endswith("ly")
    ):
        if lows[at - 1] in ("was", "were", "is", "are", "been", "be", "being"):
            return None
        at -= 1
    at = _before_time(line, at)
    if at == 0 or (lows[at - 1] in _ARTICLES):
        return None
    end = at
    named = _listed(line, end)
    if named is not None:
        return named
    if line.toks[at - 1].kind == ",":
        return _apposed(line, at - 1)
    if lows[end - 1] in lists()["pronouns"]:
        return end - 1, end
    start = _begin(line, end)
    if start is None or start >= end:
        return None
    if line.toks[start - 1].kind == "," and start > 1 and _is_name(line, start, end) and start - 1 > 0:
        return start, end
    return start, end


def _listed(line: Line, end: int) -> tuple[int, int] | None:
    """ "several sources, including A, @b and C, said": those who are named; None where none are."""
    lows, toks = line.lows, line.toks
    end -= toks[end - 1].kind == ","
    for at in range(end - 1, max(0, end - _LISTED), -1):
        token = toks[at]
        if lows[at] in ("including", "like") or lows[at - 1 : at + 1] == ["such", "as"]:
            head = at - 1 - (lows[at] == "as")
            head -= toks[head].kind == ","
            many = lows[head] in lists()["speakers"] or lows[head] in lists()["several"]
            return (at + 1, end) if many and at + 1 < end else None
        if not (token.kind in ",@()/-" or token.text[:1].isupper() or lows[at] in lists()["joining"]):
            return None
    return None


def _before_time(line: Line, at: int) -> int:
    """ "the ministry on Friday said": the token after the subject where a time stands between it and its verb."""
    lows, begin = line.lows, at
    parts = table("calendar")["parts"]
    while begin > 0 and (
        lows[begin - 1] in weekdays()
        or lows[begin - 1] in parts
        or lows[begin - 1] in ("yesterday", "today", "earlier", "late", "early", "on")
        or (lows[begin - 1].isdecimal() and len(lows[begin - 1]) <= 2 and lows[begin - 2] in months())
        or (lows[begin - 1] in months() and lows[begin].isdecimal())
    ):
        begin -= 1
    return begin if begin > 0 and line.toks[begin - 1].kind in "w)@" else at


def _apposed(line: Line, comma: int) -> tuple[int, int] | None:
    """ "Raed Saleh, the lead organizer of the group, said": the part that is a name, else the first part."""
    inner = _begin(line, comma)
    if inner is None or inner == 0 or line.toks[inner - 1].kind != ",":
        at = comma
        while at > max(0, comma - _LONGEST) and line.toks[at - 1].kind != ",":
            at -= 1
        if at == 0 or line.toks[at - 1].kind != ",":
            return (inner, comma) if inner is not None and inner < comma else None
        inner = at
    outer = _begin(line, inner - 1)
    if outer is None or outer >= inner - 1:
        return inner, comma
    if _is_name(line, inner, comma) and not _is_name(line, outer, inner - 1):
        return inner, comma
    return outer, inner - 1


def _begin(line: Line, end: int) -> int | None:
    """Where the noun phrase that ends before this token begins."""
    lows, words, toks = line.lows, grammar(), line.toks
    at = end
    while at > 0 and end - at < _LONGEST:
        word, kind = lows[at - 1], toks[at - 1].kind
        if kind == ")":
            opening = at - 2
            while opening > 0 and toks[opening].kind != "(" and at - opening < 12:
                opening -= 1
            if toks[opening].kind != "(":
                break
            at = opening
            continue
        if (
            kind == ","
            or kind in _STOPS
            or kind in _QUOTES
            or word in ("that", "while", "but", "when", "as", "because", "after", "although", "which", "who")
        ):
            break
        if word == "and" and not (
            at < end and toks[at].text[:1].isupper() and at >= 2 and toks[at - 2].text[:1].isupper()
        ):
            break
        if word in words.aux or (at - 1 in line.ends and False):
            break
        if (
            word in weekdays()
            or word in ("yesterday", "today")
            or (word in months() and toks[at - 1].text[:1].isupper())
        ):
            break
        at -= 1
    while at < end and (
        lows[at] in ("and", "but", "or", "then", "meanwhile", "however")
        or toks[at].kind not in ("w", "n", "@", "#", "(")
    ):
        at += 1
    return at


def names_someone(line: Line, start: int, end: int) -> bool:
    """Whether the span can speak: a capitalised name inside the sentence, a handle, or an office."""
    speakers = lists()["speakers"]
    for at in range(start, end):
        token = line.toks[at]
        if token.lower in speakers or token.kind == "@":
            return True
        if (
            token.kind == "w"
            and token.text[:1].isupper()
            and (at > 0 or end - start > 1 or len(token.text) > 3)
            and token.lower not in grammar().determiners
            and token.lower not in grammar().prepositions
        ):
            return True
    return False
