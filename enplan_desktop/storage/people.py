"""Who the people are that changes name as their actors."""

from collections.abc import Mapping

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from enplan_desktop.storage.settings import FORMER_PERSONS, get_setting, read_identity
from enplan_desktop.storage.tables import person
from enplan_desktop.sync.protocol import Person

_EVERYBODY = select(person)
_ADD = insert(person)
_PUT = _ADD.on_conflict_do_update(
    index_elements=["actor"],
    set_={"id": _ADD.excluded.id, "name": _ADD.excluded.name, "unit": _ADD.excluded.unit},
)


def meet(connection: Connection, people: Mapping[str, Person]) -> None:
    """Keeps what the server says of the actors of changes; what it said last counts."""
    rows = [
        {"actor": actor, "id": each.id, "name": each.name, "unit": each.unit}
        for actor, each in people.items()
    ]
    if rows:
        connection.execute(_PUT, rows)


def people(connection: Connection) -> dict[str, Person]:
    """Everybody known, by the id that stands in changes; the vault's owner under every id of theirs."""
    known = {
        row.actor: Person(id=row.id, name=row.name, unit=row.unit) for row in connection.execute(_EVERYBODY)
    }
    owner = read_identity(connection)
    if owner is not None:
        myself = Person(id=owner.person_id, name=owner.person_name, unit=owner.unit.value)
        former = get_setting(connection, FORMER_PERSONS) or []
        known |= dict.fromkeys([*former, owner.person_id], myself)
    return known
