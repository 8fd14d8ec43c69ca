"""A mark on what a laptop was given, by which it says what it removed: an older word cannot mean what came since."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    # One for all that was given before: of each stream a laptop has one row, and the next gets a mark of its own.
    op.add_column("holding", sa.Column("mark", sa.Text, nullable=False, server_default="0005"))


def downgrade() -> None:
    op.drop_column("holding", "mark")
