"""The sources a document has named, so that short names, pronouns and acronyms lead back to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from claims.extract.speech.persons import is_one, is_person
from claims.extract.speech.words import agents, kindred, lists, of_bodies, ranks
from claims.vocabulary.lexicon import grammar

__all__ = ["Register", "agents", "is_one", "lists", "tidy", "without_s"]

_SEATED = re.compile(r",? (?:which is |that is )?(?:based|headquartered) in (?:the )?[A-Z].*$")
_BASED = re.compile(r"^[\w.]+(?: \w+)?-(?i:based) (?=[A-Z])")
_ROUND = re.compile(r"\s*\([^)]{0,60}\)")
_DETERMINER = re.compile(
    r"^(?:the|a|an|its|his|her|their|our|some|also|and|but|one(?! of)|another|this|that|these|later|earlier)\s+", re.I
)
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z.&-]{1,12})\)")
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.)+[A-Z]$")
_FORENAME = re.compile(r"(?<![\w.])(?:[A-Z][a-z]{1,4}\. )?[A-Z][a-zà-ÿ'’-]+ (?:[A-Z]\. )?\Z")
_FORENAME_IN_CAPITALS = re.compile(r"(?<![\w.])(?:[A-Z]{2,5}\. )?[A-Z][A-Z'’-]+ (?:[A-Z]\. )?\Z")
_ENDED = re.compile(r"\b(?!['’-]?\w)")
_FORE = 40  # characters of a title and a forename
_HEAD = 50_000  # characters in which a name is looked for: so long is no article, and a feed's dump stays linear
_MET = 8  # sentences in which somebody may have been met
_KEPT = 20  # names remembered of each kind


@dataclass(slots=True)
class Register:
    """Sources named so far in a document, so that "the group", "he" and acronyms lead back to a name."""

    text: str = ""
    short: dict[str, str] = field(default_factory=dict)
    person: str | None = None
    body: str | None = None
    bodies: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    persons: list[str] = field(default_factory=list)
    _full: dict[str, str | None] = field(default_factory=dict)
    _placed: dict[str, bool] = field(default_factory=dict)
    _holders: dict[str, str] = field(default_factory=dict)
    _met: list[Callable[[], str | None]] = field(default_factory=list)

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
            return self.person or self.met() or self.body
        if lower in known["bodies"]:
            return self._body(lower.removeprefix("the "))
        if name in self.short:
            return self.short[name]
        words = name.split()
        if len(words) == 1 or (len(words) == 2 and words[0].lower().rstrip(".") in ranks()):
            return self._lone(words[-1], name)
        return self._same(name, words)

    def _same(self, name: str, words: list[str]) -> str:
        """The form in which the document first named this person: "Elen Prowse" after "harbour master Elen Prowse"."""
        last = words[-1]
        for person in self.persons:
            if person.endswith(last) and person != name:
                longer, shorter = (person, name) if len(person) > len(name) else (name, person)
                if longer.endswith(f" {shorter}") and " " in shorter:
                    return person
        return name

    def _body(self, head: str) -> str | None:
        alike = kindred().get(head)
        for body in reversed([*self.offices, *self.bodies]):
            named = body.lower().split()
            if head in named or (alike is not None and not alike.isdisjoint(named)):
                return body
        met = self.met() if alike is not None else None
        if met is not None and alike is not None and not alike.isdisjoint(met.lower().split()):
            return met
        if head in lists()["hypernyms"]:
            met = self.met() if not (self.body or self.person) else None
            if met is not None and head not in ("it", "they") and met.lower() in lists()["speakers"]:
                met = None  # "Members of the group sat down. The group said"
            return self.body or self.person or met or _sayer(head)
        return _sayer(head)

    def holder(self, office: str) -> str | None:
        """Who holds an office named without its holder: "the sheriff" after "Sheriff Ada Quill"; None for nobody."""
        known = self._holders.get(office)
        if known is not None:
            return known
        for person in [*reversed(self.persons), *filter(None, [self.met()])]:
            if office in person.lower().split()[:-1]:
                return self._holders.setdefault(office, person)
            name, post = re.escape(person), rf"(?!former|ex-)(?:[\w'’-]+ ){{0,4}}{office}\b"
            held = re.search(rf"{name}, (?:the |an? |its )?{post}|\b{office}\b[^,.]{{0,40}}, {name}", self.text[:_HEAD])
            if held is not None:
                return self._holders.setdefault(office, person)
        return next(
            (one for one in reversed(self.offices) if one.partition(" of ")[0].split()[-1].lower() == office), None
        )

    def latest(self, words: frozenset[str]) -> str | None:
        """The last body with one of these words in its name: of those who spoke, or whom a sentence was about."""
        bodies = [*reversed(self.bodies), *filter(None, [self.met()])]
        return next(
            (body for body in bodies if not words.isdisjoint(body.lower().split()) and not body.islower()), None
        )

    def _lone(self, word: str, name: str) -> str:
        """The name a single word stands for: a surname, a head noun of a body, an acronym of one."""
        known = lists()
        lower = word.lower()
        if name.islower() or lower in known["speakers"] or lower in known["body_words"]:
            heads = (body for body in reversed(self.bodies) if lower in body.lower().split() and not body.islower())
            return next(heads, name) if name.islower() else name
        if not word[:1].isupper():
            return name
        for person in reversed(self.persons):
            if person.split()[-1] == word:
                return person
        if word.isupper() and len(word) > 2:
            spelt = [body for body in reversed(self.bodies) if _initials(body) == word.lower()]
            return spelt[0] if spelt else name
        return self._introduced(word) or name

    def _introduced(self, surname: str) -> str | None:
        """The full name with which the document introduces a surname anywhere."""
        if surname not in self._full:
            before = _FORENAME_IN_CAPITALS if surname.isupper() and len(surname) > 1 else _FORENAME
            found = self._first(before, surname)
            words = found.split() if found else []
            known = lists()
            small = grammar().determiners | grammar().prepositions | known["openings"] | known["says"] | known["tells"]
            person = bool(words) and is_person(words, len(words)) and not any(word.lower() in small for word in words)
            self._full[surname] = found if person else None
        return self._full[surname]

    def _first(self, before: re.Pattern[str], surname: str) -> str | None:
        """The first place where the surname follows a forename; only what stands right before it is looked at."""
        at = self.text.find(f" {surname}", 0, _HEAD)
        while at >= 0:
            end = at + 1 + len(surname)
            found = before.search(self.text, max(0, at - _FORE), at + 1) if _ENDED.match(self.text, end) else None
            if found is not None and found.group().split()[0].lower().rstrip(".") not in lists()["courtesy"]:
                return self.text[found.start() : end]
            at = self.text.find(f" {surname}", at + 1, _HEAD)
        return None

    def note(self, name: str) -> None:
        """Remember who spoke last: one person, for "he" and "she", or a body or several, for "it" and "they"."""
        words = name.split()
        if is_person(words, sum(word[:1].isupper() for word in words)):
            self.person = name
            self._keep(self.persons, name)
        elif is_one(words):
            self.person = name
            self._keep(self.offices, name)
        elif self._may_be_one(name):
            self.person = self.body = name
            self._keep(self.bodies, name)
        else:
            self.body = name
            self._keep(self.bodies, name)

    def _may_be_one(self, name: str) -> bool:
        """Whether a single capitalised word may be a surname: no acronym, no plural, nowhere a place."""
        lower = name.lower()
        if " " in name or not name.isalpha() or not name[:1].isupper() or lower.endswith("s") or len(name) < 3:
            return False
        if (name.isupper() and not self.text[:2000].isupper()) or lower in of_bodies():
            return False
        if name not in self._placed:
            self._placed[name] = f" in {name}" in self.text[:_HEAD] or f" IN {name}" in self.text[:_HEAD]
        return not self._placed[name]

    def meet(self, about: Callable[[], str | None]) -> None:
        """Remember a sentence without a speaker by what tells whom it was about; it is asked when it is needed."""
        self._met.append(about)
        del self._met[:-_MET]

    def met(self) -> str | None:
        """Whom the last of these sentences was about: "he" and "the group" until one speaks."""
        return next((name for about in reversed(self._met) if (name := about())), None)

    @staticmethod
    def _keep(names: list[str], name: str) -> None:
        names.append(name)
        del names[:-_KEPT]


def _sayer(head: str) -> str | None:
    """A short reference that leads nowhere: "the group" is the group, "the report" is nobody."""
    return None if head in lists()["shown"] or head in ("it", "they") else head


def _initials(name: str) -> str:
    return "".join(word[0].lower() for word in name.split() if word[:1].isupper())


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
    """The name without article, brackets and seat; None where nothing is left that names anybody."""
    text = _ROUND.sub("", " ".join(name.split())).strip(" ,.;:-–—“”\"'‘’*")
    for _ in range(3):
        text = _DETERMINER.sub("", text)
    text = _SEATED.sub("", _BASED.sub("", text))
    text = text.strip(' ,.;:-–—“”"')
    text += "." if _DOTTED.search(text) else ""
    return text if text and any(letter.isalpha() for letter in text) else None


def without_s(name: str) -> str:
    """The name without the "'s" of what is its own: "THE MAYOR'S" in capitals too."""
    return name[:-2] if name[-2:] in ("'s", "’s", "'S", "’S") else name
