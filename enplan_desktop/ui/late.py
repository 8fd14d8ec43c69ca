"""Third wordings that were begun, and those among them that somebody else's decision has overtaken."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from enplan_desktop.domain.changes import Change, Edit, EditKind
from enplan_desktop.domain.dates import day_and_time
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import TYPE_NAMES, Note, Record
from enplan_desktop.domain.rules import is_sealed
from enplan_desktop.domain.schema import cells_of
from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync.protocol import Person
from enplan_desktop.ui.half_typed import THIRD, half_typed, keep_half_typed
from enplan_desktop.ui.history_reading import local_time
from enplan_desktop.ui.matters import Found, Matter, Wrote
from enplan_desktop.ui.phrases import field_word, inside
from enplan_desktop.ui.record_titles import Titles
from enplan_desktop.ui.targets import find
from enplan_desktop.ui.wording import language, tr

_LOOKS_BACK = 400
"""Changes of a case among which the decision is looked for."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Third wordings by the key of their matter, and what is known of the cases where one came too late."""

    words: Mapping[str, str]
    plans: Mapping[str, Plan]
    changes: Mapping[str, Sequence[Change]]


def find_begun(vault: Vault, found: Found, cases: Iterable[str]) -> Begun:
    """Looks in these cases, and in those where something is to be decided; for the storage lane."""
    known = set(vault.case_ids())
    words = {
        f"{case_id}/{name}": str(each)
        for case_id in sorted({*cases, *found.plans} & known)
        for name, each in (half_typed(vault, case_id, THIRD) or {}).items()
    }
    is_open = {f"{each.case_id}/{each.record}/{each.cell}" for each in found.undecided}
    late = {split(key)[0] for key in words.keys() - is_open}
    return Begun(
        words,
        {case_id: vault.plan(case_id) for case_id in late},
        {
            case_id: tuple(entry.change for entry in vault.history(case_id, limit=_LOOKS_BACK))
            for case_id in late
        },
    )


def keep_begun(vault: Vault, key: str, words: str) -> None:
    """Keeps a third wording as far as it has come; "" forgets it. For the storage lane."""
    case_id, record, cell = split(key)
    if case_id in vault.case_ids():
        kept = {**(half_typed(vault, case_id, THIRD) or {}), f"{record}/{cell}": words}
        keep_half_typed(vault, case_id, THIRD, {name: each for name, each in kept.items() if each})


def split(key: str) -> tuple[str, str, str]:
    """Case, record and cell of a matter's key."""
    case_id, record, cell = key.split("/")
    return case_id, record, cell


def late_matter(key: str, begun: Begun, people: Mapping[str, Person], today: date) -> Matter | None:
    """A matter that is open no more, with what was decided as its one side; None where nothing is known of it."""
    case_id, name, cell = split(key)
    plan, changes = begun.plans.get(case_id), begun.changes.get(case_id, ())
    if plan is None:
        return None
    record = find(plan, name)
    kind, field = (EditKind.SET, cell) if record is not None else (EditKind.DELETE, "")
    made = next(
        (each for each in changes if (each.record, each.kind, each.field) == (name, kind, field)), None
    )
    if record is None and made is None:
        return None
    type_name = TYPE_NAMES[type(record)] if record is not None else made.type if made else ""
    what = Titles(plan, today, changes).the(type_name, name)
    value = cells_of(record).get(cell) if record is not None else None
    who = people.get(made.actor) if made else None
    decided = Wrote(
        who=who.name if who else tr("A colleague"),
        unit="",
        when=day_and_time(local_time(made.clock), language(), today) if made else "",
        words=value if isinstance(value, str) else "",
        value=value,
        deletes=record is None,
    )
    return Matter(
        case_id=case_id,
        case_name=plan.case.display_name,
        record=name,
        cell=cell,
        what=what[:1].upper() + what[1:],
        field=inside(field_word(type_name, cell)),
        sides=(decided,),
        free_text=True,
        sealed=record if isinstance(record, Note) and is_sealed(record) else None,
    )


def replacing(matter: Matter, record: Record, words: str) -> Edit:
    """The edit that puts somebody's words in the place of what was decided meanwhile."""
    (decided,) = matter.sides
    return Edit(
        case_id=matter.case_id,
        stream=record.stream,
        kind=EditKind.SET,
        type=TYPE_NAMES[type(record)],
        record=matter.record,
        field=matter.cell,
        old=decided.value,
        new=words,
    )
