"""Lines to copy what stands on paper: Enter goes to the next, and makes one where there is none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, section
from enplan_desktop.ui.wording import tr


class WrittenLines(QWidget):
    """Begins with one line; `most` are all there can be. `went_on` tells that Enter left the last one."""

    went_on = Signal()
    grew = Signal(QWidget)

    def __init__(
        self, heading: str, theme: Theme, parent: QWidget | None = None, *, name: str = "", most: int = 8
    ) -> None:
        super().__init__(parent)
        self._name = name or heading
        self._most = most
        self._lines: list[QLineEdit] = []
        self._column = column(self, gap=theme.px(4))
        self._column.addWidget(section(heading))
        self._add()
        self._column.addStretch(1)

    def words(self) -> tuple[str, ...]:
        """What is written, without the lines that are empty."""
        said = (" ".join(line.text().split()) for line in self._lines)
        return tuple(words for words in said if words)

    def show_words(self, words: Sequence[str]) -> None:
        while len(self._lines) < min(len(words), self._most):
            self._add()
        for line, said in zip(self._lines, words, strict=False):
            line.setText(said)

    def lines(self) -> Sequence[QLineEdit]:
        return self._lines

    def go_in(self) -> None:
        """To the first line that is empty; there is one more where all are full."""
        empty = next((line for line in self._lines if not line.text().strip()), None)
        if empty is None and len(self._lines) < self._most:
            empty = self._add()
        (empty or self._lines[-1]).setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self) -> QLineEdit:
        line = QLineEdit()
        number = len(self._lines) + 1
        named = self._name if number == 1 else tr("{name}, line {n}", name=self._name, n=number)
        line.setAccessibleName(named)
        line.returnPressed.connect(lambda: self._on_enter(line))
        self._column.insertWidget(number, line)
        if self._lines:
            QWidget.setTabOrder(self._lines[-1], line)
        self._lines.append(line)
        line.setVisible(True)  # the keyboard goes only where there is something to see
        self.grew.emit(line)
        return line

    def _on_enter(self, line: QLineEdit) -> None:
        """An empty line says that there is no more of this."""
        at = self._lines.index(line)
        if not line.text().strip() or (at + 1 == len(self._lines) == self._most):
            self.went_on.emit()
        elif at + 1 < len(self._lines):
            self._lines[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._add().setFocus(Qt.FocusReason.TabFocusReason)
