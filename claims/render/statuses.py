"""What a tally needs from an editor, in words and in a colour of the screen."""

from __future__ import annotations

from claims.model import Status

STATUSES = {
    Status.CONTRADICTION: "contradiction",
    Status.COMPATIBLE: "can all be true",
    Status.AGREEMENT: "agreement",
    Status.SINGLE_ORIGIN: "one origin only",
    Status.PENDING: "pending",
    Status.RESOLVED: "decided",
    Status.RESOLVED_BUT_CHANGED: "decided, but changed since",
}
COLOURS = {
    Status.CONTRADICTION: "bold red",
    Status.RESOLVED_BUT_CHANGED: "bold red",
    Status.COMPATIBLE: "yellow",
    Status.PENDING: "yellow",
    Status.AGREEMENT: "green",
    Status.RESOLVED: "green",
    Status.SINGLE_ORIGIN: "cyan",
}
