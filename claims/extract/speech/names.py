"""The clean name of a source: a noun phrase that can speak, without what only stands before, behind or around it."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract.sentences.lines import Line
from claims.extract.speech.actors import lists, tidy, without_s
from claims.extract.speech.speakable import proper, speaks
from claims.extract.speech.words import of_bodies
from claims.vocabulary.language import per_language
from claims.vocabulary.lexicon import grammar, nouns
from claims.vocabulary.words import table

_FAR = 9  # tokens between what is made and the words that say by whom
_LONGEST = 14  # tokens of a name
_PARTS = frozenset("-/'’")


@dataclass(frozen=True, slots=True)
class Named:
    """A source as printed, and the channels its words came through."""

    text: str
    via: tuple[str, ...] = ()


@per_language
def _abbreviations() -> frozenset[str]:
    return frozenset(table("abbreviations")["never_end"])


def shortened(line: Line, dot: int) -> bool:
    """Whether the full stop at a token belongs to "Lt." or "J."."""
    before = line.toks[dot - 1] if dot else None
    if before is None or before.end != line.toks[dot].start:
        return False
    return before.lower in _abbreviations() or (len(before.text) == 1 and before.text.isupper())


def set_off(line: Line, at: int) -> bool:
    """Whether a token parts two phrases: a dash between spaces, a bar, a full stop glued to the next word."""
    token = line.toks[at]
    if token.kind in "|>•*=~_\\":
        return True
    if token.kind == ".":
        following = line.toks[at + 1] if at + 1 < len(line.toks) else None
        glued = following is not None and following.start == token.end and not following.text[:1].isupper()
        return not glued and not shortened(line, at)  # "Marl.example"
    if token.kind in "-–—" and 0 < at < len(line.toks) - 1:
        before, after = line.toks[at - 1], line.toks[at + 1]
        return (before.end < token.start or before.kind == "-") and (after.start > token.end or after.kind == "-")
    return False


def named(line: Line, start: int, end: int, *, known: bool = False, via: tuple[str, ...] = ()) -> Named | None:
    """The source that the tokens name; None where they name nobody who could speak.

    With `known`, a common noun counts only where it is one that speaks (data/reporting.toml) or ends like one.
    """
    start, end = _opened(line, start, end), _closed(line, start, end)
    if start >= end:
        return None
    made = _maker(line, start, end, via)
    if made is not None:
        return made
    start, end = _cut(line, start, end)
    start, end, via = _possessed(line, start, end, via)
    if start >= end:
        return None
    start, via = _kindless(line, start, end, via)
    if end - start > _LONGEST or not speaks(line, start, end, known=known):
        return None
    text = tidy(line.words(start, end))
    return Named(without_s(text), via) if text else None


def _opened(line: Line, start: int, end: int) -> int:
    """The first token of the name: no adverb, conjunction, time or place line before it."""
    known, lows, toks = lists(), line.lows, line.toks
    start = next((at + 1 for at in range(end - 2, start - 1, -1) if set_off(line, at)), start)
    while start < end:
        word = lows[start]
        clock = word in ("am", "pm", "a.m.", "p.m.") or (toks[start].kind == "n" and not _counts(line, start, end))
        if not (
            clock
            or (start and word.endswith("ed") and lows[start - 1] in grammar().aux and start + 1 < end)
            or word in known["openings"]
            or word in known["articles"]
            or (word in known["passing"] and toks[start].text.islower() and start + 1 < end)
            or word in ("some", "this", "that", "these", "those")
            or (
                word.endswith("ly") and toks[start].text.istitle() and start + 1 < end and word not in known["speakers"]
            )
            or toks[start].kind not in "wn@#"
        ):
            break
        start += 1
    last, before = end - 1, end - 2
    counted = lows[before] in nouns().ids or lows[before] in known["mute"]
    spoken_of = start <= before and counted and lows[before] not in known["speakers"]
    if lows[last] in known["speakers"] and lows[start : start + 1] != lows[last : last + 1]:
        inside = any(start < figure.start < last for figure in line.figures)
        if inside and lows[start] not in known["speakers"]:  # "shot in three places | police say": a headline run on
            return last
    if spoken_of and lows[last] in known["plural_speakers"] and toks[before].text.islower():
        return last  # "the victims | officials say were shot"
    return start


def _counts(line: Line, at: int, end: int) -> bool:
    """ "14 witnesses", "972 Marl Radio" no: whether a number counts those who speak."""
    return at + 1 < end and line.toks[at + 1].kind == "w" and line.toks[at + 1].text.islower() and at + 2 <= end


def _closed(line: Line, start: int, end: int) -> int:
    """The end of the name without an ordinal, a year or a clock time behind it."""
    while end > start and (
        (line.toks[end - 1].kind == "n" and (end - 1 == start or len(line.toks[end - 1].text) == 4))
        or line.lows[end - 1] in lists()["closings"]
        or line.toks[end - 1].kind in ".,:;-–—[("
    ):
        end -= 1
    return end


def _maker(line: Line, start: int, end: int, via: tuple[str, ...]) -> Named | None:
    """ "a video posted on Facebook by Ruth Lorne": Ruth Lorne, via Facebook."""
    known, lows = lists(), line.lows
    for at in range(start, min(start + 6, end - 2)):
        if lows[at] not in known["carriers"] or (line.toks[at].text.istitle() and at > start):
            continue
        behind = at + 1
        carried = via or tuple(name for name in [channelled(line, start, at)] if name)
        while behind < min(at + _FAR, end - 1):
            word = lows[behind]
            if lows[behind + 1] == "by" and (
                word in known["aired"] or (word in known["viewed"] and lows[at] in known["papers"])
            ):
                carrier, paper = named(line, behind + 2, end), tidy(line.words(start, behind))
                return Named(paper, (carrier.text,)) if carrier and paper else None
            if word in ("by", "from", "with") or (word == "of" and lows[at] in known["authored"]):
                return named(line, behind + 1, end, via=carried)
            found = channelled(line, behind, behind + 2) if word not in known["made"] else None
            if found:
                carried, behind = via or (found,), behind + len(found.split())
                continue
            if word in ("on", "in") and lows[behind + 1] in known["articles"]:
                return named(line, behind + 1, end, via=carried)
            if word not in known["made"] and word not in ("social", "media", "/", "and"):
                break
            behind += 1
    return None


def channelled(line: Line, start: int, end: int) -> str | None:
    """The place where people post that is named among these tokens: "Facebook", "Twitter/X"."""
    channels = lists()["channels"]
    for at in range(start, min(end, len(line.lows))):
        for size in (2, 1):
            if " ".join(line.lows[at : at + size]) in channels:
                stop = at + size
                while stop + 1 < len(line.lows) and line.lows[stop] == "/" and line.lows[stop + 1] in channels:
                    stop += 2
                return line.words(at, stop)
    return None


def _possessed(line: Line, start: int, end: int, via: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
    """ "the coast guard's statement", "a police report": the tokens of the one who issued it."""
    known, lows = lists(), line.lows
    for at in range(end - 2, start, -1):  # "the family page on Facebook"
        if lows[at] in ("on", "via") and (posted := channelled(line, at + 1, at + 2)):
            end, via = at, via or (posted,)
    issued = known["carriers"]
    while end - start > 1 and lows[end - 1] in issued and not line.toks[end - 1].text.istitle():
        before = lows[end - 2]
        if lows[end - 1] == "post" and line.toks[end - 1].text.isupper() and line.toks[end - 2].kind == "w":
            break  # "THE LUND POST"
        if (
            lows[end - 1] in known["papers"]
            or before in ("press", "news")
            or (before == "official" and end - start < 3)
        ):
            break
        if before in known["editions"] and known["editions"].issuperset(lows[start : end - 1]):
            break  # "the latest official figures"
        if before in known["editions"] and end - start > 2:  # "the agency's latest figures"
            end, issued = end - 1, known["carriers"] | known["editions"]
            continue
        owner = before.endswith("'s") or line.toks[end - 2].kind in "'’"
        capital = line.toks[end - 2].text[:1].isupper() and (end > 2 or proper(line, line.toks[end - 2].text))
        name = capital or before in known["speakers"] or line.toks[end - 2].kind in "@)"
        if before in known["channels"]:
            stop, end = end - 1, end - 2
            while end - start > 1 and line.toks[end - 1].kind == "/" and lows[end - 2] in known["channels"]:
                end -= 2
            via = via or (line.words(end, stop),)
        elif owner or name:
            end -= 1
        else:
            break
    while end - start > 1 and (lows[end - 1] in grammar().determiners or lows[end - 1] in grammar().prepositions):
        end -= 1  # "the centre in its | account"
    return start, end, via


def _kindless(line: Line, start: int, end: int, via: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """ "the state-run news agency NPA", "Twitter/X user @marl": the token where the proper name begins."""
    known, lows, toks = lists(), line.lows, line.toks
    at, begun = start, start
    last = lows[end - 1]
    shouted = (
        toks[start].text.isupper() and lows[start] in known["leanings"] and last not in of_bodies() | known["kinds"]
    )
    while at < end - 1:
        word, token = lows[at], toks[at]
        if (
            (word in known["channels"] and (at == start or toks[at - 1].kind == "/"))
            or token.kind in _PARTS
            or (toks[at + 1].kind == "-" and (word in known["leanings"] or at + 3 < end))
        ):
            at += 1
        elif (token.text.islower() or shouted) and (word in known["kinds"] or word in known["leanings"]):
            at += 1
            begun = at
        else:
            break
    if begun == start or not (toks[begun].text[:1].isupper() or toks[begun].kind == "@"):
        return start, via
    channel = channelled(line, start, begun)
    return begun, via or ((channel,) if channel else ())


def _cut(line: Line, start: int, end: int) -> tuple[int, int]:
    """The name without a clause behind it: "police | searching for the men"; "a cousin called | Ada Quill"."""
    words, lows, toks = grammar(), line.lows, line.toks
    shouted = toks[start].text.isupper() and len(lows[start]) > 1 and not toks[end - 1].text.istitle()
    for at in range(start + 1, end):
        word = lows[at]
        small = toks[at].text.islower() or (shouted and toks[at].text.isupper())
        if not small or toks[at - 1].kind == "-":
            continue
        if word in lists()["saying"]:
            return start, at
        if word in ("called", "named") and at + 1 < end and toks[at + 1].text[:1].isupper():
            return at + 1, end
        if word in words.relatives or word in words.aux or word in words.subordinators - {"as", "since"}:
            return start, at
        following = lows[at + 1] if at + 1 < end else ""
        open_end = (
            not following
            or following in words.prepositions
            or following in words.determiners
            or toks[at + 1].text[:1].isupper()
            or any(figure.start == at + 1 for figure in line.figures)
        )
        if open_end and not shouted and (word.endswith(("ing", "ed")) or word in lists()["participles"]):
            return start, at
        if word in words.prepositions and any(
            " ".join(lows[at : at + size]) in lists()["whereabouts"] for size in (3, 4)
        ):
            return start, at
    return start, end
