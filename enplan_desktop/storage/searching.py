"""Search in everything that was written, by the beginnings of words."""

import re
from dataclasses import dataclass

from sqlalchemy import Connection, Row, text

from enplan_desktop.domain.checks import storable_text
from enplan_desktop.domain.schema import record_of
from enplan_desktop.storage.facts import words_of
from enplan_desktop.storage.packing import unpack_cells
from enplan_desktop.storage.reading import case_names

_RANKED = 300
"""How many of the newest matches are ranked: a word that stands in every note must not make search slow."""
_BEFORE, _AFTER = 40, 100
"""About how many letters an excerpt shows on either side of what was found."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A record whose words were found; `marks` are the spans of `excerpt` that match, as start and end."""

    case_id: str
    case_name: str
    type: str
    record: str
    excerpt: str
    marks: tuple[tuple[int, int], ...]


_FIND = text(
    """
    SELECT record.case_id, record.stream, record.type, record.record, record.cells
    FROM (
        SELECT rowid AS number, rank FROM passage
        WHERE passage MATCH :query AND rowid >= coalesce((
            SELECT rowid FROM passage WHERE passage MATCH :query ORDER BY rowid DESC LIMIT 1 OFFSET :ranked
        ), 0)
        ORDER BY rank LIMIT :most
    ) AS found JOIN record ON record.row = found.number
    WHERE EXISTS (
        SELECT 1 FROM record AS the_case
        WHERE the_case.case_id = record.case_id AND the_case.type = 'case' AND NOT the_case.deleted
    )
    ORDER BY found.rank, found.number DESC
    """
)


def search(connection: Connection, typed: str, limit: int) -> list[Hit]:
    """Records that hold, for every word that was typed, a word that begins so; the best first.

    Only of cases that can be opened. Half of all words begin with some letter, so one letter finds itself as a
    word (*ø*), and beside longer words it is not looked for.
    """
    words = _WORD.findall(storable_text(typed))
    longer = [word for word in words if len(word) > 1]
    # In quotes, nothing that was typed is an operator.
    query = " AND ".join([f'"{word}"*' for word in longer] or [f'"{word}"' for word in words])
    if not query:
        return []
    values = {"query": query, "ranked": _RANKED, "most": limit}
    found = connection.execute(_FIND, values).all()
    names = case_names(connection, {row.case_id for row in found})
    return [_hit(row, names[row.case_id], longer or words) for row in found]


def _hit(row: Row[tuple[str, str, str, str, bytes]], case_name: str, words: list[str]) -> Hit:
    record = record_of(row.type, row.record, row.case_id, row.stream, unpack_cells(row.cells))
    excerpt, marks = excerpt_of(words_of(record), words)
    return Hit(row.case_id, case_name, row.type, row.record, excerpt, marks)


def excerpt_of(whole: str, words: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A line of `whole` around the first of `words`, and the spans in it that begin with one of them."""
    begins = tuple(word.casefold() for word in words)
    found = [match.span() for match in _WORD.finditer(whole) if match.group().casefold().startswith(begins)]
    first = found[0][0] if found else 0
    start = _at_space(whole, max(0, first - _BEFORE), first)
    end = min(len(whole), first + _AFTER)
    line = "".join(" " if each.isspace() else each for each in whole[start:end])
    opening = "…" if start else ""
    marks = tuple(
        (a - start + len(opening), min(b, end) - start + len(opening)) for a, b in found if start <= a < end
    )
    return f"{opening}{line}{'…' if end < len(whole) else ''}", marks


def _at_space(whole: str, at: int, latest: int) -> int:
    """The beginning of the next word from `at` on, but not beyond `latest`."""
    while 0 < at < latest and not whole[at - 1].isspace():
        at += 1
    return at
