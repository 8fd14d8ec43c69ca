"""A place to write: nothing is lost, nothing is overwritten, and there is no Save button."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from enplan_desktop.ui.widgets.new_line import NewLine
from enplan_desktop.ui.widgets.words_edit import WordsEdit
from tests.ui.form import Form
from tests.ui.kitchen import OFFSCREEN

pytestmark = OFFSCREEN


@pytest.fixture
def edit(theme, on_screen):
    edit = WordsEdit("Words")
    on_screen(Form(edit))
    edit.setFocus()
    return edit


@pytest.fixture
def settled(edit):
    """What the place to write has handed over: words, and what they were written upon."""
    told: list[tuple[str, str]] = []
    edit.settled.connect(lambda words, seen: told.append((words, seen)))
    return told


def paste(edit: WordsEdit, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    edit.insertFromMimeData(mime)


def write_slowly(edit: WordsEdit, text: str) -> None:
    """Types without a pause, however busy the machine is."""
    edit._pause.setInterval(60_000)
    QTest.keyClicks(edit, text)


def test_words_are_handed_over_by_themselves_when_typing_pauses(edit, settled, qtbot):
    edit.show_words("Jeg ")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    QTest.keyClicks(edit, "sover")
    assert settled == []
    qtbot.waitUntil(lambda: len(settled) > 0)
    assert settled == [("Jeg sover", "Jeg ")]


def test_every_keystroke_is_told_at_once(edit):
    typed: list[str] = []
    edit.typed.connect(typed.append)
    QTest.keyClicks(edit, "ro")
    assert typed == ["r", "ro"]


def test_leaving_hands_over_what_is_written(edit, settled):
    write_slowly(edit, "ro")
    edit.window().leave()
    assert settled == [("ro", "")]


def test_leaving_without_a_word_hands_over_nothing(edit, settled):
    edit.show_words("ro")
    edit.window().leave()
    edit.flush()
    assert settled == []


def test_words_that_came_to_be_what_they_were_are_nothing_new(edit, settled):
    edit.show_words("ro")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    write_slowly(edit, "!")
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    edit.flush()
    assert settled == []


def test_what_a_colleague_wrote_meanwhile_does_not_touch_what_is_being_typed(edit, settled):
    edit.show_words("ro")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    write_slowly(edit, " nu")
    edit.show_words("fred")
    assert edit.words() == "ro nu"
    edit.flush()
    assert settled == [("ro nu", "ro")]


def test_what_a_colleague_wrote_is_seen_once_nothing_was_typed_after_all(edit, settled):
    edit.show_words("ro")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    write_slowly(edit, "!")
    edit.show_words("fred")
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    edit.flush()
    assert settled == []
    assert edit.words() == "fred"


def test_what_a_colleague_wrote_does_not_come_in_under_the_caret_of_whoever_has_written_here(edit, settled):
    edit.show_words("Komme til min behandling")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    QTest.keyClicks(edit, " hver")
    edit._pause.timeout.emit()
    edit.show_words("Komme hjem til mor")
    QTest.keyClicks(edit, " tirsdag")
    edit.window().leave()
    first, second = "Komme til min behandling hver", "Komme til min behandling hver tirsdag"
    assert settled == [(first, "Komme til min behandling"), (second, first)]


def test_what_a_colleague_wrote_comes_in_once_the_field_is_left(edit, settled):
    QTest.keyClicks(edit, "ro")
    edit._pause.timeout.emit()
    edit.show_words("fred")
    assert edit.words() == "ro"
    edit.window().leave()
    assert edit.words() == "fred"
    assert settled == [("ro", "")]


def test_taking_it_back_is_shown_where_one_has_just_written(edit):
    QTest.keyClicks(edit, "ro")
    edit.flush()  # as before anything that is not writing
    edit.show_words("")
    assert edit.words() == ""


def test_whoever_presses_enter_in_one_line_may_still_be_writing(theme, on_screen):
    line = WordsEdit("Name", one_line=True)
    on_screen(Form(line))
    line.setFocus()
    QTest.keyClicks(line, "ro")
    QTest.keyClick(line, Qt.Key.Key_Return)
    line.show_words("fred")
    assert line.words() == "ro"


def test_the_menu_of_a_field_is_no_reason_to_change_its_words(edit):
    QTest.keyClicks(edit, "ro")
    QApplication.sendEvent(edit, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    edit.show_words("fred")
    assert edit.words() == "ro"


def test_the_echo_of_ones_own_words_does_not_move_the_cursor(edit):
    write_slowly(edit, "ro og fred")
    cursor = edit.textCursor()
    cursor.setPosition(2)
    edit.setTextCursor(cursor)
    edit.flush()
    edit.show_words("ro og fred")
    assert edit.textCursor().position() == 2


def test_new_words_from_elsewhere_leave_the_cursor_where_it_was(edit):
    edit.show_words("ro og fred")
    cursor = edit.textCursor()
    cursor.setPosition(6)
    edit.setTextCursor(cursor)
    edit.show_words("ro og varme")
    assert edit.textCursor().position() == 6
    edit.show_words("ro")
    assert edit.textCursor().position() == 2


HERE = "Bolig og leje\n\nØkonomi\n\nNetværk"


@pytest.mark.parametrize(
    ("after", "around"),
    [
        ("Et helt nyt afsnit\n\n" + HERE, ("Øko", "nomi")),
        (HERE + "\n\nOg et til sidst", ("Øko", "nomi")),
        ("Først\n\n" + HERE + "\n\nSidst", ("Øko", "nomi")),
        ("Først\n" + HERE.replace("Netværk", "Sin bror"), ("Øko", "nomi")),
        (HERE.replace("Bolig og leje\n\n", "") + "\n\nSidst", ("Øko", "nomi")),
        ("Først\n\n" + HERE.replace("Økonomi", "Penge") + "!", ("Pen", "ge")),
        ("Bolig", ("Bol", "ig")),
        ("", ("", "")),
    ],
)
def test_lines_that_a_colleague_adds_leave_the_caret_in_its_own_line(edit, after, around):
    edit.show_words(HERE)
    cursor = edit.textCursor()
    cursor.setPosition(HERE.index("nomi"))
    edit.setTextCursor(cursor)
    edit.show_words(after)
    at = edit.textCursor().position()
    assert edit.words() == after
    assert (after[:at].rpartition("\n")[2], after[at:].partition("\n")[0]) == around


def test_what_is_selected_stays_selected_when_lines_come_in(edit):
    edit.show_words(HERE)
    cursor = edit.textCursor()
    cursor.setPosition(HERE.index("Øko"))
    cursor.setPosition(HERE.index("\n\nNet"), cursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    edit.show_words("Først\n\n" + HERE + "\n\nSidst")
    assert edit.textCursor().selectedText() == "Økonomi"


def test_at_the_end_of_the_text_the_caret_stays_at_the_end_of_ones_own_line(edit):
    edit.show_words("Bolig\n\nNetværk")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    edit.show_words("En lejlighed\n\nNetværk\n\nJob")
    assert edit.words()[: edit.textCursor().position()] == "En lejlighed\n\nNetværk"


def test_undo_is_the_windows_and_not_the_fields(edit):
    done: list[str] = []
    for keys in ("Ctrl+Z", "Ctrl+Shift+Z"):
        action = QAction(edit.window())
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False, keys=keys: done.append(keys))
        edit.window().addAction(action)
    write_slowly(edit, "ro")
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(edit, Qt.Key.Key_Z, shift)
    assert done == ["Ctrl+Z", "Ctrl+Shift+Z"]
    assert edit.words() == "ro"


def test_tab_goes_on_to_the_next_place(edit):
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.window().was_left()


def test_pasted_text_is_plain_and_clean(edit, settled):
    mime = QMimeData()
    mime.setHtml("<b>Ring</b> til <a href='x'>Jonas</a>")
    mime.setText("Ring\x00 til\x07 Jonas\r\nsa\u030a snart 😴")
    edit.insertFromMimeData(mime)
    edit.flush()
    assert settled == [("Ring til Jonas\nså snart 😴", "")]


def test_ten_thousand_pasted_words_are_all_there(edit, settled):
    many = " ".join(f"ord{number}" for number in range(10_000))
    paste(edit, many)
    edit.flush()
    assert settled == [(many, "")]


def test_more_than_any_plan_needs_is_not_pasted_and_the_rest_stays(edit, settled):
    paste(edit, "Sofie kom i dag. ")
    paste(edit, "ord " * 30_000)
    assert QToolTip.text().startswith("That is more than fits here.")
    edit.flush()
    assert settled == [("Sofie kom i dag. ", "")]


def test_it_grows_with_what_is_written(edit):
    height = edit.sizeHint().height()
    paste(edit, "en linje\n" * 10)
    assert edit.sizeHint().height() > 5 * height


def test_a_long_word_does_not_make_it_wider(edit):
    paste(edit, "Speciallægepraksisplanlægningsstabiliseringsperiode" * 20)
    assert edit.minimumSizeHint().width() <= 60


def test_one_line_stays_one_line(theme, on_screen):
    line = WordsEdit("Name", one_line=True)
    on_screen(Form(line))
    line.setFocus()
    told: list[str] = []
    line.settled.connect(lambda words, _: told.append(words))
    write_slowly(line, "Sofie")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == ["Sofie"]
    QTest.keyClicks(line, " ")
    paste(line, "N.\nog\r\n\tmere ")
    assert line.words() == "Sofie N. og mere"


def test_a_name_that_must_be_there_is_never_handed_over_empty(theme, on_screen):
    name = WordsEdit("Name", one_line=True, needed=True)
    form = Form(name)
    on_screen(form)
    told: list[tuple[str, str]] = []
    name.settled.connect(lambda words, seen: told.append((words, seen)))
    name.show_words("Sofie N.")
    name.setFocus()
    name.selectAll()
    QTest.keyClick(name, Qt.Key.Key_Delete)
    name.flush()
    name.show_words("Sofie N.")  # a plan that comes by does not type for anybody
    assert name.words() == ""
    write_slowly(name, "Ida")
    name.flush()
    assert told == [("Ida", "Sofie N.")]
    name.selectAll()
    QTest.keyClick(name, Qt.Key.Key_Delete)
    form.leave()
    assert name.words() == "Ida"
    assert told == [("Ida", "Sofie N.")]


def test_going_on_to_another_record_keeps_what_was_written_and_starts_anew(theme, on_screen):
    name = WordsEdit("Name", needed=True)
    on_screen(Form(name))
    told: list[tuple[str, str]] = []
    name.settled.connect(lambda words, seen: told.append((words, seen)))
    name.setFocus()
    write_slowly(name, "Ida")
    name.forget()
    assert told == [("Ida", "")]
    name.selectAll()
    QTest.keyClick(name, Qt.Key.Key_Delete)
    name.forget()
    name.show_words("Bo L.")
    assert name.words() == "Bo L."
    write_slowly(name, "!")
    name.flush()
    assert told[1:] == [("!Bo L.", "Bo L.")]


# One more of a list


@pytest.fixture
def line(theme, on_screen):
    line = NewLine("New step", theme)
    on_screen(Form(line))
    line.setFocus()
    return line


@pytest.fixture
def written(line):
    told: list[str] = []
    line.written.connect(told.append)
    return told


def test_enter_makes_one_more_and_the_line_is_ready_for_the_next(line, written):
    for words in ("ringer", "skriver"):
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert written == ["ringer", "skriver"]
    assert line.text() == ""


def test_leaving_a_half_written_line_keeps_it(line, written):
    QTest.keyClicks(line, "ringer")
    line.window().leave()
    assert written == ["ringer"]


def test_escape_lets_a_half_written_line_go(line, written):
    QTest.keyClicks(line, "ringer")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    line.window().leave()
    assert written == []


@pytest.mark.parametrize("nothing", ["", "   "])
def test_an_empty_line_makes_nothing(line, written, nothing):
    QTest.keyClicks(line, nothing)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert written == []


def test_what_is_pasted_into_a_line_comes_out_clean(line, written):
    line.setText("ringer\x07 sa\u030a")
    line.finish()
    assert written == ["ringer så"]
