"""The full tables, for services that write in bulk: defaults and types as db.tables has them."""

from __future__ import annotations

from sqlmodel import SQLModel

import db.tables  # noqa: F401  registers the tables

CLAIM = SQLModel.metadata.tables["claim"]
CORRECTION = SQLModel.metadata.tables["correction"]
DOCUMENT = SQLModel.metadata.tables["document"]
EVENT = SQLModel.metadata.tables["event"]
TALLY = SQLModel.metadata.tables["tally"]
ENTRY = SQLModel.metadata.tables["entry"]
LISTED_RATING = SQLModel.metadata.tables["listed_rating"]
RATING_LIST = SQLModel.metadata.tables["rating_list"]
MATCH_INDEX = SQLModel.metadata.tables["match_index"]
