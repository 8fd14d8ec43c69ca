"""One line to write in, with room under it for a word about what stands there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, label, section
from enplan_desktop.ui.widgets.long_words import breakable


class ToldLine(QWidget):
    """`complain` for what cannot be kept, `caution` for what may be so; both also reach a screen reader."""

    typed = Signal(str)
    left = Signal()
    entered = Signal()

    def __init__(self, name: str, theme: Theme, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._line = QLineEdit()
        self._line.setAccessibleName(name)
        self._told = label("", wraps=True)
        layout = column(self, gap=theme.px(3))
        layout.addWidget(section(name))
        layout.addWidget(self._line)
        layout.addWidget(self._told)
        self._line.textEdited.connect(self._on_typed)
        self._line.editingFinished.connect(self.left.emit)
        self._line.returnPressed.connect(self.entered.emit)
        self.setFocusProxy(self._line)
        self._tell(hint, "Quiet")

    def words(self) -> str:
        return " ".join(self._line.text().split())

    def show_words(self, words: str) -> None:
        self._line.setText(words)

    def tell(self, sentence: str) -> None:
        """How the words were understood; "" takes it back."""
        self._tell(sentence or self._hint, "Quiet")

    def complain(self, sentence: str, *, focus: bool = False) -> None:
        """ "" takes it back."""
        self._tell(sentence or self._hint, "Trouble" if sentence else "Quiet")
        if sentence and focus:
            self._line.setFocus()
            self._line.selectAll()

    def caution(self, sentence: str) -> None:
        """ "" takes it back."""
        self._tell(sentence or self._hint, "Care" if sentence else "Quiet")

    def _on_typed(self, words: str) -> None:
        self._tell(self._hint, "Quiet")
        self.typed.emit(words)

    def _tell(self, words: str, kind: str) -> None:
        self._told.setObjectName(kind)
        self._told.setText(breakable(words))
        self._told.setVisible(bool(words))
        self._told.style().polish(self._told)
        self._line.setAccessibleDescription(words)
