"""What holds for every ring: its words lie whole within it, and what is later lies in a ring further out."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.terms import Area, Horizon, SheetFormat, SheetStyle
from enplan_desktop.sheet.display import Box, Curve, Path, Sheet, Text
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.styles.makers import MAKERS
from enplan_desktop.sheet.styles.oval import Oval, fitted, height_down_to
from tests.sheet.plans import NOW, goal, plan_of, plans, sofies_plan
from tests.sheet.test_vej import along

ONE_PAGE = [page for style, page in MAKERS if style is SheetStyle.RING and page is not SheetFormat.POCKET]


def rings(sheet: Sheet) -> list[Curve]:
    """From the innermost: the citizen's own place first."""
    return sorted((item for item in sheet.items if isinstance(item, Curve)), key=lambda each: each.height)


def inside(point: tuple[float, float], curve: Curve) -> bool:
    """Whether a ray from a point crosses the outline an odd number of times."""
    x, y = point
    corners = list(along(curve))
    crossed = False
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossed = not crossed
    return crossed


def corners(box: Box) -> Iterator[tuple[float, float]]:
    return ((x, y) for x in (box.x, box.x + box.width) for y in (box.y, box.y + box.height))


def words(sheet: Sheet, *records: str) -> list[Text]:
    return [text for text in sheet.texts() if text.source and text.source.record in records]


@settings(max_examples=80)
@given(plans(), st.sampled_from(ONE_PAGE))
def test_every_goal_lies_whole_within_a_ring(plan, page_format):
    sheet = sheet_for(plan, NOW, style=SheetStyle.RING, page_format=page_format)
    content = sheet.content
    shown = {line.source for line in (*(each.words for each in content.now), *content.three_months)}
    outermost = rings(sheet)[-1]

    for text in sheet.texts():
        if text.source in shown:
            assert all(inside(corner, outermost) for corner in corners(text.box)), text.text


@settings(max_examples=60)
@given(plans(), st.sampled_from(ONE_PAGE))
def test_no_edge_of_a_ring_runs_through_words(plan, page_format):
    sheet = sheet_for(plan, NOW, style=SheetStyle.RING, page_format=page_format)

    for ring in rings(sheet):
        for x, y in along(ring):
            assert not [text.text for text in sheet.texts() if text.box.grown(0.5).holds(x, y)]


def test_what_is_later_lies_further_out():
    sheet = sheet_for(sofies_plan(), NOW, style=SheetStyle.RING)
    middle, now, three_months, later = rings(sheet)

    for record, within, beyond in (
        ("dream", middle, None),
        ("g1", now, middle),
        ("g4", three_months, now),
        ("g6", later, three_months),
    ):
        for text in words(sheet, record):
            assert all(inside(corner, within) for corner in corners(text.box))
            assert beyond is None or not any(inside(corner, beyond) for corner in corners(text.box))


def test_the_citizen_is_in_the_middle_of_what_is_now():
    middle, now, *_ = rings(sheet_for(sofies_plan(), NOW, style=SheetStyle.RING))

    assert abs((middle.x + middle.width / 2) - (now.x + now.width / 2)) < 0.01
    assert now.y + 0.2 * now.height < middle.y + middle.height / 2 < now.y + 0.8 * now.height


def test_what_is_later_stands_under_the_goal_of_its_area():
    areas = (Area.MONEY, Area.FAMILY, Area.WORK)
    now = [goal(f"n{n}", f"Mål {n}", area=area) for n, area in enumerate(areas)]
    later = [goal(f"l{n}", f"Siden {n}", Horizon.LATER, area=area) for n, area in enumerate(areas)]
    sheet = sheet_for(plan_of(*now, *later), NOW, style=SheetStyle.RING)
    across = {name: words(sheet, name)[0].x for name in ("n0", "n1", "l0", "l1", "l2")}

    assert across["n0"] < across["n1"]  # the third is under the middle
    assert across["l0"] < across["l2"] < across["l1"]


@given(
    st.lists(st.tuples(st.floats(-0.95, 0.95), st.floats(0, 300)), min_size=1, max_size=12),
    st.floats(50, 400),
)
def test_an_oval_holds_what_it_was_made_for(points, half):
    placed = [(x * half, y) for x, y in points]
    high = max(y for _, y in placed) + 1.0
    least, top = fitted(half, placed, high)
    (path, curve) = Oval(half, 0.0, 1.02 * least + 1.0).drawn(0.0, 0.0, 0, 1.0, 0)

    assert isinstance(path, Path)
    assert isinstance(curve, Curve)
    for x, y in placed:
        assert inside((x, top + y + 0.01 * least + 0.5), curve)


@given(st.floats(0, 0.95), st.floats(1, 600), st.floats(50, 400))
def test_an_oval_reaches_down_to_a_corner(part, down, half):
    high = height_down_to(half, (part * half, down))
    _, curve = Oval(half, 0.0, 1.01 * high + 0.5).drawn(0.0, 0.0, 0, 1.0, 0)

    assert isinstance(curve, Curve)
    assert inside((part * half, max(down, high / 2)), curve)
