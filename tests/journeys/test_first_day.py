"""From the first start to the next morning: everything that was written is there."""

from PySide6.QtWidgets import QCheckBox

from enplan_desktop.domain.records import Note
from enplan_desktop.domain.terms import Horizon, NoteStatus
from enplan_desktop.ui.pages.unlock_page import UnlockPage
from enplan_desktop.ui.pages.welcome_page import WelcomePage
from enplan_desktop.ui.wording import tr
from tests.journeys.hand import PASSPHRASE
from tests.ui.kitchen import OFFSCREEN

pytestmark = OFFSCREEN


def test_from_the_first_start_to_a_written_case_and_back_through_the_locked_door(begin):
    hand = begin(None)
    assert isinstance(hand.shell.centralWidget(), WelcomePage)

    hand.press("Make your vault")
    hand.write("Your name", "Mette Lindholm")
    hand.write("Passphrase", PASSPHRASE)
    hand.write("Once more", PASSPHRASE)
    hand.press("Make the vault")
    hand.until(lambda: tr("Keep this key well") in hand.seen())
    hand.shell.findChild(QCheckBox).click()
    hand.press("Begin")
    hand.until(lambda: hand.shell.desk is not None)
    hand.rest()
    assert tr("No cases yet. Make the first one below.") in hand.seen()

    hand.new_case("Karla M.")
    hand.keys("Ctrl+D")
    hand.editor()
    hand.type("Jeg vil gå en tur med min søn")
    hand.keys("Return")
    hand.keys("Ctrl+G")
    hand.editor()
    hand.type("Få ro på økonomien")
    hand.keys("Tab")
    hand.type("tager mine breve med på fredag")
    hand.keys("Return")
    hand.keys("Ctrl+Shift+N")
    hand.type("Karla har skrevet sin plan færdig.")
    hand.rest()
    hand.keys("Ctrl+L")

    assert isinstance(hand.shell.centralWidget(), UnlockPage)
    assert "Karla" not in hand.seen()
    hand.unlock()
    assert hand.desk.plan is None
    hand.open_case("Karla M.")
    plan = hand.stored
    dream = plan.dream()
    assert dream is not None
    assert dream.words == "Jeg vil gå en tur med min søn"
    (goal,) = plan.goals(Horizon.NOW)
    assert goal.words == "Få ro på økonomien"
    assert [step.text for step in plan.steps(goal.id)] == ["tager mine breve med på fredag"]
    (note,) = plan.of(Note)
    assert (note.text, note.status) == ("Karla har skrevet sin plan færdig.", NoteStatus.DRAFT)
    assert "Karla M." in hand.seen()
