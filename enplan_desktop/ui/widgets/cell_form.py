"""The fields of one cell to fill in, for what is neither words nor one choice among a few."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, get_args

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from enplan_desktop.domain.checks import AT_LEAST_ONE, HOUR_OF_DAY, check_record, storable_text
from enplan_desktop.domain.schema import Plain, cells_of, schema_of
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.ui.filling_in import Blank, hint_of, kind_of
from enplan_desktop.ui.phrases import field_word, word
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.choice_box import ChoiceBox
from enplan_desktop.ui.widgets.day_line import DayLine
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.hour_line import HourLine
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.widgets.moment_edit import MomentEdit
from enplan_desktop.ui.widgets.moment_field import MomentField
from enplan_desktop.ui.wording import tr, tr_trouble


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in, which may be nothing."""

    plain: Plain


@dataclass(frozen=True, slots=True)
class _Field:
    """A place to fill in, and how it is read; reading raises BadValue."""

    widget: QWidget
    read: Callable[[], Any]
    room: int
    stretch: int = 1


class CellForm(QWidget):
    """Begins with what stands. `value` reads it, and says in its place what cannot be kept."""

    def __init__(self, blank: Blank, now: Callable[[], datetime], theme: Theme) -> None:
        super().__init__()
        self._blank = blank
        self._now = now
        self._theme = theme
        schema = schema_of(blank.type)
        assert schema is not None
        self._hours: MomentEdit | None = None
        self._fields: dict[str, _Field] = {}
        self._first: QWidget | None = None
        self._trouble: QLabel = label("", "Trouble", wraps=True)
        self._trouble.hide()
        self._layout = column(self, gap=theme.px(4))
        if (blank.type, blank.cell) == ("appointment", "hours"):
            self._add_hours()
        else:
            self._add_fields(schema.cells[blank.cell].fields)
        self._layout.addWidget(self._trouble)

    def take_focus(self) -> None:
        if self._hours is not None:
            self._hours.focus_day()
        elif self._first is not None:
            self._first.setFocus()
            if isinstance(self._first, QLineEdit):
                self._first.selectAll()

    def value(self) -> Filled | None:
        """The cell as it is filled in; None where it cannot be kept, which is said here."""
        self._trouble.hide()
        try:
            record = replace(self._blank.record, **self._read())
            check_record(record, self._now().date(), new=False)
        except BadValue as trouble:
            self._complain(trouble)
            return None
        return Filled(cells_of(record)[self._blank.cell])

    def _read(self) -> dict[str, Any]:
        if self._hours is not None:
            start, end = self._hours.hours()
            return {"start": start, "end": end}
        return {name: each.read() for name, each in self._fields.items()}

    def _complain(self, trouble: BadValue) -> None:
        if self._hours is not None:
            self._hours.complain(trouble, focus=True)
            return
        self._trouble.setText(tr_trouble(trouble))
        self._trouble.show()
        if trouble.field in self._fields:
            self._fields[trouble.field].widget.setFocus()

    # The fields

    def _add_hours(self) -> None:
        self._hours = MomentEdit(lambda: self._now().date(), self._theme)
        self._hours.show_hours(*self._stands("start", "end"))
        self._layout.addWidget(self._hours)

    def _stands(self, *names: str) -> list[Any]:
        return [getattr(self._blank.record, name) for name in names]

    def _add_fields(self, names: Sequence[str]) -> None:
        flow = FieldFlow(gap=self._theme.px(10))
        for name in names:
            said = field_word(self._blank.type, name)
            made = self._fields[name] = self._field(name, said, getattr(self._blank.record, name))
            flow.add_field(
                said, made.widget, self._theme.px(made.room), made.stretch if len(names) > 1 else 0
            )
            self._first = self._first or made.widget
        self._layout.addLayout(flow)

    def _field(self, name: str, said: str, value: Any) -> _Field:
        if name == "ball_holder":
            return _choice(said, self._blank.holders, value)
        kind = kind_of(type(self._blank.record), name)
        if issubclass(kind, date | time):
            return self._when(name, said, value, kind)
        if kind is bool:
            return _choice(said, [(True, tr("Yes")), (False, tr("No"))], value)
        if issubclass(kind, StrEnum):
            terms: list[tuple[Any, str]] = [(each, word(each)) for each in kind]
            if type(None) in get_args(hint_of(type(self._blank.record), name)):
                terms.append((None, tr("Leave it empty")))
            return _choice(said, terms, value)
        return self._line(name, said, value, kind)

    def _when(self, name: str, said: str, value: Any, kind: type) -> _Field:
        if kind is datetime:
            moment = MomentField(self._now, self._theme)
            moment.show_moment(value)
            return _Field(moment, moment.moment, 250)
        if kind is date:
            day = DayLine(said, lambda: self._now().date(), self._theme)
            day.show_day(value)
            return _Field(day, day.day, 190)
        hour = HourLine(said, name, tr("13.00"))
        hour.show_time(value)
        return _Field(hour, hour.time, 90, 0)

    def _line(self, name: str, said: str, value: Any, kind: type) -> _Field:
        line = QLineEdit("" if value is None else str(value))
        line.setAccessibleName(said)
        if kind is int:
            return _Field(line, lambda: _number(name, line.text()), 90, 0)
        return _Field(line, lambda: storable_text(line.text().strip()), 220, 2)


def _choice(said: str, choices: Sequence[tuple[Any, str]], value: Any) -> _Field:
    box = ChoiceBox(said)
    box.show_choices(choices, value)
    return _Field(box, box.currentData, 190)


def _number(name: str, typed: str) -> int | None:
    if not typed.strip():
        return None
    if not typed.strip().isdecimal():
        raise BadValue(name, HOUR_OF_DAY if name == "earliest_hour" else AT_LEAST_ONE)
    return int(typed)
