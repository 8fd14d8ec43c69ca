"""*Forbindelse*, as somebody comes to it: what it says of the server, and where it leads."""

from dataclasses import replace
from time import time
from typing import Any

import pytest

from enplan_desktop.ui.syncing import Syncing
from enplan_desktop.ui.widgets.third_way import ThirdWay
from tests.journeys.conftest import Arrive, joins
from tests.journeys.hand import Hand
from tests.server.running import Running
from tests.sync.laptops import Colleague
from tests.ui.kitchen import CASE, OFFSCREEN
from tests.ui.sofie import TREATMENT

pytestmark = OFFSCREEN

HOUR = 3600
WRONG_CLOCK = "Uret på denne computer går forkert. Intet går tabt af det, men stil det gerne."
REBUILT = "Noget her så anderledes ud end på serveren og er hentet igen."


def syncing_of(hand: Hand) -> Syncing:
    assert hand.shell.syncing is not None
    return hand.shell.syncing


def turn_to_the_connection(hand: Hand) -> None:
    hand.come_to(hand.shell)
    hand.keys("Shift+F5")
    hand.until(hand.workplace.connection_page.isVisible)


def rewrites(hand: Hand, words: str) -> None:
    hand.click_on(TREATMENT.id, "words")
    hand.editor().selectAll()
    hand.type(words)
    hand.keys("Return")
    hand.rest()


@pytest.mark.parametrize("ahead", [0, 2 * HOUR, -2 * HOUR])
def test_a_clock_that_is_wrong_is_said_and_the_work_goes_on(ahead: int, hand: Hand, server: Running):
    server.clock.now = int(time()) + ahead
    joins(hand, server)
    rewrites(hand, "Møde op")
    turn_to_the_connection(hand)
    hand.until(lambda: "Opdateret" in hand.seen() and "Intet venter her." in hand.seen())
    assert (WRONG_CLOCK in hand.seen()) == bool(ahead)


def differs_from_bente(mette: Hand, arrive: Arrive) -> Colleague:
    """Both have written in a goal while they were apart, Bente first; both know of it."""
    bente, syncing = arrive("Bente Lund"), syncing_of(mette)
    assert bente.vault.identity is not None
    person, remote = bente.vault.identity.person_id, syncing.remote
    assert remote is not None
    mette.shell._lanes.network.wait(lambda: remote.share(CASE, person))
    bente.synced()
    syncing.set_offline(True)
    rewrites(mette, "Mettes ord")
    bente.edits(TREATMENT, words="Bentes ord")
    bente.synced()
    syncing.set_offline(False)
    mette.until(lambda: "1 skal afklares" in syncing.status_words)
    mette.until(lambda: not syncing.waiting)
    bente.synced()
    return bente


def test_a_half_written_third_wording_is_found_again_whatever_happens_meanwhile(mette: Hand, arrive: Arrive):
    bente = differs_from_bente(mette, arrive)
    mette.keys("Ctrl+7")
    mette.press("Write a third", mette.workplace.clarify_page)
    mette.until(lambda: mette.workplace.clarify_page.findChildren(ThirdWay))
    mette.type("Begges ord")
    mette.keys("Ctrl+1")
    bente.vault.decide(CASE, TREATMENT.id, "words", "Bentes ord")
    bente.synced()
    mette.until(lambda: not mette.plan.unsettled)
    mette.rest()
    assert "Skal afklares" in mette.tabs()
    mette.keys("Ctrl+L")
    mette.until(lambda: mette.shell.desk is None)
    mette.unlock()
    mette.open_case("Sofie N.")
    mette.until(lambda: "Skal afklares" in mette.tabs())
    mette.keys("Ctrl+7")
    mette.until(lambda: "Bente Lund har afgjort det imens." in mette.seen())
    mette.press("Put it in its place", mette.workplace.clarify_page)
    mette.until(lambda: mette.plan.records[TREATMENT.id] == replace(TREATMENT, words="Begges ord"))
    mette.keys("Ctrl+1")
    mette.until(lambda: "Skal afklares" not in mette.tabs())


@pytest.mark.parametrize("on_the_table", ["Sofie N.", "Bo L."])
def test_what_is_to_settle_is_one_press_away_whichever_case_is_open(
    on_the_table: str, mette: Hand, arrive: Arrive
):
    differs_from_bente(mette, arrive)
    mette.open_case(on_the_table)
    turn_to_the_connection(mette)
    mette.press("1 skal afklares", mette.workplace.connection_page)
    mette.until(mette.workplace.clarify_page.isVisible)
    mette.until(lambda: "Mettes ord" in mette.seen() and "Bentes ord" in mette.seen())
    assert mette.plan.case.id == CASE
    mette.press("Keep this", mette.workplace.clarify_page)
    mette.until(lambda: not mette.plan.unsettled)
    turn_to_the_connection(mette)
    mette.until(lambda: "skal afklares" not in mette.seen())


def test_what_had_spoilt_here_is_fetched_again_and_that_is_said(mette: Hand):
    turn_to_the_connection(mette)
    assert REBUILT not in mette.seen()
    mette.press("Back to the case")
    mette.desk.storage.wait(lambda: spoil(mette))
    rewrites(mette, "Møde op")
    turn_to_the_connection(mette)
    mette.until(lambda: REBUILT in mette.seen())
    assert mette.stored.records[TREATMENT.id] == replace(TREATMENT, words="Møde op")


def spoil(hand: Hand) -> None:
    """The place of a goal is no longer what everybody else has."""
    connection: Any = hand.desk.vault._engine.raw_connection().driver_connection
    spoilt = connection.execute(
        "UPDATE record SET cells = replace(cast(cells AS text), '\"place\"', '\"plaice\"') WHERE record = ?",
        (TREATMENT.id,),
    )
    assert spoilt.rowcount == 1
    connection.commit()
