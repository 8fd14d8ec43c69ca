"""With whom: a line that says it, and behind it the network to tick and a place for anyone else."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from enplan_desktop.domain.records import Contact
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import clear, column, section
from enplan_desktop.ui.wording import tr

People = tuple[tuple[str, ...], str]
"""Contacts' ids, sorted; and others by name."""

_TALLEST = 260
_CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PeopleEdit(QPushButton):
    """Space or the arrow down opens the list, Space ticks, Escape or a press outside closes it."""

    settled = Signal(object, object)
    """The people now, and the people that they were chosen upon."""
    typed = Signal()

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._theme = theme
        self._seen: People = ((), "")
        self._contacts: tuple[Contact, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self.setObjectName("FieldButton")
        self.setMinimumWidth(theme.px(60))
        self.setStyleSheet(_STYLE.format(pad=theme.px(4), height=theme.px(22), colours=theme.colours))
        self._network = QWidget()
        self._network.setAccessibleName(name)
        self._list: QVBoxLayout = column(self._network, gap=theme.px(4))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._network)
        self._others = QLineEdit()
        self._others.setAccessibleName(tr("Others"))
        self._others.setPlaceholderText(tr("for instance her mother"))
        self._others.textEdited.connect(lambda _: self._on_typed())
        self._others.returnPressed.connect(self._close)
        self._popup = self._make_popup()
        self._popup.installEventFilter(self)
        self.clicked.connect(self.open_list)
        self._say()

    def _make_popup(self) -> QFrame:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("PeoplePopup")
        colours = self._theme.colours
        popup.setStyleSheet(
            f"QFrame#PeoplePopup {{ background: {colours.field}; border: 1px solid {colours.field_line}; }}"
        )
        layout = column(popup, margin=self._theme.px(10), gap=self._theme.px(6))
        self._heading = section(tr("From the network"))
        layout.addWidget(self._heading)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(section(tr("Others")))
        layout.addWidget(self._others)
        return popup

    # Showing

    def show_people(self, contacts: Sequence[Contact], ids: Sequence[str], others: str) -> None:
        """Offers `contacts` in order and shows who is chosen, unless the list is open here."""
        if self._popup.isVisible():
            return
        self._contacts, self._chosen = tuple(contacts), frozenset(ids)
        self._seen = (tuple(sorted(ids)), others)
        self._others.setText(others)
        self._say()

    def people(self) -> People:
        """Who is chosen now; contacts that have left the network stay chosen."""
        return tuple(sorted(self._chosen)), " ".join(self._others.text().split())

    def _tick(self, contact_id: str, ticked: bool) -> None:
        self._chosen = self._chosen | {contact_id} if ticked else self._chosen - {contact_id}
        self._on_typed()

    def _on_typed(self) -> None:
        self._say()
        self.typed.emit()

    def _say(self) -> None:
        """Writes the names on the line, cut where it ends; whole for a tool tip and a screen reader."""
        ticked = [contact.name for contact in self._contacts if contact.id in self._chosen]
        names = ", ".join(filter(None, [*ticked, self._others.text().strip()]))
        room = max(self.width(), self._theme.px(60)) - self._theme.px(24)
        self.setProperty("empty", "false" if names else "true")
        self.style().polish(self)
        self.setText(self.fontMetrics().elidedText(names or tr("Choose"), Qt.TextElideMode.ElideRight, room))
        self.setToolTip(names)
        self.setAccessibleName(f"{self._name}: {names or tr('nobody chosen')}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    # Choosing

    def open_list(self) -> None:
        boxes = self._fill_list()
        for each in (self._scroll, self._heading):
            each.setVisible(bool(boxes))
        wanted = self._network.sizeHint()
        self._scroll.setMinimumSize(
            min(wanted.width(), self._theme.px(460)) + self._theme.px(16),
            min(wanted.height(), self._theme.px(_TALLEST)) + 2,
        )
        self._popup.setMinimumWidth(max(self.width(), self._theme.px(280)))
        self._popup.adjustSize()
        self._popup.move(self.mapToGlobal(QPoint(0, self.height())))
        self._popup.show()
        (boxes[0] if boxes else self._others).setFocus()

    def _fill_list(self) -> list[QCheckBox]:
        """The network as boxes to tick; made only when somebody looks."""
        clear(self._list)
        boxes = [self._box(contact) for contact in self._contacts]
        for box in boxes:
            self._list.addWidget(box)
        self._list.addStretch(1)
        return boxes

    def _box(self, contact: Contact) -> QCheckBox:
        box = QCheckBox(", ".join(part for part in (contact.name, contact.role) if part))
        box.setChecked(contact.id in self._chosen)
        box.clicked.connect(lambda ticked: self._tick(contact.id, ticked))
        return box

    def flush(self) -> None:
        """Hands over who is chosen, if it differs from what was shown."""
        people, seen = self.people(), self._seen
        if people != seen:
            self._seen = people
            self.settled.emit(people, seen)

    def _close(self) -> None:
        self._popup.hide()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._popup:
            if event.type() == QEvent.Type.Hide:
                self.setFocus()
                self.flush()
            elif (
                event.type() == QEvent.Type.KeyPress
                and isinstance(event, QKeyEvent)
                and event.key() in _CLOSING
            ):
                self._close()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_list()
        else:
            super().keyPressEvent(event)


_STYLE = """
QPushButton#FieldButton {{ background: {colours.field}; color: {colours.text};
  border: 1px solid {colours.field_line}; border-radius: 6px; padding: {pad}px 8px; min-height: {height}px;
  text-align: left; }}
QPushButton#FieldButton[empty="true"] {{ color: {colours.quiet}; }}
QPushButton#FieldButton:focus {{ border: 2px solid {colours.accent}; }}
"""
