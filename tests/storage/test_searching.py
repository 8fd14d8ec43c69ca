"""Finding again what somebody wrote, by the beginnings of its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.changes import deletion, invert
from enplan_desktop.domain.records import Appointment, Contact, Dream, Step
from enplan_desktop.storage.searching import excerpt_of
from tests.storage.making import a_case, a_goal, a_note, add, edit, new_id


def found(vault, typed):
    return [hit.record for hit in vault.search(typed)]


@pytest.mark.parametrize(
    "typed",
    ["ærøskøbing", "ÆRØSKØBING", "ærø", "Åb", "åbent hus", "hus ærø", "bla\u030abær", "ær h", "h æ ær"],
)
def test_danish_words_are_found_by_their_beginnings_in_any_case(vault, case, typed):
    note = a_note(case, "Åbent hus på Ærøskøbing havn, vi spiste blåbær")
    add(vault, note)
    assert found(vault, typed) == [note.id]


def test_a_single_letter_finds_itself_as_a_word(vault, case):
    note = a_note(case, "Han bor på en ø")
    add(vault, note, a_note(case, "Han vil øve sig"))
    assert found(vault, "Ø") == [note.id]


@pytest.mark.parametrize("typed", ["aroskobing", "kobing", "hus sommer", "abent"])
def test_other_letters_and_other_words_are_not_found(vault, case, typed):
    add(vault, a_note(case, "Åbent hus på Ærøskøbing havn"))
    assert found(vault, typed) == []


@pytest.mark.parametrize(
    "typed", ["", "   ", '"', "*", "- (", '" OR "', "AND", "NEAR(", "words:", "\x00", "'"]
)
def test_nothing_that_is_typed_is_an_operator_or_an_error(vault, case, typed):
    add(vault, a_note(case, "Vi gik en tur"))
    assert found(vault, typed) == []


def test_everything_with_words_is_found(vault):
    case = a_case("Fyrtårn")
    others = [
        a_goal(case, "Fyrtårn"),
        a_goal(case, "m", professional_wording="Fyrtårn"),
        a_note(case, "Fyrtårn"),
        Step(id=new_id(), case_id=case.id, text="Fyrtårn"),
        Dream(id=new_id(), case_id=case.id, words="Fyrtårn"),
        Contact(id=new_id(), case_id=case.id, name="Fyrtårn"),
        Appointment(id=new_id(), case_id=case.id, where="Fyrtårn"),
    ]
    add(vault, case, *others)
    assert set(found(vault, "fyrt")) == {case.id, *(each.id for each in others)}


def test_a_hit_says_whose_case_and_marks_what_was_found(vault, case):
    note = a_note(case, "Hun ringede selv.\nHun vil gerne ringes op.")
    add(vault, note)
    (hit,) = vault.search("ring")
    assert (hit.case_id, hit.case_name, hit.type) == (case.id, "Sofie B.", "note")
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["ringede", "ringes"]
    assert "\n" not in hit.excerpt


def test_a_cpr_number_is_not_found_since_the_citizen_may_be_looking(vault):
    case = a_case()
    add(vault, case)
    edit(vault, case, cpr="0101900008")
    assert found(vault, "0101900008") == []


def test_words_are_found_as_they_stand_now(vault, case):
    note = a_note(case, "Cykelværksted")
    add(vault, note)
    edited = edit(vault, note, text="Tømrerværksted")
    assert found(vault, "cykel") == []
    assert found(vault, "tømrer") == [note.id]
    (removal,) = vault.commit([deletion(edited)]).changes
    assert found(vault, "tømrer") == []
    vault.commit([invert(removal)])
    assert found(vault, "tømrer") == [note.id]


def test_what_was_written_in_a_case_that_is_deleted_is_not_found(vault, case):
    add(vault, a_note(case, "Fyrtårn"))
    vault.commit([deletion(case)])
    assert found(vault, "fyrtårn") == []


def test_a_name_comes_before_a_long_note_that_mentions_it(vault):
    case = a_case("Amalie")
    add(vault, case, *(a_note(case, f"Amalie sagde {'noget mere ' * number}") for number in range(2, 30)))
    assert found(vault, "amal")[0] == case.id


def test_no_more_is_found_than_asked_for(vault, case):
    add(vault, *(a_note(case, "Vi gik en tur") for _ in range(30)))
    assert len(vault.search("tur")) == 20
    assert len(vault.search("tur", limit=3)) == 3


WORDS = st.text(alphabet="abæøå \n😀", max_size=300)


@given(whole=WORDS, typed=st.lists(st.sampled_from(["a", "æ", "øå", "ab"]), min_size=1, max_size=2))
def test_every_mark_begins_with_a_word_that_was_typed(whole, typed):
    excerpt, marks = excerpt_of(whole, typed)
    assert all(excerpt[start:end].startswith(tuple(typed)) for start, end in marks)
    assert [span for span in marks if span[0] >= span[1]] == []
    assert len(excerpt) <= 145
