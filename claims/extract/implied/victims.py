"""Whom an event befell: the subject of its verb, its object, the noun behind "of", or the owner before "'s"."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.extract.implied.events import Event
from claims.extract.implied.person import Person
from claims.extract.implied.words import closed, events
from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import lists
from claims.vocabulary.lexicon import grammar

_QUOTES = frozenset("“”\"'‘’")
_ASIDES = 5  # commas and brackets between a subject and its verb
_REACH = 32  # tokens between a subject and its verb
_LOOSE = 14  # tokens of them that no aside holds


@dataclass(slots=True)
class Cast:
    """The people of a sentence by the tokens they begin and end with, and whom its events befell so far."""

    line: Line
    people: list[Person]
    starts: dict[int, Person] = field(default_factory=dict)
    ends: dict[int, Person] = field(default_factory=dict)
    befell: list[tuple[Event, Person]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.starts = {person.start: person for person in self.people}
        self.ends = {person.end: person for person in self.people} | {
            person.core: person for person in self.people if person.core != person.end
        }

    def victim(self, event: Event) -> Person | None:
        """Whom the event befell; None for nobody, or several, or somebody the words count themselves."""
        found = self._of(event) if "of" in event.roles else None
        if found is None and "doing" in event.roles:
            found = self._object(event)
        if found is None and "done" in event.roles:
            found = self._done(event)
        if found is None and event.roles & {"does", "state"}:
            found = self.subject(event)
        if found is not None:
            self.befell.append((event, found))
        return found

    def _of(self, event: Event) -> Person | None:
        lows = self.line.lows
        if lows[event.end : event.end + 1] == ["of"]:
            return self._first(event.end + 1)
        body = lows[event.end - 1] in closed()["remains"]
        for back in range(event.start, max(0, event.start - (1 if body else 3)), -1):
            owner = self.ends.get(back)
            if owner is not None and (owner.kind == "owner" or (owner.kind == "pronoun" and owner.who in _his())):
                return owner if not body or self._found(event, owner) else None
            if back - 1 >= 0 and (self.line.toks[back - 1].kind != "w" or lows[back - 1] in grammar().prepositions):
                return None
        return None

    def _found(self, event: Event, owner: Person) -> bool:
        """Whether a body is spoken of as found: "his body was found", not "wounds to his body were found"."""
        if owner.start and self.line.lows[owner.start - 1] in grammar().prepositions:
            return False
        return any(word in closed()["recovered"] for word in self.line.lows[event.end : event.end + 4])

    def _first(self, at: int) -> Person | None:
        found = self.starts.get(at)
        if found is None and at < len(self.line.lows) and self.line.lows[at] in grammar().adverbs:
            found = self.starts.get(at + 1)
        return found

    def _object(self, event: Event) -> Person | None:
        found = self._first(event.end)
        if found is None or found.kind != "pronoun":
            return found if found is None or found.kind != "owner" else None
        if found.who in closed()["himself"]:
            return self.subject(event) or found
        return found if found.who in closed()["him"] and self._alone(found.end) else None

    def _alone(self, at: int) -> bool:
        """Whether "her" stands alone here, not before a noun: "shot her in the leg"."""
        lows, words = self.line.lows, grammar()
        if at >= len(lows) or self.line.toks[at].kind != "w":
            return True
        return any(lows[at] in known for known in (words.prepositions, words.conjunctions, words.adverbs, words.aux))

    def _done(self, event: Event) -> Person | None:
        passive = event.finite and self.line.lows[event.verb] not in ("had", "has", "have", "having")
        lows = self.line.lows
        passive = passive or any(word in grammar().be for word in lows[event.verb : event.start])
        if not passive:
            found = self._object(event)
            if found is not None:
                return found
            after = lows[event.end] if event.end < len(lows) else ""
            taken = after in grammar().determiners or any(figure.start == event.end for figure in self.line.figures)
            if taken or self.starts.get(event.end) is not None:
                return None
            if event.start and self._acts(event, after):
                return None
        return self.subject(event)

    def _acts(self, event: Event, after: str) -> bool:
        """Whether who stands before a past form is the one who does it: "he shot", "Police shot at two men"."""
        before = self.ends.get(event.verb)
        if before is None or event.finite:
            return False
        if before.kind == "pronoun":
            return True
        return after == "at" and self.line.toks[-1].text == "."

    def subject(self, event: Event) -> Person | None:
        """Who stands before a verb as its subject, past asides, relative clauses and what describes him."""
        lows, toks, words, lists_ = self.line.lows, self.line.toks, grammar(), closed()
        at, loose, asides = event.verb - 1, 0, 0
        apposed: Person | None = None
        if at >= 0 and lows[at] in words.determiners and at + 1 not in self.ends:
            return None
        if any(word in lists_["controlled"] for word in lows[event.verb : event.start]):
            return self._main(event)
        while at >= 0 and event.verb - at <= _REACH and loose <= _LOOSE:
            person = self.ends.get(at + 1)
            if person is not None:
                if person.kind in ("many", "counted", "doer") and not (asides or loose):
                    return person
                if person.kind != "owner" and self._is_subject(person, event, gap=bool(asides or loose)):
                    if apposed is not None or not self._apposed(person, asides):
                        return person
                    apposed = person
                at, loose = person.start - 1, loose + 1
                continue
            earlier = next((who for each, who in self.befell if each.end == at + 1), None)
            if earlier is not None and not asides:
                return earlier
            word, kind = lows[at], toks[at].kind
            if kind in ",()":
                asides += 1
                if asides > _ASIDES:
                    return None
            elif kind in _QUOTES and at >= event.verb - 1:  # "others" in quotation marks
                pass
            elif kind in ';:“”"!?':
                return None
            elif word in lists_["controlled"] and (word not in ("by", "from") or not event.finite):
                if not (asides or loose) and word in ("after", "before", "while", "since", "despite"):
                    return self._main(event)
                loose += 1
            elif word in ("and", "then", "but", "or") and not (asides > 1 or loose):
                return self._same(event)
            elif (word in lists_["closing"] and not (word in ("that", "which") and not loose)) or word in _speech():
                return apposed
            elif word not in words.relatives:
                loose += 1
            at -= 1
        return apposed

    def _apposed(self, person: Person, asides: int) -> bool:
        """Whether a noun only tells more of the one before its comma: "the driver, a father of four,"."""
        first = self.line.lows[person.start]
        behind = person.start > 2 and self.line.lows[person.start - 1] == ","
        return bool(asides) and behind and person.kind == "noun" and first in closed()["indefinite"]

    def _main(self, event: Event) -> Person | None:
        """The subject of the main clause before "after being shot": of its event, else who opens the sentence."""
        before = self._same(event)
        if before is not None:
            return before
        first = next((person for person in self.people if person.kind != "owner"), None)
        if first is None or first.end > event.verb or first.start > 6 or event.verb - first.end > _REACH:
            return None
        return first

    def _same(self, event: Event) -> Person | None:
        """The victim of the event before, which shares its subject: "was shot twice and died"."""
        for earlier, person in reversed(self.befell):
            if event.start - earlier.end <= _REACH:
                return person
        opening = [person for person in self.people if person.end <= event.verb and person.kind != "owner"]
        if opening and event.verb - opening[-1].end <= _LOOSE and self._is_subject(opening[-1], event, gap=True):
            return opening[-1]
        return None

    def _is_subject(self, person: Person, event: Event, *, gap: bool) -> bool:
        """Whether a noun phrase can be the subject: behind a preposition it belongs to another noun."""
        lows = self.line.lows
        before = lows[person.start - 1] if person.start else ""
        after = lows[person.end] if person.end < len(lows) else ""
        relative = after in grammar().relatives or lows[person.end : person.end + 2] in ([",", "who"], [",", "whom"])
        behind = before in grammar().prepositions and before not in ("after", "as", "before", "since", "because")
        if behind and (event.finite or ("does" in event.roles and not _hanging(lows[event.start]))) and not relative:
            return False
        if not gap:
            return True
        if behind and not relative:
            return False
        if any(each.end == person.start for each, _ in self.befell):
            return relative
        form = events().at(lows, person.end) if person.end < len(lows) else None
        described = after in grammar().prepositions or form is not None or relative or after in (",", "(", "and")
        if lows[person.end + 1 : person.end + 2] == ["by"]:  # "a cyclist hit by a van"
            return True
        return described or (person.kind == "noun" and after.endswith(("ing", "ed")))


def _hanging(word: str) -> bool:
    """Whether a form hangs on the noun before it and is no verb of its own: "with a gunshot wound"."""
    return word in grammar().prepositions or word.endswith("ing")


def _his() -> frozenset[str]:
    return closed()["his"]


def _speech() -> frozenset[str]:
    known = lists()
    return known["says"] | known["tells"]
