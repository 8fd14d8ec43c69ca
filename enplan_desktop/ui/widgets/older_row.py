"""The end of a history whose older part is elsewhere: where that is, and a button that brings it here."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.wording import tr


class OlderRow(QWidget):
    """Follows `show_reach`."""

    def __init__(self, fetch: Callable[[], object], theme: Theme) -> None:
        super().__init__()
        self._words = label("", "Quiet", wraps=True)
        self._fetch = button(tr("Fetch older"), fetch, name=tr("Fetch older changes from the server"))
        layout = column(self, gap=theme.px(8))
        layout.setContentsMargins(0, theme.px(10), 0, 0)
        layout.addWidget(self._words)
        layout.addWidget(self._fetch, 0, Qt.AlignmentFlag.AlignLeft)

    def show_reach(self, *, within_reach: bool, fetching: bool, trouble: str = "") -> None:
        """`trouble` is why it did not succeed the last time."""
        parts = [tr("Older changes are with the server.")]
        if fetching:
            parts = [tr("Fetching older changes …")]
        elif not within_reach:
            parts.append(tr("Fetching them takes a connection."))
        elif trouble:
            parts.append(trouble)
        self._words.setText(" ".join(parts))
        self._fetch.setEnabled(within_reach)
