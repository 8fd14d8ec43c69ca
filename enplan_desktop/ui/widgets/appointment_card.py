"""One appointment: when, with whom, where and why; afterwards, how it went."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from enplan_desktop.domain.checks import Caution
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment
from enplan_desktop.domain.terms import Outcome
from enplan_desktop.ui import phrases
from enplan_desktop.ui.appointment_words import company_line, day_line, hours_line, spoken
from enplan_desktop.ui.icons import pixmap
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.appointment_fields import AppointmentFields
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.folding_card import FoldingCard
from enplan_desktop.ui.widgets.layouts import clear, column, label, row, section
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.wording import tr

_PICTURES = {
    Outcome.CAME: "check-circle",
    Outcome.DID_NOT_COME: "circle",
    Outcome.MOVED: "arrow-bend-up-right",
    Outcome.CANCELLED: "x",
}
_BOLD = QFont.Weight.DemiBold


class AppointmentCard(FoldingCard):
    """Shows what the page hands it, and says what was written or pressed."""

    changed = Signal(str, object, object)
    """The appointment's id, and as `AppointmentFields.settled`."""
    typed = Signal(str)
    wants_deletion = Signal(str)

    def __init__(self, today: Callable[[], date], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._today = today
        self._plan: Plan | None = None
        self._appointment = Appointment(id="", case_id="")
        self._found: Sequence[Caution] = ()
        self._fields: AppointmentFields | None = None
        self._has_begun = False
        self._outcome: Chips | None = None
        self._outcome_place: QVBoxLayout | None = None
        self._asked: QWidget | None = None
        self._right: QVBoxLayout = column(gap=2)
        self._tag = section("")
        self._tag.setStyleSheet(f"color: {theme.colours.accent};")
        self._day, self._hours = label("", wraps=True), label("", "Quiet", wraps=True)
        self._day.setFont(theme.font(15, _BOLD))
        self._why, self._whom = label("", wraps=True), label("", "Quiet", wraps=True)
        self._picture, self._went = QLabel(), label("", "Quiet")
        self._cautions = label("", "Care", wraps=True)
        self._build()

    def _build(self) -> None:
        when, what = QWidget(), QWidget()
        left, right = column(when, gap=2), self._right
        what.setLayout(right)
        for each in (self._day, self._hours):
            left.addWidget(each)
        left.addStretch(1)
        for each in (self._why, self._whom, self._cautions):
            right.addWidget(each)
        went = row(gap=self.theme.px(6))
        went.addWidget(self._picture)
        went.addWidget(self._went, 1)
        right.addLayout(went)
        halves = FieldFlow(gap=self.theme.px(16))
        halves.add(when, self.theme.px(200))
        halves.add(what, self.theme.px(250), 1)
        self.face.addWidget(self._tag)
        self.face.addLayout(halves)

    # Showing

    def show_appointment(
        self,
        appointment: Appointment,
        plan: Plan,
        *,
        is_next: bool,
        has_begun: bool,
        cautions: Sequence[Caution],
    ) -> None:
        """`is_next` for the one that the sheet names; one that `has_begun` is asked how it went."""
        today = self._today()
        self._appointment, self._plan = appointment, plan
        turned, self._has_begun = has_begun != self._has_begun, has_begun
        if turned:
            self._ask_in_editor()
        whom = company_line(appointment, plan)
        self._tag.setText(tr("Next appointment – the one on the sheet").upper())
        self._tag.setVisible(is_next)
        self._day.setText(day_line(appointment, today))
        self._hours.setText(hours_line(appointment, today))
        self._hours.setVisible(appointment.start is not None)
        self._why.setText(breakable(appointment.why))
        self._why.setVisible(bool(appointment.why))
        about = " · ".join(
            part for part in (whom and tr("with {names}", names=whom), appointment.where) if part
        )
        self._whom.setText(breakable(about) if about or appointment.why else tr("Nothing more written yet"))
        self._whom.setVisible(bool(self._whom.text()))
        self._show_outcome(appointment, has_begun=has_begun)
        self.show_cautions(cautions)
        self._mark(is_next=is_next, is_off=appointment.outcome in (Outcome.MOVED, Outcome.CANCELLED))
        self.setAccessibleName(spoken(appointment, plan, today))
        self._fill_editor()

    def _show_outcome(self, appointment: Appointment, *, has_begun: bool) -> None:
        outcome = appointment.outcome
        self._went.setText(phrases.word(outcome) if outcome else "")
        self._went.setVisible(outcome is not None)
        self._picture.setVisible(outcome is not None)
        if outcome is not None:
            self._picture.setPixmap(pixmap(_PICTURES[outcome], self.theme.colours.quiet, self.theme.px(17)))
        asks = has_begun and outcome is None
        if asks and self._asked is None:
            self._asked = self._outcome_row(self._make_chips())
            self._right.addWidget(self._asked)
        if self._asked is not None:
            self._asked.setVisible(asks)

    def show_cautions(self, cautions: Sequence[Caution]) -> None:
        self._found = cautions
        self._cautions.setText(breakable("\n".join(tr(each.sentence, **each.values) for each in cautions)))
        self._cautions.setVisible(bool(cautions))
        if self._fields is not None:
            self._fields.show_cautions(cautions)

    def _mark(self, *, is_next: bool, is_off: bool) -> None:
        font = self.theme.font(15, _BOLD)
        font.setStrikeOut(is_off)
        self._day.setFont(font)
        if self.property("chosen") != is_next:
            self.setProperty("chosen", is_next)
            self.style().polish(self)

    # Writing

    def make_editor(self) -> QWidget:
        editor = QWidget()
        self._fields = AppointmentFields(self._today, self.theme)
        self._fields.settled.connect(lambda now, seen: self.changed.emit(self._appointment.id, now, seen))
        self._fields.typed.connect(lambda: self.typed.emit(self._appointment.id))
        self._fields.entered.connect(self.fold)
        delete = button(tr("Delete the appointment"), self._ask_deletion, kind="Danger")
        done = button(tr("Done writing"), self.fold, kind="Plain")
        ends = row(gap=self.theme.px(8))
        ends.addWidget(delete)
        ends.addStretch(1)
        ends.addWidget(done)
        layout = column(editor, gap=self.theme.px(10))
        layout.addWidget(self._fields)
        self._outcome_place = column()
        layout.addLayout(self._outcome_place)
        layout.addLayout(ends)
        self._ask_in_editor()
        self._fill_editor()
        return editor

    def _ask_in_editor(self) -> None:
        """Before it begins there is only whether it still holds; afterwards, how it went."""
        if self._outcome_place is not None:
            clear(self._outcome_place)
            self._outcome = self._make_chips()
            self._outcome_place.addWidget(self._outcome_row(self._outcome))

    def _make_chips(self) -> Chips:
        possible = list(Outcome) if self._has_begun else [Outcome.MOVED, Outcome.CANCELLED]
        chips = Chips(self._question(), [(each, phrases.word(each)) for each in possible], optional=True)
        chips.chosen.connect(self._choose_outcome)
        return chips

    def _question(self) -> str:
        return tr("How did it go?") if self._has_begun else tr("Does the appointment hold?")

    def _outcome_row(self, chips: Chips) -> QWidget:
        holder = QWidget()
        flow = FieldFlow(holder, gap=self.theme.px(10))
        asked = label(self._question(), "Quiet")
        flow.add(asked)
        flow.setAlignment(asked, Qt.AlignmentFlag.AlignVCenter)
        flow.add(chips, self.theme.px(240), 1)
        return holder

    def _choose_outcome(self, outcome: Outcome | None) -> None:
        seen = self._appointment.outcome
        if outcome != seen:
            self.changed.emit(self._appointment.id, {"outcome": outcome}, {"outcome": seen})
        if not self.is_unfolded:
            self.setFocus()

    def _fill_editor(self) -> None:
        if self._fields is not None and self._plan is not None:
            self._fields.show_appointment(self._appointment, self._plan.contacts())
            self._fields.show_cautions(self._found)
        if self._outcome is not None:
            self._outcome.show_choice(self._appointment.outcome)

    def _ask_deletion(self) -> None:
        self.wants_deletion.emit(self._appointment.id)

    def draft(self) -> Appointment:
        """The appointment with what is being written; raises BadValue for hours that cannot be."""
        return self._fields.draft() if self._fields is not None and self.is_unfolded else self._appointment

    def unfold(self) -> None:
        super().unfold()
        if self._fields is not None:
            self._fields.focus_first()

    def may_fold(self) -> bool:
        self.flush()
        return self._fields is None or not self._fields.holds_trouble()

    def flush(self) -> None:
        if self._fields is not None:
            self._fields.flush()
