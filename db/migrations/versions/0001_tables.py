"""Every table of the design, with the columns that later work fills."""

import sqlalchemy as sa
from alembic import op

from db.columns import ExactNumber

revision = "0001"
down_revision = None

TIME = sa.DateTime(timezone=True)
CHECKED = {
    "handling": ("public", "embargo", "background", "off_record", "protected"),
    "bound": (
        *("exact", "at_least", "more_than", "at_most", "fewer_than", "about"),
        *("range", "vague", "none_reported", "none"),
    ),
    "attribution": ("stated", "relayed", "inferred", "denied"),
    "basis": ("incident", "period", "cumulative"),
    "state": ("draft", "accepted", "rejected", "superseded", "retracted"),
    "verdict": ("same", "different", "unsure"),
    "kind": ("supersedes", "adds_to", "denies"),
}
ONE_SUBJECT = (
    "(CASE WHEN source_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN event_id IS NULL THEN 0 ELSE 1 END) = 1"
)


def upgrade() -> None:
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", TIME, nullable=False, index=True),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("subject", sa.String),
        sa.Column("payload_hash", sa.String, nullable=False),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False, unique=True),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("external_id", sa.String, index=True),
        sa.Column("place", sa.String),
        sa.Column("start", sa.String),
        sa.Column("end", sa.String),
        sa.Column("grade", sa.String),
        sa.Column("handling", sa.String, nullable=False),
        sa.Column("pinned", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("merged_into", sa.Integer, sa.ForeignKey("event.id")),
        made_by_entry(),
    )
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("left", sa.String, nullable=False),
        sa.Column("right", sa.String, nullable=False),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("reason", sa.Text),
        made_by_entry(),
        one_of("verdict"),
    )
    op.create_index("ix_judgement_pair", "judgement", ["subject", "left", "right"])
    op.create_table(
        "payload",
        sa.Column("entry_id", sa.Integer, to_entry(), primary_key=True),
        sa.Column("salt", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("owner", sa.String),
        sa.Column("party_to", sa.String),
        sa.Column("handling", sa.String, nullable=False),
        sa.Column("code_name", sa.String),
        sa.Column("merged_into", sa.Integer, sa.ForeignKey("source.id")),
        sa.Column("note", sa.Text),
        made_by_entry(),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("url", sa.String),
        sa.Column("archive_url", sa.String),
        sa.Column("title", sa.Text),
        sa.Column("outlet", sa.String),
        sa.Column("outlet_id", sa.Integer, sa.ForeignKey("source.id"), index=True),
        sa.Column("published", sa.String),
        sa.Column("retrieved", TIME),
        sa.Column("language", sa.String),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("text_sha256", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("handling", sa.String, nullable=False),
        sa.Column("embargo_until", TIME),
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), index=True),
        sa.Column("pinned", sa.Boolean, nullable=False, server_default=sa.false()),
        made_by_entry(),
        one_of("handling"),
        sa.UniqueConstraint("name", "text_sha256"),
        sa.UniqueConstraint("name", "version"),
    )
    op.create_table(
        "source_alias",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source_id", sa.Integer, sa.ForeignKey("source.id"), nullable=False, index=True),
        sa.Column("alias", sa.String, nullable=False),
        sa.Column("folded", sa.String, nullable=False, unique=True),
        made_by_entry(),
    )
    op.create_table(
        "source_domain",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source_id", sa.Integer, sa.ForeignKey("source.id"), nullable=False, index=True),
        sa.Column("domain", sa.String, nullable=False, unique=True),
        made_by_entry(),
    )
    op.create_table(
        "tally",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, index=True),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("metric", sa.String, nullable=False),
        sa.Column("population", sa.String, nullable=False),
        sa.Column("basis", sa.String, nullable=False),
        sa.Column("place", sa.String),
        sa.Column("start", sa.String),
        sa.Column("end", sa.String),
        sa.Column("merged_into", sa.Integer, sa.ForeignKey("tally.id")),
        made_by_entry(),
    )
    op.create_table(
        "capture",
        sa.Column("document_id", sa.Integer, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("headers", sa.JSON, nullable=False),
        made_by_entry(),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("document_id", sa.Integer, sa.ForeignKey("document.id"), nullable=False, index=True),
        sa.Column("quote", sa.Text),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("quote_original", sa.Text),
        sa.Column("translated_by", sa.String),
        sa.Column("figure_text", sa.String, nullable=False),
        sa.Column("low", ExactNumber),
        sa.Column("best", ExactNumber),
        sa.Column("high", ExactNumber),
        sa.Column("bound", sa.String, nullable=False),
        sa.Column("metric", sa.String, nullable=False),
        sa.Column("population", sa.String, nullable=False),
        sa.Column("basis", sa.String, nullable=False),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("asserted_by", sa.String),
        sa.Column("asserted_id", sa.Integer, sa.ForeignKey("source.id"), index=True),
        sa.Column("carried_by", sa.String),
        sa.Column("carried_id", sa.Integer, sa.ForeignKey("source.id")),
        sa.Column("via", sa.JSON, nullable=False),
        sa.Column("attribution", sa.String, nullable=False),
        sa.Column("verification", sa.String),
        sa.Column("method", sa.String),
        sa.Column("finality", sa.String),
        sa.Column("includes", sa.JSON, nullable=False),
        sa.Column("excludes", sa.JSON, nullable=False),
        sa.Column("place", sa.String),
        sa.Column("when", sa.String),
        sa.Column("occurred_from", sa.String),
        sa.Column("occurred_to", sa.String),
        sa.Column("as_of", sa.String),
        sa.Column("published", sa.String),
        sa.Column("zone", sa.String),
        sa.Column("part_of", sa.String),
        sa.Column("context", sa.Boolean, nullable=False),
        sa.Column("event_label", sa.String),
        sa.Column("external_id", sa.String),
        sa.Column("url", sa.String),
        sa.Column("note", sa.Text),
        made_by_entry(),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("checked_by", sa.String),
        sa.Column("handling", sa.String, nullable=False),
        sa.Column("embargo_until", TIME),
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id")),
        sa.Column("tally_id", sa.Integer, sa.ForeignKey("tally.id")),
        one_of("attribution"),
        one_of("basis"),
        one_of("bound"),
        one_of("handling"),
        one_of("state"),
    )
    op.create_index("ix_claim_event_tally", "claim", ["event_id", "tally_id"])
    op.create_table(
        "resolution",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("tally_id", sa.Integer, sa.ForeignKey("tally.id"), nullable=False, index=True),
        sa.Column("low", ExactNumber),
        sa.Column("best", ExactNumber),
        sa.Column("high", ExactNumber),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("seen", sa.JSON, nullable=False),
        made_by_entry(),
    )
    op.create_table(
        "claim_link",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("claim_id", sa.Integer, sa.ForeignKey("claim.id"), nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("other_id", sa.Integer, sa.ForeignKey("claim.id"), nullable=False, index=True),
        sa.Column("reason", sa.Text),
        made_by_entry(),
        one_of("kind"),
        sa.UniqueConstraint("claim_id", "kind", "other_id"),
    )
    op.create_table(
        "rating",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source_id", sa.Integer, sa.ForeignKey("source.id"), index=True),
        sa.Column("claim_id", sa.Integer, sa.ForeignKey("claim.id"), index=True),
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), index=True),
        sa.Column("scale", sa.String, nullable=False),
        sa.Column("value", sa.String, nullable=False),
        sa.Column("metric", sa.String),
        sa.Column("reason", sa.Text, nullable=False),
        made_by_entry(),
        sa.CheckConstraint(ONE_SUBJECT, name="one_subject"),
    )


def made_by_entry() -> sa.Column[int]:
    """The log entry that made the row."""
    return sa.Column("entry_id", sa.Integer, to_entry(), nullable=False, index=True)


def to_entry() -> sa.ForeignKey:
    """Deferred, since the entry is closed (and hashed) last."""
    return sa.ForeignKey("entry.id", deferrable=True, initially="DEFERRED")


def one_of(column: str) -> sa.CheckConstraint:
    """A closed list of values. With OR: for IN, SQLite builds a table at every row."""
    return sa.CheckConstraint(" OR ".join(f"{column} = '{value}'" for value in CHECKED[column]), name=column)
