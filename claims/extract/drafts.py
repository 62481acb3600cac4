"""Drafts of one article: every figure found in its text, with what it counts, who says so, where and when."""

from __future__ import annotations

from claims.extract.lines import line
from claims.extract.mentions import Mention, mentions
from claims.extract.sentences import sentences
from claims.extract.speakers import Speakers, listen
from claims.model import Article, Attribution, Draft
from claims.vocabulary.terms import metrics


def find(article: Article) -> list[Draft]:
    """The drafts of an article in reading order. Pure: nothing is stored, nothing is fetched."""
    speakers = listen(article.text, article.title)
    found: list[tuple[Mention, list[Mention]]] = []
    for sentence in sentences(article.text):
        read = line(article.text, sentence)
        speakers.hear(read)
        if read.figures:
            among = mentions(read)
            found.extend((mention, among) for mention in among)
    return [_draft(article, mention, among, speakers) for mention, among in found]


def _draft(article: Article, mention: Mention, among: list[Mention], speakers: Speakers) -> Draft:
    toks = mention.line.toks
    start, end = toks[mention.start].start, toks[mention.end - 1].end
    host = among[mention.host] if mention.host is not None else None
    term = metrics().get(mention.metric)
    voice = speakers.of(mention.line, mention.start, mention.end)
    return Draft(
        document=article.id,
        figure=mention.figure,
        metric=mention.metric,
        population=mention.population,
        unit=term.unit if term else "person",
        quote=article.text[start:end],
        start=start,
        end=end,
        asserted_by=voice.source if voice else speakers.owner,
        carried_by=article.outlet,
        via=voice.via if voice else (),
        attribution=voice.attribution if voice else Attribution.STATED,
        published=article.published,
        part_of=f"{toks[host.start].start}-{toks[host.end - 1].end}" if host else None,
    )
