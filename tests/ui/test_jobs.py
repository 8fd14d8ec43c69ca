"""Work away from the GUI thread."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from enplan_desktop.ui.jobs import Lane


@pytest.fixture
def owner(qapp) -> QObject:
    return QObject()


def test_the_answer_comes_back_on_the_thread_that_asked(lane, owner, qtbot):
    seen: list[tuple[int, int]] = []
    lane.run(owner, threading.get_ident, lambda there: seen.append((there, threading.get_ident())))
    assert lane.busy
    qtbot.waitUntil(lambda: not lane.busy)
    ((there, here),) = seen
    assert here == threading.get_ident()
    assert there != here


def test_jobs_are_done_one_after_another_in_order(lane, owner, qtbot):
    done: list[int] = []
    told: list[int] = []
    for number in range(20):
        lane.run(
            owner, lambda number=number: done.append(number), lambda _, number=number: told.append(number)
        )
    qtbot.waitUntil(lambda: not lane.busy)
    assert done == told == list(range(20))


def test_a_failure_comes_back_too(lane, owner, qtbot):
    failures: list[Exception] = []
    lane.run(owner, lambda: 1 // 0, failed=failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], ZeroDivisionError)


def test_a_failure_that_nobody_awaits_is_not_swallowed(lane, owner, qtbot):
    with qtbot.captureExceptions() as faults:
        lane.run(owner, lambda: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: not lane.busy)
    assert [kind for kind, _, _ in faults] == [ZeroDivisionError]


def test_a_failure_does_not_stop_the_lane(lane, owner, qtbot):
    failures: list[Exception] = []
    done: list[int] = []
    lane.run(owner, lambda: 1 // 0, failed=failures.append)
    lane.run(owner, lambda: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])


def test_an_answer_for_somebody_who_is_gone_is_dropped(lane, owner, qtbot):
    told: list[object] = []
    hold = threading.Event()
    lane.run(owner, hold.wait, told.append, told.append)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    hold.set()
    qtbot.waitUntil(lambda: not lane.busy)
    assert told == []


def test_waiting_gives_the_result_or_raises(lane):
    assert lane.wait(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        lane.wait(lambda: 1 // 0)


def test_closing_finishes_what_is_under_way():
    lane = Lane("short")
    done: list[int] = []
    lane.run(QObject(), lambda: done.append(1))
    lane.close()
    assert done == [1]
