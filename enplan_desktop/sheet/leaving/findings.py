"""What could do harm on a kitchen wall, as values: what it is, the very words, and where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2s

from enplan_desktop.sheet.source import Source


class FindingKind(StrEnum):
    """In the order in which they are looked for: where two are found in the same words, the first counts."""

    CPR = "cpr"
    PHONE = "phone"
    NOT_GRANTED = "not_granted"
    OWN_NAME = "own_name"
    PERSON = "person"
    """Somebody's surname, or their full name."""
    HEALTH = "health"
    PLACE = "place"
    FIRST_NAME = "first_name"
    """Of somebody who is neither the citizen nor a professional around them."""


SENTENCES: Mapping[FindingKind, str] = {
    FindingKind.CPR: "“{words}” looks like a CPR number.",
    FindingKind.PHONE: "“{words}” is a telephone number of none of the professionals here.",
    FindingKind.NOT_GRANTED: "“{words}” is not granted yet. On the sheet it can be read as a promise.",
    FindingKind.OWN_NAME: "“{words}” is more than a first name. Whoever sees the sheet knows whose it is.",
    FindingKind.PERSON: "“{words}” names somebody by more than a first name.",
    FindingKind.HEALTH: "“{words}” tells of illness or substances.",
    FindingKind.PLACE: "“{words}” tells where there is treatment or help.",
    FindingKind.FIRST_NAME: "“{words}” is somebody's first name. May it hang there?",
}
"""For the caseworker, as English source strings."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`words` stand on the page just so. `mark` stands for these words in this text: see `mark_of`."""

    kind: FindingKind
    source: Source
    words: str
    mark: str


def mark_of(kind: FindingKind, source: Source, words: str, text: str) -> str:
    """Sixteen signs by which an answer is remembered without the words.

    `text` is the whole text that the words stand in: when it is written anew, it is asked about anew.
    """
    told = repr((kind.value, source.record, source.cell, words.casefold(), text))
    return blake2s(told.encode(), digest_size=8).hexdigest()
