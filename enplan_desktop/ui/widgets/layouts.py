"""A few ways to place things, so that pages read as what they show."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from enplan_desktop.ui.widgets.buttons import Button

BESIDE_THE_PAGE = 16
"""The margin of what stands beside the page, in pixels at any text: its room is for the larger letters."""


def column(parent: QWidget | None = None, *, margin: int = 0, gap: int = 8) -> QVBoxLayout:
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout


def row(parent: QWidget | None = None, *, margin: int = 0, gap: int = 8) -> QHBoxLayout:
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout


def label(text: str, kind: str = "", *, wraps: bool = False) -> QLabel:
    """A line of text; `kind` is one of the theme's: Title, Heading, Section, Quiet, Hint, Trouble, Care."""
    made = QLabel(text)
    made.setObjectName(kind)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    return made


def section(text: str) -> QLabel:
    """A small heading in capitals over a group of fields."""
    return label(text.upper(), "Section", wraps=True)


def line() -> QFrame:
    made = QFrame()
    made.setObjectName("Line")
    return made


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout and lets it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


_IN_SIGHT = 40


def show_part(area: QScrollArea, widget: QWidget, part: QRect) -> None:
    """Scrolls until a part of a widget in the area is in sight, with some air around it."""
    inside = area.widget()
    if inside is not None:
        middle = widget.mapTo(inside, part.center())
        # Of what is higher than the area its end is shown, where the writing goes on.
        most = area.viewport().height() // 2 - 1
        area.ensureVisible(middle.x(), middle.y(), 0, min(part.height() // 2 + _IN_SIGHT, most))


def give_way(item: QLayoutItem) -> None:
    """Of a button, lets its words be broken where a line is narrower than they are."""
    widget = item.widget()
    if isinstance(widget, Button):
        widget.give_way()


class FlowLayout(QLayout):
    """Places items side by side and starts a new line when the width is used up; none is wider than a line."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        give_way(item)
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.sizeHint())
        return size

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, tallest = rect.x(), rect.y(), 0
        for item in self._items:
            size = _size_in(item, rect.width())
            if x + size.width() > rect.right() + 1 and tallest:
                x, y, tallest = rect.x(), y + tallest + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            tallest = max(tallest, size.height())
        return y + tallest - rect.y()


def _size_in(item: QLayoutItem, width: int) -> QSize:
    """An item's own size, or as wide as the line and as tall as that makes it."""
    size = item.sizeHint()
    if size.width() <= width or not item.hasHeightForWidth():
        return size
    return QSize(width, item.heightForWidth(width))
