"""Where something else than either side is written or chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.ui.matters import Matter
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import column
from enplan_desktop.ui.widgets.words_edit import WordsEdit
from enplan_desktop.ui.wording import tr


class ThirdWay(QWidget):
    """Emits `written` with the value, or `left` when nothing is to come of it."""

    written = Signal(object)
    left = Signal()

    def __init__(self, matter: Matter, theme: Theme) -> None:
        super().__init__()
        self._words: WordsEdit | None = None
        layout = column(self, gap=theme.px(8))
        if not matter.free_text:
            chips = Chips(tr("Something else"), matter.others)
            chips.chosen.connect(self.written)
            layout.addWidget(chips)
            return
        words = self._words = WordsEdit(tr("A third wording"), lines=2)
        words.show_words(matter.sides[0].words)
        layout.addWidget(words)
        buttons = FieldFlow(gap=theme.px(8))
        buttons.add(button(tr("Use this"), lambda: self.written.emit(words.words()), kind="Primary"))
        buttons.add(button(tr("Never mind"), self.left.emit, kind="Plain"))
        layout.addLayout(buttons)

    def take_focus(self) -> None:
        """Puts the cursor where one writes, with all of it selected: it is only a beginning."""
        if self._words is not None:
            self._words.setFocus()
            self._words.selectAll()

    def typed(self) -> str:
        return self._words.words() if self._words is not None else ""

    def write_on(self, words: str) -> None:
        """Takes over what was typed before."""
        if self._words is not None:
            self._words.show_words(words)
