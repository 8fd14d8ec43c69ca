"""What streams came to, and where their history begins; which change last touched a record."""

from alembic import op
from sqlalchemy import Column, Integer, Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("record", Column("seq", Integer, nullable=False, server_default="0"))
    op.add_column("cursor", Column("state", Text, nullable=False, server_default=""))
    op.add_column("cursor", Column("floor", Integer, nullable=False, server_default="0"))
    # Any number will do for what was accepted: the next change gives a better one.
    op.execute("UPDATE record SET seq = 1 WHERE unsent = 0 OR settled IS NOT NULL")


def downgrade() -> None:
    for table, column in (("cursor", "floor"), ("cursor", "state"), ("record", "seq")):
        op.drop_column(table, column)
