"""The files of words that a page is asked about: the one that ships, and what a municipality adds and leaves out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import msgspec

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sheet.toml_reading import Unreadable, read_toml

_OTHER_KIND = "{file} is left aside: {key} must be a list of words, each in quotation marks."
_NO_SUCH_LIST = "{file} is left aside: there is no list called {key}. The lists are: {known}."
_NO_WORD = "{file} is left aside: “{entry}” in {key} is no word to look for."


class BadWordFile(Trouble):
    """A file that cannot be used."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as it is written; the one that ships says what each list is and what the hyphens mean."""

    health: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()
    public_numbers: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    roads: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    surnames: str = ""
    first_names: str = ""
    also_words: tuple[str, ...] = ()
    small_words: tuple[str, ...] = ()


_LISTS = tuple(each.name for each in fields(Listed))
_LOOKED_FOR = ("health", "places", "never")
_KEY = re.compile(r"\$\.(\w+)")
"""Which list is another kind of thing, in what the reader says of it."""
_SHORTEST = 2
"""A single letter with hyphens would be found in every line."""


@dataclass(frozen=True, slots=True)
class Words:
    """What could be read, and why the rest could not."""

    listed: Listed
    refused: tuple[BadWordFile, ...] = ()


def read_words(shipped: Path, added: Sequence[Path]) -> Words:
    """The shipped file, and with it the words of each file in each folder in turn.

    What is added under `never` counts for what ships, too. A file that cannot be used is named in `refused`.
    """
    # The one that ships is held by the tests.
    listed, refused = _read(shipped), []
    for file in (file for folder in added for file in sorted(folder.glob("*.toml"))):
        try:
            listed = _joined(listed, _read(file))
        except BadWordFile as trouble:
            refused.append(trouble)
    return Words(listed, tuple(refused))


def _read(file: Path) -> Listed:
    try:
        table = read_toml(file, "words.toml")
        listed = msgspec.convert(table, Listed)
    except Unreadable as trouble:
        raise BadWordFile(trouble.sentence, **trouble.values) from trouble
    except msgspec.ValidationError as error:
        named = _KEY.search(str(error))
        raise BadWordFile(_OTHER_KIND, file=file, key=named[1] if named else "…") from error
    for key in table:
        if key not in _LISTS:
            raise BadWordFile(_NO_SUCH_LIST, file=file, key=key, known=", ".join(_LISTS))
    for key in _LOOKED_FOR:
        for entry in getattr(listed, key):
            if sum(map(str.isalnum, entry)) < _SHORTEST:
                raise BadWordFile(_NO_WORD, file=file, key=key, entry=entry)
    return listed


def _joined(under: Listed, over: Listed) -> Listed:
    def both(name: str) -> Any:
        first, second = getattr(under, name), getattr(over, name)
        return f"{first} {second}" if isinstance(first, str) else (*first, *second)

    return Listed(**{name: both(name) for name in _LISTS})
