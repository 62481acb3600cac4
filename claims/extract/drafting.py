"""One figure as seen in its document, to the draft that says what was found out about it."""

from __future__ import annotations

from claims.extract.confidence import confidence
from claims.extract.counts.dots import dotted
from claims.extract.counts.inclusion import inclusion
from claims.extract.counts.manner import Manner, manner
from claims.extract.counts.mention import Mention
from claims.extract.found import Found, Seen
from claims.extract.links.within import Linked, linked
from claims.extract.setting import afterwards, when, where
from claims.extract.setting.background import is_this_year
from claims.extract.setting.stories import is_several, names_event
from claims.extract.setting.when import Moment
from claims.model import COUNTED_BEFORE, Attribution, Basis, Draft
from claims.vocabulary.terms import metrics

_BESIDE = 2  # characters between a figure and the time that is its own
_MANY = 20  # people; so many of a year or a month with no event named are its sum


def draft(seen: Seen, found: Found) -> Draft:
    """The draft of a figure, once the whole document has been seen. Called for the figures in reading order."""
    article, scene, mention = seen.article, seen.scene, found.mention
    read = mention.line
    start, end = found.span()
    term = metrics().get(mention.metric)
    voice = seen.speakers.of(read, mention.start, mention.end)
    times = afterwards.of_figure(mention, found.times)
    own = when.of(times, start, end) or scene.headline(read)
    moment = own or found.before or _unless(scene.lead, found.times, times)
    spoken = when.spoken(_said_of(found, start), start, end) or (found.stated if own is None else None)
    place = where.of(read, found.places, mention.start, mention.end) or found.near or scene.place
    how: Manner = manner(read, mention)
    includes, excludes = inclusion(read, mention, found.among)
    if mention.beyond:
        excludes = (*excludes, COUNTED_BEFORE)
    links: Linked = linked(mention, found.among)
    outside = seen.is_aside(start)
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
        asserted_by=voice.source if voice else None if outside else seen.speakers.owner,
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
        context=not seen.is_own(found),
        confidence=confidence(found),
    )


def _unless(lead: Moment | None, times: list[Moment], kept: list[Moment]) -> Moment | None:
    """The time of the lead, but for one of this sentence that does not say when its people were hit."""
    return None if lead in times and lead not in kept else lead


def _said_of(found: Found, start: int) -> list[Moment]:
    """The times of its sentence but those of an older figure: "rose to 43 from 17 a day earlier, with 35 missing"."""
    toks = found.mention.line.toks
    older = [toks[each.end - 1].end for each in found.among if each.older and toks[each.start].start != start]
    return [each for each in found.times if not any(0 <= each.start - end <= _BESIDE for end in older)]


def _basis(mention: Mention, moment: Moment | None) -> Basis:
    if mention.ordinal:
        return Basis.CUMULATIVE
    basis = moment.basis if moment else Basis.INCIDENT
    if basis is Basis.INCIDENT and is_several(mention.line.lows):
        return Basis.PERIOD  # "in separate shootings": the sum of several events covers a stretch of time
    if basis is Basis.INCIDENT and moment is not None and _is_sum(mention, moment):
        return Basis.CUMULATIVE if is_this_year(moment) else Basis.PERIOD
    return basis


def _is_sum(mention: Mention, moment: Moment) -> bool:
    """Whether many were counted over a year or a month and no event is named: "950 people were killed in 2019"."""
    low = mention.figure.low
    if moment.role != "in" or moment.first is None or len(moment.first) >= 10 or low is None or low < _MANY:
        return False
    return not names_event(mention.line)
