"""What holds for every path: it keeps clear of the words, its country is the case's own, and words lie on white."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.terms import SheetStyle
from enplan_desktop.sheet.display import Box, Curve, Path, Rect, Sheet, Text
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.styles.landscape import contours
from enplan_desktop.sheet.styles.makers import MAKERS
from enplan_desktop.sheet.types import WHITE
from tests.sheet.plans import NOW, plans, sofies_plan
from tests.sheet.test_layout import overlap

FORMATS = st.sampled_from([page_format for style, page_format in MAKERS if style is SheetStyle.VEJ])


def along(curve: Curve | Path) -> Iterator[tuple[float, float]]:
    """Points on a curve, a few for each of its parts."""
    here = (0.0, 0.0)
    for numbers in curve.outline:
        points = [here, *((numbers[at], numbers[at + 1]) for at in range(0, len(numbers), 2))]
        if len(points) == 4:
            for step in range(21):
                t = step / 20
                weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
                x, y = (sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1))
                yield curve.x + x, curve.y + y
        here = points[-1]


def curves(sheet: Sheet, *, dotted: bool) -> list[Curve]:
    return [item for item in sheet.items if isinstance(item, Curve) and bool(item.dotted) is dotted]


def covered(text: Text, sheet: Sheet) -> bool:
    """Whether a white ground lies under a text."""
    return any(
        isinstance(item, Rect) and item.colour == WHITE and holds(item.box, text.box) for item in sheet.items
    )


def holds(outer: Box, inner: Box) -> bool:
    corners = ((inner.x, inner.y), (inner.x + inner.width, inner.y + inner.height))
    return all(outer.holds(x, y) for x, y in corners)


@settings(max_examples=60)
@given(plans(), FORMATS)
def test_the_path_never_runs_through_words(plan, page_format):
    sheet = sheet_for(plan, NOW, style=SheetStyle.VEJ, page_format=page_format)
    boxes = [text.box for text in sheet.texts() if text.colour != WHITE]

    for path in curves(sheet, dotted=True):
        for x, y in along(path):
            assert not any(box.grown(path.thickness / 2).holds(x, y) for box in boxes)


@settings(max_examples=60)
@given(plans(), FORMATS)
def test_no_contour_runs_through_words(plan, page_format):
    sheet = sheet_for(plan, NOW, style=SheetStyle.VEJ, page_format=page_format)
    lands = [curve.box for curve in curves(sheet, dotted=False)]

    # White on green is a waypoint's number.
    for text in sheet.texts():
        if text.colour != WHITE and any(overlap(text.box, land) for land in lands):
            assert covered(text, sheet), text


@given(st.uuids().map(str), st.uuids().map(str))
def test_each_case_has_a_country_of_its_own_and_keeps_it(one, other):
    assert contours(one, 300.0, 400.0) == contours.__wrapped__(one, 300.0, 400.0)
    assert one == other or contours(one, 300.0, 400.0) != contours(other, 300.0, 400.0)


@given(st.text(max_size=40), st.floats(60, 900), st.floats(60, 900))
def test_contours_stay_in_their_country(name, width, height):
    for outline in contours(name, width, height):
        for numbers in outline:
            points = list(zip(numbers[::2], numbers[1::2], strict=True))
            # Handles may reach a little beyond; the line itself does not.
            assert all(-0.01 <= x <= width + 0.01 and -0.01 <= y <= height + 0.01 for x, y in points[-1:])


def test_waypoints_climb_from_the_first_to_the_dream():
    sheet = sheet_for(sofies_plan(), NOW, style=SheetStyle.VEJ)
    numbers = [text.y for text in sheet.texts() if text.text in ("1", "2", "3") and text.colour == WHITE]

    assert len(numbers) == 3
    assert all(lower > upper for lower, upper in pairwise(numbers))
