"""The page is read once more together, before it goes up on the fridge."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from enplan_desktop.domain.records import Goal
from enplan_desktop.sheet.leaving.word_list import known_words, word_list
from enplan_desktop.ui.dialogs.earlier_sheets import EarlierSheets
from enplan_desktop.ui.dialogs.hand_out import HandOut
from enplan_desktop.ui.widgets.finding_list import FindingRow
from enplan_desktop.ui.widgets.page_preview import PagePreview
from tests.journeys.hand import Hand
from tests.ui.kitchen import OFFSCREEN

pytestmark = OFFSCREEN

HARM = "Holde mig fra hash, også når Simone ringer"
CHILD = "Se Freja fast hver anden søndag"


def asked(hand: Hand) -> list[str]:
    """What is asked about when the page is about to be printed now."""
    found: list[str] = []

    def look(dialog: QDialog) -> None:
        found.extend(questions(dialog))
        dialog.reject()

    hand.in_dialog(lambda: hand.keys("Ctrl+P"), look)
    return found


def questions(dialog: QDialog) -> list[str]:
    rows = [row for row in dialog.findChildren(FindingRow) if row.isVisible()]
    return [row.buttons[-1].accessibleName().removeprefix("Behold: ") for row in rows]


def on_page(dialog: QDialog) -> str:
    return dialog.findChildren(PagePreview)[0].accessibleDescription()


def write_goal(hand: Hand, words: str) -> None:
    hand.write("New goal", words)
    hand.keys("Return")
    hand.until(lambda: any(goal.words == words for goal in hand.plan.of(Goal)))


def test_one_is_taken_away_one_is_kept_and_the_page_is_saved(hand, tmp_path):
    assert asked(hand) == []
    for goal in ("money", "daytime"):
        hand.workplace.choose(goal)
        hand.press("Delete goal")
        hand.rest()
    write_goal(hand, CHILD)
    write_goal(hand, HARM)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, HandOut)
        assert questions(dialog) == [
            "”hash” fortæller om sygdom eller rusmidler.",
            "”Freja” er nogens fornavn. Må det hænge der?",
            "”Simone” er nogens fornavn. Må det hænge der?",
        ]
        assert "3 ting er ikke afgjort endnu. Arket kan godt skrives ud alligevel." in hand.seen()
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)  # the first answer of the first question
        assert "hash" not in on_page(dialog)
        assert questions(dialog) == ["”Freja” er nogens fornavn. Må det hænge der?"]
        hand.press("Keep", dialog)
        assert questions(dialog) == []
        assert CHILD in on_page(dialog)
        assert dialog.save_to(tmp_path / "sofie.pdf")

    hand.in_dialog(lambda: hand.keys("Ctrl+P"), answer)
    hand.rest()
    assert (tmp_path / "sofie.pdf").read_bytes().startswith(b"%PDF")

    assert asked(hand) == []
    plan = hand.stored
    (taken,) = [goal for goal in plan.of(Goal) if goal.words == HARM]
    assert not taken.on_sheet
    choice = plan.sheet_choice()
    assert choice is not None
    assert len(choice.kept) == 1
    (issue,) = plan.issues()
    assert CHILD in str(issue.content)
    assert "hash" not in str(issue.content)

    hand.keys("Ctrl+L")
    hand.unlock()
    hand.open_case("Sofie N.")
    assert asked(hand) == []


def test_a_page_goes_out_undecided_and_is_looked_at_again_before_it_goes_out_once_more(hand, tmp_path):
    hand.workplace.choose("money")
    hand.press("Delete goal")
    hand.rest()
    write_goal(hand, HARM)

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, HandOut)
        keeps = [row for row in dialog.findChildren(FindingRow) if row.isVisible()]
        hand.press("Keep", keeps[1])  # Simone
        assert dialog.save_to(tmp_path / "sofie.pdf")

    hand.in_dialog(lambda: hand.keys("Ctrl+P"), save)
    hand.rest()

    pages: list[str] = []
    waiting = QTimer()

    def look_at_the_new_one() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, HandOut) and dialog.isVisible():
            waiting.stop()
            pages.append(on_page(dialog))
            dialog.reject()

    def ask_for_a_new_one(dialog: QDialog) -> None:
        assert isinstance(dialog, EarlierSheets)
        assert questions(dialog) == ["”hash” fortæller om sygdom eller rusmidler."]
        assert "Én ting på arket er ikke afgjort." in hand.seen()
        waiting.start(5)
        hand.press("Make a new page …", dialog)

    waiting.timeout.connect(look_at_the_new_one)
    hand.in_dialog(lambda: hand.keys("Ctrl+Shift+P"), ask_for_a_new_one)
    assert [HARM in page for page in pages] == [True]
    assert len(hand.stored.issues()) == 1


@pytest.fixture
def broken_words(tmp_path: Path) -> Iterator[None]:
    """A municipality has put two files where the program looks at its start; one of them is half written."""
    folder = tmp_path / "home" / "enplan" / "sheet-words"
    folder.mkdir(parents=True)
    (folder / "a.toml").write_text('places = ["Skovhuset"]\nnever = ["hash"]\n', encoding="utf-8")
    (folder / "b.toml").write_text('places = ["Skov', encoding="utf-8")
    forget_words()
    yield
    forget_words()


def forget_words() -> None:
    known_words.cache_clear()
    word_list.cache_clear()


def test_a_municipalitys_words_count_and_a_broken_file_is_told_and_holds_up_nothing(
    begin, written, broken_words, tmp_path
):
    hand = begin(written)
    hand.unlock()
    hand.open_case("Sofie N.")
    hand.workplace.choose("money")
    hand.press("Delete goal")
    hand.rest()
    write_goal(hand, "Bo på Skovhuset uden hash")
    told: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, HandOut)
        told.extend([*questions(dialog), hand.seen()])
        dialog.save_to(tmp_path / "sofie.pdf")
        dialog.reject()

    hand.in_dialog(lambda: hand.keys("Ctrl+P"), look)
    assert told[:-1] == ["”Skovhuset” fortæller, hvor der er behandling eller hjælp."]
    assert "b.toml bliver ikke brugt: linje" in told[-1]
    assert (tmp_path / "sofie.pdf").read_bytes().startswith(b"%PDF")
