"""The net in the background: what the bar says of it, and that work goes on whatever the server does."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import time
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.exc import ProgrammingError

from enplan_desktop.domain.changes import difference
from enplan_desktop.domain.records import Goal
from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.settings import SYNC_PAUSED
from enplan_desktop.storage.vault import Unsent
from enplan_desktop.sync.joining import ADDRESS, DEVICE_KEY
from enplan_desktop.sync.protocol import Refused
from enplan_desktop.sync.remote import new_device_key
from enplan_desktop.ui.dialogs.join_server import JoinServer
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.syncing import Syncing
from enplan_desktop.ui.theme import Theme
from enplan_server.api import make_app
from enplan_server.database import open_database
from enplan_server.logins import Provider
from enplan_server.service import Server
from tests.server.provider import Browser, provider
from tests.server.running import Clock, Running, running, serving
from tests.ui.kitchen import OFFSCREEN, field, press, settle, stored_plan, words_on, write
from tests.ui.sofie import TREATMENT

pytestmark = OFFSCREEN


class Bar:
    """Hears what is said of the net."""

    def __init__(self, syncing: Syncing, qtbot: QtBot) -> None:
        self.said: list[tuple[str, str, bool]] = []
        syncing.status_changed.connect(lambda *status: self.said.append(status))
        self._qtbot = qtbot

    @property
    def words(self) -> str:
        return self.said[-1][0] if self.said else ""

    def until(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: self.words == words, timeout=20_000)


@pytest.fixture
def news() -> Iterator[Lane]:
    lane = Lane("news")
    yield lane
    lane.close()


@pytest.fixture
def syncing(desk: Desk, lane: Lane, news: Lane) -> Iterator[Syncing]:
    syncing = Syncing(desk, lane, news)
    yield syncing
    syncing.end()
    syncing.deleteLater()


@pytest.fixture
def bar(syncing: Syncing, qtbot: QtBot) -> Bar:
    return Bar(syncing, qtbot)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "server.db") as server:
        server.clock.now = int(time())
        yield server


def has_joined(desk: Desk, address: str) -> None:
    """The vault knows a server at an address, whatever may answer there."""

    def remember() -> None:
        desk.vault.set_setting(ADDRESS, address)
        desk.vault.set_setting(DEVICE_KEY, new_device_key())

    desk.storage.wait(remember)


def join(syncing: Syncing, lane: Lane, server: Running) -> None:
    _, code = server.invite("Mette Rosensti", Unit.JOBCENTER)
    lane.wait(lambda: syncing.join_with(server.address, code))


def rewrite(desk: Desk, words: str) -> None:
    assert desk.plan is not None
    before = desk.plan.records[TREATMENT.id]
    assert isinstance(before, Goal)
    desk.commit(difference(before, replace(before, words=words)), "words")


def waiting(desk: Desk) -> Unsent:
    settle(desk)
    return desk.storage.wait(desk.vault.unsent)


# Alone


def test_a_vault_that_lives_alone_says_that_everything_is_on_this_computer(syncing, bar, desk):
    syncing.begin()
    settle(desk)
    assert bar.said[-1] == ("Stored on this computer", "shield-check", False)
    assert "Join a server" in syncing.status_sentence()
    assert not syncing.joined


# Together


def test_a_vault_that_joins_sends_everything_and_then_what_is_written(syncing, bar, desk, lane, server):
    join(syncing, lane, server)
    syncing.sync_now()
    bar.until("Up to date 09:30")
    assert waiting(desk).waiting == 0

    rewrite(desk, "Møde op")
    bar.until("Sending and fetching …")
    bar.until("Up to date 09:30")
    assert waiting(desk).waiting == 0


def test_without_the_net_changes_are_counted_and_with_it_they_go(syncing, bar, desk, lane, server):
    join(syncing, lane, server)
    syncing.sync_now()
    bar.until("Up to date 09:30")
    syncing.set_offline(True)
    bar.until("Not on the net")
    rewrite(desk, "Møde op")
    bar.until("Not on the net – 1 change stored here")
    rewrite(desk, "Møde op hver gang")
    bar.until("Not on the net – 2 changes stored here")
    assert bar.said[-1][1:] == ("wifi-slash", True)
    assert stored_plan(desk).records["treatment"] == replace(TREATMENT, words="Møde op hver gang")
    syncing.set_offline(False)
    bar.until("Up to date 09:30")
    assert waiting(desk).waiting == 0


def test_a_server_that_goes_away_is_said_and_work_goes_on(syncing, bar, desk, lane, tmp_path):
    with running(tmp_path / "server.db") as server:
        server.clock.now = int(time())
        join(syncing, lane, server)
        syncing.sync_now()
        bar.until("Up to date 09:30")
    rewrite(desk, "Møde op")
    syncing.sync_now()
    bar.until("Not on the net – 1 change stored here")
    assert "cannot be reached" in syncing.status_sentence()


def test_joining_is_asked_for_in_a_window_and_writes_under_the_servers_name(
    syncing, bar, desk, server, theme, on_screen, qtbot
):
    _, code = server.invite("Mette Rosensti", Unit.JOBCENTER)

    def come_in(dialog: QDialog) -> None:
        write(field(dialog, "One-time code"), code)
        press(dialog, "Join")

    joins_in_a_window(syncing, server.address, come_in, theme, on_screen)
    bar.until("Up to date 09:30")
    assert desk.identity is not None
    assert desk.identity.person_name == "Mette Rosensti"


def test_where_the_server_has_logins_a_login_in_the_browser_joins(
    desk, lane, news, theme, on_screen, qtbot, tmp_path
):
    browser = Browser("mette")
    syncing = Syncing(desk, lane, news, open_browser=browser)
    engine = open_database(f"sqlite:///{tmp_path / 'server.db'}")
    with provider() as logins:
        service = Server(engine, "Testkøbing", provider=Provider(logins.issuer, "enplan"))
        with serving(make_app(service)) as address:
            joins_in_a_window(syncing, address, lambda dialog: press(dialog, "Log in"), theme, on_screen)
            browser.close()
            Bar(syncing, qtbot).until("Up to date 09:30")
            syncing.end()
            qtbot.waitUntil(lambda: not lane.busy)
    engine.dispose()
    syncing.deleteLater()
    assert desk.identity is not None
    assert desk.identity.person_name == "Mette Lund"
    assert "You are logged in." in browser.last_page


def test_whoever_cancels_when_the_server_has_taken_the_laptop_in_already_is_shown_that_it_has(
    syncing, bar, desk, theme, on_screen, tmp_path
):
    asked, cancelled = threading.Event(), threading.Event()
    engine = open_database(f"sqlite:///{tmp_path / 'server.db'}")
    app = make_app(Server(engine, "Testkøbing", lambda: int(time())))

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        if scope.get("path", "").endswith("/enrol"):
            asked.set()
            await asyncio.to_thread(cancelled.wait, 20)
        await app(scope, receive, send)

    def come_in(dialog: QDialog) -> None:
        write(field(dialog, "One-time code"), code)
        press(dialog, "Join")
        assert asked.wait(20)
        press(dialog, "Cancel")
        cancelled.set()

    with serving(slow) as address:
        _, code = Running(engine, address, Clock(int(time()))).invite("Mette Rosensti", Unit.JOBCENTER)
        joins_in_a_window(syncing, address, come_in, theme, on_screen)
        bar.until("Up to date 09:30")
        syncing.end()
    engine.dispose()
    assert desk.identity is not None
    assert desk.identity.person_name == "Mette Rosensti"


def joins_in_a_window(
    syncing: Syncing, address: str, come_in: Callable[[QDialog], None], theme: Theme, on_screen: Any
) -> None:
    """Asks for the address, and goes on when the server has answered to that."""
    window, timer = QWidget(), QTimer()
    on_screen(window)
    asked = False

    def fill() -> None:
        nonlocal asked
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, JoinServer):
            return
        if not asked:
            asked = True
            write(field(dialog, "The server's address"), address)
            press(dialog, "Go on")
        elif "This is Testkøbing." in words_on(dialog):
            timer.stop()
            come_in(dialog)

    timer.timeout.connect(fill)
    timer.start(5)
    syncing.join(window, theme)


# Servers as they should not be


async def _garbage(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"<html>kaffe?</html>"})


async def _broken(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 500, "headers": []})
    await send({"type": "http.response.body", "body": b"oh no"})


@pytest.mark.parametrize(
    ("app", "sentence"),
    [(_garbage, "Something else than the server answered."), (_broken, "The server has a fault.")],
)
def test_a_server_that_answers_nonsense_is_said_in_words_and_work_goes_on(syncing, bar, desk, app, sentence):
    with serving(app) as address:
        has_joined(desk, address)
        syncing.begin()
        bar.until("The server cannot take part now")
        assert bar.said[-1][2]
        assert syncing.status_sentence().startswith(sentence)
        rewrite(desk, "Møde op")
        assert stored_plan(desk).records["treatment"] == replace(TREATMENT, words="Møde op")


def test_a_vault_that_is_closed_while_a_server_takes_its_time_is_closed(syncing, desk, lane, qtbot, tmp_path):
    asked, answer = threading.Event(), threading.Event()
    engine = open_database(f"sqlite:///{tmp_path / 'server.db'}")
    app = make_app(Server(engine, "Testkøbing", lambda: int(time())))

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        if scope.get("path", "").endswith("/sync"):
            asked.set()
            await asyncio.to_thread(answer.wait, 20)
        await app(scope, receive, send)

    with serving(slow) as address:
        join(syncing, lane, Running(engine, address, Clock(int(time()))))
        syncing.sync_now()
        qtbot.waitUntil(asked.is_set)
        syncing.end()
        desk.close()
        answer.set()
        qtbot.waitUntil(lambda: not lane.busy, timeout=20_000)
    engine.dispose()
    with pytest.raises(ProgrammingError):
        desk.storage.wait(desk.vault.case_ids)


# What a person should look at


def test_a_refused_change_is_counted_and_its_reason_told(syncing, bar, desk):
    rewrite(desk, "Møde op")
    settle(desk)
    change = desk.storage.wait(lambda: desk.vault.outbox(100))[-1]
    desk.storage.wait(lambda: desk.vault.take_refusals([Refused(id=change.id, reason="no_access")]))
    syncing.begin()
    bar.until("1 change was not accepted")
    assert bar.said[-1][1:] == ("warning", True)
    assert syncing.status_sentence() == (
        "1 change was not accepted. You no longer have access to this part of the case. Copy the text, and give it"
        " to somebody who works on it. What you wrote is still here."
    )


def test_a_restored_vault_speaks_to_nobody_before_a_person_says_so(syncing, bar, desk, lane, server):
    join(syncing, lane, server)
    desk.storage.wait(lambda: desk.vault.set_setting(SYNC_PAUSED, True))
    syncing.sync_now()
    bar.until("The server cannot take part now")
    assert syncing.paused
    assert "restored from a backup" in syncing.status_sentence()
    syncing.resume()
    bar.until("Up to date 09:30")
    assert not syncing.paused
