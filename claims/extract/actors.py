"""The names of those who speak: read from the words around a reporting verb, and remembered through the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

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


@per_language
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
