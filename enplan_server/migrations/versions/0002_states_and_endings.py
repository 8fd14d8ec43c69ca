"""Folded records, coordinators and consents, what laptops hold, and what is kept apart."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _access()
    _states()
    _endings()


def _access() -> None:
    op.create_table(
        "casework",
        sa.Column("case_id", sa.Text, primary_key=True),
        sa.Column("coordinator", sa.Text, sa.ForeignKey("person.id"), nullable=False),
    )
    op.execute(
        "INSERT INTO casework (case_id, coordinator) SELECT case_id, min(person) FROM membership AS earliest "
        "WHERE since = (SELECT min(since) FROM membership WHERE case_id = earliest.case_id) GROUP BY case_id"
    )
    op.add_column("membership", sa.Column("until", sa.BigInteger))
    op.add_column("membership", sa.Column("ended_at", sa.BigInteger))
    op.create_table(
        "consent",
        sa.Column("case_id", sa.Text, primary_key=True),
        sa.Column("unit", sa.Text, primary_key=True),
        sa.Column("standing", sa.Boolean, nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
    )


def _states() -> None:
    # Fold 0 is no fold at all: the server folds such streams when it starts.
    op.add_column("stream", sa.Column("state", sa.Text, nullable=False, server_default="0" * 16))
    op.add_column("stream", sa.Column("fold", sa.Integer, nullable=False, server_default="0"))
    op.add_column("change", sa.Column("clock", sa.Text))
    op.create_index("change_of_device", "change", ["stream", "device", "seq"])
    op.create_table(
        "record",
        sa.Column("stream", sa.Integer, sa.ForeignKey("stream.id"), primary_key=True),
        sa.Column("record", sa.Text, primary_key=True),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("record_in_order", "record", ["stream", "seq"])


def _endings() -> None:
    op.create_table(
        "holding",
        sa.Column("device", sa.Text, sa.ForeignKey("device.id"), primary_key=True),
        sa.Column("stream", sa.Integer, sa.ForeignKey("stream.id"), primary_key=True),
        sa.Column("since", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "quarantine",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("case_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("device", sa.Text, sa.ForeignKey("device.id"), nullable=False),
        sa.Column("person", sa.Text, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("let_in_at", sa.BigInteger),
    )


def downgrade() -> None:
    for name in ("quarantine", "holding", "record", "consent", "casework"):
        op.drop_table(name)
    op.drop_index("change_of_device", "change")
    op.drop_column("change", "clock")
    for column in ("fold", "state"):
        op.drop_column("stream", column)
    for column in ("ended_at", "until"):
        op.drop_column("membership", column)
