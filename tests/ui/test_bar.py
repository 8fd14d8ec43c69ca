"""What stands around a page: the dark bar, the banner, the header with its tabs."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QTabBar, QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import AgeGroup
from enplan_desktop.ui.pages.case_page import CasePage, Tab
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.banner import Banner
from enplan_desktop.ui.widgets.case_header import CaseHeader, case_line
from enplan_desktop.ui.widgets.top_bar import TopBar
from tests.ui.kitchen import OFFSCREEN, plain_theme, press, unnamed, words_on
from tests.ui.sofie import BO, SOFIE

pytestmark = OFFSCREEN

TODAY = date(2026, 3, 9)


# The banner


@pytest.fixture
def banner(theme, on_screen) -> Banner:
    window = QWidget()
    banner = Banner(theme, window)
    on_screen(window)
    return banner


def test_a_banner_is_not_there_before_it_says_something(banner):
    assert not banner.isVisible()
    assert banner.words() == ""


def test_a_banner_stays_until_it_is_closed(banner):
    banner.say("The disk is full.")
    assert banner.words() == "The disk is full."
    assert not banner.asks
    close = next(each for each in banner.findChildren(QPushButton) if each.accessibleName())
    assert close.accessibleName() == "Close the message"
    close.click()
    assert not banner.isVisible()


def test_a_banner_offers_one_thing_to_do_and_goes_when_it_is_done(banner):
    done: list[str] = []
    banner.say("1 change is not stored yet.", "Try again", lambda: done.append("again"))
    assert banner.asks
    press(banner, "Try again")
    assert done == ["again"]
    assert not banner.isVisible()


def test_the_next_word_takes_the_place_of_the_last_and_of_its_button(banner):
    banner.say("1 change is not stored yet.", "Try again", banner.hide)
    banner.say("Something else.")
    assert "Try again" not in words_on(banner)
    assert not banner.asks


def test_a_passing_word_goes_by_itself_and_a_lasting_one_after_it_does_not(banner, qtbot):
    banner._timer.setInterval(1)
    banner.say("Handed out.", passing=True)
    qtbot.waitUntil(lambda: not banner.isVisible())
    banner.say("Handed out.", passing=True)
    banner.say("The disk is full.")
    assert not banner._timer.isActive()
    assert banner.words() == "The disk is full."


# The dark bar


def bar_in(theme: Theme, on_screen, width: int) -> TopBar:
    bar = TopBar(theme, QMenu())
    bar.show_status("Not on the net – 3 changes stored here", "wifi-slash", True)
    on_screen(bar, width, 60)
    return bar


def named(widget: QWidget, name: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.accessibleName() == name)


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("Search or do something", "wants_search"),
        ("Show to the citizen", "wants_citizen_view"),
        ("Lock", "wants_lock"),
        ("Not on the net – 3 changes stored here", "wants_status"),
    ],
)
def test_every_button_of_the_bar_says_what_was_pressed(theme, on_screen, qtbot, name, signal):
    bar = bar_in(theme, on_screen, 1440)
    with qtbot.waitSignal(getattr(bar, signal)):
        named(bar, name).click()


def test_there_is_nothing_to_show_a_citizen_while_no_case_is_open(theme, on_screen):
    bar = bar_in(theme, on_screen, 1440)
    bar.enable_citizen_view(False)
    assert not named(bar, "Show to the citizen").isEnabled()


@pytest.mark.parametrize(("width", "text_percent"), [(1440, 100), (900, 100), (1440, 200), (900, 200)])
def test_the_bar_never_asks_for_more_room_than_there_is(on_screen, width, text_percent):
    bar = bar_in(plain_theme(text_percent=text_percent), on_screen, width)
    bar.show_status("Not on the net – 1234 changes stored here, and 12 were not accepted", "wifi-slash", True)
    assert bar.sizeHint().width() <= width
    assert bar.minimumSizeHint().width() <= width
    assert unnamed(bar) == []


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (1440, "1 to settle · Not on the net – 2 changes stored here"),
        (1190, "1 to settle · Not on the net"),
        (880, "1 to settle · Not on the net"),
    ],
)
def test_with_large_text_the_state_is_said_in_fewer_words_and_never_cut_off(on_screen, width, shown):
    bar = bar_in(plain_theme(text_percent=200), on_screen, width)
    bar.show_status("1 to settle · Not on the net – 2 changes stored here", "arrows-split", True)
    assert bar.status.text().strip() == shown
    assert bar.status.toolTip() == "1 to settle · Not on the net – 2 changes stored here"


def test_with_room_enough_every_button_has_its_word(theme, on_screen):
    bar = bar_in(theme, on_screen, 1440)
    assert "Show to the citizen" in words_on(bar)
    assert "Lock" in words_on(bar)


# The header


def test_the_line_under_a_name_says_age_since_when_and_who(theme):
    assert case_line(Plan(SOFIE), TODAY) == (
        "28 years old · In En plan since January · Mette (coordinating) · Jonas (treatment)"
    )


def test_without_a_date_of_birth_the_age_group_stands_and_without_anything_nothing(theme):
    bare = replace(SOFIE, born=None, since=None, coordinator="", case_manager="")
    assert case_line(Plan(bare), TODAY) == ""
    assert case_line(Plan(replace(bare, age_group=AgeGroup.OVER_30)), TODAY) == "30 or older"
    assert case_line(Plan(replace(bare, interpreter="arabisk")), TODAY) == "interpreter: arabisk"


def test_a_birthday_counts_from_its_day(theme):
    def age(born: date) -> str:
        return case_line(Plan(replace(SOFIE, born=born, since=None, coordinator="", case_manager="")), TODAY)

    assert age(date(2000, 3, 9)) == "26 years old"
    assert age(date(2000, 3, 10)) == "25 years old"
    assert age(date(2025, 3, 9)) == "1 year old"


def test_another_year_is_named(theme):
    line = case_line(Plan(replace(SOFIE, born=None, since=date(2024, 11, 1))), TODAY)
    assert "since November 2024" in line


@pytest.mark.usefixtures("danish")
def test_in_danish_the_line_reads_as_a_dane_would_say_it():
    assert case_line(Plan(SOFIE), TODAY) == (
        "28 år · I En plan siden januar · Mette (koordinerende) · Jonas (behandler)"
    )


def test_blank_names_are_nobody(theme):
    assert "coordinating" not in case_line(Plan(replace(SOFIE, coordinator="  ")), TODAY)


def test_a_long_name_does_not_push_the_window_wider(on_screen):
    header = CaseHeader([("plan", "Plan")], plain_theme(text_percent=200))
    on_screen(header, 500)
    long = "Speciallægepraksisplanlægningsstabiliseringsperiode" * 5
    header.show_plan(Plan(replace(SOFIE, display_name=long, coordinator=long)), TODAY)
    assert header.minimumSizeHint().width() <= 500


# Tabs


class Page(QLabel):
    """Remembers what it was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def show_plan(self, plan: Plan) -> None:
        self.shown.append(plan.case.display_name)


@pytest.fixture
def pages(theme, on_screen):
    plan, notes = Page(), Page()
    page = CasePage(
        [
            Tab("plan", "Plan", lambda: plan, plan.show_plan),
            Tab("notes", "Notes", lambda: notes, notes.show_plan),
        ],
        theme,
    )
    on_screen(page, 700, 500)
    return page, plan, notes


def test_only_the_page_that_is_seen_follows_and_the_other_catches_up(pages):
    page, plan, notes = pages
    page.show_plan(Plan(SOFIE), TODAY)
    assert (plan.shown, notes.shown) == (["Sofie N."], [])
    page.show_tab("notes")
    page.show_plan(Plan(BO), TODAY)
    assert (plan.shown, notes.shown) == (["Sofie N."], ["Sofie N.", "Bo L."])
    assert notes.isVisible()
    assert not plan.isVisible()


def test_tabs_are_walked_with_the_arrow_keys(pages, qtbot):
    page, _, _ = pages
    tabs = page.findChild(QTabBar)
    tabs.setFocus()
    with qtbot.waitSignal(page.tab_changed) as changed:
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert changed.args == ["notes"]
    assert page.tab == "notes"
    assert tabs.accessibleName() == "About the case"
