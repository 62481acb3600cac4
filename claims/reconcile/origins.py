"""Origins: the source at the far end of a claim's chain. Only origins corroborate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claims.model import Bound, Claim, Source, SourceKind
from claims.reconcile.bodies import bodies
from claims.report.names import UNNAMED, spelling
from claims.sources import fold

if TYPE_CHECKING:
    from claims.reconcile.estimates.model.register import Register

HEADLINE = "a headline"  # above a text that gives another number


@dataclass(frozen=True, slots=True)
class SourceBook:
    """The sources by id and by folded name, and how far each has been near the others over all tallies.

    `weights` holds, by origin, a weight above 0 learnt from many tallies (reconcile.weights); an origin without one
    weighs 1. It is advice to the rule `weighted_median` and nothing else, never shown as a grade. So is `register` to
    the rule `model` (reconcile.estimates.model): what all tallies show of each source; None where nothing was learnt.
    `bodies` are, in a book of one event, the folded names of each body's other names (reconcile.bodies); None in a book
    of all sources.
    """

    by_id: Mapping[int, Source] = field(default_factory=dict)
    by_name: Mapping[str, Source] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    bodies: Mapping[str, str] | None = None
    register: Register | None = None

    @classmethod
    def of(
        cls,
        sources: Iterable[Source],
        weights: Mapping[str, float] | None = None,
        register: Register | None = None,
    ) -> SourceBook:
        """A book of these sources; names and aliases are compared folded."""
        listed = list(sources)
        names = {fold(name): source for source in listed for name in (*source.aliases, source.name)}
        return cls({source.id: source for source in listed}, names, weights or {}, register=register)

    def within(self, claims: Iterable[Claim]) -> SourceBook:
        """The book as these claims of one event use its names; itself where it is of an event already."""
        return self if self.bodies is not None else replace(self, bodies=bodies(claims))

    def known(self, number: int | None, name: str | None) -> Source | None:
        """The source of this id, else of this printed name; None where nobody is known by it.

        In the book of an event the body that the name stands for there, unless the name itself has an owner.
        """
        found = self.by_id.get(number) if number is not None else None
        found = found or (self.by_name.get(fold(name)) if name else None)
        body = self.bodies.get(fold(name)) if self.bodies and name else None
        if body is None or (found is not None and found.owner):
            return found
        return self.by_name.get(body, found)

    def key(self, number: int | None, name: str) -> str:
        """The origin key of a source: its owner's family where known, else itself, else its folded name."""
        found = self.known(number, name)
        return source_key(found, name if found else (self.bodies or {}).get(fold(name), name))

    def weight(self, origin: str) -> float:
        """The learnt weight of an origin, 1 where nothing is known."""
        return self.weights.get(origin, 1.0)


def source_key(source: Source | None, name: str) -> str:
    """One owner is one voice: 33.5 % of what worldmonitor called corroborated was one publisher (its PR 6443)."""
    if source is None:
        return f"name:{fold(name) or name}"
    return f"owner:{fold(source.owner)}" if source.owner else f"source:{source.id}"


def named(claim: Claim) -> str:
    """The speaker's name, else that none is named: a file's name is no source."""
    name = speaker(claim)
    return spelling(name, claim) if name else UNNAMED


def speaker(claim: Claim) -> str | None:
    """The name at the far end of the chain as printed: the asserter, else the first of `via`, else the carrier."""
    return claim.asserted_by or (claim.via[0] if claim.via else None) or claim.carried_by


def origin(claim: Claim, book: SourceBook) -> str:
    """Who the claim's figure comes from, as a key: six outlets quoting one ministry have one origin.

    An unknown asserter is the carrier itself, and a claim without either is its own document: it corroborates
    nothing but itself.
    """
    if claim.asserted_by:
        return book.key(claim.asserted_id, claim.asserted_by)
    if claim.via:
        return book.key(None, claim.via[0])
    if claim.carried_by:
        return book.key(claim.carried_id, claim.carried_by)
    return f"document:{claim.document}"


def in_own_voice(claim: Claim) -> bool:
    """Whether the document itself asserts the figure: it names nobody, or only the outlet that prints it."""
    if claim.asserted_by is None:
        return not claim.via
    return claim.carried_by is not None and fold(claim.asserted_by) == fold(claim.carried_by)


def headline(claim: Claim) -> bool:
    """Whether the claim stands in its document's headline, which names what the text counts in fewer words."""
    return bool(claim.title and claim.quote and claim.quote in " ".join(claim.title.split()))


def repeated(claims: Iterable[Claim]) -> dict[int, Claim]:
    """For each figure in a document's own voice that the same document also attributes: the claim of its source.

    "Three injured at the depot" in a headline, above "Three people were injured, the hospital said", has the hospital
    for its origin: six outlets that quote one ministry are one voice, whatever their headlines say. A headline with a
    number of its own has the origin of the first figure its text attributes.
    """
    listed = [claim for claim in claims if claim.start is not None and claim.figure.bound is not Bound.VAGUE]
    named: dict[tuple[object, ...], Claim] = {}
    first: dict[str, Claim] = {}
    for claim in listed:
        if not in_own_voice(claim):
            named.setdefault(_number(claim), claim)
            first.setdefault(claim.document, claim)
    told = ((claim, named.get(_number(claim))) for claim in listed if in_own_voice(claim))
    found = ((claim, source or (first.get(claim.document) if headline(claim) else None)) for claim, source in told)
    return {claim.id: source for claim, source in found if source is not None}


def _number(claim: Claim) -> tuple[object, ...]:
    figure = claim.figure
    return claim.document, claim.metric, figure.stated, figure.low, figure.high


def carrier(claim: Claim, book: SourceBook) -> str:
    """Who printed the claim, as a key; its document where nobody says."""
    if claim.carried_by:
        return source_key(book.known(claim.carried_id, claim.carried_by), claim.carried_by)
    return f"document:{claim.document}"


def is_party(claim: Claim, book: SourceBook) -> bool:
    """Whether the source at the far end of its chain is a party to the conflict, as its record says; never guessed."""
    if claim.asserted_by or claim.via:
        source = book.known(claim.asserted_id, claim.asserted_by or claim.via[0])
    else:
        source = book.known(claim.carried_id, claim.carried_by)
    return source is not None and (source.kind is SourceKind.PARTY or source.party_to is not None)


def carriers(claims: Iterable[Claim], book: SourceBook) -> int:
    """How many carriers print the claims."""
    return len({carrier(claim, book) for claim in claims})
