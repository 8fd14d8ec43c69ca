"""Writes down that the citizen lets another unit read along."""

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from enplan_desktop.domain.making import new_consent
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import ConsentEvent
from enplan_desktop.domain.terms import Unit
from enplan_desktop.ui import phrases
from enplan_desktop.ui.dialogs.frame import frame_dialog
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.consent_fields import ConsentFields
from enplan_desktop.ui.widgets.layouts import column, label, section
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.wording import tr


class NoteConsent(QDialog):
    """`noted` is the consent once the dialog is accepted."""

    def __init__(
        self, plan: Plan, home: Unit, desk: Desk, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        assert desk.identity is not None
        self.noted: ConsentEvent | None = None
        self._plan = plan
        self._home = home
        self._desk = desk
        self._teller = desk.identity.person_name
        others = sorted((each for each in Unit if each is not home), key=phrases.word)
        self._units = Chips(tr("Who may read along"), [(each, phrases.word(each)) for each in others])
        self._fields = ConsentFields(theme)
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        buttons = (
            button(tr("Note the consent"), self._make, kind="Primary"),
            button(tr("Cancel"), self.reject),
        )
        fields = frame_dialog(self, tr("The citizen consents"), buttons, 600, theme)
        words = tr(
            "Write down what {citizen} has said yes to. It can be withdrawn at any time.",
            citizen=plan.case.display_name,
        )
        fields.addWidget(label(breakable(words), wraps=True))
        whom = column(gap=theme.px(4))
        whom.addWidget(section(tr("Who may read along")))
        whom.addWidget(self._units)
        whom.addWidget(self._trouble)
        fields.addLayout(whom)
        fields.addWidget(self._fields)
        fields.addStretch(1)
        self._units.chosen.connect(lambda _: self._trouble.hide())

    def _make(self) -> None:
        unit = self._units.choice()
        if unit is None:
            self._trouble.setText(tr("Choose who may read along."))
            self._trouble.show()
            return
        purpose = self._fields.purpose()
        if not purpose:
            return
        event = new_consent(
            self._plan,
            self._desk.new_id(),
            self._home,
            unit,
            given=True,
            today=self._desk.today(),
            told_to=self._teller,
        )
        self.noted = replace(event, about=self._fields.about(), purpose=purpose)
        self.accept()
