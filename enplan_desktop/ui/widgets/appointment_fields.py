"""Everything that is written about one appointment, on one line where there is room."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from enplan_desktop.domain.checks import Caution
from enplan_desktop.domain.records import Appointment, Contact
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.widgets.moment_edit import NO_DAY, MomentEdit
from enplan_desktop.ui.widgets.people_edit import PeopleEdit
from enplan_desktop.ui.widgets.words_edit import WordsEdit
from enplan_desktop.ui.wording import tr


class AppointmentFields(QWidget):
    """Used for a new appointment and for one that stands: knows the record, not what becomes of it."""

    settled = Signal(object, object)
    """Field names to values: as they are now, and as they were when somebody began to write."""
    typed = Signal()
    entered = Signal()

    def __init__(self, today: Callable[[], date], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Appointment(id="", case_id="")
        self._moment = MomentEdit(today, theme)
        self._where = WordsEdit(tr("Where"), one_line=True)
        self._people = PeopleEdit(tr("With whom"), theme)
        self._why = WordsEdit(tr("Why"), one_line=True)
        self._cautions = label("", "Care", wraps=True)
        self._cautions.hide()
        self.flow = FieldFlow(gap=theme.px(10))
        self.flow.add(self._moment, theme.px(196 + 2 * 68 + 16))
        self.flow.add_field(tr("Where"), self._where, theme.px(150), 2)
        self.flow.add_field(tr("With whom"), self._people, theme.px(150), 2)
        self.flow.add_field(tr("Why"), self._why, theme.px(180), 3)
        layout = column(self, gap=theme.px(6))
        layout.addLayout(self.flow)
        layout.addWidget(self._cautions)
        self._connect()

    def _connect(self) -> None:
        self._moment.settled.connect(self._settle_hours)
        self._people.settled.connect(self._settle_people)
        self._where.settled.connect(lambda words, seen: self.settled.emit({"where": words}, {"where": seen}))
        self._why.settled.connect(lambda words, seen: self.settled.emit({"why": words}, {"why": seen}))
        for each in (self._moment, self._people, self._where, self._why):
            each.typed.connect(lambda *_: self.typed.emit())
        for words in (self._where, self._why):
            words.blockSignals(True)
            words.document().setDocumentMargin(0)  # as high as the lines beside it; nobody has typed anything
            words.blockSignals(False)
        for line in (self._where, self._why, *self._moment.findChildren(QLineEdit)):
            line.installEventFilter(self)

    def _settle_hours(self, hours: Any, seen: Any) -> None:
        self.settled.emit({"start": hours[0], "end": hours[1]}, {"start": seen[0], "end": seen[1]})

    def _settle_people(self, people: Any, seen: Any) -> None:
        self.settled.emit(
            {"with_ids": people[0], "with_others": people[1]}, {"with_ids": seen[0], "with_others": seen[1]}
        )

    def show_appointment(self, appointment: Appointment, contacts: Sequence[Contact]) -> None:
        """Shows what the plan says, leaving alone what is being written."""
        self._shown = appointment
        self._moment.show_hours(appointment.start, appointment.end)
        self._where.show_words(appointment.where)
        self._people.show_people(contacts, appointment.with_ids, appointment.with_others)
        self._why.show_words(appointment.why)

    def offer_contacts(self, contacts: Sequence[Contact]) -> None:
        """Offers another network; who is chosen stays chosen."""
        self._people.show_people(contacts, *self._people.people())

    def empty(self) -> None:
        """Takes everything off the fields."""
        self.flush()
        self._moment.empty()
        self.show_appointment(Appointment(id="", case_id=""), ())
        self.show_cautions(())

    def show_cautions(self, cautions: Sequence[Caution]) -> None:
        self._cautions.setText(breakable("\n".join(tr(each.sentence, **each.values) for each in cautions)))
        self._cautions.setVisible(bool(cautions))

    def draft(self) -> Appointment:
        """The appointment with what is written; raises BadValue for hours that cannot be."""
        start, end = self._moment.hours()
        return replace(self._without_hours(), start=start, end=end)

    def _without_hours(self) -> Appointment:
        ids, others = self._people.people()
        where, why = self._where.words().strip(), self._why.words().strip()
        return replace(self._shown, where=where, with_ids=ids, with_others=others, why=why)

    def finished(self) -> Appointment | None:
        """The draft, if it says when; otherwise None, and the field that is wrong or empty says so."""
        try:
            draft = self.draft()
            if draft.start is None:
                raise BadValue("day", NO_DAY)
        except BadValue as trouble:
            self._moment.complain(trouble, focus=True)
            return None
        return draft

    def rescued(self) -> Appointment:
        """The draft as it can be kept whatever is wrong: hours that cannot be read go among the words."""
        try:
            return self.draft()
        except BadValue:
            kept = self._without_hours()
            return replace(kept, why=" – ".join(part for part in (self._moment.words(), kept.why) if part))

    def holds_trouble(self) -> bool:
        """Whether something is written that cannot be kept as it is; if so, the focus goes there."""
        try:
            self.draft()
        except BadValue as trouble:
            self._moment.complain(trouble, focus=True)
            return True
        return False

    def is_blank(self) -> bool:
        nothing = replace(self._shown, start=None, end=None, where="", with_ids=(), with_others="", why="")
        return self.rescued() == nothing

    def flush(self) -> None:
        self._moment.settle()
        for each in (self._where, self._people, self._why):
            each.flush()

    def focus_first(self) -> None:
        self._moment.focus_day()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self.entered.emit()
        return True
