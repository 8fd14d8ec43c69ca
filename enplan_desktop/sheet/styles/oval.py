"""Ovals that hold words: roomier than an ellipse, and still round. Each is bounded by four curves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from enplan_desktop.sheet.display import Curve, Item, Outline, Path

_HANDLE = 0.82
_CIRCLE = 0.5523
"""How far the handles of four curves reach that come nearest to a circle."""
_LEAST = 0.15
_MIDDLES = tuple(part / 20 for part in range(5, 16))
"""Where the widest place of an oval may be in what it holds."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Oval:
    """An oval around a vertical line: `half` its width, its `top` and `height`; `round` as a circle is."""

    half: float
    top: float
    height: float
    round: bool = False

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def drawn(self, across: float, down: float, ground: int, thickness: float, colour: int) -> Iterator[Item]:
        """Filled and with an edge, where the vertical line is `across` and 0 is `down`."""
        x, y, wide = across - self.half, down + self.top, 2 * self.half
        outline = _outline(wide, self.height, _CIRCLE if self.round else _HANDLE)
        yield Path(x, y, wide, self.height, outline, ground)
        yield Curve(x, y, wide, self.height, outline, thickness, colour)


def fitted(half: float, corners: Sequence[Point], high: float) -> tuple[float, float]:
    """How low an oval can be that holds points, counted from the top of something `high`; and where that top is."""
    reaches = [(y, _reach(half, x)) for x, y in corners]
    tries = [part * high for part in _MIDDLES]
    least, middle = min(
        (max(2 * abs(y - middle) / reach for y, reach in reaches), middle) for middle in tries
    )
    return least, least / 2 - middle


def height_down_to(half: float, corner: Point) -> float:
    """How high an oval is that holds a point counted from the middle of its top."""
    across, down = corner
    return 2 * down / (1.0 + _reach(half, across))


def _reaches() -> Iterator[float]:
    """Along a quarter of an oval in even steps from its middle: which part of half its height is left there."""
    t = 0.0
    for step in range(_STEPS):
        while 3 * (1 - t) ** 2 * t * _HANDLE + 3 * (1 - t) * t * t + t**3 < step / _STEPS:
            t += _FINE
        yield max(_LEAST, (1 - t) ** 3 + 3 * (1 - t) ** 2 * t + 3 * (1 - t) * t * t * _HANDLE)
    yield _LEAST


_STEPS, _FINE = 400, 5e-4
_REACHES = tuple(_reaches())


def _reach(half: float, across: float) -> float:
    return _REACHES[min(_STEPS, ceil(abs(across) / half * _STEPS))]


def _outline(width: float, height: float, handle: float) -> Outline:
    """A round outline that fills a box with its corner at 0, 0."""
    a, b = width / 2, height / 2
    near, far = 1 - handle, 1 + handle
    return (
        (a, 0.0),
        (far * a, 0.0, width, near * b, width, b),
        (width, far * b, far * a, height, a, height),
        (near * a, height, 0.0, far * b, 0.0, b),
        (0.0, near * b, near * a, 0.0, a, 0.0),
        (),
    )
