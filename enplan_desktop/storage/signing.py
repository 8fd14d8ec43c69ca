"""Edits become changes: who made them, when, and upon which versions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from enplan_desktop.domain.changes import Change, Edit, EditKind
from enplan_desktop.domain.clock import observe, tick
from enplan_desktop.domain.schema import SCHEMA_VERSION, Plain
from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.storable import storable
from enplan_desktop.sync.fold import Folded, Side, parents_of

IsOurs = Callable[[str], bool]
"""Whether a version was made on this device."""
Read = Mapping[str, Mapping[str, Plain]]
"""Cells of records as somebody read them, by the record's id."""
NOTHING: Read = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who signs what is written here; `device` is this vault's own UUID."""

    person_id: str
    person_name: str
    unit: Unit
    device: str


@dataclass(slots=True)
class Pen:
    """How far this device has counted and what its clock last showed."""

    identity: Identity
    device_seq: int
    clock: str

    def sign(self, edit: Edit, parents: tuple[str, ...], new_id: str, now_ms: int) -> Change:
        self.device_seq += 1
        self.clock = tick(self.clock, now_ms)
        return Change(
            id=new_id,
            parents=parents,
            actor=self.identity.person_id,
            device=self.identity.device,
            device_seq=self.device_seq,
            clock=self.clock,
            schema=SCHEMA_VERSION,
            case_id=edit.case_id,
            stream=edit.stream,
            kind=edit.kind,
            type=edit.type,
            record=edit.record,
            field=edit.field,
            old=edit.old,
            new=edit.new,
        )

    def read(self, clock: str) -> None:
        """What is written next sorts after this."""
        self.clock = observe(self.clock, clock)

    def notice(self, change: Change) -> None:
        """Takes in a change from elsewhere, or one of our own that a restored backup did not know."""
        self.read(change.clock)
        if change.device == self.identity.device:
            self.device_seq = max(self.device_seq, change.device_seq)


def cleaned(edit: Edit) -> Edit:
    """The edit with its text as it can be kept."""
    return Edit(
        case_id=edit.case_id,
        stream=edit.stream,
        kind=edit.kind,
        type=edit.type,
        record=edit.record,
        field=edit.field,
        old=storable(edit.old),
        new=storable(edit.new),
    )


def seen_by(
    edit: Edit,
    state: Folded | None,
    settled: Folded | None,
    is_ours: IsOurs,
    read: Mapping[str, Plain] | None = None,
) -> tuple[str, ...]:
    """The versions that the edit's maker saw: its parents.

    That is what stands, here and as the server has it, if it reads as the edit says it read. If not,
    something came in from elsewhere while the words were being typed and the two must meet: then only what
    was written on this very device counts as seen. An edit of a cell with two sides moves the one that is
    shown; only a decision speaks of them all. `read` are the record's cells as its maker read them: a
    deletion says so itself, a signature under a note does not.
    """
    if state is None:
        return ()
    if edit.kind == EditKind.CREATE:
        return tuple(version for version in state.versions() if is_ours(version))
    everything = parents_of(edit, state, settled)
    if edit.kind == EditKind.DELETE:
        unseen = _unread(state, edit.old, is_ours)
    elif edit.kind == EditKind.SET:
        unseen = _unseen_in(state.sides(edit.field), edit, is_ours) | _unread(state, read, is_ours)
    else:
        unseen = frozenset()
    return tuple(version for version in everything if version not in unseen)


def _unseen_in(sides: tuple[Side, ...], edit: Edit, is_ours: IsOurs) -> frozenset[str]:
    """All versions of a cell but those that the edit was made upon."""
    shown = sides[0]
    if shown.value == edit.old:
        return frozenset(version for side in sides[1:] for version in side.versions)
    return _not_read((side for side in sides if side.value != edit.old), is_ours)


def _not_read(sides: Iterable[Side], is_ours: IsOurs) -> frozenset[str]:
    """What was written elsewhere of values that nobody here has read: a merged one is ours only in part."""
    return frozenset(version for side in sides for version in side.versions if not is_ours(version))


def _unread(state: Folded, read: Plain, is_ours: IsOurs) -> frozenset[str]:
    """What was written elsewhere in cells that do not say what somebody read in them."""
    cells = read if isinstance(read, Mapping) else {}
    others = [cell for cell in state.stamps if cell in cells and state.cells.get(cell) != cells[cell]]
    return _not_read((state.sides(cell)[0] for cell in others), is_ours)
