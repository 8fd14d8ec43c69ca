"""The server's tables, as the newest migration leaves them. Moments are whole seconds since 1970."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

person = Table(
    "person",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("subject", Text),
)
"""`subject` is who the provider of logins says they are: its own name and theirs there. `unit` is "" for somebody who
has logged in and whom IT has not given a unit yet."""

Index("person_by_subject", person.c.subject, unique=True)

device = Table(
    "device",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("signed_as", Text, nullable=False, unique=True),
    Column("enrolled_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
    Column("token_hash", LargeBinary, unique=True),
    Column("token_until", BigInteger),
)
"""One laptop. `signed_as` is the actor of what it wrote before it joined; its own id if it wrote nothing."""

invitation = Table(
    "invitation",
    metadata,
    Column("code_hash", LargeBinary, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("used_by", ForeignKey("device.id")),
)

casework = Table(
    "casework",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("coordinator", ForeignKey("person.id"), nullable=False),
)
"""Whose case it is. People of the coordinator's unit who work on it read it; others also need consent."""

membership = Table(
    "membership",
    metadata,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("case_id", Text, primary_key=True, index=True),
    Column("since", BigInteger, nullable=False),
    Column("until", BigInteger),
    Column("ended_at", BigInteger),
)
"""Who works on a case. It opens the case's `plan` and the stream of the person's own unit."""

consent = Table(
    "consent",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("unit", Text, primary_key=True),
    Column("standing", Boolean, nullable=False),
    Column("since", BigInteger, nullable=False),
)
"""What the consent events of a case's plan come to, for each unit that they speak of."""

stream = Table(
    "stream",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("head", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("fold", Integer, nullable=False),
    UniqueConstraint("case_id", "name"),
)
"""`head` is the number of the newest change. The row is locked from its reading to the commit, so that numbers
are given in the order of commits, and nobody who reads up to a number misses a smaller one. `state` is the sum of
its records, as the fold of version `fold` left them."""

change = Table(
    "change",
    metadata,
    Column("stream", ForeignKey("stream.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("device", ForeignKey("device.id"), nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("actor", Text, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("clock", Text),
    Column("body", LargeBinary, nullable=False),
)
"""Every accepted change, word for word as it came; `person` is who it was that sent it, and `clock` the moment that
everybody reads where its own lay in the future."""

Index("change_of_device", change.c.stream, change.c.device, change.c.seq)

record = Table(
    "record",
    metadata,
    Column("stream", ForeignKey("stream.id"), primary_key=True),
    Column("record", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("type", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""Each record as the stream's changes leave it, in its canonical text; `seq` is the last that touched it."""

Index("record_in_order", record.c.stream, record.c.seq)

early = Table(
    "early",
    metadata,
    Column("stream", ForeignKey("stream.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("record", Text, nullable=False),
)
"""Changes that are here before the creation of their record is: somebody edited what a restored server has lost."""

Index("early_of_record", early.c.stream, early.c.record, early.c.seq)

holding = Table(
    "holding",
    metadata,
    Column("device", ForeignKey("device.id"), primary_key=True),
    Column("stream", ForeignKey("stream.id"), primary_key=True),
    Column("since", BigInteger, nullable=False),
    Column("mark", Text, nullable=False, server_default="0005"),
)
"""Which laptop has been given anything of which stream, and has not said that it removed it.

It says so by the `mark`, which is another each time that it is given a stream anew."""

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("device", ForeignKey("device.id"), nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("let_in_at", BigInteger),
)
"""What somebody had written and not sent when their access to the stream ended: kept, and read by nobody until a
person lets it in."""
