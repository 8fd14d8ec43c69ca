"""With whom: a line that says it, and behind it the network to tick and a place for anyone else."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from enplan_desktop.domain.records import Contact
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, section
from enplan_desktop.ui.widgets.ticks import dress_ticks
from enplan_desktop.ui.wording import tr

People = tuple[tuple[str, ...], str]
"""Contacts' ids, sorted; and others by name."""

_MOST_ROWS = 9
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
        self._gone: tuple[str, ...] = ()
        self.setObjectName("FieldButton")
        self.setMinimumWidth(theme.px(60))
        self.setStyleSheet(_STYLE.format(pad=theme.px(4), height=theme.px(22), colours=theme.colours))
        self._list = QListWidget()
        self._list.setAccessibleName(name)
        dress_ticks(self._list, theme)
        self._list.itemChanged.connect(lambda _: self._on_typed())
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
        layout.addWidget(self._list)
        layout.addWidget(section(tr("Others")))
        layout.addWidget(self._others)
        return popup

    # Showing

    def show_people(self, contacts: Sequence[Contact], ids: Sequence[str], others: str) -> None:
        """Offers `contacts` in order and shows who is chosen, unless the list is open here."""
        if self._popup.isVisible():
            return
        known = {contact.id for contact in contacts}
        self._gone = tuple(each for each in ids if each not in known)
        self._seen = (tuple(sorted(ids)), others)
        self._list.blockSignals(True)
        self._list.clear()
        for contact in contacts:
            item = QListWidgetItem(", ".join(part for part in (contact.name, contact.role) if part))
            item.setData(Qt.ItemDataRole.UserRole, contact)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if contact.id in ids else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._others.setText(others)
        self._say()

    def people(self) -> People:
        """Who is chosen now; contacts that have left the network stay chosen."""
        chosen = (contact.id for contact in self._ticked())
        return tuple(sorted({*chosen, *self._gone})), " ".join(self._others.text().split())

    def _ticked(self) -> list[Contact]:
        items = (self._list.item(row) for row in range(self._list.count()))
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def _on_typed(self) -> None:
        self._say()
        self.typed.emit()

    def _say(self) -> None:
        """Writes the names on the line, cut where it ends; whole for a tool tip and a screen reader."""
        names = ", ".join(
            [*(contact.name for contact in self._ticked()), *filter(None, [self._others.text().strip()])]
        )
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
        rows = self._list.count()
        self._list.setVisible(bool(rows))
        self._heading.setVisible(bool(rows))
        if rows:
            height = self._list.sizeHintForRow(0) * min(rows, _MOST_ROWS) + 2 * self._list.frameWidth()
            self._list.setFixedHeight(height + self._theme.px(4))
            self._list.setCurrentRow(max(0, self._list.currentRow()))
        self._popup.setMinimumWidth(max(self.width(), self._theme.px(280)))
        self._popup.adjustSize()
        self._popup.move(self.mapToGlobal(QPoint(0, self.height())))
        self._popup.show()
        (self._list if rows else self._others).setFocus()

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
