"""Where a line of the page comes from, so that a click on it can lead back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One cell of one record; of a prompt, the record it would stand under and what it asks for."""

    record: str
    cell: str
