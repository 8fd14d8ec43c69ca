"""Ids that follow from other ids. All others are UUIDv7, handed in by the rooms above."""

from uuid import NAMESPACE_OID, uuid5


def sheet_choice_id(case_id: str) -> str:
    """A case has one sheet choice, so two laptops that both make it must make the same record."""
    return str(uuid5(NAMESPACE_OID, f"sheet_choice:{case_id}"))
