"""Full-text search over what claims say: an FTS5 table on SQLite, a GIN index over the same columns on PostgreSQL."""

COLUMNS = ("quote", "figure_text", "event_label", "place", "asserted_by", "carried_by", "note")
"""The columns of `claim` that are searched, in the order of the FTS5 table."""

FTS = "claim_fts"
"""The SQLite table; its rowid is the claim's id. Case and diacritics are folded. Filled when the log entry closes."""

MARKS = "-/._@:+&#~=?<>"
"""Signs that stand between words, as FTS5 reads them. PostgreSQL's parser would read "16-17", "osk/dale", "bbc.com" or
"<b>" as one thing, or as nothing."""

_TEXT = " || ' ' || ".join(f"coalesce({column}, '')" for column in COLUMNS)
VECTOR = f"to_tsvector('simple', translate({_TEXT}, '{MARKS}', '{' ' * len(MARKS)}'))"
"""The PostgreSQL expression that `ix_claim_words` indexes; a query must repeat it to the letter to use the index."""
