"""Reading a table in a process of its own, so that reading and writing share the cores.

Frames on standard output: eight bytes of length, then a marshalled tuple: ("chunk", *Chunk), ("refused", kind, message,
hint) or ("end",).
"""

from __future__ import annotations

import json
import marshal
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import IO, Any

from claims.errors import ClaimsError, InputRefused, NotFound
from claims.tables.reader import Chunk, read

_LENGTH = 8
_KINDS: dict[str, type[ClaimsError]] = {"InputRefused": InputRefused, "NotFound": NotFound}


def read_apart(path: str, mapping: Mapping[str, str]) -> Iterator[Chunk]:
    """`read`, done by another process; it ends with this iterator, whoever stops first."""
    command = [sys.executable, "-m", "claims.tables.worker", path, json.dumps(dict(mapping))]
    # a group of its own: Ctrl-C reaches the writing process alone, which ends this one
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, process_group=0) as process:
        assert process.stdout is not None
        try:
            yield from _chunks(process.stdout)
        finally:
            process.kill()


def _chunks(stream: IO[bytes]) -> Iterator[Chunk]:
    while True:
        head = stream.read(_LENGTH)
        length = int.from_bytes(head, "big")
        body = stream.read(length)
        if len(head) < _LENGTH or len(body) < length:
            raise ClaimsError("reading the table stopped half-way", hint="is there memory left? nothing is recorded")
        kind, *rest = marshal.loads(body)
        if kind == "end":
            return
        if kind == "refused":
            raise _KINDS.get(rest[0], InputRefused)(rest[1], hint=rest[2])
        yield Chunk(*rest)


def _send(stream: IO[bytes], *frame: Any) -> None:
    body = marshal.dumps(frame)
    stream.write(len(body).to_bytes(_LENGTH, "big") + body)
    stream.flush()


def main() -> None:
    """Read the table named by the arguments and write its frames."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the writing process decides, and ends this one
    out = sys.stdout.buffer
    try:
        for chunk in read(sys.argv[1], json.loads(sys.argv[2])):
            _send(out, "chunk", *chunk)
        _send(out, "end")
    except ClaimsError as error:
        _send(out, "refused", type(error).__name__, error.message, error.hint)
    except BrokenPipeError:
        sys.stderr.close()


if __name__ == "__main__":
    main()
