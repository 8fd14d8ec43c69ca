"""What holds for every page of rings: one middle, words whole within their ring, later further out, in order."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Record
from enplan_desktop.domain.terms import Area, Horizon, SheetFormat, SheetStyle
from enplan_desktop.sheet.blocks import Block
from enplan_desktop.sheet.content import sheet_content
from enplan_desktop.sheet.display import Box, Curve, Line, Path, Rect, Role, Sheet, Text
from enplan_desktop.sheet.fonts import load_fonts
from enplan_desktop.sheet.languages.phrases import languages, phrases_for
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.page_words import Fit, Most, lines_of
from enplan_desktop.sheet.paper import PAPERS
from enplan_desktop.sheet.source import Source
from enplan_desktop.sheet.styles.circles import Look, Window, down_to_clear, drawn_circle, radius_around
from enplan_desktop.sheet.styles.makers import MAKERS
from enplan_desktop.sheet.styles.parts import Parts
from enplan_desktop.sheet.styles.ring import spokes
from enplan_desktop.sheet.styles.ring_places import BetweenArcs, Placed, Places, Shape
from enplan_desktop.sheet.styles.ring_words import RingWords
from tests.sheet.plans import (
    APPOINTMENT,
    DREAM,
    JONAS,
    METTE,
    MINE,
    MONEY,
    NOW,
    OURS,
    PLANS,
    TREATMENT,
    WRONG,
    goal,
    overfull,
    plan_of,
    plans,
    sofies_plan,
    step,
)
from tests.sheet.test_layout import check_page, overlap
from tests.sheet.test_vej import along

FORMATS = [page for style, page in MAKERS if style is SheetStyle.RING]
ONE_PAGE = [page for page in FORMATS if page is not SheetFormat.POCKET]
ROOMY = [SheetFormat.A4, SheetFormat.A4_LYING]
LATER = [Horizon.THREE_MONTHS, Horizon.LATER]


def ring_page(plan, page_format=SheetFormat.A4, **choices) -> Sheet:
    return sheet_for(plan, NOW, style=SheetStyle.RING, page_format=page_format, **choices)


def grounds(sheet: Sheet) -> list[Path]:
    """From the innermost: the citizen's own place first."""
    return [item for item in sheet.items if isinstance(item, Path)][::-1]


def edges(sheet: Sheet) -> list[Curve]:
    return [item for item in sheet.items if isinstance(item, Curve)]


def inside(point: tuple[float, float], ground: Path) -> bool:
    """Whether a ray from a point crosses the outline an odd number of times."""
    x, y = point
    corners = list(along(ground))
    crossed = False
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossed = not crossed
    return crossed


def spokes_on(sheet: Sheet) -> list[Line]:
    return [item for item in sheet.items if isinstance(item, Line) and item.dy and grounds(sheet)]


def corners(box: Box) -> Iterator[tuple[float, float]]:
    return ((x, y) for x in (box.x, box.x + box.width) for y in (box.y, box.y + box.height))


def words(sheet: Sheet, *records: str) -> list[Text]:
    return [text for text in sheet.texts() if text.source and text.source.record in records]


def middle_of(edge: Curve) -> tuple[float, float]:
    """Of the circle that a curve is a part of: its edges stand upright around it, so it lies halfway across."""
    foot = max(along(edge), key=lambda point: point[1])
    x, y = min(along(edge), key=lambda point: point[0])
    across = edge.x + edge.width / 2
    radius = ((foot[1] - y) ** 2 + (across - x) ** 2) / (2 * (foot[1] - y))
    return across, foot[1] - radius


GOALS = ("Få ro på økonomien", "Sove om natten", "Se min datter")
STEP = "ringer til kommunen om boligen og skriver til Mette, hvis det bliver svært"


def with_steps(number: int, mine: int, ours: int, text: str) -> Iterator[Record]:
    """A goal and its steps."""
    yield goal(f"g{number}", GOALS[number], area=list(Area)[number])
    for side, count in ((MINE, mine), (OURS, ours)):
        yield from (step(f"g{number}{side}{at}", f"g{number}", side, text) for at in range(count))


@st.composite
def undreamt_plans(draw: st.DrawFn) -> Plan:
    """Two or three goals of everyday length with their steps, before anybody has said a dream."""
    records: list[Record] = [METTE, *draw(st.sampled_from([(), (JONAS, APPOINTMENT)]))]
    many = st.integers(0, 3)
    for number in range(draw(st.integers(2, 3))):
        text = STEP[: draw(st.sampled_from([25, 45, len(STEP)]))].strip()
        records += with_steps(number, draw(many), draw(many), text)
    records += [goal(f"h{at}", GOALS[at], draw(st.sampled_from(LATER))) for at in range(draw(many))]
    return plan_of(*records, if_it_goes_wrong=draw(st.sampled_from(["", WRONG])))


def named_areas(sheet: Sheet) -> list[Text]:
    """What stands on the page as the name of a goal's area."""
    areas = [each.words.area for each in sheet.content.now]
    names = {sheet.content.areas[area].upper() for area in areas if area}
    return [text for text in sheet.texts() if text.source is None and text.text in names]


def said(sheet: Sheet) -> str:
    return " ".join(text.text for text in sheet.texts())


@pytest.mark.parametrize("page_format", FORMATS)
@pytest.mark.parametrize("name", PLANS)
def test_all_rings_have_one_middle(name, page_format):
    found = edges(ring_page(PLANS[name](), page_format))

    assert found
    middles = [middle_of(edge) for edge in found]
    assert all(math.dist(one, other) < 0.5 for one, other in pairwise(middles))


@settings(max_examples=80)
@given(plans(), st.sampled_from(ONE_PAGE))
def test_every_goal_lies_whole_within_a_ring(plan, page_format):
    sheet = ring_page(plan, page_format)
    content = sheet.content
    shown = {line.source for line in (*(each.words for each in content.now), *content.three_months)}
    found = grounds(sheet)

    for text in sheet.texts():
        if found and text.source in shown:  # where nothing else helps, the page is words alone
            assert all(inside(corner, found[-1]) for corner in corners(text.box)), text.text


@settings(max_examples=60)
@given(plans(), st.sampled_from(FORMATS))
def test_no_edge_of_a_ring_and_no_spoke_runs_through_words(plan, page_format):
    sheet = ring_page(plan, page_format)
    boxes = [text.box.grown(0.5) for text in sheet.texts()]
    shapes: list[Curve | Path] = [*edges(sheet), *grounds(sheet)]
    drawn = [point for shape in shapes for point in along(shape)]
    drawn += [
        (each.x + part / 40 * each.dx, each.y + part / 40 * each.dy)
        for each in spokes_on(sheet)
        for part in range(41)
    ]
    assert not [box for box in boxes if any(box.holds(x, y) for x, y in drawn)]


@settings(max_examples=120)
@given(undreamt_plans(), st.sampled_from(FORMATS))
def test_the_page_holds_before_anybody_has_said_a_dream(plan, page_format):
    check_page(ring_page(plan, page_format))


@pytest.mark.parametrize("page_format", ONE_PAGE)
@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("mine", [0, 1, 2])
@pytest.mark.parametrize("ours", [1, 2, 3])
def test_a_spoke_ends_within_the_ring_of_what_is_now(page_format, count, mine, ours):
    goals = [record for number in range(count) for record in with_steps(number, mine, ours, STEP)]

    sheet = ring_page(plan_of(METTE, *goals, if_it_goes_wrong=WRONG), page_format)

    now = grounds(sheet)[1]
    for line in spokes_on(sheet):
        assert inside((line.x, line.y), now)
        assert inside((line.x + line.dx, line.y + line.dy), now)


def two_goals() -> Plan:
    return plan_of(DREAM, *TREATMENT, *MONEY, METTE, JONAS, APPOINTMENT, if_it_goes_wrong=WRONG)


def two_short_goals() -> Plan:
    return plan_of(*with_steps(0, 1, 1, STEP), *with_steps(1, 1, 1, STEP), METTE, if_it_goes_wrong=WRONG)


@pytest.mark.parametrize("page_format", ONE_PAGE)
@pytest.mark.parametrize("plan", [*PLANS.values(), two_goals, two_short_goals])
def test_a_spoke_begins_between_goals(plan, page_format):
    sheet = ring_page(plan(), page_format)
    lowest = max((region.box.y + region.box.height for region in sheet.regions), default=0.0)

    assert all(line.y < lowest - 30.0 for line in spokes_on(sheet))


def test_two_goals_that_reach_below_the_disc_are_parted():
    (line,) = spokes_on(ring_page(plan_of(*with_steps(0, 1, 3, STEP), *with_steps(1, 1, 3, STEP))))

    assert line.dx == 0


def test_goals_under_one_another_between_arcs_are_parted_by_no_spoke():
    words = Block(100.0, 40.0)
    goals = tuple(Placed(Shape(words, Source(f"g{y}", "words")), -150.0, y) for y in (100.0, 160.0))

    def lines(top: float) -> list[Line]:
        return list(spokes(Places(top, (60.0, 300.0), goals), Window(200.0)))

    assert lines(-70.0)
    assert not lines(0.0)
    assert not lines(50.0)


@pytest.mark.parametrize("page_format", ROOMY)
def test_what_is_later_lies_further_out(page_format):
    sheet = ring_page(sofies_plan(), page_format)
    middle, now, three_months, later = grounds(sheet)

    for records, within, beyond in (
        (["dream"], middle, None),
        (["g1", "g2", "g3"], now, middle),
        (["g4", "g5"], three_months, now),
        (["g6", "g7"], later, three_months),
    ):
        for text in words(sheet, *records):
            assert all(inside(corner, within) for corner in corners(text.box))
            assert beyond is None or not any(inside(corner, beyond) for corner in corners(text.box))


@settings(max_examples=60)
@given(plans(), st.sampled_from(FORMATS))
def test_the_page_is_heard_in_the_order_of_its_content(plan, page_format):
    sheet = ring_page(plan, page_format)

    heard = list(dict.fromkeys(text.source for text in sheet.texts() if text.source))

    assert heard == [line.source for line in lines_of(sheet.content) if line.source in heard]


@pytest.mark.parametrize("page_format", FORMATS)
@pytest.mark.parametrize("name", PLANS)
def test_whatever_is_now_stands_in_rings_where_it_stands_in_words_alone(name, page_format):
    plain = sheet_for(PLANS[name](), NOW, style=SheetStyle.ORD, page_format=page_format).content

    rings = ring_page(PLANS[name](), page_format).content

    assert [each.words for each in rings.now] == [each.words for each in plain.now]


@pytest.mark.parametrize("page_format", ROOMY)
def test_a_typical_plan_has_room_for_all_of_it(page_format):
    assert ring_page(sofies_plan(), page_format).proposals == ()


@pytest.mark.parametrize("page_format", ROOMY)
def test_lines_part_the_goals_and_each_is_named_after_its_area(page_format):
    sheet = ring_page(sofies_plan(), page_format)
    middle = grounds(sheet)[0]
    across, down = middle.x + middle.width / 2, middle.y + middle.height / 2
    rule = spokes_on(sheet)

    assert len(rule) == 2
    for line in rule:  # each points away from the citizen
        assert line.dx * (line.y - down) == pytest.approx(line.dy * (line.x - across), abs=0.1)
    assert all(area in said(sheet) for area in ("TRIVSEL", "PENGE", "ARBEJDE"))


@pytest.mark.parametrize("page_format", ONE_PAGE)
@pytest.mark.parametrize("name", PLANS)
def test_an_area_is_heard_as_a_part_of_its_goal(name, page_format):
    sheet = ring_page(PLANS[name](), page_format)
    areas, goals = named_areas(sheet), {each.words.source for each in sheet.content.now}
    texts = list(sheet.texts())

    for number, area, words_of_the_goal in zip(texts, texts[1:], texts[2:], strict=False):
        if area in areas:
            assert (number.text.isdigit(), number.role, number.starts) == (True, Role.SUBHEADING, True)
            assert (area.role, area.starts) == (Role.SUBHEADING, False)
            assert (words_of_the_goal.role, words_of_the_goal.starts) == (Role.SUBHEADING, False)
            assert words_of_the_goal.source in goals


@pytest.mark.parametrize("plan", [sofies_plan, overfull])
def test_areas_are_named_around_the_disc_and_between_arcs(plan):
    assert len(named_areas(ring_page(plan()))) == 3


@pytest.mark.parametrize("language", languages())
def test_every_language_names_the_areas_of_life(language):
    assert set(phrases_for(language).areas) == set(Area)


@pytest.mark.parametrize("page_format", ONE_PAGE)
def test_who_has_not_said_a_dream_is_in_the_middle_by_their_name(page_format):
    sheet = ring_page(plan_of(*TREATMENT, *MONEY), page_format)

    name = next(text for text in sheet.texts() if text.text == "Sofie")

    assert all(inside(corner, grounds(sheet)[0]) for corner in corners(name.box))


@pytest.mark.parametrize("page_format", ONE_PAGE)
def test_no_ordinary_word_is_broken_for_a_ring(page_format):
    dream = replace(DREAM, words="Et almindeligt liv")
    later = goal("z", "Min egen lejlighed", Horizon.LATER)

    sheet = ring_page(plan_of(dream, *TREATMENT, *MONEY, later), page_format)

    assert not [text.text for text in sheet.texts() if text.hyphen]


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("page_format", ROOMY)
def test_a_long_word_gets_the_width_it_needs(page_format, count):
    goals = [goal(f"z{number}", "Boligsikringsansøgningen") for number in range(count)]

    sheet = ring_page(plan_of(DREAM, *goals), page_format)

    assert not [text.text for text in sheet.texts() if text.hyphen]


def test_a_full_pocket_has_the_goals_in_panels_of_their_own():
    sheet = ring_page(sofies_plan(), SheetFormat.POCKET)

    def panel(text: Text) -> tuple[bool, bool]:
        return text.x > sheet.width / 2, text.y > sheet.height / 2

    panels = [
        {panel(text) for text in words(sheet, record)} for record in ("g1", "g2", "g3", "g4", "g6", "dream")
    ]

    assert [len(each) for each in panels] == [1] * 6
    assert len(set.union(*panels[:3])) == 3
    assert panels[3] == panels[4] == panels[5]


@pytest.mark.parametrize(
    "page_format", [SheetFormat.A4, SheetFormat.A5, SheetFormat.LARGE, SheetFormat.PHONE]
)
@pytest.mark.parametrize("plan", [*PLANS.values(), two_goals])
def test_arcs_hang_as_far_below_the_title_as_there_is_room(page_format, plan):
    sheet = ring_page(plan(), page_format)
    found = grounds(sheet)
    if found and middle_of(edges(sheet)[-1])[1] > found[0].y + 0.5:
        return  # a disc

    top, foot = found[0].y, max(each.y + each.height for each in found)
    above = top - max(text.y for text in sheet.texts() if text.y < top)
    below = (
        min(item.box.y for item in sheet.items if isinstance(item, Text | Rect) and item.box.y > foot) - foot
    )
    assert above >= min(25.0, 0.5 * below)
    assert above <= below + 1.0


def away(box: Box, x: float, y: float) -> float:
    return math.hypot(max(box.x - x, x - box.x - box.width, 0.0), max(box.y - y, y - box.y - box.height, 0.0))


LONG_DREAM = (
    "Jeg vil gerne have overskud til at lave mad, læse for min datter, sove om natten, betale mine regninger "
    "og komme ud mellem andre mennesker igen hver eneste dag."
)


@pytest.mark.parametrize("mine", [0, 1, 2])
def test_words_between_arcs_keep_clear_of_them_where_they_are_steep(mine):
    _, *goals = (record for number in range(3) for record in with_steps(number, mine, 0, STEP[:51]))
    records = (replace(DREAM, words=LONG_DREAM), METTE, JONAS, APPOINTMENT, goal("g0", "Få ro"), *goals)
    sheet = ring_page(plan_of(*records, if_it_goes_wrong=WRONG), SheetFormat.PHONE)
    points = [point for edge in edges(sheet) for point in along(edge)]

    assert min(away(text.box, *point) for text in sheet.texts() for point in points) > 6.3


def only_if_it_goes_wrong() -> Plan:
    return plan_of(if_it_goes_wrong=WRONG)


def nothing_under_the_box() -> Plan:
    return plan_of(DREAM, METTE, JONAS, APPOINTMENT)


@pytest.mark.parametrize(
    "plan", [*PLANS.values(), two_goals, two_short_goals, only_if_it_goes_wrong, nothing_under_the_box]
)
def test_the_rings_of_a_pocket_press_on_nothing_beside_the_fold(plan):
    sheet = ring_page(plan(), SheetFormat.POCKET)
    outermost = grounds(sheet)[-1]
    radius = outermost.width / 2
    middle = (outermost.x + radius, outermost.y + radius)
    words = [item.box for item in sheet.items if isinstance(item, Text | Rect)]

    assert all(away(box, *middle) > radius + 12.0 for box in words)
    assert not [box for box in words if overlap(box, outermost.box)]


POINTS = st.tuples(st.floats(-300, 300), st.floats(-300, 300))
BOXES = st.lists(
    st.builds(Box, st.floats(-200, 200), st.floats(-200, 200), st.floats(1, 200), st.floats(1, 80)),
    min_size=1,
    max_size=8,
)


@given(BOXES)
def test_the_circle_around_boxes_holds_them(boxes):
    radius = radius_around(boxes)

    assert all(math.hypot(*corner) <= radius + 1e-6 for box in boxes for corner in corners(box))


@given(BOXES, st.floats(10, 400))
def test_boxes_that_were_moved_down_lie_below_a_circle(boxes, radius):
    down = down_to_clear(radius, boxes)

    for box in boxes:
        moved = replace(box, y=box.y + down)
        nearest = max(0.0, moved.x, -moved.x - moved.width)
        assert math.hypot(nearest, moved.y) >= radius - 1e-6 or nearest >= radius


@given(st.floats(20, 900), st.floats(20, 300), st.floats(-400, -1), st.floats(-math.pi, math.pi))
def test_a_ray_reaches_as_far_as_its_circle_is_seen(radius, half, top, angle):
    reach = Window(half, top).reach(radius, angle)

    def is_seen(away: float) -> bool:
        x, y = away * math.sin(angle), away * math.cos(angle)
        return away <= radius and abs(x) <= half and y >= top

    assert is_seen(reach * 0.999)
    assert not is_seen(reach * 1.001)


@given(st.floats(20, 900), st.floats(20, 300), st.floats(-400, 700))
def test_a_circle_is_drawn_as_far_as_its_window_shows_it(radius, half, top):
    top = min(top, radius - 1.0)
    items = list(drawn_circle(radius, Window(half, top), Look(0, 1.0, 0), 0.0, 0.0))
    ground, drawn = items[0], items[1:]
    assert isinstance(ground, Path)

    for x, y in along(ground):
        assert abs(x) <= half + 0.1
        assert y >= top - 0.1
        assert math.hypot(x, y) <= radius + 0.1
    for edge in drawn:
        assert isinstance(edge, Curve)
        assert all(math.hypot(x, y) == pytest.approx(radius, abs=0.1) for x, y in along(edge))
        assert all(edge.box.grown(0.1).holds(x, y) for x, y in along(edge))


@pytest.mark.parametrize("page_format", ONE_PAGE)
@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_either_every_area_is_named_or_none(plan, page_format):
    sheet = sheet_for(plan(), NOW, style=SheetStyle.RING, page_format=page_format)
    with_area = [goal.words.area for goal in sheet.content.now if goal.words.area]

    assert len(named_areas(sheet)) in (0, len(with_area))


@pytest.mark.parametrize("horizon", [Horizon.THREE_MONTHS, Horizon.LATER])
def test_between_arcs_nothing_stands_above_the_window_however_short_it_is(horizon):
    plan = plan_of(goal("o", "Ø", horizon), display_name="Bo")
    content, paper, fonts = sheet_content(plan, NOW, phrases_for("da")), PAPERS[SheetFormat.A5], load_fonts()
    frame = paper.frame
    parts = Parts(content, Fit(12.5, Most()), paper, fonts, frame, None)
    words = RingWords(content, parts, frame.width)
    arcs = BetweenArcs(words, Window(frame.width / 2), frame.width, named=False)

    for high in range(100, 500, 20):
        places = arcs.filling(float(high))
        assert all(each.y >= places.top for each in places.placed)
