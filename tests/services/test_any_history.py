"""Any history of a newsroom: whatever is done in whatever order, the chain holds and every earlier moment is answered.

The machine records, matches, judges, decides, rates, merges and splits at random. After each step it notes what every
list shows; at the end it asks for all of those moments again with `held_at`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from typing import Any, ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from made_newsroom import drafted
from made_stories import CRASH, CRASH_AGAIN, FIRE, FIRE_AGAIN
from sqlmodel import Session

from claims.errors import ClaimsError
from claims.model import Bound, Claim, Document, Figure, Reading, Source, Verdict
from claims.render.json import report_json
from claims.services import log
from claims.services.assessment import reporting, resolving
from claims.services.judging import judgements
from claims.services.loading import claims, documents
from claims.services.looking import listing
from claims.services.matching import events, full_match
from claims.services.recording import readings
from claims.services.register import sourcebook, sources
from db.engine import open_session

NewDatabase = Callable[[], AbstractContextManager[str]]

STORIES = {
    "fire-1": (FIRE, "Four people", "Dale Post"),
    "fire-2": (FIRE_AGAIN, "three bodies", "Hill Radio"),
    "crash-1": (CRASH, "Two students", "Dale Post"),
    "crash-2": (CRASH_AGAIN, "two students", "Osterby Courier"),
}
SPEAKERS = ("fire service", "police chief Odile Marchbank", "Saint Brannoc hospital", None)
NAMES = ("Dale Post", "Hill Radio", "Osterby Courier", "fire service", "Saint Brannoc hospital", "Nobody at all")
HISTORIES = int(os.environ.get("CLAIMS_HISTORIES", "4"))
"""How many histories are tried: each takes seconds. More of them by hand: CLAIMS_HISTORIES=200 pytest …"""
REASON = st.sampled_from(["two outlets, one desk", "seen by our reporter", "the dates differ"])


class Seen:
    """What every list shows at one moment, and what was said when it was asked."""

    def __init__(self, session: Session, held_at: datetime | None = None) -> None:
        self.claims: list[Claim] = claims.load(session, held_at=held_at)
        self.documents: list[Document] = documents.load(session, held_at=held_at)
        self.sources: list[Source] = sources.all(session, held_at=held_at)
        self.events: list[dict[str, Any]] = listing.events(session, held_at=held_at)
        self.tallies: list[dict[str, Any]] = listing.tallies(session, held_at=held_at)
        report = report_json(reporting.report(session, held_at=held_at))
        self.report = {name: value for name, value in report.items() if name not in ("generated_at", "held_at")}

    def unlike(self, other: Seen) -> dict[str, tuple[Any, Any]]:
        """The lists that differ, for the message of a failure."""
        return {name: (held, vars(other)[name]) for name, held in vars(self).items() if held != vars(other)[name]}


class Newsroom(RuleBasedStateMachine):
    """Everything a newsroom does to its database, one transaction each."""

    new_database: ClassVar[NewDatabase]

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        self.database = self.open.enter_context(type(self).new_database())
        self.moments: list[tuple[datetime, Seen]] = []
        self.entries: list[tuple[int, str]] = []

    def do(self, work: Callable[[Session], object]) -> None:
        """One step; what is refused leaves everything as it was."""
        try:
            with open_session(self.database) as session:
                work(session)
        except ClaimsError:
            with open_session(self.database, write=False) as session:
                assert Seen(session).unlike(self.moments[-1][1]) == {}
                assert self.chained(session) == self.entries
            return
        with open_session(self.database, write=False) as session:
            assert log.verify(session) == []
            chain = self.chained(session)
            assert chain[: len(self.entries)] == self.entries, "an entry that was written has changed"
            seen = Seen(session)
            if self.moments and len(chain) == len(self.entries):
                assert seen.unlike(self.moments[-1][1]) == {}, "something changed without an entry in the log"
            self.entries = chain
            self.moments.append((datetime.now(UTC), seen))

    def chained(self, session: Session) -> list[tuple[int, str]]:
        return [(entry.id, entry.hash) for entry in reversed(log.entries(session))]

    def pick(self, kind: str, which: int) -> int:
        """One of the ids the last moment listed; 99 where there is none, which everything must refuse."""
        listed = [row["id"] for row in getattr(self.moments[-1][1], kind)]
        return int(listed[which % len(listed)]) if listed else 99

    @initialize()
    def begin(self) -> None:
        self.do(lambda session: None)

    @rule(
        name=st.sampled_from(sorted(STORIES)),
        number=st.integers(0, 40),
        speaker=st.sampled_from(SPEAKERS),
        accept=st.booleans(),
        event=st.sampled_from([None, None, None, "Warehouse fire", "Tram crash"]),
        more=st.sampled_from(["", "", " More to follow."]),
    )
    def record(self, name: str, number: int, speaker: str | None, accept: bool, event: str | None, more: str) -> None:
        reading = self.story(name, number, speaker, more)
        self.do(lambda session: readings.record(session, [reading], by="ada", accept=accept, event=event))

    @staticmethod
    def story(name: str, number: int, speaker: str | None, more: str) -> Reading:
        text, words, outlet = STORIES[name]
        figure = Figure(Bound.EXACT, number, number, number, words)
        return drafted(name, text + more, words, figure, outlet=outlet, asserted_by=speaker)

    @rule()
    def accept_all(self) -> None:
        known = [self.story(name, 4, None, "") for name in STORIES]
        self.do(lambda session: readings.record(session, known, by="bob", accept=True))

    @rule()
    def match(self) -> None:
        self.do(lambda session: full_match.match(session, by="ada"))

    @rule(
        left=st.sampled_from(sorted(STORIES)),
        right=st.sampled_from(sorted(STORIES)),
        verdict=st.sampled_from(Verdict),
        reason=REASON,
    )
    def judge(self, left: str, right: str, verdict: Verdict, reason: str) -> None:
        self.do(lambda session: judgements.judge(session, left, right, verdict, by="bob", reason=reason))

    @precondition(lambda self: self.moments[-1][1].tallies)
    @rule(which=st.integers(0, 9), best=st.integers(0, 40), reason=REASON)
    def resolve(self, which: int, best: int, reason: str) -> None:
        number = self.pick("tallies", which)
        self.do(lambda session: resolving.resolve(session, number, best=best, reason=reason, by="ada"))

    @rule(name=st.sampled_from(NAMES), letter=st.sampled_from("ABF"), metric=st.sampled_from([None, "killed"]))
    def rate(self, name: str, letter: str, metric: str | None) -> None:
        self.do(lambda session: sourcebook.rate(session, name, letter, by="bob", reason="known", metric=metric))

    @rule(name=st.sampled_from(NAMES), into=st.sampled_from(NAMES))
    def merge_sources(self, name: str, into: str) -> None:
        self.do(lambda session: sourcebook.merge(session, name, into, by="ada", reason="one desk"))

    @rule(name=st.sampled_from(NAMES), alias=st.sampled_from([*NAMES, "The Post of the Dale"]))
    def alias(self, name: str, alias: str) -> None:
        self.do(lambda session: sourcebook.alias(session, name, alias, by="ada"))

    @rule(name=st.sampled_from(NAMES), owner=st.sampled_from(["Dale Media", ""]))
    def describe(self, name: str, owner: str) -> None:
        self.do(lambda session: sourcebook.describe(session, name, by="ada", owner=owner))

    @precondition(lambda self: len(self.moments[-1][1].events) > 1)
    @rule(left=st.integers(0, 9), right=st.integers(0, 9), reason=REASON)
    def merge_events(self, left: int, right: int, reason: str) -> None:
        one, other = str(self.pick("events", left)), str(self.pick("events", right))
        self.do(lambda session: events.merge(session, one, other, by="ada", reason=reason))

    @precondition(lambda self: self.moments[-1][1].events)
    @rule(which=st.integers(0, 9), name=st.sampled_from(sorted(STORIES)), reason=REASON)
    def split_event(self, which: int, name: str, reason: str) -> None:
        number = str(self.pick("events", which))
        self.do(lambda session: events.split(session, number, [name], by="ada", reason=reason))

    def teardown(self) -> None:
        with self.open, open_session(self.database, write=False) as session:
            for moment, seen in self.moments:
                assert Seen(session, moment).unlike(seen) == {}


def test_every_moment_of_any_history_can_be_asked_for_again(new_database: NewDatabase) -> None:
    class OnThisKind(Newsroom):
        pass

    OnThisKind.new_database = staticmethod(new_database)
    run_state_machine_as_test(
        OnThisKind,
        settings=settings(
            max_examples=HISTORIES, stateful_step_count=16, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
