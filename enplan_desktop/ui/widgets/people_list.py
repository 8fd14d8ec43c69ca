"""Colleagues to choose one of: a line to search in, and everybody under the name of their unit."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from enplan_desktop.sync.protocol import Person
from enplan_desktop.ui.consent_words import unit_word
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.wording import tr

_PERSON = Qt.ItemDataRole.UserRole


class PeopleList(QWidget):
    """The arrow keys work from the line; `chosen` comes with a Person, or None where nobody fits."""

    chosen = Signal(object)

    def __init__(self, own_unit: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_unit = own_unit
        self._theme = theme
        self._people: tuple[Person, ...] = ()
        self._line = QLineEdit()
        self._line.setAccessibleName(tr("Search for a colleague"))
        self._line.setPlaceholderText(tr("Name or unit …"))
        self._line.installEventFilter(self)
        self._line.textChanged.connect(lambda _: self._fill())
        self._list = QListWidget()
        self._list.setObjectName("Finds")
        self._list.setAccessibleName(tr("Colleagues"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMinimumHeight(theme.px(190))
        self._list.itemSelectionChanged.connect(lambda: self.chosen.emit(self.person()))
        self._none = label("", "Quiet", wraps=True)
        layout = column(self, gap=theme.px(6))
        layout.addWidget(self._line)
        layout.addWidget(self._none)
        layout.addWidget(self._list, 1)
        self.setFocusProxy(self._line)
        self.say(tr("Fetching the list of colleagues …"))

    def show_people(self, people: Iterable[Person]) -> None:
        """Offers these; whoever is chosen stays so."""
        self._people = tuple(people)
        self._fill()

    def say(self, words: str) -> None:
        """What stands where nobody can be chosen."""
        self._none.setText(words)
        self._none.setVisible(bool(words))
        self._list.setVisible(not words)

    def person(self) -> Person | None:
        found = [item.data(_PERSON) for item in self._list.selectedItems()]
        return found[0] if found and isinstance(found[0], Person) else None

    def _fill(self) -> None:
        before = self.person()
        found = matching(self._people, self._line.text())
        self._list.blockSignals(True)
        self._list.clear()
        for unit, people in groupby(grouped(found, self._own_unit), key=lambda each: each.unit):
            self._add_heading(unit)
            for each in people:
                self._add_person(each, chosen=before is not None and each.id == before.id)
        self._list.blockSignals(False)
        self.say("" if found else self._nobody())
        if self.person() != before:
            self.chosen.emit(self.person())

    def _nobody(self) -> str:
        if self._people:
            return tr("Nobody is called that.")
        return tr("There is nobody to choose on this server yet.")

    def _add_heading(self, unit: str) -> None:
        item = QListWidgetItem(unit_word(unit).upper())
        font = self._theme.font(12)
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.addItem(item)

    def _add_person(self, person: Person, *, chosen: bool) -> None:
        item = QListWidgetItem(person.name)
        item.setData(_PERSON, person)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{person.name}, {unit_word(person.unit)}")
        item.setSizeHint(QSize(0, self._theme.px(30)) if len(person.name) < 40 else QSize())
        self._list.addItem(item)
        if chosen:
            self._list.setCurrentItem(item)

    def _step(self, by: int) -> None:
        """To the next person that way, past the headings."""
        row = self._list.currentRow() + by
        while 0 <= row < self._list.count() and self._list.item(row).data(_PERSON) is None:
            row += by
        if 0 <= row < self._list.count():
            self._list.setCurrentRow(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)


def grouped(people: Sequence[Person], own_unit: str) -> list[Person]:
    """One's own unit first, then the others by their names; within each by name."""
    return sorted(
        people, key=lambda each: (each.unit != own_unit, unit_word(each.unit), each.name.casefold(), each.id)
    )


def matching(people: Sequence[Person], typed: str) -> list[Person]:
    """Those of whose name or unit some word begins with each typed word."""
    words = typed.casefold().split()
    return [
        each
        for each in people
        if all(
            any(part.startswith(word) for part in f"{each.name} {unit_word(each.unit)}".casefold().split())
            for word in words
        )
    ]
