"""A page that was written on by hand, typed in: the fields stand in the paper's order, and no mouse is needed."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from enplan_desktop.domain.dates import day_of_week, weekday_name
from enplan_desktop.domain.plan import Plan
from enplan_desktop.sheet.content import MOST_NOW
from enplan_desktop.ui.day_reading import names_another_weekday, read_day
from enplan_desktop.ui.dialogs.frame import frame_dialog
from enplan_desktop.ui.paper_records import PaperGoal, PaperPage, changes_number, known_by
from enplan_desktop.ui.past_day import read_past_day
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.time_reading import read_hours
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.day_line import OTHER_WEEKDAY
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import label, section
from enplan_desktop.ui.widgets.told_line import ToldLine
from enplan_desktop.ui.widgets.written_lines import WrittenLines
from enplan_desktop.ui.wording import language, tr

_MOST_CALLS = 3
_SETTLES_MS = 30


class _GoalFields:
    def __init__(self, number: int, theme: Theme) -> None:
        named = tr("Goal {n}", n=number)
        self.words = ToldLine(named, theme)
        self.mine = WrittenLines(tr("I"), theme, name=tr("{goal}: I", goal=named))
        self.ours = WrittenLines(tr("We"), theme, name=tr("{goal}: we", goal=named))
        # "Enter in a goal adds a step": what stands under it on paper comes next.
        self.words.entered.connect(self.mine.go_in)
        self.mine.went_on.connect(self.ours.go_in)

    def read(self) -> PaperGoal | None:
        mine, ours = self.mine.words(), self.ours.words()
        words = self.words.words()
        return PaperGoal(words, mine, ours) if words else None

    def has_only_steps(self) -> bool:
        return not self.words.words() and bool(self.mine.words() or self.ours.words())


class PaperFilled(QDialog):
    """`take_in` is given the page once it can be read; nothing is written before. `plan` is the case's as it is now.

    What stands here when the program locks is handed over in `half_typed`, for another to `go_on` from.
    """

    half_typed = Signal(list)

    def __init__(
        self,
        plan: Callable[[], Plan],
        today: date,
        take_in: Callable[[PaperPage], object],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._plan, self._today, self._take_in, self._theme = plan, today, take_in, theme
        self._room = parent.window().size()
        self._warned = False
        self._told_numbers: set[tuple[str, str]] = set()
        """Names and the numbers that somebody has been told they will get."""
        self._made_on = ToldLine(
            tr("Made together, day"),
            theme,
            hint=tr("Left empty it is today. The dream and the steps are of that day."),
        )
        self._dream = ToldLine(tr("The dream, in the citizen's own words"), theme)
        self._goals = [_GoalFields(number, theme) for number in range(1, MOST_NOW + 1)]
        self._ahead = WrittenLines(tr("In three months"), theme)
        self._later = WrittenLines(tr("Later"), theme)
        self._day = ToldLine(tr("Next appointment, day"), theme, hint=tr("10/3 or Tuesday"))
        self._at = ToldLine(tr("Time"), theme, hint=tr("13.00 or 13-14"))
        self._where = ToldLine(tr("Where, and with whom"), theme)
        self._calls = [
            (
                ToldLine(tr("Call {n}, name", n=number), theme),
                ToldLine(tr("Call {n}, phone", n=number), theme),
            )
            for number in range(1, _MOST_CALLS + 1)
        ]
        self._wrong = ToldLine(tr("If it goes wrong"), theme)
        self._remark = label("", "Care", wraps=True)
        self._remark.hide()
        buttons = (
            button(tr("Put it into the plan"), self.put_in, kind="Primary"),
            button(tr("Cancel"), self.reject),
        )
        self._lay_out(frame_dialog(self, tr("A page from paper"), buttons, 760, theme))
        self._chain(*buttons)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.put_in)
        self._made_on.left.connect(lambda: self._echo(self._made_on, self._read_made_on()))
        self._day.left.connect(lambda: self._echo(self._day, read_day(self._day.words(), today, language())))
        self._made_on.setFocus()

    # Half a page

    def put_down(self) -> None:
        if self._is_typed():
            self.half_typed.emit([_written(field) for field in self._fields])

    def go_on(self, written: Sequence[Sequence[str]]) -> None:
        """Fills in what was typed before, unless somebody types already."""
        if self._is_typed():
            return
        for field, words in zip(self._fields, written, strict=False):
            if isinstance(field, ToldLine):
                field.show_words(" ".join(words))
            else:
                field.show_words(words)
        self._remark.setText(tr("This was typed when the program locked. It is not in the plan yet."))
        self._remark.setVisible(bool(written))

    # The fields

    @property
    def _fields(self) -> Sequence[ToldLine | WrittenLines]:
        """In the paper's order."""
        goals = (field for goal in self._goals for field in (goal.words, goal.mine, goal.ours))
        calls = (line for call in self._calls for line in call)
        ahead = (self._ahead, self._later)
        return (
            self._made_on,
            self._dream,
            *goals,
            *ahead,
            self._day,
            self._at,
            self._where,
            *calls,
            self._wrong,
        )

    def _lay_out(self, fields: QVBoxLayout) -> None:
        theme = self._theme
        room = self._room
        self.resize(min(theme.px(760), room.width() - 60), min(self.height(), room.height() - 40))
        fields.addWidget(
            label(
                tr("Tab goes on, Enter makes one more line, Ctrl+Enter puts all of it into the plan."),
                "Quiet",
                wraps=True,
            )
        )
        fields.addWidget(self._remark)
        fields.addWidget(self._made_on)
        fields.addWidget(self._dream)
        fields.addWidget(section(tr("Right now")))
        for goal in self._goals:
            fields.addWidget(goal.words)
            fields.addLayout(self._beside(goal.mine, goal.ours))
        fields.addLayout(self._beside(self._ahead, self._later))
        fields.addLayout(self._beside(self._day, self._at, self._where))
        for name, phone in self._calls:
            fields.addLayout(self._beside(name, phone))
        fields.addWidget(self._wrong)
        fields.addStretch(1)

    def _beside(self, *each: QWidget) -> FieldFlow:
        flow = FieldFlow(gap=self._theme.px(14))
        for field in each:
            flow.add(field, self._theme.px(190), 1)
        return flow

    def _chain(self, *buttons: QWidget) -> None:
        """Tab and Enter go through the fields as the paper does."""
        for goal, following in pairwise([*self._goals, None]):
            after = following.words.setFocus if following else self._ahead.go_in
            if goal is not None:
                goal.ours.went_on.connect(after)
        self._ahead.went_on.connect(self._later.go_in)
        self._later.went_on.connect(self._day.setFocus)
        rest = [
            self._day,
            self._at,
            self._where,
            *(line for call in self._calls for line in call),
            self._wrong,
        ]
        self._made_on.entered.connect(self._dream.setFocus)
        self._dream.entered.connect(self._goals[0].words.setFocus)
        for line, following_line in pairwise(rest):
            line.entered.connect(following_line.setFocus)
        self._wrong.entered.connect(buttons[0].setFocus)
        for lines in self.findChildren(WrittenLines):
            lines.grew.connect(self._follow)

    def _follow(self, line: QWidget) -> None:
        """A new line is in sight once it has found its place."""
        area = self.findChild(QScrollArea)
        if isinstance(area, QScrollArea):
            QTimer.singleShot(_SETTLES_MS, line, lambda: area.ensureWidgetVisible(line))

    # Reading

    def put_in(self) -> None:
        """Hands the page over, or says what cannot be read."""
        page = self._read()
        if page is None:
            return
        if page != PaperPage():
            self._take_in(page)
        self.accept()

    def _read(self) -> PaperPage | None:
        """None where a word beside a field says what is wrong with it, or asks."""
        lost = next((goal for goal in self._goals if goal.has_only_steps()), None)
        if lost is not None:
            self._refuse(lost.words, tr("Write the goal that these steps belong to."))
            return None
        made_on = self._read_made_on()
        if self._made_on.words() and (made_on is None or made_on > self._today):
            self._refuse(self._made_on, tr("Write the day the page was made, such as 9/3 or yesterday."))
            return None
        hours = self._read_appointment()
        if hours is None or not self._calls_are_settled():
            return None
        calls = ((name.words(), phone.words()) for name, phone in self._calls)
        return PaperPage(
            made_on=made_on,
            dream=self._dream.words(),
            goals=tuple(goal for goal in (each.read() for each in self._goals) if goal),
            three_months=self._ahead.words(),
            later=self._later.words(),
            appointment=hours[0],
            until=hours[1],
            where=self._where.words(),
            calls=tuple(call for call in calls if any(call)),
            if_it_goes_wrong=self._wrong.words(),
        )

    def _read_made_on(self) -> date | None:
        return read_past_day(self._made_on.words(), self._today, language())

    def _read_appointment(self) -> tuple[datetime | None, datetime | None] | None:
        """When it begins and ends, as far as that is written; None where it cannot be read."""
        if not (self._day.words() or self._at.words() or self._where.words()):
            return None, None
        day, hours = read_day(self._day.words(), self._today, language()), read_hours(self._at.words())
        if day is None:
            self._refuse(self._day, tr("Write a day, such as 10/3 or Tuesday."))
            return None
        if names_another_weekday(self._day.words(), day):
            self._refuse(self._day, tr(OTHER_WEEKDAY, weekday=weekday_name(day, language())))
            return None
        if hours is None:
            self._refuse(self._at, tr("Write a time, such as 13.00."))
            return None
        begins, ends = hours
        return datetime.combine(day, begins), datetime.combine(day, ends) if ends else None

    def _calls_are_settled(self) -> bool:
        """Whether it is plain whose each number is; a number that somebody has already is changed on a second yes."""
        above: set[str] = set()
        for name, phone in self._calls:
            if phone.words() and not name.words():
                self._refuse(name, tr("Write whose number this is."))
                return False
            if name.words().casefold() in above:
                self._refuse(name, tr("This name stands above. Write both numbers there, beside each other."))
                return False
            above |= {name.words().casefold()} - {""}
            known = known_by(self._plan(), name.words())
            if len(known) > 1:
                names = ", ".join(each.name for each in known)
                self._refuse(
                    name, tr("That may be any of these: {names}. Write the whole name.", names=names)
                )
                return False
            if not self._is_told(name, phone):
                return False
        return True

    def _is_told(self, name: ToldLine, phone: ToldLine) -> bool:
        """Whether the number changes nobody's, or somebody was told already that it does."""
        call = name.words(), phone.words()
        owner = changes_number(self._plan(), *call)
        if owner is None or call in self._told_numbers:
            return True
        self._told_numbers.add(call)
        has = (
            tr(
                "{name} has {phone} in the plan, and gets this number instead.",
                name=owner.name,
                phone=owner.phone,
            )
            if owner.phone
            else tr("{name} has no number in the plan, and gets this one.", name=owner.name)
        )
        phone.caution(
            f"{has} {tr('Press once more if that is right; write the whole name of anybody else.')}"
        )
        self._point_at(phone)
        return False

    def _echo(self, line: ToldLine, day: date | None) -> None:
        """Says which day was understood, before it is too late to wonder."""
        if day is None:
            return
        if names_another_weekday(line.words(), day):
            line.complain(tr(OTHER_WEEKDAY, weekday=weekday_name(day, language())))
        else:
            line.tell(day_of_week(day, language(), self._today))

    def _refuse(self, line: ToldLine, sentence: str) -> None:
        line.complain(sentence, focus=True)
        self._point_at(line)

    def _point_at(self, line: ToldLine) -> None:
        line.setFocus()
        self._follow(line)

    # Leaving

    def reject(self) -> None:
        """What is typed is thrown away only by somebody who was told so."""
        if self._is_typed() and not self._warned:
            self._warned = True
            self._remark.setText(
                tr("What is written here is not in the plan yet. Close once more to throw it away.")
            )
            self._remark.show()
            return
        super().reject()

    def _is_typed(self) -> bool:
        return any(field.words() for field in self._fields)


def _written(field: ToldLine | WrittenLines) -> list[str]:
    words = field.words()
    return [words] if isinstance(words, str) else list(words)
