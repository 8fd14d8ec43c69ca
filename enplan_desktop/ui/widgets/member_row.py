"""One colleague on a case: who, what they do there, and the way to end it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.sync.protocol import Member, Members
from enplan_desktop.ui.consent_words import first_name, member_line, reads_sentence, unit_word
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import clear, column, label, line, row
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.wording import tr


class MemberRow(QWidget):
    """Emits `ended` with the person once that was confirmed."""

    ended = Signal(object)
    """Person"""

    def __init__(
        self, member: Member, members: Members, me: str, today: date, theme: Theme, *, may_end: bool
    ) -> None:
        super().__init__()
        self._member = member
        self._theme = theme
        self._is_me = member.person.id == me
        person = member.person
        name = tr("{name} (you)", name=person.name) if self._is_me else person.name
        who = f"{name} · {unit_word(person.unit)}"
        words = column(gap=theme.px(2))
        words.addWidget(label(breakable(who), wraps=True))
        words.addWidget(label(breakable(member_line(member, members, today)), "Quiet", wraps=True))
        if why := reads_sentence(member):
            words.addWidget(label(breakable(why), "Care", wraps=True))
        self._end = button(self._end_word(), self._ask, kind="Danger")
        self._end.setAccessibleName(f"{self._end_word()}: {person.name}")
        self._end.setVisible(person.id != members.coordinator)
        self._end.setEnabled(may_end)
        across = row(gap=theme.px(12))
        across.addLayout(words, 1)
        across.addWidget(self._end, 0, Qt.AlignmentFlag.AlignVCenter)
        self._asks = column(gap=theme.px(8))
        layout = column(self, gap=theme.px(8))
        layout.addLayout(across)
        layout.addLayout(self._asks)
        layout.addWidget(line())
        self.setAccessibleName(f"{who}, {member_line(member, members, today)}")

    def _end_word(self) -> str:
        return tr("Leave the case") if self._is_me else tr("Remove")

    def _ask(self) -> None:
        self._end.hide()
        name = first_name(self._member.person)
        words = tr("The case leaves {name}'s computer the next time it is on the net.", name=name)
        if self._is_me:
            words = tr("The case leaves your computer at once. What you have written is with the server.")
        self._asks.addWidget(label(words, "Care", wraps=True))
        answers = QWidget()
        flow = FieldFlow(answers, gap=self._theme.px(8))
        keep = button(
            tr("No, stay") if self._is_me else tr("Keep {name}", name=name), self._keep, kind="Primary"
        )
        flow.add(keep)
        flow.add(button(self._end_word(), lambda: self.ended.emit(self._member.person), kind="Danger"))
        self._asks.addWidget(answers)
        keep.setFocus()

    def _keep(self) -> None:
        clear(self._asks)
        self._end.show()
        self._end.setFocus()
