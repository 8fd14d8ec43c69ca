"""From changes in order to a record's state: the same pure function on every laptop and on the server.

A cell is settled when one version stands, and open when versions stand side by side that were made without
seeing each other. Nothing here sends or stores a clash: it is what the fold finds, and it lasts until a change
names all its sides as parents.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from enplan_desktop.domain.changes import Change, EditKind
from enplan_desktop.domain.fields import Meet
from enplan_desktop.domain.schema import Plain, schema_of
from enplan_desktop.domain.terms import NoteStatus

LIFE = "@life"
"""The cell that says whether the record is there: "kept" or "deleted"."""
KEPT, DELETED = "kept", "deleted"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which version a value is, who made it, and when by their clock."""

    version: str
    actor: str
    clock: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that stand side by side. `also` holds other versions with the very same value."""

    stamp: Stamp
    value: Plain
    also: tuple[str, ...] = ()

    @property
    def versions(self) -> tuple[str, ...]:
        return (self.stamp.version, *self.also)


@dataclass(frozen=True, slots=True)
class Folded:
    """One record as its changes leave it.

    `cells` holds the value that is shown for every cell, also those that only a newer version knows.
    `stamps` holds a cell's version where it is not the creation's. `open` holds all sides of the cells that
    must be decided; the first is the one that `cells` shows.
    """

    type: str
    record: str
    case_id: str
    stream: str
    created: Stamp
    cells: Mapping[str, Plain] = field(default_factory=dict)
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    open: Mapping[str, tuple[Side, ...]] = field(default_factory=dict)
    deleted: bool = False

    def sides(self, cell: str) -> tuple[Side, ...]:
        """What stands in a cell: one side when it is settled."""
        if cell in self.open:
            return self.open[cell]
        value = (DELETED if self.deleted else KEPT) if cell == LIFE else self.cells.get(cell)
        return (Side(self.stamps.get(cell, self.created), value),)

    def versions(self) -> tuple[str, ...]:
        """Every version that stands anywhere in the record: what somebody who sees it all has seen."""
        standing = {self.created.version, *(stamp.version for stamp in self.stamps.values())}
        standing.update(version for sides in self.open.values() for side in sides for version in side.versions)
        return tuple(sorted(standing))


def fold(state: Folded | None, change: Change) -> Folded | None:
    """The record's state after one more change of it.

    A change to a record that was never created (its creation was refused, or is not here yet) folds to None:
    the change itself stays in the history.
    """
    if state is None:
        return _created(change) if change.kind == EditKind.CREATE else None
    match change.kind:
        case EditKind.CREATE:
            return _created_again(state, change)
        case EditKind.SET:
            return _lives_on(_set(state, change.field, change.new, change), change)
        case EditKind.DELETE:
            return _deleted(state, change)
        case EditKind.RESTORE:
            return _stand(state, LIFE, _meet(state.sides(LIFE), KEPT, change))
    return state


def fold_all(state: Folded | None, changes: Iterable[Change]) -> Folded | None:
    for change in changes:
        state = fold(state, change)
    return state


def _stamp(change: Change) -> Stamp:
    return Stamp(change.id, change.actor, change.clock)


def _created(change: Change) -> Folded:
    return Folded(
        type=change.type,
        record=change.record,
        case_id=change.case_id,
        stream=change.stream,
        created=_stamp(change),
        cells=dict(change.new or {}),
    )


def _created_again(state: Folded, change: Change) -> Folded:
    """Two laptops made the same record (a sheet choice, say): its cells meet one by one."""
    if change.id == state.created.version:
        return state
    for name, value in (change.new or {}).items():
        state = _set(state, name, value, change)
    return _lives_on(state, change)


def _set(state: Folded, name: str, value: Plain, change: Change) -> Folded:
    sides = state.sides(name)
    if _is_final(state) and name in _SEALED_WITH_NOTE:
        return _stand(state, name, _beside(sides, value, change))
    schema = schema_of(state.type)
    cell = schema.cells.get(name) if schema else None
    return _stand(state, name, _MEETINGS[cell.meet if cell else Meet.REGISTER](sides, value, change))


_SEALED_WITH_NOTE = frozenset({"text", "kind", "initiative", "happened_at", "finality"})


def _is_final(state: Folded) -> bool:
    finality = state.cells.get("finality")
    return state.type == "note" and isinstance(finality, Mapping) and finality.get("status") == NoteStatus.FINAL


def _beside(sides: tuple[Side, ...], value: Plain, change: Change) -> tuple[Side, ...]:
    """A final note is never altered: what somebody wrote unaware of that stands beside it until decided."""
    if value == sides[0].value:
        return _meet(sides, value, change)
    kept = tuple(side for side in sides[1:] if not set(side.versions) & set(change.parents))
    return (sides[0], *kept, Side(_stamp(change), value))


def _meet(sides: tuple[Side, ...], value: Plain, change: Change) -> tuple[Side, ...]:
    """A register: the change takes the place of the sides it saw and stands beside those it did not."""
    seen = set(change.parents)
    new = Side(_stamp(change), value)
    standing: list[Side] = []
    placed = False
    for side in sides:
        if not seen.isdisjoint(side.versions):
            if not placed:
                standing.append(new)
                placed = True
        elif side.value == value:
            new = replace(side, also=(*side.also, change.id))
            standing = [each for each in standing if each.stamp.version != change.id]
            standing.append(new)
            placed = True
        else:
            standing.append(side)
    if not placed:
        standing.append(new)
    return tuple(standing)


def _meet_set(sides: tuple[Side, ...], value: Plain, change: Change) -> tuple[Side, ...]:
    """Members added by either are there; members removed by either are gone."""
    standing, before, after = set(sides[0].value or ()), set(change.old or ()), set(value or ())
    return (Side(_stamp(change), sorted((standing | (after - before)) - (before - after))),)


def _meet_order(_sides: tuple[Side, ...], value: Plain, change: Change) -> tuple[Side, ...]:
    """The later move wins; the earlier is in the history."""
    return (Side(_stamp(change), value),)


_MEETINGS: Mapping[Meet, Callable[[tuple[Side, ...], Plain, Change], tuple[Side, ...]]] = {
    Meet.REGISTER: _meet,
    Meet.TEXT: _meet,
    Meet.SET: _meet_set,
    Meet.ORDER: _meet_order,
    Meet.APPEND: _meet,
    Meet.IDENTITY: _meet,
}


def _stand(state: Folded, name: str, sides: tuple[Side, ...]) -> Folded:
    shown = sides[0]
    stamps = {**state.stamps, name: shown.stamp}
    still_open = {cell: each for cell, each in state.open.items() if cell != name}
    if len(sides) > 1 or shown.also:
        still_open[name] = sides
    if name == LIFE:
        deleted = len(sides) == 1 and shown.value == DELETED
        return replace(state, stamps=stamps, open=still_open, deleted=deleted)
    return replace(state, cells={**state.cells, name: shown.value}, stamps=stamps, open=still_open)


def _deleted(state: Folded, change: Change) -> Folded:
    """A deletion takes only what its maker had seen: an edit made meanwhile lives, and someone decides."""
    unseen = [stamp for stamp in _edits_standing(state) if stamp.version not in change.parents]
    if not unseen:
        return _stand(state, LIFE, (Side(_stamp(change), DELETED),))
    return _stand(state, LIFE, (Side(unseen[0], KEPT), Side(_stamp(change), DELETED)))


def _edits_standing(state: Folded) -> list[Stamp]:
    """The stamps of everything that says the record lives: its creation, its edits, its restoration."""
    stamps = [state.created, *(stamp for name, stamp in state.stamps.items() if name != LIFE)]
    for name, sides in state.open.items():
        stamps.extend(side.stamp for side in sides if name != LIFE)
    stamps.extend(side.stamp for side in state.sides(LIFE) if side.value == KEPT)
    return stamps


def _lives_on(state: Folded, change: Change) -> Folded:
    """An edit made by someone who had not seen the deletion brings the record back, to be decided."""
    sides = state.sides(LIFE)
    deletions = [side for side in sides if side.value == DELETED]
    if not deletions or len(sides) > 1:
        return state
    return _stand(state, LIFE, (Side(_stamp(change), KEPT), *deletions))


def to_decide(state: Folded) -> Mapping[str, tuple[Side, ...]]:
    """The cells whose sides truly differ, with all their sides."""
    return {cell: sides for cell, sides in state.open.items() if len(sides) > 1}
