"""The page as a picture for a telephone: as a file, and large on the screen for the citizen's own camera."""

import os
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from enplan_desktop.sheet.display import Sheet
from enplan_desktop.ui.sheet_painter import paint
from enplan_desktop.ui.wording import tr

PIXELS_TO_A_POINT = 3
_AROUND = 0.03


def page_png(sheet: Sheet) -> bytes:
    """The page as PNG, three pixels to a point: 1080 × 1920 for a telephone."""
    _ready_to_paint()
    size = (round(sheet.width * PIXELS_TO_A_POINT), round(sheet.height * PIXELS_TO_A_POINT))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint(painter, sheet, PIXELS_TO_A_POINT)
    painter.end()
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know only bytes
    return bytes(written.data())


@cache
def _ready_to_paint() -> QCoreApplication:
    """Letters are drawn by Qt, which the command line has not begun; it needs no screen for it."""
    running = QGuiApplication.instance()
    if running is not None:
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["enplan"])


class PhonePicture(QWidget):
    """Full screen, the page and nothing else; any key or press closes it. Emits `seen` when it does."""

    seen = Signal()

    def __init__(self, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._sheet = sheet
        self.setWindowTitle(" ")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("The page, large, to take a picture of. Press any key when it is taken."))
        self.setAccessibleDescription("\n".join(text.text for text in sheet.texts()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#10191a"))
        high, wide = self.height() * (1 - 2 * _AROUND), self.width() * (1 - 2 * _AROUND)
        scale = min(high / self._sheet.height, wide / self._sheet.width)
        painter.translate(
            (self.width() - scale * self._sheet.width) / 2, (self.height() - scale * self._sheet.height) / 2
        )
        painter.fillRect(
            0, 0, round(scale * self._sheet.width), round(scale * self._sheet.height), QColor("#ffffff")
        )
        paint(painter, self._sheet, scale)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():  # the key that opened it may still be down
            self._close()

    def _close(self) -> None:
        self.seen.emit()
        self.close()
