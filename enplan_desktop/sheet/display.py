"""A page as a flat list of things to draw, in points from its upper left corner, in reading order.

One list, three painters: PDF, screen and printer draw the same items, so what is seen is what is printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sheet.fonts import ASCENT, DESCENT, Face
from enplan_desktop.sheet.page_words import SheetContent
from enplan_desktop.sheet.proposals import Proposal
from enplan_desktop.sheet.source import Source

Outline = tuple[tuple[float, ...], ...]
"""A path's commands by their length: 2 numbers move there, 6 are a curve's two handles and its end, none
closes the path. A straight side is a curve whose handles lie on its ends."""


class Role(StrEnum):
    """What an item is to somebody who listens to the page."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    """A goal's own words, with its number."""
    LABEL = "label"
    """A small heading over a few lines: *jeg*, *vi*."""
    QUOTE = "quote"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    FIGURE = "figure"
    DECORATION = "decoration"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of one face on one baseline; `y` is the baseline and `width` its advance with tracking.

    `starts` marks the first run of a paragraph, heading or list item: those that follow belong to it.
    `measure` is how wide the lines of its paragraph may be: the room there is for writing.
    `hyphen` tells that the layout broke a word here and added a sign that is not the text's own.
    A `prompt` is drawn on the screen only. `language` is the text's own where it is not the page's.
    """

    x: float
    y: float
    text: str
    face: Face
    size: float
    colour: int
    width: float
    tracking: float = 0.0
    role: Role = Role.PARAGRAPH
    source: Source | None = None
    starts: bool = True
    hyphen: bool = False
    prompt: bool = False
    measure: float = 0.0
    language: str = ""

    @property
    def box(self) -> "Box":
        """Where its ink can be."""
        return Box(self.x, self.y - ASCENT * self.size, self.width, (ASCENT + DESCENT) * self.size)


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle, with rounded corners where `radius` is not 0."""

    x: float
    y: float
    width: float
    height: float
    colour: int
    radius: float = 0.0
    role: Role = Role.DECORATION
    source: Source | None = None

    @property
    def box(self) -> "Box":
        return Box(self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke of `thickness` from a point to the one that lies `dx` and `dy` beside it."""

    x: float
    y: float
    dx: float
    dy: float
    thickness: float
    colour: int
    role: Role = Role.DECORATION
    source: Source | None = None

    @property
    def box(self) -> "Box":
        left, top = min(self.x, self.x + self.dx), min(self.y, self.y + self.dy)
        return Box(left, top - self.thickness / 2, abs(self.dx), abs(self.dy) + self.thickness)


@dataclass(frozen=True, slots=True)
class Path:
    """A filled outline, its commands counted from `x`, `y`; see `Outline`."""

    x: float
    y: float
    width: float
    height: float
    outline: Outline
    colour: int
    role: Role = Role.DECORATION
    source: Source | None = None

    @property
    def box(self) -> "Box":
        return Box(self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Curve:
    """A stroke of `thickness` along an outline; round dots that lie `dotted` apart where that is not 0."""

    x: float
    y: float
    width: float
    height: float
    outline: Outline
    thickness: float
    colour: int
    dotted: float = 0.0
    role: Role = Role.DECORATION
    source: Source | None = None

    @property
    def box(self) -> "Box":
        return Box(self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Icon:
    """A shipped icon by name, in a square; `alternative` says in a word what it shows."""

    name: str
    x: float
    y: float
    size: float
    colour: int
    alternative: str = ""
    role: Role = Role.FIGURE
    source: Source | None = None

    @property
    def box(self) -> "Box":
        return Box(self.x, self.y, self.size, self.size)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, a JPEG, that fills its box; `alternative` says what there is to see."""

    x: float
    y: float
    width: float
    height: float
    data: bytes = field(repr=False)
    alternative: str = ""
    role: Role = Role.FIGURE
    source: Source | None = None
    colour: int = 0

    @property
    def box(self) -> "Box":
        return Box(self.x, self.y, self.width, self.height)


Item = Text | Rect | Line | Path | Curve | Icon | Image


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def away(self, x: float, y: float) -> float:
        """How far a point lies from it across or down, whichever is more; 0 inside."""
        across = max(self.x - x, x - self.x - self.width, 0.0)
        return max(across, self.y - y, y - self.y - self.height)

    def grown(self, by: float) -> "Box":
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the page that belongs together, such as a goal with its steps; nothing is drawn for it."""

    source: Source
    box: Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that is laid out.

    `content` is what is really on it: left off lines are gone, and lost signs replaced. `proposals` say what
    to look at before it is handed out. `type_size` is that of the running text.
    """

    content: SheetContent
    style: SheetStyle
    format: SheetFormat
    items: tuple[Item, ...]
    regions: tuple[Region, ...]
    width: float
    height: float
    type_size: float
    proposals: tuple[Proposal, ...] = ()
    back: "Sheet | None" = None

    @property
    def pages(self) -> tuple["Sheet", ...]:
        """The front, and the back where there is one."""
        return (self, self.back) if self.back else (self,)

    def texts(self) -> Iterator[Text]:
        return (item for item in self.items if isinstance(item, Text))


NEAR = 3.0
"""How many points beside a line a click still means it."""


def hit(sheet: Sheet, x: float, y: float, near: float = NEAR) -> Item | Region | None:
    """What lies at a point: the nearest line of text with a source, else the part of the page around it."""
    lines = (item for item in sheet.items if item.source is not None and not isinstance(item, Rect))
    found = min(lines, key=lambda item: item.box.away(x, y), default=None)
    if found is not None and found.box.away(x, y) <= near:
        return found
    return next((region for region in sheet.regions if region.box.holds(x, y)), None)


def places_of(sheet: Sheet, source: Source) -> tuple[Box, ...]:
    """Where the lines that show one cell are, for marking or editing them."""
    return tuple(item.box for item in sheet.items if item.source == source)
