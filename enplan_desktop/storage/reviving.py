"""A record that has an id of its own by rule, and is made again after it was deleted.

Its maker saw that it is not there, so nothing is to settle: it comes back, and says what they say of it now.
"""

from collections.abc import Mapping
from dataclasses import replace

from enplan_desktop.domain.changes import Edit, EditKind
from enplan_desktop.sync.fold import Folded


def made_again(edit: Edit, state: Folded | None) -> tuple[Edit, ...]:
    """What is signed for an edit of a record in this state: the edit itself, but for a creation over a deletion."""
    if (
        edit.kind != EditKind.CREATE
        or state is None
        or not state.deleted
        or not isinstance(edit.new, Mapping)
    ):
        return (edit,)
    return (
        replace(edit, kind=EditKind.RESTORE, new=state.cells),
        *(
            replace(edit, kind=EditKind.SET, field=name, old=state.cells.get(name), new=value)
            for name, value in edit.new.items()
            if state.cells.get(name) != value
        ),
    )
