"""*Netværk*: who is around the citizen, whom to call first, and who has the ball for what."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from enplan_desktop.domain.changes import Edit, creation, deletion, difference
from enplan_desktop.domain.making import new_contact
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Contact
from enplan_desktop.domain.rules import holds_ball, move_contact, pass_ball
from enplan_desktop.ui.contact_words import ball_lines, calling_order
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.arranging import arrange, dismiss
from enplan_desktop.ui.widgets.banner import Banner
from enplan_desktop.ui.widgets.contact_card import ContactCard
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.widgets.new_contact import NewContact
from enplan_desktop.ui.wording import tr


class NetworkPage(QWidget):
    """What is written in a card is kept at once; a new contact when it is entered or left behind."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._plan: Plan | None = None
        self._cards: dict[str, ContactCard] = {}
        self._left: tuple[str, Contact] | None = None
        self._new = NewContact(theme)
        self._calls = label("", wraps=True)
        self._deleted = Banner(theme)
        self._content = QWidget()
        self._list: QVBoxLayout = column(gap=theme.px(8))
        self._build()
        self._new.written.connect(self._create)
        desk.about_to_leave.connect(self._leave)

    def _build(self) -> None:
        theme = self._theme
        content = self._content
        inner = column(content, gap=theme.px(14))
        inner.setContentsMargins(theme.px(26), theme.px(16), theme.px(26), theme.px(26))
        inner.addWidget(self._new)
        inner.addWidget(self._calls)
        inner.addLayout(self._list)
        inner.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(content)
        outer = column(self, gap=0)
        outer.addWidget(self._deleted)
        outer.addWidget(self._scroll, 1)

    def write(self) -> None:
        """Puts the cursor where a new contact is written."""
        self._new.focus_first()

    # Showing

    def show_plan(self, plan: Plan) -> None:
        if self._plan is None or plan.case.id != self._plan.case.id:
            self._deleted.hide()
        self._plan = plan
        self._refill_what_undo_took(plan)
        contacts = plan.contacts()
        kept = {contact.id for contact in contacts}
        dismiss(self._list, [self._cards.pop(each) for each in list(self._cards) if each not in kept])
        calls = calling_order(contacts)
        for contact in contacts:
            balls = ball_lines(contact, plan, self._desk.today())
            self._card(contact).show_contact(contact, balls, first=calls[:1] == [contact])
        arrange(self._list, [self._cards[contact.id] for contact in contacts])
        self._calls.setText(breakable(calling_words(contacts, plan.case.display_name)))

    def _card(self, contact: Contact) -> ContactCard:
        card = self._cards.get(contact.id)
        if card is None:
            card = ContactCard(self._theme)
            card.changed.connect(self._change)
            card.moved.connect(self._move_by)
            card.dragged.connect(self._drag)
            card.dropped.connect(self._drop)
            card.wants_deletion.connect(self._delete)
            card.unfolded.connect(lambda card=card: self._fold_others(card))
            self._cards[contact.id] = card
        return card

    def _fold_others(self, unfolded: ContactCard) -> None:
        for card in self._cards.values():
            if card is not unfolded:
                card.fold()
        QTimer.singleShot(0, unfolded, lambda: self._scroll.ensureWidgetVisible(unfolded))

    # Writing

    def _create(self, contact: Contact) -> str:
        plan = self._desk.plan
        assert plan is not None
        blank = new_contact(plan, self._desk.new_id(), contact.name)
        made = replace(contact, id=blank.id, case_id=blank.case_id, place=blank.place)
        self._desk.commit([creation(made)], tr("New contact"))
        return made.id

    def _leave(self) -> None:
        for card in list(self._cards.values()):
            card.flush()
        plan = self._desk.plan
        written = self._new.leave() if plan is not None else None
        if plan is not None and written is not None:
            self._left = (self._create(written), replace(written, case_id=plan.case.id))

    def _refill_what_undo_took(self, plan: Plan) -> None:
        """Undo leaves the page first: it makes a contact of what is half written and takes it back."""
        if self._left is None:
            return
        made, written = self._left
        if made not in plan.records and plan.case.id == written.case_id:
            self._new.refill(replace(written, case_id=""))
            self._left = None

    def _contact(self, record_id: str) -> Contact | None:
        record = self._desk.plan.records.get(record_id) if self._desk.plan else None
        return record if isinstance(record, Contact) else None

    def _change(self, record_id: str, now: dict[str, Any], seen: dict[str, Any]) -> None:
        contact = self._contact(record_id)
        if contact is not None:
            named = tr("Contact on the sheet") if "on_sheet" in now else tr("Contact")
            self._desk.commit(difference(replace(contact, **seen), replace(contact, **now)), named)

    def _delete(self, record_id: str) -> None:
        contact = self._contact(record_id)
        if contact is None or self._desk.plan is None:
            return
        edits = parting(contact, self._desk.plan, self._desk.today())
        self._desk.commit(edits, tr("Delete contact"))
        words = tr("{name} is deleted from the network.", name=contact.name or tr("(no name yet)"))
        self._deleted.say(words, tr("Undo"), self._undo_deletion)

    def _undo_deletion(self) -> None:
        if self._desk.undo_label == tr("Delete contact"):
            self._desk.undo()

    # Order

    def _move_by(self, record_id: str, steps: int) -> None:
        contacts = self._plan.contacts() if self._plan else []
        here = next((index for index, each in enumerate(contacts) if each.id == record_id), None)
        if here is not None:
            self._move_to(record_id, here + steps)

    def _move_to(self, record_id: str, index: int) -> None:
        contact, plan = self._contact(record_id), self._desk.plan
        if contact is None or plan is None or not 0 <= index < len(plan.contacts()):
            return
        moved = move_contact(plan.contacts(), contact, index)
        self._desk.commit(difference(contact, moved), tr("Order of the network"))
        card = self._cards[record_id]
        QTimer.singleShot(0, card, lambda: self._scroll.ensureWidgetVisible(card))

    def _drag(self, record_id: str, place: QPoint) -> None:
        """Lets the card follow the mouse among its fellows; nothing is kept before it is let go."""
        card = self._cards[record_id]
        y = self._content.mapFromGlobal(place).y()
        others = [each for each in self._shown_cards() if each is not card]
        index = sum(each.geometry().center().y() < y for each in others)
        arrange(self._list, [*others[:index], card, *others[index:]])
        self._scroll.ensureVisible(0, y, 0, self._theme.px(40))

    def _drop(self, record_id: str) -> None:
        index = self._shown_cards().index(self._cards[record_id])
        contacts = self._plan.contacts() if self._plan else []
        if contacts[index].id != record_id:
            self._move_to(record_id, index)

    def _shown_cards(self) -> list[ContactCard]:
        items = (self._list.itemAt(index) for index in range(self._list.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, ContactCard)]


def calling_words(contacts: list[Contact], citizen: str) -> str:
    """Whom the sheet says to call, in order; or what to do where it names nobody."""
    names = [contact.name for contact in calling_order(contacts)]
    if not contacts:
        return tr("Nobody in the network yet. Write the first one above: a name is enough.")
    if not names:
        return tr(
            "The sheet names nobody to call yet. Press “On the sheet” at whoever {name} may call.",
            name=citizen,
        )
    if len(names) == 1:
        return tr("The sheet says: call {first}.", first=names[0])
    return tr(
        "The sheet says: call {first} first, then {others}.", first=names[0], others=", ".join(names[1:])
    )


def parting(contact: Contact, plan: Plan, today: date) -> list[Edit]:
    """Takes somebody out of the network: their steps are with nobody, the appointments keep the name."""
    edits: list[Edit] = []
    for step in holds_ball(plan, contact.id):
        edits += difference(step, pass_ball(step, None, today))
    for appointment in plan.of(Appointment):
        if contact.id in appointment.with_ids:
            edits += difference(appointment, _by_name(appointment, contact))
    return [*edits, deletion(contact)]


def _by_name(appointment: Appointment, contact: Contact) -> Appointment:
    ids = tuple(each for each in appointment.with_ids if each != contact.id)
    names = [part for part in (appointment.with_others.strip(), contact.name.strip()) if part]
    return replace(appointment, with_ids=ids, with_others=", ".join(names))
