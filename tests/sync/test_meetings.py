"""What the history tells of where people's changes met."""

import pytest

from enplan_desktop.domain.changes import Change
from enplan_desktop.sync.fold import DELETED, KEPT, LIFE
from enplan_desktop.sync.meetings import Meeting, Met, Voice, meetings
from tests.sync.changes import change, creation, deletion, restoration, setting, writing

PLAN = "Bolig\n\nØkonomi\n\nNetværk"
HERS, HIS = PLAN.replace("Bolig", "En lejlighed"), PLAN.replace("Netværk", "Sin bror")
BOTH = HERS.replace("Netværk", "Sin bror")
TEXT = "professional_wording"
BORN = creation("v1", {"words": "a home", TEXT: PLAN})
FLAT = setting("v2", "words", "a flat", "v1")
ROOM = setting("v3", "words", "a room", "v1", by="jonas")


def only(*changes: Change) -> Meeting:
    """The one meeting there was, which is the last change's."""
    found = meetings(changes)
    assert list(found) == [changes[-1].id]
    (meeting,) = found[changes[-1].id]
    return meeting


def test_changes_made_one_upon_the_other_meet_nobody():
    assert meetings([BORN, FLAT, setting("v3", "words", "a house", "v2"), deletion("v4", "v1", "v3")]) == {}


def test_a_merged_text_tells_with_whose_it_was_merged_and_what_came_of_it():
    mine, his = writing("v2", PLAN, HERS, "v1"), writing("v3", PLAN, HIS, "v1", by="jonas")
    assert only(BORN, mine, his) == Meeting(Met.MERGED, TEXT, (Voice(("mette",), HERS),), BOTH)


def test_of_what_is_merged_again_only_those_are_told_whose_lines_were_not_read():
    mine, his = writing("v2", PLAN, HERS, "v1"), writing("v3", PLAN, HIS, "v1", by="jonas")
    on = writing("v4", HERS, HERS + "\n\nJob", "v2")
    (again,) = meetings([BORN, mine, his, on])["v4"]
    assert again == Meeting(Met.MERGED, TEXT, (Voice(("jonas",), BOTH),), BOTH + "\n\nJob")


def test_what_came_to_stand_beside_tells_what_it_stands_beside():
    assert only(BORN, FLAT, ROOM) == Meeting(Met.BESIDE, "words", (Voice(("mette",), "a flat"),), "a flat")


def test_the_same_words_from_two_people_are_no_meeting():
    assert meetings([BORN, FLAT, setting("v3", "words", "a flat", "v1", by="jonas")]) == {}


def test_a_decision_tells_what_was_put_aside_and_by_whom():
    decided = setting("v4", "words", "a room", "v2", "v3", by="sara")
    (told,) = meetings([BORN, FLAT, ROOM, decided])["v4"]
    assert told == Meeting(Met.DECIDED, "words", (Voice(("mette",), "a flat"),), "a room")
    third = setting("v4", "words", "both", "v2", "v3", by="sara")
    (told,) = meetings([BORN, FLAT, ROOM, third])["v4"]
    assert [voice.value for voice in told.others] == ["a flat", "a room"]


def test_moving_ones_own_side_of_an_open_clash_decides_nothing():
    moved = setting("v4", "words", "a big room", "v3", by="jonas")
    assert list(meetings([BORN, FLAT, ROOM, moved])) == ["v3"]


def test_coming_round_to_the_others_words_puts_nothing_of_anybody_elses_aside():
    assert list(meetings([BORN, FLAT, ROOM, setting("v4", "words", "a flat", "v3", by="jonas")])) == ["v3"]


@pytest.mark.parametrize(
    ("crossing", "value", "who"),
    [
        ((setting("v2", "words", "a flat", "v1"), deletion("v3", "v1", by="jonas")), KEPT, "mette"),
        ((deletion("v2", "v1"), setting("v3", "words", "a flat", "v1", by="jonas")), DELETED, "mette"),
    ],
)
def test_a_deletion_and_an_edit_that_cross_tell_of_each_other(crossing, value, who):
    assert only(BORN, *crossing).others == (Voice((who,), value),)
    assert only(BORN, *crossing).cell == LIFE


@pytest.mark.parametrize(("decide", "aside"), [(restoration, DELETED), (deletion, KEPT)])
def test_whether_a_record_lives_tells_what_was_put_aside(decide, aside):
    found = meetings([BORN, FLAT, deletion("v3", "v1", by="jonas"), decide("v4", "v1", "v2", "v3")])
    (told,) = found["v4"]
    assert (told.met, [voice.value for voice in told.others]) == (Met.DECIDED, [aside])


def test_members_that_two_people_added_are_told_as_merged():
    born = creation("v1", {"with_ids": []}, type="appointment")
    ann = change("v2", "set", type="appointment", field="with_ids", old=[], new=["ann"], parents=("v1",))
    bo = change(
        "v3", "set", type="appointment", field="with_ids", old=[], new=["bo"], parents=("v1",), by="jonas"
    )
    assert only(born, ann, bo) == Meeting(
        Met.MERGED, "with_ids", (Voice(("mette",), ["ann"]),), ["ann", "bo"]
    )


def test_what_was_made_twice_tells_where_the_two_differ():
    other = creation("v2", {"words": "a room", TEXT: PLAN}, by="jonas")
    assert only(BORN, other) == Meeting(Met.BESIDE, "words", (Voice(("mette",), "a home"),), "a home")


def test_changes_without_a_beginning_and_of_another_stream_tell_nothing():
    assert meetings([FLAT, ROOM]) == {}
    assert meetings([BORN, FLAT, setting("v3", "words", "x", "v1", stream="unit:jobcenter")]) == {}
