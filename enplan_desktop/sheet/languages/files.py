"""The files that hold the page's words: those that ship, and what a municipality corrects or adds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from enplan_desktop.sheet.languages.checks import OTHER_KIND, BadLanguageFile, Table, check_language
from enplan_desktop.sheet.languages.wording import Phrases
from enplan_desktop.sheet.toml_reading import Unreadable, read_toml

MEASURE = "da"
"""The language whose file says what every file must say."""

_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TIE, _HARD_SPACE = "~", "\u00a0"
_KEY = re.compile(r"\$\.(\w+(?:\.\w+)*)")
"""What is of another kind, in what its reader says; the rest of that is for programmers."""


@dataclass(frozen=True, slots=True)
class Languages:
    """What could be read, by code, and what could not."""

    known: Mapping[str, Phrases]
    refused: tuple[BadLanguageFile, ...] = ()


def read_languages(shipped: Path, added: Sequence[Path]) -> Languages:
    """The shipped files, and over them those of each folder in turn, line by line.

    A file that cannot be used is named in `refused`; all others, and what it would have corrected, stay.
    """
    # Those that ship are held by the tests, and need not be looked through at every start.
    tables = {file.stem: _table_of(file) for file in shipped.glob("*.toml")}
    known = {code: _phrases(code, table) for code, table in tables.items()}
    measure, refused = tables[MEASURE], []
    for file in (file for folder in added for file in sorted(folder.glob("*.toml"))):
        code = file.stem
        try:
            table = _laid_over(tables.get(code, {}), _named_table(file))
            check_language(table, measure, file)
            known[code], tables[code] = _added(file, table), table
        except BadLanguageFile as trouble:
            refused.append(trouble)
    return Languages(known, tuple(refused))


def _named_table(file: Path) -> Table:
    if not _CODE.fullmatch(file.stem):
        sentence = "{file} is left aside: its name must be the code of a language, such as so.toml."
        raise BadLanguageFile(file, sentence)
    return _table_of(file)


def _table_of(file: Path) -> Table:
    try:
        return read_toml(file, f"{MEASURE}.toml")
    except Unreadable as trouble:
        raise BadLanguageFile(file, trouble.sentence, **trouble.where) from trouble


def _laid_over(under: Table, over: Table) -> Table:
    joined = dict(under)
    for key, value in over.items():
        below = joined.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            joined[key] = _laid_over(below, value)
        else:
            joined[key] = value
    return joined


def _added(file: Path, table: Table) -> Phrases:
    try:
        return _phrases(file.stem, table)
    except msgspec.ValidationError as error:
        named = _KEY.search(str(error))
        raise BadLanguageFile(file, OTHER_KIND, key=named[1] if named else "…") from error


def _phrases(code: str, table: Table) -> Phrases:
    dates = {key: _tied(value) for key, value in table["dates"].items()}
    return msgspec.convert({**table, "dates": dates, "language": code}, Phrases)


def _tied(value: Any) -> Any:
    """A form of dates with its ties as spaces at which no line breaks."""
    return value.replace(_TIE, _HARD_SPACE) if isinstance(value, str) else value
