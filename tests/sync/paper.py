"""Laptops and a server on paper: lists and the fold, nothing else. For properties that need many histories."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from enplan_desktop.domain.changes import Change, Edit, EditKind
from enplan_desktop.storage.signing import seen_by
from enplan_desktop.sync.fold import DELETED, LIFE, Folded, fold_all, parents_of, to_decide
from tests.sync.changes import CASE

RECORD = "appointment-1"


@dataclass
class PaperServer:
    """Puts changes in order, each once."""

    order: list[Change] = field(default_factory=list)

    def take(self, changes: list[Change]) -> None:
        held = {change.id for change in self.order}
        self.order.extend(change for change in changes if change.id not in held)


@dataclass
class PaperLaptop:
    """Holds one record as a vault does: what is settled, and what waits on top of it."""

    name: str
    new_id: Callable[[], str]
    type: str = "appointment"
    read: int = 0
    settled: Folded | None = None
    waiting: list[Change] = field(default_factory=list)
    made: set[str] = field(default_factory=set)
    """The versions that were made here."""

    @property
    def state(self) -> Folded | None:
        return fold_all(self.settled, self.waiting)

    def write(self, kind: EditKind, cell: str = "", new: Any = None, old: Any = None) -> None:
        edit = Edit(
            case_id=CASE,
            stream="plan",
            kind=kind,
            type=self.type,
            record=RECORD,
            field=cell,
            old=old,
            new=new,
        )
        self._sign(edit, parents_of(edit, self.state, self.settled))

    def _sign(self, edit: Edit, parents: tuple[str, ...]) -> None:
        change = Change(
            **{name: getattr(edit, name) for name in Edit.__slots__},
            id=self.new_id(),
            parents=parents,
            actor=self.name,
            device=self.name,
            device_seq=1,
            clock="000000000001-0000",
            schema=1,
        )
        self.waiting.append(change)
        self.made.add(change.id)

    def edit(self, cell: str, new: Any) -> None:
        if self.state is not None and not self.state.deleted:
            self.write(EditKind.SET, cell, new, self.state.cells.get(cell))

    def type_on(self, cell: str, seen: str, new: str) -> None:
        """Writes upon a text as it stood on the screen, whatever has come in since, as a vault signs it."""
        edit = Edit(
            case_id=CASE,
            stream="plan",
            kind=EditKind.SET,
            type=self.type,
            record=RECORD,
            field=cell,
            old=seen,
            new=new,
        )
        self._sign(edit, seen_by(edit, self.state, self.settled, self.made.__contains__))

    def decide(self, side: int) -> None:
        """Decides the first open cell in favour of one of its sides."""
        state = self.state
        if state is None or not to_decide(state):
            return
        cell, sides = min(to_decide(state).items())
        value = sides[side % len(sides)].value
        if cell != LIFE:
            self.edit(cell, value)
        else:
            self.write(EditKind.DELETE if value == DELETED else EditKind.RESTORE)

    def send(self, server: PaperServer, *, answer_lost: bool = False) -> None:
        """Sends and fetches; a lost answer leaves everything here as it was, to be sent again."""
        server.take(self.waiting)
        if answer_lost:
            return
        new = server.order[self.read :]
        self.settled = fold_all(self.settled, new)
        self.read = len(server.order)
        accepted = {change.id for change in new}
        self.waiting = [change for change in self.waiting if change.id not in accepted]


def standing(state: Folded, cell: str) -> set[str]:
    return {version for side in state.sides(cell) for version in side.versions}


def as_stored(state: Folded) -> Folded:
    """The same state with its cells in another order, as a database may give them back."""

    def backwards(mapping: Mapping[str, Any]) -> dict[str, Any]:
        return dict(reversed(list(mapping.items())))

    return replace(
        state, cells=backwards(state.cells), stamps=backwards(state.stamps), open=backwards(state.open)
    )
