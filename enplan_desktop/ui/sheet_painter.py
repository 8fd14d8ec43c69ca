"""Draws a sheet on the screen or a printer from the very list that the PDF is made of.

Glyphs are placed one by one at the advances that the layout measured, so no kerning, ligature or hinting can
make a line longer here than there.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGlyphRun,
    QImage,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QRawFont,
)

from enplan_desktop.sheet.display import Curve, Icon, Image, Item, Line, Outline, Path, Rect, Sheet, Text
from enplan_desktop.sheet.fonts import Face, font_file, load_fonts
from enplan_desktop.sheet.icons import icon_outline
from enplan_desktop.sheet.types import TINT


def paint(painter: QPainter, sheet: Sheet, scale: float = 1.0) -> None:
    """Draws the sheet with its corner at the painter's origin, `scale` device units to a point.

    The paper itself is not drawn. For a printer the sheet must be laid out without prompts.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    for item in sheet.items:
        _PAINTERS[type(item)](painter, item)
    painter.restore()


@cache
def _raw_font(face: Face, size: float) -> QRawFont:
    return QRawFont(str(font_file(face)), size, QFont.HintingPreference.PreferNoHinting)


def _text(painter: QPainter, item: Text) -> None:
    font = _raw_font(item.face, item.size)
    advances = load_fonts().advances[item.face]
    places, x = [], 0.0
    for sign in item.text:
        places.append(QPointF(x, 0.0))
        x += advances[sign] * item.size + item.tracking
    glyphs = font.glyphIndexesForString(item.text)
    if item.size * painter.transform().m11() > _LARGEST_GLYPH and not _keeps_letters(painter):
        _fill(painter, _outline_of(font, glyphs, places), item.x, item.y, 1.0, item.colour)
        return
    run = QGlyphRun()
    run.setRawFont(font)
    run.setGlyphIndexes(glyphs)
    run.setPositions(places)
    painter.setPen(_colour(item.colour))
    painter.drawGlyphRun(QPointF(item.x, item.y), run)


_LARGEST_GLYPH = 60.0
"""In device units: what is larger Qt keeps no picture of, and draws nothing where such a run should be."""


def _keeps_letters(painter: QPainter) -> bool:
    return painter.paintEngine().type() is QPaintEngine.Type.Pdf


def _outline_of(font: QRawFont, glyphs: Sequence[int], places: Sequence[QPointF]) -> QPainterPath:
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for glyph, place in zip(glyphs, places, strict=True):
        whole.addPath(font.pathForGlyph(glyph).translated(place))
    return whole


def _rect(painter: QPainter, item: Rect) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(item.colour))
    painter.drawRoundedRect(QRectF(item.x, item.y, item.width, item.height), item.radius, item.radius)


def _line(painter: QPainter, item: Line) -> None:
    pen = QPen(_colour(item.colour), item.thickness)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QLineF(item.x, item.y, item.x + item.dx, item.y + item.dy))


def _path(painter: QPainter, item: Path) -> None:
    _fill(painter, _painter_path(item.outline), item.x, item.y, 1.0, item.colour)


def _curve(painter: QPainter, item: Curve) -> None:
    pen = QPen(_colour(item.colour), item.thickness)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if item.dotted:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([_A_DOT, item.dotted / item.thickness])
    painter.save()
    painter.translate(item.x, item.y)
    painter.strokePath(_painter_path(item.outline), pen)
    painter.restore()


_A_DOT = 0.001
"""A dash so short that only its round ends are seen."""


def _icon(painter: QPainter, item: Icon) -> None:
    _fill(painter, _painter_path(icon_outline(item.name)), item.x, item.y, item.size, item.colour)


def _image(painter: QPainter, item: Image) -> None:
    box = QRectF(item.x, item.y, item.width, item.height)
    if item.data:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, _picture(item.data))
    else:
        painter.fillRect(box, _colour(TINT))


@lru_cache(maxsize=2)
def _picture(data: bytes) -> QImage:
    return QImage.fromData(data)


def forget_pictures() -> None:
    """Lets go of what was painted last, for instance when the vault locks."""
    _picture.cache_clear()


def _fill(painter: QPainter, path: QPainterPath, x: float, y: float, scale: float, colour: int) -> None:
    painter.save()
    painter.translate(x, y)
    painter.scale(scale, scale)
    painter.fillPath(path, _colour(colour))
    painter.restore()


@lru_cache(maxsize=256)
def _painter_path(outline: Outline) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for numbers in outline:
        if not numbers:
            path.closeSubpath()
        elif len(numbers) == 2:
            path.moveTo(*numbers)
        else:
            path.cubicTo(*numbers)
    return path


@cache
def _colour(colour: int) -> QColor:
    return QColor(colour >> 16 & 255, colour >> 8 & 255, colour & 255)


_PAINTERS: dict[type[Item], Callable[[QPainter, Any], None]] = {
    Text: _text,
    Rect: _rect,
    Line: _line,
    Path: _path,
    Curve: _curve,
    Icon: _icon,
    Image: _image,
}
