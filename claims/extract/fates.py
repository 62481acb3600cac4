"""What became of people who were hit: "five people were shot, one fatally" counts dead, so it is no count of injured.

"Shot" and "stabbed" say nothing of who lived. Where a document has said that as many or fewer died, those shot are
casualties (the count includes dead). Only what stands before the figure, the rest of its own paragraph and the title
are asked: what follows in later paragraphs may be another story, and an appended paragraph must change no draft
before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from claims.extract.found import Seen
from claims.extract.lines import line
from claims.extract.mention import Mention
from claims.extract.mentions import mentions
from claims.extract.sentences import Sentence
from claims.extract.singulars import singulars
from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

_REACH = 14  # tokens between those counted and the form that says they were hit


@per_language
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("fates").items()}


def settle_fates(seen: Seen) -> None:
    """Count people who were shot as casualties where the document says that some of them died."""
    if not any(each.mention.metric == "injured" for each in seen.found):
        return
    title = _title(seen.article.title)
    dead, hurt = _toll(title, "killed"), _toll([each for each in title if not _is_open(each)], "injured")
    deadly = bool(dead) or _says_death(seen.article.title)
    known: list[Mention] = []
    for at, each in enumerate(seen.found):
        mention = each.mention
        if not seen.is_own(each):
            continue
        if mention.metric == "killed":
            known.append(mention)
        if mention.metric != "injured" or not _is_open(mention) or _set_apart(mention):
            continue
        near = [*known[-6:], *_paragraph(seen, at)]
        if _counts_dead(mention, near, dead, hurt, deadly=deadly):
            made = replace(mention, metric="casualties")
            each.among[:] = [made if other is mention else other for other in each.among]
            seen.found[at] = replace(each, mention=made)


def _counts_dead(mention: Mention, near: Sequence[Mention], dead: float, hurt: float, *, deadly: bool) -> bool:
    size = _size(mention)
    if hurt and size <= hurt:
        return False
    beside = [each for each in near if each.line is mention.line]
    if any(each.end <= mention.start for each in beside):  # "one was killed and four were shot"
        return False
    if deadly and not hurt:  # a headline of the dead alone
        return True
    toll = max((_size(each) for each in near), default=0)
    return 0 < max(dead, toll) <= size


def _paragraph(seen: Seen, at: int) -> list[Mention]:
    """The dead of the rest of a figure's paragraph."""
    block = seen.found[at].mention.line.sentence.line
    after: list[Mention] = []
    for each in seen.found[at + 1 :]:
        if each.mention.line.sentence.line != block:
            break
        if each.mention.metric == "killed" and seen.is_own(each):
            after.append(each.mention)
    return after


def _title(title: str | None) -> list[Mention]:
    if not title:
        return []
    read = line(title, Sentence(0, len(title), 0, True))
    among = mentions(read)
    return [*among, *singulars(read, among)]


def _says_death(title: str | None) -> bool:
    words = (title or "").lower().replace("-", " ").split()
    return any(word.strip(".,:;'\"’”“!?()") in _words()["deadly"] for word in words)


def _toll(found: Iterable[Mention], metric: str) -> float:
    return max((_size(each) for each in found if each.metric == metric), default=0)


def _size(mention: Mention) -> float:
    stated = mention.figure.stated
    return float(stated if stated is not None else (mention.figure.low or mention.figure.high or 0))


def _is_open(mention: Mention) -> bool:
    """Whether the form that says these people were hit leaves open whether they lived."""
    form = _form(mention)
    return form is not None and form in _words()["open"]


def _form(mention: Mention) -> str | None:
    read = mention.line
    best: tuple[int, str] | None = None
    for trigger in read.starts.values():
        if "injured" not in trigger.roles.values():
            continue
        if trigger.start >= mention.end:
            apart = trigger.start - mention.end
        elif trigger.end <= mention.start:
            apart = mention.start - trigger.end + 2
        else:
            apart = 0
        if apart <= _REACH and (best is None or apart < best[0]):
            best = (apart, " ".join(read.lows[trigger.start : trigger.end]))
    return best[1] if best else None


def _set_apart(mention: Mention) -> bool:
    """Whether the words around say that these are others than the dead, or that they live."""
    lows = mention.line.lows
    return any(word in _words()["apart"] for word in lows[max(0, mention.start - 4) : mention.end + 8])
