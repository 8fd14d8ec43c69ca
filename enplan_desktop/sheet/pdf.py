"""A sheet as PDF: its own faces embedded, its text selectable, and nothing in it about who made it or when."""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from enplan_desktop.sheet.display import Icon, Item, Line, Outline, Path, Rect, Sheet, Text
from enplan_desktop.sheet.fonts import Face, font_file
from enplan_desktop.sheet.icons import icon_outline


def sheet_pdf(sheet: Sheet) -> bytes:
    """The same sheet gives the same bytes. Prompts are not printed."""
    _know_faces()
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(sheet.width, sheet.height),
        pageCompression=1,
        invariant=1,
        lang=sheet.language,
        initialFontName=_name(Face.REGULAR),
    )
    canvas.setTitle(sheet.document)
    for item in sheet.items:
        _PAINTERS[type(item)](canvas, sheet.height, item)
    canvas.save()
    return buffer.getvalue()


def _name(face: Face) -> str:
    return f"EnPlan-{face.value}"


@cache
def _know_faces() -> None:
    """Parsing takes longer than painting, so it is done once."""
    for face in Face:
        pdfmetrics.registerFont(TTFont(_name(face), str(font_file(face))))


def _text(canvas: Canvas, height: float, item: Text) -> None:
    if item.prompt:
        return
    text = canvas.beginText(item.x, height - item.y)
    text.setFont(_name(item.face), item.size)
    text.setFillColorRGB(*_rgb(item.colour))
    text.setCharSpace(item.tracking)
    text.textOut(item.text)
    canvas.drawText(text)


def _rect(canvas: Canvas, height: float, item: Rect) -> None:
    canvas.setFillColorRGB(*_rgb(item.colour))
    bottom = height - item.y - item.height
    if item.radius:
        canvas.roundRect(item.x, bottom, item.width, item.height, item.radius, stroke=0, fill=1)
    else:
        canvas.rect(item.x, bottom, item.width, item.height, stroke=0, fill=1)


def _line(canvas: Canvas, height: float, item: Line) -> None:
    canvas.setStrokeColorRGB(*_rgb(item.colour))
    canvas.setLineWidth(item.thickness)
    canvas.line(item.x, height - item.y, item.x + item.dx, height - item.y - item.dy)


def _path(canvas: Canvas, height: float, item: Path) -> None:
    _fill(canvas, height, item.outline, item.x, item.y, 1.0, item.colour)


def _icon(canvas: Canvas, height: float, item: Icon) -> None:
    _fill(canvas, height, icon_outline(item.name), item.x, item.y, item.size, item.colour)


def _fill(canvas: Canvas, height: float, outline: Outline, x: float, y: float, scale: float, colour: int) -> None:
    path = canvas.beginPath()
    for numbers in outline:
        points = [
            x + number * scale if index % 2 == 0 else height - y - number * scale
            for index, number in enumerate(numbers)
        ]
        if not points:
            path.close()
        elif len(points) == 2:
            path.moveTo(*points)
        else:
            path.curveTo(*points)
    canvas.setFillColorRGB(*_rgb(colour))
    canvas.drawPath(path, stroke=0, fill=1)


def _rgb(colour: int) -> tuple[float, float, float]:
    return ((colour >> 16 & 255) / 255, (colour >> 8 & 255) / 255, (colour & 255) / 255)


_PAINTERS: dict[type[Item], Callable[[Canvas, float, Any], None]] = {
    Text: _text,
    Rect: _rect,
    Line: _line,
    Path: _path,
    Icon: _icon,
}
