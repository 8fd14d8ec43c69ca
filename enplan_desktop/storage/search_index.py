"""The full-text index: it keeps the words of each record under the number of its row, and no text.

Nothing is in it that is not in the records, so what does not fit is made anew.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from enplan_desktop.domain.schema import record_of
from enplan_desktop.storage.errors import DamagedVault
from enplan_desktop.storage.facts import words_of
from enplan_desktop.storage.packing import unpack_cells
from enplan_desktop.storage.tables import record

_DROP = "DELETE FROM passage WHERE rowid = ?"
_ADD = "INSERT INTO passage(rowid, words) VALUES (?, ?)"
_LIVING = select(
    record.c.row, record.c.type, record.c.record, record.c.case_id, record.c.stream, record.c.cells
).where(~record.c.deleted)


class Passages:
    """What changes in the index, gathered and then written at once."""

    def __init__(self) -> None:
        self._dropped: list[tuple[int]] = []
        self._added: list[tuple[int, str]] = []

    def replace(self, row: int, before: str, after: str) -> None:
        if before == after:
            return
        if before:
            self._dropped.append((row,))
        if after:
            self._added.append((row, after))

    def write(self, connection: Connection) -> None:
        if self._dropped:
            connection.exec_driver_sql(_DROP, self._dropped)
        if self._added:
            connection.exec_driver_sql(_ADD, self._added)


def forget_passages(connection: Connection, rows: Sequence[int]) -> None:
    """Takes rows out of the index, and out of its pages: a removed word would else stay until a merge."""
    if rows:
        connection.exec_driver_sql(_DROP, [(row,) for row in rows])
    connection.exec_driver_sql("INSERT INTO passage(passage) VALUES ('optimize')")


def index_fits(connection: Connection) -> bool:
    """Whether the index is sound and knows exactly the records that have words."""
    try:
        connection.exec_driver_sql("INSERT INTO passage(passage) VALUES ('integrity-check')")
        indexed = connection.exec_driver_sql("SELECT id FROM passage_docsize").scalars().all()
    except DamagedVault:
        return False
    return set(indexed) == set(_words_by_row(connection))


def make_index_anew(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO passage(passage) VALUES ('delete-all')")
    words = _words_by_row(connection)
    if words:
        connection.exec_driver_sql(_ADD, list(words.items()))


def _words_by_row(connection: Connection) -> dict[int, str]:
    found = {}
    for row in connection.execute(_LIVING):
        cells = unpack_cells(row.cells)
        words = words_of(record_of(row.type, row.record, row.case_id, row.stream, cells))
        if words:
            found[row.row] = words
    return found
