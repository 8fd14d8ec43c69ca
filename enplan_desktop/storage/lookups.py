"""Who looked at which case when. Rows are only ever added: the table's own triggers refuse anything else."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from enplan_desktop.storage.tables import lookup


@dataclass(frozen=True, slots=True)
class Lookup:
    case_id: str
    at: datetime
    person_id: str
    what: str


_OF_CASE = select(lookup).where(lookup.c.case_id == bindparam("case_id")).order_by(lookup.c.row)


def log_lookup(connection: Connection, case_id: str, person_id: str, what: str, at: datetime) -> None:
    values = {"case_id": case_id, "person_id": person_id, "what": what, "at": at.isoformat()}
    connection.execute(insert(lookup), values)


def lookups(connection: Connection, case_id: str) -> list[Lookup]:
    """Oldest first."""
    found = connection.execute(_OF_CASE, {"case_id": case_id})
    return [Lookup(row.case_id, datetime.fromisoformat(row.at), row.person_id, row.what) for row in found]
