"""Whether a vault is whole: its file, its tables, its search index, and each record against its history."""

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection, Engine, select

from enplan_desktop.storage.engine import integrity_of
from enplan_desktop.storage.errors import DamagedVault
from enplan_desktop.storage.packing import unpack_change
from enplan_desktop.storage.rows import RowKey, Shelf
from enplan_desktop.storage.tables import change
from enplan_desktop.sync.fold import Folded, fold

FILE_DAMAGED = "Parts of the vault's file cannot be read. Restore the newest good backup."
INDEX_DAMAGED = "The search index does not fit what is written. Search may miss something."
HISTORY_DIFFERS = "Some records are not what their history says. Ask IT to look at this vault."

_IN_ORDER = select(change.c.case_id, change.c.stream, change.c.record, change.c.seq, change.c.body).order_by(
    change.c.case_id, change.c.stream, change.c.record, change.c.seq.is_(None), change.c.seq, change.c.row
)
_CHECK_INDEX = "INSERT INTO passage(passage, rank) VALUES ('integrity-check', 0)"


def problems(engine: Engine) -> list[str]:
    """Sentences that say what is wrong; none for a vault that is whole."""
    if integrity_of(engine):
        return [FILE_DAMAGED]
    found = []
    with engine.begin() as connection:
        try:
            connection.exec_driver_sql(_CHECK_INDEX)
        except DamagedVault:
            found.append(INDEX_DAMAGED)
    with engine.begin() as connection:
        if not all(_holds(connection, *history) for history in _histories(connection)):
            found.append(HISTORY_DIFFERS)
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


def _holds(connection: Connection, key: RowKey, accepted: Folded | None, everything: Folded | None) -> bool:
    shelf = Shelf(connection)
    shelf.fetch([key])
    return shelf[key].state == everything and shelf[key].accepted == accepted
