"""After the database was put back from an older copy: laptops offer again what the copy does not know.

Numbers that were given since the copy will be given again, to other changes. So every stream gets a new epoch, by
which a laptop sees that what it has read need not be here any longer.
"""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, bindparam, select, update

from enplan_desktop.sync.protocol import Cursor, StreamPage, split_stream_key, stream_key
from enplan_desktop.sync.states import NOTHING
from enplan_server import custody
from enplan_server.tables import stream


def begin_new_epoch(connection: Connection) -> int:
    """To be called once after each restoration, before laptops are answered; returns how many streams there are."""
    custody.mark_anew(connection)
    return connection.execute(update(stream).values(epoch=stream.c.epoch + 1)).rowcount


_OF_CASES = select(stream.c.case_id, stream.c.name, stream.c.epoch).where(
    stream.c.case_id.in_(bindparam("cases", expanding=True))
)


def _epochs(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    """The epochs of those of these streams that are here, whoever may read them."""
    cases = sorted({split_stream_key(key)[0] for key in keys})
    if not cases:
        return {}
    rows = connection.execute(_OF_CASES, {"cases": cases})
    return {stream_key(row.case_id, row.name): row.epoch for row in rows}


def doubtful(connection: Connection, cursors: Mapping[str, Cursor], gone: Collection[str]) -> tuple[str, ...]:
    """The streams among those that are gone of which the server may lack what it once accepted."""
    epochs = _epochs(connection, gone)
    return tuple(sorted(key for key in gone if key in cursors and cursors[key].epoch != epochs.get(key)))


def unknown(connection: Connection, keys: Collection[str]) -> frozenset[str]:
    """The streams that came into being after the copy: nobody's access to them has ended."""
    return frozenset(keys) - _epochs(connection, keys).keys()


def epochs_anew(cursors: Mapping[str, Cursor]) -> dict[str, int]:
    """The epoch that each of these streams has if it is not here: one in which nobody has read anything yet."""
    return {key: each.epoch + _has_read(each) for key, each in cursors.items()}


def _has_read(cursor: Cursor) -> bool:
    return bool(cursor.seq) or cursor.state not in ("", NOTHING)


def said_of_unknown(cursors: Mapping[str, Cursor], keys: Collection[str]) -> dict[str, StreamPage]:
    """That nothing of them is here, where a laptop does not know that yet."""
    return {
        key: StreamPage(epoch=cursors[key].epoch + 1, head=0, states=(), anew=True, whole=True, state=NOTHING)
        for key in sorted(keys)
        if _has_read(cursors[key])
    }
