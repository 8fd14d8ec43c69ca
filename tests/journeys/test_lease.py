"""A computer that was away from its server for long: it speaks with it before it shows anything."""

from pathlib import Path
from time import time

import pytest

from enplan_desktop.sync.joining import join
from enplan_desktop.sync.lease import LEASE_SECONDS, LEASE_UNTIL
from tests.journeys.hand import PASSPHRASE, Hand
from tests.server.running import running
from tests.ui.kitchen import OFFSCREEN

pytestmark = OFFSCREEN

DAY = 24 * 3600


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "server.db"


def run_out(hand: Hand, database: Path) -> None:
    """The vault has joined a server, and has not heard from it for 16 days."""
    vault = hand.desk.vault
    with running(database) as server:
        server.clock.now = int(time())
        _, code = server.invite("Mette Rosensti")
        hand.desk.storage.wait(lambda: join(vault, server.address, code, "laptop")).close()

    def forget() -> None:
        vault.set_setting(LEASE_UNTIL, int(time()) - 2 * DAY)
        vault.set_setting(LEASE_SECONDS, 14 * DAY)

    hand.desk.storage.wait(forget)


def unlock(hand: Hand) -> None:
    hand.shell.lock()
    hand.write("Passphrase", PASSPHRASE)
    hand.press("Unlock")


def test_without_the_server_nothing_is_shown_and_why_is_said(hand, database):
    run_out(hand, database)
    unlock(hand)
    hand.until(lambda: "har ikke talt med serveren i 16 dage" in hand.seen())
    hand.until(lambda: "Serveren kan ikke nås" in hand.seen())
    assert "Sofie N." not in hand.seen()
    assert hand.shell.desk is None
    hand.press("Lock")
    hand.until(lambda: "Din boks er låst" in hand.seen())


def test_it_goes_on_by_itself_when_the_server_has_answered(hand, database):
    vault = hand.desk.vault
    with running(database) as server:
        server.clock.now = int(time())
        _, code = server.invite("Mette Rosensti")
        hand.desk.storage.wait(lambda: join(vault, server.address, code, "laptop")).close()
        hand.desk.storage.wait(lambda: vault.set_setting(LEASE_UNTIL, int(time()) - 1))
        unlock(hand)
        hand.until(lambda: hand.shell.desk is not None and hand.desk.caseload)
        assert "Sofie N." in hand.seen()
        hand.shell.lock()
