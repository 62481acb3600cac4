"""Drafts of one article: every figure found in its text, with what it counts, who says so, where and when.

The conductor: a document is read once, sentence by sentence, then the passes over the whole of it are made in order,
then each figure becomes a draft. What is read is in the modules named here, not in this one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from claims.extract.counts.mention import Mention
from claims.extract.counts.mentions import mentions
from claims.extract.counts.zeros import denies, zeros
from claims.extract.drafting import draft
from claims.extract.found import Found, Seen
from claims.extract.implied.ones import implied
from claims.extract.implied.roll import call_roll
from claims.extract.links.across import link_across
from claims.extract.links.fates import settle_fates
from claims.extract.reading.headline import headline_at
from claims.extract.reasons import explained
from claims.extract.sentences.lines import Line, line
from claims.extract.sentences.splitting import sentences
from claims.extract.setting import when
from claims.extract.setting.background import set_background
from claims.extract.setting.context import furniture, merged
from claims.extract.setting.scope import Scene
from claims.extract.setting.stories import Stories
from claims.extract.speech.covering import without_speakers
from claims.extract.speech.speakers import listen
from claims.extract.speech.voice import Voice
from claims.model import Article, Draft
from claims.vocabulary.language import DEFAULT, known, primary, reading

_LETTER = re.compile(r"[^\W\d_]")
_KEPT = 8  # figures before a sentence that it may point back to


def _set_scene(seen: Seen) -> None:
    seen.scene.settle()


def _set_aside(seen: Seen) -> None:
    headline = headline_at(seen.article)
    seen.aside = [span for span in merged([*seen.aside, *furniture(seen.article.text)]) if span[0] < headline]


PASSES: tuple[Callable[[Seen], None], ...] = (
    _set_scene,
    _set_aside,
    set_background,
    call_roll,
    settle_fates,
    link_across,
)
"""What is made of a document with figures once all of its sentences are read, in this order."""


def find(article: Article, *, explain: bool = False) -> list[Draft]:
    """The drafts of an article in reading order. Pure: nothing is stored, nothing is fetched.

    With `explain` every draft holds the words that made it what it is (`Draft.why`), at some cost.
    It is read in its own language; of one the grammar does not know nothing is found. One that names no language is
    read as English.
    """
    language = primary(article.language or DEFAULT)
    if not known(language):
        return []
    with reading(language):
        seen = look(article)
        if explain:
            seen.speakers.hear_out(len(article.text))
        made = (draft(seen, each) for each in seen.found)
        return explained(seen, made) if explain else list(made)


def look(article: Article) -> Seen:
    """The document as it is seen once the passes over it are made, in the language that is being read."""
    seen = _read(article)
    if seen.found:
        for complete in PASSES:
            complete(seen)
    return seen


def _read(article: Article) -> Seen:
    """The document read once, from the first sentence to the last."""
    text = article.text
    seen = Seen(article, listen(text, article.title), Scene(text, when.published_day(article.published)))
    earlier: list[Mention] = []
    stories = Stories.of(article.title)
    for sentence in sentences(text):
        if _LETTER.search(text, sentence.start, sentence.end) is None:  # a ruler of dashes, a table of digits
            continue
        read = line(text, sentence)
        heard, among, alone = _counted(seen, read, earlier)
        before, near, stated = seen.scene.before(read), seen.scene.near(read), seen.scene.stated(read)
        places, times = seen.scene.look(read, heard, full=bool(among or alone))
        stories.follow(read, places, times, full=bool(among or alone))
        seen.found.extend(Found(each, among, places, times, before, near, stated) for each in _in_order(among, alone))
        earlier = [*earlier[-_KEPT:], *among] if among else earlier
    if seen.found:
        seen.speakers.hear_on(seen.found[-1].mention.line)
    seen.aside, seen.names, seen.aftermath = stories.spans, stories.names, stories.aftermath
    return seen


def _counted(seen: Seen, read: Line, earlier: list[Mention]) -> tuple[list[Voice], list[Mention], list[Mention]]:
    """The voices of a sentence, the figures it states and those it implies.

    Who speaks in a sentence without a figure is only listened to once a figure after it asks for it.
    """
    hear = seen.speakers.hear
    # a zero joins the figures of its sentence when it is read; who speaks is told by those that stand there before
    none = zeros(read) if denies(read) else []
    heard = hear(read) if seen.scene.is_leading or none else None
    among = mentions(read, earlier, none)
    if heard is None and among:
        heard = hear(read)
    if heard and len(among) > 1:
        among = without_speakers(heard, read, among)
    alone = implied(read, among)
    if heard is None and not alone:
        seen.speakers.wait(read)
        return [], among, alone
    heard = hear(read) if heard is None else heard
    if heard and alone:
        alone = without_speakers(heard, read, alone, beside=among)
    return heard, among, alone


def _in_order(among: list[Mention], alone: list[Mention]) -> list[Mention]:
    return sorted([*among, *alone], key=lambda mention: mention.start) if alone else among
