"""A PostgreSQL that several server processes share."""

import re
from hashlib import sha256

from sqlalchemy import URL, Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError

from enplan_server.nowhere import NoDatabase

CONNECTIONS = 10
"""What one process opens at most. PostgreSQL as it comes has room for nine such processes."""
_CONNECT_SECONDS = 5

# What PostgreSQL or its library says, and what a person may do about it. There is no code for these.
_REASONS = {
    r'database ".*" does not exist': "There is no database {database} in this PostgreSQL.",
    r'role ".*" does not exist': "PostgreSQL knows nobody called {user}.",
    "password authentication failed": "PostgreSQL does not take this name and password.",
    "no password supplied": "PostgreSQL wants a password.",
    "no pg_hba.conf entry": "PostgreSQL does not let {user} in from here (see its pg_hba.conf).",
    "too many clients|remaining connection slots": "PostgreSQL has no connection left (see max_connections).",
    "starting up|shutting down": "PostgreSQL is starting or stopping. Try again in a moment.",
    "Connection refused|No such file|could not translate|failed to resolve|timeout expired|timed out"
    "|No route|unreachable": "No PostgreSQL answers at {host}.",
    "permission denied": "PostgreSQL does not let {user} make or change tables in {database}.",
}


def shared_engine(url: URL) -> Engine:
    """An engine on a PostgreSQL. Raises NoDatabase for a URL that names none."""
    if url.drivername not in ("postgresql", "postgresql+psycopg") or not url.database:
        raise NoDatabase("A PostgreSQL is named as postgresql://USER@HOST/DATABASE.")
    # Read committed is enough: whoever numbers changes holds the stream's row until the numbers stand.
    # Errors never show values: these are citizens' words.
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        isolation_level="READ COMMITTED",
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": _CONNECT_SECONDS, "application_name": "enplan-server"},
    )


def take_turns(connection: Connection, what: str) -> None:
    """Waits until no other transaction that asked for the same thing is under way.

    Where the database is a file, every transaction is alone in any case.
    """
    if connection.dialect.name == "postgresql":
        number = int.from_bytes(sha256(what.encode()).digest()[:8], signed=True)
        connection.execute(_LOCK, {"number": number})


_LOCK = text("SELECT pg_advisory_xact_lock(:number)")


def not_opened(url: URL, error: DBAPIError) -> NoDatabase:
    """Why a PostgreSQL could not be opened, in words and without its password."""
    said = " ".join(str(error.orig).split())
    where = {"host": url.host or url.query.get("host", "localhost"), "user": url.username or "you"}
    for sign, sentence in _REASONS.items():
        if re.search(sign, said):
            return NoDatabase(sentence, database=url.database, **where)
    why = said.replace(str(url.password), "***") if url.password else said
    return NoDatabase("The database could not be opened: {why}", why=why)
