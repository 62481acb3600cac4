"""Drafts of one article: every figure found in its text, with what it counts, who says so, where and when."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from claims.extract import when, where
from claims.extract.context import furniture, is_background
from claims.extract.dots import dotted
from claims.extract.inclusion import inclusion
from claims.extract.lines import Line, line
from claims.extract.links import Linked, linked
from claims.extract.manner import Manner, manner
from claims.extract.mention import Mention
from claims.extract.mentions import mentions
from claims.extract.scope import Scene
from claims.extract.sentences import sentences
from claims.extract.singulars import singulars
from claims.extract.speakers import Speakers, listen
from claims.extract.when import Moment
from claims.extract.where import Place
from claims.model import Article, Attribution, Basis, Draft
from claims.vocabulary.terms import metrics


@dataclass(frozen=True, slots=True)
class _Found:
    mention: Mention
    among: list[Mention]
    places: list[Place]
    times: list[Moment]
    before: Moment | None
    near: str | None


def find(article: Article) -> list[Draft]:
    """The drafts of an article in reading order. Pure: nothing is stored, nothing is fetched."""
    text = article.text
    speakers = listen(text, article.title)
    scene = Scene(text, when.published_day(article.published))
    found: list[_Found] = []
    earlier: list[Mention] = []
    for sentence in sentences(text):
        read = line(text, sentence)
        heard = speakers.hear(read)
        among = mentions(read, earlier)
        alone = singulars(read, among)
        before, near = scene.before(read), scene.near(read)
        places, times = scene.look(read, heard, full=bool(among or alone))
        found.extend(_Found(mention, among, places, times, before, near) for mention in _in_order(among, alone))
        earlier = among or earlier
    if not found:
        return []
    scene.settle()
    aside = sorted(furniture(text))
    return [_draft(article, each, speakers, scene, aside) for each in found]


def _in_order(among: list[Mention], alone: list[Mention]) -> list[Mention]:
    return sorted([*among, *alone], key=lambda mention: mention.start) if alone else among


def _draft(article: Article, found: _Found, speakers: Speakers, scene: Scene, aside: list[tuple[int, int]]) -> Draft:
    mention, read = found.mention, found.mention.line
    start, end = _span(mention)
    term = metrics().get(mention.metric)
    voice = speakers.of(read, mention.start, mention.end)
    own = when.of(found.times, start, end) or scene.headline(read)
    moment = own or found.before or scene.lead
    spoken = when.spoken(found.times, start, end)
    place = where.of(read, found.places, mention.start, mention.end) or found.near or scene.place
    how: Manner = manner(read, mention)
    includes, excludes = inclusion(read, mention, found.among)
    links: Linked = linked(mention, found.among)
    outside = _inside(aside, start)
    return Draft(
        document=article.id,
        figure=mention.figure,
        metric=mention.metric,
        population=mention.population,
        basis=_basis(mention, own),
        unit=mention.unit or (term.unit if term else "person"),
        quote=article.text[start:end],
        start=start,
        end=end,
        asserted_by=voice.source if voice else None if outside else speakers.owner,
        carried_by=article.outlet,
        via=voice.via if voice else (),
        attribution=voice.attribution if voice else Attribution.STATED,
        verification=how.verification,
        method=how.method,
        finality=how.finality,
        includes=includes,
        excludes=excludes,
        place=place,
        when=moment.words if moment else None,
        occurred_from=moment.first if moment else None,
        occurred_to=moment.last if moment else None,
        as_of=spoken.last if spoken else None,
        published=article.published,
        part_of=links.part_of,
        adds_to=links.adds_to,
        supersedes=links.supersedes,
        note=dotted(mention, article.language),
        context=outside or _background(read, mention, found.times, scene),
    )


def _span(mention: Mention) -> tuple[int, int]:
    toks = mention.line.toks
    return toks[mention.start].start, toks[mention.end - 1].end


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    index = bisect_right(spans, (at, 1 << 62)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]


def _basis(mention: Mention, moment: Moment | None) -> Basis:
    if mention.ordinal:
        return Basis.CUMULATIVE
    return moment.basis if moment else Basis.INCIDENT


def _background(read: Line, mention: Mention, times: list[Moment], scene: Scene) -> bool:
    if mention.ordinal:
        return False
    start, end = _span(mention)
    sentence = read.sentence
    words = read.text[sentence.start : sentence.end]
    return is_background(words, when.of(times, start, end), scene.published, scene.lead)
