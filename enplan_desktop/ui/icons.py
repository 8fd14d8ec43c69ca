"""Phosphor icons in any colour and size, drawn from their SVG."""

from functools import cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from enplan_desktop.resources import resource


@cache
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def pixmap(name: str, colour: str, size: int, ratio: float = 2.0) -> QPixmap:
    """An icon as a square picture of `size` logical pixels."""
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))
    picture = QPixmap(QSize(int(size * ratio), int(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: QColor | str, size: int = 20) -> QIcon:
    """An icon for a button or an action."""
    code = colour.name() if isinstance(colour, QColor) else colour
    return QIcon(pixmap(name, code, size))


def program_icon() -> QIcon:
    """The program's own sign: a sheet on the bar's dark green."""
    return icon("notebook", "#0b5d57", 64)
