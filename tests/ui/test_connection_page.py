"""The page about the server: what waits, what was not taken, and what can be done about it."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton

from enplan_desktop.sync.protocol import Refused
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.pages.connection_page import ConnectionPage
from enplan_desktop.ui.syncing import Syncing
from enplan_desktop.ui.widgets.history_row import HistoryRow
from tests.sync.stubs import nobody_there
from tests.ui.kitchen import CASE, OFFSCREEN, press, settle, unnamed, words_on
from tests.ui.sofie import TREATMENT
from tests.ui.test_near_live import rewrite
from tests.ui.test_syncing import has_joined

pytestmark = OFFSCREEN


@pytest.fixture
def syncing(desk, lane) -> Iterator[Syncing]:
    news = Lane("news")
    syncing = Syncing(desk, lane, news)
    yield syncing
    syncing.end()
    syncing.deleteLater()
    news.close()


@pytest.fixture
def page(desk, syncing, theme, on_screen, qtbot) -> ConnectionPage:
    """Of a vault that has joined a server which is not there now."""
    has_joined(desk, nobody_there())
    rewrite(desk, "Møde op")
    settle(desk)
    page = ConnectionPage(desk, syncing, theme)
    syncing.begin()
    on_screen(page, 900, 700)
    qtbot.waitUntil(lambda: "Not on the net" in words_on(page), timeout=10_000)
    qtbot.waitUntil(lambda: "Waits here" in words_on(page), timeout=10_000)
    return page


def test_what_waits_is_told_case_by_case_as_in_the_history(page):
    assert "Sofie N.: " in words_on(page)
    assert not unnamed(page)


def test_what_was_refused_stands_with_its_reason_and_is_tried_again(page, desk, syncing, qtbot):
    change = desk.storage.wait(lambda: desk.vault.outbox(100))[-1]
    desk.storage.wait(lambda: desk.vault.take_refusals([Refused(id=change.id, reason="no_access")]))
    syncing.sync_now()
    qtbot.waitUntil(lambda: "Not accepted by the server" in words_on(page), timeout=10_000)
    press(page, "Copy the text")
    assert QGuiApplication.clipboard().text() == "Møde op"
    press(page, "Try again")
    qtbot.waitUntil(lambda: "Not accepted by the server" not in words_on(page), timeout=10_000)
    assert change.id in {each.id for each in desk.storage.wait(lambda: desk.vault.outbox(100))}


def buttons(widget, text: str) -> list[QPushButton]:
    every = widget.findChildren(QPushButton)
    return [each for each in every if each.text() == text and each.isVisibleTo(widget)]


def test_every_refused_change_can_be_reached_however_many_they_are(page, desk, syncing, qtbot):
    for number in range(25):
        rewrite(desk, f"Møde op {number}")
        settle(desk)
    made = [each.id for each in desk.storage.wait(lambda: desk.vault.outbox(100))][-25:]
    desk.storage.wait(
        lambda: desk.vault.take_refusals([Refused(id=each, reason="malformed") for each in made])
    )
    syncing.sync_now()
    qtbot.waitUntil(lambda: len(buttons(page, "Try again")) == 20, timeout=10_000)
    assert not unnamed(page)
    press(page, "Show 5 more")
    qtbot.waitUntil(lambda: len(buttons(page, "Try again")) == 25, timeout=10_000)
    assert "more" not in words_on(page)


def test_the_list_stays_as_it_is_while_nothing_in_it_is_new(page, desk, syncing, qtbot):
    row = page.findChildren(HistoryRow)[0]
    with qtbot.waitSignal(syncing.counted):
        syncing._count_unsent()
    settle(desk)
    assert page.findChildren(HistoryRow)[0] is row


def test_what_can_be_done_stands_with_the_change_it_concerns(page, desk, syncing, qtbot):
    change = desk.storage.wait(lambda: desk.vault.outbox(100))[-1]
    desk.storage.wait(lambda: desk.vault.take_refusals([Refused(id=change.id, reason="too_large")]))
    syncing.sync_now()
    qtbot.waitUntil(lambda: bool(buttons(page, "Try again")), timeout=10_000)
    (answer,) = buttons(page, "Try again")
    row = next(each for each in page.findChildren(HistoryRow) if each.isAncestorOf(answer))
    (end,) = row.findChildren(QFrame, "Line")
    assert answer.mapTo(row, answer.rect().bottomLeft()).y() < end.y()


def words_of_goal(desk):
    return desk.plan.records[TREATMENT.id].words


def test_what_was_refused_is_taken_back_once_it_has_been_asked(page, desk, syncing, qtbot):
    change = desk.storage.wait(lambda: desk.vault.outbox(100))[-1]
    desk.storage.wait(lambda: desk.vault.take_refusals([Refused(id=change.id, reason="no_access")]))
    syncing.sync_now()
    qtbot.waitUntil(lambda: "Not accepted by the server" in words_on(page), timeout=10_000)
    press(page, "Take back")
    qtbot.waitUntil(lambda: "What you wrote disappears from this computer." in words_on(page))
    qtbot.waitUntil(lambda: page.focusWidget() is page._keep)
    press(page, "Keep it")
    qtbot.waitUntil(lambda: "Take back" in words_on(page))
    assert "disappears" not in words_on(page)
    assert desk.storage.wait(desk.vault.refused)
    press(page, "Take back")
    qtbot.waitUntil(lambda: "Take it back" in words_on(page))
    assert not unnamed(page)
    press(page, "Take it back")
    qtbot.waitUntil(lambda: "Not accepted by the server" not in words_on(page), timeout=10_000)
    qtbot.waitUntil(lambda: words_of_goal(desk) == TREATMENT.words, timeout=10_000)
    assert not desk.storage.wait(desk.vault.refused)


def test_the_question_stands_while_the_list_is_counted_anew(page, desk, syncing, qtbot):
    change = desk.storage.wait(lambda: desk.vault.outbox(100))[-1]
    desk.storage.wait(lambda: desk.vault.take_refusals([Refused(id=change.id, reason="no_access")]))
    syncing.sync_now()
    qtbot.waitUntil(lambda: "Not accepted by the server" in words_on(page), timeout=10_000)
    press(page, "Take back")
    with qtbot.waitSignal(syncing.counted):
        syncing._count_unsent()
    settle(desk)
    qtbot.waitUntil(lambda: "What you wrote disappears from this computer." in words_on(page))


def test_whoever_takes_a_new_record_back_is_told_that_all_of_it_goes(page, desk, syncing, qtbot):
    made = {each.record: each for each in desk.storage.wait(lambda: desk.vault.outbox(100))[::-1]}
    refused = [Refused(id=made[each].id, reason="too_large") for each in (TREATMENT.id, CASE)]
    desk.storage.wait(lambda: desk.vault.take_refusals(refused))
    syncing.sync_now()
    qtbot.waitUntil(lambda: "Not accepted by the server" in words_on(page), timeout=10_000)
    chips = [
        each
        for each in page.findChildren(QPushButton)
        if each.text() == "Take back" and each.isVisibleTo(page)
    ]
    assert len(chips) == 1, "the case itself stays"
    press(page, "Take back")
    qtbot.waitUntil(lambda: "all that you have written in it since, disappears" in words_on(page))
    press(page, "Take it back")
    qtbot.waitUntil(lambda: TREATMENT.id not in desk.plan.records, timeout=10_000)


def test_the_bar_says_that_the_net_is_away_also_where_something_was_refused(page, desk, syncing, qtbot):
    change = desk.storage.wait(lambda: desk.vault.outbox(100))[-1]
    desk.storage.wait(lambda: desk.vault.take_refusals([Refused(id=change.id, reason="no_access")]))
    syncing.sync_now()
    qtbot.waitUntil(
        lambda: "1 change was not accepted · Not on the net" in syncing.status_words, timeout=10_000
    )
