"""What two people wrote differently is decided on the page, with real vaults on every side."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from enplan_desktop.domain.changes import Edit, creation, deletion, difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Case, Contact, Goal, Note, Record, Step
from enplan_desktop.domain.rules import finalise
from enplan_desktop.domain.terms import CaseStatus, EffortStage, Horizon, NoteStatus, StepStatus
from enplan_desktop.storage.settings import HALF_TYPED
from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync.fold import LIFE
from enplan_desktop.ui.pages.clarify_page import ClarifyPage
from enplan_desktop.ui.widgets.choice_box import ChoiceBox
from enplan_desktop.ui.widgets.matter_card import MatterCard
from enplan_desktop.ui.widgets.prose import Prose
from tests.ui.colleague import Colleague
from tests.ui.kitchen import (
    CASE,
    NOW,
    OFFSCREEN,
    desk_with,
    field,
    plain_theme,
    settle,
    stored_plan,
    unnamed,
    words_on,
    write,
)

pytestmark = OFFSCREEN

SOFIE = Case(id=CASE, case_id=CASE, display_name="Sofie N.")
GOAL = Goal(id="goal", case_id=CASE, words="Ro", professional_wording="Ringer tirsdag formiddag")
STEP = Step(id="step", case_id=CASE, goal_id="goal", text="åbner brevene")
NOTE = Note(id="note", case_id=CASE, text="Hun", happened_at=NOW, written_at=NOW, author="Mette Lindholm")
JONAS, NADIA = "Jonas Askelyng", "Nadia Hviidmose"


@dataclass
class Table:
    """The page, and those who wrote on the same plan."""

    qtbot: QtBot
    page: ClarifyPage
    colleagues: dict[str, Colleague]

    @property
    def jonas(self) -> Vault:
        return self.colleagues[JONAS].vault

    def mine(self, record: Record, **fields: Any) -> None:
        self.page._desk.commit(edits(record, **fields), "edit")

    def theirs(self, record: Record, name: str = JONAS, **fields: Any) -> None:
        self.colleagues[name].write(edits(record, **fields))

    def meet(self) -> None:
        self.colleagues[JONAS].meet()
        assert self.page._desk.plan is not None
        self.page.show_plan(self.page._desk.plan)
        settle(self.page._desk)

    def buttons(self, text: str) -> list[QPushButton]:
        every = self.page.findChildren(QPushButton)
        return [each for each in every if each.text() == text and each.isVisibleTo(self.page)]

    def press(self, text: str, number: int = 0) -> None:
        settle(self.page._desk)
        self.qtbot.waitUntil(lambda: len(self.buttons(text)) > number)
        self.buttons(text)[number].click()
        settle(self.page._desk)

    def plan(self) -> Plan:
        return stored_plan(self.page._desk)

    def goal(self) -> Goal:
        goal = self.plan().records["goal"]
        assert isinstance(goal, Goal)
        return goal

    def cards(self) -> list[MatterCard]:
        return [each for each in self.page.list.built().values() if isinstance(each, MatterCard)]

    def says(self) -> str:
        settle(self.page._desk)
        return all_words(self.page)


def edits(record: Record, **fields: Any) -> Sequence[Edit]:
    return difference(record, replace(record, **fields))


def all_words(widget: QWidget) -> str:
    texts = (each.toPlainText() for each in widget.findChildren(QTextEdit) if each.isVisibleTo(widget))
    return "\n".join((words_on(widget), *texts))


def words_in(widget: QWidget, name: str) -> list[str]:
    """What stands in the places to write of that name that can be seen."""
    places = (each for each in widget.findChildren(QTextEdit) if each.isVisibleTo(widget))
    return [each.toPlainText() for each in places if each.accessibleName() == name]


@contextmanager
def table(
    folder: Path, qtbot: QtBot, *records: Record, names: Sequence[str] = (JONAS,), text_percent: int = 100
) -> Iterator[Table]:
    theme = plain_theme(text_percent=text_percent)
    with desk_with(folder / "vault", SOFIE, *records) as desk:
        # These stories go on the net many times, and nobody types meanwhile.
        desk._caseload_timer.setInterval(1)
        colleagues: dict[str, Colleague] = {}
        for name in names:
            colleagues[name] = Colleague(desk, folder / name, name, beside=colleagues.get(JONAS))
        page = ClarifyPage(desk, theme)
        qtbot.addWidget(page)
        page.resize(900, 800)
        page.show()
        qtbot.waitExposed(page)
        desk.plan_changed.connect(page.show_plan)
        yield Table(qtbot, page, colleagues)
        for colleague in colleagues.values():
            colleague.close()


# Side by side


def test_nothing_to_settle_is_one_friendly_line(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.meet()
        assert at.cards() == []
        assert (
            at.says().strip() == "Everything is settled. What two people write differently will stand here."
        )


def test_both_texts_stand_with_who_wrote_them_where(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, professional_wording="Ringer onsdag formiddag")
        at.theirs(GOAL, professional_wording="Ringer torsdag formiddag")
        at.meet()
        said = at.says()
        for words in (
            "Sofie N.",
            "The goal “Ro”: the professional wording",
            "Mette Lindholm · Job centre",
            "Jonas Askelyng · Drug-treatment centre",
            "Ringer onsdag formiddag",
            "Ringer torsdag formiddag",
        ):
            assert words in said


def test_the_words_that_differ_are_bold_and_underlined(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, professional_wording="Ringer onsdag formiddag")
        at.theirs(GOAL, professional_wording="Ringer torsdag formiddag")
        at.meet()
        assert marked(at.page) == {"onsdag", "torsdag"}


def marked(widget: QWidget) -> set[str]:
    """The words that are both bold and underlined."""
    found = ""
    for edit in widget.findChildren(QTextEdit):
        cursor = QTextCursor(edit.document())
        while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor):
            form = cursor.charFormat()
            is_marked = form.fontUnderline() and form.fontWeight() == QFont.Weight.Bold
            found += cursor.selectedText() if is_marked else " "
            cursor.clearSelection()
    return set(found.split())


class FirstHeights(QObject):
    """Notes how high each text is when it is painted for the first time."""

    def __init__(self) -> None:
        super().__init__()
        self.lacking: dict[Prose, int] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        text = watched.parent() if event.type() is QEvent.Type.Paint else None
        if isinstance(text, Prose):
            self.lacking.setdefault(text, int(text.document().size().height()) - text.height())
        return False


def test_who_and_when_are_both_there_from_the_first_moment(tmp_path, qtbot, qapp):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, horizon=Horizon.THREE_MONTHS)
        at.theirs(GOAL, horizon=Horizon.LATER)
        heights = FirstHeights()
        qapp.installEventFilter(heights)
        at.meet()
        qtbot.waitUntil(lambda: len(heights.lacking) == 5)
        qapp.removeEventFilter(heights)
        assert max(heights.lacking.values()) <= 1


# Deciding


def test_the_side_that_is_kept_stands_on_every_laptop(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, horizon=Horizon.THREE_MONTHS)
        at.theirs(GOAL, horizon=Horizon.LATER)
        at.meet()
        at.press("Keep this", 1)
        assert at.goal().horizon is Horizon.LATER
        assert at.plan().unsettled == {}
        at.meet()
        assert at.jonas.undecided() == []
        theirs = at.jonas.plan(CASE).records["goal"]
        assert isinstance(theirs, Goal)
        assert theirs.horizon is Horizon.LATER


def test_a_settled_matter_folds_away_and_says_what_stands(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, horizon=Horizon.THREE_MONTHS)
        at.theirs(GOAL, horizon=Horizon.LATER)
        at.meet()
        at.press("Keep this", 0)
        assert "Settled: in three months" in at.says()
        assert "Keep this" not in at.says()
        assert "All that was written is in the history." in at.says()


def test_both_can_be_kept(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, words="Ro i hovedet")
        at.theirs(GOAL, words="Ro på økonomien")
        at.meet()
        at.press("Keep both")
        assert at.goal().words == "Ro i hovedet / Ro på økonomien"


def test_long_texts_are_joined_as_paragraphs(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, professional_wording="Mettes")
        at.theirs(GOAL, professional_wording="Jonas’")
        at.meet()
        at.press("Keep both")
        assert at.goal().professional_wording == "Mettes\n\nJonas’"


def test_paragraphs_that_all_share_stand_once_where_all_are_kept(tmp_path, qtbot):
    shared = replace(GOAL, professional_wording="Bolig\n\nGæld\n\nNetværk")
    with table(tmp_path, qtbot, shared) as at:
        at.mine(shared, professional_wording="Bolig\n\nGælden er afdraget\n\nNetværk")
        at.theirs(shared, professional_wording="Bolig\n\nGælden er vokset\n\nNetværk\n\nJob")
        at.meet()
        at.press("Keep both")
        assert at.goal().professional_wording == (
            "Bolig\n\nGælden er afdraget\n\nGælden er vokset\n\nNetværk\n\nJob"
        )


def test_ten_thousand_words_by_two_people_are_side_by_side_at_once(tmp_path, qtbot):
    paragraphs = [
        f"Afsnit {at}: " + " ".join(f"ord{at * each % 89}" for each in range(80)) for at in range(125)
    ]
    long = replace(GOAL, professional_wording="\n\n".join(paragraphs))
    with table(tmp_path, qtbot, long) as at:
        at.mine(long, professional_wording=long.professional_wording.replace("Afsnit 60:", "Afsnit tres:"))
        at.theirs(
            long, professional_wording=long.professional_wording.replace("Afsnit 60:", "Afsnit nr. 60:")
        )
        at.meet()
        (card,) = at.cards()
        assert len(all_words(card)) < 2_000
        assert "tres:" in all_words(card)
        began = monotonic()
        at.press("Show the whole texts")
        assert monotonic() - began < 3
        assert "Afsnit 124:" in all_words(card)


def test_there_is_nothing_to_join_where_one_side_is_empty(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, professional_wording="")
        at.theirs(GOAL, professional_wording="Jonas’")
        at.meet()
        assert "Keep both" not in at.says()
        assert "(empty)" in at.says()
        at.press("Keep this", 0)
        assert at.goal().professional_wording == ""


def test_a_third_wording_is_written_in_the_card(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, words="Ro i hovedet")
        at.theirs(GOAL, words="Ro i maven")
        at.meet()
        at.press("Write a third")
        QTest.keyClicks(field(at.page, "A third wording"), "Ro overalt")
        at.press("Use this")
        assert at.goal().words == "Ro overalt"


def test_the_place_for_a_third_wording_comes_into_sight(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL, text_percent=200) as at:
        at.page.resize(700, 400)
        place = writing_a_third(at, "Ro")
        qtbot.waitUntil(lambda: not place.visibleRegion().isEmpty())
        assert place.visibleRegion().boundingRect().height() == place.height()


def test_a_third_wording_survives_what_comes_in_meanwhile(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, words="Ro i hovedet")
        at.theirs(GOAL, words="Ro i maven")
        at.meet()
        at.press("Write a third")
        QTest.keyClicks(field(at.page, "A third wording"), "Ro overalt")
        at.theirs(replace(GOAL, words="Ro i maven"), words="Ro i benene")
        at.meet()
        assert "Ro i benene" in at.says()
        assert field(at.page, "A third wording").words() == "Ro overalt"


def writing_a_third(at: Table, words: str) -> Any:
    """Two differ about the goal's words, and a third wording is being written."""
    at.mine(GOAL, words="Ro i hovedet")
    at.theirs(GOAL, words="Ro i maven")
    at.meet()
    at.press("Write a third")
    place = field(at.page, "A third wording")
    QTest.keyClicks(place, words)
    return place


def test_a_third_wording_stays_in_sight_when_somebody_else_decides_meanwhile(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        place = writing_a_third(at, "Ro over")
        at.jonas.decide(CASE, "goal", "words", "Ro i maven")
        at.meet()
        said = at.says()
        assert "Jonas Askelyng has decided this meanwhile. Now it says:" in said
        assert "Ro i maven" in said
        assert field(at.page, "A third wording") is place
        QTest.keyClicks(place, "alt")
        at.press("Copy the text")
        assert QGuiApplication.clipboard().text() == "Ro overalt"
        at.press("Put it in its place")
        assert at.goal().words == "Ro overalt"
        assert at.cards() == []
        at.meet()
        assert at.jonas.undecided() == []
        assert at.jonas.plan(CASE) == at.plan()


def test_a_third_wording_that_came_too_late_can_be_let_go(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        writing_a_third(at, "Ro overalt")
        at.jonas.decide(CASE, "goal", "words", "Ro i maven")
        at.meet()
        at.press("Let it go")
        assert at.cards() == []
        at.page.load()
        assert "Everything is settled." in at.says()
        assert at.goal().words == "Ro i maven"


def test_what_was_deleted_meanwhile_leaves_the_words_to_be_copied(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        writing_a_third(at, "Ro overalt")
        at.jonas.decide(CASE, "goal", "words", "Ro i maven")
        at.jonas.commit([deletion(replace(GOAL, words="Ro i maven"))])
        at.meet()
        assert "Jonas Askelyng has deleted it meanwhile." in at.says()
        assert at.buttons("Copy the text")
        assert not at.buttons("Put it in its place")


@pytest.mark.parametrize("decided", [False, True], ids=["open", "decided meanwhile"])
def test_a_half_written_third_wording_is_there_again_after_a_lock(tmp_path, qtbot, decided):
    with table(tmp_path, qtbot, GOAL) as at:
        writing_a_third(at, "Ro over")
        desk = at.page._desk
        desk.about_to_leave.emit()  # as before every lock
        settle(desk)
        if decided:
            at.jonas.decide(CASE, "goal", "words", "Ro i maven")
            at.meet()
        again = ClarifyPage(desk, plain_theme())
        qtbot.addWidget(again)
        again.resize(900, 800)
        again.show()
        assert desk.plan is not None
        again.show_plan(desk.plan)
        settle(desk)
        qtbot.waitUntil(lambda: words_in(again, "A third wording") == ["Ro over"])
        assert ("has decided this meanwhile" in all_words(again)) == decided


@pytest.mark.parametrize("answer", ["Use this", "Never mind", "Keep this"])
def test_a_third_wording_that_was_used_or_let_go_does_not_come_back(tmp_path, qtbot, answer):
    with table(tmp_path, qtbot, GOAL) as at:
        writing_a_third(at, "Ro overalt")
        at.press(answer)
        desk = at.page._desk
        assert desk.storage.wait(lambda: desk.vault.get_setting(HALF_TYPED + CASE)) is None


def test_a_third_wording_goes_with_a_case_that_leaves(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        writing_a_third(at, "Ro overalt")
        desk = at.page._desk
        desk.leave_cases(frozenset({CASE}))
        desk.storage.wait(lambda: desk.vault.set_setting(HALF_TYPED + CASE, None))
        settle(desk)
        assert at.cards() == []
        assert desk.storage.wait(lambda: desk.vault.get_setting(HALF_TYPED + CASE)) is None


class NewWindows(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_nothing_flashes_up_beside_the_window_when_matters_are_shown(tmp_path, qtbot, qapp):
    with table(tmp_path, qtbot, GOAL) as at:
        windows = NewWindows()
        qapp.installEventFilter(windows)
        place = writing_a_third(at, "Ro over")
        at.theirs(replace(GOAL, words="Ro i maven"), words="Ro i benene")
        at.meet()
        qapp.removeEventFilter(windows)
        assert "Ro i benene" in at.says()
        assert windows.shown == []
        assert at.page.window().focusWidget() is place


def test_a_choice_may_fall_on_something_else(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, horizon=Horizon.THREE_MONTHS)
        at.theirs(GOAL, horizon=Horizon.LATER)
        at.meet()
        assert "Write a third" not in at.says()
        at.press("Choose something else")
        at.press("Right now")
        assert at.goal().horizon is Horizon.NOW
        assert "Settled: right now" in at.says()


def test_days_are_shown_as_days(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL, STEP) as at:
        at.mine(STEP, due_date=date(2026, 3, 10))
        at.theirs(STEP, due_date=date(2026, 3, 13))
        at.meet()
        assert "Tuesday 10 March" in at.says()
        assert "Friday 13 March" in at.says()
        at.press("Keep this", 1)
        step = at.plan().records["step"]
        assert isinstance(step, Step)
        assert step.due_date == date(2026, 3, 13)


VISIT = Appointment(id="visit", case_id=CASE, start=datetime(2026, 3, 10, 13), end=datetime(2026, 3, 10, 14))
EFFORT = replace(STEP, stage=EffortStage.APPLIED, stage_date=date(2026, 3, 1))


def record_of(at: Table, name: str) -> Any:
    return at.plan().records[name]


def test_a_third_day_is_written_on_the_page(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, target_date=date(2026, 5, 1))
        at.theirs(GOAL, target_date=date(2026, 6, 1))
        at.meet()
        at.press("Choose something else")
        place = field(at.page, "The date")
        assert at.page.window().focusWidget() is place
        write(place, "1/13")
        at.press("Use this")
        assert "There is no such day" in at.says()
        write(place, "1/7/2026")
        at.press("Use this")
        assert at.goal().target_date == date(2026, 7, 1)
        assert "Settled: Wednesday 1 July" in at.says()
        at.meet()
        assert at.jonas.plan(CASE) == at.plan()


def test_no_day_at_all_is_a_third_way_too(tmp_path, qtbot):
    with table(tmp_path, qtbot, replace(GOAL, target_date=date(2026, 4, 1))) as at:
        before = replace(GOAL, target_date=date(2026, 4, 1))
        at.mine(before, target_date=date(2026, 5, 1))
        at.theirs(before, target_date=date(2026, 6, 1))
        at.meet()
        at.press("Choose something else")
        write(field(at.page, "The date"), "")
        at.press("Use this")
        assert at.goal().target_date is None
        assert at.jonas.undecided() != []
        at.meet()
        assert at.jonas.undecided() == []


def test_other_hours_of_an_appointment_are_written_on_the_page(tmp_path, qtbot):
    with table(tmp_path, qtbot, VISIT) as at:
        at.mine(VISIT, start=datetime(2026, 3, 10, 15), end=datetime(2026, 3, 10, 16))
        at.theirs(VISIT, start=datetime(2026, 3, 11, 13), end=datetime(2026, 3, 11, 14))
        at.meet()
        at.press("Choose something else")
        write(field(at.page, "From"), "11.30")
        write(field(at.page, "Until"), "10")
        at.press("Use this")
        assert "ends before it starts" in at.says()
        write(field(at.page, "Until"), "12")
        at.press("Use this")
        visit = record_of(at, "visit")
        assert (visit.start, visit.end) == (datetime(2026, 3, 10, 11, 30), datetime(2026, 3, 10, 12))
        assert "Settled: Tuesday 10 March at 11:30–12:00" in at.says()


def test_how_far_an_effort_is_is_filled_in_as_one(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL, EFFORT) as at:
        at.mine(EFFORT, stage=EffortStage.GRANTED, stage_date=date(2026, 3, 5), stage_reason="Bevilget")
        at.theirs(EFFORT, stage=EffortStage.REFUSED, stage_date=date(2026, 3, 6), stage_reason="Afslag")
        at.meet()
        at.press("Choose something else")
        write(field(at.page, "The day of the answer"), "7/3/2026")
        write(field(at.page, "The reason"), "Bevilget i klagen")
        at.press("Use this")
        step = record_of(at, "step")
        assert (step.stage, step.stage_date, step.stage_reason) == (
            EffortStage.GRANTED,
            date(2026, 3, 7),
            "Bevilget i klagen",
        )
        assert at.jonas.undecided() != []


def test_the_ball_may_go_to_somebody_else_altogether(tmp_path, qtbot):
    people = [Contact(id=name, case_id=CASE, name=name) for name in ("Anna", "Bo", "Carl")]
    with table(tmp_path, qtbot, GOAL, STEP, *people) as at:
        at.mine(STEP, ball_holder="Anna", ball_since=date(2026, 3, 1))
        at.theirs(STEP, ball_holder="Bo", ball_since=date(2026, 3, 1))
        at.meet()
        at.press("Choose something else")
        (box,) = at.page.findChildren(ChoiceBox)
        assert [box.itemText(each) for each in range(box.count())] == [
            "Sofie N.",
            "Anna",
            "Bo",
            "Carl",
            "Nobody",
        ]
        box.setCurrentIndex(3)
        at.press("Use this")
        assert record_of(at, "step").ball_holder == "Carl"
        assert "Settled: Carl" in at.says()


@pytest.mark.parametrize(
    ("record", "mine", "theirs"),
    [
        (STEP, {"due_date": date(2026, 3, 20)}, {"due_date": date(2026, 3, 21), "due_time": time(9)}),
        (STEP, {"status": StepStatus.DONE, "done_on": date(2026, 3, 1)}, {"status": StepStatus.DROPPED}),
        (NOTE, {"happened_at": datetime(2026, 3, 1, 9)}, {"happened_at": datetime(2026, 3, 2, 9)}),
        (replace(SOFIE), {"born": date(2001, 1, 1)}, {"born": date(2002, 1, 1)}),
        (replace(SOFIE), {"earliest_hour": 9}, {"earliest_hour": 10}),
        (replace(SOFIE), {"phone": "11111111"}, {"phone": "22222222"}),
        (
            replace(SOFIE),
            {"status": CaseStatus.PAUSED, "status_reason": "Rejse"},
            {"status": CaseStatus.ENDED},
        ),
    ],
)
def test_whatever_people_can_differ_about_can_be_filled_in_on_the_page(tmp_path, qtbot, record, mine, theirs):
    with table(tmp_path, qtbot, *([] if isinstance(record, Case) else [GOAL, record])) as at:
        at.mine(record, **mine)
        at.theirs(record, **theirs)
        at.meet()
        at.press("Choose something else")
        assert unnamed(at.page) == []
        at.press("Use this")
        at.meet()
        assert at.jonas.undecided() == []
        assert at.jonas.plan(CASE) == at.plan()


def test_what_is_being_filled_in_survives_what_comes_in_meanwhile(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, target_date=date(2026, 5, 1))
        at.theirs(GOAL, target_date=date(2026, 6, 1))
        at.meet()
        at.press("Choose something else")
        place = field(at.page, "The date")
        QTest.keyClicks(place, " eller")
        at.theirs(replace(GOAL, target_date=date(2026, 6, 1)), target_date=date(2026, 6, 2))
        at.meet()
        assert field(at.page, "The date") is place
        assert place.text().endswith(" eller")
        at.press("Never mind")
        assert at.buttons("Use this") == []


def test_three_people_have_three_sides(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL, names=(JONAS, NADIA)) as at:
        at.mine(GOAL, words="Ro et")
        at.theirs(GOAL, words="Ro to")
        at.theirs(GOAL, NADIA, words="Ro tre")
        at.meet()
        for name in ("Mette Lindholm", JONAS, NADIA):
            assert name in at.says()
        at.press("Keep them all")
        assert at.goal().words == "Ro et / Ro to / Ro tre"


def test_what_is_put_off_waits_below_and_can_be_taken_up(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, horizon=Horizon.THREE_MONTHS)
        at.theirs(GOAL, horizon=Horizon.LATER)
        at.meet()
        at.press("Later")
        assert "Keep this" not in at.says()
        assert "PUT OFF" in at.says()
        assert at.plan().unsettled == {"goal": frozenset({"horizon"})}
        at.press("Take it up")
        assert "Keep this" in at.says()


def test_a_decision_can_be_made_again(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, horizon=Horizon.THREE_MONTHS)
        at.theirs(GOAL, horizon=Horizon.LATER)
        at.meet()
        at.press("Keep this", 0)
        at.press("Choose again")
        at.press("Keep this", 1)
        assert at.goal().horizon is Horizon.LATER
        assert "Settled: later" in at.says()
        at.meet()
        assert at.jonas.undecided() == []


def test_what_somebody_else_settles_meanwhile_leaves_the_page(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, horizon=Horizon.THREE_MONTHS)
        at.theirs(GOAL, horizon=Horizon.LATER)
        at.meet()
        at.jonas.decide(CASE, "goal", "horizon", "now")
        at.meet()
        assert at.cards() == []
        assert at.goal().horizon is Horizon.NOW


def test_two_different_decisions_are_a_matter_again(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, horizon=Horizon.THREE_MONTHS)
        at.theirs(GOAL, horizon=Horizon.LATER)
        at.meet()
        at.press("Keep this", 0)
        at.jonas.decide(CASE, "goal", "horizon", "now")
        at.meet()
        assert "Settled" not in at.says()
        assert "right now" in at.says()
        at.press("Keep this", 1)
        at.meet()
        assert at.jonas.undecided() == []
        assert at.goal().horizon is Horizon.NOW


def test_deciding_what_was_just_settled_elsewhere_says_so(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, horizon=Horizon.THREE_MONTHS)
        at.theirs(GOAL, horizon=Horizon.LATER)
        at.meet()
        desk = at.page._desk
        desk.storage.wait(lambda: desk.vault.decide(CASE, "goal", "horizon", "now"))
        at.press("Keep this", 0)
        assert at.goal().horizon is Horizon.NOW
        assert at.cards() == []


# Deleted by one, written by another


def crossed(at: Table) -> None:
    at.mine(GOAL, words="Ro overalt")
    at.colleagues[JONAS].write([deletion(GOAL)])
    at.meet()


def test_a_deletion_against_an_edit_is_told_as_such(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        crossed(at)
        assert "Jonas Askelyng deleted the goal “Ro overalt”, while Mette Lindholm wrote in it." in at.says()
        assert "from “Ro” to “Ro overalt”" in at.says()


def test_what_was_deleted_can_stay(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        crossed(at)
        at.press("Let it stay")
        assert at.goal().words == "Ro overalt"
        assert at.plan().unsettled == {}
        assert "Settled: it stays" in at.says()


def test_what_was_deleted_can_go_and_come_back(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        crossed(at)
        at.press("Delete it")
        assert "goal" not in at.plan().records
        at.press("Choose again")
        at.press("Let it stay")
        assert at.goal().words == "Ro overalt"
        at.meet()
        assert at.jonas.undecided() == []
        assert "goal" in at.jonas.plan(CASE).records


# Notes that are final


def test_what_was_written_unaware_that_a_note_was_final_becomes_an_addendum(tmp_path, qtbot):
    with table(tmp_path, qtbot, NOTE) as at:
        at.page._desk.commit(difference(NOTE, finalise(NOTE, NOW)), "final")
        at.theirs(NOTE, text="Hun er glad")
        at.meet()
        assert "Keep both" not in at.says()
        at.press("Keep as an addendum")
        notes = {note.id: note for note in at.plan().notes()}
        assert notes["note"].text == "Hun"
        assert notes["note"].status is NoteStatus.FINAL
        (more,) = (note for note in notes.values() if note.addendum_to)
        assert (more.text, more.addendum_to, more.status) == ("Hun er glad", "note", NoteStatus.DRAFT)


# Other cases


def test_matters_of_other_cases_come_after_and_lead_there(tmp_path, qtbot):
    ahmed = Case(id="ahmed", case_id="ahmed", display_name="Ahmed K.")
    home = Goal(id="home", case_id="ahmed", words="Et hjem")
    with table(tmp_path, qtbot, GOAL) as at:
        desk = at.page._desk
        desk.storage.wait(lambda: desk.vault.commit([creation(ahmed), creation(home)]))
        at.meet()
        desk.storage.wait(lambda: desk.vault.commit(edits(home, horizon=Horizon.LATER)))
        at.theirs(home, horizon=Horizon.THREE_MONTHS)
        at.mine(GOAL, horizon=Horizon.THREE_MONTHS)
        at.theirs(GOAL, horizon=Horizon.LATER)
        at.meet()
        assert [card._shown[0].case_name for card in at.cards() if card._shown] == ["Sofie N.", "Ahmed K."]
        opened: list[str] = []
        at.page.chosen.connect(opened.append)
        at.press("Ahmed K.")
        assert opened == ["ahmed"]
        at.press("Keep this", 3)
        plan = desk.storage.wait(lambda: desk.vault.plan("ahmed"))
        assert [goal.horizon for goal in plan.goals()] == [Horizon.THREE_MONTHS]


# For everybody


def test_every_control_has_a_name_also_in_large_text_on_a_narrow_page(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL, text_percent=200) as at:
        at.mine(GOAL, words="Donaudampfschifffahrtsgesellschaftskapitän" * 3)
        at.theirs(GOAL, words="Ro i maven")
        at.meet()
        at.press("Write a third")
        at.page.resize(680, 800)
        qtbot.wait(20)
        assert unnamed(at.page) == []
        widget = at.page.list.widget()
        assert widget is not None
        assert widget.minimumSizeHint().width() <= at.page.list.viewport().width()


def test_a_matter_is_settled_by_keyboard_alone(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, horizon=Horizon.THREE_MONTHS)
        at.theirs(GOAL, horizon=Horizon.LATER)
        at.meet()
        qtbot.waitUntil(lambda: bool(at.buttons("Keep this")))
        keep = at.buttons("Keep this")[0]
        keep.setFocus()
        QTest.keyClick(keep, Qt.Key.Key_Space)
        settle(at.page._desk)
        focused = at.page.focusWidget()
        assert isinstance(focused, QPushButton)
        assert focused.text() == "Choose again"


def test_a_screen_reader_is_told_whose_words_a_button_keeps(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, horizon=Horizon.THREE_MONTHS)
        at.theirs(GOAL, horizon=Horizon.LATER)
        at.meet()
        names = {each.accessibleName() for each in at.page.findChildren(QPushButton)}
        assert {"Keep this: Mette Lindholm, in three months", "Keep this: Jonas Askelyng, later"} <= names
        assert not any(
            isinstance(each, QLabel) and not each.text() and each.isVisible() for each in at.cards()
        )


# Taken back


def test_a_decision_is_taken_back_and_made_again(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, words="Ro i hverdagen")
        at.theirs(GOAL, words="Fred og ro")
        at.meet()
        at.press("Keep this", 1)
        desk = at.page._desk
        assert desk.undo_label == "Settling"
        desk.undo()
        at.qtbot.waitUntil(lambda: len(at.buttons("Keep this")) == 2)
        assert "Fred og ro" in at.says()
        at.meet()
        (open_there,) = at.jonas.undecided()
        assert [side.value for side in open_there.sides] == ["Ro i hverdagen", "Fred og ro"]
        desk.redo()
        at.says()
        assert at.goal().words == "Fred og ro"
        at.meet()
        assert at.jonas.undecided() == []


def test_what_is_open_again_still_says_whose_words_they_were(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, words="Ro i hverdagen")
        at.theirs(GOAL, words="Fred og ro")
        at.meet()
        at.press("Write a third")
        write(field(at.page, "A third wording"), "Ro og fred")
        at.press("Use this")
        at.page._desk.undo()
        at.says()
        names = [box.accessibleName() for box in at.page.findChildren(QFrame, "Side")]
        assert [name.partition(",")[0] for name in names] == ["Mette Lindholm", JONAS]
        assert ["Ro i hverdagen" in names[0], "Fred og ro" in names[1]] == [True, True]


def test_a_decision_that_somebody_has_written_on_is_not_taken_back(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, words="Ro i hverdagen")
        at.theirs(GOAL, words="Fred og ro")
        at.meet()
        at.press("Keep this", 1)
        at.meet()
        at.theirs(replace(GOAL, words="Fred og ro"), words="Fred")
        at.meet()
        said: list[str] = []
        at.page._desk.troubled.connect(said.append)
        at.page._desk.undo()
        at.says()
        assert said == ["This has been changed again since. Look in the history to put it back."]
        assert at.goal().words == "Fred"


def test_what_was_decided_anew_is_taken_back_step_by_step(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, words="Ro i hverdagen")
        at.theirs(GOAL, words="Fred og ro")
        at.meet()
        at.press("Keep this", 1)
        at.press("Choose again")
        at.press("Keep this", 0)
        assert at.goal().words == "Ro i hverdagen"
        at.page._desk.undo()
        at.says()
        assert at.goal().words == "Fred og ro"
        at.page._desk.undo()
        at.says()
        at.qtbot.waitUntil(lambda: len(at.buttons("Keep this")) == 2)


def test_whether_something_is_deleted_is_taken_back_too(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        at.mine(GOAL, words="Ro i hverdagen")
        at.colleagues[JONAS].write([deletion(GOAL)])
        at.meet()
        at.press("Delete it")
        assert "goal" not in at.plan().records
        at.page._desk.undo()
        at.says()
        assert at.goal().words == "Ro i hverdagen"
        at.qtbot.waitUntil(lambda: len(at.buttons("Delete it")) == len(at.buttons("Let it stay")) == 1)


# A step under a goal that somebody deleted

CALLS = replace(STEP, text="ringer til kommunen")


def stranded(at: Table) -> None:
    """Jonas deletes the goal while Mette adds a step under it."""
    at.colleagues[JONAS].write([deletion(GOAL)])
    at.page._desk.commit([creation(CALLS)], "edit")
    at.meet()


def test_work_under_a_goal_that_was_deleted_is_not_hidden(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        stranded(at)
        assert "Jonas Askelyng deleted the goal “Ro”, while Mette Lindholm wrote in it." in at.says()
        assert "ringer til kommunen" in at.says()
        assert at.plan().unsettled == {"goal": frozenset({LIFE})}
        assert [facts.to_decide for facts in at.jonas.caseload(datetime.now(UTC))] == [1]
        assert [each.record for each in at.jonas.undecided()] == ["goal"]


def test_the_goal_can_come_back_to_the_work_under_it(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        stranded(at)
        at.press("Let it stay")
        at.meet()
        for plan in (at.plan(), at.jonas.plan(CASE)):
            assert [step.text for goal in plan.goals() for step in plan.steps(goal.id)] == [
                "ringer til kommunen"
            ]
            assert plan.unsettled == {}
        at.page._desk.undo()
        at.says()
        assert at.plan().unsettled == {"goal": frozenset({LIFE})}


def test_the_work_can_go_with_the_goal(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL) as at:
        stranded(at)
        at.press("Delete it")
        at.meet()
        for plan in (at.plan(), at.jonas.plan(CASE)):
            assert not {"goal", "step"} & set(plan.records)
            assert plan.unsettled == {}
        assert [facts.to_decide for facts in at.jonas.caseload(datetime.now(UTC))] == [0]


def test_a_step_that_was_deleted_and_written_on_brings_up_its_goal_once_it_stays(tmp_path, qtbot):
    with table(tmp_path, qtbot, GOAL, CALLS) as at:
        at.colleagues[JONAS].write([deletion(GOAL), deletion(CALLS)])
        at.mine(CALLS, text="ringer mandag")
        at.meet()
        assert set(at.plan().unsettled) == {"step"}
        at.press("Let it stay")
        assert set(at.plan().unsettled) == {"goal"}
        at.press("Let it stay")
        assert [step.text for step in at.plan().steps("goal")] == ["ringer mandag"]
        assert at.plan().unsettled == {}


def test_a_place_that_one_of_two_wrote_with_their_hours_is_named(tmp_path, qtbot):
    meeting = Appointment(
        id="meeting", case_id=CASE, start=datetime(2026, 3, 10, 13), where="Banegårdspladsen"
    )
    with table(tmp_path, qtbot, meeting) as at:
        at.mine(meeting, start=datetime(2026, 3, 11, 13))
        at.theirs(meeting, start=datetime(2026, 3, 12, 9), where="Hos Jonas")
        at.meet()
        assert "Jonas Askelyng wrote the place “Hos Jonas” as well." in at.says()


def test_a_place_that_neither_of_them_wrote_is_not(tmp_path, qtbot):
    meeting = Appointment(
        id="meeting", case_id=CASE, start=datetime(2026, 3, 10, 13), where="Banegårdspladsen"
    )
    with table(tmp_path, qtbot, meeting) as at:
        at.mine(meeting, start=datetime(2026, 3, 11, 13))
        at.theirs(meeting, start=datetime(2026, 3, 12, 9))
        at.meet()
        assert "wrote the place" not in at.says()
