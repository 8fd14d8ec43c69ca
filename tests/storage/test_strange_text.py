"""Text of any length and any script: kept, found and sent, or cleaned in one known place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.records import SheetIssue
from enplan_desktop.storage.storable import storable
from tests.storage.making import a_goal, a_note, add, edit, laptop, new_id, page


@pytest.mark.parametrize(
    "words",
    [
        "😀 familie 👨\u200d👩\u200d👧",
        "أريد بيتا هادئا",
        "我想要一个安静的家",
        "Ǽ ǿ Ẩ",
        "' ; DROP TABLE record; --",
        '{placeholder} %s \\ "',
        "x" * 100_000,
    ],
)
def test_words_of_any_script_come_back_as_they_were(vault, case, words):
    goal = a_goal(case, words)
    add(vault, goal)
    assert vault.plan(case.id).records[goal.id].words == words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("hej\x00med\x07dig", "hejmeddig"),
        ("\ud800halv\udfff", "halv"),
        ("et\r\nto\rtre", "et\nto\ntre"),
        ("bla\u030a", "blå"),
    ],
)
def test_what_cannot_be_kept_is_cleaned_and_the_rest_stays(vault, case, typed, kept):
    goal = a_goal(case, typed)
    add(vault, goal)
    assert vault.plan(case.id).records[goal.id].words == kept
    edit(vault, goal, words=typed + "!")
    assert vault.plan(case.id).records[goal.id].words == kept + "!"
    assert vault.undecided() == []


def test_a_note_of_ten_thousand_words_is_kept_found_and_sent(vault, case, blank, tmp_path):
    text = " ".join(f"ord{number}" for number in range(10_000))
    note = a_note(case, text)
    add(vault, note)
    edit(vault, note, text=text + " slut")
    assert [hit.record for hit in vault.search("ord9999")] == [note.id]
    other = laptop(blank, tmp_path / "other", "Jonas")
    other.take_page(f"{case.id}/plan", page(vault.outbox(9)))
    assert other.plan(case.id) == vault.plan(case.id)
    other.close()


def test_typing_on_in_a_long_note_does_not_fill_the_disk(vault, case, folder):
    text = "".join(f"ord{number} " for number in range(10_000))
    note = a_note(case, text)
    add(vault, note)
    for number in range(20):
        note = edit(vault, note, text=f"{note.text} {number}")
    (newest, *_) = vault.history(case.id, limit=1)
    assert newest.change.new == note.text
    vault.close()
    assert (folder / "vault.db").stat().st_size < 20 * len(text)


def test_what_is_no_json_is_a_bug():
    with pytest.raises(TypeError):
        storable({"a": object()})


@given(st.recursive(st.text() | st.none() | st.integers(), st.lists))
def test_cleaning_twice_is_cleaning_once(plain):
    once = storable(plain)
    assert storable(once) == once


def test_a_sheets_content_is_kept_word_for_word(vault, case):
    content = {"title": "Min plan", "goals": [{"words": "Ro", "steps": []}], "n": 1.5, "none": None}
    issue = SheetIssue(id=new_id(), case_id=case.id, content=content)
    add(vault, issue)
    assert vault.plan(case.id).records[issue.id].content == content
