"""What the words of one account hold that can tell events apart: words, names, ages, days, whole statements."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_STATEMENT = re.compile(r"[^.!?\n]+[.!?]?[\"”’']*")
_CAPITAL = r"[A-Z\u00c0-\u00de][\w’'-]+"
_NAME = re.compile(rf"{_CAPITAL}(?:[ \u00a0](?:[A-Z]\.[ \u00a0])?(?:(?:de|al|el|bin|van|von|la)[ -])?{_CAPITAL})+")
_PERSON = rf"{_CAPITAL}(?: (?:[A-Z]\. )?{_CAPITAL}){{1,3}}"
_AGED = re.compile(
    rf"({_PERSON}),? (?:aged |age )?\(?(\d{{1,2}})(?=[,;.) ])(?!\w)|(\d{{1,2}})[- ]years?[- ]old ({_PERSON})"
)
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old|, (?:aged )?(\d{1,2}),")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(
    rf"\b({_MONTH})\.?,? (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}}))?"
    rf"|\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})\b(?:,? (\d{{4}}))?",
    re.IGNORECASE,
)
_DAY_WORD = re.compile(rf"\b({'|'.join(_WEEKDAYS)}|yesterday|last night)\b", re.IGNORECASE)
_READ = 40_000  # characters: what comes later in a page is other stories
_LEAD = 600  # characters: title and first sentences say what a report is about
_AHEAD = 30  # days a date without a year may lie ahead of the publication before it is taken for the year before


@dataclass(frozen=True, slots=True)
class Wording:
    """One account's words as the features need them, counted.

    `capital` and `small` count words inside sentences by how they begin, from which the corpus learns which words
    are names. `names` are pairs of neighbouring words of a name, `people` "surname age", `days` ISO days spoken of.
    """

    words: Counter[str]
    lead: Counter[str]
    capital: Counter[str]
    small: Counter[str]
    names: Counter[str]
    people: Counter[str]
    ages: Counter[str]
    days: Counter[str]
    statements: Counter[str]


def fold(text: str) -> str:
    """Lower case without diacritics: what two spellings of a word share."""
    lower = text.lower()
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c)).replace("’", "'")


def statements_of(title: str | None, text: str) -> list[tuple[str, str]]:
    """The sentences of a title and text, roughly, each with a hash that is the same however it is spaced or cased."""
    parts = _STATEMENT.findall(f"{title}.\n{text[:_READ]}" if title else text[:_READ])
    return [(statement_hash(part), part) for part in parts if not part.isspace()]


def statement_hash(statement: str) -> str:
    """A hash of the words of a sentence."""
    return blake2b(" ".join(_WORD.findall(statement.lower())).encode(), digest_size=8).hexdigest()


def wording(statements: list[tuple[str, str]], published: date | None, without: Collection[str] = ()) -> Wording:
    """Read an account's statements, but for those whose hash is in `without` (boilerplate)."""
    kept = [(key, text) for key, text in statements if key not in without]
    read = Wording(*(Counter() for _ in range(9)))
    seen = 0
    for key, text in kept:
        _count_words(text, read, lead=seen < _LEAD)
        _count_names(text, read.names)
        if len(text) > 40:
            read.statements[key] = 1
        seen += len(text)
    whole = " ".join(text for _, text in kept)
    for found in _AGED.finditer(whole):
        read.people[f"{fold(found[1] or found[4]).split()[-1]} {found[2] or found[3]}"] += 1
    for found in _AGE.finditer(whole):
        read.ages[found[1] or found[2]] += 1
    read.days.update(days_of(whole, published))
    return read


def days_of(text: str, published: date | None) -> Counter[str]:
    """The days a text speaks of: dates, and with a publication date also weekdays and yesterday."""
    days: Counter[str] = Counter()
    for found in _DATE.finditer(text):
        day = _dated(found, published)
        if day is not None:
            days[day.isoformat()] += 1
    if published is not None:
        for found in _DAY_WORD.finditer(text):
            days[_weekday(found[1].lower(), published).isoformat()] += 1
    return days


def _dated(found: re.Match[str], published: date | None) -> date | None:
    month, day, year = _MONTHS[(found[1] or found[5]).lower()], int(found[2] or found[4]), found[3] or found[6]
    if year is None and published is None:
        return None
    try:
        if year is not None:
            return date(int(year), month, day)
        assert published is not None
        guess = date(published.year, month, day)
        return guess.replace(year=guess.year - 1) if guess > published + timedelta(_AHEAD) else guess
    except ValueError:
        return None


def _weekday(word: str, published: date) -> date:
    back = (published.weekday() - _WEEKDAYS.index(word)) % 7 if word in _WEEKDAYS else 1
    return published - timedelta(back) if published.toordinal() > back else published


def _count_words(text: str, read: Wording, *, lead: bool) -> None:
    found = _WORD.findall(text)
    folded = [_plain(word) for word in found]
    kept = [word for word in folded if word]
    read.words.update(kept)
    if lead:
        read.lead.update(kept)
    inside = [(word[0].isupper(), plain) for word, plain in zip(found[1:], folded[1:]) if plain]
    read.capital.update([plain for upper, plain in inside if upper])
    read.small.update([plain for upper, plain in inside if not upper])


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> str:
    """The word folded, without a genitive; "" for a single letter."""
    folded = fold(word).removesuffix("'s").removesuffix("’s")
    return folded if len(folded) > 1 or folded.isdigit() else ""


def _count_names(text: str, names: Counter[str]) -> None:
    for found in _NAME.finditer(text):
        parts = [fold(part).strip("'’.").removesuffix("'s").removesuffix("’s") for part in found[0].split()]
        parts = [part for part in parts if len(part) > 1]
        names.update(f"{first} {second}" for first, second in zip(parts, parts[1:]))
