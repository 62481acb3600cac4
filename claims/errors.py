"""The error tree: one class per person who must act, each with its exit code (CONTRACT: exit codes)."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says to the shell."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    DISCREPANCIES = 3
    REFUSED = 4
    DATABASE = 5
    INTERRUPTED = 130


class ClaimsError(Exception):
    """Something the user can act on: `message` says what and where, `hint` what to do about it."""

    exit_code = ExitCode.UNEXPECTED

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputRefused(ClaimsError):
    """The file, row or option cannot be used as it is."""

    exit_code = ExitCode.REFUSED


class NotFound(ClaimsError):
    """No such claim, document, event, tally, source or file."""

    exit_code = ExitCode.REFUSED


class UsageError(ClaimsError):
    """The command line contradicts itself."""

    exit_code = ExitCode.USAGE


class DatabaseUnusable(ClaimsError):
    """The database is missing, damaged, newer than the program, or not a database."""

    exit_code = ExitCode.DATABASE


class StorageFailed(ClaimsError):
    """The database could not be written: disk full, read-only folder, locked by another program."""

    exit_code = ExitCode.UNEXPECTED


class DiscrepanciesFound(ClaimsError):
    """Asked to check, and an unresolved contradiction exists."""

    exit_code = ExitCode.DISCREPANCIES
