"""The tables (DESIGN: words, storage). Rows that say what a source said are never edited in place.

Every row carries `entry_id`, the log entry that made it, so "what did we hold on date X" is "rows whose entry is not
after the last entry of X". Columns that may change (a claim's standing, an event's label) hold the present value;
every change of one is in the log with before and after, from which earlier values are answered. Triggers refuse the
rest (migrations 0002 and 0005). `match_index` alone stands outside: it is made anew from the rest.
"""

from db.tables.claims import Claim, ClaimLink
from db.tables.decisions import Correction, Judgement, Rating, Resolution
from db.tables.documents import Capture, Document
from db.tables.events import Event, Tally
from db.tables.lists import ListedRating, RatingList
from db.tables.log import Entry, Payload
from db.tables.matching import MatchIndex
from db.tables.sources import Source, SourceAlias, SourceDomain

__all__ = [
    "Capture",
    "Claim",
    "ClaimLink",
    "Correction",
    "Document",
    "Entry",
    "Event",
    "Judgement",
    "ListedRating",
    "MatchIndex",
    "Payload",
    "Rating",
    "RatingList",
    "Resolution",
    "Source",
    "SourceAlias",
    "SourceDomain",
    "Tally",
]
