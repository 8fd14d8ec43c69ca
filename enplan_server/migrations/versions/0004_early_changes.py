"""Changes that are here before their record is, to be folded onto it when it comes."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "early",
        sa.Column("stream", sa.Integer, sa.ForeignKey("stream.id"), primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("early_of_record", "early", ["stream", "record", "seq"])
    op.execute("UPDATE stream SET fold = 0")  # so that the server folds anew, and finds those of before


def downgrade() -> None:
    op.drop_table("early")
