"""Shipped icons as outlines, so that every painter draws them as it draws anything else."""

from functools import cache

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import SVGPath

from enplan_desktop.resources import resource
from enplan_desktop.sheet.display import Outline

GRID = 256.0
"""The side of the square in which the icons are drawn."""


class _OutlinePen(BasePen):
    """Collects an outline in parts of the icon's side."""

    def __init__(self) -> None:
        super().__init__(None)
        self.commands: list[tuple[float, ...]] = []

    def _moveTo(self, point: tuple[float, float]) -> None:
        self._add(point)

    def _lineTo(self, point: tuple[float, float]) -> None:
        self._add(self._getCurrentPoint(), point, point)

    def _curveToOne(self, *points: tuple[float, float]) -> None:
        self._add(*points)

    def _closePath(self) -> None:
        self._add()

    def _add(self, *points: tuple[float, float]) -> None:
        self.commands.append(tuple(part / GRID for point in points for part in point))


@cache
def icon_outline(name: str) -> Outline:
    """A shipped icon in a square with side 1."""
    pen = _OutlinePen()
    SVGPath(resource("icons", f"{name}.svg")).draw(pen)
    return tuple(pen.commands)
