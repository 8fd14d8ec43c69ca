"""Moving goals, steps and contacts about in their lists."""

from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.plan import in_place
from enplan_desktop.domain.records import Contact, Goal, Step
from enplan_desktop.domain.rules import move_contact, move_goal, move_step
from tests.domain.strategies import places


def goals(keys: list[str]) -> list[Goal]:
    return sorted(
        (Goal(id=f"g{index}", case_id="c", place=key) for index, key in enumerate(keys)), key=in_place
    )


@given(st.lists(places(), min_size=1, max_size=8, unique=True), st.data())
def test_a_goal_lands_where_it_was_put_and_the_others_keep_their_order(keys, data):
    before = goals(keys)
    moved = data.draw(st.sampled_from(before))
    index = data.draw(st.integers(0, len(before) - 1))
    others = [goal for goal in before if goal.id != moved.id]
    after = sorted([*others, move_goal(before, moved, index)], key=in_place)
    assert [goal.id for goal in after] == [goal.id for goal in [*others[:index], moved, *others[index:]]]


@given(st.lists(st.sampled_from(["", "V", "k"]), min_size=1, max_size=6), st.integers(-2, 9))
def test_where_two_people_picked_the_same_place_there_is_still_room(keys, index):
    before = goals(keys)
    moved = move_goal(before, before[0], index)
    assert moved.place not in {goal.place for goal in before[1:]}


def test_a_goal_from_another_horizon_finds_its_place_too():
    here = goals(["V", "k"])
    coming = Goal(id="new", case_id="c", place="V")
    assert "V" < move_goal(here, coming, 1).place < "k"


def test_steps_and_contacts_move_as_goals_do():
    steps = [Step(id="a", case_id="c", place="V"), Step(id="b", case_id="c", place="k")]
    contacts = [Contact(id="a", case_id="c", place="V"), Contact(id="b", case_id="c", place="k")]
    assert move_step(steps, steps[1], 0).place < "V"
    assert move_contact(contacts, contacts[0], 1).place > "k"
