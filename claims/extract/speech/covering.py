"""Which voice of a sentence a figure belongs to: the one that leads into it, or closes behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.extract.counts.mention import Mention
from claims.extract.sentences.lines import Line
from claims.extract.speech.voice import Voice
from claims.extract.speech.words import agents, lists
from claims.model import Attribution
from claims.vocabulary.lexicon import grammar


def _of_speaker(line: Line, voice: Voice, start: int) -> bool:
    """ "Ruth Lorne, who lost nine relatives, says she will stay": whether a figure only tells who the speaker is."""
    after = voice.who[1]
    relative = any(word in grammar().relatives for word in line.lows[after : after + 2])
    return voice.who[0] < voice.who[1] <= start < voice.at and relative


def _of_whom(line: Line, voice: Voice, start: int) -> bool:
    """ "…, said Ruth Lorne, whose brother was among nine killed": whether a figure tells of a speaker named last."""
    after = voice.who[1]
    if not voice.at < after <= start or line.lows[after : after + 1] != [","]:
        return False
    return line.lows[after + 1] in grammar().relatives or line.lows[after + 1] in lists()["whose"]


def _denied(leading: list[Voice], voice: Voice, line: Line) -> bool:
    """ "denied that it had reported 40 dead": whether a voice speaks within a denial."""
    return any(
        each.attribution is Attribution.DENIED and each.at < voice.at and "," not in line.lows[each.at : voice.at]
        for each in leading
    )


def covering(here: list[Voice], line: Line, start: int, end: int) -> Voice | None:
    """The voice nearest to the figure: one that leads into it, else one that closes behind it."""
    leading = [voice for voice in here if not voice.trailing and voice.low <= start < voice.high and voice.at <= start]
    trailing = [
        voice
        for voice in here
        if voice.trailing
        and voice.low <= start
        and (end <= voice.high + 1 or (len(here) == 1 and not _of_whom(line, voice, start)))
    ]
    around = [voice for voice in here if not voice.trailing and voice.low <= start < voice.high and voice.at >= end]
    around = [voice for voice in around if not _of_speaker(line, voice, start)]
    if trailing:
        nearest = min(trailing, key=lambda voice: voice.high)
        broken = any(token.kind in ";" for token in line.toks[min(end, nearest.high) : max(start, nearest.high)])
        inner = [voice for voice in leading if voice.attribution is not Attribution.DENIED]
        if not broken:
            if inner and any(token.kind == ";" for token in line.toks[inner[-1].at : start]):
                inner = []
            if inner:
                deep = inner[-1]
                same = deep.source == nearest.source
                return (
                    deep
                    if same or deep.via
                    else Voice(deep.source, deep.at, deep.low, deep.high, (nearest.source,), deep.attribution)
                )
            return nearest
    closed = next((voice for voice in reversed(here) if voice.trailing and voice.at < start), None)
    behind = max(closed.at + 1, closed.who[1]) if closed is not None else 0
    if (
        closed is not None
        and not leading
        and not _of_whom(line, closed, start)
        and line.lows[behind : behind + 1] in ([";"], [","])
    ):
        return closed  # "38 bodies were found, the mayor said; eight more washed ashore"
    alone = len({voice.source for voice in here}) == 1  # nobody else speaks: a semicolon changes nothing
    for voice in reversed(leading):
        if alone or not any(token.kind == ";" for token in line.toks[voice.at : start]):
            return replace(voice, attribution=Attribution.DENIED) if _denied(leading, voice, line) else voice
    return around[0] if around else None


def without_speakers(
    here: list[Voice], line: Line, among: list[Mention], *, beside: Sequence[Mention] = ()
) -> list[Mention]:
    """The figures without those that only count who speaks: "according to two villagers, 14 people died".

    A sentence keeps one figure at least, of these or of those `beside` them.
    """
    kept = [at for at, each in enumerate(among) if not _tells_who_speaks(here, line, each.start, each.end)]
    if len(kept) == len(among) or not (kept or beside):
        return among
    place = {old: at for at, old in enumerate(kept)}
    return [replace(among[at], host=place.get(-1 if (host := among[at].host) is None else host)) for at in kept]


def _tells_who_speaks(here: list[Voice], line: Line, start: int, end: int) -> bool:
    speakers = lists()["speakers"]
    return any(
        voice.who[0] - 1 <= start < end <= voice.who[1]
        and any(word in speakers or word.endswith(agents()) for word in line.lows[start : voice.who[1]])
        for voice in here
    )
