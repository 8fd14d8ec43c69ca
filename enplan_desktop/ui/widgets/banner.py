"""A line across the page for what a person should know: never modal, with at most one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import label, row
from enplan_desktop.ui.wording import tr

_PASSING_MS = 12_000


class Banner(QFrame):
    """Stays until it is closed or replaced; a passing word goes by itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self._words = label("", wraps=True)
        self._run: Callable[[], object] | None = None
        self._act = button("", self._do, kind="Plain")
        close = button(
            "", self.hide, kind="Plain", picture="x", colour=theme.colours.text, name=tr("Close the message")
        )
        layout = row(self, gap=theme.px(10))
        layout.setContentsMargins(theme.px(18), theme.px(8), theme.px(12), theme.px(8))
        layout.addWidget(self._words, 1)
        layout.addWidget(self._act)
        layout.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=_PASSING_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(
        self, words: str, act: str = "", run: Callable[[], object] | None = None, *, passing: bool = False
    ) -> None:
        """Shows `words`, to the eye and to a screen reader; `act` is the word on its one button."""
        self._words.setText(words)
        self._run = run
        self._act.setText(act)
        self._act.setAccessibleName(act)
        self._act.setVisible(run is not None)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        if passing:
            self._timer.start()
        else:
            self._timer.stop()

    @property
    def asks(self) -> bool:
        """Whether it shows something that can be done about it."""
        return self.isVisible() and self._run is not None

    def words(self) -> str:
        return self._words.text() if self.isVisible() else ""

    def _do(self) -> None:
        self.hide()
        if self._run is not None:
            self._run()
