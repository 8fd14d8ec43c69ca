"""Who makes the page of which style in which format."""

from collections.abc import Mapping

from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sheet.styles.made import Maker, Style, at_sizes
from enplan_desktop.sheet.styles.ord import lying, upright
from enplan_desktop.sheet.styles.pictured import pictured
from enplan_desktop.sheet.styles.pocket import drawn_pocket, pocket
from enplan_desktop.sheet.styles.ring import Rings, folded
from enplan_desktop.sheet.styles.vej import Way, country

_ORD: Mapping[SheetFormat, Maker] = {
    SheetFormat.A4: upright,
    SheetFormat.A4_LYING: lying,
    SheetFormat.A5: upright,
    SheetFormat.POCKET: pocket,
    SheetFormat.LARGE: upright,
    SheetFormat.PHONE: upright,
}
_ONE_PAGE = tuple(each for each in SheetFormat if each is not SheetFormat.POCKET)
_MADE: Mapping[tuple[SheetStyle, SheetFormat], Maker] = {
    **{(SheetStyle.ORD, each): make for each, make in _ORD.items()},
    **{(SheetStyle.VEJ, each): Way for each in _ONE_PAGE},
    (SheetStyle.VEJ, SheetFormat.POCKET): drawn_pocket(country),
    (SheetStyle.RING, SheetFormat.POCKET): folded,
    **{(SheetStyle.BILLEDE, each): pictured(make) for each, make in _ORD.items()},
}
MAKERS: Mapping[tuple[SheetStyle, SheetFormat], Style] = {
    **{kind: at_sizes(make) for kind, make in _MADE.items()},
    **{(SheetStyle.RING, each): Rings for each in _ONE_PAGE},
}
