"""A new passphrase, written twice, with a plain word on how good it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.ui.passphrase_words import judge
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, label, section
from enplan_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from enplan_desktop.ui.wording import tr


class NewPassphrase(QWidget):
    """`chosen` is the passphrase once both lines agree on one that will do; else the wrong line says so."""

    entered = Signal()

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = PassphraseEdit(name, theme)
        self._again = PassphraseEdit(tr("Once more"), theme)
        self._hint = label("", "Quiet", wraps=True)
        layout = column(self, gap=theme.px(4))
        layout.addWidget(section(name))
        layout.addWidget(self._first)
        layout.addWidget(self._hint)
        layout.addSpacing(theme.px(8))
        layout.addWidget(section(tr("Once more")))
        layout.addWidget(self._again)
        self._first.typed.connect(self._judge)
        self._first.entered.connect(self._again.setFocus)
        self._again.entered.connect(self.entered.emit)
        self.setFocusProxy(self._first)
        self._judge("")

    def _judge(self, words: str) -> None:
        self._hint.setText(judge(words).words)

    def chosen(self) -> str | None:
        words = self._first.words()
        judgement = judge(words)
        if not judgement.enough:
            self._first.complain(tr("The passphrase is too short."))
            return None
        if self._again.words() != words:
            self._again.complain(tr("The two are not the same. Write it once more."))
            return None
        return words

    def complain(self, sentence: str) -> None:
        self._first.complain(sentence)

    def empty(self) -> None:
        self._first.empty()
        self._again.empty()
        self._judge("")
