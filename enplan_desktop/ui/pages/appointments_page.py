"""*Aftaler*: what is coming and what has been, each written in its place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from enplan_desktop.domain.changes import creation, deletion, difference
from enplan_desktop.domain.checks import LENGTH_WHERE_NO_END, appointment_cautions
from enplan_desktop.domain.dates import wall_clock
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment
from enplan_desktop.domain.rules import next_appointment
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.ui.appointment_words import day_line
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.appointment_card import AppointmentCard
from enplan_desktop.ui.widgets.arranging import arrange, dismiss
from enplan_desktop.ui.widgets.banner import Banner
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label, section
from enplan_desktop.ui.widgets.new_appointment import NewAppointment
from enplan_desktop.ui.wording import tr, tr_count

_PAST_AT_FIRST = 12


@dataclass(frozen=True, slots=True)
class Order:
    """The appointments as the page lists them: soonest first, and of those past the latest first."""

    coming: tuple[Appointment, ...]
    past: tuple[Appointment, ...]


def in_order(plan: Plan, now: datetime) -> Order:
    """One that is under way is still coming; one without a time stays at the end of those."""
    every = plan.appointments()
    past = tuple(each for each in every if has_ended(each, now))
    return Order(tuple(each for each in every if not has_ended(each, now)), past[::-1])


def has_ended(appointment: Appointment, now: datetime) -> bool:
    """Whether it is over; where nobody said when it ends, an hour after it began."""
    if appointment.start is None:
        return False
    end = appointment.end or appointment.start + LENGTH_WHERE_NO_END
    return wall_clock(end) <= wall_clock(now)


class AppointmentsPage(QWidget):
    """What is written in a card is kept when it is left; a new one when it is entered or left behind."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._plan: Plan | None = None
        self._cards: dict[str, AppointmentCard] = {}
        self._left: tuple[str, Appointment] | None = None
        self._past_shown = _PAST_AT_FIRST
        self._new = NewAppointment(desk.today, theme)
        self._coming, self._past = section(tr("Coming")), section(tr("Earlier"))
        self._past.setContentsMargins(0, theme.px(14), 0, 0)
        self._empty = label("", "Quiet", wraps=True)
        self._more = button("", self._show_more, kind="Plain")
        self._deleted = Banner(theme)
        self._list: QVBoxLayout = column(gap=theme.px(8))
        self._build()
        self._new.written.connect(self._add)
        self._new.typed.connect(self._look_at_new)
        desk.about_to_leave.connect(self._leave)
        self._minute = QTimer(self, interval=60_000)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    def _build(self) -> None:
        theme = self._theme
        content = QWidget()
        inner = column(content, gap=theme.px(12))
        inner.setContentsMargins(theme.px(26), theme.px(16), theme.px(26), theme.px(26))
        inner.addWidget(self._new)
        inner.addLayout(self._list)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        outer = column(self, gap=0)
        outer.addWidget(self._deleted)
        outer.addWidget(scroll, 1)
        self._scroll = scroll

    def write(self) -> None:
        """Puts the cursor where a new appointment is written."""
        self._new.focus_first()

    # Showing

    def show_plan(self, plan: Plan) -> None:
        if self._plan is None or plan.case.id != self._plan.case.id:
            self._past_shown = _PAST_AT_FIRST
            self._deleted.hide()
        self._plan = plan
        self._refill_what_undo_took(plan)
        self._new.show_plan(plan)
        order = in_order(plan, self._desk.now())
        past = order.past[: self._past_shown]
        shown = [*order.coming, *past]
        kept = {each.id for each in shown}
        dismiss(self._list, [self._cards.pop(each) for each in list(self._cards) if each not in kept])
        for appointment in shown:
            self._show_card(appointment, plan)
        cards = self._cards
        upper: Sequence[QWidget] = [self._coming, self._empty, *(cards[each.id] for each in order.coming)]
        arrange(self._list, [*upper, self._past, *(cards[each.id] for each in past), self._more])
        self._show_headings(order, len(order.past) - len(past))

    def _show_headings(self, order: Order, hidden: int) -> None:
        self._coming.setVisible(bool(order.coming or order.past))
        self._empty.setText(
            tr("No appointment is coming. Write one above: a day and a time are enough.")
            if order.past
            else tr("No appointments yet. Write the first one above: a day and a time are enough.")
        )
        self._empty.setVisible(not order.coming)
        self._past.setVisible(bool(order.past))
        self._more.setText(tr_count(hidden, "Show {n} earlier one", "Show {n} earlier ones"))
        self._more.setVisible(hidden > 0)

    def _show_card(self, appointment: Appointment, plan: Plan) -> None:
        card = self._cards.get(appointment.id)
        if card is None:
            card = AppointmentCard(self._desk.today, self._theme)
            card.changed.connect(self._change)
            card.typed.connect(self._look_at_card)
            card.wants_deletion.connect(self._delete)
            card.unfolded.connect(lambda card=card: self._fold_others(card))
            self._cards[appointment.id] = card
        now = self._desk.now()
        coming = next_appointment(plan, now)
        card.show_appointment(
            appointment,
            plan,
            is_next=coming is not None and coming.id == appointment.id,
            has_begun=appointment.start is not None and wall_clock(appointment.start) <= wall_clock(now),
            cautions=() if has_ended(appointment, now) else appointment_cautions(appointment, plan),
        )

    def _fold_others(self, unfolded: AppointmentCard) -> None:
        for card in self._cards.values():
            if card is not unfolded and card.is_unfolded and card.may_fold():
                card.fold()
        QTimer.singleShot(0, unfolded, lambda: self._scroll.ensureWidgetVisible(unfolded))

    def _show_more(self) -> None:
        self._past_shown += 50
        self._tick()

    def _tick(self) -> None:
        if self._plan is not None and self.isVisible():
            self.show_plan(self._plan)

    # Warnings while someone writes

    def _look_at_new(self) -> None:
        draft = self._new.draft()
        if draft is not None and self._plan is not None:
            self._new.show_cautions(appointment_cautions(draft, self._plan))

    def _look_at_card(self, record_id: str) -> None:
        card = self._cards.get(record_id)
        if card is None or self._plan is None:
            return
        try:
            card.show_cautions(appointment_cautions(card.draft(), self._plan))
        except BadValue:
            return

    # Writing

    def _add(self, appointment: Appointment) -> None:
        self._create(appointment)
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._new))

    def _create(self, appointment: Appointment) -> str:
        plan = self._desk.plan
        assert plan is not None
        made = replace(appointment, id=self._desk.new_id(), case_id=plan.case.id)
        self._desk.commit([creation(made)], tr("New appointment"))
        return made.id

    def _leave(self) -> None:
        for card in list(self._cards.values()):
            card.flush()
        plan = self._desk.plan
        written = self._new.leave() if plan is not None else None
        if plan is not None and written is not None:
            self._left = (self._create(written), replace(written, case_id=plan.case.id))

    def _refill_what_undo_took(self, plan: Plan) -> None:
        """Undo leaves the page first: it makes an appointment of what is half written and takes it back."""
        if self._left is None:
            return
        made, written = self._left
        if made not in plan.records and plan.case.id == written.case_id:
            self._new.refill(written, plan)
            self._left = None

    def _change(self, record_id: str, now: dict[str, Any], seen: dict[str, Any]) -> None:
        record = self._desk.plan.records.get(record_id) if self._desk.plan else None
        if isinstance(record, Appointment):
            label_ = tr("How an appointment went") if "outcome" in now else tr("Appointment")
            self._desk.commit(difference(replace(record, **seen), replace(record, **now)), label_)

    def _delete(self, record_id: str) -> None:
        record = self._desk.plan.records.get(record_id) if self._desk.plan else None
        if not isinstance(record, Appointment):
            return
        self._desk.commit([deletion(record)], tr("Delete appointment"))
        self._deleted.say(
            tr("The appointment is deleted: {day}.", day=day_line(record, self._desk.today())),
            tr("Undo"),
            self._undo_deletion,
        )

    def _undo_deletion(self) -> None:
        if self._desk.undo_label == tr("Delete appointment"):
            self._desk.undo()
