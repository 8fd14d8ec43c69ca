"""From a page that was written on by hand into the plan, with the keyboard alone."""

from datetime import date, datetime

from PySide6.QtWidgets import QDialog

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Contact
from enplan_desktop.domain.terms import Horizon
from tests.journeys.hand import Hand
from tests.journeys.test_sheets import look_at
from tests.ui.kitchen import OFFSCREEN
from tests.ui.printers import FolderPrinters

pytestmark = OFFSCREEN


def type_in(hand: Hand, *typed: str) -> list[str]:
    """Types on in the window for pages from paper: keys where they begin with ":", words where they do not."""
    seen: list[str] = []

    def act(dialog: QDialog) -> None:
        hand.come_to(dialog)
        for each in typed:
            if each.startswith(":"):
                hand.keys(each[1:])
            else:
                hand.type(each)
        seen.append(hand.seen())
        if dialog.isVisible():
            dialog.reject()
            dialog.reject()

    hand.in_dialog(lambda: hand.keys("Ctrl+Shift+F"), act)
    hand.rest()
    return seen


def goals(plan: Plan, horizon: Horizon) -> list[str]:
    return [goal.words for goal in plan.goals(horizon)]


def test_the_whole_paper_is_typed_in_without_a_mouse_and_taken_back_at_once(hand: Hand):
    before = hand.stored
    type_in(
        hand,
        *("6/3", ":Return"),
        *("At fiske igen", ":Return", "Sove om natten", ":Return"),
        *("går i seng", ":Return", "slukker telefonen", ":Tab", "Jonas ringer", ":Return", ":Return"),
        *(":Tab", ":Tab", ":Tab", ":Tab", ":Tab", ":Tab"),
        *("Praktik", ":Tab", "En hund", ":Return", ":Return"),
        *("tors. d. 12/3", ":Tab", "13-14", ":Tab", "hos Jonas", ":Tab"),
        *("Bo", ":Tab", "11223344", *[":Tab"] * 5, "Ring til Bo", ":Ctrl+Return"),
    )

    plan = hand.stored
    assert "Sove om natten" in goals(plan, Horizon.NOW)
    sleep = next(goal for goal in plan.goals() if goal.words == "Sove om natten")
    assert [step.text for step in plan.steps(sleep.id)] == ["går i seng", "slukker telefonen", "Jonas ringer"]
    assert goals(plan, Horizon.THREE_MONTHS) == ["Praktik"]
    assert goals(plan, Horizon.LATER) == ["Min egen lejlighed", "En hund"]
    assert [(each.start, each.end) for each in plan.of(Appointment) if each.where == "hos Jonas"] == [
        (datetime(2026, 3, 12, 13, 0), datetime(2026, 3, 12, 14, 0))
    ]
    dream = plan.dream()
    assert dream is not None
    assert dream.said_on == date(2026, 3, 6)
    assert [each.phone for each in plan.contacts() if each.name == "Bo"] == ["11223344"]
    assert plan.case.if_it_goes_wrong == "Ring til Bo"
    assert hand.workplace.banner.words().endswith("Ctrl+Z tager det tilbage.")

    hand.keys("Ctrl+Z")
    assert hand.stored == before


def test_a_day_that_cannot_be_read_is_asked_for_again_and_nothing_is_lost(hand: Hand):
    before = hand.stored
    (seen,) = type_in(hand, ":Tab", "At fiske igen", *[":Tab"] * 12, "engang", ":Ctrl+Return")

    assert "Skriv en dag, for eksempel 10/3 eller tirsdag." in seen
    assert hand.stored == before


def test_the_day_that_was_understood_is_said_and_a_weekday_beside_another_date_is_asked_about(hand: Hand):
    before = hand.stored
    (seen,) = type_in(hand, *[":Tab"] * 13, "næste tirsdag", ":Tab")
    assert "tirsdag den 17. marts" in seen

    (seen,) = type_in(hand, *[":Tab"] * 13, "fredag den 10. marts", ":Tab", "13", ":Ctrl+Return")
    assert "Den dato er en tirsdag. Tjek dagen og datoen." in seen
    assert hand.stored == before


def test_a_page_is_not_made_on_a_day_to_come(hand: Hand):
    before = hand.stored
    for day in ("i morgen", "engang"):
        (seen,) = type_in(hand, day, ":Tab", "At fiske igen", ":Ctrl+Return")
        assert "Skriv dagen, hvor arket blev lavet, for eksempel 9/3 eller i går." in seen
    assert hand.stored == before


def call(*words: str) -> list[str]:
    """What is typed to reach the first line of whom to call, and to fill it in."""
    return [*[":Tab"] * 16, words[0], ":Tab", words[1]]


def test_a_new_number_for_somebody_known_is_said_before_it_takes_the_others_place(hand: Hand):
    before = hand.stored
    (seen,) = type_in(hand, *call("Mette", "11223344"), ":Ctrl+Return")
    assert "Mette Lindholm har 12345678 i planen og får det her nummer i stedet." in seen
    assert hand.stored == before

    (seen,) = type_in(hand, *call("Jonas", "11223344"), ":Ctrl+Return")
    assert "Jonas Friis har intet nummer i planen og får det her." in seen
    assert hand.stored == before

    type_in(hand, *call("Mette", "11223344"), ":Ctrl+Return", ":Ctrl+Return")
    assert [each.phone for each in hand.stored.contacts() if each.id == "mette"] == ["11223344"]


def test_a_name_that_is_called_twice_loses_neither_of_its_numbers(hand: Hand):
    before = hand.stored
    (seen,) = type_in(hand, *call("Bo", "11223344"), ":Tab", "bo", ":Tab", "55667788", ":Ctrl+Return")
    assert "Navnet står ovenfor." in seen
    assert hand.stored == before


def test_a_first_name_of_two_people_is_asked_about(hand: Hand):
    other = Contact(id="other", case_id=hand.plan.case.id, name="Mette Holm", place="Z")
    hand.desk.commit((creation(other),), "other")
    (seen,) = type_in(hand, *call("Mette", "11223344"), ":Ctrl+Return")
    assert "Det kan være hver af disse: Mette Lindholm, Mette Holm. Skriv hele navnet." in seen


def test_steps_without_a_goal_ask_for_it(hand: Hand):
    (seen,) = type_in(hand, *[":Tab"] * 3, "går i seng", ":Ctrl+Return")

    assert "Skriv det mål, som skridtene hører til." in seen


def test_what_is_typed_is_not_thrown_away_by_one_escape(hand: Hand):
    (seen,) = type_in(hand, ":Tab", "At fiske igen", ":Escape")

    assert "Det, der står her, er ikke i planen endnu." in seen
    assert hand.stored.dream() == hand.plan.dream()


def test_what_was_half_typed_when_the_program_locked_is_there_again(hand: Hand):
    before = hand.stored
    written = (
        "i går",
        ":Tab",
        "At fiske igen",
        ":Tab",
        "Sove",
        ":Return",
        "går i seng",
        ":Return",
        "slukker",
        *[":Tab"] * 10,
        "engang",
    )

    def leave(dialog: QDialog) -> None:
        hand.come_to(dialog)
        for each in written:
            hand.keys(each[1:]) if each.startswith(":") else hand.type(each)
        hand.shell.lock()

    hand.in_dialog(lambda: hand.keys("Ctrl+Shift+F"), leave)
    hand.until(lambda: hand.shell.desk is None)
    hand.unlock()
    hand.open_case("Sofie N.")
    assert hand.stored == before

    (seen,) = type_in(hand, ":Ctrl+Return")
    assert "Det her var skrevet, da programmet låste." in seen
    for words in ("i går", "At fiske igen", "Sove", "går i seng", "slukker", "engang"):
        assert words in seen
    (seen,) = type_in(hand, ":Tab")
    assert "At fiske igen" not in seen


def test_an_empty_page_is_printed_and_is_nobodys(at_a_printer: Hand, printers: FolderPrinters):
    hand = at_a_printer
    look_at(hand, hand.workplace.sheets.show_blank, lambda dialog: hand.press("Print", dialog))

    assert len(printers.printed()) == 1
    assert hand.stored.issues() == []
