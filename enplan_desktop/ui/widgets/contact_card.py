"""One person of the network: who it is, how to reach them, and what they have the ball for."""

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from enplan_desktop.domain.records import Contact
from enplan_desktop.ui.contact_words import phone_line, role_line
from enplan_desktop.ui.icons import icon
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.contact_fields import ContactFields
from enplan_desktop.ui.widgets.drag_handle import DragHandle
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.folding_card import FoldingCard
from enplan_desktop.ui.widgets.layouts import clear, column, label, row
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.wording import tr, tr_count

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_COPIED_MS = 2_000


class ContactCard(FoldingCard):
    """Shows what the page hands it, and says what was written, pressed or dragged."""

    changed = Signal(str, object, object)
    """The contact's id, and as `ContactFields.settled`."""
    moved = Signal(str, int)
    """-1 or 1: Alt and an arrow key."""
    dragged = Signal(str, QPoint)
    dropped = Signal(str)
    wants_deletion = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._contact = Contact(id="", case_id="")
        self._balls: list[str] = []
        self._fields: ContactFields | None = None
        self._asks: QVBoxLayout | None = None
        colours = theme.colours
        self._name = label("", wraps=True)
        self._name.setStyleSheet(f"font-size: {theme.px(16)}px; font-weight: 600;")
        self._role = label("", "Quiet", wraps=True)
        self._ball = label("", "Quiet", wraps=True)
        self._care = label("", "Care", wraps=True)
        self._phone = button("", self._copy_phone, kind="Chip", picture="phone", colour=colours.text)
        self._phone.setIconSize(QSize(theme.px(18), theme.px(18)))
        self._on_sheet = button(tr("On the sheet"), kind="Chip")
        self._on_sheet.setCheckable(True)
        self._on_sheet.clicked.connect(self._turn_on_sheet)
        self._copied = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._copied.timeout.connect(self._say_phone)
        self._build()

    def _build(self) -> None:
        px = self.theme.px
        handle = DragHandle(self.theme)
        handle.dragged.connect(lambda place: self.dragged.emit(self._contact.id, place))
        handle.dropped.connect(lambda: self.dropped.emit(self._contact.id))
        who, reach = QWidget(), QWidget()
        words = column(who, gap=2)
        for each in (self._name, self._role, self._ball, self._care):
            words.addWidget(each)
        words.addStretch(1)
        buttons = FieldFlow(reach, gap=px(8))
        buttons.add(self._phone)
        buttons.add(self._on_sheet)
        halves = FieldFlow(gap=px(12))
        halves.add(who, px(260), 1)
        halves.add(reach)
        line = row(gap=px(12))
        line.addWidget(handle, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(halves, 1)
        self.face.addLayout(line)

    # Showing

    def show_contact(self, contact: Contact, balls: list[str], *, first: bool) -> None:
        """`balls`: the steps they have the ball for, in words; `first` for whom the sheet calls first."""
        self._contact, self._balls = contact, balls
        self._name.setText(breakable(contact.name or tr("(no name yet)")))
        self._role.setText(breakable(role_line(contact)))
        heading = tr_count(len(balls), "Has the ball for 1 step:", "Has the ball for {n} steps:")
        self._ball.setText(breakable("\n".join([heading, *(f"• {line}" for line in balls)])))
        self._ball.setVisible(bool(balls))
        self._on_sheet.setChecked(contact.on_sheet)
        self._on_sheet.setText(tr("On the sheet – first") if first else tr("On the sheet"))
        self._on_sheet.setAccessibleName(tr("{name} is on the sheet", name=contact.name))
        cares = self._cares(contact)
        self._care.setText("\n".join(cares))
        self._care.setVisible(bool(cares))
        if not self._copied.isActive():
            self._say_phone()
        spoken = (
            contact.name,
            role_line(contact),
            phone_line(contact),
            self._on_sheet.text() if first else "",
        )
        self.setAccessibleName(", ".join(part for part in (*spoken, *(balls and [heading, *balls])) if part))
        if self._fields is not None:
            self._fields.show_contact(contact)

    def _cares(self, contact: Contact) -> list[str]:
        if not contact.on_sheet:
            return []
        found: list[str] = []
        if contact.unit is None:
            found.append(tr("Private: ask first whether name and number may hang on the wall."))
        if not contact.phone.strip():
            found.append(
                tr("Without a phone number there is nobody to call, so this is not on the sheet yet.")
            )
        return found

    def _say_phone(self) -> None:
        number = phone_line(self._contact)
        self._phone.setText(f" {number}")
        self._phone.setVisible(bool(number))
        self._phone.setIcon(icon("phone", self.theme.colours.text))
        self._phone.setToolTip(tr("Copy the number"))
        self._phone.setAccessibleName(tr("Copy the number {number}", number=number))

    def _copy_phone(self) -> None:
        QGuiApplication.clipboard().setText(phone_line(self._contact))
        self._phone.setText(f" {tr('Copied')}")
        self._phone.setAccessibleName(tr("Copied"))
        self._phone.setIcon(icon("check", self.theme.colours.text))
        self._copied.start()

    def _turn_on_sheet(self, on: bool) -> None:
        self.changed.emit(self._contact.id, {"on_sheet": on}, {"on_sheet": not on})

    # Writing

    def make_editor(self) -> QWidget:
        editor = QWidget()
        self._fields = ContactFields(self.theme)
        self._fields.settled.connect(lambda now, seen: self.changed.emit(self._contact.id, now, seen))
        self._fields.entered.connect(self.fold)
        self._fields.show_contact(self._contact)
        self._asks = column()
        layout = column(editor, gap=self.theme.px(10))
        layout.addWidget(self._fields)
        layout.addLayout(self._asks)
        self._show_ends()
        return editor

    def _show_ends(self) -> None:
        ends = QWidget()
        line = row(ends, gap=self.theme.px(8))
        line.addWidget(button(tr("Delete the contact"), self._delete, kind="Danger"))
        line.addStretch(1)
        line.addWidget(button(tr("Done writing"), self.fold, kind="Plain"))
        self._show_in_asks([ends])

    def _delete(self) -> None:
        """Somebody who has the ball is not let go without a word."""
        if not self._balls:
            self.wants_deletion.emit(self._contact.id)
            return
        name = self._contact.name or tr("(no name yet)")
        count = len(self._balls)
        why = tr_count(
            count,
            "{name} has the ball for 1 step. Without {name} nobody has it:",
            "{name} has the ball for {n} steps. Without {name} nobody has them:",
            name=name,
        )
        answers = QWidget()
        flow = FieldFlow(answers, gap=self.theme.px(8))
        keep = button(tr("Keep {name}", name=name), self._keep, kind="Primary")
        let_go: QPushButton = button(
            tr_count(
                count, "Delete, and leave the step with nobody", "Delete, and leave the steps with nobody"
            ),
            lambda: self.wants_deletion.emit(self._contact.id),
            kind="Danger",
        )
        flow.add(keep)
        flow.add(let_go)
        lines = "\n".join(f"• {line}" for line in self._balls)
        self._show_in_asks(
            [label(breakable(why), "Care", wraps=True), label(breakable(lines), "Quiet", wraps=True), answers]
        )
        keep.setFocus()

    def _keep(self) -> None:
        if self._fields is not None:
            self._fields.focus_first()
        self._show_ends()

    def _show_in_asks(self, widgets: list[QWidget]) -> None:
        assert self._asks is not None
        clear(self._asks)
        for widget in widgets:
            self._asks.addWidget(widget)
            widget.show()

    def unfold(self) -> None:
        super().unfold()
        if self._fields is not None:
            self._fields.focus_first()

    def may_fold(self) -> bool:
        self.flush()
        self._show_ends()
        return True

    def flush(self) -> None:
        if self._fields is not None:
            self._fields.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in _MOVES:
            self.moved.emit(self._contact.id, _MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
