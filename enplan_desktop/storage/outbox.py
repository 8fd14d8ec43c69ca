"""What this laptop has written and the server has not accepted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select, update

from enplan_desktop.domain.changes import Change
from enplan_desktop.storage.packing import unpack_change
from enplan_desktop.storage.tables import change
from enplan_desktop.sync.protocol import Cursor


@dataclass(frozen=True, slots=True)
class Unsent:
    """How many changes wait to be sent, and how many the server would not take."""

    waiting: int
    refused: int


@dataclass(frozen=True, slots=True)
class ToSync:
    """What the next request to the server is made of.

    `purged` are the streams that were removed, and of which the server has not been told, with its marks.
    """

    paused: bool
    waiting: tuple[Change, ...]
    cursors: Mapping[str, Cursor]
    purged: Mapping[str, str]


_WAITING = (
    select(change.c.body)
    .where(change.c.seq.is_(None), change.c.refused.is_(None))
    .order_by(change.c.row)
    .limit(bindparam("most"))
)
_REFUSED = (
    select(change.c.body, change.c.refused)
    .where(change.c.seq.is_(None), change.c.refused.is_not(None))
    .order_by(change.c.row)
)
_OFFER = update(change).where(change.c.id == bindparam("id_"), change.c.seq.is_(None)).values(refused=None)
_COUNT = select(func.count(), func.count(change.c.refused)).where(change.c.seq.is_(None))


def outbox(connection: Connection, most: int) -> tuple[Change, ...]:
    """The oldest changes that wait, in the order in which they were made."""
    return tuple(unpack_change(body) for body in connection.execute(_WAITING, {"most": most}).scalars())


def refused(connection: Connection) -> list[tuple[Change, str]]:
    return [(unpack_change(row.body), row.refused) for row in connection.execute(_REFUSED)]


def unsent(connection: Connection) -> Unsent:
    everything, refused_ones = connection.execute(_COUNT).one()
    return Unsent(everything - refused_ones, refused_ones)


def offer_again(connection: Connection, ids: Sequence[str]) -> None:
    """Lets what was refused be sent once more."""
    if ids:
        connection.execute(_OFFER, [{"id_": each} for each in ids])
