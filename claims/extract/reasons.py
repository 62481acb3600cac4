"""Why each draft says what it says: the words behind its figure, its metric, its source, its time and its links.

Made on request only. It asks the modules that read a figure again and points at the words they answered from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.extract.counts.manner import stated
from claims.extract.counts.mention import Mention
from claims.extract.found import Found, Seen
from claims.extract.sentences.lines import Line, Trigger
from claims.extract.setting import when
from claims.extract.setting.when import Moment
from claims.model import Attribution, Draft, Reason
from claims.vocabulary.lexicon import nouns


def explained(seen: Seen, made: Iterable[Draft]) -> list[Draft]:
    """The drafts, made in reading order from what was seen, each with its reasons.

    Each is explained as soon as it is made: a sentence that goes on has the voice of the one before.
    """
    pairs = zip(seen.found, made, strict=True)
    return [replace(each, why=tuple(_reasons(seen, found, each))) for found, each in pairs]


def _reasons(seen: Seen, found: Found, made: Draft) -> Iterator[Reason]:
    yield from _figure(found.mention)
    yield _metric(seen, found.mention)
    yield from _population(found.mention)
    yield from _source(seen, found, made)
    yield from _manner(found.mention)
    yield from _time(seen, found, made)
    yield from _place(seen, found, made)
    yield from _links(seen, made)
    yield from _context(seen, found)


def _of(line: Line, part: str, rule: str, start: int, end: int) -> Reason:
    """A reason whose words are tokens of a sentence."""
    return _at(line.text, part, rule, line.toks[start].start, line.toks[end - 1].end)


def _at(text: str, part: str, rule: str, start: int, end: int) -> Reason:
    return Reason(part, rule, text[start:end], start, end)


def _figure(mention: Mention) -> Iterator[Reason]:
    line, quantity, figure = mention.line, mention.quantity, mention.figure
    if mention.implied or quantity is None:
        start, end = (mention.start, mention.end) if quantity is None else (quantity.start, quantity.end)
        least = figure.stated if figure.stated is not None else figure.low
        yield _of(line, "figure", f"no number: {least} by who is named or meant", start, max(end, start + 1))
        return
    kind = "ordinal" if quantity.ordinal else "number word" if quantity.spelt else "number"
    yield _of(line, "figure", kind, quantity.core, max(quantity.core_end, quantity.core + 1))
    for start, end in ((quantity.start, quantity.core), (quantity.core_end, quantity.end)):
        if start < end:
            yield _of(line, "bound", figure.bound.value.replace("_", " "), start, end)


def _metric(seen: Seen, mention: Mention) -> Reason:
    trigger, line = mention.trigger, mention.line
    if trigger is not None:
        home = _home(seen, mention, trigger)
        if 0 <= trigger.start < trigger.end <= len(home.toks):
            return _of(home, "metric", _reached(mention, home, trigger), trigger.start, trigger.end)
    before = _counted_before(seen, mention)
    if before is not None and before.trigger is not None:
        home = _home(seen, before, before.trigger)
        rule = f"{mention.metric}, as the figure before"
        return _of(home, "metric", rule, before.trigger.start, before.trigger.end)
    return _of(line, "metric", f"{mention.metric}, by the words as a whole", mention.start, mention.end)


def _home(seen: Seen, mention: Mention, trigger: Trigger) -> Line:
    """The sentence whose tokens a trigger counts: another's, where a part has it from its total."""
    line = mention.line
    if mention.implied or line.starts.get(trigger.start) is trigger:
        return line
    lines = (each.mention.line for each in seen.found)
    return next((other for other in lines if other.starts.get(trigger.start) is trigger), line)


def _reached(mention: Mention, home: Line, trigger: Trigger) -> str:
    """How the word that says what is counted was reached from the figure."""
    if home is not mention.line:
        return f"{mention.metric}, of the total before"
    quantity = mention.quantity
    start, end = (quantity.start, quantity.end) if quantity is not None else (mention.start, mention.end)
    if mention.host is not None and mention.implied is False and not start <= trigger.start < mention.end:
        return f"{mention.metric}, of the total it is part of"
    if trigger.start >= end:
        return f"{mention.metric}, behind the figure"
    if trigger.end <= start:
        return f"{mention.metric}, before the figure"
    return f"{mention.metric}, in the figure's own words"


def _counted_before(seen: Seen, mention: Mention) -> Mention | None:
    """The figure before of the same metric that a bare number points back to."""
    last: Mention | None = None
    for each in seen.found:
        if each.mention is mention:
            return last
        if each.mention.metric == mention.metric and each.mention.trigger is not None:
            last = each.mention
    return None


def _population(mention: Mention) -> Iterator[Reason]:
    line, known = mention.line, nouns()
    for at in range(mention.end - 1, mention.start - 1, -1):
        word = line.lows[at]
        if mention.population in (known.ids.get(word), known.modifiers.get(word), word):
            yield _of(line, "population", mention.population.replace("_", " "), at, at + 1)
            return


def _source(seen: Seen, found: Found, made: Draft) -> Iterator[Reason]:
    mention = found.mention
    voice = seen.speakers.of(mention.line, mention.start, mention.end)
    if voice is None:
        if made.asserted_by:
            yield from _named(seen, made.asserted_by, len(seen.article.text), "the document is its statement")
        return
    home = seen.speakers.spoken_in(voice, found.span()[0])
    if home is None:
        return
    denied = voice.attribution is Attribution.DENIED
    behind = "denied" if denied else "what it says goes before" if voice.trailing else "what it says follows"
    rule = behind if home is mention.line else f"{behind}, in another sentence"
    yield _of(home, "attribution", rule, voice.at, voice.at + 1)
    start, end = voice.who
    if start < end <= len(home.toks):
        printed = home.words(start, end)
        yield _of(home, "source", "named here" if voice.source in printed else "stands for it here", start, end)
        if voice.source not in printed:
            yield from _named(seen, voice.source, home.toks[start].start, "named before")
    for name in voice.via:
        yield from _named(seen, name, home.sentence.end, "carried it", "via")


def _named(seen: Seen, name: str, before: int, rule: str, part: str = "source") -> Iterator[Reason]:
    """The place nearest before a character where the name stands, else the first anywhere."""
    words = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
    spots = [found.span() for found in words.finditer(seen.article.text)]
    chosen = next((spot for spot in reversed(spots) if spot[1] <= before), spots[0] if spots else None)
    if chosen is not None and name:
        yield _at(seen.article.text, part, rule, *chosen)


def _manner(mention: Mention) -> Iterator[Reason]:
    for part, state, start, end in stated(mention.line, mention):
        yield _of(mention.line, part, state.replace("_", " "), start, end)


def _time(seen: Seen, found: Found, made: Draft) -> Iterator[Reason]:
    start, end = found.span()
    scene, line = seen.scene, found.mention.line
    kinds: tuple[tuple[Moment | None, str], ...] = (
        (when.of(found.times, start, end), "in its sentence"),
        (scene.headline(line), "the stretch the document opens with"),
        (found.before, "of the sentence before"),
        (scene.lead, "of the document's lead"),
    )
    chosen = next(((moment, rule) for moment, rule in kinds if moment is not None), None)
    if chosen is not None and made.when is not None:
        yield _at(seen.article.text, "time", chosen[1], chosen[0].start, chosen[0].end)
    spoken = when.spoken(found.times, start, end)
    if spoken is not None and made.as_of is not None:
        yield _at(seen.article.text, "as of", "the time it was said", spoken.start, spoken.end)


def _place(seen: Seen, found: Found, made: Draft) -> Iterator[Reason]:
    if made.place is None:
        return
    text, sentence = seen.article.text, found.mention.line.sentence
    at = text.find(made.place, sentence.start, sentence.end)
    if found.places and at >= 0:
        yield _at(text, "place", "in its sentence", at, at + len(made.place))
        return
    rule = "of the paragraph so far" if made.place == found.near else "of the document"
    yield from _named(seen, made.place, sentence.start, rule, "place")


def _links(seen: Seen, made: Draft) -> Iterator[Reason]:
    kinds = (("part of", made.part_of, "a part of this"), ("adds to", made.adds_to, "in addition to this"))
    for part, span, rule in (*kinds, ("supersedes", made.supersedes, "in place of this")):
        if span:
            start, _, end = span.partition("-")
            yield _at(seen.article.text, part, rule, int(start), int(end))


def _context(seen: Seen, found: Found) -> Iterator[Reason]:
    if seen.is_own(found):
        return
    start, end = found.span()
    if seen.is_aside(start):
        yield _at(seen.article.text, "background", "another story, or the page around it", start, end)
        return
    moment = when.of(found.times, start, end) or found.before
    if moment is not None:
        yield _at(seen.article.text, "background", "of another time", moment.start, moment.end)
    else:
        yield _at(seen.article.text, "background", "told as what went before", start, end)
