"""Two people, one record: what stands, what must be decided, and by whom."""

from typing import Any

import pytest

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.changes import creation as creation_of
from enplan_desktop.domain.records import SheetChoice, SheetIssue
from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sync.fold import DELETED, KEPT, LIFE, Folded, fold, fold_all, parents_of, to_decide
from tests.sync.changes import CASE, change, creation, deletion, restoration, setting, writing


def folded(*changes: Change) -> Folded:
    state = fold_all(None, changes)
    assert state is not None
    return state


def values(state: Folded, cell: str) -> list[Any]:
    return [side.value for side in state.sides(cell)]


BORN = creation("v1")


# A register


def test_an_edit_takes_the_place_of_the_version_it_saw():
    state = folded(BORN, setting("v2", "words", "a flat", "v1"))
    assert values(state, "words") == ["a flat"]
    assert not to_decide(state)


def test_two_edits_of_one_cell_stand_side_by_side_with_the_first_accepted_shown():
    state = folded(
        BORN, setting("v2", "words", "a flat", "v1"), setting("v3", "words", "a room", "v1", by="jonas")
    )
    assert state.cells["words"] == "a flat"
    assert [(side.value, side.stamp.actor) for side in to_decide(state)["words"]] == [
        ("a flat", "mette"),
        ("a room", "jonas"),
    ]


def test_edits_of_different_cells_never_clash():
    state = folded(
        BORN, setting("v2", "words", "a flat", "v1"), setting("v3", "target_date", "2026-05-01", "v1")
    )
    assert not to_decide(state)
    assert (state.cells["words"], state.cells["target_date"]) == ("a flat", "2026-05-01")


def test_the_same_value_from_two_people_is_no_clash():
    state = folded(BORN, setting("v2", "words", "a flat", "v1"), setting("v3", "words", "a flat", "v1"))
    assert not to_decide(state)


@pytest.mark.parametrize("seen", ["v2", "v3"])
def test_whoever_agreed_without_knowing_it_edits_on_without_a_clash(seen):
    agreed = (setting("v2", "words", "a flat", "v1"), setting("v3", "words", "a flat", "v1"))
    state = folded(BORN, *agreed, setting("v4", "words", "a house", seen))
    assert values(state, "words") == ["a house"]


def test_a_laptops_next_edit_of_its_own_side_moves_that_side():
    clash = (setting("v2", "words", "a flat", "v1"), setting("v3", "words", "a room", "v1"))
    state = folded(BORN, *clash, setting("v4", "words", "a big room", "v3"))
    assert values(state, "words") == ["a flat", "a big room"]


def test_a_side_that_comes_round_to_the_others_value_closes_the_clash():
    clash = (setting("v2", "words", "a flat", "v1"), setting("v3", "words", "a room", "v1"))
    for saw, value in (("v3", "a flat"), ("v2", "a room")):
        state = folded(BORN, *clash, setting("v4", "words", value, saw))
        assert values(state, "words") == [value]


def test_a_decision_that_saw_both_sides_closes_the_clash():
    clash = (setting("v2", "words", "a flat", "v1"), setting("v3", "words", "a room", "v1"))
    state = folded(BORN, *clash, setting("v4", "words", "a flat and a room", "v2", "v3"))
    assert values(state, "words") == ["a flat and a room"]


def test_two_different_decisions_are_a_clash_again():
    clash = (setting("v2", "words", "a flat", "v1"), setting("v3", "words", "a room", "v1"))
    decisions = (setting("v4", "words", "a flat", "v2", "v3"), setting("v5", "words", "a room", "v2", "v3"))
    assert [side.value for side in to_decide(folded(BORN, *clash, *decisions))["words"]] == [
        "a flat",
        "a room",
    ]


def test_a_third_side_that_the_decision_did_not_see_stays_open():
    clash = (setting("v2", "words", "a flat", "v1"), setting("v3", "words", "a room", "v1"))
    late = setting("v4", "words", "a house", "v1", by="late")
    state = folded(BORN, *clash, late, setting("v5", "words", "a room", "v2", "v3"))
    assert values(state, "words") == ["a room", "a house"]


# A text

WORDING = "professional_wording"
PLAN = "Bolig\n\nØkonomi\n\nNetværk"
TEXTED = creation("v1", {WORDING: PLAN})


def written(text: str, **paragraphs: str) -> str:
    """The text with some of its paragraphs in other words."""
    for old, new in paragraphs.items():
        assert old in text
        text = text.replace(old, new)
    return text


HERS, HIS = written(PLAN, Bolig="En lejlighed"), written(PLAN, Netværk="Sin bror")
BOTH = written(HERS, Netværk="Sin bror")
HER_EDIT = writing("v2", PLAN, HERS, "v1")
HIS_EDIT = writing("v3", PLAN, HIS, "v1", by="jonas")


def standing(state: Folded, cell: str = WORDING) -> list[tuple[Any, set[str]]]:
    """Each side's value and all versions that are in it."""
    return [(side.value, set(side.versions)) for side in state.sides(cell)]


@pytest.mark.parametrize("order", [(HER_EDIT, HIS_EDIT), (HIS_EDIT, HER_EDIT)])
def test_edits_of_different_paragraphs_are_merged_into_a_version_of_its_own(order):
    state = folded(TEXTED, *order)
    assert state.cells[WORDING] == BOTH
    assert not to_decide(state)
    (side,) = state.sides(WORDING)
    assert (side.stamp.version, side.also) == (order[1].id, (order[0].id,))


def test_an_edit_upon_the_unmerged_text_merges_again_and_overwrites_nothing():
    more = writing("v4", HIS, written(HIS, Økonomi="Gæld"), "v3", by="jonas")
    state = folded(TEXTED, HER_EDIT, HIS_EDIT, more)
    assert standing(state) == [(written(BOTH, Økonomi="Gæld"), {"v4", "v2"})]


def test_whoever_read_the_merged_text_takes_its_place():
    shorter = writing("v4", BOTH, "Bolig", "v2", "v3")
    assert standing(folded(TEXTED, HER_EDIT, HIS_EDIT, shorter)) == [("Bolig", {"v4"})]


def test_a_third_who_had_read_neither_is_merged_in_too_and_each_goes_on_from_what_they_read():
    third = writing("v4", PLAN, written(PLAN, Økonomi="Gæld"), "v1", by="sara")
    state = folded(TEXTED, HER_EDIT, HIS_EDIT, third)
    everything = written(BOTH, Økonomi="Gæld")
    assert standing(state) == [(everything, {"v4", "v3", "v2"})]
    she_goes_on = writing("v5", HERS, HERS + "\n\nJob", "v2")
    assert standing(folded(TEXTED, HER_EDIT, HIS_EDIT, third, she_goes_on)) == [
        (everything + "\n\nJob", {"v5", "v4", "v3"})
    ]


def test_edits_of_one_paragraph_stand_side_by_side():
    clash = writing("v3", PLAN, written(PLAN, Bolig="Et værelse"), "v1", by="jonas")
    state = folded(TEXTED, HER_EDIT, clash)
    assert standing(state) == [(HERS, {"v2"}), (clash.new, {"v3"})]
    assert WORDING in to_decide(state)


SIDE = written(PLAN, Bolig="Et værelse")
CLASH = (TEXTED, HER_EDIT, writing("v3", PLAN, SIDE, "v1", by="jonas"))


def test_an_edit_upon_one_side_of_an_open_clash_moves_that_side_alone():
    moved = writing("v4", SIDE, written(SIDE, Netværk="Sin bror"), "v3", by="jonas")
    assert standing(folded(*CLASH, moved)) == [(HERS, {"v2"}), (moved.new, {"v4"})]


def test_an_edit_that_had_read_none_of_the_sides_stands_beside_them():
    late = writing("v4", PLAN, written(PLAN, Netværk="Sin bror"), "v1", by="sara")
    assert [value for value, _ in standing(folded(*CLASH, late))] == [HERS, SIDE, late.new]


def test_an_edit_upon_part_of_one_side_is_merged_into_that_side():
    sara = writing("v4", PLAN, written(PLAN, Økonomi="Gæld"), "v1", by="sara")
    clash = writing("v5", PLAN, written(PLAN, Netværk="En nabo"), "v1", by="mette")
    state = folded(TEXTED, HIS_EDIT, sara, clash)
    theirs = written(HIS, Økonomi="Gæld")
    assert standing(state) == [(theirs, {"v4", "v3"}), (clash.new, {"v5"})]
    on = writing("v6", HIS, HIS + "\n\nJob", "v3", by="jonas")
    assert standing(folded(TEXTED, HIS_EDIT, sara, clash, on)) == [
        (theirs + "\n\nJob", {"v6", "v4"}),
        (clash.new, {"v5"}),
    ]


def test_a_merge_that_is_refused_the_second_time_stands_beside_the_merged_text():
    crossing = writing("v4", HIS, written(HIS, Bolig="Et hus"), "v3", by="jonas")
    state = folded(TEXTED, HER_EDIT, HIS_EDIT, crossing)
    assert standing(state) == [(BOTH, {"v3", "v2"}), (crossing.new, {"v4"})]
    on = writing("v5", crossing.new, crossing.new + "\n\nJob", "v4", "v3", by="jonas")
    assert standing(folded(TEXTED, HER_EDIT, HIS_EDIT, crossing, on))[1] == (on.new, {"v5"})


def test_the_same_text_from_two_people_is_one_and_either_edits_on():
    agreed = writing("v3", PLAN, HERS, "v1", by="jonas")
    state = folded(TEXTED, HER_EDIT, agreed)
    assert standing(state) == [(HERS, {"v2", "v3"})]
    assert state.sides(WORDING)[0].stamp.version == "v2"
    for saw in ("v2", "v3"):
        on = writing("v4", HERS, written(HERS, Netværk="Sin bror"), saw)
        assert [value for value, _ in standing(folded(TEXTED, HER_EDIT, agreed, on))] == [BOTH]


def test_a_side_that_comes_round_to_the_others_text_closes_the_clash():
    assert [value for value, _ in standing(folded(*CLASH, writing("v4", SIDE, HERS, "v3")))] == [HERS]


def test_a_merge_that_comes_to_the_others_text_closes_the_clash():
    sara = writing("v4", PLAN, written(PLAN, Økonomi="Gæld"), "v1", by="sara")
    clash = writing("v5", PLAN, written(PLAN, Økonomi="Gæld", Netværk="En nabo"), "v1")
    gives_way = writing("v6", HIS, written(PLAN, Netværk="En nabo"), "v3", by="jonas")
    assert len(standing(folded(TEXTED, HIS_EDIT, sara, clash))) == 2
    state = folded(TEXTED, HIS_EDIT, sara, clash, gives_way)
    assert standing(state) == [(clash.new, {"v5", "v6", "v4"})]


def test_a_decision_about_a_text_takes_every_side_that_its_maker_saw():
    decided = writing("v4", None, SIDE, "v2", "v3")
    assert standing(folded(*CLASH, decided)) == [(SIDE, {"v4"})]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_different_decisions_about_a_text_are_never_merged_away(order):
    decisions = (writing("v4", None, HERS, "v2", "v3"), writing("v5", None, SIDE, "v2", "v3", by="jonas"))
    state = folded(*CLASH, *(decisions[each] for each in order))
    assert {value for value, _ in standing(state)} == {HERS, SIDE}


def test_a_decision_leaves_open_what_was_merged_into_a_side_meanwhile():
    moved = writing("v5", SIDE, written(SIDE, Netværk="Sin bror"), "v3", by="jonas")
    decided = writing("v4", None, HERS, "v2", "v3")
    assert [value for value, _ in standing(folded(*CLASH, moved, decided))] == [HERS, moved.new]


def test_whoever_wrote_on_in_a_side_that_was_put_aside_keeps_the_new_lines():
    decided = writing("v4", None, HERS, "v2", "v3")
    moved = writing("v5", SIDE, written(SIDE, Netværk="Sin bror"), "v3", by="jonas")
    assert standing(folded(*CLASH, decided, moved)) == [(BOTH, {"v5", "v4"})]


def test_a_deletion_sees_a_paragraph_that_was_merged_in_without_its_makers_knowledge():
    assert LIFE in to_decide(folded(TEXTED, HIS_EDIT, HER_EDIT, deletion("v4", "v1", "v2")))
    assert folded(TEXTED, HIS_EDIT, HER_EDIT, deletion("v4", "v1", "v2", "v3")).deleted


@pytest.mark.parametrize("odd", [5, None, ["a"], {"b": 1}])
def test_what_is_no_text_is_never_merged(odd):
    state = folded(TEXTED, HER_EDIT, setting("v3", WORDING, odd, "v1", old=PLAN))
    assert [value for value, _ in standing(state)] == [HERS, odd]
    on_odd = writing("v4", PLAN, HIS, "v1")
    state = folded(TEXTED, setting("v2", WORDING, odd, "v1"), on_odd)
    assert [value for value, _ in standing(state)] == [odd, HIS]


def test_two_creations_of_one_record_do_not_merge_their_texts():
    other = creation("v2", {WORDING: HERS}, by="jonas")
    assert [value for value, _ in standing(folded(TEXTED, other))] == [PLAN, HERS]


# Groups, sets and order


def test_a_group_meets_as_one():
    early = {"start": "2026-03-10T13:00:00", "end": "2026-03-10T14:00:00"}
    late = {"start": "2026-03-10T15:00:00", "end": "2026-03-10T16:00:00"}
    born = creation("v1", {"hours": {"start": None, "end": None}}, type="appointment")
    edits = (
        setting("v2", "hours", early, "v1", type="appointment"),
        setting("v3", "hours", late, "v1", type="appointment"),
    )
    assert values(folded(born, *edits), "hours") == [early, late]


def with_ids(id_: str, old: list[str], new: list[str], *parents: str) -> Change:
    return change(id_, "set", type="appointment", field="with_ids", old=old, new=new, parents=parents)


def test_members_added_and_removed_by_two_people_combine():
    born = creation("v1", {"with_ids": ["ann", "bo"]}, type="appointment")
    state = folded(
        born,
        with_ids("v2", ["ann", "bo"], ["ann", "bo", "dan"], "v1"),
        with_ids("v3", ["ann", "bo"], ["bo"], "v1"),
    )
    assert values(state, "with_ids") == [["bo", "dan"]]
    assert not to_decide(state)


def test_an_edit_upon_an_unmerged_set_merges_again_and_overwrites_nothing():
    born = creation("v1", {"with_ids": []}, type="appointment")
    state = folded(
        born,
        with_ids("v2", [], ["ann"], "v1"),
        with_ids("v3", [], ["bo"], "v1"),
        with_ids("v4", ["bo"], ["bo", "cai"], "v3"),
    )
    assert values(state, "with_ids") == [["ann", "bo", "cai"]]


@pytest.mark.parametrize("odd_first", [True, False])
def test_a_list_of_names_that_is_none_stands_beside_until_somebody_decides(odd_first):
    born = creation("v1", {"with_ids": ["ann"]}, type="appointment")
    odd = setting("v2", "with_ids", 5, "v1", type="appointment")
    added = with_ids("v3", ["ann"], ["ann", "bo"], "v1")
    clash = folded(born, *((odd, added) if odd_first else (added, odd)))
    beside = [5, ["ann", "bo"]] if odd_first else [["ann", "bo"], 5]
    assert [side.value for side in to_decide(clash)["with_ids"]] == beside
    later = fold(clash, with_ids("v4", ["ann", "bo"], ["bo"], "v3"))
    assert later is not None
    assert [side.value for side in to_decide(later)["with_ids"]] == [
        ["bo"] if each != 5 else 5 for each in beside
    ]


def test_the_later_move_wins_without_a_clash():
    state = folded(
        creation("v1", {"place": "V"}), setting("v2", "place", "B", "v1"), setting("v3", "place", "X", "v1")
    )
    assert state.cells["place"] == "X"
    assert not to_decide(state)


# Creations


def test_a_change_to_a_record_that_was_never_created_leaves_nothing():
    assert fold(None, setting("v2", "words", "a flat", "v1")) is None
    assert fold(None, deletion("v2", "v1")) is None
    assert fold(None, restoration("v2", "v1")) is None


def choice(id_: str, by: str, **chosen: Any) -> Change:
    edit = creation_of(SheetChoice(id="choice-1", case_id=CASE, **chosen))
    return creation(id_, edit.new, type="sheet_choice", record="choice-1", by=by)


def test_two_laptops_that_make_the_same_record_have_one_record():
    state = folded(choice("v1", "mette"), choice("v2", "jonas"))
    assert not to_decide(state)
    assert not state.deleted


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_a_new_record_says_by_itself_yields_to_what_somebody_chose(order):
    both = (choice("v1", "mette", style=SheetStyle.VEJ), choice("v2", "jonas", format=SheetFormat.A5))
    state = folded(*(both[each] for each in order))
    assert (state.cells["style"], state.cells["format"]) == ("vej", "a5")
    assert not to_decide(state)


def test_a_choice_made_after_the_first_creation_stands_against_the_defaults_of_the_second():
    moved = setting("v2", "style", "vej", "v1", type="sheet_choice", record="choice-1")
    state = folded(choice("v1", "mette"), moved, choice("v3", "jonas"))
    assert values(state, "style") == ["vej"]


def test_two_different_choices_of_the_same_are_to_be_decided():
    both = (choice("v1", "mette", style=SheetStyle.VEJ), choice("v2", "jonas", style=SheetStyle.RING))
    assert [side.value for side in to_decide(folded(*both))["style"]] == ["vej", "ring"]


def test_who_made_the_record_second_edits_on_upon_their_own_creation():
    edited = setting("v3", "style", "ring", "v2", type="sheet_choice", record="choice-1", by="jonas")
    assert values(folded(choice("v1", "mette"), choice("v2", "jonas"), edited), "style") == ["ring"]


# Deletions


def test_a_deletion_that_saw_everything_deletes():
    state = folded(BORN, setting("v2", "words", "a flat", "v1"), deletion("v3", "v1", "v2"))
    assert state.deleted
    assert not to_decide(state)


@pytest.mark.parametrize("edit_first", [True, False])
def test_a_deletion_and_an_edit_that_cross_leave_the_record_to_be_decided(edit_first):
    edit, delete = setting("v2", "words", "a flat", "v1", by="jonas"), deletion("v3", "v1")
    state = folded(BORN, *((edit, delete) if edit_first else (delete, edit)))
    assert not state.deleted
    assert state.cells["words"] == "a flat"
    assert [side.value for side in to_decide(state)[LIFE]] == [KEPT, DELETED]
    assert to_decide(state)[LIFE][0].stamp.actor == "jonas"


@pytest.mark.parametrize("edit_first", [True, False])
def test_an_edit_to_an_agreed_value_lives_too(edit_first):
    agreed = setting("v3", "words", "a flat", "v1", by="jonas")
    delete = deletion("v4", "v1", "v2")
    state = folded(
        BORN, setting("v2", "words", "a flat", "v1"), *((agreed, delete) if edit_first else (delete, agreed))
    )
    assert LIFE in to_decide(state)


@pytest.mark.parametrize(("cell", "mine", "theirs"), [("with_ids", ["ann"], ["bo"]), ("place", "B", "X")])
def test_a_deletion_sees_what_was_merged_in_without_its_makers_knowledge(cell, mine, theirs):
    state = folded(
        creation("v1", {cell: None}, type="appointment" if cell == "with_ids" else "goal"),
        setting("v2", cell, theirs, "v1", by="jonas"),
        setting("v3", cell, mine, "v1"),
        deletion("v4", "v1", "v3"),
    )
    assert LIFE in to_decide(state)


def test_two_deletions_agree():
    state = folded(BORN, deletion("v2", "v1"), deletion("v3", "v1", by="jonas"))
    assert state.deleted
    assert not to_decide(state)


def test_a_deletion_can_be_taken_back():
    state = folded(BORN, deletion("v2", "v1"), restoration("v3", "v1", "v2"))
    assert not state.deleted
    assert values(state, LIFE) == [KEPT]


def test_taking_back_ones_own_deletion_does_not_undo_a_colleagues():
    state = folded(
        BORN, deletion("v2", "v1"), deletion("v3", "v1", by="jonas"), restoration("v4", "v1", "v2")
    )
    assert LIFE in to_decide(state)


@pytest.mark.parametrize("kept", [True, False])
def test_whether_a_record_lives_can_be_decided_either_way(kept):
    crossed = folded(BORN, setting("v2", "words", "a flat", "v1"), deletion("v3", "v1"))
    decide = restoration if kept else deletion
    state = fold(crossed, decide("v4", *crossed.versions()))
    assert state is not None
    assert state.deleted is not kept
    assert not to_decide(state)


def test_the_newest_of_several_unseen_edits_speaks_for_the_record_whatever_the_order_of_its_cells():
    edits = (
        setting("v2", "words", "a flat", "v1", at=9, by="anna"),
        setting("v3", "area", "housing", "v1", at=5),
    )
    for each in (edits, edits[::-1]):
        assert folded(BORN, *each, deletion("v4", "v1")).sides(LIFE)[0].stamp.actor == "anna"


# Final notes, and what is written once

DRAFT = {"status": "draft", "written_at": None}
FINAL = {"status": "final", "written_at": "2026-03-01T10:00:00"}


def note(id_: str, field: str, new: Any, *parents: str, **rest: Any) -> Change:
    return setting(id_, field, new, *parents, type="note", **rest)


DRAFTED = creation("v1", {"text": "He came.", "finality": DRAFT}, type="note")
SIGNED = note("v2", "finality", FINAL, "v1")


def test_a_final_note_stays_as_it_was_signed():
    state = folded(DRAFTED, SIGNED, note("v3", "text", "She came.", "v1", by="jonas"))
    assert state.cells["text"] == "He came."
    assert [side.value for side in to_decide(state)["text"]] == ["He came.", "She came."]


def test_what_stands_beside_a_final_note_can_be_put_away_but_never_taken():
    beside = folded(DRAFTED, SIGNED, note("v3", "text", "She came.", "v1"))
    taken = fold(beside, note("v4", "text", "She came.", "v1", "v3"))
    put_away = fold(beside, note("v4", "text", "He came.", "v1", "v3"))
    assert taken is not None
    assert put_away is not None
    assert taken.cells["text"] == "He came."
    assert not to_decide(put_away)


def test_a_final_note_does_not_become_a_draft():
    state = folded(DRAFTED, SIGNED, note("v3", "finality", DRAFT, "v2"))
    assert state.cells["finality"] == FINAL


def test_who_wanted_a_final_note_back_as_a_draft_is_answered_by_signing_again():
    crossed = folded(DRAFTED, SIGNED, note("v3", "finality", DRAFT, "v1"))
    state = fold(crossed, note("v4", "finality", FINAL, "v2", "v3"))
    assert to_decide(crossed)
    assert state is not None
    assert not to_decide(state)


def test_a_signature_covers_only_what_its_maker_had_read():
    state = folded(
        DRAFTED, note("v2", "text", "She came.", "v1", by="jonas"), note("v3", "finality", FINAL, "v1")
    )
    assert state.cells["finality"] == DRAFT
    assert [side.value for side in to_decide(state)["finality"]] == [DRAFT, FINAL]


def test_a_signature_by_someone_who_has_read_it_all_seals():
    crossed = folded(DRAFTED, note("v2", "text", "She came.", "v1"), note("v3", "finality", FINAL, "v1"))
    state = fold(crossed, note("v4", "finality", FINAL, *crossed.versions()))
    assert state is not None
    assert (state.cells["text"], state.cells["finality"]) == ("She came.", FINAL)
    assert not to_decide(state)


def test_of_two_signatures_the_first_stands_and_nothing_is_to_be_decided():
    later = {"status": "final", "written_at": "2026-03-01T11:00:00"}
    state = folded(DRAFTED, SIGNED, note("v3", "finality", later, "v1", by="jonas"))
    assert state.cells["finality"] == FINAL
    assert not to_decide(state)


def test_what_was_handed_out_is_never_altered():
    issue = creation_of(SheetIssue(id="issue-1", case_id=CASE, content="one page"))
    state = folded(
        creation("v1", issue.new, type="sheet_issue"),
        setting("v2", "content", "another page", "v1", type="sheet_issue"),
    )
    assert state.cells["content"] == "one page"


def drafting(id_: str, old: str, new: str, *parents: str, **rest: Any) -> Change:
    return note(id_, "text", new, *parents, old=old, **rest)


LONG = creation("v1", {"text": PLAN, "finality": DRAFT}, type="note")
HER_NOTE, HIS_NOTE = drafting("v2", PLAN, HERS, "v1"), drafting("v3", PLAN, HIS, "v1", by="jonas")


def test_two_people_write_in_one_draft():
    assert standing(folded(LONG, HER_NOTE, HIS_NOTE), "text") == [(BOTH, {"v3", "v2"})]


def test_what_a_draft_says_of_itself_is_a_register_still():
    phone = note("v2", "kind", "phone", "v1", old="journal")
    back = note("v3", "kind", "journal", "v2", old="phone")
    sms = note("v4", "kind", "sms", "v1", old="journal", by="jonas")
    born = creation("v1", {"kind": "journal", "finality": DRAFT}, type="note")
    assert values(folded(born, phone, back, sms), "kind") == ["journal", "sms"]


def test_nothing_is_ever_merged_into_a_final_note():
    state = folded(LONG, HER_NOTE, note("v4", "finality", FINAL, "v1", "v2"), HIS_NOTE)
    assert standing(state, "text") == [(HERS, {"v2"}), (HIS, {"v3"})]
    assert state.cells["finality"] == FINAL


def test_a_signature_does_not_cover_a_paragraph_that_was_merged_in_unread():
    unread = folded(LONG, HIS_NOTE, HER_NOTE, note("v4", "finality", FINAL, "v1", "v2"))
    assert unread.cells["text"] == BOTH
    assert [side.value for side in to_decide(unread)["finality"]] == [DRAFT, FINAL]
    read = folded(LONG, HIS_NOTE, HER_NOTE, note("v4", "finality", FINAL, "v1", "v2", "v3"))
    assert (read.cells["finality"], to_decide(read)) == (FINAL, {})


# Newer laptops, other streams


def test_fields_that_only_a_newer_laptop_knows_are_kept_and_meet_as_registers():
    state = folded(BORN, setting("v2", "mood", "hopeful", "v1"), setting("v3", "mood", "tired", "v1"))
    assert [side.value for side in to_decide(state)["mood"]] == ["hopeful", "tired"]


def test_records_and_kinds_that_only_a_newer_laptop_knows_disturb_nothing():
    state = folded(
        creation("v1", {"song": "x"}, type="song"), change("v2", "sing", type="song", field="song")
    )
    assert state.cells == {"song": "x"}


def test_a_change_of_another_stream_never_touches_the_record():
    elsewhere = setting("v2", "words", "a flat", "v1", stream="unit:psykiatri")
    assert fold(folded(BORN), elsewhere) == folded(BORN)


# What a maker has seen


def test_an_edit_names_every_side_of_its_cell_and_nothing_of_the_others():
    state = folded(
        BORN,
        setting("v2", "words", "a flat", "v1"),
        setting("v3", "words", "a room", "v1"),
        setting("v4", "area", "housing", "v1"),
    )
    assert parents_of(setting("", "words", "both"), state) == ("v2", "v3")


def test_deletions_and_signatures_name_the_whole_record():
    state = folded(BORN, setting("v2", "words", "a flat", "v1"))
    assert parents_of(deletion(""), state) == ("v1", "v2")
    draft = folded(DRAFTED, note("v2", "text", "She came.", "v1"))
    assert parents_of(note("", "finality", FINAL), draft) == ("v1", "v2")


def test_an_edit_upon_one_that_is_refused_later_still_stands_on_what_the_server_has():
    settled = folded(BORN)
    pending = fold(settled, setting("v2", "words", "far too long", "v1"))
    parents = parents_of(setting("", "words", "short"), pending, settled)
    assert values(folded(BORN, setting("v3", "words", "short", *parents)), "words") == ["short"]
