"""The page of the notes, tried by writing on it, with a real vault beneath."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from enplan_desktop.domain.changes import creation, deletion, difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Case, Note, Record
from enplan_desktop.domain.rules import addendum, finalise
from enplan_desktop.domain.terms import Initiative, NoteKind, NoteStatus, Unit, unit_stream
from enplan_desktop.ui.pages.notes_page import NotesPage, timeline
from enplan_desktop.ui.past_day import read_past_day
from enplan_desktop.ui.widgets.note_card import NoteCard
from tests.ui.colleague import Colleague
from tests.ui.kitchen import (
    CASE,
    NOW,
    OFFSCREEN,
    desk_with,
    field,
    plain_theme,
    settle,
    stored_plan,
    unnamed,
    words_on,
    write,
)
from tests.ui.kitchen import press as press_button

pytestmark = OFFSCREEN

SOFIE = Case(id=CASE, case_id=CASE, display_name="Sofie N.")
ME = "Mette Lindholm"
TEXT = "Text of the note"


def final_note(note_id: str, happened: datetime, text: str = "Vi gik en tur.", **fields: object) -> Note:
    draft = Note(id=note_id, case_id=CASE, happened_at=happened, text=text, author=ME, written_at=happened)
    return replace(finalise(draft, happened), **fields)  # type: ignore[arg-type]


CALL = final_note("call", NOW - timedelta(days=2), "Sofie ringer om tandlægen.", kind=NoteKind.PHONE)


@contextmanager
def page_with(folder: Path, qtbot: QtBot, *records: Record, text_percent: int = 100) -> Iterator[NotesPage]:
    theme = plain_theme(text_percent=text_percent)
    with desk_with(folder / "vault", SOFIE, *records) as desk:
        page = NotesPage(desk, theme)
        qtbot.addWidget(page)
        page.resize(900, 700)
        desk.plan_changed.connect(page.show_plan)
        assert desk.plan is not None
        page.show_plan(desk.plan)
        page.show()
        qtbot.waitExposed(page)
        yield page


def all_words(page: NotesPage) -> str:
    texts = (each.toPlainText() for each in page.findChildren(QTextEdit) if each.isVisibleTo(page))
    return "\n".join((words_on(page), *texts))


def press(page: NotesPage, text: str) -> None:
    settle(page._desk)
    press_button(page, text)


def cards(page: NotesPage) -> list[NoteCard]:
    return [each for each in page.list.built().values() if isinstance(each, NoteCard)]


def notes_in_vault(page: NotesPage) -> list[Note]:
    return stored_plan(page._desk).notes()


# From the first word to the addendum


def test_a_note_is_a_draft_in_the_vault_as_soon_as_typing_pauses(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        QTest.keyClicks(field(page, TEXT), "Sofie aabner selv")
        assert notes_in_vault(page) == []
        qtbot.waitUntil(lambda: page.form.draft_id is not None)
        (note,) = notes_in_vault(page)
        assert (note.text, note.status, note.author) == ("Sofie aabner selv", NoteStatus.DRAFT, ME)
        assert note.happened_at == NOW


def test_what_is_typed_on_belongs_to_the_same_draft(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        QTest.keyClicks(field(page, TEXT), "Hun ")
        page.form.words.flush()
        QTest.keyClicks(field(page, TEXT), "ler")
        page.form.words.flush()
        assert [note.text for note in notes_in_vault(page)] == ["Hun ler"]


def test_a_final_note_is_sealed_and_the_form_is_ready_for_the_next(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        QTest.keyClicks(field(page, TEXT), "Hun ler")
        press(page, "Make final")
        (note,) = notes_in_vault(page)
        assert (note.status, note.written_at) == (NoteStatus.FINAL, NOW)
        assert page.form.words.words() == ""
        assert page.form.words.hasFocus()
        assert "Hun ler" in all_words(page)


def test_a_final_note_refuses_to_be_edited_and_stays_as_it_was(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, CALL) as page:
        said: list[str] = []
        page._desk.troubled.connect(said.append)
        page._desk.commit(difference(CALL, replace(CALL, text="Noget andet")), "edit")
        assert notes_in_vault(page) == [CALL]
        assert len(said) == 1
        assert "addendum" in said[0]
        assert CALL.text in all_words(page)


def test_an_addendum_is_written_under_its_note(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, CALL) as page:
        press(page, "Add a correction")
        QTest.keyClicks(field(page, "Text of the addendum"), "Det var fredag")
        (card,) = cards(page)
        assert card.form is not None
        card.form.words.flush()
        (draft,) = (note for note in notes_in_vault(page) if note.addendum_to)
        assert (draft.addendum_to, draft.status) == ("call", NoteStatus.DRAFT)
        card.form.final.click()
        (final,) = (note for note in notes_in_vault(page) if note.addendum_to)
        assert final.status is NoteStatus.FINAL
        assert card.form is None
        assert "Det var fredag" in all_words(page)
        assert "Addendum · Mette Lindholm" in words_on(card)


def test_an_addendum_that_was_begun_is_open_again_next_time(tmp_path, qtbot):
    begun = addendum(CALL, "more", ME, NOW, "Det var")
    with page_with(tmp_path, qtbot, CALL, begun) as page:
        assert field(page, "Text of the addendum").words() == "Det var"


def test_an_addendum_that_is_given_up_is_gone(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, CALL, addendum(CALL, "more", ME, NOW, "Det var")) as page:
        press(page, "Give it up")
        assert notes_in_vault(page) == [CALL]


def test_a_note_without_words_is_not_made_final_and_says_why(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        press(page, "Make final")
        assert notes_in_vault(page) == []
        assert "A note must say something before it can be made final." in words_on(page)


def test_a_draft_whose_words_were_taken_away_again_is_not_made_final(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        write(field(page, TEXT), "Hun")
        page.form.words.flush()
        write(field(page, TEXT), "  ")
        press(page, "Make final")
        assert [note.status for note in notes_in_vault(page)] == [NoteStatus.DRAFT]
        assert "A note must say something" in words_on(page)


# What a note is about


def test_kind_and_initiative_chosen_before_the_first_word_come_with_it(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        press(page, "Telephone")
        press(page, "The citizen")
        QTest.keyClicks(field(page, TEXT), "Ringer")
        page.form.words.flush()
        (note,) = notes_in_vault(page)
        assert (note.kind, note.initiative) == (NoteKind.PHONE, Initiative.CITIZEN)


def test_kind_chosen_afterwards_changes_the_draft(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        QTest.keyClicks(field(page, TEXT), "Ringer")
        page.form.words.flush()
        press(page, "SMS")
        assert [note.kind for note in notes_in_vault(page)] == [NoteKind.SMS]


def test_now_is_when_the_first_words_come_not_when_the_page_was_opened(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        page._desk.now = lambda: NOW + timedelta(hours=2)
        QTest.keyClicks(field(page, TEXT), "Ringer")
        page.form.words.flush()
        assert [note.happened_at for note in notes_in_vault(page)] == [NOW + timedelta(hours=2)]
        assert page.form.moment.moment() == NOW + timedelta(hours=2)


def test_when_it_happened_is_easily_said(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        QTest.keyClicks(field(page, TEXT), "Ringer")
        write(field(page, "Which day it happened"), "yesterday")
        write(field(page, "What time it happened"), "15.30")
        press(page, "Make final")
        assert [note.happened_at for note in notes_in_vault(page)] == [datetime(2026, 3, 8, 15, 30)]


@pytest.mark.parametrize(
    ("day", "time", "sentence"),
    [
        ("tomorrow", "9.00", "That has not happened yet."),
        ("today", "23.59", "That has not happened yet."),
        ("31/2", "9.00", "There is no such day."),
        ("today", "25.00", "There is no such time."),
        ("", "9.00", "Write which day it happened."),
        ("today", "", "Write what time it happened"),
    ],
)
def test_a_time_that_cannot_be_is_said_where_it_stands_and_holds_the_note_back(
    tmp_path, qtbot, day, time, sentence
):
    with page_with(tmp_path, qtbot) as page:
        QTest.keyClicks(field(page, TEXT), "Ringer")
        write(field(page, "Which day it happened"), day)
        write(field(page, "What time it happened"), time)
        press(page, "Make final")
        assert sentence in words_on(page)
        assert [note.status for note in notes_in_vault(page)] == [NoteStatus.DRAFT]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("i går", date(2026, 3, 9)),
        ("tirsdag", date(2026, 3, 10)),
        ("fredag", date(2026, 3, 6)),
        ("10/12", date(2025, 12, 10)),
        ("11/3", date(2026, 3, 11)),
        ("i morgen", date(2026, 3, 11)),
        ("næste fredag", date(2026, 3, 20)),
        ("10/3/27", date(2027, 3, 10)),
        ("32/1", None),
    ],
)
def test_the_day_of_something_that_has_happened_is_read_backwards(typed, day):
    assert read_past_day(typed, date(2026, 3, 10), "da") == day


# Who can read it


def test_a_note_for_the_unit_alone_lives_in_its_stream_and_is_marked(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        press(page, "Only Job centre")
        QTest.keyClicks(field(page, TEXT), "Kun os")
        press(page, "Make final")
        assert [note.stream for note in notes_in_vault(page)] == [unit_stream(Unit.JOBCENTER)]
        assert "Only Job centre" in words_on(cards(page)[0])


def test_a_draft_that_changes_readers_is_moved_and_says_what_remains(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        QTest.keyClicks(field(page, TEXT), "Kun os")
        page.form.words.flush()
        press(page, "Only Job centre")
        (note,) = notes_in_vault(page)
        assert (note.stream, note.text) == (unit_stream(Unit.JOBCENTER), "Kun os")
        assert "can still be read in the history of the shared plan" in words_on(page)
        QTest.keyClicks(field(page, TEXT), "!")
        page.form.words.flush()
        assert len(notes_in_vault(page)) == 1


# Drafts


def test_a_draft_put_away_waits_in_the_timeline_and_is_taken_up_again(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        QTest.keyClicks(field(page, TEXT), "Foerst")
        press_after_pause(page, "Begin another")
        assert page.form.words.words() == ""
        assert "Draft" in words_on(cards(page)[0])
        press(page, "Go on writing")
        assert page.form.words.words() == "Foerst"
        assert cards(page) == []


def press_after_pause(page: NotesPage, text: str) -> None:
    page.form.words.flush()
    press(page, text)


def test_a_draft_of_today_is_taken_up_when_its_case_is_opened(tmp_path, qtbot):
    draft = Note(id="draft", case_id=CASE, text="Halvt faerdig", happened_at=NOW, written_at=NOW, author=ME)
    with page_with(tmp_path, qtbot, draft) as page:
        assert page.form.words.words() == "Halvt faerdig"


def test_a_colleagues_draft_is_only_shown(tmp_path, qtbot):
    draft = Note(
        id="draft", case_id=CASE, text="Halvt faerdig", happened_at=NOW, written_at=NOW, author="Jonas"
    )
    with page_with(tmp_path, qtbot, draft) as page:
        assert page.form.words.words() == ""
        assert "Halvt faerdig" in all_words(page)
        assert "Go on writing" not in words_on(page)


def test_undoing_a_new_note_empties_the_form(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        QTest.keyClicks(field(page, TEXT), "Hun")
        page.form.words.flush()
        settle(page._desk)
        page._desk.undo()
        assert notes_in_vault(page) == []
        assert page.form.words.words() == ""


def test_a_draft_can_be_deleted(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        QTest.keyClicks(field(page, TEXT), "Hun")
        press_after_pause(page, "Delete the draft")
        assert notes_in_vault(page) == []


def test_what_is_typed_stays_while_a_colleagues_change_comes_in(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, CALL) as page:
        page.write()
        place = field(page, TEXT)
        qtbot.waitUntil(place.hasFocus)
        QTest.keyClicks(place, "midt i et ord")
        assert page._desk.plan is not None
        page.show_plan(page._desk.plan.after([creation(final_note("other", NOW - timedelta(days=1)))]))
        assert place.words() == "midt i et ord"
        assert place.hasFocus()


LONG = "Bolig\n\nGaeld\n\nNetvaerk"
HIS = LONG.replace("Netvaerk", "Sin bror")
MINE = Note(id="draft", case_id=CASE, text=LONG, happened_at=NOW, written_at=NOW, author=ME)


@contextmanager
def writing_beside_a_colleague(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[NotesPage, Colleague]]:
    """A draft is open, and somebody else has the same draft on another laptop; the pauses last."""
    with page_with(tmp_path, qtbot, MINE) as page:
        colleague = Colleague(page._desk, tmp_path / "colleague", "Jonas")
        page.form.words._pause.setInterval(60_000)
        page.form.words.setFocus()
        yield page, colleague
        colleague.close()


def type_in_first_line(page: NotesPage, words: str) -> None:
    place = page.form.words
    place.moveCursor(place.textCursor().MoveOperation.Start)
    place.moveCursor(place.textCursor().MoveOperation.EndOfLine)
    QTest.keyClicks(place, words)


def test_a_paragraph_that_comes_in_while_somebody_types_stays_and_is_seen_at_the_next_pause(tmp_path, qtbot):
    with writing_beside_a_colleague(tmp_path, qtbot) as (page, colleague):
        place = page.form.words
        type_in_first_line(page, " i byen")
        colleague.write(difference(MINE, replace(MINE, text=HIS)))
        colleague.meet()
        assert place.words() == LONG.replace("Bolig", "Bolig i byen")
        place.flush()
        (note,) = notes_in_vault(page)
        assert note.text == place.words() == HIS.replace("Bolig", "Bolig i byen")
        assert place.toPlainText()[: place.textCursor().position()] == "Bolig i byen"
        assert not page._desk.plan or not page._desk.plan.unsettled


def test_typing_on_before_the_merged_text_is_seen_overwrites_nothing(tmp_path, qtbot):
    with writing_beside_a_colleague(tmp_path, qtbot) as (page, colleague):
        place = page.form.words
        colleague.write(difference(MINE, replace(MINE, text=HIS)))
        for words in (" i", " byen", " nu"):
            type_in_first_line(page, words)
            place.flush()
            type_in_first_line(page, ",")
            colleague.meet_unseen()
        place.flush()
        page._desk.refresh([CASE])
        (note,) = notes_in_vault(page)
        assert note.text == place.words() == HIS.replace("Bolig", "Bolig i, byen, nu,")


def test_a_paragraph_that_comes_in_while_nothing_is_unsaved_is_seen_at_once(tmp_path, qtbot):
    with writing_beside_a_colleague(tmp_path, qtbot) as (page, colleague):
        place = page.form.words
        place.moveCursor(place.textCursor().MoveOperation.End)
        colleague.write(difference(MINE, replace(MINE, text="Et afsnit\n\n" + LONG)))
        colleague.meet()
        assert place.words() == "Et afsnit\n\n" + LONG
        assert place.textCursor().position() == len(place.words())
        assert place.hasFocus()


def test_a_note_made_final_before_its_writer_saw_a_new_paragraph_is_to_be_settled(tmp_path, qtbot):
    with writing_beside_a_colleague(tmp_path, qtbot) as (page, colleague):
        colleague.write(difference(MINE, replace(MINE, text=HIS)))
        colleague.meet_unseen()
        page.form.finalise()
        (note,) = notes_in_vault(page)
        assert (note.text, note.status) == (HIS, NoteStatus.DRAFT)
        (open_cell,) = page._desk.storage.wait(page._desk.vault.undecided)
        assert open_cell.cell == "finality"


def test_typed_words_are_kept_when_another_case_is_opened(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        QTest.keyClicks(field(page, TEXT), "Foer pausen")
        page._desk.about_to_leave.emit()
        assert [note.text for note in notes_in_vault(page)] == ["Foer pausen"]


# The timeline


def test_the_newest_event_stands_first_under_its_day(tmp_path, qtbot):
    older = final_note("older", NOW - timedelta(days=5), "Aeldre")
    with page_with(tmp_path, qtbot, older, CALL) as page:
        headings = [row.text() for row in page.list.built().values() if isinstance(row, QLabel)]
        assert headings == ["SATURDAY 7 MARCH", "WEDNESDAY 4 MARCH"]
        assert [key for key in page.list.built() if not key.startswith("day:")] == ["call", "older"]


def test_a_note_written_another_day_says_when(tmp_path, qtbot):
    late = replace(CALL, written_at=NOW)
    with page_with(tmp_path, qtbot, late) as page:
        assert "written Monday 9 March" in words_on(page)


def test_addenda_stand_under_their_note_in_the_order_written():
    first, second = (addendum(CALL, f"more-{n}", ME, NOW + timedelta(hours=n), str(n)) for n in (1, 2))
    orphan = replace(first, id="orphan", addendum_to="gone")
    plan_notes = {note.id: note for note in (second, first, CALL, orphan)}
    shown = timeline(Plan(SOFIE, plan_notes), None)
    assert [note.id for note in shown.notes] == ["orphan", "call"]
    assert [note.id for note in shown.addenda["call"]] == ["more-1", "more-2"]


def test_the_filter_finds_words_also_in_an_addendum(tmp_path, qtbot):
    other = final_note("other", NOW - timedelta(days=1), "Brevene")
    more = finalise(addendum(CALL, "more", ME, NOW, "Penicillin"), NOW)
    with page_with(tmp_path, qtbot, CALL, other, more) as page:
        write(page.filter, "penicil")
        assert list(page._notes) == ["call"]
        write(page.filter, "findes ikke")
        assert "Nothing in the notes says “findes ikke”." in words_on(page)


def test_a_case_without_notes_says_what_to_do(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        assert "There are no notes yet. Write the first one above." in words_on(page)


def test_only_what_is_near_is_built_of_three_hundred_notes(tmp_path, qtbot):
    many = [final_note(f"n{i:03}", NOW - timedelta(hours=9 * i + 1)) for i in range(300)]
    with page_with(tmp_path, qtbot, *many) as page:
        qtbot.wait(50)
        assert 0 < len(cards(page)) < 60
        page.show_record("n250")
        qtbot.waitUntil(lambda: "n250" in page.list.built())
        card = page.list.built()["n250"]
        qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
        assert card.isVisible()


def test_a_long_note_is_cut_until_all_of_it_is_wanted(tmp_path, qtbot):
    long = final_note("long", NOW - timedelta(hours=1), "ord " * 9_999 + "slut")
    with page_with(tmp_path, qtbot, long) as page:
        assert "slut" not in all_words(page)
        press(page, "Show the whole note")
        assert all_words(page).rstrip().endswith("slut")


def test_ten_thousand_words_are_kept_word_for_word(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        words = "ét ord til 👋 " * 2_500 + "slut"
        page.form.words.insertPlainText(words)
        press(page, "Make final")
        assert [note.text for note in notes_in_vault(page)] == [words]


def test_a_deleted_note_leaves_the_timeline(tmp_path, qtbot):
    draft = Note(id="d", case_id=CASE, text="Vaek", happened_at=NOW, written_at=NOW, author="Jonas")
    with page_with(tmp_path, qtbot, CALL, draft) as page:
        page._desk.commit([deletion(draft)], "delete")
        assert [card._note.id for card in cards(page)] == ["call"]


def test_every_control_has_a_name_also_in_large_text(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, CALL, text_percent=200) as page:
        press(page, "Add a correction")
        assert unnamed(page) == []
        page.resize(680, 700)
        qtbot.wait(20)
        widget = page.list.widget()
        assert widget is not None
        assert widget.minimumSizeHint().width() <= page.list.viewport().width()


def test_the_page_can_be_written_on_by_keyboard_alone(tmp_path, qtbot):
    with page_with(tmp_path, qtbot) as page:
        page.write()
        QTest.keyClicks(page.form.words, "Ringer")
        for _ in range(12):
            if page.form.final.hasFocus():
                break
            QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(page.form.final, Qt.Key.Key_Space)
        assert [note.status for note in notes_in_vault(page)] == [NoteStatus.FINAL]
