"""How far the reading of documents is: one line on standard error, where a person is looking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class Bar:
    """What has been taken up in bytes, and what was found in it; drawn a few times a second at most."""

    def __init__(self, total: int | None) -> None:
        """`total` is None where nobody can know it before the end: a folder, a page, standard input."""
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        from claims.render.console import notes

        self.progress = Progress(
            TextColumn("reading"),
            BarColumn(bar_width=24),
            TaskProgressColumn(show_speed=False),
            TextColumn("{task.fields[found]}"),
            TimeRemainingColumn(compact=True),
            console=notes(),
            transient=True,
            refresh_per_second=4,
        )
        self.task = self.progress.add_task("reading", total=total, found="")

    def show(self, taken: int, documents: int, figures: int) -> None:
        """So many bytes are taken up, and so much has been found in them."""
        self.progress.update(self.task, completed=taken, found=f"{documents:,} documents, {figures:,} figures")


@contextmanager
def bar(paths: Sequence[str], *, watched: bool) -> Iterator[Bar | None]:
    """A bar for the reading of these paths; None where nobody watches."""
    from claims.render.console import notes

    if not (watched and notes().is_terminal):
        yield None
        return
    made = Bar(size_of(paths))
    with made.progress:
        yield made


def size_of(paths: Sequence[str]) -> int | None:
    """The bytes of all the files named; None where one of them is no file."""
    try:
        files = [Path(path) for path in paths]
        return sum(file.stat().st_size for file in files) if all(file.is_file() for file in files) else None
    except OSError:
        return None
