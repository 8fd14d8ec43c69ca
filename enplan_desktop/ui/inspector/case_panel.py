"""The case itself: the dream, what to do if it goes wrong, the citizen's own limits, and how the case stands."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from enplan_desktop.domain.checks import NO_NAME, case_cautions, checked_cpr
from enplan_desktop.domain.making import new_dream
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import CaseStatus
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.ui import phrases
from enplan_desktop.ui.inspector.panel import Panel
from enplan_desktop.ui.sheet_choosing import choose_sheet
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.targets import Target, edits_for
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.check_box import CheckBox
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import label, section
from enplan_desktop.ui.widgets.number_field import NumberField
from enplan_desktop.ui.widgets.words_edit import WordsEdit
from enplan_desktop.ui.wording import tr, tr_trouble


class CasePanel(Panel):
    """Shown when nothing on the page is chosen."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, parent)
        self.column.addWidget(label(tr("The page"), "Heading"))
        self.heading(tr("The dream, in the citizen's own words"))
        self.dream = WordsEdit(tr("The dream, in the citizen's own words"), lines=2)
        self.dream.setObjectName("Words")
        self.dream.settled.connect(self._write_dream)
        desk.about_to_leave.connect(self.dream.flush)
        self._dream_id = ""
        self.column.addWidget(self.dream)
        self.words_field(tr("If it goes wrong"), "if_it_goes_wrong", tr("If it goes wrong"), lines=2)
        self._declined = CheckBox(tr("Does not want a sheet"))
        self._declined.clicked.connect(self._decline)
        self.column.addWidget(self._declined)
        self._add_limits()
        self._add_facts()
        self.heading(tr("The case"))
        self._status = Chips(tr("The case"), [(each, phrases.word(each)) for each in CaseStatus])
        self._status.chosen.connect(lambda value: self.change(tr("How the case stands"), status=value))
        self.column.addWidget(self._status)
        self.words_field(tr("Why the case is paused or ended"), "status_reason", tr("How the case stands"))
        self.column.addStretch(1)

    def _add_limits(self) -> None:
        self.heading(tr("The citizen's own limits"))
        form = FieldFlow(gap=self.theme.px(8))
        no = tr("no limit")
        self._earliest = NumberField(tr("Not before"), 0, 23, no, tr("{n} o'clock"))
        self._most = NumberField(tr("Most appointments a day"), 1, 9, no)
        self._rhythm = NumberField(tr("Contact at least every"), 1, 90, tr("14 days"), tr("{n} days"))
        for field, name, word in (
            (self._earliest, "earliest_hour", tr("Not before")),
            (self._most, "most_a_day", tr("Most appointments a day")),
            (self._rhythm, "contact_rhythm_days", tr("Contact at least every")),
        ):
            field.chosen.connect(lambda value, name=name, word=word: self.change(word, **{name: value}))
            place = form.add_field(word, field, stretch=1).parentWidget()
            assert place is not None
            form.setAlignment(place, Qt.AlignmentFlag.AlignBottom)  # the fields of a line stand on one line
        self.keep_typed(self._earliest, self._most, self._rhythm)
        self.column.addLayout(form)

    def _add_facts(self) -> None:
        name = tr("Name in the list")
        self._name = self.words_field(name, "display_name", name, needed=True)
        self._name.typed.connect(self._look_at_name)
        self._name_words = label("", "Care", wraps=True)
        self.column.addWidget(self._name_words)
        self.words_field(tr("Full name"), "full_name", tr("Full name"))
        self.column.addWidget(section(tr("CPR number (may be left out)")))
        self._cpr = QLineEdit()
        self._cpr.setAccessibleName(tr("CPR number (may be left out)"))
        self._cpr.editingFinished.connect(self._write_cpr)
        self.desk.about_to_leave.connect(self._write_cpr)
        self._cpr_is_wrong = False
        self._cpr_words = label("", "Trouble", wraps=True)
        self.column.addWidget(self._cpr)
        self.column.addWidget(self._cpr_words)
        self.words_field(tr("Phone"), "phone", tr("Phone"))
        self.words_field(tr("Coordinating caseworker"), "coordinator", tr("Coordinating caseworker"))
        self.words_field(tr("Case manager"), "case_manager", tr("Case manager"))
        self.words_field(tr("Interpreter"), "interpreter", tr("Interpreter"))

    def show_record(self, plan: Plan, record_id: str) -> None:
        is_another = record_id != self.record_id
        super().show_record(plan, record_id)
        case = plan.case
        self._look_at_name(self._name.words())
        dream = plan.dream()
        if dream is not None and dream.id != self._dream_id:
            self.dream.flush()
        self._dream_id = dream.id if dream else ""
        self.dream.show_words(dream.words if dream else "")
        choice = plan.sheet_choice()
        self._declined.setChecked(choice is not None and choice.declined)
        self._earliest.show_number(case.earliest_hour)
        self._most.show_number(case.most_a_day)
        self._rhythm.show_number(case.contact_rhythm_days)
        self._status.show_choice(case.status)
        if is_another or not (self._cpr.hasFocus() or self._cpr_is_wrong):
            self._show_cpr(plan)

    def write(self, field: str) -> None:
        """The dream is a record of its own that is written here."""
        if field == "words":
            self.dream.setFocus()
        super().write(field)

    def _look_at_name(self, words: str) -> None:
        """Says what a name lacks while it is written; an empty one is put back when the field is left."""
        plan = self.desk.plan
        if plan is None:
            return
        cases = (facts.case for facts in self.desk.caseload)
        others = [case.display_name for case in cases if case.id != plan.case.id]
        cautions = case_cautions(replace(plan.case, display_name=words), others)
        said = [tr(each.sentence, **each.values) for each in cautions if each.field == "display_name"]
        self._name_words.setText("\n".join(said) if words.strip() else tr(NO_NAME))
        self._name_words.setVisible(bool(self._name_words.text()))

    def _show_cpr(self, plan: Plan) -> None:
        self._cpr_is_wrong = False
        cpr = plan.case.cpr
        self._cpr.setText(f"{cpr[:6]}-{cpr[6:]}" if len(cpr) == 10 else cpr)
        cautions = [each for each in case_cautions(plan.case, ()) if each.field == "cpr"]
        self._say_of_cpr(tr(cautions[0].sentence, **cautions[0].values) if cautions else "", "Care")

    def _say_of_cpr(self, words: str, kind: str) -> None:
        self._cpr_words.setObjectName(kind)
        self._cpr_words.setText(words)
        self._cpr_words.setVisible(bool(words))
        self._cpr_words.style().polish(self._cpr_words)

    def _write_cpr(self) -> None:
        plan = self.desk.plan
        if plan is None or not self._cpr.isModified():
            return
        try:
            cpr = checked_cpr(self._cpr.text())
        except BadValue as trouble:
            self._cpr_is_wrong = True
            self._say_of_cpr(tr_trouble(trouble), "Trouble")
            return
        if cpr != plan.case.cpr:
            self.change(tr("CPR number"), cpr=cpr)
        if self.desk.plan is not None:
            self._show_cpr(self.desk.plan)

    def _write_dream(self, words: str, seen: str) -> None:
        plan = self.desk.plan
        if plan is None:
            return
        dream_id = self._dream_id or self.desk.new_id()
        target = Target(dream_id, "words", lambda first: new_dream(plan, dream_id, first, self.desk.today()))
        self.desk.commit(edits_for(plan, target, words, seen), tr("The dream"))

    def _decline(self, declined: bool) -> None:
        declined_on = self.desk.today() if declined else None
        name = tr("Whether the citizen wants a sheet")
        choose_sheet(self.desk, name, declined=declined, declined_on=declined_on)
