"""How sure the reading was, kept with each claim: what is least sure can be looked at first."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

CHANGEABLE = {"state", "checked_by", "handling", "embargo_until", "event_id", "tally_id"}


def upgrade() -> None:
    op.add_column("claim", sa.Column("confidence", sa.Float))
    _guard_all_that_was_said()


def _guard_all_that_was_said() -> None:
    """The guard of 0002 names the columns it keeps: made again, it keeps this one too."""
    connection = op.get_bind()
    quoted = connection.dialect.identifier_preparer.quote
    columns = [column["name"] for column in sa.inspect(connection).get_columns("claim")]
    kept = ", ".join(quoted(name) for name in columns if name not in CHANGEABLE)
    if connection.dialect.name == "sqlite":
        op.execute("DROP TRIGGER claim_update_guard")
        op.execute(
            f"CREATE TRIGGER claim_update_guard BEFORE UPDATE OF {kept} ON claim BEGIN"
            " SELECT RAISE(ABORT, 'claim is never edited in place'); END"
        )
    else:
        op.execute("DROP TRIGGER claim_update_guard ON claim")
        op.execute(
            f"CREATE TRIGGER claim_update_guard BEFORE UPDATE OF {kept} ON claim"
            " FOR EACH ROW EXECUTE FUNCTION claims_refuse()"
        )
