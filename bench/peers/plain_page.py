"""A page of ours told to other programs: its words for a template, or its lines and its drawing for a page that is
placed by hand."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Any

from enplan_desktop.sheet.display import Curve, Icon, Image, Item, Line, Outline, Path, Rect, Sheet, Text
from enplan_desktop.sheet.fonts import Face
from enplan_desktop.sheet.icons import icon_outline
from enplan_desktop.sheet.page_words import SheetContent
from enplan_desktop.sheet.types import GREEN


def plain_words(content: SheetContent) -> dict[str, Any]:
    """Everything that is written on the page, for a template."""
    headings, coming = content.headings, content.next_appointment
    assert coming
    assert coming.place
    assert content.dream
    assert content.if_it_goes_wrong
    return {
        "title": content.title.text,
        "day": content.made_on.text,
        "dream": content.dream.text,
        "now": headings.now.upper(),
        "goals": [
            {
                "words": goal.words.text,
                "sides": [
                    [headings.mine.upper(), [line.text for line in goal.mine]],
                    [headings.ours.upper(), [line.text for line in goal.ours]],
                ],
            }
            for goal in content.now
        ],
        "ahead": [
            [headings.three_months.upper(), [line.text for line in content.three_months]],
            [headings.later.upper(), [line.text for line in content.later]],
        ],
        "next": [headings.next_appointment.upper(), coming.when.text, coming.place.text],
        "call": [
            headings.call.upper(),
            [[each.name.text, each.phone.text] for each in content.call if each.name],
        ],
        "wrong": [f"{headings.if_it_goes_wrong}:", content.if_it_goes_wrong.text],
        "since": [f"{headings.since_last}:", [line.text for line in content.since_last]],
        "tick": _tick(),
    }


def _tick() -> str:
    """The tick as a drawing."""
    return _svg(1, 1, 14.6, 14.6, f'<path d="{_path(icon_outline("check"))}" fill="{_colour(GREEN)}"/>')


def placed_lines(sheet: Sheet) -> list[dict[str, Any]]:
    """Every line of text with its place."""
    return [
        {
            "x": text.x,
            "y": text.y,
            "text": text.text,
            "bold": text.face is Face.BOLD,
            "size": text.size,
            "colour": _colour(text.colour),
            "tracking": text.tracking,
        }
        for text in sheet.texts()
    ]


def drawing(sheet: Sheet) -> str:
    """Everything that is not text, as one SVG as large as the page."""
    shapes = "".join(_SHAPES[type(item)](item) for item in sheet.items if not isinstance(item, Text))
    return _svg(sheet.width, sheet.height, sheet.width, sheet.height, shapes)


def _svg(across: float, down: float, width: float, height: float, shapes: str) -> str:
    sizes = f'width="{width}pt" height="{height}pt" viewBox="0 0 {across} {down}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {sizes}>{shapes}</svg>'


def _colour(colour: int) -> str:
    return f"#{colour:06x}"


def _rect(item: Rect) -> str:
    sides = f'x="{item.x:.2f}" y="{item.y:.2f}" width="{item.width:.2f}" height="{item.height:.2f}"'
    return f'<rect {sides} rx="{item.radius}" fill="{_colour(item.colour)}"/>'


def _line(item: Line) -> str:
    stroke = f'stroke="{_colour(item.colour)}" stroke-width="{item.thickness}"'
    return f'<path d="M{item.x:.2f} {item.y:.2f}l{item.dx:.2f} {item.dy:.2f}" {stroke}/>'


def _filled(item: Path) -> str:
    return f'<path d="{_path(item.outline, item.x, item.y)}" fill="{_colour(item.colour)}"/>'


def _stroked(item: Curve) -> str:
    dots = f' stroke-linecap="round" stroke-dasharray="0 {item.dotted}"' if item.dotted else ""
    stroke = f'fill="none" stroke="{_colour(item.colour)}" stroke-width="{item.thickness}"{dots}'
    return f'<path d="{_path(item.outline, item.x, item.y)}" {stroke}/>'


def _icon(item: Icon) -> str:
    path = _path(icon_outline(item.name), item.x, item.y, item.size)
    return f'<path d="{path}" fill="{_colour(item.colour)}"/>'


def _picture(item: Image) -> str:
    sides = f'x="{item.x:.2f}" y="{item.y:.2f}" width="{item.width:.2f}" height="{item.height:.2f}"'
    return f'<image {sides} href="data:image/jpeg;base64,{b64encode(item.data).decode()}"/>'


_SHAPES: Mapping[type[Item], Callable[[Any], str]] = {
    Rect: _rect,
    Line: _line,
    Path: _filled,
    Curve: _stroked,
    Icon: _icon,
    Image: _picture,
}
_VERBS = {0: "Z", 2: "M", 6: "C"}


def _path(outline: Outline, x: float = 0.0, y: float = 0.0, scale: float = 1.0) -> str:
    return "".join(
        _VERBS[len(numbers)]
        + " ".join(f"{(y if index % 2 else x) + scale * each:.4g}" for index, each in enumerate(numbers))
        for numbers in outline
    )
