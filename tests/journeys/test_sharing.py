"""Several people on a case: sharing it, covering, handing over, and a citizen who changes their mind."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from enplan_desktop.domain.changes import difference
from enplan_desktop.domain.consent import standing
from enplan_desktop.domain.records import ConsentEvent, Goal
from enplan_desktop.domain.terms import Unit
from enplan_desktop.ui.pages.consent_page import ConsentPage
from enplan_desktop.ui.widgets.consent_card import ConsentCard
from enplan_desktop.ui.widgets.people_list import PeopleList
from enplan_server import people
from tests.journeys.conftest import Arrive
from tests.journeys.hand import PASSPHRASE, Hand
from tests.sync.laptops import Colleague
from tests.ui.kitchen import CASE, OFFSCREEN
from tests.ui.sofie import TREATMENT

pytestmark = OFFSCREEN


def page(hand: Hand) -> ConsentPage:
    return hand.workplace.consent_page


def says(hand: Hand, words: str) -> None:
    hand.until(lambda: words in hand.seen())


def choose(hand: Hand, dialog: QDialog, name: str) -> None:
    line = hand.find(QLineEdit, "Search for a colleague", dialog)
    people = dialog.findChild(PeopleList)
    assert people is not None
    hand.until(lambda: any(name in each.name for each in people._people))
    QTest.keyClicks(line, name)
    QTest.keyClick(line, Qt.Key.Key_Down)


def ask(hand: Hand, keys: str, fill: Callable[[QDialog], object]) -> None:
    """Opens one of the windows that choose a colleague, and waits until it has done its work."""
    hand.keys("Ctrl+5")
    syncing = hand.shell.syncing
    assert syncing is not None
    hand.until(lambda: page(hand)._known.members is not None and syncing.connected)

    def answer(dialog: QDialog) -> None:
        try:
            fill(dialog)
            hand.until(lambda: not dialog.isVisible())
        finally:
            if dialog.isVisible():
                dialog.reject()  # or a test that fails would wait for ever

    hand.in_dialog(lambda: hand.keys(keys), answer)


def share(hand: Hand, name: str) -> None:
    def fill(dialog: QDialog) -> None:
        choose(hand, dialog, name)
        hand.press("Share the case", dialog)

    ask(hand, "Ctrl+Shift+S", fill)


def test_a_case_is_shared_with_a_colleague_of_ones_own_unit(mette, arrive):
    bente = arrive("Bente Lund")
    share(mette, "Bente Lund")
    says(mette, "Bente kan arbejde på sagen, fra næste gang computeren er på nettet.")
    says(mette, "Bente Lund · Jobcenter")
    bente.synced()
    assert bente.plan(CASE).case.display_name == "Sofie N."


def test_whoever_works_elsewhere_takes_the_citizens_consent_in_the_same_step(mette, arrive):
    jonas = arrive("Jonas Askelyng", Unit.RUSMIDDELCENTER)

    def fill(dialog: QDialog) -> None:
        choose(mette, dialog, "Jonas")
        says(mette, "Det kræver borgerens samtykke.")
        mette.press("Share the case", dialog)
        says(mette, "Skriv formålet.")
        mette.write("What it is for", "den samme plan", dialog)
        mette.press("Share the case", dialog)

    ask(mette, "Ctrl+Shift+S", fill)
    jonas.synced()
    event = standing(jonas.plan(CASE).of(ConsentEvent))[Unit.RUSMIDDELCENTER]
    assert (event.purpose, event.told_to) == ("den samme plan", "Mette Rosensti")
    says(mette, "Formål: den samme plan")


def test_a_colleague_covers_until_a_day_and_then_has_the_case_no_more(mette, arrive, server):
    bente = arrive("Bente Lund")

    def fill(dialog: QDialog) -> None:
        choose(mette, dialog, "Bente")
        mette.press("Let them cover", dialog)
        says(mette, "Skriv til hvornår.")
        mette.write("Up to and with", "fredag", dialog)
        mette.press("Let them cover", dialog)

    ask(mette, "Ctrl+Shift+C", fill)
    says(mette, "dækker ind til og med fredag den 13. marts")
    bente.synced()
    assert bente.vault.case_ids() == [CASE]
    server.clock.now += 5 * 24 * 3600
    bente.synced()
    assert bente.vault.case_ids() == []


def test_whoever_hands_a_case_over_has_it_no_more_and_reads_what_happened(mette, arrive):
    bente = arrive("Bente Lund")

    def fill(dialog: QDialog) -> None:
        choose(mette, dialog, "Bente")
        mette.press("Hand the case over", dialog)

    ask(mette, "Ctrl+Shift+H", fill)
    says(mette, "Den er fjernet fra denne computer.")
    mette.until(lambda: [facts.case.id for facts in mette.desk.caseload] == ["bo"])
    assert "Sofie N." not in mette.seen()
    assert mette.desk.storage.wait(lambda: mette.desk.vault.search("Sofie")) == []
    bente.synced()
    assert bente.plan(CASE).case.display_name == "Sofie N."


def test_whoever_stays_goes_on_working_on_the_case(mette, arrive):
    arrive("Bente Lund")

    def fill(dialog: QDialog) -> None:
        choose(mette, dialog, "Bente")
        mette.find(QCheckBox, "I go on working on the case", dialog).click()
        mette.press("Hand the case over", dialog)

    ask(mette, "Ctrl+Shift+H", fill)
    says(mette, "Sagen hører til hos Bente")
    assert mette.stored.case.display_name == "Sofie N."


def test_a_consent_is_withdrawn_offline_and_the_other_units_laptops_let_the_case_go(mette, arrive):
    jonas = arrive("Jonas Askelyng", Unit.RUSMIDDELCENTER)

    def fill(dialog: QDialog) -> None:
        choose(mette, dialog, "Jonas")
        mette.write("What it is for", "den samme plan", dialog)
        mette.press("Share the case", dialog)

    ask(mette, "Ctrl+Shift+S", fill)
    jonas.synced()
    jonas.edits(TREATMENT, words="Møde op")
    mette.shell.syncing.set_offline(True)
    mette.press("The citizen withdraws the consent", page(mette))
    says(mette, "Rusmiddelcentrets computere fjerner sagen, næste gang de er på nettet.")
    mette.press("Withdraw the consent", page(mette))
    assert not list(standing(mette.stored.of(ConsentEvent)))
    says(mette, "Rusmiddelcenter – trukket tilbage 9. marts")
    assert not [each for each in page(mette).findChildren(ConsentCard) if each.isVisible()]
    mette.shell.syncing.set_offline(False)
    says(mette, "Sagen ligger stadig på en computer hos Jonas Askelyng")
    jonas.synced()
    assert jonas.vault.case_ids() == []
    mette.shell.syncing.sync_now()
    mette.until(lambda: "ligger stadig på" not in mette.seen())


def test_without_the_net_the_last_list_is_shown_and_the_buttons_say_why_they_rest(mette, arrive):
    arrive("Bente Lund")
    share(mette, "Bente Lund")
    says(mette, "Bente Lund · Jobcenter")
    mette.shell._offline = True
    mette.shell.lock()
    mette.write("Passphrase", PASSPHRASE)
    mette.press("Unlock")
    mette.until(lambda: mette.shell.desk is not None)
    mette.desk.open_case(CASE)
    mette.until(lambda: mette.desk.plan is not None)
    mette.workplace.case_page.show_tab("consent")
    says(mette, "At dele sagen kræver forbindelse til serveren.")
    says(mette, "Bente Lund · Jobcenter")
    assert not any(each.isEnabled() for each in page(mette)._actions)


# When a case leaves


def test_what_is_half_typed_goes_to_the_server_before_the_case_leaves(mette, arrive, server):
    bente = arrive("Bente Lund")
    share(mette, "Bente Lund")
    bente.synced()
    bente.remote.hand_over(CASE, bente.vault.identity.person_id)
    mette.keys("Ctrl+1")
    mette.click_on(TREATMENT.id, "words")
    mette.editor()
    mette.keys("End")
    mette.type(" og skrive")
    bente.remote.end_membership(CASE, _me(mette))
    says(mette, "Den er fjernet fra denne computer.")
    assert not mette.workplace.banner.isVisible()
    with server.engine.begin() as connection:
        kept = connection.exec_driver_sql("select body from quarantine").scalars().all()
    assert any("og skrive" in bytes(body).decode() for body in kept)
    assert mette.desk.storage.wait(mette.desk.vault.case_ids) == ["bo"]


def test_nothing_is_said_to_have_been_unsent_where_all_was_with_the_server(mette, arrive):
    bente = arrive("Bente Lund")
    share(mette, "Bente Lund")
    bente.synced()
    bente.remote.hand_over(CASE, bente.vault.identity.person_id)
    bente.remote.end_membership(CASE, _me(mette))
    says(mette, "Den er fjernet fra denne computer.")
    says(mette, "Alt, hvad du skrev, er hos serveren.")
    assert not mette.shell.syncing.was_unsent


@pytest.mark.parametrize("was_unsent", [False, True])
def test_a_computer_that_was_shut_out_says_so_and_whom_to_ask(mette, server, was_unsent):
    if was_unsent:
        mette.shell.syncing.set_offline(True)
        mette.click_on(TREATMENT.id, "words")
        mette.editor()
        mette.type(" og skrive")
    with server.engine.begin() as connection:
        people.revoke(connection, mette.desk.identity.device, server.clock.now)
    mette.shell.syncing.set_offline(False)
    says(mette, "Serveren lukker den ikke længere ind, og sagerne er fjernet fra den. Spørg IT")
    says(mette, "Intet af arbejdet er gået tabt.")
    says(mette, "gemt hos serveren" if was_unsent else "Alt, hvad du skrev, er hos serveren.")
    says(mette, "Der er ikke længere nogen sager på denne computer.")
    assert mette.shell.syncing.status_words == "Denne computer er lukket ude"
    for wrong in ("Opret den første", "overdraget", "kan ikke være med"):
        assert wrong not in mette.seen()
    mette.shell.set_dark(True)
    says(mette, "Serveren lukker den ikke længere ind")
    mette.shell.lock()
    mette.unlock()
    says(mette, "Serveren lukker den ikke længere ind")


def _me(hand: Hand) -> str:
    assert hand.desk.identity is not None
    return hand.desk.identity.person_id


def test_a_late_edit_of_what_has_left_is_said_in_words(mette, arrive):
    plan = mette.plan
    goal = plan.records[TREATMENT.id]
    assert isinstance(goal, Goal)
    mette.rest()
    mette.desk.storage.wait(lambda: mette.desk.vault.purge([f"{CASE}/plan"], {}))
    mette.desk.commit(difference(goal, replace(goal, words="For sent")), "words")
    says(mette, "dette kan ikke gemmes")
    assert mette.plan.records[TREATMENT.id].words == "For sent"
    mette.shell.lock()
    assert mette.shell.desk is None


def test_the_page_turned_to_the_citizen_goes_blank(mette, arrive):
    bente = arrive("Bente Lund")
    share(mette, "Bente Lund")
    bente.synced()
    view = mette.turn_to_the_citizen()
    bente.remote.hand_over(CASE, bente.vault.identity.person_id)
    bente.remote.end_membership(CASE, _me(mette))
    mette.until(lambda: not view._paper.isVisible())
    assert view.isVisible()
    assert not _words(view)


def _words(view: QWidget) -> str:
    return "".join(each.text() for each in view.findChildren(QLabel) if each.isVisible())


def test_a_laptop_that_is_shut_out_keeps_nothing(mette, server):
    with server.engine.begin() as connection:
        connection.exec_driver_sql("update device set revoked_at = 1")
    mette.keys("F5")
    says(mette, "sagerne er fjernet fra den")
    mette.until(lambda: not mette.desk.caseload)
    assert "Bo L." not in mette.seen()


# A history that is longer than what came


def much_written(bente: Colleague) -> str:
    """More changes than a laptop is told one by one when it comes new to a case."""
    case = bente.opens_case("Kim D.")
    goals = [bente.adds_goal(case, f"Mål {number}") for number in range(3)]
    for number in range(70):
        bente.edits(goals[number % 3], words=f"Ønske {number}")
    bente.synced()
    return case


@pytest.fixture
def history(mette: Hand, arrive: Arrive) -> Hand:
    """Mette at the history of a case that Bente has written much in before she shared it."""
    bente = arrive("Bente Lund")
    bente.remote.share(much_written(bente), _me(mette))
    mette.until(lambda: any(each.case.display_name == "Kim D." for each in mette.desk.caseload))
    mette.open_case("Kim D.")
    mette.keys("Ctrl+6")
    says(mette, "Ældre ændringer ligger hos serveren.")
    return mette


def test_older_history_is_fetched_with_the_names_of_those_who_wrote(history):
    assert "Bente Lund" not in history.seen()
    assert "Der er ikke ændret noget endnu" not in history.seen()
    history.press("Fetch older")
    says(history, "Bente Lund ændrede")
    history.until(lambda: "Ældre ændringer ligger hos serveren." not in history.seen())
    page = history.workplace.history_page
    while not page._is_all:
        page.load_older()
        history.rest()
    assert len(page._history) == 74
    history.write("Find in the history", "oprettede sagen")
    says(history, "Bente Lund oprettede sagen")


def test_fetching_older_history_takes_a_connection(history):
    history.shell.syncing.set_offline(True)
    says(history, "Ældre ændringer ligger hos serveren. Det kræver forbindelse at hente dem.")
    assert not history.find(QPushButton, "Fetch older changes from the server").isEnabled()
    history.shell.syncing.set_offline(False)
    history.press("Fetch older")
    says(history, "Bente Lund ændrede")


def test_older_history_that_does_not_come_says_why_and_can_be_asked_for_again(history, server):
    server.hang_up()
    with server.engine.begin() as connection:
        connection.exec_driver_sql("alter table membership rename to elsewhere")
    history.press("Fetch older")
    history.until(lambda: history.workplace.history_page._why_not)
    says(history, history.workplace.history_page._why_not)
    with server.engine.begin() as connection:
        connection.exec_driver_sql("alter table elsewhere rename to membership")
    history.press("Fetch older")
    says(history, "Bente Lund ændrede")
