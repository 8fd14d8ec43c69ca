"""What the server would not take, taken back by whoever wrote it: then it was never written here."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, select, text

from enplan_desktop.domain.changes import Change, EditKind
from enplan_desktop.storage.leaving import SEALED
from enplan_desktop.storage.packing import pack, unpack_change
from enplan_desktop.storage.rows import Shelf
from enplan_desktop.storage.tables import change
from enplan_desktop.storage.taking import key_of, unsent_of

_REFUSED = select(change.c.body).where(
    change.c.id.in_(text("SELECT value FROM json_each(:ids)")),
    change.c.seq.is_(None),
    change.c.refused != SEALED,
)
_DROP = delete(change).where(change.c.id == bindparam("id_"), change.c.seq.is_(None))


def may_be_taken_back(made: Change) -> bool:
    """A case's own record stays: everything else in the case hangs on it."""
    return not (made.kind == EditKind.CREATE and made.type == "case")


def unwrite(connection: Connection, ids: Sequence[str]) -> frozenset[str]:
    """Removes refused changes and folds their records anew; returns the cases that look different now.

    Only what was refused goes, and nothing that the server keeps apart. With the creation of a record that the server
    never had goes everything that was written in it since.
    """
    bodies = connection.execute(_REFUSED, {"ids": pack(list(ids)).decode()}).scalars()
    taken = [made for made in map(unpack_change, bodies) if may_be_taken_back(made)]
    _drop(connection, taken)
    shelf = Shelf(connection)
    keys = {key_of(made) for made in taken}
    shelf.fetch(keys)
    for key in keys:
        row = shelf[key]
        row.settle(row.accepted, row.seq, unsent_of(connection, key))
        if row.state is None:
            _drop(connection, unsent_of(connection, key))
            row.settle(None, row.seq, ())
    shelf.put_back()
    return frozenset(made.case_id for made in taken)


def _drop(connection: Connection, changes: Sequence[Change]) -> None:
    if changes:
        connection.execute(_DROP, [{"id_": made.id} for made in changes])
