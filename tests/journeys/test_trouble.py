"""What can go wrong at a kitchen table: a full disk, a colleague in the same line, a fault of our own."""

import sys
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QTextEdit

from enplan_desktop.domain.changes import difference
from enplan_desktop.domain.records import Note
from enplan_desktop.ui.crash import report_crashes
from enplan_desktop.ui.pages.unlock_page import UnlockPage
from enplan_desktop.ui.wording import tr
from tests.journeys.hand import Hand
from tests.ui.colleague import Colleague
from tests.ui.kitchen import OFFSCREEN
from tests.ui.sofie import CALLS, TREATMENT, VISIT
from tests.ui.troubles import LONG, full_disk

pytestmark = OFFSCREEN


@pytest.fixture
def colleague(hand: Hand, tmp_path):
    colleague = Colleague(hand.desk, tmp_path / "colleague")
    yield colleague
    colleague.close()


def banner(hand: Hand) -> str:
    return hand.workplace.banner.words()


def waits(hand: Hand) -> None:
    """Until the desk has tried to store what is on it."""
    hand.until(lambda: not hand.desk.storage.busy)


# A full disk


def test_on_a_full_disk_the_text_stays_and_the_banner_says_what_to_do_until_it_is_stored(hand):
    hand.click_on("treatment", "words")
    with full_disk(hand.desk):
        hand.editor().insertPlainText(LONG)
        hand.until(lambda: hand.workplace.banner.asks)
        assert "1 ændring er ikke gemt endnu" in banner(hand)
        assert "Disken er fuld" in banner(hand)
        assert hand.editor().toPlainText().endswith(LONG)
        hand.type("mere")
        hand.keys("Return")
        waits(hand)
        hand.press("Try again", hand.workplace.banner)
        waits(hand)
        assert hand.workplace.banner.asks
    hand.press("Try again", hand.workplace.banner)
    assert hand.stored.records["treatment"].words.endswith(f"{LONG}mere")
    hand.until(lambda: not hand.workplace.banner.isVisible())


def test_a_full_disk_keeps_the_window_and_the_vault_open(hand):
    hand.click_on("treatment", "words")
    with full_disk(hand.desk):
        hand.editor().insertPlainText(LONG)
        hand.keys("Ctrl+L")
        assert hand.shell.desk is not None
        hand.shell.close()
        assert hand.shell.isVisible()
        assert "Disken er fuld" in banner(hand)
        waits(hand)
    hand.keys("Ctrl+L")
    assert isinstance(hand.shell.centralWidget(), UnlockPage)
    hand.unlock()
    hand.open_case("Sofie N.")
    assert hand.stored.records["treatment"].words.endswith(LONG)


def test_what_is_not_stored_is_still_said_after_the_window_was_built_anew(hand):
    hand.click_on("treatment", "words")
    with full_disk(hand.desk):
        hand.editor().insertPlainText(LONG)
        hand.until(lambda: hand.workplace.banner.asks)
        hand.keys("Ctrl+Shift+D")
        hand.until(lambda: hand.workplace.banner.asks)
        assert LONG[:100] in hand.plan.records["treatment"].words
    hand.press("Try again", hand.workplace.banner)
    assert hand.stored.records["treatment"].words.endswith(LONG)


def test_a_case_opened_while_the_disk_is_full_does_not_hide_what_waits(hand):
    hand.click_on("treatment", "words")
    with full_disk(hand.desk):
        hand.editor().insertPlainText(LONG)
        hand.until(lambda: hand.workplace.banner.asks)
        hand.workplace.caseload.step(-1)
        waits(hand)
        hand.workplace.caseload.step(1)
        waits(hand)
        assert hand.plan.records["treatment"].words.endswith(LONG)
    hand.desk.store_again()
    assert hand.stored.records["treatment"].words.endswith(LONG)


# A colleague


def test_a_colleague_in_the_same_line_overwrites_nobody_and_it_is_to_be_settled(hand, colleague):
    hand.click_on("treatment", "words")
    hand.editor()._pause.setInterval(60_000)
    hand.type(" – mine ord")
    colleague.write(difference(TREATMENT, replace(TREATMENT, words="Jonas' ord")))
    colleague.meet()
    assert hand.editor().toPlainText().endswith("– mine ord")
    hand.keys("Return")
    hand.until(lambda: hand.plan.unsettled)
    hand.until(lambda: "1 skal afklares" in hand.seen())
    hand.keys("Ctrl+7")
    hand.until(lambda: "– mine ord" in hand.seen() and "Jonas' ord" in hand.seen())
    hand.press("Keep this", hand.workplace.clarify_page)
    hand.until(lambda: not hand.plan.unsettled)
    assert not hand.stored.unsettled


def test_what_a_colleague_writes_elsewhere_appears_without_disturbing_the_hand(hand, colleague):
    hand.click_on("treatment", "words")
    editor = hand.editor()
    editor._pause.setInterval(60_000)
    hand.type(" nu")
    colleague.write(difference(CALLS, replace(CALLS, text="ringer onsdag")))
    colleague.meet()
    assert hand.page.editor is editor
    assert editor.hasFocus()
    assert "ringer onsdag" in hand.page.accessibleDescription()
    hand.type("!")
    hand.keys("Return")
    assert hand.stored.records["treatment"].words == f"{TREATMENT.words} nu!"
    assert not hand.plan.unsettled


# A final note


def test_a_final_note_is_refused_in_words_and_stands(hand):
    hand.keys("Ctrl+2")
    hand.desk.commit(difference(VISIT, replace(VISIT, text="Noget andet")), "note")
    hand.until(
        lambda: "addendum" in banner(hand) or "rettelse" in banner(hand) or "tilføjelse" in banner(hand)
    )
    assert hand.stored.records["visit"] == VISIT
    for edit in hand.workplace.notes_page.findChildren(QTextEdit):
        assert edit.isReadOnly() or edit.toPlainText() != VISIT.text
    assert [note.text for note in hand.plan.of(Note)] == [VISIT.text]


# A fault of our own


def test_a_crash_of_a_job_is_one_sentence_and_nobodys_words(hand, monkeypatch, caplog):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    report_crashes(hand.shell)
    said: list[str] = []

    def fail() -> None:
        raise RuntimeError(TREATMENT.words)

    def read(dialog) -> None:
        said.append(dialog.text())
        dialog.accept()

    def until_told() -> None:
        hand.desk.storage.run(hand.desk, fail)
        hand.until(lambda: said)

    hand.click_on("treatment", "words")
    hand.type(" nu")
    hand.in_dialog(until_told, read)
    assert said == [
        tr(
            "Something in the program went wrong. What you wrote is still here. Close the program and open it again."
        )
    ]
    assert "RuntimeError" in caplog.text
    assert TREATMENT.words not in caplog.text
    assert hand.stored.records["treatment"].words == f"{TREATMENT.words} nu"
