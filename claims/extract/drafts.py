"""Drafts of one article: every figure found in its text, with what it counts, who says so, where and when."""

from __future__ import annotations

from claims.extract.lines import line
from claims.extract.mentions import Mention, mentions
from claims.extract.sentences import sentences
from claims.model import Article, Draft
from claims.vocabulary.terms import metrics


def find(article: Article) -> list[Draft]:
    """The drafts of an article in reading order. Pure: nothing is stored, nothing is fetched."""
    drafts: list[Draft] = []
    for sentence in sentences(article.text):
        read = line(article.text, sentence)
        if not read.figures:
            continue
        found = mentions(read)
        drafts.extend(_draft(article, mention, found) for mention in found)
    return drafts


def _draft(article: Article, mention: Mention, among: list[Mention]) -> Draft:
    toks = mention.line.toks
    start, end = toks[mention.start].start, toks[mention.end - 1].end
    host = among[mention.host] if mention.host is not None else None
    term = metrics().get(mention.metric)
    return Draft(
        document=article.id,
        figure=mention.figure,
        metric=mention.metric,
        population=mention.population,
        unit=term.unit if term else "person",
        quote=article.text[start:end],
        start=start,
        end=end,
        carried_by=article.outlet,
        published=article.published,
        part_of=f"{toks[host.start].start}-{toks[host.end - 1].end}" if host else None,
    )
