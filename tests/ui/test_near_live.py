"""What a colleague writes is on the screen while one looks at it, and a net that returns is noticed."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from enplan_desktop.domain.changes import difference
from enplan_desktop.domain.records import Goal
from enplan_desktop.domain.terms import Unit
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.syncing import Syncing
from tests.server.restarting import Restartable
from tests.sync.laptops import Colleague
from tests.ui.kitchen import CASE, OFFSCREEN, settle
from tests.ui.sofie import TREATMENT

pytestmark = OFFSCREEN


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Restartable]:
    process = Restartable(tmp_path / "server.db")
    process.start()
    yield process
    process.stop()


@pytest.fixture
def syncing(desk: Desk, lane: Lane, server: Restartable, qtbot: QtBot) -> Iterator[Syncing]:
    """Joined, in step, and listening."""
    news = Lane("news")
    syncing = Syncing(desk, lane, news)
    code = server.invite("Mette Rosensti", Unit.JOBCENTER)
    lane.wait(lambda: syncing.join_with(server.address, code))
    syncing.sync_now()
    qtbot.waitUntil(lambda: syncing.listening, timeout=20_000)
    yield syncing
    began = monotonic()
    syncing.end()
    news.close()
    assert monotonic() - began < 1, "the wait goes on after its end"
    syncing.deleteLater()


@pytest.fixture
def jonas(syncing: Syncing, desk: Desk, server: Restartable, tmp_path: Path) -> Iterator[Colleague]:
    """Of the same unit, with the case on his laptop."""
    jonas = Colleague("Jonas Askelyng", Unit.JOBCENTER, tmp_path / "jonas")
    jonas.join_at(server.address, server.invite(jonas.name, jonas.unit))
    identity = jonas.vault.identity
    assert identity is not None
    remote = syncing.remote
    assert remote is not None
    remote.share(CASE, identity.person_id)
    jonas.synced()
    yield jonas
    jonas.close()


def words(desk: Desk) -> str:
    assert desk.plan is not None
    goal = desk.plan.records[TREATMENT.id]
    assert isinstance(goal, Goal)
    return goal.words


def rewrite(desk: Desk, words: str) -> None:
    assert desk.plan is not None
    before = desk.plan.records[TREATMENT.id]
    assert isinstance(before, Goal)
    desk.commit(difference(before, replace(before, words=words)), "words")


def test_what_a_colleague_writes_is_on_the_screen_within_a_second(syncing, desk, jonas, qtbot):
    took = []
    for said in ("Møde op", "Møde op hver gang", "Møde op hver uge"):
        jonas.edits(TREATMENT, words=said)
        began = monotonic()
        jonas.synced()
        qtbot.waitUntil(lambda said=said: words(desk) == said, timeout=10_000)
        took.append(monotonic() - began)
        qtbot.waitUntil(lambda: syncing.listening, timeout=10_000)
    assert max(took) < 1, took


def test_a_case_that_was_made_a_moment_ago_is_listened_to(syncing, desk, jonas, qtbot):
    fresh = replace(desk.plan.case, id="fresh", case_id="fresh", display_name="Bo L.")
    desk.add_case(fresh)
    qtbot.waitUntil(lambda: syncing.listening and not syncing.waiting and desk.idle, timeout=10_000)
    syncing.remote.share("fresh", jonas.vault.identity.person_id)
    jonas.synced()
    case = jonas.plan("fresh").case
    jonas.vault.commit(difference(case, replace(case, phone="12345678")))
    qtbot.waitUntil(lambda: not syncing.running and syncing.listening, timeout=10_000)
    began = monotonic()
    jonas.synced()
    qtbot.waitUntil(lambda: desk.plan.case.phone == "12345678", timeout=10_000)
    assert monotonic() - began < 1


def test_a_net_that_returns_is_noticed_by_itself(syncing, desk, jonas, server, qtbot):
    server.stop()
    rewrite(desk, "Møde op")
    settle(desk)
    qtbot.waitUntil(lambda: "Not on the net" in syncing.status_words, timeout=20_000)
    server.start()
    qtbot.waitUntil(lambda: not syncing.waiting and syncing.listening, timeout=20_000)
    jonas.synced()
    assert jonas.goal(TREATMENT).words == "Møde op"
    jonas.edits(TREATMENT, words="Møde op igen")
    jonas.synced()
    qtbot.waitUntil(lambda: words(desk) == "Møde op igen", timeout=2_000)


def test_the_system_says_that_there_is_a_net_again(syncing, desk, server, qtbot):
    syncing.begin()
    qtbot.waitUntil(lambda: syncing.listening, timeout=20_000)
    nets = QNetworkInformation.instance()
    if nets is None:
        pytest.skip("this system knows nothing of nets")
    with qtbot.waitSignal(syncing.synced, timeout=5_000):
        nets.reachabilityChanged.emit(QNetworkInformation.Reachability.Online)


def test_waiting_for_news_keeps_nobody_waiting(syncing, desk):
    before = threading.active_count()
    began = monotonic()
    syncing.end()
    assert monotonic() - began < 0.2
    assert threading.active_count() <= before
