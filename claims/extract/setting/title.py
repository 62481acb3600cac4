"""What a document's title says of its own event: its figures, and whether it tells of dead or of what came after."""

from __future__ import annotations

from claims.extract.counts.mention import Mention
from claims.extract.counts.mentions import mentions
from claims.extract.implied.ones import implied
from claims.extract.sentences.lines import line
from claims.extract.sentences.splitting import Sentence


def titled(title: str | None) -> list[Mention]:
    """The figures of a title, implied ones too; none where there is no title."""
    if not title:
        return []
    read = line(title, Sentence(0, len(title), 0, True))
    among = mentions(read)
    return [*among, *implied(read, among)]
