"""The source book against a plain model: whatever is added, aliased and merged, each name leads to one source."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from claims.errors import ClaimsError
from claims.services import log
from claims.services.register import sourcebook, sources
from claims.sources import fold
from db.engine import open_session

NewDatabase = Callable[[], AbstractContextManager[str]]

PRINTED = [
    "Dale Post", "the dale post", "DALE-POST", "Dale Pöst", "Hill Radio", "Hill  Radio", "Radio Hill", "Osk Herald",
    "The Osk Herald", "Osk's Herald", "Veldmar Monitor", "dalepost.com", "https://www.dalepost.com/2031/1",
]  # fmt: skip
NAMES = st.sampled_from(PRINTED)


class SourceBook(RuleBasedStateMachine):
    """`model` gives each folded name its group; a group is a source."""

    new_database: ClassVar[NewDatabase]

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        self.session = self.open.enter_context(open_session(self.open.enter_context(type(self).new_database())))
        self.model: dict[str, int] = {}

    def group(self, name: str) -> int | None:
        return self.model.get(self.said(name))

    @staticmethod
    def said(name: str) -> str:
        """A web address is said by its domain."""
        return "dalepost com" if "dalepost" in name.lower() else fold(name)

    @rule(names=st.lists(NAMES, min_size=1, max_size=4))
    def print_names(self, names: list[str]) -> None:
        with log.entry(self.session, "test", by="ada") as entry:
            found = sources.ensure(self.session, names, entry.id)
        assert set(found) == set(names)
        for name in names:
            assert self.group(name) in (None, found[name]), "a name leads elsewhere than before"
            self.model[self.said(name)] = found[name]

    @rule(name=st.sampled_from([name for name in PRINTED if "." not in name]))
    def add(self, name: str) -> None:
        try:
            made = sourcebook.add(self.session, name, by="ada")
        except ClaimsError:
            assert self.group(name) is not None
            return
        assert self.group(name) is None
        self.model[self.said(name)] = made.id

    @rule(name=NAMES, alias=st.sampled_from([name for name in PRINTED if "." not in name]))
    def alias(self, name: str, alias: str) -> None:
        there, taken = self.group(name), self.group(alias)
        try:
            found = sourcebook.alias(self.session, name, alias, by="ada")
        except ClaimsError:
            assert there is None or taken not in (None, there)
            return
        assert found.id == there
        assert taken in (None, there)
        self.model[self.said(alias)] = found.id

    @rule(name=NAMES, into=NAMES)
    def merge(self, name: str, into: str) -> None:
        gone, kept = self.group(name), self.group(into)
        try:
            found = sourcebook.merge(self.session, name, into, by="ada", reason="one desk")
        except ClaimsError:
            assert None in (gone, kept) or gone == kept
            return
        assert gone is not None
        assert (found.id, gone != kept) == (kept, True)
        self.model = {said: found.id if group == gone else group for said, group in self.model.items()}

    @invariant()
    def each_name_leads_to_its_source(self) -> None:
        for name in PRINTED:
            group = self.group(name)
            if group is None:
                try:
                    assert sources.find(self.session, name) is None, f"{name} is known without having been said"
                except ClaimsError as missed:
                    assert "no source is known" in missed.message
            else:
                assert sources.find(self.session, name).id == group

    @invariant()
    def those_listed_are_those_that_stand(self) -> None:
        listed = sources.all(self.session)
        assert {source.id for source in listed} == set(self.model.values())
        names = [fold(name) for source in listed for name in (source.name, *source.aliases)]
        assert len(names) == len(set(names)), "a name belongs to two sources"

    def teardown(self) -> None:
        with self.open:
            assert log.verify(self.session) == []


def test_each_name_leads_to_one_source_whatever_is_done(new_database: NewDatabase) -> None:
    class OnThisKind(SourceBook):
        pass

    OnThisKind.new_database = staticmethod(new_database)
    run_state_machine_as_test(
        OnThisKind,
        settings=settings(
            max_examples=6, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
