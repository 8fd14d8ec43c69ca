"""The back of the page, small and read only: what stands there is written on the front or beside it."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from enplan_desktop.sheet.display import Sheet
from enplan_desktop.ui.sheet_painter import paint
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.widgets.paper import Paper
from enplan_desktop.ui.wording import tr


class BackPage(QWidget):
    """There only while the page has a back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = _Page()
        whole = column(self, gap=theme.px(6))
        whole.addWidget(label(tr("On the back"), "Quiet"))
        whole.addWidget(Paper(self._page, theme))
        self.hide()

    def show_sheet(self, sheet: Sheet | None) -> None:
        if sheet is not None:
            self._page.show_sheet(sheet)
        self.setVisible(sheet is not None)


class _Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self.setAccessibleName(tr("The back of the page"))

    def show_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.setAccessibleDescription("\n".join(text.text for text in sheet.texts()))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._sheet.height / self._sheet.width) if self._sheet else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        if self._sheet is not None:
            paint(painter, self._sheet, self.width() / self._sheet.width)
