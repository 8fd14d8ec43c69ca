"""What is drawn on the page for the eye alone: what is chosen, what is pointed at, where a goal would land."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from enplan_desktop.sheet.display import Box, Sheet
from enplan_desktop.sheet.source import Source
from enplan_desktop.ui.page_drops import Drop

_ACCENT, _GROUND = "#0b5d57", "#f3f7f6"


def shade_chosen(painter: QPainter, box: Box) -> None:
    """Beneath the words."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_GROUND))
    _round(painter, box)


def frame_chosen(painter: QPainter, box: Box) -> None:
    """Over whatever lies under the words: a path's white ground hides the shade."""
    painter.setPen(QPen(QColor(_ACCENT), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _round(painter, box)


def mark_pointed_at(painter: QPainter, box: Box) -> None:
    painter.setPen(QPen(QColor(_ACCENT), 1.2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(_rect(box.grown(3)), 4, 4)


def mark_drop(painter: QPainter, drop: Drop) -> None:
    painter.setPen(QPen(QColor(_ACCENT), 2.5))
    painter.drawLine(QPointF(*drop.begin), QPointF(*drop.end))


def without(sheet: Sheet, sources: Collection[Source]) -> Sheet:
    """The page without the lines that show these."""
    if not sources:
        return sheet
    return replace(sheet, items=tuple(each for each in sheet.items if each.source not in sources))


def _round(painter: QPainter, box: Box) -> None:
    painter.drawRoundedRect(_rect(box).adjusted(-4, 3, 4, -3), 6, 6)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
