"""Many rows in one statement: compiled once, so that 10,000 records do not pay for it 10,000 times."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Insert, Update
from sqlalchemy.dialects import sqlite


class Bulk:
    """A statement with one parameter for each column; rows are given by column name."""

    def __init__(self, statement: Insert | Update) -> None:
        compiled = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
        self._sql = str(compiled)
        self._names = tuple(compiled.positiontup or ())

    def run(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        values = [tuple(row[name] for name in self._names) for row in rows]
        if values:
            connection.exec_driver_sql(self._sql, values)
