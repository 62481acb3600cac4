"""A figure as words of a sentence: in its own bound, with the noun and the verb that belong to it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from claims.matching.scopes import plainly
from claims.model import Basis, Bound, Claim, Figure
from claims.moments import first_instant, is_moment
from claims.reconcile.causes.pair import said
from claims.reconcile.mentions import implied, stated_in
from claims.vocabulary.language import DEFAULT, languages
from claims.vocabulary.lexicon import nouns
from claims.vocabulary.terms import metric_label, population_label

DATA = Path(__file__).parent / "data"
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NEEDS_OF = re.compile(r"\b(?:dozens|scores|hundreds|thousands|tens|millions|number|handful|couple)$", re.IGNORECASE)
_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december)\b|\d{1,2} [a-z]",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\d|\b(?:one|single|sole)\b", re.IGNORECASE)
_NOUN = 2  # words of a noun with its article
_PLACED = re.compile(r"(?:in|at|on|near|outside|off|around|along|between|inside|across) ", re.IGNORECASE)
_ORDINAL = re.compile(
    r"(?:the )?(?:\d[\d,]*(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|this|last night|now|ago|last (?:week|month|year)|so far)\b", re.IGNORECASE
)
_LEADS = re.compile(
    r"(?:on|in|at|since|during|over|after|before|between|from|by|until|overnight|early|late|within|per|every)\b",
    re.IGNORECASE,
)


@cache
def _phrases() -> dict[str, Any]:
    with (DATA / "phrases.toml").open("rb") as file:
        return tomllib.load(file)


def phrase(metric: str) -> dict[str, Any]:
    """How the metric is put in a sentence; empty for one the file does not know."""
    found: dict[str, Any] = _phrases()["metric"].get(metric, {})
    return found


def figure_words(figure: Figure) -> str:
    """The figure's own words, a bare digit up to nine spelt out; never another number."""
    text = " ".join(said(replace(figure, words="") if _is_foreign(figure) else figure).split())
    return _SMALL[int(text)] if text.isascii() and text.isdigit() and 1 <= int(text) <= 9 else text


def _is_foreign(figure: Figure) -> bool:
    """Whether the words state the number in a language that the sentence is not in ("cinco"): it takes digits."""
    words, value = figure.words, figure.stated
    if value is None or not words or any(sign.isdigit() for sign in words) or value in stated_in(words, DEFAULT):
        return False
    return any(value in stated_in(words, language) for language in languages())


def is_list(claim: Claim) -> bool:
    """Whether its words name several people and no number ("Ada, her husband and their sons"): nobody counted them."""
    return implied(claim) and (claim.figure.low or 0) > 1


def _people_named(words: str) -> str:
    """Words that name people, as a subject: a comma closes an age, and what "his" opens is quoted."""
    if words.split(maxsplit=1)[0].casefold() in _phrases()["possessive"]:
        return f"“{words}”"
    return f"{words}," if words[-1:].isdigit() else words


def is_one(figure: Figure) -> bool:
    """Whether the noun and verb are singular: "one person was", "at least one person was"."""
    return is_ordinal(figure) or (figure.stated == 1 and figure.bound not in (Bound.RANGE, Bound.VAGUE))


def noun(claim: Claim) -> str:
    """What is counted, in the number the figure asks for: "people", "child", "airstrikes"."""
    forms = phrase(claim.metric).get("noun")
    one = is_one(claim.figure)
    if forms:
        return str(forms[0] if one else forms[1])
    label = population_label(claim.population)
    if one:
        return str(_phrases()["singular"].get(label, label[:-1] if label.endswith("s") else label))
    return _own_noun(claim) or str(_phrases()["plural"].get(label, label))


def _own_noun(claim: Claim) -> str:
    """The noun that follows the figure in the quote ("sailors", "patients"), where it names this population; else "".

    Nouns that name people only beside a number ("six others", "nine lives") are no words for who was killed.
    """
    words, quote = claim.figure.words.casefold(), (claim.quote or "").casefold()
    after = quote.removeprefix(words).strip() if words and quote.startswith(words) else ""
    return after if nouns().ids.get(after) == claim.population and after not in _phrases()["only_counted"] else ""


def is_ordinal(figure: Figure) -> bool:
    """Whether the words count up to one ("306th", "the third"): a running total told by its newest."""
    return bool(_ORDINAL.fullmatch(figure.words.strip()))


def counted(claim: Claim) -> str:
    """Figure and noun: "at least 16 people", "dozens of people", "a man", "no one".

    A person named by more than a noun ("a five-year-old girl rescued alive") is counted as one: "a girl". Several who
    are named and not counted stay as they are named: their number is nobody's statement.
    """
    if claim.figure.best == 0:
        return "no one" if noun(claim) == "people" else f"no {noun(claim)}"
    words, what = figure_words(claim.figure), noun(claim)
    if is_list(claim):
        return _people_named(words)
    if claim.figure.best == 1 and len(words.split()) > 2 and not _COUNT.search(words):
        return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"
    if is_ordinal(claim.figure):
        return f"a {words.removeprefix('the ')} {what}"
    if what.split()[-1].casefold() in words.casefold().split() or _is_described(claim, words):
        return words
    return f"{words} of {what}" if _NEEDS_OF.search(words) else f"{words} {what}"


def _is_described(claim: Claim, words: str) -> bool:
    """Whether the words are a noun with its article and no number: "a rescuer"."""
    return len(words.split()) == _NOUN and words.casefold().startswith(("a ", "an ")) and implied(claim)


def happened(claim: Claim) -> str:
    """The verb phrase: "were killed", "is missing", "were confirmed killed", "have been displaced" for totals."""
    form, one = phrase(claim.metric), is_one(claim.figure) or (claim.figure.best == 0 and noun(claim) == "people")
    state = claim.verification if claim.verification in ("confirmed", "presumed") else ""
    if form.get("active"):
        return str(form["active"])
    if form.get("state"):
        past, now = ("was", "is") if one else ("were", "are")
        return f"{past if form.get('past') else now} {form['state']}"
    action = " ".join(word for word in (state, form.get("verb", f"counted as {metric_label(claim.metric)}")) if word)
    if claim.basis is Basis.CUMULATIVE:
        return f"{'has' if one else 'have'} been {action}"
    return f"{'was' if one else 'were'} {action}"


def none_reported(claim: Claim) -> str:
    """ "no casualties were reported": said to have been reported, which is not a count of zero."""
    label = metric_label(claim.metric)
    return f"no {phrase(claim.metric).get('deeds', label)} were reported"


def time_phrase(claim: Claim) -> str:
    """When, as the document has it ("on Friday morning"); a date where its words hold for a day only."""
    words = plainly(claim.when or "")
    if words and not _RELATIVE.search(words):
        if _LEADS.match(words):
            return words[:1].lower() + words[1:]
        return f"on {words}" if _DAY.match(words) else ""
    day = claim.occurred_from if claim.occurred_from == claim.occurred_to or not claim.occurred_to else None
    return f"on {date(day)}" if day and len(day) >= 10 and is_moment(day) else ""


def place_phrase(place: str | None) -> str:
    """Where, with its preposition: "in Aleppo"; "near Osk" as it stands; a stray "of" before a name is left out."""
    words = " ".join((place or "").split())
    if words.isupper() and len(words) > 4:
        words = words.title()  # wire copy in capitals
    if not words or _PLACED.match(words):
        return words[:1].lower() + words[1:]
    return f"in {re.sub(r'^of ', '', words)}"


def date(text: str) -> str:
    """An ISO day as print has it: "23 September 2016"."""
    moment = first_instant(text[:10])
    return f"{moment.day} {moment:%B %Y}"
