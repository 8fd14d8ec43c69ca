"""SQLAlchemy without its detours: a statement that comes again goes to the driver as it was compiled the first time.

Thousands of histories pay for every step between a statement and the driver. A statement that was built for the
occasion, one with a list or options in it, and whatever fails take SQLAlchemy's own way.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, IteratorResult, Row, create_engine
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.pool import StaticPool
from sqlalchemy.sql.compiler import SQLCompiler

Processor = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Ready:
    """A compiled statement; it does not know the statement itself, which is forgotten with whoever has it."""

    sql: str
    names: Sequence[str]
    said: Mapping[str, Any]
    """The values that stand in the statement, by their names."""
    lists: Mapping[str, Sequence[str]]
    """The names of the values of each list, for lists as long as they were when this was made."""
    made_fit: Mapping[str, Processor]
    """How the driver wants some values, by their names."""
    rows: SimpleResultMetaData | None

    def values(self, parameters: Mapping[str, Any]) -> tuple[Any, ...]:
        if self.said:
            parameters = {**self.said, **parameters}
        for name, each in self.lists.items():
            parameters = {**parameters, **dict(zip(each, parameters[name], strict=True))}
        if self.made_fit:
            parameters = {
                **parameters,
                **{name: fit(parameters[name]) for name, fit in self.made_fit.items()},
            }
        return tuple([parameters[name] for name in self.names])


@dataclass(frozen=True, slots=True)
class _Done:
    """What there is to know of a statement that returns no rows."""

    rowcount: int


class _Rows:
    """Rows as SQLAlchemy makes them. What is asked of them but seldom, its own result answers."""

    __slots__ = ("_cursor", "_keys")

    def __init__(self, cursor: Iterable[Any], keys: SimpleResultMetaData) -> None:
        self._cursor = cursor
        self._keys = keys

    def __iter__(self) -> Iterator[Any]:
        return map(self._row, self._cursor)

    def _row(self, values: Any) -> Row[Any]:
        return Row(self._keys, self._keys._effective_processors, self._keys._key_to_index, values)

    def all(self) -> list[Any]:
        return list(self)

    def first(self) -> Any:
        return next(iter(self), None)

    def one(self) -> Any:
        return self._only("one")

    def one_or_none(self) -> Any:
        return self._only("one_or_none")

    def scalar_one(self) -> Any:
        return self._only("scalar_one", 0)

    def scalar_one_or_none(self) -> Any:
        return self._only("scalar_one_or_none", 0)

    def _only(self, asked: str, column: int | None = None) -> Any:
        found = list(self._cursor)
        if len(found) == 1:
            row = self._row(found[0])
            return row if column is None else row[column]
        return getattr(IteratorResult(self._keys, iter(found)), asked)()

    def __getattr__(self, name: str) -> Any:
        return getattr(IteratorResult(self._keys, iter(self._cursor)), name)


class _Quick(Connection):
    engine: "QuickEngine"

    def execute(self, statement: Any, parameters: Any = None, *, execution_options: Any = None) -> Any:
        many = parameters if type(parameters) is list else [parameters or {}]
        if many and not execution_options:
            ready = self.engine.ready(statement, many[0])
            if ready is not None:
                try:
                    return self._run(ready, many)
                except self.engine.dialect.loaded_dbapi.Error:
                    pass  # and once more, for what SQLAlchemy makes of it
        return super().execute(statement, parameters, execution_options=execution_options)

    def _run(self, ready: _Ready, many: Sequence[Mapping[str, Any]]) -> Any:
        cursor = self.engine.cursor()
        if len(many) == 1:
            cursor.execute(ready.sql, ready.values(many[0]))
        else:
            cursor.executemany(ready.sql, [ready.values(each) for each in many])
        return _Done(cursor.rowcount) if ready.rows is None else _Rows(cursor, ready.rows)

    def exec_driver_sql(self, statement: Any, parameters: Any = None, execution_options: Any = None) -> Any:
        if type(parameters) is not list or execution_options:
            return super().exec_driver_sql(statement, parameters, execution_options)
        cursor = self.engine.cursor()
        if len(parameters) == 1:
            return cursor.execute(statement, parameters[0])
        return cursor.executemany(statement, parameters)


class QuickEngine(Engine):
    """An engine upon one connection of the driver's; `cursor` makes its cursors, one for each statement."""

    _connection_cls = _Quick

    def __init__(self, driver: Any, connection: Any, cursor: Callable[[], Any], begin: str) -> None:
        made = create_engine(
            "sqlite://",
            module=driver,
            creator=lambda: connection,
            poolclass=StaticPool,
            pool_reset_on_return=None,
        )
        super().__init__(made.pool, made.dialect, made.url)
        self.cursor = cursor
        self._connection = connection
        self._begin = begin
        self._known: WeakKeyDictionary[Any, dict[Any, _Ready | None]] = WeakKeyDictionary()

    @cached_property
    def _kept(self) -> Connection:
        """SQLAlchemy believes that one transaction lasts for ever: then it leaves them alone."""
        kept = self.connect()
        kept.begin()
        return kept

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        self.cursor().execute(self._begin)
        try:
            yield self._kept
            self._connection.commit()
        except BaseException:
            self._connection.rollback()
            raise

    def ready(self, statement: Any, parameters: Mapping[str, Any]) -> _Ready | None:
        """None where the statement is met for the first time, or is none of those that can be made ready."""
        known = self._known.get(statement)
        if known is None:
            self._known[statement] = {}
            return None
        shape = tuple([(name, _size(value)) for name, value in parameters.items()])
        if shape not in known:
            known[shape] = self._made_ready(statement, parameters)
        return known[shape]

    def _made_ready(self, statement: Any, parameters: Mapping[str, Any]) -> _Ready | None:
        if statement.get_execution_options():
            return None
        compiled = statement.compile(dialect=self.dialect, column_keys=list(parameters))
        if not isinstance(compiled, SQLCompiler) or not _is_plain(compiled):
            return None
        state = compiled.construct_expanded_state(parameters)
        said = {name: each.effective_value for name, each in compiled.binds.items() if not each.required}
        return _Ready(
            state.statement,
            state.positiontup or (),
            {name: value for name, value in said.items() if name not in parameters},
            state.parameter_expansion,
            {name: fit for name, fit in state.processors.items() if name in (state.positiontup or ())},
            self._rows_of(compiled) if compiled._result_columns else None,
        )

    def _rows_of(self, compiled: SQLCompiler) -> SimpleResultMetaData:
        columns = compiled._result_columns
        processors = [each.type._cached_result_processor(self.dialect, None) for each in columns]
        return SimpleResultMetaData([each.keyname for each in columns], _processors=processors)


def _is_plain(compiled: SQLCompiler) -> bool:
    """Whether the driver can be given its text as it is, and its result says all."""
    is_crud = compiled.isinsert or compiled.isupdate or compiled.isdelete
    fills_in = compiled.insert_prefetch or compiled.update_prefetch or compiled.literal_execute_params
    if fills_in or compiled.effective_returning or compiled.isplaintext:
        return False
    return bool(is_crud or compiled._result_columns)


def _size(value: object) -> int:
    """Of a list that is one of a statement's values; a text counts as one value, whatever its length."""
    return len(value) if isinstance(value, list | tuple | set | frozenset) else -1
