"""What a record is called where something is told of it: the goal “Få ro”, the note of 10 March."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from enplan_desktop.domain.changes import Change, EditKind
from enplan_desktop.domain.dates import day_of_week
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import (
    Appointment,
    Case,
    ConsentEvent,
    Contact,
    Dream,
    Goal,
    Note,
    Record,
    SheetIssue,
    Step,
)
from enplan_desktop.domain.schema import record_of
from enplan_desktop.ui.phrases import inside, word
from enplan_desktop.ui.wording import language, tr

ENOUGH = 64
"""Characters of somebody's words that are enough to know them by."""

_NAMED = {
    "case": ("the case", "for the case"),
    "dream": ("the dream", "in the dream"),
    "goal": ("the goal “{title}”", "for the goal “{title}”"),
    "step": ("the step “{title}”", "for the step “{title}”"),
    "appointment": ("the appointment on {title}", "for the appointment on {title}"),
    "contact": ("the contact {title}", "for the contact {title}"),
    "note": ("the note of {title}", "in the note of {title}"),
    "addendum": ("the addendum to the note of {title}", "in the addendum to the note of {title}"),
    "sheet_choice": ("the choice of sheet", "for the choice of sheet"),
    "picture": ("the picture", "for the picture"),
    "sheet_issue": ("the sheet of {title}", "for the sheet of {title}"),
    "consent_event": ("the consent about {title}", "for the consent about {title}"),
}
_UNTITLED = {
    "goal": ("a goal without words", "for a goal without words"),
    "step": ("a step without words", "for a step without words"),
    "appointment": ("an appointment without a time", "for an appointment without a time"),
    "contact": ("a contact without a name", "for a contact without a name"),
    "note": ("a note without a day", "in a note without a day"),
    "addendum": ("an addendum", "in an addendum"),
    "sheet_issue": ("a sheet", "for a sheet"),
    "consent_event": ("a consent", "for a consent"),
}
_UNKNOWN = ("something that a newer version knows", "for something that a newer version knows")


class Titles:
    """Calls records by what they say now, and those that are gone by what they last said in `changes`."""

    def __init__(self, plan: Plan | None, today: date, changes: Iterable[Change] = ()) -> None:
        self._today = today
        self._records: dict[str, Record] = {}
        for change in changes:
            record = None if change.record in self._records else _whole(change)
            if record is not None:
                self._records[change.record] = record
        if plan is not None:
            self._records.update(plan.records)
            self._records[plan.case.id] = plan.case

    def name_of(self, record_id: str) -> str | None:
        """A contact's name or a goal's words; None for what is not known here."""
        record = self._records.get(record_id)
        return None if record is None else self._title(record)

    def the(self, type_name: str, record_id: str) -> str:
        """`målet ”Få ro på økonomien”`: as what is made, deleted or moved."""
        return self._phrase(type_name, record_id, 0)

    def of(self, type_name: str, record_id: str) -> str:
        """`på målet ”Få ro på økonomien”`: as what a field belongs to."""
        return self._phrase(type_name, record_id, 1)

    def _phrase(self, type_name: str, record_id: str, form: int) -> str:
        record = self._records.get(record_id)
        if isinstance(record, Note) and record.addendum_to:
            type_name = "addendum"
        title = "" if record is None else self._title(record)
        if title or "{title}" not in _NAMED.get(type_name, _UNKNOWN)[form]:
            return tr(_NAMED.get(type_name, _UNKNOWN)[form], title=title)
        return tr(_UNTITLED[type_name][form])

    def _title(self, record: Record) -> str:
        match record:
            case Case():
                return cut(record.display_name)
            case Goal() | Dream():
                return cut(record.words)
            case Step():
                return cut(record.text)
            case Contact():
                return cut(record.name)
            case ConsentEvent():
                return inside(word(record.to_unit)) if record.to_unit else ""
        return self._day(_moment(record))

    def _day(self, moment: datetime | None) -> str:
        return "" if moment is None else day_of_week(moment, language(), self._today)


def _moment(record: Record) -> datetime | None:
    """When it was, for what is called by its day."""
    match record:
        case Appointment():
            return record.start
        case Note():
            return record.happened_at
        case SheetIssue():
            return record.handed_at
    return None


def _whole(change: Change) -> Record | None:
    """The record that a creation or deletion holds in full."""
    if change.kind not in (EditKind.CREATE, EditKind.RESTORE, EditKind.DELETE):
        return None
    cells = change.old if change.kind == EditKind.DELETE else change.new
    if not isinstance(cells, Mapping):
        return None
    return record_of(change.type, change.record, change.case_id, change.stream, cells)


def cut(words: str, enough: int = ENOUGH) -> str:
    """Words on one line, ended with an ellipsis where they are more than enough to know them by."""
    line = " ".join(words.split())
    if len(line) <= enough:
        return line
    return (line[:enough].rpartition(" ")[0] or line[:enough]) + "…"
