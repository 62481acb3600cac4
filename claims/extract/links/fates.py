"""What became of people who were hit: "five people were shot, one fatally" counts dead, so it is no count of injured.

"Shot" and "stabbed" say nothing of who lived. Where a document has said that as many or fewer died, those shot are
casualties (the count includes dead). Only what stands before the figure, the rest of its own paragraph and the title
are asked, and words further down that speak of somebody already named ("the boy died", "he died"): what else follows
may be another story, and an unrelated paragraph appended must change no draft before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from claims.extract.counts.mention import Mention
from claims.extract.found import Seen
from claims.extract.implied.ones import Implied
from claims.vocabulary.language import per_language
from claims.vocabulary.words import table

_NEAR = 6  # figures of dead before
_LIVING = ("injured", "hospitalised")
_AHEAD = 40  # figures after


@per_language
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("fates").items()}


def settle_fates(seen: Seen) -> None:
    """Count people who were shot as casualties where the document says that some of them died."""
    if not any(each.mention.metric == "injured" for each in seen.found):
        return
    known: list[Mention] = []
    for at, each in enumerate(seen.found):
        mention = each.mention
        if not seen.is_own(each):
            continue
        if mention.metric == "killed":
            known.append(mention)
        if mention.metric != "injured" or not _is_open(mention) or _set_apart(mention):
            continue
        if _is_within(seen, at):
            continue
        dead, hurt, deadly = _titled(seen)
        near = [*known[-_NEAR:], *_later(seen, at)]
        if _counts_dead(mention, near, dead, hurt, deadly=deadly):
            made = replace(mention, metric="casualties")
            each.among[:] = [made if other is mention else other for other in each.among]
            seen.found[at] = replace(each, mention=made)


def _titled(seen: Seen) -> tuple[float, float, bool]:
    """The dead and the hurt whom the title counts, and whether it tells of dead and of none hurt."""
    title = seen.title
    dead, hurt = _toll(title, "killed"), _toll([each for each in title if not _is_open(each)], "injured")
    return dead, hurt, (bool(dead) or _says_death(seen.article.title)) and not hurt


def _counts_dead(mention: Mention, near: Sequence[Mention], dead: float, hurt: float, *, deadly: bool) -> bool:
    size = _size(mention)
    if hurt and size <= hurt:
        return False
    beside = [each for each in near if each.line is mention.line]
    if not _is_known(mention) and any(each.end <= mention.start for each in beside):
        return False  # "one was killed and four were shot"
    if deadly:  # a headline of the dead alone
        return True
    toll = max((_size(each) for each in near), default=0)
    return 0 < max(dead, toll) <= size


def _is_within(seen: Seen, at: int) -> bool:
    """Whether the figure is of living injured told of before: "42 were injured. Of those, 11 were critical"."""
    mention = seen.found[at].mention
    if mention.implied:
        return False
    for each in reversed([found.mention for found in seen.found[max(0, at - _NEAR) : at]]):
        if each.metric in _LIVING and not each.implied and not _is_open(each) and _size(each) > _size(mention):
            return mention.part_of == each.span() or mention.line.sentence.line == each.line.sentence.line
    return False


def _later(seen: Seen, at: int) -> list[Mention]:
    """The dead told of further down: in the same paragraph, or as somebody known ("the boy died", "he died")."""
    block = seen.found[at].mention.line.sentence.line
    return [
        each.mention
        for each in seen.found[at + 1 : at + 1 + _AHEAD]
        if each.mention.metric == "killed"
        and seen.is_own(each)
        and (each.mention.line.sentence.line == block or _is_known(each.mention))
    ]


def _is_known(mention: Mention) -> bool:
    """Whether the words speak of somebody already named: a pronoun, "the boy", "his son"."""
    person = mention.person if isinstance(mention, Implied) else None
    return person is not None and (person.kind == "pronoun" or person.definite)


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
    trigger = mention.trigger
    if trigger is None:
        return False
    form = mention.line.lows[trigger.start : trigger.end]
    return not any(word in _words()["lived"] for word in form)


def _set_apart(mention: Mention) -> bool:
    """Whether the words around say that these are others than the dead, or that they live."""
    lows = mention.line.lows
    return any(word in _words()["apart"] for word in lows[max(0, mention.start - 4) : mention.end + 8])
