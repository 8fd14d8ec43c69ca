"""Many rows in one statement: compiled once, so that 10,000 records do not pay for it 10,000 times."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Insert
from sqlalchemy.dialects import sqlite


class Bulk:
    """An insertion; rows are tuples in the order of its `columns`."""

    def __init__(self, statement: Insert) -> None:
        compiled = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
        self._sql = str(compiled)
        self.columns = tuple(compiled.positiontup or ())

    def run(self, connection: Connection, rows: Iterable[tuple[Any, ...]]) -> None:
        values = list(rows)
        if values:
            connection.exec_driver_sql(self._sql, values)
