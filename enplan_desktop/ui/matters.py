"""What somebody must decide, as the page shows it: which field of what, and what each person wrote."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as with_default
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from enplan_desktop.domain.changes import Change, EditKind
from enplan_desktop.domain.dates import day_and_time
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Note, Record
from enplan_desktop.domain.rules import is_sealed
from enplan_desktop.domain.schema import Plain, schema_of
from enplan_desktop.domain.terms import CITIZEN, Unit
from enplan_desktop.storage.vault import Undecided, Vault
from enplan_desktop.sync.fold import DELETED, LIFE, Side
from enplan_desktop.sync.protocol import Person
from enplan_desktop.ui.filling_in import Blank, can_be_filled_in
from enplan_desktop.ui.history_reading import local_time
from enplan_desktop.ui.history_words import Teller
from enplan_desktop.ui.lineage import Lineage
from enplan_desktop.ui.phrases import field_word, inside, names_in_a_row, word
from enplan_desktop.ui.record_titles import Titles
from enplan_desktop.ui.value_words import Setting, is_free_text, value_words
from enplan_desktop.ui.wording import language, tr

_LOOKS_BACK = 400
"""Changes of a case among which the ones that crossed are looked for."""
_STAYS_OPEN = "about"
"""A final note may still be put under another goal."""


@dataclass(frozen=True, slots=True)
class Wrote:
    """One side: who wrote it where and when, and what it says in words; "" where it was emptied."""

    who: str
    unit: str
    when: str
    words: str
    value: Plain
    deletes: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """One cell with its sides; the first is what the plan shows until somebody decides.

    `others` are the remaining members of a closed vocabulary as (value, word) pairs; `blank` is what can be
    filled in where a third value is neither words nor one of these. `sealed` means that the first side stands
    because the note is final; `stranded` that somebody works under a goal that another deleted.
    `remark` is what to look at besides. `say` puts any value of the cell into words.
    """

    case_id: str
    case_name: str
    record: str
    cell: str
    what: str
    field: str
    sides: tuple[Wrote, ...]
    free_text: bool = False
    many_lines: bool = False
    sealed: Note | None = None
    others: tuple[tuple[str, str], ...] = ()
    blank: Blank | None = None
    stranded: bool = False
    remark: str = ""
    say: Callable[[Plain], str] = with_default(default=str, compare=False)

    @property
    def key(self) -> str:
        return f"{self.case_id}/{self.record}/{self.cell}"

    @property
    def is_life(self) -> bool:
        return self.cell == LIFE

    def joined(self) -> str:
        """Every side's words, one after the other; a paragraph that they share stands once."""
        said = [side.words for side in self.sides if side.words]
        if not self.many_lines:
            return " / ".join(said)
        joined: list[str] = []
        for words in said:
            joined = _together(joined, words.split("\n\n"))
        return "\n\n".join(joined)


def _together(one: list[str], other: list[str]) -> list[str]:
    joined: list[str] = []
    for kind, start, end, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        joined += one[start:end]
        joined += [] if kind == "equal" else other[first:last]
    return joined


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that is read at once on the storage lane."""

    undecided: tuple[Undecided, ...]
    plans: Mapping[str, Plan]
    changes: Mapping[str, tuple[Change, ...]]
    people: Mapping[str, Person]


def find(vault: Vault) -> Found:
    """Runs on the storage lane."""
    undecided = tuple(vault.undecided())
    cases = {each.case_id for each in undecided}
    return Found(
        undecided,
        {case_id: vault.plan(case_id) for case_id in cases},
        {
            case_id: tuple(entry.change for entry in vault.history(case_id, limit=_LOOKS_BACK))
            for case_id in cases
        },
        vault.people(),
    )


def matters(found: Found, today: date) -> list[Matter]:
    """By case and record, so that what belongs together stands together."""
    ordered = sorted(found.undecided, key=lambda each: (each.case_name, each.case_id, each.record, each.cell))
    return [_matter(each, found, today) for each in ordered]


def _matter(each: Undecided, found: Found, today: date) -> Matter:
    plan, changes = found.plans[each.case_id], found.changes.get(each.case_id, ())
    titles = Titles(plan, today, changes)
    setting = Setting(plan.case.display_name, titles.name_of, today)
    lineage = Lineage(changes)
    told = _Told(
        found.people, Teller(lineage, titles, setting), lineage, {change.id: change for change in changes}
    )
    record = plan.records.get(each.record)
    what = titles.the(each.type, each.record)
    return Matter(
        case_id=each.case_id,
        case_name=each.case_name,
        record=each.record,
        cell=each.cell,
        what=what[:1].upper() + what[1:],
        field="" if each.cell == LIFE else inside(field_word(each.type, each.cell)),
        sides=tuple(told.side(each, side, setting) for side in each.sides),
        free_text=is_free_text(each.type, each.cell),
        many_lines=(each.type, each.cell) in _MANY_LINES,
        sealed=record
        if isinstance(record, Note) and is_sealed(record) and each.cell != _STAYS_OPEN
        else None,
        others=_others(each.type, each.cell, each.sides),
        blank=_blank(each, plan, record),
        stranded=each.stranded,
        remark=_remark(each, record, changes, found.people),
        say=lambda value: value_words(each.type, each.cell, value, setting),
    )


def _remark(
    each: Undecided, record: Record | None, changes: Iterable[Change], people: Mapping[str, Person]
) -> str:
    """An appointment's place may have been written for hours that are not to stand."""
    if each.cell != "hours" or not isinstance(record, Appointment) or not record.where:
        return ""
    written = (change for change in changes if (change.record, change.field) == (record.id, "where"))
    newest = max(written, key=lambda change: change.clock, default=None)
    if newest is None or newest.actor not in {side.stamp.actor for side in each.sides}:
        return ""
    person = people.get(newest.actor)
    return tr(
        "{name} wrote the place “{where}” as well. See whether it fits the hours that are to stand.",
        name=person.name if person else tr("A colleague"),
        where=record.where,
    )


def _blank(each: Undecided, plan: Plan, record: Record | None) -> Blank | None:
    """The cell to fill in, where its fields can be; it begins as the plan has it."""
    whole = plan.case if each.record == plan.case.id else record
    if whole is None or not can_be_filled_in(each.type, each.cell):
        return None
    holders = ((CITIZEN, plan.case.display_name), *((each.id, each.name) for each in plan.contacts()))
    return Blank(each.type, each.cell, whole, (*holders, (None, tr("Nobody"))))


_MANY_LINES = frozenset({("note", "text"), ("goal", "professional_wording"), ("dream", "words")})


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known beside the sides themselves."""

    people: Mapping[str, Person]
    teller: Teller
    lineage: Lineage
    changes: Mapping[str, Change]

    def side(self, each: Undecided, side: Side, setting: Setting) -> Wrote:
        change = self.changes.get(side.stamp.version)
        first = self.lineage.first_said(change) if change is not None else side.stamp
        person = self.people.get(first.actor)
        who = person.name if person else tr("A colleague")
        deletes = each.cell == LIFE and side.value == DELETED
        words = (
            self._life_words(side, who, deletes=deletes)
            if each.cell == LIFE
            else value_words(each.type, each.cell, side.value, setting)
        )
        when = day_and_time(local_time(first.clock), language(), setting.today)
        return Wrote(who, _unit_word(person), when, words, side.value, deletes)

    def _life_words(self, side: Side, who: str, *, deletes: bool) -> str:
        """What the edit that crossed a deletion did, where that can be found."""
        change = self.changes.get(side.stamp.version)
        if deletes:
            return tr("Deleted it.")
        if change is None or change.kind == EditKind.RESTORE:
            return tr("Wants it to stay.")
        told = self.teller.tell(change, who)
        return "\n".join(part for part in (told.text, told.after) if part)


def _unit_word(person: Person | None) -> str:
    unit = next((unit for unit in Unit if person is not None and unit.value == person.unit), None)
    return word(unit) if unit else ""


def _others(type_name: str, cell: str, sides: Iterable[Side]) -> tuple[tuple[str, str], ...]:
    """What could be chosen instead, where the cell holds one word of a closed vocabulary."""
    schema = schema_of(type_name)
    if schema is None or cell not in schema.cells or schema.cells[cell].grouped:
        return ()
    values = [side.value for side in sides]
    terms = [term for value in values if isinstance(term := _term(schema.readers[cell], value), StrEnum)]
    if not terms:
        return ()
    return tuple((each.value, word(each)) for each in type(terms[0]) if each.value not in values)


def _term(reader: object, value: Plain) -> object:
    try:
        return reader(value)  # type: ignore[operator]
    except (ValueError, TypeError):
        return None


def names_of(sides: Sequence[Wrote]) -> str:
    return names_in_a_row(side.who for side in sides)
