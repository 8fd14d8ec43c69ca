"""A page that was laid out for paper, as it will be printed; what is asked about has a soft outline."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from enplan_desktop.sheet.display import Box, Sheet
from enplan_desktop.ui.sheet_painter import paint
from enplan_desktop.ui.theme import LIGHT
from enplan_desktop.ui.wording import tr

_AROUND = 1.5
_SOFT, _STRONG = 110, 255
_FILL = 36
"""How much of the colour shows, of 255. Paper is white in the dark, too, so its colours are the light ones."""


class PagePreview(QWidget):
    """Fits the page into a square of `side` pixels. The outlines are on the screen only."""

    def __init__(self, sheet: Sheet, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setAccessibleName(tr("The page as it will be printed"))
        self.show_sheet(sheet)

    def show_sheet(self, sheet: Sheet, marks: Sequence[Box] = ()) -> None:
        self._sheet, self._marks = sheet, marks
        self._pointed: Sequence[Box] = ()
        self._scale = min(self._side / sheet.height, self._side / sheet.width)
        self.setFixedSize(round(sheet.width * self._scale), round(sheet.height * self._scale))
        self.setAccessibleDescription("\n".join(text.text for text in sheet.texts()))
        self.update()

    def point_at(self, places: Sequence[Box]) -> None:
        """Makes some places stand out among those that are marked."""
        self._pointed = places
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        paint(painter, self._sheet, self._scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in self._marks:
            self._outline(painter, box, pointed=box in self._pointed)

    def _outline(self, painter: QPainter, box: Box, *, pointed: bool) -> None:
        colour = QColor(LIGHT.amber)
        colour.setAlpha(_STRONG if pointed else _SOFT)
        painter.setPen(QPen(colour, 2.0 if pointed else 1.2))
        colour.setAlpha(_FILL if pointed else 0)
        painter.setBrush(colour if pointed else Qt.BrushStyle.NoBrush)
        around, scale = box.grown(_AROUND), self._scale
        place = QRectF(around.x * scale, around.y * scale, around.width * scale, around.height * scale)
        painter.drawRoundedRect(place, 3.0, 3.0)
