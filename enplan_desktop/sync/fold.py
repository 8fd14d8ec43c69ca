"""From changes in order to a record's state: the same pure function on every laptop and on the server.

A cell is settled when one version stands, and open when versions stand side by side that were made without
seeing each other. Nothing here sends or stores a clash: it is what the fold finds, and it lasts until a
change names all its sides as parents.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from enplan_desktop.domain.changes import Change, Edit, EditKind
from enplan_desktop.domain.fields import Meet
from enplan_desktop.domain.schema import Plain, schema_of, to_plain
from enplan_desktop.domain.terms import NoteStatus
from enplan_desktop.sync.merge import merge_text

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
    """One of the values that stand side by side.

    `also` holds the other versions that are in it: they came to the same value, or were merged in.
    """

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

    def newest_clock(self) -> str:
        sides = (side.stamp for each in self.open.values() for side in each)
        return max(stamp.clock for stamp in (self.created, *self.stamps.values(), *sides))

    def versions(self) -> tuple[str, ...]:
        """Every version that stands anywhere in the record: what somebody who sees it all has seen."""
        standing = {self.created.version, *(stamp.version for stamp in self.stamps.values())}
        standing.update(
            version for sides in self.open.values() for side in sides for version in side.versions
        )
        return tuple(sorted(standing))


def parents_of(edit: Edit, *states: Folded | None) -> tuple[str, ...]:
    """What the change that signs this edit must name as its parents: the versions that its maker saw.

    `states` are the record as it is shown and, where some of that is not accepted yet, also as the server
    has it: should a pending change be refused, those made upon it still stand on firm ground. A deletion and
    a signature under a note concern the whole record, so they name everything that stands in it.
    """
    whole = edit.kind != EditKind.SET or (edit.type == "note" and edit.field == "finality")
    seen: set[str] = set()
    for state in states:
        if state is not None and edit.kind != EditKind.CREATE:
            cell = (version for side in state.sides(edit.field) for version in side.versions)
            seen.update(state.versions() if whole else cell)
    return tuple(sorted(seen))


def fold(state: Folded | None, change: Change) -> Folded | None:
    """The record's state after one more change of it. Never raises, whatever JSON the change holds.

    A change to a record that was never created (its creation was refused, or is not here yet) folds to None:
    the change itself stays in the history. A change of another stream never touches the record: who may
    write there need not have access here. Each change is folded once: it is for the callers, who keep
    them by id, to leave out repeats.
    """
    if state is None:
        return _created(change) if change.kind == EditKind.CREATE else None
    act = _ACTS.get(change.kind)
    if act is None or (change.case_id, change.stream) != (state.case_id, state.stream):
        return state
    return act(state, change)


def fold_all(state: Folded | None, changes: Iterable[Change]) -> Folded | None:
    for change in changes:
        state = fold(state, change)
    return state


def to_decide(state: Folded) -> Mapping[str, tuple[Side, ...]]:
    """The cells whose sides truly differ, with all their sides."""
    return {cell: sides for cell, sides in state.open.items() if len(sides) > 1}


def _stamp(change: Change) -> Stamp:
    return Stamp(change.id, change.actor, change.clock)


def _cells(change: Change) -> Mapping[str, Plain]:
    return change.new if isinstance(change.new, Mapping) else {}


def _created(change: Change) -> Folded:
    return Folded(
        type=change.type,
        record=change.record,
        case_id=change.case_id,
        stream=change.stream,
        created=_stamp(change),
        cells=dict(_cells(change)),
    )


def _created_again(state: Folded, change: Change) -> Folded:
    """Two laptops made the same record (a sheet choice, say): its cells meet one by one."""
    for name, value in _cells(change).items():
        state = _made_twice(state, name, value, change)
    return _lives_on(state, change)


def _made_twice(state: Folded, name: str, value: Plain, change: Change) -> Folded:
    """What a new record says by itself is nobody's choice, so it yields to what somebody chose."""
    (shown, *others) = state.sides(name)
    default = _default(state.type, name)
    if value != shown.value and value == default:
        return state
    untouched = not others and shown.stamp == state.created
    if untouched and (name not in state.cells or shown.value == default != value):
        return _stand(state, name, (Side(_stamp(change), value),))
    return _set(state, name, value, change)


def _default(type_name: str, name: str) -> Plain:
    schema = schema_of(type_name)
    cell = schema.cells.get(name) if schema else None
    if schema is None or cell is None:
        return None
    values = {each: to_plain(schema.defaults.get(each)) for each in cell.fields}
    return values if cell.grouped else values[cell.fields[0]]


def _edited(state: Folded, change: Change) -> Folded:
    return _lives_on(_set(state, change.field, change.new, change), change)


def _set(state: Folded, name: str, value: Plain, change: Change) -> Folded:
    sides = state.sides(name)
    if state.type == "note" and name in _SIGNED:
        return _stand(state, name, _meet_signed(state, name, value, change))
    schema = schema_of(state.type)
    cell = schema.cells.get(name) if schema else None
    return _stand(state, name, _MEETINGS[cell.meet if cell else Meet.REGISTER](sides, value, change))


_TEXT, _FINALITY = "text", "finality"
_SIGNED = (_TEXT, "kind", "initiative", "happened_at", _FINALITY)
"""The cells of a note that are never altered once it is final."""


def _says_final(value: Plain) -> bool:
    return isinstance(value, Mapping) and value.get("status") == NoteStatus.FINAL


def _meet_signed(state: Folded, name: str, value: Plain, change: Change) -> tuple[Side, ...]:
    """A final note stays as it was signed, and a signature covers only what its maker had seen."""
    sides = state.sides(name)
    signing = name == _FINALITY and _says_final(value)
    if not _says_final(state.cells.get(_FINALITY)):
        unseen = _newest_unseen((side for cell in _SIGNED for side in state.sides(cell)), change)
        if signing and unseen is not None:
            return (replace(unseen, value=sides[0].value), Side(_stamp(change), value))
        return (_meet_text if name == _TEXT else _meet)(sides, value, change)
    if signing:
        beside = (side for side in sides[1:] if set(side.versions).isdisjoint(change.parents))
        return (replace(sides[0], also=(*sides[0].also, change.id)), *beside)
    return _meet_sealed(sides, value, change)


def _meet_sealed(sides: tuple[Side, ...], value: Plain, change: Change) -> tuple[Side, ...]:
    """What is never altered: anything else that somebody wrote stands beside it until it is put away."""
    if value == sides[0].value:
        return _meet(sides, value, change)
    return (sides[0], *_meet(sides[1:], value, change))


def _meet(sides: tuple[Side, ...], value: Plain, change: Change) -> tuple[Side, ...]:
    """A register: the change takes the place of the sides it saw and stands beside those it did not."""
    seen = set(change.parents)
    return _beside(sides, [side for side in sides if not seen.isdisjoint(side.versions)], value, change)


def _beside(
    sides: Iterable[Side], replaced: Sequence[Side], value: Plain, change: Change
) -> tuple[Side, ...]:
    """The change stands in the place of the first of `replaced`, with a side of the same value, or last."""
    new = Side(_stamp(change), value)
    standing: list[Side] = []
    placed = False
    for side in sides:
        if side in replaced:
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


def _meet_text(sides: tuple[Side, ...], value: Plain, change: Change) -> tuple[Side, ...]:
    """A text takes the place of what its maker had read in full, and is merged into what was read in part."""
    seen = set(change.parents)
    whole = [side for side in sides if seen.issuperset(side.versions)]
    partly = [side for side in sides if side not in whole and not seen.isdisjoint(side.versions)]
    nearest = partly or sides
    if not whole and len(nearest) == 1 and nearest[0].value != value:
        merged = _merged(change.old, nearest[0].value, value)
        if merged is not None:
            return _merged_in(sides, nearest[0], merged, change)
    return _beside(sides, whole, value, change)


def _merged(base: Plain, standing: Plain, written: Plain) -> str | None:
    """A decision says no single text as its base: it was made upon several, so it is never merged."""
    if not (isinstance(base, str) and isinstance(standing, str) and isinstance(written, str)):
        return None
    return merge_text(base, standing, written)


def _merged_in(sides: tuple[Side, ...], into: Side, merged: str, change: Change) -> tuple[Side, ...]:
    """The merged text is a version of its own; what its maker has not seen of it is remembered."""
    unseen = _unseen_versions((into,), change)
    standing = _beside(sides, [into], merged, change)
    return tuple(
        replace(side, also=(*side.also, *unseen)) if change.id in side.versions else side for side in standing
    )


def _meet_set(sides: tuple[Side, ...], value: Plain, change: Change) -> tuple[Side, ...]:
    """Members added by either are there; members removed by either are gone."""
    standing, before, after = _members(sides[0].value), _members(change.old), _members(value)
    if standing is None or before is None or after is None or len(sides) > 1:
        return _meet(sides, value, change)
    merged: Plain = sorted((standing | (after - before)) - (before - after))
    return (Side(_stamp(change), merged, _unseen_versions(sides, change)),)


def _members(value: Plain) -> frozenset[str] | None:
    """None for what is no list of names, as only a newer version or a broken one would write."""
    if value is None:
        return frozenset()
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        return None
    return frozenset(value)


def _meet_order(sides: tuple[Side, ...], value: Plain, change: Change) -> tuple[Side, ...]:
    """The later move wins; the earlier is in the history."""
    return (Side(_stamp(change), value, _unseen_versions(sides, change)),)


def _unseen_versions(sides: tuple[Side, ...], change: Change) -> tuple[str, ...]:
    """What a merged value holds without its maker knowing: a deletion must have seen that too."""
    return tuple(version for side in sides for version in side.versions if version not in change.parents)


_MEETINGS: Mapping[Meet, Callable[[tuple[Side, ...], Plain, Change], tuple[Side, ...]]] = {
    Meet.REGISTER: _meet,
    Meet.TEXT: _meet_text,
    Meet.SET: _meet_set,
    Meet.ORDER: _meet_order,
    Meet.APPEND: _meet_sealed,
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
    unseen = _newest_unseen(_signs_of_life(state), change)
    deletion = Side(_stamp(change), DELETED)
    if unseen is None:
        return _stand(state, LIFE, (deletion,))
    return _stand(state, LIFE, (replace(unseen, value=KEPT), deletion))


def _signs_of_life(state: Folded) -> Iterator[Side]:
    """Everything that says the record lives: its creation, its edits, its restoration."""
    yield Side(state.created, KEPT)
    for name in state.stamps:
        yield from (side for side in state.sides(name) if name != LIFE or side.value == KEPT)


def _newest_unseen(sides: Iterable[Side], change: Change) -> Side | None:
    unseen = (side for side in sides if not set(side.versions).issubset(change.parents))
    return max(unseen, key=lambda side: (side.stamp.clock, *side.versions), default=None)


def _lives_on(state: Folded, change: Change) -> Folded:
    """An edit made by someone who had not seen the deletion brings the record back, to be decided."""
    sides = state.sides(LIFE)
    if len(sides) > 1 or sides[0].value != DELETED:
        return state
    return _stand(state, LIFE, (Side(_stamp(change), KEPT), *sides))


def _restored(state: Folded, change: Change) -> Folded:
    return _stand(state, LIFE, _meet(state.sides(LIFE), KEPT, change))


_ACTS: Mapping[str, Callable[[Folded, Change], Folded]] = {
    EditKind.CREATE: _created_again,
    EditKind.SET: _edited,
    EditKind.DELETE: _deleted,
    EditKind.RESTORE: _restored,
}
