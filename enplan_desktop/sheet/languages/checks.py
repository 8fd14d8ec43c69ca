"""Whether a language's file can be used: it says all that the Danish one says, in signs that can be drawn."""

from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sheet.fonts import load_fonts

LONGEST = {"areas": 20, "headings": 26, "wording": 42, "dates": 60}
LONGEST_IN_LIST, LONGEST_OF_ALL = 15, 160
"""In characters: with longer words not even the least that a page must hold would fit the smallest one."""

_OPTIONAL = frozenset({"areas", "called", "checked", "facts", "possessive", "proposals"})
"""Not every language needs these; the last two are for caseworkers, in the languages that the program speaks."""
_NO_SIGNS = (
    "{file} is left aside: the page's type has no signs for {signs}. "
    "Write the words in Latin letters; other letters need a typeface that En plan does not have."
)

Table = dict[str, Any]
Keys = tuple[str, ...]
"""What leads to a value in a table of tables: `("headings", "now")`."""


class BadLanguageFile(Trouble):
    """A file that cannot be used; `language` is the code that it would have had."""

    def __init__(self, file: Path, sentence: str, **values: object) -> None:
        super().__init__(sentence, file=file, **values)
        self.file = file
        self.language = file.stem


def check_language(table: Table, measure: Table, file: Path) -> None:
    """Raises BadLanguageFile for the first thing that is wrong with a file's table."""
    for keys, expected in _cells(measure):
        value = _value(table, keys)
        if value is not None:
            _check_kind(value, expected, keys, file)
            _check_texts(value, expected, keys, file)
        elif keys[0] not in _OPTIONAL:
            raise BadLanguageFile(file, "{file} is left aside: {key} is missing in it.", key=".".join(keys))
    texts = [text for _, value in _cells(table) for text in _texts(value)]
    lost = dict.fromkeys(sign for text in texts for sign in load_fonts().printable(text).lost)
    if lost:
        raise BadLanguageFile(file, _NO_SIGNS, signs=" ".join(list(lost)[:5]))


def _check_kind(value: Any, expected: Any, keys: Keys, file: Path) -> None:
    is_right = type(value) is type(expected)
    if is_right and isinstance(value, list):
        # Seven weekdays and twelve months; other lists may be as long as they are.
        is_right = len(_texts(value)) == (len(expected) if keys[0] == "dates" else len(value))
    if not is_right:
        sentence = "{file} is left aside: {key} must be of the kind that it is in da.toml."
        raise BadLanguageFile(file, sentence, key=".".join(keys))


def _check_texts(value: Any, expected: Any, keys: Keys, file: Path) -> None:
    key, longest = ".".join(keys), LONGEST.get(keys[0], LONGEST_OF_ALL)
    if isinstance(expected, list):
        longest = LONGEST_IN_LIST
    wanted = (_places(expected) or set()) if isinstance(expected, str) else set()
    for text in _texts(value):
        if not text.strip() and keys[0] not in _OPTIONAL:
            raise BadLanguageFile(file, "{file} is left aside: {key} is empty.", key=key)
        if len(text) > longest:
            sentence = "{file} is left aside: {key} has more than {longest} characters."
            raise BadLanguageFile(file, sentence, key=key, longest=longest)
        if _places(text) != wanted:
            sentence = "{file} is left aside: what stands in curly brackets in {key} must be: {places}."
            places = " ".join(f"{{{each}}}" for each in sorted(wanted)) or "–"
            raise BadLanguageFile(file, sentence, key=key, places=places)


def _places(text: str) -> set[str] | None:
    """The names in curly brackets; None where brackets hold anything else."""
    try:
        parts = [part for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return None
    if any(form or turned for _, _, form, turned in parts):
        return None
    return {str(name) for _, name, _, _ in parts}


def _cells(table: Table, above: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    """Every value with what leads to it."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _cells(value, (*above, key))
        else:
            yield (*above, key), value


def _value(table: Table, keys: Keys) -> Any:
    """None where nothing stands."""
    found: Any = table
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _texts(value: Any) -> list[str]:
    """A value's texts: itself, or those in its list."""
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]
