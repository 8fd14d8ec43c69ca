"""When access to a stream ends: what was not sent goes to the server, and nothing of the stream stays here."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, distinct, func, select, update

from enplan_desktop.domain.changes import Change
from enplan_desktop.storage.case_facts import count_anew
from enplan_desktop.storage.packing import unpack_change
from enplan_desktop.storage.search_index import forget_passages
from enplan_desktop.storage.settings import HALF_TYPED, MEMBERS, PURGED, UNSWEPT, get_setting, set_setting
from enplan_desktop.storage.tables import case_facts, change, cursor, record
from enplan_desktop.sync.protocol import split_stream_key, stream_key

SEALED = "sealed"
"""Stands as the reason of a change that the server keeps apart."""

_OF_STREAM = (change.c.case_id == bindparam("case"), change.c.stream == bindparam("name"))
_UNSEALED = (*_OF_STREAM, change.c.seq.is_(None), change.c.refused.is_distinct_from(SEALED))
_TO_SEAL = select(change.c.body).where(*_UNSEALED).order_by(change.c.row).limit(bindparam("most"))
_SEAL = update(change).where(change.c.id == bindparam("id_"), change.c.seq.is_(None)).values(refused=SEALED)


def to_seal(connection: Connection, key: str, most: int) -> tuple[Change, ...]:
    """What was written here in a stream and neither accepted nor kept apart yet, refused or not."""
    here = {**_named(key), "most": most}
    return tuple(unpack_change(body) for body in connection.execute(_TO_SEAL, here).scalars())


def seal(connection: Connection, ids: Iterable[str]) -> None:
    """The server keeps these apart."""
    marks = [{"id_": each} for each in ids]
    if marks:
        connection.execute(_SEAL, marks)


def held_streams(connection: Connection) -> list[str]:
    """Every stream of which anything is here."""
    found: set[str] = set()
    for table in (record, change, cursor):
        rows = connection.execute(select(table.c.case_id, table.c.stream).distinct())
        found.update(stream_key(row.case_id, row.stream) for row in rows)
    return sorted(found)


def purge(connection: Connection, key: str, mark: str | None) -> bool:
    """Removes everything of a stream; False where something is still to be sealed.

    Remembers to tell the server so, under the `mark` that it gave; None where it never knew of the stream.
    """
    here = _named(key)
    if connection.scalar(select(func.count()).select_from(change).where(*_UNSEALED), here):
        return False
    where = (record.c.case_id == here["case"], record.c.stream == here["name"])
    forget_passages(connection, list(connection.execute(select(record.c.row).where(*where)).scalars()))
    for table in (record, change, cursor):
        connection.execute(
            delete(table).where(table.c.case_id == here["case"], table.c.stream == here["name"])
        )
    _forget_case(connection, here["case"])
    set_setting(connection, HALF_TYPED + here["case"], None)
    if mark is not None:
        set_setting(connection, PURGED, {**purged(connection), key: mark})
    set_setting(connection, UNSWEPT, True)
    return True


def _forget_case(connection: Connection, case_id: str) -> None:
    left = connection.scalar(select(func.count(distinct(record.c.stream))).where(record.c.case_id == case_id))
    if left:
        count_anew(connection, [case_id])
    else:
        connection.execute(delete(case_facts).where(case_facts.c.case_id == case_id))
        set_setting(connection, MEMBERS + case_id, None)


def purged(connection: Connection) -> dict[str, str]:
    """The streams that were removed here and of which the server has not been told, with the marks that it gave."""
    return purged_in(get_setting(connection, PURGED))


def purged_in(kept: Any) -> dict[str, str]:
    """Those that were kept: as a list, in a vault of before there were marks."""
    return kept if isinstance(kept, dict) else dict.fromkeys(kept or (), "")


def acknowledged(connection: Connection, told: Mapping[str, str]) -> None:
    """The server has been told that these are removed."""
    left = purged(connection).items() - told.items()
    set_setting(connection, PURGED, dict(sorted(left)) or None)


def _named(key: str) -> dict[str, str]:
    case_id, stream = split_stream_key(key)
    return {"case": case_id, "name": stream}
