"""The printed lines of a page back to paragraphs: a sentence broken at the margin is one sentence."""

from __future__ import annotations

import re

_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•▪◦‣●○■–—*·-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_BROKEN = re.compile(r"(\w+)[-\u00ad\u2010]$")
# the hyphen of "twenty-five" and "double-tap" is its own; that of "casual-ties" is the printer's
_KEEPS_HYPHEN = frozenset({
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "half", "non", "anti", "self", "co",
    "double", "ex", "semi", "mid", "multi", "pro", "vice", "well",
})  # fmt: skip
_FULL = 0.75
"""Share of the usual line length from which a line runs to the margin."""


def reflow(text: str) -> str:
    """The text with the lines of each paragraph joined; headlines, lists and tables keep their lines."""
    lines = [line.strip() for line in text.splitlines()]
    width = _usual(lines)
    out: list[str] = []
    last = ""
    for line in lines:
        if out and last and line and _runs_on(last, line, width):
            out[-1] = _joined(out[-1], line)
        else:
            out.append(line)
        last = line
    return "\n".join(out)


def _usual(lines: list[str]) -> int:
    """The length of a full line: the longest but for the top tenth, which may be headers across columns."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _runs_on(line: str, following: str, width: int) -> bool:
    if _BULLET.match(following):
        return False
    if _BROKEN.search(line) and following[0].islower():
        return True
    full = len(line) >= _FULL * width
    if _ENDED.search(line):
        return full and len(line) >= 0.9 * width and width > 30 and not following[0].isupper()
    return following[0].islower() or (full and width > 30)


def _joined(text: str, following: str) -> str:
    broken = _BROKEN.search(text)
    if broken is None or not following[0].islower():
        return f"{text}{'' if broken else ' '}{following}"
    if broken[1].lower() in _KEEPS_HYPHEN:
        return text[:-1] + "-" + following
    return text[:-1] + following
