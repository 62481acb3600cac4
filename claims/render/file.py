"""Files written whole or not at all: a reader never meets half a report."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from claims.errors import InputRefused


@contextmanager
def whole(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text stream that becomes the file at `path` when the block ends; after an error nothing has changed.

    Line ends are written as given. A link is followed, and a device or a pipe is written as it is: only a file may be
    replaced by another. Raises InputRefused where the file cannot be written.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("w", encoding="utf-8", newline="") as stream:
                yield stream
            return
        with _draft(target) as (name, stream):
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
            name.chmod(_mode(target))
            name.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputRefused(f"cannot write {path}: {reason}", hint="give another file with --output") from error


@contextmanager
def _draft(path: Path) -> Iterator[tuple[Path, TextIO]]:
    """A file beside the one to be written, on the same disk, removed unless it was renamed."""
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(path))
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            yield Path(name), stream
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)  # noqa: PTH108  the name may be gone


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else those the user's mask gives a new file."""
    with suppress(FileNotFoundError):
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
