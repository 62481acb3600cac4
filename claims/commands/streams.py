"""Standard input, output and error as the program needs them, whatever the shell handed over."""

from __future__ import annotations

import errno
import os
import sys
from io import TextIOWrapper


class Output(TextIOWrapper):
    """Standard output that remembers why it could not be written: the error may be met far from there."""

    failure: OSError | None = None

    def write(self, text: str) -> int:
        """Write, or remember why not."""
        try:
            return super().write(text)
        except OSError as error:
            self.failure = error
            raise

    def flush(self) -> None:
        """Flush, or remember why not."""
        try:
            super().flush()
        except OSError as error:
            self.failure = error
            raise


def prepare() -> None:
    """Open what is closed, and write UTF-8 where a program reads.

    A closed standard stream is opened on the null device: else the next file opened, the database for one, gets its
    number and whatever is printed. Text that a terminal's encoding lacks, and the odd bytes of a file name, are
    written as escapes, which is what JSON calls them too.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            _occupy(number)
            setattr(sys, name, open(number, "r" if number == 0 else "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=_encoding(stream), errors="backslashreplace")
    if type(sys.stdout) is TextIOWrapper:
        sys.stdout = _remembering(sys.stdout)
        setattr(sys, "__stdout__", sys.stdout)  # noqa: B010  the width of the terminal is asked of it


def finish() -> str | None:
    """Flush standard output: None where all of it was written, else the reason why it was not.

    The reason is "" where nobody reads any more, which needs no words. Afterwards the stream leads nowhere, so that
    the interpreter's own attempt at the end does not complain again.
    """
    failure = getattr(sys.stdout, "failure", None)
    try:
        sys.stdout.flush()
    except OSError as error:
        failure = error
    if failure is None:
        return None
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return "" if failure.errno == errno.EPIPE else failure.strerror or str(failure)


def _remembering(stream: TextIOWrapper) -> Output:
    given = {
        "encoding": stream.encoding,
        "errors": stream.errors,
        "line_buffering": stream.line_buffering,
        "write_through": stream.write_through,
    }
    return Output(stream.detach(), **given)  # type: ignore[arg-type]


def _encoding(stream: TextIOWrapper) -> str:
    return stream.encoding if stream.isatty() else "utf-8"


def _occupy(number: int) -> None:
    opened = os.open(os.devnull, os.O_RDWR)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)
