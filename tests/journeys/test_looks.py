"""The same window in two languages, by day and by night, and for eyes that need large letters."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

from enplan_desktop.ui.widgets.number_field import NumberField
from enplan_desktop.ui.wording import language, tr
from tests.journeys.hand import Hand
from tests.ui.kitchen import OFFSCREEN

pytestmark = OFFSCREEN

TABS = ("plan", "notes", "appointments", "network", "history", "clarify")
CONTROLS = (
    QPushButton,
    QLineEdit,
    QTextEdit,
    QComboBox,
    QCheckBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QTabBar,
)


def actions(hand: Hand) -> list[QAction]:
    assert hand.shell.commands is not None
    return hand.shell.commands.actions


def on_every_page(hand: Hand, look: Callable[[str, QWidget], object]) -> None:
    """Each tab of the case, the inspector's panels, the search, and each window that asks something while it stands."""
    for key in TABS:
        hand.workplace.case_page.header.set_tab_shown(key, True)
        hand.workplace.case_page.show_tab(key)
        hand.rest()
        look(key, hand.shell)
    hand.workplace.case_page.show_tab("plan")
    for record in ("", "treatment", "calls"):
        hand.workplace.choose(record)
        look(f"inspector of {record or 'the case'}", hand.shell)
    hand.click_on("treatment", "words")
    look("writing", hand.shell)
    hand.search("sofie")
    assert hand.shell.palette_window is not None
    look("search", hand.shell.palette_window)
    hand.keys("Escape")
    hand.come_to(hand.shell)
    for keys in ("Ctrl+P", "Ctrl+N"):

        def answer(dialog: QDialog, keys: str = keys) -> None:
            look(keys, dialog)
            dialog.reject()

        hand.in_dialog(partial(hand.keys, keys), answer)


def shown(widget: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    """What can be seen on a page, without the parts that Qt makes controls of."""
    return [
        each
        for kind in kinds
        for each in widget.findChildren(kind)
        if each.isVisibleTo(widget) and not each.objectName().startswith("qt_")
    ]


def _is_only_read(widget: QWidget) -> bool:
    return isinstance(widget, QTextEdit) and widget.isReadOnly()


# Actions


def test_every_action_has_a_name_and_a_menu_and_no_two_share_a_shortcut(hand):
    assert all(action.text().strip() for action in actions(hand))
    menus = [menu.menu() for menu in hand.shell.commands.menu.actions()]
    assert all(menu is not None for menu in menus)
    in_menus = [action for menu in menus for action in menu.actions()]
    assert sorted(map(id, in_menus)) == sorted(map(id, actions(hand)))
    shortcuts = [action.shortcut().toString() for action in actions(hand) if not action.shortcut().isEmpty()]
    assert len(shortcuts) == len(set(shortcuts))
    names = [action.text() for action in actions(hand)]
    assert len(names) == len(set(names))


# Names and keyboard


def test_every_control_on_every_page_has_a_name_for_a_screen_reader(hand):
    nameless: list[tuple[str, str, str]] = []

    def look(page: str, widget: QWidget) -> None:
        nameless.extend(
            (page, type(each).__name__, each.objectName())
            for each in shown(widget, *CONTROLS)
            if not each.accessibleName() and not getattr(each, "text", str)()
        )

    on_every_page(hand, look)
    assert nameless == []


def test_every_control_on_every_page_can_be_reached_with_the_keyboard(hand):
    tab_focus = Qt.FocusPolicy.TabFocus
    kinds = (QPushButton, QLineEdit, QTextEdit, QComboBox, QCheckBox, QAbstractSpinBox)
    out_of_reach: list[tuple[str, str, str]] = []

    def look(page: str, widget: QWidget) -> None:
        out_of_reach.extend(
            (page, type(each).__name__, each.accessibleName())
            for each in shown(widget, *kinds)
            if each.isEnabled() and not _is_only_read(each) and not (each.focusPolicy() & tab_focus)
        )

    on_every_page(hand, look)
    assert out_of_reach == []


def test_tab_goes_through_the_window_and_comes_round(hand):
    hand.keys("Ctrl+1")
    hand.page.setFocus()
    seen: list[QWidget | None] = []
    while QApplication.focusWidget() not in seen and len(seen) < 200:
        seen.append(QApplication.focusWidget())
        hand.keys("Tab")
    names = [each.accessibleName() for each in seen if each is not None]
    for name in ("The citizen's page", "New goal", "Name in the list", "Caseload", "Lock"):
        assert tr(name) in names


# Language


def test_the_language_is_changed_on_the_spot_and_the_case_and_the_words_stay(hand):
    assert language() == "da"
    assert "Aftaler" in hand.tabs()
    hand.keys("Ctrl+3")
    hand.keys("Ctrl+Shift+L")
    assert "Appointments" in hand.tabs()
    assert hand.workplace.case_page.tab == "appointments"
    assert hand.plan.case.display_name == "Sofie N."
    assert "Print or save the page …" in [action.text() for action in actions(hand)]
    hand.keys("Ctrl+1")
    assert "Sofies plan" in hand.page.accessibleDescription()
    hand.keys("Ctrl+Shift+L")
    assert "Aftaler" in hand.tabs()


def test_a_half_written_line_survives_another_language(hand):
    hand.click_on("treatment", "words")
    hand.type(" nu")
    hand.keys("Ctrl+Shift+L")
    assert hand.page.accessibleDescription().replace("\n", " ").count("behandling nu") == 1
    hand.keys("Ctrl+Z")
    assert "behandling nu" not in hand.page.accessibleDescription().replace("\n", " ")


# Light and dark


def test_by_night_the_window_is_dark_and_the_paper_is_still_white(hand):
    light = hand.shell.grab().toImage().pixelColor(800, 140)
    hand.keys("Ctrl+Shift+D")
    dark = hand.shell.grab().toImage().pixelColor(800, 140)
    assert light.lightness() > 200
    assert dark.lightness() < 60
    assert hand.page.grab().toImage().pixelColor(5, 5).name() == "#ffffff"
    hand.keys("Ctrl+Shift+D")
    assert hand.shell.grab().toImage().pixelColor(800, 140) == light


# Large letters


@pytest.mark.parametrize(("before", "keys", "after"), [(190, "Ctrl++", 200), (110, "Ctrl+-", 100)])
def test_text_grows_to_twice_its_size_and_shrinks_to_its_own_and_no_further(
    begin, written, before, keys, after
):
    hand = begin(written, text_percent=before)
    hand.unlock()
    for _ in range(2):
        hand.keys(keys)
        hand.rest()
    assert hand.shell._preferences.text_percent == after


@pytest.mark.parametrize("percent", [100, 130, 200])
def test_the_inspector_has_its_share_of_the_width_on_the_plan_and_gives_it_back_elsewhere(
    begin, written, percent
):
    hand = begin(written, text_percent=percent)
    hand.unlock()
    hand.open_case("Sofie N.")
    widths = []
    for keys in ("Ctrl+1", "Ctrl+2", "Ctrl+1"):
        hand.keys(keys)
        hand.rest()
        widths.append(hand.workplace.inspector.width() if hand.workplace.inspector.isVisible() else 0)
    share = min(372 * percent // 100, 1440 * 31 // 100)
    assert widths == [pytest.approx(share, abs=3), 0, pytest.approx(share, abs=3)]


@pytest.mark.parametrize("speaks", ["da", "en"])
def test_twice_as_large_everything_still_fits_in_the_window(begin, written, speaks):
    hand = begin(written, text_percent=200, language=speaks)
    hand.unlock()
    hand.open_case("Sofie N.")
    too_wide: list[tuple[str, str, str, int]] = []

    def look(page: str, widget: QWidget) -> None:
        too_wide.extend(
            (page, type(area).__name__, area.accessibleName(), area.horizontalScrollBar().maximum())
            for area in widget.findChildren(QScrollArea)
            if area.isVisibleTo(widget) and area.horizontalScrollBar().maximum() > 0
        )

    on_every_page(hand, look)
    assert too_wide == []
    assert hand.shell.width() == 1440
    assert hand.shell.minimumSizeHint().width() <= 1440


def test_in_the_smallest_window_nothing_pushes_it_wider(hand):
    hand.shell.resize(900, 600)
    widths: dict[str, int] = {}
    on_every_page(hand, lambda page, _: widths.update({page: hand.shell.width()}))
    assert {page: width for page, width in widths.items() if width > 900} == {}
    assert len(widths) > 10


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("speaks", ["da", "en"])
def test_in_a_small_window_nothing_beside_or_over_the_page_runs_out_of_its_column(
    begin, written, percent, speaks
):
    hand = begin(written, text_percent=percent, language=speaks)
    hand.shell.resize(900, 700)
    hand.unlock()
    hand.open_case("Sofie N.")
    areas = (hand.workplace.inspector, *hand.workplace.plan_page.findChildren(QScrollArea))
    cut: list[tuple[str, str, str]] = []
    for record in ("", "treatment", "calls", "treatment-talk", "jonas"):
        hand.workplace.choose(record)
        hand.rest()
        cut += [
            (record, type(each).__name__, each.accessibleName() or getattr(each, "text", str)())
            for area in areas
            for each in shown(area.widget(), QWidget)
            if _is_cut(each, area)
        ]
    assert cut == []


def _is_cut(widget: QWidget, area: QScrollArea) -> bool:
    inside = area.widget()
    assert inside is not None
    end = widget.mapTo(inside, widget.rect().topRight()).x()
    return end >= area.viewport().width() or _has_no_room_for_its_text(widget)


def _has_no_room_for_its_text(widget: QWidget) -> bool:
    """Of a number, the words before and behind it are half of what it says."""
    if not isinstance(widget, NumberField):
        return False
    line = widget.lineEdit()
    margins = line.textMargins()
    room = line.width() - margins.left() - margins.right()
    return line.fontMetrics().horizontalAdvance(line.text()) > room
