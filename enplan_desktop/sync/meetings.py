"""What happened where people's changes met: told of a record's history, change by change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from enplan_desktop.domain.changes import Change, EditKind
from enplan_desktop.domain.schema import Plain
from enplan_desktop.sync.fold import LIFE, Folded, Side, fold


class Met(StrEnum):
    MERGED = "merged"
    """It was put together with what somebody else had written."""
    BESIDE = "beside"
    """It came to stand beside what somebody else had written, until one of them decides."""
    DECIDED = "decided"
    """It put aside what had stood beside each other."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A value, and everybody who had a part in it, as they stand in changes."""

    actors: tuple[str, ...]
    value: Plain


@dataclass(frozen=True, slots=True)
class Meeting:
    """What one change met with in one cell.

    `others` are what it was merged with, stood beside, or put aside; `stands` is what the cell showed then.
    """

    met: Met
    cell: str
    others: tuple[Voice, ...]
    stands: Plain


def meetings(changes: Iterable[Change]) -> dict[str, tuple[Meeting, ...]]:
    """The changes of one record that met with others', by their ids; `changes` are all of it, in order."""
    found: dict[str, tuple[Meeting, ...]] = {}
    actors: dict[str, str] = {}
    state: Folded | None = None
    for change in changes:
        actors[change.id] = change.actor
        before, state = state, fold(state, change)
        if before is not None and state is not None and state is not before:
            every = (_meeting(before, state, cell, change, actors) for cell in _touched(change))
            if told := tuple(each for each in every if each is not None):
                found[change.id] = told
    return found


def _touched(change: Change) -> Sequence[str]:
    if change.kind == EditKind.SET:
        return (change.field, LIFE)
    cells = change.new if change.kind == EditKind.CREATE and isinstance(change.new, Mapping) else {}
    return (*cells, LIFE)


def _meeting(
    before: Folded, after: Folded, cell: str, change: Change, actors: Mapping[str, str]
) -> Meeting | None:
    was, now = before.sides(cell), after.sides(cell)
    if was == now:
        return None
    gone = [side for side in was if side not in now]
    met: Met | None = None
    others: Iterable[Side] = ()
    if len(now) > len(was):
        met, others = Met.BESIDE, [side for side in now if change.id not in side.versions]
    elif len(was) > 1 and _named(was, change) > 1:
        values = [side.value for side in now]
        met, others = Met.DECIDED, [side for side in gone if side.value not in values]
    elif own := _merged_by(change, cell, now):
        met, others = Met.MERGED, [side for side in gone if side.value != own.value or own.also]
    voices = tuple(_voice(side, change, actors) for side in others)
    return Meeting(met, cell, voices, now[0].value) if met is not None and voices else None


def _named(sides: Iterable[Side], change: Change) -> int:
    return sum(not set(side.versions).isdisjoint(change.parents) for side in sides)


def _merged_by(change: Change, cell: str, now: Iterable[Side]) -> Side | None:
    """The side that this change made, where that is not what it said itself."""
    said = change.new
    if change.kind == EditKind.CREATE and isinstance(change.new, Mapping):
        said = change.new.get(cell)
    return next(
        (side for side in now if cell != LIFE and change.id in side.versions and side.value != said), None
    )


def _voice(side: Side, change: Change, actors: Mapping[str, str]) -> Voice:
    """Of a merged text, those whose lines the change's maker had not read are told."""
    unread = [version for version in side.versions if version not in change.parents] or side.versions
    return Voice(tuple(dict.fromkeys(actors[each] for each in unread if each in actors)), side.value)
