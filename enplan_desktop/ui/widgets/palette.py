"""Ctrl+K: one line that finds cases, text and things to do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.storage.vault import Hit
from enplan_desktop.ui import phrases
from enplan_desktop.ui.icons import icon
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.wording import tr

_PAUSE_MS = 60
_FEWEST_LETTERS = 2
_MOST_CASES = 6
_MOST_HITS = 12


@dataclass(frozen=True, slots=True)
class Find:
    """One line of the answer: what it says, what is said quietly after it, and what choosing it does."""

    words: str
    more: str
    picture: str
    run: Callable[[], object]


class Palette(QDialog):
    """Opens over the window; arrows choose, Enter does, Escape leaves."""

    def __init__(
        self,
        desk: Desk,
        actions: Sequence[QAction],
        open_hit: Callable[[str, str], object],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(tr("Search or do something"))
        self._desk = desk
        self._actions = actions
        self._open_hit = open_hit
        self._theme = theme
        self._finds: list[Find] = []
        self._asked = self._answered = ""
        self._hasty = False
        """Enter came before the answer did: the first that is found is what was meant."""
        self._line = QLineEdit()
        self._line.setPlaceholderText(tr("A name, a word from a note, or something to do …"))
        self._line.setAccessibleName(tr("Search or do something"))
        self._line.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("What was found"))
        self._list.setObjectName("Finds")
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setIconSize(QSize(theme.px(18), theme.px(18)))
        self._list.itemActivated.connect(lambda _: self._run())
        self._list.itemClicked.connect(lambda _: self._run())
        self._none = label(tr("Nothing found. Try the beginning of a word."), "Quiet")
        layout = column(self, margin=theme.px(12))
        layout.addWidget(self._line)
        layout.addWidget(self._none)
        layout.addWidget(self._list, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._line.textChanged.connect(self._on_text)

    def open_over(self, window: QWidget) -> None:
        """Shows itself in the upper middle of the window, empty."""
        width, height = (
            min(self._theme.px(640), window.width() - 40),
            min(self._theme.px(440), window.height() - 80),
        )
        self.resize(width, height)
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, self._theme.px(60))))
        self._line.clear()
        self._on_text("")
        self.show()
        self._line.setFocus()

    def _on_text(self, typed: str) -> None:
        self._hasty = False
        self._show(self._cases_and_actions(typed))
        # Nothing is found only when the notes have been searched too.
        self._none.setVisible(self._none.isVisibleTo(self) and len(typed.strip()) < _FEWEST_LETTERS)
        self._pause.start()

    def _cases_and_actions(self, typed: str) -> list[Find]:
        words = typed.casefold().split()
        cases = [self._case(facts) for facts in self._desk.caseload if _has(facts.case.display_name, words)]
        actions = [
            self._action(each) for each in self._actions if each.isEnabled() and _has(each.text(), words)
        ]
        return cases[:_MOST_CASES] + actions

    def _case(self, facts: CaseFacts) -> Find:
        case_id = facts.case.id
        return Find(facts.case.display_name, tr("case"), "user", lambda: self._desk.open_case(case_id))

    def _action(self, action: QAction) -> Find:
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        return Find(action.text(), keys, "caret-right", action.trigger)

    def _search(self) -> None:
        asked = self._line.text().strip()
        self._asked = asked
        if len(asked) >= _FEWEST_LETTERS:
            vault = self._desk.vault
            self._desk.storage.run(
                self, lambda: vault.search(asked, _MOST_HITS), lambda hits: self._found(asked, hits)
            )

    def _found(self, asked: str, hits: Sequence[Hit]) -> None:
        if asked != self._asked or asked != self._line.text().strip():
            return
        row = self._list.currentRow()
        self._show(self._cases_and_actions(asked) + [self._hit(hit) for hit in hits])
        self._list.setCurrentRow(max(0, row))
        self._answered = asked
        if self._hasty:
            self._run()

    def _hit(self, hit: Hit) -> Find:
        return Find(
            f"{hit.case_name}: {hit.excerpt}",
            phrases.record_word(hit.type),
            "quotes" if hit.type in ("dream", "goal") else "notebook",
            lambda: self._open_hit(hit.case_id, hit.record),
        )

    def _show(self, finds: list[Find]) -> None:
        self._finds = finds
        self._list.clear()
        for find in finds:
            words = f"{find.words}   {find.more}" if find.more else find.words
            item = QListWidgetItem(icon(find.picture, self._theme.colours.quiet), " ".join(words.split("\n")))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(finds))
        self._none.setVisible(not finds)

    def _run(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._finds):
            find = self._finds[row]
            self.close()
            find.run()
        else:
            self._hasty = self._answered != self._line.text().strip()

    def hideEvent(self, event: QHideEvent) -> None:
        self._pause.stop()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter go to the list while the typing stays in the line."""
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps:
                row = self._list.currentRow() + steps[Qt.Key(event.key())]
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, row)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)


def _has(text: str, words: Sequence[str]) -> bool:
    """Whether every typed word begins some word of the text."""
    parts = text.casefold().split()
    return all(any(part.startswith(word) for part in parts) for word in words)
