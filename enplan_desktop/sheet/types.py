"""The types that every style sets its words in, from the size of the running text.

All measures are those of the design at a running text of 12.75 points, and grow or shrink with it.
"""

from dataclasses import dataclass

from enplan_desktop.sheet.blocks import Type
from enplan_desktop.sheet.fonts import Face
from enplan_desktop.sheet.paper import Paper

INK, GREEN, MUTED = 0x1C2B2D, 0x0A564F, 0x43545A
WHITE, TINT, HAIRLINE = 0xFFFFFF, 0xEEF4F2, 0xC9D2D2
"""Every text colour keeps a contrast of 7 to 1 on white, and the first two on the tint."""

STARK = {INK: 0x000000, GREEN: 0x00332E, MUTED: 0x1C2B2D}
"""The same colours where the page is seen on a small screen in daylight, or through a camera."""

_DESIGNED = 12.75


@dataclass(frozen=True, slots=True)
class Types:
    """The types and the air of one size of running text."""

    air: float
    title: Type
    day: Type
    dream: Type
    section: Type
    number: Type
    goal: Type
    label: Type
    body: Type
    when: Type
    foot: Type
    digit: float
    """`digit` is the size of a number in a waypoint. Gaps are multiplied by `air`, which is 1 at the designed size
    on upright A4."""


def types_for(body: float, paper: Paper) -> Types:
    """The types of a page whose running text has this size."""
    scale, finest, rung = body / _DESIGNED, paper.finest, paper.rung(body)
    big = scale * rung.display
    goal, when = max(16.5 * big, 1.04 * body), max(17.25 * big, 1.04 * body)
    foot, day = max(12 * scale, paper.smallest), max(11 * scale, paper.least)
    return Types(
        air=scale * rung.air,
        title=Type(30 * big, 37.5 * big, Face.BOLD, INK),
        day=Type(day, 1.25 * day, Face.REGULAR, MUTED),
        dream=Type(22.5 * big, 28.8 * big, Face.REGULAR, INK),
        section=Type(max(10.5 * scale, 10, finest), max(14 * scale, 1.25 * finest), Face.BOLD, GREEN, 0.09),
        number=Type(25.5 * big, 25.5 * big, Face.BOLD, GREEN),
        goal=Type(goal, 21 / 16.5 * goal, Face.BOLD, INK),
        label=Type(max(9 * scale, finest), max(12 * scale, 1.25 * finest), Face.BOLD, MUTED, 0.06),
        body=Type(body, 1.41 * body, Face.REGULAR, INK),
        when=Type(when, 22 / 17.25 * when, Face.BOLD, INK),
        foot=Type(foot, max(17.25 * scale, 1.41 * paper.smallest), Face.REGULAR, INK),
        digit=max(17.0, finest),
    )
