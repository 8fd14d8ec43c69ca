"""Reads a file that a municipality wrote, and says what is wrong with it in words for whoever wrote it."""

import re
import tomllib
from pathlib import Path
from typing import Any

from enplan_desktop.domain.trouble import Trouble

_LINE = re.compile(r"at line (\d+)")
"""Where something is wrong, in what the parser says; the rest of that is for programmers."""
_NOT_READ = "{file} is left aside, since it cannot be read. Check that it is a file, and who may read it."
_NOT_UTF_8 = "{file} is left aside: line {line} is not written in UTF-8. Save the file again as UTF-8."
_NO_TOML = (
    "{file} is left aside: line {line} is not as it should be. Look at how such a line is written in {model}."
)


class Unreadable(Trouble):
    """A file that nothing can be read from; `where` is what its sentence says besides the file."""

    def __init__(self, sentence: str, file: Path, **where: object) -> None:
        super().__init__(sentence, file=file, **where)
        self.where = where


def read_toml(file: Path, model: str) -> dict[str, Any]:
    """The file's table; raises Unreadable, which names `model` as a file that is written as it should be."""
    try:
        written = file.read_bytes()
    except OSError as error:
        raise Unreadable(_NOT_READ, file) from error
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = written[: error.start].count(b"\n") + 1
        raise Unreadable(_NOT_UTF_8, file, line=line) from error
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # the latter where brackets go on and on
        named = _LINE.search(str(error))
        at = named[1] if named else text.count("\n") + 1
        raise Unreadable(_NO_TOML, file, line=at, model=model) from error
