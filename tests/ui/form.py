"""Fields in a window, and somewhere else for the keyboard to go."""

from PySide6.QtWidgets import QLineEdit, QWidget

from enplan_desktop.ui.widgets.layouts import column


class Form(QWidget):
    def __init__(self, *fields: QWidget) -> None:
        super().__init__()
        self._elsewhere = QLineEdit()
        layout = column(self)
        for each in fields:
            layout.addWidget(each)
        layout.addWidget(self._elsewhere)
        layout.addStretch(1)

    def leave(self) -> None:
        """The keyboard goes elsewhere."""
        self._elsewhere.setFocus()

    def was_left(self) -> bool:
        return self._elsewhere.hasFocus()
