"""*Samtykke*: who works on the case, and whom the citizen lets read along."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.making import new_consent
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import ConsentEvent
from enplan_desktop.domain.terms import Unit
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sync.protocol import Members, Person
from enplan_desktop.ui.casework import Casework, Known
from enplan_desktop.ui.consent_words import (
    as_of_sentence,
    coordinator,
    first_name,
    held_sentence,
    home_unit,
    leaving_sentence,
    past_events,
    past_line,
    standing_events,
    unit_word,
)
from enplan_desktop.ui.dialogs.frame import accepted
from enplan_desktop.ui.dialogs.note_consent import NoteConsent
from enplan_desktop.ui.dialogs.share_case import Purpose, ShareCase
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.banner import Banner
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.consent_card import ConsentCard
from enplan_desktop.ui.widgets.layouts import FlowLayout, clear, column, label
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.widgets.member_row import MemberRow
from enplan_desktop.ui.wording import tr, tr_trouble


class ConsentPage(QWidget):
    """The consents are written in the plan and need no net; who works on the case is the server's to say."""

    def __init__(self, desk: Desk, casework: Casework, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._casework = casework
        self._theme = theme
        self._plan: Plan | None = None
        self._known = Known("")
        self._shown: tuple[object, ...] = ()
        self._listed: tuple[str, list[ConsentEvent]] = ("", [])
        self._said = Banner(theme)
        self._state = label("", "Quiet", wraps=True)
        self._people = column(gap=theme.px(8))
        self._held = label("", "Care", wraps=True)
        self._actions: list[QPushButton] = []
        self._events = column(gap=theme.px(10))
        self._build()
        casework.told.connect(self._on_known)
        casework.syncing.synced.connect(lambda _: self._look())
        casework.syncing.status_changed.connect(lambda *_: self._show_people())

    def _build(self) -> None:
        theme = self._theme
        content = QWidget()
        content.setMaximumWidth(theme.px(860))
        inner = column(content, gap=theme.px(10))
        inner.setContentsMargins(theme.px(26), theme.px(18), theme.px(26), theme.px(30))
        inner.addWidget(label(tr("Who works on the case"), "Heading", wraps=True))
        inner.addWidget(self._state)
        inner.addLayout(self._people)
        inner.addWidget(self._held)
        inner.addWidget(self._action_line())
        inner.addSpacing(theme.px(16))
        inner.addWidget(label(tr("The citizen's consent"), "Heading", wraps=True))
        inner.addLayout(self._events)
        note = QWidget()
        flow = FlowLayout(note)
        flow.addWidget(button(tr("Note a consent …"), self.note_consent))
        inner.addWidget(note)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        outer = column(self, gap=0)
        outer.addWidget(self._said)
        outer.addWidget(scroll, 1)

    def _action_line(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=self._theme.px(8))
        for words, purpose in (
            (tr("Share with a colleague …"), Purpose.SHARE),
            (tr("Let a colleague cover …"), Purpose.COVER),
            (tr("Hand the case over …"), Purpose.HAND_OVER),
        ):
            made = button(words, partial(self.ask_for, purpose))
            self._actions.append(made)
            flow.addWidget(made)
        return holder

    # Showing

    def show_plan(self, plan: Plan) -> None:
        if self._plan is None or plan.case.id != self._plan.case.id:
            self._said.hide()
            self._known = Known(plan.case.id)
            self._casework.forget()
        self._plan = plan
        self._show_people()
        self._show_consents()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        plan = self._desk.plan
        if plan is not None and self.isVisible():
            self._casework.look(plan.case.id)

    def _on_known(self, known: Known) -> None:
        if self._plan is not None and known.case_id == self._plan.case.id:
            self._known = known
            self._show_people()

    def _show_people(self) -> None:
        why = self._why_not()
        shown = (self._known, why, self._plan.case.id if self._plan else "")
        if shown == self._shown:
            return  # whoever is about to press a button finds it where it was
        self._shown = shown
        for each in self._actions:
            each.setEnabled(not why)
            each.setToolTip(why)
            each.setAccessibleDescription(why)
        members = self._known.members
        old = as_of_sentence(self._known.at, self._desk.today()) if self._known.at else ""
        self._state.setText(breakable(" ".join(part for part in (old, why) if part)))
        self._state.setVisible(bool(self._state.text()))
        clear(self._people)
        for row in self._rows(members, why) if members else ():
            self._people.addWidget(row)
        held = members.still_held if members else ()
        self._held.setText(breakable("\n".join(held_sentence(each) for each in held)))
        self._held.setVisible(bool(held))

    def _rows(self, members: Members, why: str) -> list[MemberRow]:
        me = self._desk.identity.person_id if self._desk.identity else ""
        rows = []
        for each in sorted(members.members, key=lambda each: each.person.id != members.coordinator):
            may_end = self._casework.syncing.connected and (not why or each.person.id == me)
            row = MemberRow(each, members, me, self._desk.today(), self._theme, may_end=may_end)
            row.ended.connect(self._end)
            rows.append(row)
        return rows

    def _why_not(self) -> str:
        """Why nobody can be let in or out just now; "" where it can be done."""
        syncing, members = self._casework.syncing, self._known.members
        if not syncing.joined:
            return tr("The case is on this computer only. Join a server to share it with colleagues.")
        if not syncing.connected:
            return tr("Sharing needs a connection to the server.")
        if members is None:
            if self._known.trouble is not None:
                return tr_trouble(self._known.trouble)
            return tr("Asking the server …")
        home = coordinator(members)
        mine = self._desk.identity.unit.value if self._desk.identity else ""
        if home is not None and home.unit != mine:
            return tr(
                "It is {name}'s case. {unit} decides who works on it.",
                name=first_name(home),
                unit=unit_word(home.unit),
            )
        return ""

    def _show_consents(self) -> None:
        plan, today = self._plan, self._desk.today()
        if plan is None:
            return
        events = list(plan.of(ConsentEvent))
        if self._listed == (plan.case.id, events):
            return
        self._listed = (plan.case.id, events)
        clear(self._events)
        for event in standing_events(events):
            card = ConsentCard(event, today, self._theme)
            card.withdrawn.connect(self._withdraw)
            self._events.addWidget(card)
        if not standing_events(events):
            words = tr(
                "{citizen} has not consented to share with another unit.", citizen=plan.case.display_name
            )
            self._events.addWidget(label(breakable(words), "Quiet", wraps=True))
        if past := past_events(events):
            self._events.addWidget(label(tr("Earlier answers").upper(), "Section"))
            for event in past:
                self._events.addWidget(label(breakable(past_line(event, today)), "Quiet", wraps=True))

    # Consents

    def note_consent(self) -> None:
        """Writes down what the citizen has said yes to."""
        plan = self._desk.plan
        if plan is None or self._desk.identity is None:
            return
        self._desk.about_to_leave.emit()
        dialog = NoteConsent(plan, self._home(), self._desk, self._theme, self)
        if accepted(dialog) and dialog.noted is not None:
            self._desk.commit([creation(dialog.noted)], tr("Consent"), for_good=True)

    def _withdraw(self, given: ConsentEvent) -> None:
        plan, identity = self._desk.plan, self._desk.identity
        if plan is None or identity is None or given.to_unit is None:
            return
        event = new_consent(
            plan,
            self._desk.new_id(),
            given.from_unit or self._home(),
            given.to_unit,
            given=False,
            today=self._desk.today(),
            told_to=identity.person_name,
        )
        self._desk.commit([creation(event)], tr("Consent"), for_good=True)
        self._said.say(leaving_sentence(given.to_unit))

    def _home(self) -> Unit:
        """Whose case it is, as far as is known."""
        identity = self._desk.identity
        assert identity is not None
        unit = home_unit(self._known.members)
        return Unit(unit) if unit in set(Unit) else identity.unit

    # Who works on it

    def ask_for(self, purpose: Purpose) -> None:
        """Asks for a colleague, and what they are to be on this case."""
        if self._desk.plan is None or self._desk.identity is None:
            return
        if why := self._why_not():
            self._said.say(why)
            return
        self._desk.about_to_leave.emit()
        dialog = ShareCase(purpose, self._casework, self._desk, self._known.members, self._theme, self)
        if accepted(dialog):
            self._said.say(dialog.said)

    def _end(self, person: Person) -> None:
        plan = self._desk.plan
        if plan is None:
            return
        words = tr("{name} no longer works on the case.", name=person.name)
        self._casework.end(plan.case.id, person.id, lambda: self._said.say(words), self._fail)

    def _fail(self, trouble: Trouble) -> None:
        self._said.say(tr_trouble(trouble))
        self._shown = ()
        self._show_people()
