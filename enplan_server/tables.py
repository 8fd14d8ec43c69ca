"""The server's tables, as the newest migration leaves them. Moments are whole seconds since 1970."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
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
)

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

membership = Table(
    "membership",
    metadata,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("case_id", Text, primary_key=True, index=True),
    Column("since", BigInteger, nullable=False),
)
"""Who works on a case. It opens the case's `plan` and the stream of the person's own unit."""

stream = Table(
    "stream",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("head", BigInteger, nullable=False),
    UniqueConstraint("case_id", "name"),
)
"""`head` is the number of the newest change. The row is locked from its update to the commit, so that numbers
are given in the order of commits, and nobody who reads up to a number misses a smaller one."""

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
    Column("body", LargeBinary, nullable=False),
)
"""Every accepted change, word for word as it came; `person` is who it was that sent it."""
