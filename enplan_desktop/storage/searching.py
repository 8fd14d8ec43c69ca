"""Search in everything that was written, by the beginnings of words."""

import re
from dataclasses import dataclass

from sqlalchemy import Connection, text

from enplan_desktop.domain.checks import storable_text
from enplan_desktop.storage.reading import case_names

_OPEN, _CLOSE = "\x02", "\x03"
"""Around what was found, until the excerpt is cut; stored words have no control characters."""
_EXCERPT_TOKENS = 14


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
    f"""
    SELECT record.case_id, record.type, record.record, found.excerpt
    FROM (
        SELECT rowid AS number, rank,
            snippet(passage, 0, '{_OPEN}', '{_CLOSE}', '…', {_EXCERPT_TOKENS}) AS excerpt
        FROM passage WHERE passage MATCH :query ORDER BY rank LIMIT :most
    ) AS found JOIN record ON record.row = found.number
    ORDER BY found.rank, found.number DESC
    """
)


def search(connection: Connection, words: str, limit: int) -> list[Hit]:
    """Records that hold every word or a word that begins so, the best first."""
    query = _query(words)
    if not query:
        return []
    found = connection.execute(_FIND, {"query": query, "most": limit}).all()
    names = case_names(connection, {row.case_id for row in found})
    return [
        Hit(row.case_id, names[row.case_id], row.type, row.record, *_marked(row.excerpt)) for row in found
    ]


def _query(typed: str) -> str:
    """FTS5's own language for it; nothing that was typed is taken as an operator."""
    words = re.findall(r"\w+", storable_text(typed))
    return " AND ".join(f'"{word}"*' for word in words)


def _marked(excerpt: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    plain = ""
    marks = []
    for piece in re.split(f"({_OPEN}[^{_CLOSE}]*{_CLOSE})", excerpt.replace("\n", " ")):
        bare = piece.strip(_OPEN + _CLOSE)
        if piece.startswith(_OPEN):
            marks.append((len(plain), len(plain) + len(bare)))
        plain += bare
    return plain, tuple(marks)
