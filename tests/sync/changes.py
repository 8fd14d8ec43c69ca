"""Changes in few words, for tests that are about nothing else."""

from typing import Any

from enplan_desktop.domain.changes import Change, EditKind

CASE = "case-1"


def change(id_: str, kind: str, *, by: str = "mette", at: int | None = None, **rest: Any) -> Change:
    """A change of goal `goal-1`, unless `rest` says otherwise; `at` is when, by the maker's clock."""
    number = int("".join(filter(str.isdigit, id_)) or 0) if at is None else at
    said: dict[str, Any] = {
        "case_id": CASE,
        "stream": "plan",
        "type": "goal",
        "record": "goal-1",
        "actor": by,
        "device": f"{by}s-laptop",
        "device_seq": 1,
        "clock": f"{number:012x}-0000",
        "schema": 1,
        **rest,
    }
    return Change(id=id_, kind=kind, **said)


def creation(id_: str, cells: Any = None, **rest: Any) -> Change:
    return change(id_, EditKind.CREATE, new=cells if cells is not None else {"words": "a home"}, **rest)


def setting(id_: str, field: str, new: Any, *parents: str, **rest: Any) -> Change:
    return change(id_, EditKind.SET, field=field, new=new, parents=parents, **rest)


def deletion(id_: str, *parents: str, **rest: Any) -> Change:
    return change(id_, EditKind.DELETE, parents=parents, **rest)


def restoration(id_: str, *parents: str, **rest: Any) -> Change:
    return change(id_, EditKind.RESTORE, parents=parents, **rest)


def writing(id_: str, old: str | None, new: str, *parents: str, **rest: Any) -> Change:
    """A goal's professional wording from `old` to `new`."""
    return setting(id_, "professional_wording", new, *parents, old=old, **rest)
