"""A log entry that is opened by the first thing worth writing: a run that finds nothing new leaves no entry."""

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from sqlmodel import Session

from claims.services import log
from claims.services.log import OpenEntry


class LateEntry:
    """A context that writes its entry when it ends without an error, if `open` was called inside it."""

    def __init__(
        self, session: Session, action: str, *, by: str, subject: str | None = None, reason: str | None = None
    ) -> None:
        self._session, self._action, self._by, self._subject, self._reason = session, action, by, subject, reason
        self._closing = ExitStack()
        self.opened: OpenEntry | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.__exit__(kind, error, trace)

    def open(self) -> OpenEntry:
        """The entry; from the first call on, other writers of the database wait."""
        if self.opened is None:
            self.opened = self._closing.enter_context(
                log.entry(self._session, self._action, by=self._by, subject=self._subject, reason=self._reason)
            )
        return self.opened
