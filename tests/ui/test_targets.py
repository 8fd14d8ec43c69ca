"""From a line on the page to what is written, and to the edits that say so."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count, product

import pytest

from enplan_desktop.domain.changes import EditKind
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Goal, Record, Step
from enplan_desktop.domain.terms import CITIZEN, Horizon, StepSide
from enplan_desktop.sheet import sheet_for
from enplan_desktop.sheet.content import NEW_DREAM, NEW_GOAL, NEW_STEP
from enplan_desktop.sheet.display import Role
from enplan_desktop.sheet.fonts import CAP_HEIGHT
from enplan_desktop.sheet.source import Source
from enplan_desktop.sheet.styles.makers import MAKERS
from enplan_desktop.ui.moment_reading import GONE_BY, NO_MOMENT, OTHER_WEEKDAY
from enplan_desktop.ui.page_drops import drops_on
from enplan_desktop.ui.page_targets import goal_of, room_for, target_of, written_sources
from enplan_desktop.ui.targets import Target, edits_for, trouble_with, words_of
from tests.ui.kitchen import CASE, NOW
from tests.ui.sofie import PLAN, SOFIE, TREATMENT, TUESDAY


def plan_of(*records: Record) -> Plan:
    return Plan(SOFIE, {record.id: record for record in records})


WHOLE = plan_of(*PLAN[1:])
EMPTY = plan_of()


def target(plan: Plan, record: str, cell: str) -> Target | None:
    numbers = count(1)
    return target_of(plan, Source(record, cell), lambda: f"new-{next(numbers)}", NOW)


def sheet(plan: Plan):
    return sheet_for(plan, NOW, prompts=True)


# Edits


def test_words_upon_words_are_one_edit_of_one_cell():
    (edit,) = edits_for(WHOLE, Target("treatment", "words"), "Møde op", TREATMENT.words)
    assert (edit.kind, edit.record, edit.field) == (EditKind.SET, "treatment", "words")
    assert (edit.old, edit.new) == (TREATMENT.words, "Møde op")


def test_the_same_words_are_no_edit():
    assert edits_for(WHOLE, Target("treatment", "words"), TREATMENT.words, TREATMENT.words) == ()


def test_an_edit_says_what_its_writer_saw_and_not_what_has_come_since():
    (edit,) = edits_for(WHOLE, Target("treatment", "words"), "Møde op", "what I saw")
    assert edit.old == "what I saw"


def test_the_first_words_bring_the_record_into_being():
    place = target(EMPTY, CASE, NEW_GOAL)
    assert place is not None
    assert words_of(EMPTY, place) == ""
    (edit,) = edits_for(EMPTY, place, "Få ro", "")
    made = EMPTY.after([edit]).records[place.record]
    assert isinstance(made, Goal)
    assert (made.words, made.horizon) == ("Få ro", Horizon.NOW)


@pytest.mark.parametrize("nothing", ["", "   ", "\n"])
def test_nothing_written_makes_nothing(nothing):
    place = target(EMPTY, CASE, NEW_DREAM)
    assert place is not None
    assert edits_for(EMPTY, place, nothing, "") == ()


def test_a_record_that_is_gone_is_not_written_to():
    assert edits_for(EMPTY, Target("treatment", "words"), "Møde op", TREATMENT.words) == ()


def test_the_case_itself_is_written_to_like_any_record():
    place = Target(CASE, "if_it_goes_wrong")
    (edit,) = edits_for(EMPTY, place, "Ring til Jonas", "")
    assert EMPTY.after([edit]).case.if_it_goes_wrong == "Ring til Jonas"


# Hours


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("tirsdag den 17. marts kl. 14.30", datetime(2026, 3, 17, 14, 30)),
        ("17/3 9", datetime(2026, 3, 17, 9)),
        ("17.3. kl. 9.15", datetime(2026, 3, 17, 9, 15)),
        ("i morgen, kl 9", datetime(2026, 3, 10, 9)),
        ("onsdag", datetime(2026, 3, 11, 13)),
        ("17. marts 2026", datetime(2026, 3, 17, 13)),
        ("17. marts 1330", datetime(2026, 3, 17, 13, 30)),
        ("kl. 15", datetime(2026, 3, 10, 15)),
        ("15.30", datetime(2026, 3, 10, 15, 30)),
        ("2. januar 2027 kl. 10.00", datetime(2027, 1, 2, 10)),
        ("Tuesday 17 March at 14:30", datetime(2026, 3, 17, 14, 30)),
    ],
)
def test_hours_are_read_as_people_write_them_and_the_end_moves_along(typed, start):
    plan = plan_of(replace(TUESDAY, end=datetime(2026, 3, 10, 14)))
    place = target(plan, "tuesday", "hours")
    assert place is not None
    after = plan.after(edits_for(plan, place, typed, words_of(plan, place))).records["tuesday"]
    assert isinstance(after, Appointment)
    assert (after.start, after.end) == (start, start + timedelta(hours=1))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", NO_MOMENT),
        ("engang", NO_MOMENT),
        ("32/3 kl. 13", NO_MOMENT),
        ("10/3 kl. 25", NO_MOMENT),
        ("tirsdag den 18. marts kl. 13", OTHER_WEEKDAY),
        ("2/3 kl. 13", GONE_BY),
        ("9/3 kl. 9", GONE_BY),
    ],
)
def test_what_is_no_coming_hour_is_refused_in_a_sentence(typed, sentence):
    place = target(WHOLE, "tuesday", "hours")
    assert place is not None
    trouble = trouble_with(WHOLE, place, typed)
    assert trouble is not None
    assert trouble.sentence == sentence


def test_hours_as_they_stand_are_no_edit_and_what_their_writer_saw_is_told():
    place = target(WHOLE, "tuesday", "hours")
    assert place is not None
    stands = words_of(WHOLE, place)
    assert edits_for(WHOLE, place, stands, stands) == ()
    moved = plan_of(replace(TUESDAY, start=datetime(2026, 3, 12, 10)))
    (edit,) = edits_for(moved, place, "17/3 13", stands)
    assert (edit.field, edit.old["start"][:10]) == ("hours", "2026-03-10")


# What a click writes into


def test_a_click_on_the_citizens_words_writes_them():
    assert target(WHOLE, "treatment", "words") == Target("treatment", "words")
    assert target(WHOLE, "calls", "text") == Target("calls", "text")
    assert target(WHOLE, CASE, "if_it_goes_wrong") == Target(CASE, "if_it_goes_wrong")


@pytest.mark.parametrize(("record", "cell"), [(CASE, "display_name"), ("mette", "name")])
def test_a_name_is_written_whole_and_never_emptied(record, cell):
    place = target(WHOLE, record, cell)
    assert place == Target(record, cell, needed=True, one_line=True)
    assert words_of(WHOLE, Target(CASE, "display_name")) == "Sofie N."


def test_a_place_without_people_is_written_and_so_is_a_number():
    plan = plan_of(replace(TUESDAY, with_ids=(), where="Nørregade 4"), *PLAN[1:10])
    assert target(plan, "tuesday", "where") == Target("tuesday", "where", one_line=True)
    assert target(plan, "mette", "phone") == Target("mette", "phone", one_line=True)


@pytest.mark.parametrize(
    ("record", "cell"), [("tuesday", "where"), (CASE, "cpr"), ("gone", "words"), ("mette", "role")]
)
def test_a_click_on_what_is_made_of_other_things_writes_nothing(record, cell):
    assert target(WHOLE, record, cell) is None


def test_a_new_step_of_the_citizens_is_in_their_hands_and_ours_in_nobodys_yet():
    made = {}
    for side in StepSide:
        place = target(WHOLE, "money", NEW_STEP[side])
        assert place is not None
        assert place.make is not None
        step = place.make("ordner posten")
        assert isinstance(step, Step)
        made[side] = (step.goal_id, step.side, step.ball_holder)
    assert made[StepSide.CITIZEN] == ("money", StepSide.CITIZEN, CITIZEN)
    assert made[StepSide.PROFESSIONALS] == ("money", StepSide.PROFESSIONALS, None)


# The page


def test_lines_are_written_in_reading_order_each_once():
    found = [(source.record, source.cell) for source in written_sources(WHOLE, sheet(WHOLE))]
    assert found == [
        (CASE, "display_name"),
        ("dream", "words"),
        ("treatment", "words"),
        ("turns-up", "text"),
        ("calls", "text"),
        ("money", "words"),
        ("money", NEW_STEP[StepSide.CITIZEN]),
        ("money", NEW_STEP[StepSide.PROFESSIONALS]),
        ("daytime", "words"),
        ("daytime", NEW_STEP[StepSide.CITIZEN]),
        ("daytime", NEW_STEP[StepSide.PROFESSIONALS]),
        ("home", "words"),
        ("tuesday", "hours"),
    ]


def test_an_empty_page_asks_for_the_dream_and_the_first_goal():
    found = [source.cell for source in written_sources(EMPTY, sheet(EMPTY))]
    assert found == ["display_name", NEW_DREAM, NEW_GOAL]


@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_every_line_that_can_be_written_has_room_on_the_paper(style, page_format):
    for plan in (WHOLE, EMPTY):
        page = sheet_for(plan, NOW, style=style, page_format=page_format, prompts=True)
        for source in written_sources(plan, page):
            room = room_for(page, source)
            assert room is not None
            box = room.box
            assert box.width >= max(120, room.run.width) - 0.01
            assert 0 <= room.indent < box.width
            assert 0 <= box.x < box.x + box.width <= page.width
            assert 0 <= box.y < box.y + box.height <= page.height


def test_there_is_no_room_for_what_is_not_on_the_page():
    assert room_for(sheet(WHOLE), Source("gone", "words")) is None


def test_a_line_belongs_to_its_goal():
    assert goal_of(WHOLE, Source("treatment", "words")) == "treatment"
    assert goal_of(WHOLE, Source("calls", "text")) == "treatment"
    assert goal_of(WHOLE, Source("dream", "words")) == ""


def test_a_prompt_to_a_step_belongs_to_its_goal_too():
    assert goal_of(WHOLE, Source("money", NEW_STEP[StepSide.CITIZEN])) == "money"


def test_a_line_without_end_still_has_room_to_be_written_in():
    plan = plan_of(replace(TREATMENT, words="uden ende " * 5_000), *PLAN[3:])
    page = sheet(plan)
    assert room_for(page, Source("treatment", "words")) is not None


# Where a goal lands


SOON = Goal(id="soon", case_id=CASE, words="Lære at svømme", horizon=Horizon.THREE_MONTHS, place="J")
THEN = Goal(id="then", case_id=CASE, words="En hund", horizon=Horizon.LATER, place="L")


@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_a_mark_is_drawn_through_no_heading_and_stays_on_the_paper(style, page_format):
    plan = plan_of(*PLAN[1:], SOON, THEN)
    page = sheet_for(plan, NOW, style=style, page_format=page_format, prompts=True)
    drops, marks = drops_on(plan, page), 0
    for goal in ("treatment", "home"):
        for x in range(10, int(page.width), 25):
            for y in range(10, int(page.height), 10):
                drop = drops.at(goal, x, y)
                if drop is None:
                    continue
                marks += 1
                (left, down), (right, _) = drop.begin, drop.end
                assert 0 <= left < right <= page.width
                for text in page.texts():
                    if text.role is Role.HEADING and text.x < right and text.x + text.width > left:
                        assert not text.y - CAP_HEIGHT * text.size < down < text.y
    assert marks > 0


def test_a_goal_lands_only_near_other_goals_and_never_where_it_stands():
    plan = plan_of(*PLAN[1:], SOON, THEN)
    page = sheet(plan)
    drops = drops_on(plan, page)
    home = next(text for text in page.texts() if text.source == Source("home", "words"))
    title = next(iter(page.texts()))
    assert drops.at("home", home.x + 30, home.y) is None
    assert drops.at("home", title.x, title.y) is None
    assert drops.at("home", -5, home.y) is None
    then = next(text for text in page.texts() if text.source == Source("then", "words"))
    drop = drops.at("home", then.x, then.y + 5)
    assert drop is not None
    assert (drop.horizon, drop.place) == (Horizon.LATER, 1)


@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_a_goal_that_is_dropped_on_another_takes_its_place_and_on_itself_stays(style, page_format):
    plan = plan_of(*PLAN[1:], SOON, THEN)
    page = sheet_for(plan, NOW, style=style, page_format=page_format, prompts=True)
    drops = drops_on(plan, page)
    titles = {
        text.source.record: (text.x + text.width / 2, text.y - 0.3 * text.size)
        for text in reversed(list(page.texts()))
        if text.source and text.source.cell == "words"
    }
    landed = 0
    for horizon in Horizon:
        shown = drops.goals(horizon)
        for one, other in product(shown, repeat=2):
            drop = drops.at(one, *titles[other])
            assert (None if one == other else (horizon, shown.index(other))) == (
                (drop.horizon, drop.place) if drop else None
            )
            landed += drop is not None
    assert landed >= len(drops.goals(Horizon.NOW)) > 1
