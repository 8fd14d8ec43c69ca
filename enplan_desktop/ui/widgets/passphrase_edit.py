"""A line for a secret: hidden until one asks to see it, and told when Caps Lock seems to be on."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label, row
from enplan_desktop.ui.wording import tr


class PassphraseEdit(QWidget):
    """`complain` says what is wrong right under the line; the next keystroke takes it away."""

    typed = Signal(str)
    entered = Signal()

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._line = QLineEdit()
        self._line.setAccessibleName(name)
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.installEventFilter(self)
        self._show = button(tr("Show"), kind="Plain", name=tr("Show what is written: {name}", name=name))
        self._show.setCheckable(True)
        self._show.toggled.connect(self._reveal)
        self._caps = label(tr("Caps Lock seems to be on."), "Care", wraps=True)
        self._trouble = label("", "Trouble", wraps=True)
        upper = row(gap=theme.px(8))
        upper.addWidget(self._line, 1)
        upper.addWidget(self._show)
        layout = column(self, gap=theme.px(4))
        layout.addLayout(upper)
        for each in (self._caps, self._trouble):
            each.hide()
            layout.addWidget(each)
        self._line.textEdited.connect(self._on_typed)
        self._line.returnPressed.connect(self.entered.emit)
        self.setFocusProxy(self._line)

    def words(self) -> str:
        return self._line.text()

    def empty(self) -> None:
        self._line.clear()
        self._show.setChecked(False)

    def complain(self, sentence: str) -> None:
        """Says what is wrong and puts the cursor there; "" takes it back."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self._line.setAccessibleDescription(sentence)
        if sentence:
            self._line.setFocus()
            self._line.selectAll()

    def _on_typed(self, words: str) -> None:
        self.complain("")
        self.typed.emit(words)

    def _reveal(self, shown: bool) -> None:
        self._line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText(tr("Hide") if shown else tr("Show"))
        said = tr("Hide what is written: {name}") if shown else tr("Show what is written: {name}")
        self._show.setAccessibleName(said.format(name=self._name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt does not tell whether Caps Lock is on, but a letter against its Shift key does."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text().isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps.setVisible(event.text().isupper() != shift)
        return False
