"""On which line of a JSON text a value begins, so that a mistake can be pointed at."""

import json
import re
from collections.abc import Iterator, Sequence

Step = str | int
"""The name of an object's member, or the index of a list's item."""

_decoder = json.JSONDecoder()
_BLANK = re.compile(r"[ \t\n\r]*")


def line_of(text: str, path: Sequence[Step]) -> int:
    """The line, from 1, of the value that `path` leads to, or of the last on the way that is there.

    `text` must be JSON.
    """
    at = _skip_blank(text, 0)
    for step in path:
        inside = dict(_inside(text, at))
        if step not in inside:
            break
        at = inside[step]
    return text.count("\n", 0, at) + 1


def _inside(text: str, at: int) -> Iterator[tuple[Step, int]]:
    """Where each value inside the object or list at `at` begins; nothing for another value."""
    kind = text[at]
    if kind not in "{[":
        return
    at = _skip_blank(text, at + 1)
    index = 0
    while text[at] not in "}]":
        step: Step = index
        if kind == "{":
            step, at = _decoder.raw_decode(text, at)
            at = _skip_blank(text, _skip_blank(text, at) + 1)
        yield step, at
        _, at = _decoder.raw_decode(text, at)
        at = _skip_blank(text, at)
        if text[at] == ",":
            at = _skip_blank(text, at + 1)
        index += 1


def _skip_blank(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at
