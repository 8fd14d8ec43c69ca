"""What somebody has done and may want to take back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from enplan_desktop.domain.changes import Change, Edit
from enplan_desktop.domain.schema import Plain
from enplan_desktop.sync.fold import LIFE, Side

if TYPE_CHECKING:
    from enplan_desktop.storage.vault import Vault


@dataclass(frozen=True, slots=True, eq=False)
class Deed:
    """Edits that belong together, under the name that undo shows; already in the interface's language.

    No two are the same, however alike: something may be done, taken back and done again.
    """

    case_id: str
    edits: tuple[Edit, ...]
    label: str
    read: Mapping[str, Mapping[str, Plain]] = field(default_factory=dict)
    """The cells, as they stood on the screen, of notes that were made final."""


@dataclass(frozen=True, slots=True, eq=False)
class Settling:
    """A decision between sides. It is not taken back by an edit: the sides stand beside each other again."""

    case_id: str
    label: str
    made: Change
    stood: tuple[Side, ...]
    value: Plain
    taken_back: bool = False

    def turned(self, vault: "Vault", now: Callable[[], datetime]) -> "Settling":
        """Takes it back, or decides again; runs on the storage lane. Raises AlreadyDecided."""
        if not self.taken_back:
            vault.reopen(self.made, self.stood, now=now)
            return replace(self, taken_back=True)
        cell = self.made.field or LIFE
        again = vault.decide(self.case_id, self.made.record, cell, self.value, now=now)
        return replace(self, made=again.changes[0], stood=again.stood, taken_back=False)


Done = Deed | Settling
