"""The page is read once more together, before it goes up on the fridge."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from enplan_desktop.domain.records import Goal
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
    return [row.buttons[1].accessibleName().removeprefix("Behold: ") for row in rows]


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
