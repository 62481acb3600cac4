"""The sentence for print: only numbers that named sources stated, in their own bound and with attribution.

Never a sum, a median or the end of an interval (DESIGN, rule 2); no word that says who is right (rule 1).
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.model import Assessment, Attribution, Bound, Claim, Event, Number, Relation, Status
from claims.reconcile.causes.pair import Position, capital
from claims.reconcile.origins import SourceBook
from claims.reconcile.origins import headline as headline_of
from claims.reconcile.positions import positions
from claims.reconcile.relations import between
from claims.reconcile.statements import Standing, Statement, standing
from claims.report.attribution import bare, named, speaking, spelt, verb, who
from claims.report.names import voices
from claims.report.wording import (
    counted,
    figure_words,
    happened,
    is_list,
    none_reported,
    noun,
    place_phrase,
    time_phrase,
)

RIVALS_NAMED = 3
PARTS_NAMED = 3
LENGTHS = ("headline", "lead", "paragraph")
_FIRST = ("killed", "casualties", "missing", "injured", "bodies_recovered")


def sentence(
    assessed: Assessment, sources: SourceBook, *, place: str | None = None, stand: Standing | None = None
) -> str:
    """One sentence on a tally: the working figure's source first, rivals and revisions after; "" if nobody speaks."""
    stand = stand or standing(assessed.tally, assessed.claims, sources, assessed.moved)
    lead = leading(assessed, stand)
    if lead is None:
        return _without_figure(stand)
    head = _opening(lead, _parts_of(lead, stand), place)
    tails = [*_rivals(lead, stand), *_none_of(lead, stand), *_earlier(lead, stand), *_denied(stand)]
    return f"{'; '.join([head, *tails])}."


def leading(assessed: Assessment, stand: Standing) -> Statement | None:
    """The statement that opens the sentence: the one with the working figure, a named source before an outlet."""
    best = assessed.estimate.best
    held = positions(stand.totals)
    chosen = next((position for position in held if _is(position, best)), None) or (held[0] if held else None)
    if chosen is not None:
        chosen = chosen if any(map(_sourced, chosen.statements)) else next(filter(_has_source, held), chosen)
        return max(chosen.statements, key=lambda one: (one.attributed, bool(speaking(one).carried_by), -one.ids[0]))
    return max(stand.parts, key=lambda part: (part.figure.least or 0, part.attributed, -part.ids[0]), default=None)


def _sourced(statement: Statement) -> bool:
    """Whether somebody is named for it, were it only the outlet that prints it in its text: a headline names nobody."""
    printed = any(claim.carried_by and not headline_of(claim) for claim in statement.claims)
    return statement.attributed or printed


def _has_source(position: Position) -> bool:
    return any(map(_sourced, position.statements))


def _is(position: Position, best: Number | None) -> bool:
    figure = position.figure
    return best is not None and best in (figure.stated, figure.least, figure.most)


def _opening(lead: Statement, parts: Sequence[Statement], place: str | None) -> str:
    claim = speaking(lead)
    including = f", including {_listed([counted(speaking(part)) for part in parts])}," if parts else ""
    where = place_phrase(place)
    when = time_phrase(claim)
    text = " ".join(word for word in (f"{counted(claim)}{including}", happened(claim), where, when) if word)
    return f"{capital(text)}, {who(lead)} {verb(lead)}"


def _parts_of(lead: Statement, stand: Standing) -> list[Statement]:
    """Parts the same origin gives in the same document, smaller than the whole, one a population."""
    if is_list(speaking(lead)):
        return []
    documents = {claim.document for claim in lead.claims}
    found: dict[str, Statement] = {}
    for part in stand.parts:
        least, whole = part.figure.least, lead.value
        ours = (
            part is not lead
            and part.origin == lead.origin
            and any(claim.document in documents for claim in part.claims)
        )
        differs = part.population != lead.population and part.first.metric == lead.first.metric
        if ours and differs and least and whole is not None and least < whole and part.first.part_of:
            found.setdefault(part.population, part)
    return list(found.values())[:PARTS_NAMED]


def _rivals(lead: Statement, stand: Standing) -> list[str]:
    """What others state instead, each with its source; those who say the same number are not repeated.

    Nor is what a voice that has been told states less firmly: "at least 12" beside its own 15.
    """
    found = []
    others = [one for one in positions(stand.totals) if between(one.figure, lead.figure) is not Relation.AGREES]
    speakers = [max(one.statements, key=lambda one: (one.attributed, -one.ids[0])) for one in others]
    firm = [one for one in (lead, *speakers) if one.figure.bound is Bound.EXACT]
    for speaker in speakers:
        if any(one.origin == speaker.origin and _allows(speaker, one) for one in firm if one is not speaker):
            continue
        found.append(f"{who(speaker)} reported {_short(speaker, lead)}")
    if len(found) > RIVALS_NAMED:
        return [*found[:RIVALS_NAMED], "others gave other figures"]
    return found


def _allows(loose: Statement, firm: Statement) -> bool:
    return loose.attributed and between(loose.figure, firm.figure) is Relation.COMPATIBLE


def _none_of(lead: Statement, stand: Standing) -> list[str]:
    """Who says that none of those who were killed were civilians: that is no count of all, and is said in full."""
    told = [part for part in stand.parts if part.figure.most == 0 and part.origin != lead.origin and part.attributed]
    told = [part for part in told if part.population == "civilians"]
    return [f"{who(part)} said {counted(speaking(part))} {happened(speaking(part))}" for part in told[:1]]


def _short(statement: Statement, lead: Statement) -> str:
    """The rival figure, with its noun only where it is not the one already named."""
    claim = speaking(statement)
    if claim.figure.best == 0:
        return "none"
    same = noun(claim) in (noun(speaking(lead)), "person", "people") and claim.population == lead.population
    return figure_words(claim.figure) if same else counted(claim)


def _earlier(lead: Statement, stand: Standing) -> list[str]:
    """What the speaker itself said before: told as earlier, never as a rival."""
    before = [old for old, new in stand.stale if new is lead and old.origin == lead.origin and not old.part]
    if not before:
        return []
    told = next((old for old in reversed(before) if old.figure.bound is Bound.EXACT), before[-1])
    return [f"{who(lead)} had earlier given {figure_words(told.figure)}"]


def _denied(stand: Standing) -> list[str]:
    denials = [claim for claim in stand.aside if claim.attribution is Attribution.DENIED and claim.asserted_by]
    return [_denial(denials[0])] if denials else []


def _denial(claim: Claim) -> str:
    return f"{named(claim.asserted_by or '')} denied having given {figure_words(claim.figure)}"


def _without_figure(stand: Standing) -> str:
    denied = _denied(stand)
    if denied:
        return f"{capital(denied[0])}."
    for claim in stand.aside:
        source = claim.asserted_by or claim.carried_by
        if claim.figure.bound == "none_reported" and not claim.context and source:
            told = "said" if claim.asserted_by else "reported"
            return f"{capital(none_reported(claim))}, {named(source)} {told}."
    return ""


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def event_line(event: Event, assessed: Sequence[Assessment], sources: SourceBook, length: str = "lead") -> str:
    """The event in a headline, a sentence or a paragraph, most serious count first; "" where nobody speaks."""
    ranked = [one for one in sorted(assessed, key=rank) if one.sentence]
    if not ranked:
        return ""
    sources = sources.within(claim for one in assessed for claim in one.claims)
    if length == "headline":
        return headline(event, ranked[0], sources)
    first = sentence(ranked[0], sources, place=event.place)
    if length == "lead":
        return first
    return " ".join([first, *(one.sentence for one in ranked[1:6])])


def rank(one: Assessment) -> tuple[object, ...]:
    """The order of tallies in an event: its own incident first, then by how serious the count is, then by claims.

    A tally in which no figure stands ("no deaths were reported") comes after those that have one.
    """
    tally = one.tally
    place = _FIRST.index(tally.metric) if tally.metric in _FIRST else len(_FIRST)
    return (
        tally.basis != "incident",
        one.status is Status.PENDING and one.resolution is None,
        place,
        tally.population not in ("people", "civilians"),
        -len(one.claims),
        tally.id,
    )


def headline(event: Event, one: Assessment, sources: SourceBook) -> str:
    """One line without articles: "At least 16 killed in Aleppo, police say; Hill Radio reports 10"."""
    stand = standing(one.tally, one.claims, sources, one.moved)
    lead = leading(one, stand)
    if lead is None:
        return one.sentence.removesuffix(".")
    claim = speaking(lead)
    done = (
        happened(claim).split(" ", 1)[-1]
        if happened(claim).split(" ")[0] in ("was", "were", "is", "are")
        else happened(claim)
    )
    bare_number = noun(claim) in ("people", "person") and claim.figure.best != 0 and not is_list(claim)
    what = figure_words(claim.figure) if bare_number else counted(claim)
    where = f" {place_phrase(event.place)}" if event.place else ""
    name = spelt(claim.asserted_by or claim.carried_by or "", claim)
    says = f", {_bare(name)} {'says' if _one_voice(name) else 'say'}" if name else ""
    rivals = [
        position
        for position in positions(stand.totals)
        if between(position.figure, lead.figure) is Relation.CONTRADICTS
    ]
    tail = ""
    if rivals:
        rival = rivals[0].statements[0]
        told = speaking(rival)
        other = spelt(told.asserted_by or told.carried_by or "", told)
        if other:
            tail = f"; {_bare(other)} {'reports' if _one_voice(other) else 'report'} {figure_words(rival.figure)}"
    return f"{capital(what)} {done}{where}{says}{tail}"


def _bare(name: str) -> str:
    return bare(named(name))


def _one_voice(name: str) -> bool:
    """Whether the name takes a singular verb: "police", "officials" and "medics at the hospital" do not."""
    words = _bare(name).split()
    join = next((at for at, word in enumerate(words) if at and word in ("at", "of", "from", "in", "for", "with")), None)
    head = words[-1:] if words and words[-1] in voices() else words[: join or len(words)][-1:]
    last = head[0] if head else ""
    plural = last.islower() and last.endswith("s") and (words[0].islower() or last in voices())
    return not (last.casefold() in ("police", "people") or plural)
