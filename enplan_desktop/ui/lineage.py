"""What a change's parents tell of it: whether it settled two sides, or took back what came before."""

from collections.abc import Iterable
from itertools import combinations

from enplan_desktop.domain.changes import Change, EditKind
from enplan_desktop.domain.schema import Plain


class Lineage:
    """Looks back along the parents of changes, as far as they are among those given."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self._known = {change.id: change for change in changes}

    def settles(self, change: Change) -> bool:
        """Whether it names two values of its cell that stood side by side."""
        of_cell = (
            parent
            for parent in self._parents(change)
            if parent.kind == EditKind.CREATE or parent.field == change.field
        )
        return any(
            _left(one, change.field) != _left(other, change.field) and self._apart(one, other)
            for one, other in combinations(of_cell, 2)
        )

    def settles_life(self, change: Change) -> bool:
        """Whether it chooses between somebody's deletion and somebody else's edit."""
        return any(
            EditKind.DELETE in (one.kind, other.kind) and self._apart(one, other)
            for one, other in combinations(self._parents(change), 2)
        )

    def takes_back(self, change: Change) -> bool:
        """Whether the same person put a cell back to what it was before."""
        return any(
            (parent.field, parent.actor, parent.old, parent.new)
            == (change.field, change.actor, change.new, change.old)
            for parent in self._parents(change)
        )

    def first_said(self, change: Change) -> Change:
        """Who said first what this change says again: a decision that was taken back brings others' words back."""
        if change.kind not in (EditKind.SET, EditKind.DELETE) or self.settles(change):
            return change
        told = (_left(change, change.field), change.kind)
        for parent in self._parents(change):
            of_cell = parent.kind == EditKind.CREATE or parent.field == change.field
            kind = EditKind.SET if parent.kind == EditKind.CREATE else parent.kind
            if parent.record == change.record and of_cell and (_left(parent, change.field), kind) == told:
                return self.first_said(parent)
        return change

    def _parents(self, change: Change) -> list[Change]:
        return [self._known[version] for version in change.parents if version in self._known]

    def _apart(self, one: Change, other: Change) -> bool:
        """Whether neither was made upon the other."""
        return not self._reaches(one, other.id) and not self._reaches(other, one.id)

    def _reaches(self, change: Change, version: str) -> bool:
        to_see, seen = [change], {change.id}
        while to_see:
            each = to_see.pop()
            if version in each.parents:
                return True
            fresh = [parent for parent in self._parents(each) if parent.id not in seen]
            seen.update(parent.id for parent in fresh)
            to_see.extend(fresh)
        return False


def _left(change: Change, field: str) -> Plain:
    """What a change left in a cell."""
    if change.kind == EditKind.CREATE and isinstance(change.new, dict):
        return change.new.get(field)
    return change.new
