"""What the vault remembers of this laptop, by name: its owner, and whatever the rooms above put there."""

from typing import Any

from sqlalchemy import Connection, bindparam, delete, or_, select
from sqlalchemy.dialects.sqlite import insert

from enplan_desktop.domain.clock import ZERO, wall_time
from enplan_desktop.domain.schema import Plain
from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.packing import pack, unpack
from enplan_desktop.storage.signing import Identity, Pen
from enplan_desktop.storage.tables import pen, setting

IDENTITY = "identity"
FORMER_PERSONS = "former_persons"
"""The ids under which the owner signed before the server knew them."""
PURGED = "purged"
"""The streams that were removed here, of which the server has not been told, each with the server's mark."""
MEMBERS = "members:"
"""Before a case's id: who works on it, as the server last said."""
HALF_TYPED = "half_typed:"
"""Before a case's id: what somebody was in the middle of there when the program locked, by the place of it."""
UNSWEPT = "unswept"
"""True from a removal until what it leaves behind in other files is gone as well."""
SYNC_PAUSED = "sync_paused"
"""True from a restoration until a person confirms that syncing may go on."""

_GET = select(setting.c.value).where(setting.c.name == bindparam("name"))
_BEFORE_SYNC = select(setting.c.name, setting.c.value).where(
    or_(*(setting.c.name == name for name in (SYNC_PAUSED, PURGED, UNSWEPT)))
)
_FORGET = delete(setting).where(setting.c.name == bindparam("name"))
_PUT = insert(setting)
_PUT = _PUT.on_conflict_do_update(index_elements=["name"], set_={"value": _PUT.excluded.value})


def get_setting(connection: Connection, name: str) -> Plain:
    """None where nothing was put."""
    found = connection.execute(_GET, {"name": name}).scalar_one_or_none()
    return None if found is None else unpack(found)


def before_sync(connection: Connection) -> dict[str, Any]:
    """Those of what was put that a laptop must know before it speaks with its server, by name."""
    return {row.name: unpack(row.value) for row in connection.execute(_BEFORE_SYNC)}


def set_setting(connection: Connection, name: str, value: Plain) -> None:
    """None forgets it."""
    if value is None:
        connection.execute(_FORGET, {"name": name})
    else:
        connection.execute(_PUT, {"name": name, "value": pack(value)})


def read_identity(connection: Connection) -> Identity | None:
    kept: dict[str, Any] | None = get_setting(connection, IDENTITY)
    return None if kept is None else Identity(**{**kept, "unit": Unit(kept["unit"])})


def write_identity(connection: Connection, identity: Identity) -> None:
    """Whoever owned the vault before stays known as the same person."""
    before = read_identity(connection)
    if before is not None and before.person_id != identity.person_id:
        former = get_setting(connection, FORMER_PERSONS) or []
        set_setting(connection, FORMER_PERSONS, [*former, before.person_id])
    set_setting(connection, IDENTITY, {name: getattr(identity, name) for name in Identity.__slots__})


_PEN = select(pen.c.device_seq, pen.c.clock)
_CLOCK = select(pen.c.clock)


def take_pen(connection: Connection, identity: Identity) -> Pen:
    row = connection.execute(_PEN).one()
    return Pen(identity, row.device_seq, row.clock)


_LAY_DOWN = pen.update().values(device_seq=bindparam("device_seq"), clock=bindparam("clock"))


def lay_down(connection: Connection, used: Pen) -> None:
    connection.execute(_LAY_DOWN, {"device_seq": used.device_seq, "clock": used.clock})


def latest_moment(connection: Connection) -> float:
    """What the vault's own clock last showed, in seconds since 1970: it never goes back."""
    shown = connection.execute(_CLOCK).scalar_one_or_none() or ZERO
    return wall_time(shown).timestamp()
