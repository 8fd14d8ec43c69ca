"""Pictures as citizens bring them: a wide one of a lake at evening, and a tall one of a flower in a pot."""

import io
from functools import cache

from PIL import Image, ImageDraw

from enplan_desktop.domain.making import new_picture
from enplan_desktop.domain.plan import Plan
from enplan_desktop.sheet.pictures import prepare
from tests.sheet.plans import NOW

WIDE, TALL = (1200, 750), (700, 1000)


@cache
def lake(size: tuple[int, int] = WIDE) -> bytes:
    """A PNG."""
    wide, high = size
    picture = Image.new("RGB", size)
    draw = ImageDraw.Draw(picture)
    for y in range(high):
        part = y / high
        draw.line((0, y, wide, y), (int(250 - 90 * part), int(205 - 60 * part), int(150 + 60 * part)))
    draw.ellipse((0.62 * wide, 0.22 * high, 0.74 * wide, 0.22 * high + 0.12 * wide), (255, 240, 200))
    for base, colour, step in (
        (0.56, (120, 140, 150), 5),
        (0.64, (70, 100, 105), 7),
        (0.74, (35, 66, 66), 3),
    ):
        tops = [(x, high * (base - 0.1 * abs((x * step / wide) % 2 - 1))) for x in range(0, wide + 1, 10)]
        draw.polygon([(0, high), *tops, (wide, high)], colour)
    draw.rectangle((0, 0.8 * high, wide, high), (92, 124, 140))
    for y in range(int(0.82 * high), high, 14):
        draw.line((0.1 * wide, y, 0.9 * wide, y), (140, 168, 180), 2)
    return _png(picture)


@cache
def flower() -> bytes:
    """A PNG with a clear ground."""
    picture = Image.new("RGBA", TALL, (255, 255, 255, 0))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(220, 700), (480, 700), (440, 960), (260, 960)], (176, 92, 58, 255))
    draw.line((350, 700, 350, 330), (60, 120, 70, 255), 16)
    for x, y in ((350, 190), (230, 260), (470, 260), (280, 390), (420, 390)):
        draw.ellipse((x - 90, y - 90, x + 90, y + 90), (214, 120, 150, 255))
    draw.ellipse((290, 230, 410, 350), (240, 200, 90, 255))
    return _png(picture)


def _png(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def with_picture(plan: Plan, file: bytes | None = None) -> Plan:
    jpeg, *size = prepare(file or lake())
    picture = new_picture(plan, "picture", jpeg, (size[0], size[1]), NOW.date())
    return Plan(plan.case, {**plan.records, picture.id: picture}, plan.unsettled)
