"""Whether the program names why figures differ: 2,000 made disputes with one cause each, and 2,000 innocent pairs.

    python benchmarks/causes.py            prints the table of docs/quality.md

The disputes are made as newsrooms make them (planted_numbers.py, planted_counts.py, planted_sources.py), not from the
rules: a copyist swaps digits, a desk carries a series forward, a weekly prints what was taken back. Around the two or
three claims that matter stand others that are true beside them: carriers, hedges, rounded figures, parts, other counts.
The innocent pairs (innocent_pairs.py) look like disputes and are none. Every case is seeded by its number.

A cause counts as found where a finding gives it and names the claims it was planted in; as told rightly where it is the
planted one or one that holds besides by the way the case was made; else as invented, in innocent cases too. A false
contradiction is an innocent case with a finding that its claims contradict.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from benchmarks.innocent_pairs import innocent  # noqa: E402
from benchmarks.newsdesk import Case, Desk  # noqa: E402
from benchmarks.planted_counts import COUNTS  # noqa: E402
from benchmarks.planted_numbers import NUMBERS  # noqa: E402
from benchmarks.planted_sources import SOURCES  # noqa: E402
from claims.model import Cause, Finding, Relation  # noqa: E402
from claims.report.whole import all_findings, whole_event  # noqa: E402

CASES = 2000
# causes that have nothing to do with time: in their cases one claim may be printed a day later than the others
SAME_TIME = frozenset({
    Cause.TYPO, Cause.SUMMED, Cause.ROUNDING_OR_VAGUE, Cause.PART_VS_WHOLE, Cause.DEFINITION, Cause.RECLASSIFIED,
    Cause.SCOPE, Cause.VERIFICATION_STATE, Cause.UNIT, Cause.GENUINE, Cause.NO_SOURCE, Cause.TRANSLATION,
    Cause.SAME_ORIGIN,
})  # fmt: skip
PLANTERS: dict[Cause, tuple[Callable[[Desk], Case], ...]] = {**NUMBERS, **COUNTS, **SOURCES}


@dataclass
class Score:
    """Counts by cause over the cases read, and the innocent cases with a contradiction, by kind."""

    planted: Counter[Cause] = field(default_factory=Counter)
    found: Counter[Cause] = field(default_factory=Counter)
    told: Counter[Cause] = field(default_factory=Counter)
    right: Counter[Cause] = field(default_factory=Counter)
    innocent: int = 0
    false: Counter[str] = field(default_factory=Counter)

    def precision(self, cause: Cause | None = None) -> float:
        """Of the times a cause (or any) is told, the share told rightly."""
        told, right = (self.told[cause], self.right[cause]) if cause else (self.told.total(), self.right.total())
        return right / told if told else 1.0

    def recall(self, cause: Cause | None = None) -> float:
        """Of the cases a cause (or any) was planted in, the share in which it is found."""
        wanted, found = (
            (self.planted[cause], self.found[cause]) if cause else (self.planted.total(), self.found.total())
        )
        return found / wanted if wanted else 1.0

    @property
    def false_contradictions(self) -> float:
        """The share of innocent cases with a finding that something in them contradicts."""
        return self.false.total() / self.innocent if self.innocent else 0.0


def planted(cases: int = CASES) -> Iterator[Case]:
    """Disputes with one planted cause each, the causes in turn and their kinds in turn."""
    causes = sorted(PLANTERS)
    for number in range(cases):
        cause = causes[number % len(causes)]
        kinds = PLANTERS[cause]
        plant = kinds[number // len(causes) % len(kinds)]
        case = _made(plant, f"{plant.__name__} {number}")
        case.kind = plant.__name__
        yield case


def _made(plant: Callable[[Desk], Case], seed: str) -> Case:
    """One planted case, with what tables and texts do to every story."""
    desk = Desk(seed)
    case = plant(desk)
    desk.mess(dates=case.planted in SAME_TIME)
    return case


def findings(case: Case) -> list[Finding]:
    """What the program finds in the case, assessed as a whole event."""
    return all_findings(whole_event(case.claims))


def score(cases: int = CASES) -> Score:
    """The score over so many planted cases and as many innocent ones."""
    told = Score()
    for case in planted(cases):
        read(case, findings(case), told)
    for number in range(cases):
        case = innocent(number)
        found = findings(case)
        told.innocent += 1
        told.false[case.kind] += any(finding.relation is Relation.CONTRADICTS for finding in found)
        read(case, found, told)
    return told


def read(case: Case, found: list[Finding], into: Score) -> None:
    """Add what was found in one case."""
    causes = {finding.cause for finding in found if finding.cause is not None}
    true = case.also | ({case.planted} if case.planted else set())
    into.told.update(causes)
    into.right.update(causes & true)
    if case.planted is not None:
        into.planted[case.planted] += 1
        into.found[case.planted] += any(f.cause is case.planted and case.core <= set(f.claims) for f in found)


def table(told: Score) -> str:
    """The table by cause as docs/quality.md has it."""
    lines = ["| cause | planted | found (recall) | told | rightly (precision) |", "|---|--:|--:|--:|--:|"]
    for cause in sorted(told.planted):
        lines.append(
            f"| `{cause.value}` | {told.planted[cause]} | {told.recall(cause):.2f} | {told.told[cause]:,} | "
            f"{told.precision(cause):.2f} |"
        )
    lines.append(
        f"| **all** | {told.planted.total():,} | **{told.recall():.3f}** | {told.told.total():,} | "
        f"**{told.precision():.3f}** |"
    )
    lines.append(f"| false contradictions among {told.innocent:,} innocent pairs | | | {told.false.total()} | "
                 f"**{told.false_contradictions:.1%}** |")  # fmt: skip
    return "\n".join(lines)


def main() -> None:
    print(table(score()))


if __name__ == "__main__":
    main()
