"""Shipped icons as outlines, so that every painter draws them as it draws anything else."""

from functools import cache

from enplan_desktop.resources import resource
from enplan_desktop.sheet.display import Outline

_GRID = 256.0
"""The side of the square in which the icons are drawn."""


@cache
def icon_outline(name: str) -> Outline:
    """A shipped icon in a square with side 1."""
    from fontTools.pens.recordingPen import RecordingPen  # slow to import, as in fonts.py
    from fontTools.svgLib.path import SVGPath

    pen = RecordingPen()
    SVGPath(resource("icons", f"{name}.svg")).draw(pen)
    outline: list[tuple[float, ...]] = []
    here = (0.0, 0.0)
    for verb, drawn in pen.value:
        points = (here, *drawn, *drawn) if verb == "lineTo" else drawn
        here = points[-1] if points else here
        outline.append(tuple(part / _GRID for point in points for part in point))
    return tuple(outline)
