"""Somebody, or several people, as one noun phrase of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract.implied.words import people

ADULT = 18  # years; who is younger is a child


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or several, named by tokens start to end; `core` is the token after the noun, before age and name.

    `kind` is noun, name, pronoun, owner ("the boy's"), counted ("two sons"), many ("the victims") or doer. `count` is
    how many, 0 where nothing says it; `name` is folded; `who` is the noun.
    """

    start: int
    end: int
    core: int
    kind: str
    count: int = 1
    population: str = "people"
    who: str = ""
    age: int | None = None
    name: tuple[str, ...] = ()
    definite: bool = False
    event: str = ""

    @property
    def child(self) -> bool:
        """Whether the age or the noun says that it is a child."""
        return self.age < ADULT if self.age is not None else self.who in people().children
