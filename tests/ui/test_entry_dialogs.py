"""The dialogs for a new case and for joining a server."""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from enplan_desktop.domain.terms import AgeGroup
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sync.login import NotLoggedIn
from enplan_desktop.sync.protocol import Welcome
from enplan_desktop.sync.troubles import BadAddress, BadCode, NoNetwork, NoUnit
from enplan_desktop.ui.birth_reading import read_birth
from enplan_desktop.ui.dialogs.join_server import JoinServer
from enplan_desktop.ui.dialogs.new_case import NewCase
from enplan_desktop.ui.jobs import Lane
from tests.ui.kitchen import OFFSCREEN, button_of, field, plain_theme, press, unnamed, words_on, write

pytestmark = OFFSCREEN

TODAY = date(2026, 3, 9)
CPR = "CPR number (may be left out)"
BORN = "Date of birth (may be left out)"
NAME = "What you both call it"


@pytest.fixture
def new_case(qtbot: QtBot) -> NewCase:
    dialog = NewCase("new", ["Sofie N.", "Bo L."], TODAY, "Mette Lindholm", plain_theme())
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def test_a_name_and_enter_make_a_case(new_case: NewCase) -> None:
    assert field(new_case, NAME).hasFocus()
    QTest.keyClicks(field(new_case, NAME), "  Ahmed  K. ")
    QTest.keyClick(field(new_case, NAME), Qt.Key.Key_Return)

    case = new_case.case
    assert case is not None
    assert (case.id, case.case_id, case.display_name) == ("new", "new", "Ahmed K.")
    assert (case.coordinator, case.since, case.cpr, case.born) == ("Mette Lindholm", TODAY, "", None)


def test_without_a_name_there_is_no_case(new_case: NewCase) -> None:
    press(new_case, "Make the case")
    assert "Write a name that you will both know the case by." in words_on(new_case)
    assert new_case.case is None
    assert new_case.isVisible()


def test_a_name_that_another_case_has_is_only_warned_of(new_case: NewCase) -> None:
    write(field(new_case, NAME), "sofie n.")
    assert "Another case is also called sofie n.." in words_on(new_case)
    press(new_case, "Make the case")
    assert new_case.case is not None


def test_a_cpr_number_without_a_date_is_refused_and_stays_to_be_put_right(new_case: NewCase) -> None:
    write(field(new_case, NAME), "Ahmed K.")
    write(field(new_case, CPR), "310298-1234")
    press(new_case, "Make the case")
    assert "The first six digits of this CPR number are no date." in words_on(new_case)
    assert field(new_case, CPR).text() == "310298-1234"
    assert new_case.case is None


def test_a_cpr_number_that_fails_modulus_11_is_warned_of_and_gives_the_day_of_birth(
    new_case: NewCase,
) -> None:
    write(field(new_case, NAME), "Ahmed K.")
    write(field(new_case, CPR), "0304981234")
    field(new_case, NAME).setFocus()
    assert "This CPR number fails the old check digit." in words_on(new_case)
    assert field(new_case, BORN).text() == "Friday 3 April 1998"
    press(new_case, "Make the case")
    case = new_case.case
    assert case is not None
    assert (case.cpr, case.born) == ("0304981234", date(1998, 4, 3))


@pytest.mark.parametrize("typed", ["40.4.98", "sometime", "3.4", "9.3.2027"])
def test_a_day_on_which_nobody_can_be_born_is_refused(new_case: NewCase, typed: str) -> None:
    write(field(new_case, NAME), "Ahmed K.")
    write(field(new_case, BORN), typed)
    press(new_case, "Make the case")
    said = words_on(new_case)
    assert "This is no date of birth." in said or "This date of birth is still to come." in said
    assert new_case.case is None


def test_an_age_group_is_enough_for_somebody_anonymous(new_case: NewCase) -> None:
    write(field(new_case, NAME), "Ørn")
    press(new_case, "Under 30")
    press(new_case, "Make the case")
    assert new_case.case is not None
    assert new_case.case.age_group is AgeGroup.UNDER_30


@given(st.dates(date(1926, 3, 10), TODAY))
def test_a_day_of_birth_is_read_however_it_is_written(born: date) -> None:
    year = f"{born.year % 100:02}"
    for typed in (
        f"{born.day}.{born.month}.{year}",
        f"{born.day}/{born.month} {born.year}",
        f"{born.day:02}{born.month:02}{year}",
        born.isoformat(),
    ):
        assert read_birth(typed, TODAY, "da") == born


# Joining


class Server:
    """What IT's server answers, and what it was asked."""

    def __init__(self, issuer: str = "") -> None:
        self.asked: list[tuple[str, str]] = []
        self.trouble: Trouble | None = None
        self.welcomed = Welcome(server_name="Testkøbing", issuer=issuer)
        self.waits = False

    def welcome(self, address: str) -> Welcome:
        if isinstance(self.trouble, BadAddress):
            raise self.trouble
        return self.welcomed

    def join_with(self, address: str, code: str) -> None:
        self.asked.append((address, code))
        if self.trouble is not None:
            raise self.trouble

    def log_in(self, address: str, greeting: Welcome, cancelled: Callable[[], bool]) -> None:
        self.asked.append((address, greeting.issuer))
        if self.trouble is not None:
            raise self.trouble
        while self.waits:
            if cancelled():
                self.asked.append(("given up", ""))
                raise NotLoggedIn
            time.sleep(0.01)


@pytest.fixture
def lane() -> Iterator[Lane]:
    made = Lane("network")
    yield made
    made.close()


def ask(qtbot: QtBot, lane: Lane, server: Server) -> JoinServer:
    dialog = JoinServer(lane, server, plain_theme())
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def greeted(qtbot: QtBot, lane: Lane, server: Server) -> JoinServer:
    """The dialog once the server has answered to its address."""
    dialog = ask(qtbot, lane, server)
    write(field(dialog, "The server's address"), "https://enplan.example")
    press(dialog, "Go on")
    qtbot.waitUntil(lambda: "This is Testkøbing." in words_on(dialog))
    return dialog


def test_an_address_and_a_code_join(qtbot: QtBot, lane: Lane) -> None:
    server = Server()
    dialog = ask(qtbot, lane, server)
    QTest.keyClicks(field(dialog, "The server's address"), " https://enplan.example ")
    QTest.keyClick(field(dialog, "The server's address"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "This is Testkøbing." in words_on(dialog))
    assert field(dialog, "One-time code").hasFocus()
    QTest.keyClicks(field(dialog, "One-time code"), "ABCD-1234")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(field(dialog, "One-time code"), Qt.Key.Key_Return)
    assert server.asked == [("https://enplan.example", "ABCD-1234")]


@pytest.mark.parametrize(
    ("trouble", "sentence", "focused"),
    [
        (BadCode(), "The code is mistyped, used or too old.", "One-time code"),
        (NoNetwork(), "The server cannot be reached.", None),
    ],
)
def test_what_stands_in_the_way_is_said_and_can_be_tried_again(
    qtbot: QtBot, lane: Lane, trouble: Trouble, sentence: str, focused: str | None
) -> None:
    server = Server()
    server.trouble = trouble
    dialog = greeted(qtbot, lane, server)
    write(field(dialog, "One-time code"), "ABCD")
    press(dialog, "Join")
    qtbot.waitUntil(lambda: sentence in words_on(dialog))
    assert focused is None or field(dialog, focused).hasFocus()
    assert field(dialog, "One-time code").text() == "ABCD"

    server.trouble = None
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, "Join")


def test_an_address_that_is_none_is_said_under_it(qtbot: QtBot, lane: Lane) -> None:
    server = Server()
    server.trouble = BadAddress("enplan")
    dialog = ask(qtbot, lane, server)
    write(field(dialog, "The server's address"), "enplan")
    press(dialog, "Go on")
    qtbot.waitUntil(lambda: "enplan is no server's address." in words_on(dialog))
    assert field(dialog, "The server's address").hasFocus()
    assert server.asked == []


def test_nothing_is_asked_before_both_are_written(qtbot: QtBot, lane: Lane) -> None:
    server = Server()
    dialog = ask(qtbot, lane, server)
    press(dialog, "Go on")
    assert "Write the server's address." in words_on(dialog)
    dialog = greeted(qtbot, lane, server)
    press(dialog, "Join")
    assert "Write the one-time code." in words_on(dialog)
    assert server.asked == []


def test_where_the_server_has_logins_one_may_log_in_or_write_a_code(qtbot: QtBot, lane: Lane) -> None:
    server = Server("https://login.example")
    dialog = greeted(qtbot, lane, server)
    assert button_of(dialog, "Log in").hasFocus()
    assert field(dialog, "One-time code").isVisible()
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, "Log in")
    assert server.asked == [("https://enplan.example", "https://login.example")]


def test_a_server_without_logins_offers_none(qtbot: QtBot, lane: Lane) -> None:
    dialog = greeted(qtbot, lane, Server())
    assert not button_of(dialog, "Log in").isVisible()


def test_another_address_is_asked_anew(qtbot: QtBot, lane: Lane) -> None:
    dialog = greeted(qtbot, lane, Server("https://login.example"))
    QTest.keyClicks(field(dialog, "The server's address"), "x")
    assert not button_of(dialog, "Log in").isVisible()
    assert "One-time code" not in words_on(dialog)
    assert button_of(dialog, "Go on").isVisible()


def test_a_login_that_did_not_go_well_is_said_and_can_be_tried_again(qtbot: QtBot, lane: Lane) -> None:
    server = Server("https://login.example")
    dialog = greeted(qtbot, lane, server)
    server.trouble = NoUnit()
    press(dialog, "Log in")
    qtbot.waitUntil(lambda: "Ask IT to give you a unit" in words_on(dialog))
    server.trouble = None
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, "Log in")


def test_whoever_cancels_is_not_waited_for(qtbot: QtBot, lane: Lane) -> None:
    server = Server("https://login.example")
    dialog = greeted(qtbot, lane, server)
    server.waits = True
    press(dialog, "Log in")
    qtbot.waitUntil(lambda: "En plan waits for you here." in words_on(dialog))
    press(dialog, "Cancel")
    qtbot.waitUntil(lambda: ("given up", "") in server.asked)
    qtbot.waitUntil(lambda: not lane.busy)


def test_every_control_has_a_name(qtbot: QtBot, lane: Lane, new_case: NewCase) -> None:
    dialogs: list[QDialog] = [new_case, ask(qtbot, lane, Server())]
    assert [unnamed(each) for each in dialogs] == [[], []]


def test_a_long_ago_day_to_come_is_never_guessed() -> None:
    assert read_birth((TODAY + timedelta(days=1)).strftime("%d%m%y"), TODAY, "da") == date(1926, 3, 10)
