"""What the inspector's panels share: fields bound to one record, committed through the desk."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from enplan_desktop.domain.changes import difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.targets import Target, edits_for, find, words_of
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, section
from enplan_desktop.ui.widgets.line_field import LineField
from enplan_desktop.ui.widgets.number_field import NumberField
from enplan_desktop.ui.widgets.words_edit import WordsEdit


class Panel(QWidget):
    """Shows one record of the open plan; `record_id` says which."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = theme
        self.record_id = ""
        desk.deleted_elsewhere.connect(self._hand_over)
        self._written: list[tuple[WordsEdit, str]] = []
        self._typed: list[LineField | NumberField] = []
        self.column: QVBoxLayout = column(self, gap=theme.px(6))

    def words_field(
        self,
        name: str,
        field: str,
        label: str,
        *,
        lines: int = 1,
        quoted: bool = False,
        needed: bool = False,
    ) -> WordsEdit:
        """A heading and a place to write that follows `field` of the shown record."""
        edit = WordsEdit(name, one_line=lines == 1, lines=lines, needed=needed)
        if quoted:
            edit.setObjectName("Words")
        edit.settled.connect(lambda words, seen: self._write(field, words, seen, label))
        self.desk.about_to_leave.connect(edit.flush)
        self._written.append((edit, field))
        self.heading(name)
        self.column.addWidget(edit)
        return edit

    def keep_typed(self, *fields: LineField | NumberField) -> None:
        """Hands over what is half typed in fields before anything else happens, and shows it for no other record."""
        for field in fields:
            self.desk.about_to_leave.connect(field.settle)
            self._typed.append(field)

    def heading(self, text: str) -> None:
        if self.column.count():
            self.column.addSpacing(self.theme.px(8))
        self.column.addWidget(section(text))

    def show_record(self, plan: Plan, record_id: str) -> None:
        """Shows another record (or the same one anew), leaving alone what is being written."""
        if record_id != self.record_id:
            for edit, _ in self._written:
                edit.forget()
            for typed in self._typed:
                typed.settle()
                typed.forget()
            self.record_id = record_id
        for edit, field in self._written:
            edit.show_words(words_of(plan, Target(record_id, field)))

    def write(self, field: str) -> None:
        """Puts the caret where a field of the record is written, where it is written here."""
        for edit, each in self._written:
            if each == field:
                edit.setFocus()

    def _hand_over(self, record_ids: frozenset[str]) -> None:
        if self.record_id in record_ids:
            for edit, _ in self._written:
                edit.flush()

    def change(self, label: str, **values: Any) -> None:
        """Commits new values for fields of the shown record."""
        plan = self.desk.plan
        record = find(plan, self.record_id) if plan else None
        if record is not None:
            self.desk.commit(difference(record, replace(record, **values)), label)

    def _write(self, field: str, words: str, seen: str, label: str) -> None:
        if self.desk.plan is not None:
            self.desk.commit(edits_for(self.desk.plan, Target(self.record_id, field), words, seen), label)
