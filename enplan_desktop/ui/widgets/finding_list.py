"""What to decide before a page leaves: one thing a line, each to be taken away or kept."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Contact, Dream, Goal, Record, Step
from enplan_desktop.sheet.leaving.findings import SENTENCES, Finding
from enplan_desktop.sheet.leaving.word_list import known_words
from enplan_desktop.ui.targets import find
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import FlowLayout, clear, column, label
from enplan_desktop.ui.wording import tr, tr_trouble


class FindingList(QWidget):
    """Nothing is there where there is nothing to decide; of a page that `has_left`, nothing can be taken away."""

    taken_away = Signal(object)
    kept = Signal(object)
    pointed = Signal(object)
    """The finding that the keyboard or the mouse is at."""
    reached = Signal(object)
    """The line that the keyboard has come to."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, has_left: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._has_left = has_left
        self._rows: list[FindingRow] = []
        self._lines = column(self, gap=theme.px(8))
        self.hide()

    def show_findings(self, plan: Plan, findings: Sequence[Finding]) -> bool:
        """The keyboard stays where it was, at the next thing to decide; False where it was here and nothing is left."""
        at, side = next(
            ((index, row.side) for index, row in enumerate(self._rows) if row.side is not None), (None, None)
        )
        clear(self._lines)
        refused = known_words().refused
        for trouble in refused:
            self._lines.addWidget(label(tr_trouble(trouble), "Quiet", wraps=True))
        self._rows = [FindingRow(plan, finding, self._theme, has_left=self._has_left) for finding in findings]
        for row in self._rows:
            row.taken_away.connect(self.taken_away)
            row.kept.connect(self.kept)
            row.pointed.connect(self.pointed)
            row.reached.connect(self.reached)
            self._lines.addWidget(row)
            row.show()  # at once, so that it can have the keyboard
        self.setVisible(bool(self._rows or refused))
        if at is None or side is None:
            return True
        if self._rows:
            self._rows[min(at, len(self._rows) - 1)].buttons[side].setFocus()
        return bool(self._rows)

    def begin(self) -> bool:
        """Puts the keyboard on the first thing to decide, where there is one."""
        if self._rows:
            self._rows[0].buttons[0].setFocus()
        return bool(self._rows)


class FindingRow(QFrame):
    """A sentence, and its answers: to take it away, unless the page has left before, and to keep it."""

    taken_away = Signal(object)
    kept = Signal(object)
    pointed = Signal(object)
    reached = Signal(object)

    def __init__(
        self,
        plan: Plan,
        finding: Finding,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        has_left: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self._finding = finding
        sentence = tr(SENTENCES[finding.kind], words=finding.words)
        lines = column(self, margin=theme.px(10), gap=theme.px(6))
        lines.addWidget(label(sentence, wraps=True))
        answers = FlowLayout(gap=theme.px(8))
        keep = self._answer(tr("Keep"), sentence, lambda: self.kept.emit(finding))
        self.buttons: tuple[QPushButton, ...] = (keep,)
        if not has_left:
            away = _take_away_words(find(plan, finding.source.record), finding.source.cell)
            self.buttons = (self._answer(away, sentence, lambda: self.taken_away.emit(finding)), keep)
        for each in self.buttons:
            answers.addWidget(each)
        lines.addLayout(answers)

    @property
    def side(self) -> int | None:
        """Which of the answers has the keyboard."""
        return next((index for index, each in enumerate(self.buttons) if each.hasFocus()), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.Enter):
            self.pointed.emit(self._finding)
        if event.type() is QEvent.Type.FocusIn:
            self.reached.emit(self)
        return super().eventFilter(watched, event)

    def _answer(self, words: str, sentence: str, run: Callable[[], object]) -> QPushButton:
        made = button(words, run, name=f"{words}: {sentence}")
        # Enter must not answer what nobody has read; Space presses the button that the keyboard is at.
        made.setAutoDefault(False)
        made.installEventFilter(self)
        return made


def _take_away_words(record: Record | None, cell: str) -> str:
    """What goes, so that nobody takes away more than they meant."""
    match record:
        case Goal():
            return tr("Take the goal away")
        case Step():
            return tr("Take the step away")
        case Contact():
            return tr("Take the number away")
        case Dream():
            return tr("Take the dream away")
        case Appointment():
            return tr("Take the place away")
    return tr("Take the name away") if cell == "display_name" else tr("Take the line away")
