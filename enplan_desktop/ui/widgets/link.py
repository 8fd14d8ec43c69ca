"""A sentence that can be pressed; it wraps where a button would be cut."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from enplan_desktop.ui.icons import pixmap
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, label, row
from enplan_desktop.ui.widgets.long_words import breakable


class Link(QFrame):
    """Pressed with the mouse, Enter or Space. Over the sentence stands what it is about, where that is said."""

    pressed = Signal()

    def __init__(self, picture: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Link")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setStyleSheet(
            f"QFrame#Link:focus {{ border: 2px solid {theme.colours.accent}; border-radius: 6px; }}"
        )
        sign = QLabel()
        sign.setPixmap(pixmap(picture, theme.colours.amber, theme.px(18)))
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = row(self, margin=theme.px(4), gap=theme.px(8))
        layout.addWidget(sign)
        self._about, self._words = label("", "Section", wraps=True), label("", wraps=True)
        words = column(gap=theme.px(2))
        words.addWidget(self._about)
        words.addWidget(self._words)
        layout.addLayout(words, 1)

    def show_words(self, words: str, about: str = "") -> None:
        heard = f"{about}: {words}" if about else words
        if heard == self.accessibleName():
            return
        self.setAccessibleName(heard)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._words.setText(breakable(words))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
