"""Who the provider of logins says that somebody is."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("person", sa.Column("subject", sa.Text))
    op.create_index("person_by_subject", "person", ["subject"], unique=True)


def downgrade() -> None:
    op.drop_index("person_by_subject", "person")
    op.drop_column("person", "subject")
