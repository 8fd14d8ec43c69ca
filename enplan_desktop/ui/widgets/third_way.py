"""Where something else than either side is written or chosen."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from enplan_desktop.ui.matters import Matter
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.cell_form import CellForm
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import column
from enplan_desktop.ui.widgets.words_edit import WordsEdit
from enplan_desktop.ui.wording import tr


class ThirdWay(QWidget):
    """Emits `written` with the value, or `left` when nothing is to come of it.

    Where words are written, they go on from those that were `begun`, and `half_written` has them at each pause.
    """

    written = Signal(object)
    left = Signal()
    half_written = Signal(str)

    def __init__(self, matter: Matter, now: Callable[[], datetime], theme: Theme, begun: str = "") -> None:
        super().__init__()
        self._words: WordsEdit | None = None
        self._form: CellForm | None = None
        layout = column(self, gap=theme.px(8))
        if matter.free_text:
            words = self._words = WordsEdit(tr("A third wording"), lines=2)
            words.show_words(begun or matter.sides[0].words)
            words.settled.connect(lambda words, _: self.half_written.emit(words))
            layout.addWidget(words)
        elif matter.others:
            chips = Chips(tr("Something else"), matter.others)
            chips.chosen.connect(self.written)
            layout.addWidget(chips)
            return
        elif matter.blank is not None:
            self._form = CellForm(matter.blank, now, theme)
            layout.addWidget(self._form)
        buttons = FieldFlow(gap=theme.px(8))
        self._put = button(tr("Use this"), self._use, kind="Primary")
        self._copy = button(tr("Copy the text"), self._copy_words)
        self._leave = button(tr("Never mind"), self.left.emit, kind="Plain")
        for each in (self._put, self._copy, self._leave):
            buttons.add(each)
        layout.addLayout(buttons)
        self._copy.hide()

    def show_late(self, late: bool, *, fits: bool = True) -> None:
        """Whether somebody has decided meanwhile; `fits` where the words can still take that one's place."""
        if self._words is None:
            return
        self._put.setText(tr("Put it in its place") if late else tr("Use this"))
        self._put.setVisible(fits)
        self._copy.setVisible(late)
        self._leave.setText(tr("Let it go") if late else tr("Never mind"))
        for each in (self._put, self._leave):
            each.setAccessibleName(each.text())

    def _use(self) -> None:
        if self._words is not None:
            self.written.emit(self._words.words())
        elif self._form is not None and (value := self._form.value()) is not None:
            self.written.emit(value.plain)

    def _copy_words(self) -> None:
        if self._words is not None:
            QGuiApplication.clipboard().setText(self._words.words())

    def flush(self) -> None:
        """Says at once what is half written."""
        if self._words is not None:
            self._words.flush()

    def take_focus(self) -> None:
        """Puts the cursor where one writes, with all of the words selected: they are only a beginning."""
        if self._words is not None:
            self._words.setFocus()
            self._words.selectAll()
        elif self._form is not None:
            self._form.take_focus()
