"""Sources the program knows by name before anybody adds them: kinds, aliases, domains and owners from the data file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.model import SourceKind
from claims.sources import fold

DATA = Path(__file__).parent / "data" / "known_sources.toml"


@dataclass(frozen=True, slots=True)
class KnownSource:
    """One entry of the data file. Nothing here says how reliable a source is: only an editor does."""

    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    owner: str | None = None
    party_to: str | None = None


@cache
def by_name() -> dict[str, KnownSource]:
    """Known sources by each of their names, folded."""
    return {fold(name): source for source in _load()[0] for name in (source.name, *source.aliases)}


@cache
def by_domain() -> dict[str, KnownSource]:
    """Known sources by registrable domain."""
    return {domain: source for source in _load()[0] for domain in source.domains}


def kind_of(name: str) -> SourceKind:
    """What a name nobody knows says of itself ("health ministry", "witnesses"); unknown where it says nothing."""
    folded = fold(name)
    return next((kind for words, kind in _load()[1] if words.search(folded)), SourceKind.UNKNOWN)


@cache
def _load() -> tuple[tuple[KnownSource, ...], tuple[tuple[re.Pattern[str], SourceKind], ...]]:
    with DATA.open("rb") as file:
        data = tomllib.load(file)
    sources = tuple(
        KnownSource(
            name=entry["name"],
            kind=SourceKind(entry["kind"]),
            aliases=tuple(entry.get("aliases", ())),
            domains=tuple(entry.get("domains", ())),
            owner=entry.get("owner"),
            party_to=entry.get("party_to"),
        )
        for entry in data["source"]
    )
    kinds = tuple(
        (re.compile(rf"\b(?:{'|'.join(entry['words'])})\b"), SourceKind(entry["kind"])) for entry in data["kind"]
    )
    return sources, kinds
