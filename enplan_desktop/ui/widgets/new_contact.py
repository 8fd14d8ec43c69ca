"""The line at the top where a new contact is written; Enter makes it one of the network."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from enplan_desktop.domain.records import Contact
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.contact_fields import ContactFields
from enplan_desktop.ui.widgets.layouts import column
from enplan_desktop.ui.wording import tr


class NewContact(QFrame):
    """Says nothing until it is entered; `leave` hands over what is written, whatever it is."""

    written = Signal(object)
    """The contact, still without an identity."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self._fields = ContactFields(theme)
        add = button(tr("Add contact"), self._enter, kind="Primary")
        self._fields.flow.add(add)
        self._fields.flow.setAlignment(add, Qt.AlignmentFlag.AlignBottom)
        layout = column(self, margin=theme.px(12))
        layout.addWidget(self._fields)
        self._fields.entered.connect(self._enter)

    def refill(self, contact: Contact) -> None:
        """Puts back what was handed over by leaving, unless something else is written by now."""
        if self._fields.is_blank():
            self._fields.show_contact(contact)

    def leave(self) -> Contact | None:
        """What is written, in the form in which it can be kept; the line is empty afterwards."""
        if self._fields.is_blank():
            return None
        written = self._fields.rescued()
        self._fields.empty()
        return written

    def focus_first(self) -> None:
        self._fields.focus_first()

    def _enter(self) -> None:
        finished = self._fields.finished()
        if finished is not None:
            self._fields.empty()
            self.written.emit(finished)
            self._fields.focus_first()
