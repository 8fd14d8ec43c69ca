"""Labelled fields side by side: as many on a line as fit, and each line filled to the end."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget, QWidgetItem

from enplan_desktop.ui.widgets.layouts import column, give_way, section


@dataclass(frozen=True, slots=True)
class _Share:
    """How wide an item must at least be, and what part of the room left over it takes."""

    least: int
    stretch: int


class FieldFlow(QLayout):
    """What is left of a line's width is shared by `stretch`; where a line has none, it stays empty."""

    def __init__(self, parent: QWidget | None = None, gap: int = 10) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._shares: list[_Share] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget, least: int = 0, stretch: int = 0) -> None:
        """Adds an item of its own; `least` is in pixels and gives way where the whole line is narrower."""
        self._shares.append(_Share(least, stretch))
        self.addWidget(widget)

    def add_field(self, name: str, field: QWidget, least: int = 0, stretch: int = 0) -> QLabel:
        """Adds a field under its name; returns the label that says the name."""
        holder = QWidget()
        heading = section(name)
        heading.setBuddy(field)
        layout = column(holder, gap=3)
        layout.addWidget(heading)
        layout.addWidget(field)
        layout.addStretch(1)
        self.add(holder, least, stretch)
        return heading

    def addItem(self, item: QLayoutItem) -> None:
        give_way(item)
        self._items.append(item)
        if len(self._shares) < len(self._items):
            self._shares.append(_Share(0, 0))

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self._shares.pop(index)
        return self._items.pop(index)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(_least(item, share) for item, share in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, self.minimumSize().height())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[tuple[QLayoutItem, _Share]]:
        pairs = zip(self._items, self._shares, strict=True)
        return [(item, share) for item, share in pairs if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            widths = self._widths(line, rect.width())
            heights = [_height(item, width) for (item, _), width in zip(line, widths, strict=True)]
            tallest, x = max(heights), rect.x()
            for (item, _), width, height in zip(line, widths, heights, strict=True):
                if move:
                    item.setGeometry(QRect(x, y + _fall(item, tallest - height), width, height))
                x += width + self._gap
            y += tallest + self._gap
        return max(0, y - self._gap - rect.y())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, _Share]]]:
        lines: list[list[tuple[QLayoutItem, _Share]]] = []
        used = 0
        for item, share in self._shown():
            least = min(width, _least(item, share))
            if not lines or used + self._gap + least > width:
                lines.append([])
                used = -self._gap
            lines[-1].append((item, share))
            used += self._gap + least
        return lines

    def _widths(self, line: list[tuple[QLayoutItem, _Share]], width: int) -> list[int]:
        least = [min(width, _least(item, share)) for item, share in line]
        room = max(0, width - sum(least) - self._gap * (len(line) - 1))
        parts = sum(share.stretch for _, share in line)
        if not parts:
            return least
        return [each + room * share.stretch // parts for each, (_, share) in zip(least, line, strict=True)]


def _least(item: QLayoutItem, share: _Share) -> int:
    """A widget may say itself how narrow it can be; one that says nothing keeps its natural width."""
    return max(share.least or item.sizeHint().width(), item.minimumSize().width())


def _height(item: QLayoutItem, width: int) -> int:
    if isinstance(item, QWidgetItem) and item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()


def _fall(item: QLayoutItem, room: int) -> int:
    """How far below the line's top an item stands that is lower than the line by `room`."""
    if item.alignment() & Qt.AlignmentFlag.AlignBottom:
        return room
    return room // 2 if item.alignment() & Qt.AlignmentFlag.AlignVCenter else 0
