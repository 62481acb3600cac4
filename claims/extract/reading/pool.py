"""Workers that read: a few processes, a short queue, results in order; a worker that dies costs one article."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from types import ModuleType

from claims.extract.reading.items import Item
from claims.extract.reading.overrides import Overrides
from claims.model import Problem, Reading

_AHEAD = 3
"""Chunks in flight for each worker: enough that none waits, few enough that a long feed needs little memory."""

Chunk = Sequence[Item]


def pooled(
    chunks: Iterator[Chunk], overrides: Overrides | None, workers: int, *, explain: bool = False
) -> Iterator[Reading]:
    """Read the chunks on `workers` processes; readings come in the order of the chunks."""
    crew = _Crew(workers, overrides, explain=explain)
    waiting: deque[tuple[Chunk, Future[list[Reading]]]] = deque()
    finished = False
    try:
        for chunk in chunks:
            waiting.append((chunk, crew.submit(chunk)))
            if len(waiting) >= workers * _AHEAD:
                yield from _next(crew, waiting)
        while waiting:
            yield from _next(crew, waiting)
        finished = True
    finally:
        crew.dismiss(kill=not finished)


def _next(crew: _Crew, waiting: deque[tuple[Chunk, Future[list[Reading]]]]) -> list[Reading]:
    chunk, future = waiting.popleft()
    try:
        return future.result()
    except BrokenProcessPool:
        crew.renew()
        readings = crew.one_by_one(chunk)
        again = [(later, asked if _answered(asked) else crew.submit(later)) for later, asked in waiting]
        waiting.clear()
        waiting.extend(again)
        return readings


def _answered(future: Future[list[Reading]]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


class _Crew:
    """The worker processes. Started fresh rather than forked: the parent may hold a database and threads."""

    def __init__(self, workers: int, overrides: Overrides | None, *, explain: bool) -> None:
        self.workers = workers
        self.explain = explain
        self.overrides = overrides
        self.before = set(multiprocessing.active_children())
        self.context = _context()
        self.executor = self._hire()

    def _hire(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.workers, mp_context=self.context, initializer=_settle)

    def submit(self, chunk: Chunk) -> Future[list[Reading]]:
        try:
            return self._start(chunk)
        except BrokenProcessPool:
            self.renew()
            return self._start(chunk)

    def _start(self, chunk: Chunk) -> Future[list[Reading]]:
        # a worker whose start is cut off is known to nobody: it would outlive the dismissal, find the queues gone
        # and complain on the terminal
        with _undisturbed(), _apart():
            return self.executor.submit(_read_chunk, chunk, self.overrides, self.explain)

    def renew(self) -> None:
        self.executor.shutdown(wait=True, cancel_futures=True)
        self.executor = self._hire()

    def one_by_one(self, chunk: Chunk) -> list[Reading]:
        """The chunk that lost its worker, article by article: the one that kills a worker again is the Problem."""
        readings: list[Reading] = []
        for item in chunk:
            try:
                readings += self.submit([item]).result()
            except BrokenProcessPool:
                self.renew()
                readings.append(Reading(problems=(_lost(item),)))
        return readings

    def dismiss(self, *, kill: bool) -> None:
        with _undisturbed():
            if kill:
                for child in set(multiprocessing.active_children()) - self.before:
                    child.terminate()
            self.executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits for the end of the block, and counts then.

    A handler and not a mask: any thread of the process may be handed the signal, and Python then raises it here.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
    if came:
        signal.raise_signal(signal.SIGINT)


@contextmanager
def _apart() -> Iterator[None]:
    """Workers that start in the block do not import the main module, the whole command line, of which they use nothing.

    What is imported is told by the name or the file of whatever stands there as the main module.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _lost(item: Item) -> Problem:
    return Problem(
        "the process that read it died",
        file=item.name,
        row=item.row,
        hint="it may be too large for this machine's memory, or damaged: give its text instead",
    )


def _context() -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["claims.extract.reading.ready"])
    resource_tracker.ensure_running()
    # the server of workers starts with Ctrl-C held back, else one that comes while it imports makes it complain
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
    return context


def _settle() -> None:
    """A worker lets Ctrl-C end it without a word, and never outlives its parent."""
    import claims.extract.reading.ready  # noqa: F401 (where workers are not forked from what has it)

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_chunk(chunk: Chunk, overrides: Overrides | None, explain: bool) -> list[Reading]:
    from claims.extract.reading.item import read  # which the process that hands out the chunks has no need of

    return [read(item, overrides, explain=explain) for item in chunk]
