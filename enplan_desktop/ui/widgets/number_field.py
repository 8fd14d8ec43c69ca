"""A small whole number that may be none."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QStyle, QStyleOptionSpinBox, QWidget

_MARGIN = 6
_CARET = 6
"""What a line keeps free beside its words for the caret, in pixels."""


class NumberField(QSpinBox):
    """Emits `chosen` with the number, or None for `none_word`, the choice below the lowest.

    `form` says what stands around the number, for instance `{n} days`.
    """

    chosen = Signal(object)

    def __init__(
        self, name: str, low: int, high: int, none_word: str, form: str = "{n}", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._low = low
        self._shown: int | None = None
        self.setRange(low - 1, high)
        # A spin box begins at 0, which is a number of its own where the lowest is 0.
        self.setValue(low - 1)
        self.setSpecialValueText(none_word)
        before, _, after = form.partition("{n}")
        self.setPrefix(before)
        self.setSuffix(after)
        self.setKeyboardTracking(False)
        # The style sheet's padding does not reach the line inside a spin box.
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._on_value)

    def minimumSizeHint(self) -> QSize:
        """Room for the longest text it can show: half a number is another number."""
        whole = super().minimumSizeHint()
        longest = (f"{self.prefix()}{self.maximum()}{self.suffix()}", self.specialValueText())
        words = max(map(self.fontMetrics().horizontalAdvance, longest))
        return QSize(self._beside_line() + _MARGIN + words + _CARET, whole.height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _beside_line(self) -> int:
        """Its frame and its arrows, in pixels."""
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_SpinBoxEditField
        line = self.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, self)
        return self.width() - line.width()

    def show_number(self, number: int | None) -> None:
        """Shows what the plan says; the same number once more leaves alone what is being typed."""
        if number == self._shown:
            return
        self._shown = number
        self.blockSignals(True)
        self.setValue(self._low - 1 if number is None else number)
        self.blockSignals(False)

    def settle(self) -> None:
        """Hands over what is typed."""
        self.interpretText()

    def forget(self) -> None:
        """What is shown from here on is another record's."""
        self.show_number(None)

    def _on_value(self, value: int) -> None:
        number = None if value < self._low else value
        if number != self._shown:
            self._shown = number
            self.chosen.emit(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the inspector must not change a plan on its way.
        event.ignore()
