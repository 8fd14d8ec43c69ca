"""What somebody was in the middle of when the program locked, kept in the vault until they go on or let it go."""

from enplan_desktop.domain.schema import Plain
from enplan_desktop.storage.settings import HALF_TYPED
from enplan_desktop.storage.vault import Vault

PAPER = "paper"
"""A page that is copied from paper: what stands in each of its fields."""
PAGE = "page"
"""The line of the page that could not be read: its record, its cell and the words."""
THIRD = "third"
"""Third wordings: what stands for each cell, by "record/cell"."""


def half_typed(vault: Vault, case_id: str, place: str) -> Plain:
    """None where nothing was begun; for the storage lane."""
    return _kept(vault, case_id).get(place)


def keep_half_typed(vault: Vault, case_id: str, place: str, value: Plain) -> None:
    """None, or nothing at all, forgets it; for the storage lane. A case that leaves takes all of it along."""
    kept = {name: each for name, each in {**_kept(vault, case_id), place: value}.items() if each}
    vault.set_setting(HALF_TYPED + case_id, kept or None)


def _kept(vault: Vault, case_id: str) -> dict[str, Plain]:
    kept = vault.get_setting(HALF_TYPED + case_id)
    return kept if isinstance(kept, dict) else {}
