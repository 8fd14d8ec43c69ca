"""What a page is made on: its size, its margins, and how small its type may become. All measures in points."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from enplan_desktop.domain.terms import SheetFormat
from enplan_desktop.sheet.columns import Frame


class Rung(NamedTuple):
    """One size of the running text, and how much of the page must stay free at it: a page with few words may speak
    up, but keeps its calm. Large type is multiplied by `display` at this size, and gaps by `air`."""

    size: float
    free: float = 0.0
    display: float = 1.0
    air: float = 1.0


@dataclass(frozen=True, slots=True)
class Paper:
    """`second` is where the right column begins, None where there is room for one only; a goal's number stands
    in the `indent` before its words.

    `ladder` steps down from the ideal size of the running text to the smallest. Nothing with small
    letters is below `least`, and no heading in capitals below `finest`.
    """

    width: float
    height: float
    side: float
    top: float
    foot: float
    indent: float
    second: float | None
    ladder: tuple[Rung, ...]
    least: float = 12.0
    finest: float = 9.0

    @property
    def frame(self) -> Frame:
        """The page within its margins."""
        high = self.height - self.top - self.foot
        return Frame(self.side, self.top, self.width - 2 * self.side, high)

    @property
    def smallest(self) -> float:
        return self.ladder[-1].size

    def rung(self, size: float) -> Rung:
        """The rung of a size; the last for one that an older page was made in and that is there no longer."""
        return next((rung for rung in self.ladder if rung.size == size), self.ladder[-1])


_ROOMY = (
    Rung(16.0, 0.16),
    Rung(15.0, 0.16),
    Rung(14.25, 0.12),
    Rung(13.5, 0.05),
    Rung(13.0),
    Rung(12.5),
    Rung(12.0),
)
_LYING = (
    Rung(15.0, 0.14),
    Rung(14.0, 0.1),
    Rung(13.5, 0.05),
    Rung(13.0, 0.0, 0.95, 0.9),
    Rung(12.5, 0.0, 0.9, 0.82),
    Rung(12.0, 0.0, 0.85, 0.74),
)
_SMALL = (
    Rung(15.0, 0.14),
    Rung(14.0, 0.08),
    Rung(13.0, 0.02, 0.95, 0.85),
    Rung(12.5, 0.0, 0.88, 0.74),
    Rung(12.0, 0.0, 0.8, 0.64),
)
_LARGE = (
    Rung(24.0, 0.14),
    Rung(22.0, 0.1),
    Rung(20.0, 0.05, 0.9, 0.8),
    Rung(19.0, 0.0, 0.82, 0.7),
    Rung(18.0, 0.0, 0.76, 0.58),
)

PAPERS: Mapping[SheetFormat, Paper] = {
    SheetFormat.A4: Paper(595.276, 841.89, 40.5, 48.5, 36.0, 48.0, 329.25, _ROOMY),
    SheetFormat.A4_LYING: Paper(841.89, 595.276, 40.5, 40.5, 32.0, 40.0, 556.0, _LYING),
    SheetFormat.A5: Paper(419.528, 595.276, 31.0, 36.0, 28.0, 32.0, None, _SMALL),
    # Folded twice; what is measured is one of its four panels.
    SheetFormat.POCKET: Paper(595.276, 841.89, 28.0, 36.0, 28.0, 30.0, None, _SMALL),
    SheetFormat.LARGE: Paper(595.276, 841.89, 40.5, 48.5, 36.0, 56.0, None, _LARGE, 18.0, 18.0),
    # 1080 × 1920 pixels, three of them to a point.
    SheetFormat.PHONE: Paper(360.0, 640.0, 27.0, 36.0, 28.0, 30.0, None, _SMALL, 10.5, 10.0),
}
