"""Lets a colleague work on a case or cover, or hands it over; with the citizen's consent where it takes one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import QCheckBox, QDialog, QScrollArea, QWidget

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.consent import standing
from enplan_desktop.domain.making import new_consent
from enplan_desktop.domain.records import ConsentEvent
from enplan_desktop.domain.terms import Unit
from enplan_desktop.domain.trouble import BadValue, Trouble
from enplan_desktop.sync.protocol import Members, Person
from enplan_desktop.ui.casework import Casework
from enplan_desktop.ui.consent_words import first_name, home_unit, unit_word
from enplan_desktop.ui.dialogs.frame import frame_dialog
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.consent_fields import ConsentFields
from enplan_desktop.ui.widgets.day_line import DayLine
from enplan_desktop.ui.widgets.layouts import column, label, section
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.widgets.people_list import PeopleList
from enplan_desktop.ui.wording import tr, tr_trouble


class Purpose(StrEnum):
    SHARE = "share"
    COVER = "cover"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    explained: str
    go: str
    done: str


_WORDS = {
    Purpose.SHARE: _Words(
        "Share with a colleague",
        "They see and write in the same plan as you, from the next time their computer is on the net.",
        "Share the case",
        "{name} works on the case from the next time their computer is on the net.",
    ),
    Purpose.COVER: _Words(
        "Let a colleague cover",
        "They work on the case up to and with the day that you choose. After that it leaves their computer.",
        "Let them cover",
        "{name} covers from the next time their computer is on the net.",
    ),
    Purpose.HAND_OVER: _Words(
        "Hand the case over",
        "It becomes your colleague's case, with everything that is in it.",
        "Hand the case over",
        "It is {name}'s case from now on.",
    ),
}


class ShareCase(QDialog):
    """Non-blocking: it opens at once, and the list of colleagues comes when the server has sent it.

    `said` is a sentence about what was done once the dialog is accepted.
    """

    def __init__(
        self,
        purpose: Purpose,
        casework: Casework,
        desk: Desk,
        members: Members | None,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        assert desk.plan is not None
        assert desk.identity is not None
        self.said = ""
        self._purpose = purpose
        self._casework = casework
        self._desk = desk
        self._plan = desk.plan
        self._identity = desk.identity
        self._members = members
        self._home = home_unit(members) or desk.identity.unit.value
        self._people = PeopleList(self._home, theme)
        self._until = DayLine(tr("Up to and with"), desk.today, theme)
        self._stays = QCheckBox(tr("I go on working on the case"))
        self._stays.setAccessibleName(self._stays.text())
        self._consent_words = label("", wraps=True)
        self._fields = ConsentFields(theme)
        self._consent = self._consent_part(theme)
        self._trouble = label("", "Trouble", wraps=True)
        self._working = label(tr("Telling the server …"), "Quiet", wraps=True)
        self._go = button(tr(_WORDS[purpose].go), self._try, kind="Primary")
        self._go.setEnabled(False)
        self._build(theme)
        self._people.chosen.connect(self._on_person)
        casework.directory_told.connect(self._show_people)
        casework.ask_directory(self._no_directory)
        self._people.setFocus()

    def _build(self, theme: Theme) -> None:
        words = _WORDS[self._purpose]
        buttons = (self._go, button(tr("Cancel"), self.reject))
        fields = frame_dialog(self, tr(words.title), buttons, 720, theme)
        fields.addWidget(label(tr(words.explained), wraps=True))
        fields.addWidget(self._people, 1)
        until = QWidget()
        days = column(until, gap=theme.px(3))
        days.addWidget(section(tr("Up to and with")))
        days.addWidget(self._until)
        for each in (until, self._stays, self._consent, self._trouble, self._working):
            fields.addWidget(each)
        for each in (self._consent, self._trouble, self._working):
            each.hide()
        until.setVisible(self._purpose is Purpose.COVER)
        self._stays.setVisible(self._purpose is Purpose.HAND_OVER and self._works_on_it())

    def _consent_part(self, theme: Theme) -> QWidget:
        part = QWidget()
        consent = column(part, gap=theme.px(10))
        consent.addWidget(section(tr("The citizen's consent")))
        consent.addWidget(self._consent_words)
        consent.addWidget(self._fields)
        return part

    # Whom

    def _show_people(self, people: tuple[Person, ...]) -> None:
        taken = self._taken()
        self._people.show_people(each for each in people if each.id not in taken)

    def _taken(self) -> set[str]:
        """Those whom it would change nothing for."""
        members = self._members
        if self._purpose is Purpose.HAND_OVER:
            return {members.coordinator} if members else {self._identity.person_id}
        there = {each.person.id for each in members.members if not each.until} if members else set()
        return there | {self._identity.person_id}

    def _works_on_it(self) -> bool:
        me = self._identity.person_id
        return self._members is None or any(each.person.id == me for each in self._members.members)

    def _no_directory(self, trouble: Trouble) -> None:
        self._complain(trouble)
        self._people.say(tr("The list of colleagues is with the server."))

    def _on_person(self, person: Person | None) -> None:
        self._trouble.hide()
        self._go.setEnabled(person is not None)
        needed = person is not None and self._needs_consent(person)
        self._consent.setVisible(needed)
        if person is not None and needed:
            self._consent_words.setText(
                breakable(
                    tr(
                        "{name} works in another unit: {unit}. That takes the citizen's consent. "
                        "Write down what {citizen} has agreed to.",
                        name=person.name,
                        unit=unit_word(person.unit),
                        citizen=self._plan.case.display_name,
                    )
                )
            )
        if person is not None and self._purpose is Purpose.HAND_OVER:
            mine = person.id == self._identity.person_id
            self._stays.setVisible(not mine and self._works_on_it())

    def _needs_consent(self, person: Person) -> bool:
        plan = self._desk.plan
        if person.unit == self._home or person.unit not in set(Unit) or plan is None:
            return False
        return Unit(person.unit) not in standing(plan.of(ConsentEvent))

    # Doing it

    def _try(self) -> None:
        person = self._people.person()
        if person is None or not self._go.isEnabled():
            return
        try:
            until = self._day()
        except BadValue as trouble:
            self._complain(trouble)
            self._until.setFocus()
            return
        if self._needs_consent(person) and not self._note_consent(Unit(person.unit)):
            return
        self._show_working(True)
        self._ask(person, until)

    def _ask(self, person: Person, until: date | None) -> None:
        case_id = self._plan.case.id
        done: Callable[[], object] = lambda: self._finish(person)  # noqa: E731
        if self._purpose is Purpose.HAND_OVER:
            stays = self._stays.isChecked() and self._stays.isVisibleTo(self)
            self._casework.hand_over(case_id, person.id, stays, done, self._fail)
        else:
            self._casework.share(case_id, person.id, until, done, self._fail)

    def _day(self) -> date | None:
        if self._purpose is not Purpose.COVER:
            return None
        day = self._until.day()
        if day is None:
            raise BadValue("until", "Write until when. For instance Friday or in 2 weeks.")
        if day < self._desk.today():
            raise BadValue("until", "That day is over. Choose one that is to come.")
        return day

    def _note_consent(self, unit: Unit) -> bool:
        """Whether the citizen's consent is written down now; it stays so whatever the server says."""
        plan, purpose = self._desk.plan, self._fields.purpose()
        if plan is None or not purpose:
            for area in self.findChildren(QScrollArea):
                area.ensureWidgetVisible(self._fields)
            return False
        event = new_consent(
            plan,
            self._desk.new_id(),
            Unit(self._home) if self._home in set(Unit) else self._identity.unit,
            unit,
            given=True,
            today=self._desk.today(),
            told_to=self._identity.person_name,
        )
        event = replace(event, about=self._fields.about(), purpose=purpose)
        self._desk.commit([creation(event)], tr("Consent"), for_good=True)
        return True

    def _show_working(self, working: bool) -> None:
        self._go.setEnabled(not working)
        self._people.setEnabled(not working)
        self._working.setVisible(working)
        self._trouble.hide()

    def _finish(self, person: Person) -> None:
        self.said = tr(_WORDS[self._purpose].done, name=first_name(person))
        self.accept()

    def _fail(self, trouble: Trouble) -> None:
        self._show_working(False)
        self._on_person(self._people.person())
        self._complain(trouble)

    def _complain(self, trouble: Trouble) -> None:
        self._trouble.setText(breakable(tr_trouble(trouble)))
        self._trouble.show()
