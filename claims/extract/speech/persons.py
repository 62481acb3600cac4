"""Whether a name is that of a person, or of one person by office or trade."""

from __future__ import annotations

from claims.extract.speech.words import agents, lists, of_bodies, ranks


def is_person(words: list[str], capitals: int) -> bool:
    """Two to four capitalised words none of which belongs to the name of a body; or any name after a title."""
    known = lists()
    hung = next((at for at, word in enumerate(words) if at and word in ("of", "for", "with", "from")), None)
    if hung and any(word.lower().rstrip(".") in known["titles"] for word in words[: hung - 1]):
        words = words[:hung]
    if not words or not words[-1][:1].isupper():
        return False
    bodies = of_bodies()
    ranked = ranks() if len(words) > 1 else frozenset[str]()
    titled = any(word.lower().rstrip(".") in ranked for word in words[:-1])
    if titled and words[-1].lower() not in bodies:
        return True
    first = next(at for at, word in enumerate(words) if word[:1].isupper())
    trade = words[first - 1].lower() if first else ""
    if trade in known["speakers"] or trade.endswith(agents()):
        words = words[first:]  # "harbour master Elen Prowse"
    if not 2 <= len(words) <= 4 or capitals < len(words) - 2:
        return False
    if any(word.isupper() and len(word) > 1 for word in words) and not all(word.isupper() for word in words):
        return False
    return not any(word.lower() in bodies for word in words)


def is_one(words: list[str]) -> bool:
    """Whether the name is that of one person by office or trade: "mayor", "army spokeswoman", "nurse at the clinic"."""
    known = lists()
    end = next((at for at, word in enumerate(words) if at and word in known["nominal"]), len(words))
    head = words[end - 1].lower()
    if head in known["offices"]:
        return True
    singular = head.endswith(agents()) and not head.endswith("s")
    return singular and not any(head in known[name] for name in ("body_words", "collective", "outlets"))
