"""The vault's tables, as the newest migration leaves them.

What only this room reads is JSON in a row; what a list or the caseload asks for is a column of its own, taken
out of the record by `facts.py`, so that neither has to read every record.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
"""What this laptop remembers, as JSON."""

pen = Table(
    "pen",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("device_seq", Integer, nullable=False),
    Column("clock", Text, nullable=False),
)
"""One row: how far this device has counted its changes, and its hybrid logical clock."""

record = Table(
    "record",
    metadata,
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
    Column("seq", Integer, nullable=False, server_default="0"),
    Column("contact_at", Text),
    Column("contact_by", Text),
    Column("goal", Text),
    Column("ball", Text),
    Column("due", Text),
    Column("starts", Text),
    Column("part", Text),
    UniqueConstraint("case_id", "stream", "record"),
)
"""Each record as it stands here: `cells` and `versions` are its folded state with everything of ours.

While `unsent` of our changes have not been accepted, `settled` is the state without them (null where the
record does not exist without them). `seq` is the last accepted change that touched it, 0 for none. The columns
from `contact_at` on are `facts.Facts`.
"""

Index(
    "record_by_contact", record.c.case_id, record.c.contact_at, sqlite_where=record.c.contact_at.is_not(None)
)
Index(
    "record_by_open_step",
    record.c.case_id,
    record.c.goal,
    record.c.ball,
    record.c.due,
    sqlite_where=record.c.goal.is_not(None),
)
Index(
    "record_by_part",
    record.c.case_id,
    record.c.record,
    record.c.part,
    sqlite_where=record.c.part.is_not(None),
)
Index("record_by_start", record.c.case_id, record.c.starts, sqlite_where=record.c.starts.is_not(None))
Index("record_undecided", record.c.case_id, record.c.to_decide, sqlite_where=record.c.to_decide > 0)
Index("record_case", record.c.case_id, sqlite_where=record.c.type == "case")

case_facts = Table(
    "case_facts",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("last_contact", Text),
    Column("last_contact_by", Text),
    Column("waiting_on_us", Integer, nullable=False),
    Column("nobody_has", Integer, nullable=False),
    Column("next_due", Text),
    Column("to_decide", Integer, nullable=False),
)
"""One line of the caseload, counted anew whenever a fact of the case's records changes."""

change = Table(
    "change",
    metadata,
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
"""The history, and in it the outbox: a change without `seq`, its number in its stream, is not accepted yet.

A negative number is one that counts no longer: it was given before the server's copy of the stream was made anew.
Only changes of this device are ever without one, and `row` is the order in which they were made.
"""

Index("change_in_history", change.c.case_id, change.c.clock, change.c.id)
Index(
    "change_in_order",
    change.c.case_id,
    change.c.stream,
    change.c.seq,
    unique=True,
    sqlite_where=change.c.seq.is_not(None),
)
Index("change_unsent", change.c.refused, change.c.row, sqlite_where=change.c.seq.is_(None))
Index("change_unsent_of_record", change.c.record, sqlite_where=change.c.seq.is_(None))

cursor = Table(
    "cursor",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("state", Text, nullable=False, server_default=""),
    Column("floor", Integer, nullable=False, server_default="0"),
)
"""How far each stream has been read, and what it came to (see `protocol.Cursor`).

The history from `floor` on is here; what lies before came as records only.
"""

person = Table(
    "person",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
)
"""Colleagues, as the server named them; `actor` is what stands in changes."""

lookup = Table(
    "lookup",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("what", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Who looked at which case when. Triggers let nobody alter or remove a row."""

Index("lookup_of_case", lookup.c.case_id, lookup.c.row)
