"""Findings gathered while recording: as many as anyone will read, the rest counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.errors import InputRefused
from claims.model import Problem

_KEPT = 10_000
_SHOWN = 20


@dataclass(slots=True)
class Findings:
    """Problems in the order they came."""

    kept: list[Problem] = field(default_factory=list)
    fatal: int = 0
    left_out: int = 0

    def add(self, problem: Problem) -> None:
        """Keep one more, or count it where there are too many."""
        self.fatal += problem.fatal
        if len(self.kept) < _KEPT:
            self.kept.append(problem)
        else:
            self.left_out += 1

    def extend(self, problems: Iterable[Problem]) -> None:
        """Keep several."""
        for problem in problems:
            self.add(problem)

    def all(self) -> tuple[Problem, ...]:
        """What was kept, and how many more there were."""
        if not self.left_out:
            return tuple(self.kept)
        return (*self.kept, Problem(f"{self.left_out:,} more findings are not listed", fatal=False))

    def refuse(self) -> None:
        """Raise InputRefused that lists the findings, if there is any but warnings."""
        if not self.fatal:
            return
        fatal = [problem for problem in self.kept if problem.fatal][:_SHOWN]
        listed = "".join(f"\n  {problem}" for problem in fatal)
        more = f"\n  and {self.fatal - len(fatal):,} more" if self.fatal > len(fatal) else ""
        count = "1 finding" if self.fatal == 1 else f"{self.fatal:,} findings"
        raise InputRefused(
            f"nothing is recorded, because of {count}:{listed}{more}", hint="mend the rows and import again"
        )
