"""The window as a whole: what it does when the vault cannot be closed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from enplan_desktop.domain.changes import creation, difference
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.pages.unlock_page import UnlockPage
from enplan_desktop.ui.preferences import Preferences
from enplan_desktop.ui.shell import Lanes, Shell
from enplan_desktop.ui.wording import speak
from tests.ui.kitchen import CASE, NOW, OFFSCREEN, new_vault, settle, words_on
from tests.ui.sofie import PLAN
from tests.ui.troubles import LONG, full_disk

pytestmark = OFFSCREEN


@pytest.fixture
def shell(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    """At work in Sofie's case, in English."""
    speak(qapp, "en")
    lanes = Lanes(Lane("storage"), Lane("network"), Lane("news"))
    vault = lanes.storage.wait(lambda: new_vault(tmp_path / "vault")[0])
    lanes.storage.wait(lambda: vault.commit([creation(each) for each in PLAN]))
    preferences = Preferences(vault_folder=tmp_path / "vault", language="en")
    shell = Shell(qapp, lanes, preferences, lambda: NOW, lambda: "new", remember=lambda _: None)
    shell.show()
    shell.open_vault(vault)
    qtbot.waitUntil(lambda: shell.desk is not None)
    assert shell.desk is not None
    shell.desk.open_case(CASE)
    settle(shell.desk)
    yield shell
    shell.close()
    shell.deleteLater()
    lanes.news.close()
    lanes.network.close()
    lanes.storage.close()


def test_a_window_closed_right_after_the_door_builds_no_more_pages(shell, qtbot):
    workplace = shell.workplace
    shell.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.wait(200)
    assert "history_page" not in vars(workplace)
    assert "network_page" not in vars(workplace)


def write_too_much(shell: Shell) -> None:
    desk = shell.desk
    assert desk is not None
    assert desk.plan is not None
    case = desk.plan.case
    desk.commit(difference(case, replace(case, if_it_goes_wrong=LONG)), "Page")


def test_what_cannot_be_stored_keeps_the_vault_open_and_is_offered_again(shell, qtbot):
    with full_disk(shell.desk):
        write_too_much(shell)
        qtbot.waitUntil(lambda: shell.workplace.banner.asks)
        shell.lock()
        qtbot.waitUntil(lambda: shell.workplace.banner.asks and not shell.desk.storage.busy)
        assert "1 change is not stored yet" in words_on(shell.workplace.banner)
    shell.lock()
    assert shell.desk is None
    assert isinstance(shell.centralWidget(), UnlockPage)


def test_a_lock_that_failed_does_not_end_the_talk_with_the_server(shell):
    with full_disk(shell.desk):
        write_too_much(shell)
        shell.lock()
        assert not shell.syncing.ended


def test_a_lock_that_failed_leaves_the_citizens_page_before_the_citizen(shell):
    shell.show_to_citizen()
    with full_disk(shell.desk):
        write_too_much(shell)
        shell.lock()
        assert shell.citizen_view is not None
        assert shell.citizen_view.isVisible()
        assert not shell.isVisible()
    shell.lock()
    assert shell.citizen_view is None
    assert isinstance(shell.centralWidget(), UnlockPage)
