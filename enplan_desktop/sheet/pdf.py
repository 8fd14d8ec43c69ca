"""A sheet as PDF: its faces embedded, its text selectable, and nothing in it about who made it or when."""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from enplan_desktop.sheet.display import Curve, Icon, Image, Item, Line, Outline, Path, Rect, Sheet, Text
from enplan_desktop.sheet.fonts import Face, font_file
from enplan_desktop.sheet.icons import icon_outline
from enplan_desktop.sheet.types import TINT


def sheet_pdf(sheet: Sheet) -> bytes:
    """The same sheet gives the same bytes. Raises ValueError for one with prompts: that is for the screen."""
    if any(text.prompt for text in sheet.texts()):
        raise ValueError("a sheet with prompts is never printed")
    _know_faces()
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(sheet.width, sheet.height),
        pageCompression=1,
        invariant=1,
        lang=sheet.content.language,
        pdfVersion=(1, 7),
        initialFontName=_name(Face.REGULAR),  # type: ignore[arg-type]  # the stubs take it for a size
    )
    canvas._doc.info = _TitleOnly()  # type: ignore[attr-defined]  # the stubs leave it out
    canvas.setTitle(sheet.content.document)
    for item in sheet.items:
        _PAINTERS[type(item)](canvas, sheet.height, item)
    canvas.save()
    return _without_remarks(buffer.getvalue())


class _TitleOnly(PDFInfo):
    """What the document says of itself: no author, no maker, no day."""

    def format(self, document: Any) -> bytes:
        return bytes(PDFDictionary({"Title": PDFString(self.title)}).format(document))


_REMARKS = (
    b" ReportLab Generated PDF document (opensource)",
    b"% ReportLab generated PDF document -- digest (opensource)",
)


def _without_remarks(document: bytes) -> bytes:
    """The library's remarks about itself blanked out, every other byte in its place."""
    for remark in _REMARKS:
        document = document.replace(remark, b" " * len(remark), 1)
    return document


def _name(face: Face) -> str:
    return f"EnPlan-{face.value}"


@cache
def _know_faces() -> None:
    """Parsing takes longer than painting, so it is done once."""
    for face in Face:
        pdfmetrics.registerFont(TTFont(_name(face), str(font_file(face))))


def _text(canvas: Canvas, height: float, item: Text) -> None:
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
    _fill(canvas, item.outline, (item.x, height - item.y), 1.0, item.colour)


def _curve(canvas: Canvas, height: float, item: Curve) -> None:
    canvas.saveState()
    canvas.setStrokeColorRGB(*_rgb(item.colour))
    canvas.setLineWidth(item.thickness)
    if item.dotted:
        canvas.setLineCap(1)
        canvas.setDash([0, item.dotted])
    canvas.drawPath(_drawn(canvas, item.outline, (item.x, height - item.y), 1.0), stroke=1, fill=0)
    canvas.restoreState()


def _icon(canvas: Canvas, height: float, item: Icon) -> None:
    _fill(canvas, icon_outline(item.name), (item.x, height - item.y), item.size, item.colour)


def _fill(canvas: Canvas, outline: Outline, corner: tuple[float, float], scale: float, colour: int) -> None:
    canvas.setFillColorRGB(*_rgb(colour))
    canvas.drawPath(_drawn(canvas, outline, corner, scale), stroke=0, fill=1)


def _drawn(canvas: Canvas, outline: Outline, corner: tuple[float, float], scale: float) -> PDFPathObject:
    path = canvas.beginPath()
    for numbers in outline:
        points = [corner[i % 2] + (-1) ** (i % 2) * scale * number for i, number in enumerate(numbers)]
        if not points:
            path.close()
        elif len(points) == 2:
            path.moveTo(*points)
        else:
            path.curveTo(*points)
    return path


def _rgb(colour: int) -> tuple[float, float, float]:
    return ((colour >> 16 & 255) / 255, (colour >> 8 & 255) / 255, (colour & 255) / 255)


def _image(canvas: Canvas, height: float, item: Image) -> None:
    bottom = height - item.y - item.height
    if item.data:
        picture = ImageReader(io.BytesIO(item.data))
        canvas.drawImage(picture, item.x, bottom, item.width, item.height)
    else:
        canvas.setFillColorRGB(*_rgb(TINT))
        canvas.rect(item.x, bottom, item.width, item.height, stroke=0, fill=1)


_PAINTERS: dict[type[Item], Callable[[Canvas, float, Any], None]] = {
    Text: _text,
    Rect: _rect,
    Line: _line,
    Path: _path,
    Curve: _curve,
    Icon: _icon,
    Image: _image,
}
