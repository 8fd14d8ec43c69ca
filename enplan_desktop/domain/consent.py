"""What the citizen has agreed to, out of everything that was said about it.

Events are only ever added, by several people who may not have heard of each other. A withdrawal is stronger than
any consent whose maker did not know of it, so that two laptops that meet never share more than the citizen wants.
"""

from collections.abc import Iterable

from enplan_desktop.domain.records import ConsentEvent
from enplan_desktop.domain.terms import Unit


def standing(events: Iterable[ConsentEvent]) -> dict[Unit, ConsentEvent]:
    """The newest consent that stands to share with each unit; a unit without one may not be shared with."""
    found = list(events)
    withdrawn: dict[Unit, set[str]] = {}
    for event in found:
        if not event.given and event.to_unit is not None:
            withdrawn.setdefault(event.to_unit, set()).add(event.id)
    stands: dict[Unit, ConsentEvent] = {}
    for event in sorted(found, key=lambda each: (str(each.on or ""), each.id)):
        unit = event.to_unit
        if unit is not None and event.given and withdrawn.get(unit, set()).issubset(event.after):
            stands[unit] = event
    return stands


def known_about(events: Iterable[ConsentEvent], unit: Unit) -> tuple[str, ...]:
    """The ids of what has been said about sharing with a unit: what the next event comes after."""
    return tuple(sorted(event.id for event in events if event.to_unit is unit))
