"""The same article typed another way, every character in its place: what is read must not hang on the typing."""

from __future__ import annotations

from collections.abc import Callable

_WIDTH = 78


def capitals(text: str) -> str:
    """As old wires sent it."""
    return text.upper()


def curly(text: str) -> str:
    """With typographer's quotation marks, paired line by line, and apostrophes."""
    return "\n".join(_paired(line.replace("'", "’")) for line in text.split("\n"))


def _paired(line: str) -> str:
    *pieces, last = line.split('"')
    return "".join(piece + "“”"[at % 2] for at, piece in enumerate(pieces)) + last


def wrapped(text: str) -> str:
    """With hard line ends, as in old mail and text made from PDF."""
    return "\n".join(_wrapped(line) for line in text.split("\n"))


def _wrapped(line: str) -> str:
    done: list[str] = []
    width = 0
    for word in line.split(" "):
        new_line = bool(done) and width + 1 + len(word) > _WIDTH
        done.append(("\n" if new_line else " " if done else "") + word)
        width = len(word) if new_line else width + 1 + len(word)
    return "".join(done)


def printer(text: str) -> str:
    """As it came off the printer of a wire: in capitals, with hard line ends."""
    return wrapped(capitals(text))


RETYPED: dict[str, Callable[[str], str]] = {
    "capitals": capitals,
    "curly": curly,
    "wrapped": wrapped,
    "printer": printer,
}
