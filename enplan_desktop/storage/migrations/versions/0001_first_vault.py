"""The first vault: records, changes, cursors, caseload facts, search, lookups, settings."""

from alembic import op
from sqlalchemy import Boolean, Column, Integer, LargeBinary, Text, UniqueConstraint, text

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "setting", Column("name", Text, primary_key=True), Column("value", LargeBinary, nullable=False)
    )
    op.create_table(
        "pen",
        Column("id", Integer, primary_key=True),
        Column("device_seq", Integer, nullable=False),
        Column("clock", Text, nullable=False),
    )
    _records()
    _caseload()
    _changes()
    _lookups()
    op.execute(
        "CREATE VIRTUAL TABLE passage USING fts5"
        "(words, content = '', contentless_delete = 1, tokenize = \"unicode61 remove_diacritics 0\")"
    )


def _records() -> None:
    op.create_table(
        "record",
        Column("row", Integer, primary_key=True),
        Column("case_id", Text, nullable=False),
        Column("stream", Text, nullable=False),
        Column("record", Text, nullable=False),
        Column("type", Text, nullable=False),
        Column("deleted", Boolean, nullable=False),
        Column("cells", LargeBinary, nullable=False),
        Column("versions", LargeBinary, nullable=False),
        Column("settled", LargeBinary),
        Column("unsent", Integer, nullable=False),
        Column("to_decide", Integer, nullable=False),
        Column("contact_at", Text),
        Column("contact_by", Text),
        Column("goal", Text),
        Column("ball", Text),
        Column("due", Text),
        Column("starts", Text),
        Column("part", Text),
        UniqueConstraint("case_id", "stream", "record"),
    )
    for name, columns, where in (
        ("record_by_contact", ["case_id", "contact_at"], "contact_at IS NOT NULL"),
        ("record_by_open_step", ["case_id", "goal", "ball", "due"], "goal IS NOT NULL"),
        ("record_by_part", ["case_id", "record", "part"], "part IS NOT NULL"),
        ("record_by_start", ["case_id", "starts"], "starts IS NOT NULL"),
        ("record_undecided", ["case_id", "to_decide"], "to_decide > 0"),
        ("record_case", ["case_id"], "type = 'case'"),
    ):
        op.create_index(name, "record", columns, sqlite_where=text(where))


def _caseload() -> None:
    op.create_table(
        "case_facts",
        Column("case_id", Text, primary_key=True),
        Column("last_contact", Text),
        Column("last_contact_by", Text),
        Column("waiting_on_us", Integer, nullable=False),
        Column("nobody_has", Integer, nullable=False),
        Column("next_due", Text),
        Column("to_decide", Integer, nullable=False),
    )


def _changes() -> None:
    op.create_table(
        "change",
        Column("row", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("case_id", Text, nullable=False),
        Column("stream", Text, nullable=False),
        Column("record", Text, nullable=False),
        Column("clock", Text, nullable=False),
        Column("seq", Integer),
        Column("refused", Text),
        Column("body", LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("change_in_history", "change", ["case_id", "clock", "id"])
    op.create_index(
        "change_in_order",
        "change",
        ["case_id", "stream", "seq"],
        unique=True,
        sqlite_where=text("seq IS NOT NULL"),
    )
    op.create_index("change_unsent", "change", ["refused", "row"], sqlite_where=text("seq IS NULL"))
    op.create_index("change_unsent_of_record", "change", ["record"], sqlite_where=text("seq IS NULL"))
    op.create_table(
        "cursor",
        Column("case_id", Text, primary_key=True),
        Column("stream", Text, primary_key=True),
        Column("epoch", Integer, nullable=False),
        Column("seq", Integer, nullable=False),
    )
    op.create_table(
        "person",
        Column("actor", Text, primary_key=True),
        Column("id", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("unit", Text, nullable=False),
    )


def _lookups() -> None:
    op.create_table(
        "lookup",
        Column("row", Integer, primary_key=True),
        Column("case_id", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("person_id", Text, nullable=False),
        Column("what", Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("lookup_of_case", "lookup", ["case_id", "row"])
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER lookup_no_{verb.lower()} BEFORE {verb} ON lookup "
            "BEGIN SELECT RAISE(ABORT, 'the lookup log is only ever added to'); END"
        )


def downgrade() -> None:
    for table in (
        "passage",
        "lookup",
        "person",
        "cursor",
        "change",
        "case_facts",
        "record",
        "pen",
        "setting",
    ):
        op.drop_table(table)
