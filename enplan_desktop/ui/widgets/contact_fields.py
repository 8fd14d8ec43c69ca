"""Everything that is written about one person of the network, on one line where there is room."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from enplan_desktop.domain.checks import NO_WORDS
from enplan_desktop.domain.records import Contact
from enplan_desktop.domain.terms import Unit
from enplan_desktop.ui import phrases
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.choice_box import ChoiceBox
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.widgets.words_edit import WordsEdit
from enplan_desktop.ui.wording import tr

_UNITS: tuple[Unit | None, ...] = (None, *Unit)


class ContactFields(QWidget):
    """Used for a new contact and for one that stands: knows the record, not what becomes of it."""

    settled = Signal(object, object)
    """Field names to values: as they are now, and as they were when somebody began to write."""
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Contact(id="", case_id="")
        names = {"name": tr("Name"), "role": tr("Role"), "phone": tr("Phone")}
        self._words = {field: WordsEdit(name, one_line=True) for field, name in names.items()}
        self._unit = ChoiceBox(tr("Unit"))
        self._mentor = QCheckBox(tr("Mentor"))
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        self.flow = FieldFlow(gap=theme.px(10))
        self.flow.add_field(names["name"], self._words["name"], theme.px(170), 3)
        self.flow.add_field(names["role"], self._words["role"], theme.px(170), 3)
        self.flow.add_field(tr("Unit"), self._unit, theme.px(170), 1)
        self.flow.add_field(names["phone"], self._words["phone"], theme.px(130), 1)
        self.flow.add(self._mentor)
        self.flow.setAlignment(self._mentor, Qt.AlignmentFlag.AlignBottom)
        self._mentor.setMinimumHeight(theme.px(32))
        layout = column(self, gap=theme.px(4))
        layout.addLayout(self.flow)
        layout.addWidget(self._trouble)
        choices = [(each, phrases.word(each) if each else tr("Private")) for each in _UNITS]
        self._unit.show_choices(choices, None)
        self._connect()

    def _connect(self) -> None:
        for field, words in self._words.items():
            words.blockSignals(True)
            words.document().setDocumentMargin(0)  # as high as the lines beside it; nobody has typed anything
            words.blockSignals(False)
            words.settled.connect(lambda now, seen, field=field: self._settle(field, now, seen))
            words.typed.connect(lambda _: self._trouble.hide())
            words.installEventFilter(self)
        self._unit.chosen.connect(lambda unit: self._settle("unit", unit, self._shown.unit))
        self._mentor.clicked.connect(lambda on: self._settle("mentor", bool(on), self._shown.mentor))

    def _settle(self, field: str, now: object, seen: object) -> None:
        if now != seen:
            self.settled.emit({field: now}, {field: seen})

    def show_contact(self, contact: Contact) -> None:
        """Shows what the plan says, leaving alone what is being written."""
        self._shown = contact
        for field, words in self._words.items():
            words.show_words(getattr(contact, field))
        self._mentor.setChecked(contact.mentor)
        self._unit.setCurrentIndex(_UNITS.index(contact.unit))

    def draft(self) -> Contact:
        """The contact with what is written."""
        return replace(
            self._shown,
            name=self._written("name"),
            role=self._written("role"),
            phone=self._written("phone"),
            unit=self._unit.currentData(),
            mentor=self._mentor.isChecked(),
        )

    def _written(self, field: str) -> str:
        return " ".join(self._words[field].words().split())

    def finished(self) -> Contact | None:
        """The draft, if it says who it is; otherwise None, and the field says so."""
        draft = self.draft()
        if draft.name:
            return draft
        sentence = tr(NO_WORDS[Contact][1])
        self._trouble.setText(sentence)
        self._trouble.show()
        self._words["name"].setAccessibleDescription(sentence)
        self.focus_first()
        return None

    def rescued(self) -> Contact:
        """The draft as it can be kept: without a name, by what else is known of it."""
        draft = self.draft()
        return draft if draft.name else replace(draft, name=draft.role or draft.phone or tr("Somebody"))

    def is_blank(self) -> bool:
        return self.draft() == Contact(id="", case_id="")

    def empty(self) -> None:
        """Takes everything off the fields."""
        self.flush()
        self._trouble.hide()
        self.show_contact(Contact(id="", case_id=""))

    def flush(self) -> None:
        for words in self._words.values():
            words.flush()

    def focus_first(self) -> None:
        self._words["name"].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self.entered.emit()
        return True
