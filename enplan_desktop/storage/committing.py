"""The one way in: edits become signed changes; rows, history, outbox and search follow in one transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from enplan_desktop.domain.changes import Change, Edit, EditKind
from enplan_desktop.domain.fields import Meet
from enplan_desktop.domain.schema import Plain, schema_of
from enplan_desktop.storage.bulk import Bulk
from enplan_desktop.storage.errors import AlreadyDecided, HasLeft, NoCase, TooLong
from enplan_desktop.storage.packing import pack, pack_change, unpack_change
from enplan_desktop.storage.reviving import made_again
from enplan_desktop.storage.rows import Row, RowKey, Shelf
from enplan_desktop.storage.sealing import is_final, refuse_sealed, refuse_sealed_decision
from enplan_desktop.storage.settings import lay_down, take_pen
from enplan_desktop.storage.signing import NOTHING, Identity, Pen, Read, cleaned, seen_by
from enplan_desktop.storage.storable import storable
from enplan_desktop.storage.tables import change, record
from enplan_desktop.sync.fold import DELETED, KEPT, LIFE, Folded, Side, fold, parents_of, to_decide
from enplan_desktop.sync.protocol import MAX_CHANGE_BYTES


@dataclass(frozen=True, slots=True)
class Committed:
    """What was stored: the signed changes, and the cases that look different now.

    `stood` are the sides that a decision chose between.
    """

    changes: tuple[Change, ...]
    case_ids: frozenset[str]
    stood: tuple[Side, ...] = ()


def commit(
    connection: Connection,
    identity: Identity,
    edits: Sequence[Edit],
    now: Callable[[], datetime],
    new_id: Callable[[], str],
    read: Read = NOTHING,
) -> Committed:
    """Raises NotAllowed for what is sealed, TooLong for what is too much; then nothing of the edits is stored.

    `read` holds the cells, as their makers read them, of records that an edit concerns as a whole.
    """
    edits = [cleaned(edit) for edit in edits]
    shelf = Shelf(connection)
    shelf.fetch(_key(edit) for edit in edits)
    pen = take_pen(connection, identity)

    def is_ours(version: str) -> bool:
        return _device_of(connection, version, signed) == identity.device

    signed: list[Change] = []
    for asked in edits:
        row = shelf[_key(asked)]
        _refuse_impossible(connection, row, asked)
        for edit in made_again(asked, row.state):
            parents = seen_by(
                edit, row.state, row.settled if row.unsent else None, is_ours, read.get(edit.record)
            )
            if edit.kind == EditKind.SET and not parents:
                parents = _version_that_said(connection, edit)
            signed.append(pen.sign(edit, parents, new_id(), _milliseconds(now())))
            add_unsent(row, signed[-1])
    return _store(connection, shelf, pen, signed)


def decide(
    connection: Connection,
    identity: Identity,
    edit: Edit,
    now: Callable[[], datetime],
    new_id: Callable[[], str],
) -> Committed:
    """Signs an edit that `decision` made, as one whose maker saw every side."""
    shelf = Shelf(connection)
    shelf.fetch([_key(edit)])
    row = shelf[_key(edit)]
    assert row.state is not None
    pen = take_pen(connection, identity)
    parents = parents_of(edit, row.state, row.settled if row.unsent else None)
    signed = pen.sign(edit, parents, new_id(), _milliseconds(now()))
    stood = row.state.sides(edit.field or LIFE)
    add_unsent(row, signed)
    return replace(_store(connection, shelf, pen, [signed]), stood=stood)


def reopen(
    connection: Connection,
    identity: Identity,
    made: Change,
    stood: Sequence[Side],
    now: Callable[[], datetime],
    new_id: Callable[[], str],
) -> Committed:
    """Takes the decision `made` back: what it chose between stands side by side again.

    Each side is written anew upon its own version, so that it can be told whose it was. Raises AlreadyDecided
    where somebody has changed the cell since.
    """
    shelf = Shelf(connection)
    shelf.fetch([_key(made)])
    row = shelf[_key(made)]
    cell = made.field or LIFE
    standing = row.state.sides(cell) if row.state is not None else ()
    if row.state is None or [each.value for each in standing] != [_decided(made)]:
        raise AlreadyDecided
    pen = take_pen(connection, identity)
    signed: list[Change] = []
    for side in stood:
        edit = _said_again(row.state, made, side)
        if edit is not None:
            takes_over = not signed and cell != LIFE
            parents = (*side.versions, *(standing[0].versions if takes_over else ()))
            signed.append(pen.sign(edit, parents, new_id(), _milliseconds(now())))
            add_unsent(row, signed[-1])
    return _store(connection, shelf, pen, signed)


def _decided(made: Change) -> Plain:
    if made.field:
        return made.new
    return DELETED if made.kind == EditKind.DELETE else KEPT


def _said_again(state: Folded, made: Change, side: Side) -> Edit | None:
    """The edit that lets a side stand again; None for the one that stands."""
    about = {"case_id": made.case_id, "stream": made.stream, "record": made.record, "type": made.type}
    if made.field:
        stands_sealed = side.value == state.cells.get(made.field) and is_final(state)
        if stands_sealed:
            return None
        return Edit(**about, kind=EditKind.SET, field=made.field, old=None, new=side.value)
    if side.value == DELETED:
        return None if made.kind == EditKind.DELETE else Edit(**about, kind=EditKind.DELETE, old=state.cells)
    return None if made.kind == EditKind.RESTORE else Edit(**about, kind=EditKind.RESTORE, new=state.cells)


def decision(connection: Connection, case_id: str, name: str, cell: str, value: Plain) -> Edit:
    """The edit that settles an open cell of a record; raises AlreadyDecided where it is open no more."""
    found = connection.execute(_STREAM_OF, {"case_id": case_id, "record": name}).scalars().all()
    shelf = Shelf(connection)
    keys = [(case_id, stream, name) for stream in found]
    shelf.fetch(keys)
    if not keys:
        raise NoCase
    for key in keys:
        state = shelf[key].state
        if state is not None and cell in to_decide(state):
            value = storable(value)
            refuse_sealed_decision(state, cell, value)
            if cell == LIFE:
                kind = EditKind.DELETE if value == DELETED else EditKind.RESTORE
                old, new = (state.cells, None) if value == DELETED else (None, state.cells)
                return Edit(**_about(key, state.type), kind=kind, old=old, new=new)
            old = None if _is_text(state.type, cell) else state.cells.get(cell)
            return Edit(**_about(key, state.type), kind=EditKind.SET, field=cell, old=old, new=value)
    raise AlreadyDecided


def _is_text(type_name: str, cell: str) -> bool:
    """A decision about a text was made upon several: with none as its base, no fold merges it with another."""
    schema = schema_of(type_name)
    return schema is not None and cell in schema.cells and schema.cells[cell].meet is Meet.TEXT


_STREAM_OF = select(record.c.stream).where(
    record.c.case_id == bindparam("case_id"), record.c.record == bindparam("record")
)


def _about(key: RowKey, type_name: str) -> dict[str, str]:
    return {"case_id": key[0], "stream": key[1], "record": key[2], "type": type_name}


def add_unsent(row: Row, made: Change) -> None:
    """Folds a change of ours, that nobody has accepted yet, onto a row."""
    if not row.unsent:
        row.settled = row.state
    row.unsent += 1
    row.state = fold(row.state, made)


def _refuse_impossible(connection: Connection, row: Row, edit: Edit) -> None:
    if row.state is not None:
        refuse_sealed(row.state, edit)
    elif edit.kind != EditKind.CREATE:
        if connection.execute(_KNOWS_CASE, {"case_id": edit.case_id}).first() is None:
            raise HasLeft
        raise ValueError(f"{edit.type} {edit.record} is not in the vault")


_KNOWS_CASE = select(record.c.row).where(record.c.case_id == bindparam("case_id")).limit(1)


def _store(connection: Connection, shelf: Shelf, pen: Pen, signed: Sequence[Change]) -> Committed:
    """Raises TooLong for what no server would take: it could never be sent, nor handed over."""
    if any(len(pack(each)) > MAX_CHANGE_BYTES for each in signed):
        raise TooLong
    write_history(connection, [(each, None) for each in signed])
    shelf.put_back()
    lay_down(connection, pen)
    return Committed(tuple(signed), frozenset(each.case_id for each in signed))


WRITE = Bulk(insert(change).values({each.name: None for each in change.c if each.name != "row"}))


def write_history(connection: Connection, changes: Iterable[tuple[Change, int | None]]) -> None:
    """Adds changes with their number in their stream; one without waits to be sent."""
    rows = (
        (made.id, made.case_id, made.stream, made.record, made.clock, seq, None, pack_change(made))
        for made, seq in changes
    )
    WRITE.run(connection, rows)


_BODY = select(change.c.body).where(change.c.id == bindparam("id"))


def _device_of(connection: Connection, version: str, signed: Sequence[Change]) -> str:
    """Which device made a version, "" where it is not known here; `signed` are on the way in."""
    for each in signed:
        if each.id == version:
            return each.device
    body = connection.execute(_BODY, {"id": version}).scalar_one_or_none()
    return "" if body is None else unpack_change(body).device


_NEWEST_FIRST = (
    select(change.c.body)
    .where(change.c.case_id == bindparam("case_id"), change.c.record == bindparam("record"))
    .order_by(change.c.clock.desc(), change.c.id.desc())
)


def _version_that_said(connection: Connection, edit: Edit) -> tuple[str, ...]:
    """The newest version of a cell that read as the edit's maker read it; none where nobody knows of one."""
    values = {"case_id": edit.case_id, "record": edit.record}
    for body in connection.execute(_NEWEST_FIRST, values).scalars():
        made = unpack_change(body)
        cells = {made.field: made.new} if made.kind == EditKind.SET else made.new
        if isinstance(cells, Mapping) and edit.field in cells and cells[edit.field] == edit.old:
            return (made.id,)
    return ()


def _key(edit: Edit) -> RowKey:
    return (edit.case_id, edit.stream, edit.record)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
