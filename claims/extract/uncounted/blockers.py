"""The words that stand next to numbers that count nothing, as sets (data/<language>/blockers.toml)."""

from __future__ import annotations

from dataclasses import dataclass, fields

from claims.vocabulary.language import per_language
from claims.vocabulary.words import table


@dataclass(frozen=True, slots=True)
class Blocking:
    """One set for each list of the file, named by its section and its name; a list a language lacks is empty."""

    after_units: frozenset[str]
    after_between: frozenset[str]
    after_groups: frozenset[str]
    after_signs: frozenset[str]
    after_speakers: frozenset[str]
    after_inert: frozenset[str]
    after_compounds: frozenset[str]
    after_tried: frozenset[str]
    after_scale: frozenset[str]
    after_loads: frozenset[str]
    agents_words: frozenset[str]
    located_nouns: frozenset[str]
    located_prepositions: frozenset[str]
    before_labels: frozenset[str]
    before_loose: frozenset[str]
    before_numbered: frozenset[str]
    before_dialled: frozenset[str]
    before_compass: frozenset[str]
    before_rates: frozenset[str]
    before_modals: frozenset[str]
    before_currencies: frozenset[str]
    before_planned: frozenset[str]
    before_capacity: frozenset[str]
    before_holds: frozenset[str]
    before_played: frozenset[str]
    names_emergency: frozenset[str]
    names_answered: frozenset[str]
    names_streets: frozenset[str]
    names_broadcast: frozenset[str]
    ages_heads: frozenset[str]
    ages_bridges: frozenset[str]
    ages_turned: frozenset[str]
    ages_than: frozenset[str]
    ages_limits: frozenset[str]
    ages_subjects: frozenset[str]
    ages_copulas: frozenset[str]
    ages_alike: frozenset[str]
    ages_closes: frozenset[str]
    ages_parents: frozenset[str]
    ages_bodies: frozenset[str]
    years_before: frozenset[str]
    years_owners: frozenset[str]
    shares_words: frozenset[str]
    shot_before: frozenset[str]
    shot_after: frozenset[str]
    money_words: frozenset[str]
    money_sums: frozenset[str]
    money_cost: frozenset[str]
    money_business: frozenset[str]
    money_damage: frozenset[str]


@per_language
def blocking() -> Blocking:
    """The lists of the language being read."""
    raw = table("blockers")

    def listed(field: str) -> frozenset[str]:
        section, name = field.split("_", 1)
        return frozenset(raw.get(section, {}).get(name, ()))

    return Blocking(**{field.name: listed(field.name) for field in fields(Blocking)})
