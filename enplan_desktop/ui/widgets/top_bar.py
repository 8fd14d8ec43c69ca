"""The dark bar: search, the state of the net in words, show to the citizen, lock."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from enplan_desktop.ui.icons import icon
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import label, row
from enplan_desktop.ui.wording import tr


class TopBar(QWidget):
    """Holds no state of its own: it shows what it is told and says what was pressed."""

    wants_search = Signal()
    wants_status = Signal()
    wants_citizen_view = Signal()
    wants_lock = Signal()

    def __init__(self, theme: Theme, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        colour = theme.colours.bar_text
        self._theme = theme
        self._search = button(
            tr("Search or do something …") + "   Ctrl K",
            self.wants_search.emit,
            kind="BarPill",
            picture="magnifying-glass",
            colour=colour,
            name=tr("Search or do something"),
        )
        self._status_words = ""
        self.status = button("", self.wants_status.emit, kind="BarPill")
        self._citizen = button(
            tr("Show to the citizen"),
            self.wants_citizen_view.emit,
            kind="BarPlain",
            picture="eye-slash",
            colour=colour,
        )
        self._lock = button(
            tr("Lock"), self.wants_lock.emit, kind="BarPlain", picture="lock-key", colour=colour
        )
        more = button("", kind="BarPlain", picture="gear", colour=colour, name=tr("Menu"))
        more.setMenu(menu)
        layout = row(self, gap=theme.px(10))
        layout.setContentsMargins(theme.px(18), theme.px(9), theme.px(12), theme.px(9))
        self._brand = label("En plan", "Brand")
        layout.addWidget(self._brand)
        layout.addSpacing(theme.px(8))
        layout.addWidget(self._search)
        layout.addStretch(1)
        for each in (self.status, self._citizen, self._lock, more):
            layout.addWidget(each)
        self._shortened = {each: each.text() for each in (self._search, self._citizen, self._lock)}
        for each, words in self._shortened.items():
            each.setToolTip(words.strip())

    def minimumSizeHint(self) -> QSize:
        # What the bar says never decides how wide the window must be.
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """With large text only the icons stay, and last the first words of the state.

        All words are in the tool tips and for screen readers.
        """
        for each, words in self._shortened.items():
            each.setText(words)
        self.status.setText(f" {self._status_words}")
        self._brand.setVisible(True)
        if self.sizeHint().width() > self.width():
            for each in self._shortened:
                each.setText(" Ctrl K" if each is self._search else "")
        brief, briefest = _shorter(self._status_words)
        ways: tuple[Callable[[], object], ...] = (
            lambda: self.status.setText(f" {brief}"),
            lambda: self._search.setText(""),
            self._brand.hide,
            lambda: self.status.setText(f" {briefest}"),
        )
        for give_way in ways:
            if self._too_much() > 0:
                give_way()
        if (too_much := self._too_much()) > 0:
            metrics = self.status.fontMetrics()
            room = metrics.horizontalAdvance(self.status.text()) - too_much
            self.status.setText(
                metrics.elidedText(self.status.text(), Qt.TextElideMode.ElideRight, max(0, room))
            )

    def _too_much(self) -> int:
        return self.sizeHint().width() - self.width()

    def show_status(self, words: str, picture: str, alarming: bool = False) -> None:
        """The state of the vault and the net, in words, with an icon that says the same."""
        colours = self._theme.colours
        self._status_words = words
        self.status.setAccessibleName(words)
        self.status.setToolTip(words)
        self.status.setIcon(icon(picture, "#f0b56b" if alarming else colours.bar_text))
        self.status.setIconSize(QSize(18, 18))
        self._fit()

    def enable_citizen_view(self, enabled: bool) -> None:
        self._citizen.setEnabled(enabled)


def _shorter(status: str) -> tuple[str, str]:
    """Without what explains it, then without all but what a person should see to first."""
    return (status.partition(" – ")[0], status.partition(" · ")[0])
