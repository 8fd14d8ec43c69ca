"""Sharing a case, covering for somebody, handing a case over: who may do so, and what follows."""

from sqlalchemy import Connection, select

from enplan_desktop.sync.protocol import Member, Members, Person
from enplan_server import access, custody, people
from enplan_server.refusals import Refusal, no_access
from enplan_server.tables import membership, person


def members(connection: Connection, asking: Person, case_id: str, now: int) -> Members:
    """Who works on a case, for somebody who reads it."""
    if not access.reads(connection, asking, case_id, now):
        raise no_access()
    coordinator = access.coordinator_of(connection, case_id)
    assert coordinator is not None
    rows = connection.execute(
        select(membership.c.since, membership.c.until, person.c.id, person.c.name, person.c.unit)
        .join(person, person.c.id == membership.c.person)
        .where(membership.c.case_id == case_id, access.is_running(now))
        .order_by(person.c.name, person.c.id)
    )
    found = []
    for row in rows:
        who = Person(id=row.id, name=row.name, unit=row.unit)
        reads = access.reads(connection, who, case_id, now)
        found.append(Member(person=who, since=row.since, until=row.until or 0, reads=reads))
    return Members(
        coordinator=coordinator.id,
        members=tuple(found),
        still_held=custody.still_held_of(connection, case_id, now),
    )


def share(connection: Connection, asking: Person, case_id: str, whom_id: str, until: int, now: int) -> None:
    """Lets somebody work on a case, for good or until a moment."""
    _must_be_of_the_house(connection, asking, case_id, now)
    whom = _known(connection, whom_id)
    if until and access.works_for_good(connection, whom, case_id):
        raise Refusal(
            409, "works_for_good", "They work on the case without an end, which this would not give."
        )
    access.add_member(connection, whom, case_id, now, until or None)


def end(connection: Connection, asking: Person, case_id: str, whom_id: str, now: int) -> None:
    """Ends somebody's work on a case; everybody may end their own."""
    if asking.id != whom_id:
        _must_be_of_the_house(connection, asking, case_id, now)
    coordinator = access.coordinator_of(connection, case_id)
    if coordinator is not None and coordinator.id == whom_id:
        raise Refusal(409, "is_coordinator", "Hand the case over first.")
    access.end_membership(connection, _known(connection, whom_id), case_id, now)


def hand_over(
    connection: Connection, asking: Person, case_id: str, to_id: str, *, stays: bool, now: int
) -> None:
    """Makes somebody else the coordinator, and ends the work of whoever hands over unless they stay.

    To another unit only with the citizen's consent.
    """
    home = _must_be_of_the_house(connection, asking, case_id, now)
    to = _known(connection, to_id)
    if to.unit != home.unit and not access.consents_to(connection, case_id, to.unit):
        raise Refusal(403, "no_consent", "The citizen has not consented to share with that unit.")
    access.set_coordinator(connection, to, case_id, now)
    if not stays and asking.id != to.id:
        access.end_membership(connection, asking, case_id, now)


def _must_be_of_the_house(connection: Connection, asking: Person, case_id: str, now: int) -> Person:
    """The coordinator, if the asking person reads the case and works in the same unit."""
    coordinator = access.coordinator_of(connection, case_id)
    if coordinator is None or not access.reads(connection, asking, case_id, now):
        raise no_access()
    if coordinator.unit != asking.unit:
        raise Refusal(403, "not_their_case", "Only the coordinator's own unit decides who works on a case.")
    return coordinator


def _known(connection: Connection, person_id: str) -> Person:
    found = people.person_of_id(connection, person_id)
    if found is None:
        raise Refusal(404, "unknown_person", "Nobody here has that id.")
    return found
