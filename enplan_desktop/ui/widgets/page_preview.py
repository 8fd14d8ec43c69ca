"""A page as it is printed, read only."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from enplan_desktop.sheet.display import Sheet
from enplan_desktop.ui.sheet_painter import paint
from enplan_desktop.ui.wording import tr


class PagePreview(QWidget):
    """Fits a page that was laid out for paper into a square of `side` pixels."""

    def __init__(self, sheet: Sheet, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setAccessibleName(tr("The page as it will be printed"))
        self.show_sheet(sheet)

    def show_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._scale = min(self._side / sheet.height, self._side / sheet.width)
        self.setFixedSize(round(sheet.width * self._scale), round(sheet.height * self._scale))
        self.setAccessibleDescription("\n".join(text.text for text in sheet.texts()))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        paint(painter, self._sheet, self._scale)
