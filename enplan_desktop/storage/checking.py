"""Whether a vault is whole: its file, its tables, its search index, and each record against its history."""

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace
from sqlalchemy import Connection, Engine, exists, func, or_, select

from enplan_desktop.storage.engine import integrity_of
from enplan_desktop.storage.packing import unpack_change
from enplan_desktop.storage.rows import RowKey, Shelf
from enplan_desktop.storage.search_index import index_fits, make_index_anew
from enplan_desktop.storage.tables import change, cursor, record
from enplan_desktop.storage.taking import cursors, move_cursor, sum_of
from enplan_desktop.sync.fold import Folded, fold
from enplan_desktop.sync.protocol import FILLING, split_stream_key

FILE_DAMAGED = "Parts of the vault's file cannot be read. Restore the newest good backup."
INDEX_DAMAGED = "The search index did not fit what is written. It has been made anew."
HISTORY_DIFFERS = "Some records are not what their history says. Ask IT to look at this vault."

# Where history began before the vault did, only the server can tell whether a record is what it should be.
_WHOLE = ~exists().where(
    cursor.c.case_id == change.c.case_id, cursor.c.stream == change.c.stream, cursor.c.floor > 0
)
_OF_WHOLE = ~exists().where(
    cursor.c.case_id == record.c.case_id, cursor.c.stream == record.c.stream, cursor.c.floor > 0
)
_COUNT = select(func.count()).select_from(record).where(_OF_WHOLE)
_IN_ORDER = (
    select(change.c.case_id, change.c.stream, change.c.record, change.c.seq, change.c.body)
    .where(_WHOLE, or_(change.c.seq.is_(None), change.c.seq > 0))
    .order_by(
        change.c.case_id, change.c.stream, change.c.record, change.c.seq.is_(None), change.c.seq, change.c.row
    )
)


def problems(engine: Engine) -> list[str]:
    """Sentences that say what is wrong, or was; none for a vault that is whole."""
    if integrity_of(engine):
        return [FILE_DAMAGED]
    found = []
    with engine.begin() as connection:
        if not index_fits(connection):
            make_index_anew(connection)
            found.append(INDEX_DAMAGED)
        if not _records_hold(connection):
            found.append(HISTORY_DIFFERS)
        _sum_up_anew(connection)
    return found


def _histories(connection: Connection) -> Iterator[tuple[RowKey, Folded | None, Folded | None]]:
    """Every record's key, with its state by what is accepted, and by everything."""
    rows = connection.execute(_IN_ORDER).all()
    for key, of_record in groupby(rows, key=lambda row: (row.case_id, row.stream, row.record)):
        accepted: Folded | None = None
        everything: Folded | None = None
        for row in of_record:
            everything = fold(everything, unpack_change(row.body))
            if row.seq is not None:
                accepted = everything
        yield key, accepted, everything


def _sum_up_anew(connection: Connection) -> None:
    """Where a stream is not what its cursor says, the next contact with the server mends it."""
    for key, here in cursors(connection).items():
        case_id, stream = split_stream_key(key)
        summed = sum_of(connection, case_id, stream)
        if here.state not in (FILLING, summed):
            move_cursor(connection, case_id, stream, replace(here, state=summed))


def _records_hold(connection: Connection) -> bool:
    """Whether every record is what its history makes of it, and none is without one."""
    explained = 0
    for key, accepted, everything in _histories(connection):
        if not _holds(connection, key, accepted, everything):
            return False
        explained += everything is not None
    return connection.execute(_COUNT).scalar_one() == explained


def _holds(connection: Connection, key: RowKey, accepted: Folded | None, everything: Folded | None) -> bool:
    shelf = Shelf(connection)
    shelf.fetch([key])
    return shelf[key].state == everything and shelf[key].accepted == accepted
