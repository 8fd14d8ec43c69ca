"""A long list of rows that are built as they are scrolled to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column

_BATCH = 10
_SETTLES_MS = 15
"""Time for rows that were just built to find their heights."""

Make = Callable[[str], QWidget]


class LazyColumn(QScrollArea):
    """Rows under a `head` that scrolls with them; a row is known by its key and keeps its widget."""

    def __init__(self, head: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: Sequence[str] = ()
        self._make: Make = lambda _key: QWidget()
        self._rows: dict[str, QWidget] = {}
        self._most = _BATCH
        # Rows that do not fill the page move no scroll bar, so nothing else would ask for more.
        self._filling = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._filling.timeout.connect(self._build_more)
        self._sought = ""
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setMaximumWidth(theme.px(950))
        whole = column(inside, gap=theme.px(14))
        whole.setContentsMargins(theme.px(26), theme.px(18), theme.px(26), theme.px(40))
        whole.addWidget(head)
        rows = QWidget()
        whole.addWidget(rows)
        whole.addStretch(1)
        self._column = column(rows, gap=theme.px(10))
        # Else every row that joins would first squeeze all the others, and each would lay its text out again.
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        self.setWidget(inside)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self._build_more())
        bar.actionTriggered.connect(lambda _: self._let_go())
        bar.rangeChanged.connect(lambda _low, _high: self._on_range())

    def show_rows(self, keys: Sequence[str], make: Make) -> None:
        """Shows these rows in this order; `make` builds the widget of a key that has none yet."""
        self._keys, self._make = list(keys), make
        self._build()

    def built(self) -> dict[str, QWidget]:
        """The rows that exist so far by key, from the top."""
        return {key: self._rows[key] for key in self._keys if key in self._rows}

    def reveal(self, key: str) -> None:
        """Builds as far as a row and scrolls to it."""
        if key not in self._keys:
            return
        self._most = max(self._most, self._keys.index(key) + _BATCH)
        self._build()
        self._sought = key
        self._scroll_to(key)

    def to_top(self) -> None:
        self._sought = ""
        self.verticalScrollBar().setValue(0)

    def begin_again(self) -> None:
        """Forgets how far was scrolled, for other rows than before."""
        self._most = _BATCH
        self.to_top()

    def _let_go(self) -> None:
        """Whoever scrolls has found what was sought, or something better."""
        self._sought = ""

    def _scroll_to(self, key: str) -> None:
        row = self._rows.get(key)
        if row is not None:
            self.ensureWidgetVisible(row, 0, self.viewport().height() // 4)

    def _build(self) -> None:
        wanted = self._keys[: self._most]
        for key in self._rows.keys() - set(wanted):
            row = self._rows.pop(key)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, key in enumerate(wanted):
            row = self._rows.get(key) or self._make(key)
            self._rows[key] = row
            if self._widget_at(place) is not row:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
        if len(wanted) < len(self._keys):
            self._filling.start()

    def _widget_at(self, place: int) -> QWidget | None:
        item = self._column.itemAt(place)
        return item.widget() if item is not None else None

    def _on_range(self) -> None:
        # A row that is sought moves until the texts above it have found their heights.
        self._scroll_to(self._sought)
        self._build_more()

    def _build_more(self) -> None:
        if not self.isVisible():
            return
        bar = self.verticalScrollBar()
        near_end = bar.value() + 2 * self.viewport().height() > bar.maximum()
        if near_end and self._most < len(self._keys):
            self._most += _BATCH
            self._build()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._filling.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._build_more()
