"""Drafts, final notes and addenda."""

from dataclasses import replace
from datetime import datetime

import pytest

from enplan_desktop.domain.records import Note
from enplan_desktop.domain.rules import addendum, counts_as_contact, finalise, is_sealed
from enplan_desktop.domain.terms import NoteKind, NoteStatus

NOW = datetime(2026, 3, 9, 12, 30)
DRAFT = Note(
    id="n",
    case_id="c",
    stream="unit:rusmiddelcenter",
    kind=NoteKind.PHONE,
    happened_at=datetime(2026, 3, 6, 10, 0),
    text="Sofie ringede.",
    written_at=datetime(2026, 3, 6, 10, 5),
    author="mette",
)
FINAL = replace(DRAFT, status=NoteStatus.FINAL)


def test_a_note_is_sealed_when_it_is_final():
    assert not is_sealed(DRAFT)
    assert is_sealed(finalise(DRAFT, NOW))


def test_a_final_note_says_when_it_was_written_and_keeps_when_it_happened():
    note = finalise(DRAFT, NOW)
    assert note.written_at == NOW
    assert note.happened_at == DRAFT.happened_at


def test_a_final_note_stays_as_it_is():
    assert finalise(FINAL, NOW) is FINAL


def test_an_addendum_is_a_draft_about_the_same_event_in_the_same_stream():
    added = addendum(FINAL, "n2", "jonas", NOW, "Det var torsdag.")
    assert (added.addendum_to, added.stream, added.happened_at) == ("n", FINAL.stream, FINAL.happened_at)
    assert (added.author, added.written_at, added.text) == ("jonas", NOW, "Det var torsdag.")
    assert not is_sealed(added)


def test_an_addendum_is_no_second_contact():
    assert counts_as_contact(FINAL)
    assert not counts_as_contact(addendum(FINAL, "n2", "jonas", NOW))


def test_an_addendum_to_an_addendum_belongs_to_the_first_note():
    first = finalise(addendum(FINAL, "n2", "jonas", NOW, "Det var torsdag."), NOW)
    assert addendum(first, "n3", "mette", NOW).addendum_to == "n"


def test_a_draft_needs_no_addendum():
    with pytest.raises(ValueError, match="draft"):
        addendum(DRAFT, "n2", "jonas", NOW)
