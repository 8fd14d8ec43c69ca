"""A new case: a name is enough, and everything else can wait."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from enplan_desktop.domain.checks import case_cautions, check_record, checked_cpr
from enplan_desktop.domain.cpr import birth_date
from enplan_desktop.domain.dates import long_day
from enplan_desktop.domain.making import new_case
from enplan_desktop.domain.records import Case
from enplan_desktop.domain.terms import AgeGroup
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.ui import phrases
from enplan_desktop.ui.birth_reading import read_birth
from enplan_desktop.ui.dialogs.frame import frame_dialog
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.layouts import column, section
from enplan_desktop.ui.widgets.told_line import ToldLine
from enplan_desktop.ui.wording import language, tr, tr_trouble

NO_BIRTHDAY = "This is no date of birth. Write for instance 3.4.1998."


class NewCase(QDialog):
    """`case` is the new case once the dialog is accepted; `names` are those of the other cases."""

    def __init__(
        self,
        new_id: str,
        names: Sequence[str],
        today: date,
        coordinator: str,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.case: Case | None = None
        self._blank = new_case(new_id, "", today, coordinator)
        self._names = names
        self._today = today
        self._name = ToldLine(
            tr("What you both call it"), theme, hint=tr("A first name and an initial are enough: Sofie N.")
        )
        self._full_name = ToldLine(tr("Full name (may be left out)"), theme)
        self._cpr = ToldLine(
            tr("CPR number (may be left out)"), theme, hint=tr("Treatment can be anonymous.")
        )
        self._born = ToldLine(tr("Date of birth (may be left out)"), theme)
        self._phone = ToldLine(tr("Phone (may be left out)"), theme)
        self._age = Chips(tr("Age group"), [(each, phrases.word(each)) for each in AgeGroup], optional=True)
        self._lines = {"display_name": self._name, "cpr": self._cpr, "born": self._born}
        self._build(theme)
        self._name.typed.connect(lambda _: self._look_at_name())
        self._cpr.left.connect(self._look_at_cpr)
        self._born.left.connect(self._look_at_birth)
        for each in (self._name, self._full_name, self._cpr, self._born, self._phone):
            each.entered.connect(self._make)
        self._name.setFocus()

    def _build(self, theme: Theme) -> None:
        buttons = (button(tr("Make the case"), self._make, kind="Primary"), button(tr("Cancel"), self.reject))
        fields = frame_dialog(self, tr("New case"), buttons, 640, theme)
        for each in (self._name, self._full_name, self._cpr, self._born):
            fields.addWidget(each)
        ages = column(gap=theme.px(4))
        ages.addWidget(section(tr("Or only the age group")))
        ages.addWidget(self._age)
        fields.addLayout(ages)
        fields.addWidget(self._phone)
        fields.addStretch(1)

    # Looking at what is written

    def _look_at_name(self) -> None:
        self._caution("display_name", replace(self._blank, display_name=self._name.words()))

    def _look_at_cpr(self) -> None:
        try:
            cpr = checked_cpr(self._cpr.words())
        except BadValue as trouble:
            self._cpr.complain(tr_trouble(trouble))
            return
        self._cpr.show_words(f"{cpr[:6]}-{cpr[6:]}" if cpr else "")
        self._caution("cpr", replace(self._blank, cpr=cpr))
        born = birth_date(cpr)
        if born is not None and not self._born.words():
            self._born.show_words(long_day(born, language()))
            self._look_at_birth()

    def _look_at_birth(self) -> None:
        try:
            born = self._read_birth()
        except BadValue as trouble:
            self._born.complain(tr_trouble(trouble))
            return
        self._born.show_words(long_day(born, language()) if born else "")
        self._caution("born", replace(self._blank, cpr=self._readable_cpr(), born=born))
        self._age.setEnabled(born is None)
        if born is not None:
            self._age.show_choice(None)

    def _caution(self, field: str, case: Case) -> None:
        found = (each for each in case_cautions(case, self._names) if each.field == field)
        self._lines[field].caution("\n".join(tr(each.sentence, **each.values) for each in found))

    def _readable_cpr(self) -> str:
        try:
            return checked_cpr(self._cpr.words())
        except BadValue:
            return ""

    def _read_birth(self) -> date | None:
        typed = self._born.words()
        born = read_birth(typed, self._today, language()) if typed else None
        if typed and born is None:
            raise BadValue("born", NO_BIRTHDAY)
        return born

    # Making

    def _make(self) -> None:
        try:
            case = replace(
                self._blank,
                display_name=self._name.words(),
                full_name=self._full_name.words(),
                cpr=checked_cpr(self._cpr.words()),
                born=self._read_birth(),
                age_group=self._age.choice(),
                phone=self._phone.words(),
            )
            check_record(case, self._today, new=True)
        except BadValue as trouble:
            self._lines[trouble.field].complain(tr_trouble(trouble), focus=True)
            return
        self.case = case
        self.accept()
