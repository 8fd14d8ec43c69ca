"""A sheet as PDF: its faces embedded, its text selectable and tagged, and nothing in it about who made it or when."""

import io
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from enplan_desktop.sheet.display import Curve, Icon, Image, Item, Line, Outline, Path, Rect, Sheet, Text
from enplan_desktop.sheet.fonts import Face, font_file
from enplan_desktop.sheet.icons import icon_outline
from enplan_desktop.sheet.memory import forgotten_with_texts
from enplan_desktop.sheet.pdf.face import EmbeddedFace
from enplan_desktop.sheet.pdf.file import file_of
from enplan_desktop.sheet.pdf.tagging import Mark, tagged
from enplan_desktop.sheet.types import TINT

rl_config.useA85 = 0  # or every stream would be written in letters, a quarter longer


def sheet_pdf(sheet: Sheet) -> bytes:
    """The same sheet gives the same bytes. Raises ValueError for one with prompts: that is for the screen."""
    if any(text.prompt for page in sheet.pages for text in page.texts()):
        raise ValueError("a sheet with prompts is never printed")
    _know_faces()
    canvas = Canvas(
        io.BytesIO(),
        pagesize=(sheet.width, sheet.height),
        pageCompression=1,
        initialFontName=_name(Face.REGULAR),  # type: ignore[arg-type]  # the stubs take it for a size
    )
    content = sheet.content
    said = tagged(*(page.items for page in sheet.pages), language=content.language)
    drawings = []
    for marks in said.pages:
        for mark in marks:
            canvas.addLiteral(_opening(mark))
            for item in mark.items:
                _PAINTERS[type(item)](canvas, sheet.height, item)
            canvas.addLiteral("EMC")
        drawings.append(list(canvas._code))  # type: ignore[attr-defined]  # the stubs leave it out
        canvas.showPage()
    return file_of(canvas, drawings, said, content.document, content.language)


def _opening(mark: Mark) -> str:
    return f"/{mark.element.tag}<</MCID {mark.number}>>BDC" if mark.element else "/Artifact BMC"


def _name(face: Face) -> str:
    return f"EnPlan-{face.value}"


@cache
def _know_faces() -> None:
    """Parsing takes longer than painting, so it is done once."""
    for face in Face:
        pdfmetrics.registerFont(EmbeddedFace(_name(face), str(font_file(face))))


def _text(canvas: Canvas, height: float, item: Text) -> None:
    font: Any = pdfmetrics.getFont(_name(item.face))
    document = canvas._doc  # type: ignore[attr-defined]  # the stubs leave it out
    shown = "".join(
        f"{font.getSubsetInternalName(subset, document)} {_number(item.size)} Tf({_escaped(codes)})Tj "
        for subset, codes in font.splitString(item.text, document)
    )
    place = f"1 0 0 1 {_number(item.x)} {_number(height - item.y)} Tm"
    canvas.addLiteral(f"BT {_rgb(item.colour)} rg {_number(item.tracking)} Tc {place} {shown}ET")


_ESCAPES = {ord(sign): f"\\{sign}" for sign in "()\\"} | {ord("\r"): "\\r"}


def _escaped(codes: bytes) -> str:
    return codes.decode("latin-1").translate(_ESCAPES)


def _number(number: float) -> str:
    """To a hundredth of a point."""
    return f"{round(number, 2):g}"


def _rect(canvas: Canvas, height: float, item: Rect) -> None:
    left, bottom = item.x, height - item.y - item.height
    if item.radius:
        shape = _rounded(left, bottom, left + item.width, bottom + item.height, item.radius)
    else:
        shape = f"{_row(left, bottom, item.width, item.height)} re"
    canvas.addLiteral(f"{_rgb(item.colour)} rg {shape} f")


_BEND = 0.4477
"""How far from a corner the handles of a quarter circle lie, as a part of its radius."""


def _rounded(left: float, bottom: float, right: float, top: float, radius: float) -> str:
    near = _BEND * radius
    corners = (
        (left + near, bottom, left, bottom + near, left, bottom + radius),
        (left, top - near, left + near, top, left + radius, top),
        (right - near, top, right, top - near, right, top - radius),
        (right, bottom + near, right - near, bottom, right - radius, bottom),
    )
    sides = ((left, top - radius), (right - radius, top), (right, bottom + radius))
    path = [f"{_row(left + radius, bottom)} m {_row(*corners[0])} c"]
    path += [f"{_row(*side)} l {_row(*corner)} c" for side, corner in zip(sides, corners[1:], strict=True)]
    return " ".join(path)


def _row(*numbers: float) -> str:
    return " ".join(map(_number, numbers))


def _line(canvas: Canvas, height: float, item: Line) -> None:
    pen = f"{_rgb(item.colour)} RG {_number(item.thickness)} w"
    start, end = (item.x, height - item.y), (item.x + item.dx, height - item.y - item.dy)
    canvas.addLiteral(f"{pen} {_row(*start)} m {_row(*end)} l S")


def _path(canvas: Canvas, height: float, item: Path) -> None:
    _draw(canvas, f"{_rgb(item.colour)} rg", (item.x, height - item.y), 1.0, f"{_drawn(item.outline, 2)} f*")


def _icon(canvas: Canvas, height: float, item: Icon) -> None:
    outline = _drawn(icon_outline(item.name), 4)
    _draw(canvas, f"{_rgb(item.colour)} rg", (item.x, height - item.y), item.size, f"{outline} f*")


def _curve(canvas: Canvas, height: float, item: Curve) -> None:
    """A long curve across the page is drawn to a tenth of a point, or it would be half of the file."""
    dots = f" 1 J [0 {_number(item.dotted)}] 0 d" if item.dotted else ""
    pen = f"{_rgb(item.colour)} RG {_number(item.thickness)} w{dots}"
    _draw(canvas, pen, (item.x, height - item.y), 1.0, f"{_drawn(item.outline, 1)} S")


def _draw(canvas: Canvas, pen: str, corner: tuple[float, float], scale: float, outline: str) -> None:
    """An outline where it stands: it counts downwards, and the page upwards."""
    size, (x, y) = _number(scale), map(_number, corner)
    canvas.addLiteral(f"q {pen} {size} 0 0 -{size} {x} {y} cm\n{outline} Q")


_FORMS = {
    places: {
        count: " ".join([f"%.{places}f"] * count + [verb]) for count, verb in ((0, "h"), (2, "m"), (6, "c"))
    }
    for places in (1, 2, 4)
}
"""The operators by how many numbers they take, each number to so many places."""


@lru_cache(maxsize=16)
def _drawn(outline: Outline, places: int) -> str:
    forms = _FORMS[places]
    return "\n".join([forms[len(numbers)] for numbers in outline]) % tuple(chain.from_iterable(outline))


forgotten_with_texts(_drawn.cache_clear)


def _rgb(colour: int) -> str:
    return " ".join(f"{(colour >> shift & 255) / 255:.3g}" for shift in (16, 8, 0))


class _Jpeg(ImageReader):
    """Told apart by its file: the library would unpack every pixel only to give the picture a name."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        self._file = data
        self._dataA = None  # it has no clear parts

    def getRGBData(self) -> bytes:  # noqa: N802 - the library's name
        return self._file


def _image(canvas: Canvas, height: float, item: Image) -> None:
    bottom = height - item.y - item.height
    if item.data:
        canvas.drawImage(_Jpeg(item.data), item.x, bottom, item.width, item.height)
    else:
        canvas.addLiteral(f"{_rgb(TINT)} rg")
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
