"""One matter to settle: what it is about, what each wrote, and what can be done about it."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from enplan_desktop.ui.matters import Matter, names_of
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import clear, column, label
from enplan_desktop.ui.widgets.prose import Piece, Prose, Tone
from enplan_desktop.ui.widgets.sides import Sides
from enplan_desktop.ui.widgets.third_way import ThirdWay
from enplan_desktop.ui.wording import tr


class Stage(Enum):
    OPEN = auto()
    LATER = auto()
    SETTLED = auto()
    LATE = auto()
    """Somebody else decided while a third wording was being written here."""


class MatterCard(QFrame):
    """Asks for a decision by signals; folds to a line when it is put off or settled."""

    kept = Signal(int)
    """The number of the side that is to stand."""
    chosen_otherwise = Signal(object)
    """A value that is neither side's alone."""
    put_off = Signal()
    taken_up = Signal()
    wants_case = Signal(str)
    half_written = Signal(str)
    """A third wording as far as it has come; "" when it is let go."""
    opened = Signal(QWidget)
    """Where something else is written or chosen, which should be in sight."""

    def __init__(self, now: Callable[[], datetime], theme: Theme) -> None:
        super().__init__()
        self._now = now
        self._theme = theme
        self._shown: tuple[Matter, Stage, str] | None = None
        self._third: ThirdWay | None = None
        self._first: QPushButton | None = None
        self.setObjectName("Card")
        self.setStyleSheet("QPushButton#Plain { padding-left: 0; border-left-width: 0; }")
        self._inside = column(self, gap=theme.px(10))
        self._inside.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        self._trouble = label("", "Trouble", wraps=True)

    def show_matter(self, matter: Matter, stage: Stage, stands: str = "", begun: str = "") -> None:
        """`stands` is what was decided, in words; `begun` a third wording that somebody has to go on with."""
        goes_on = self._third is None and bool(begun) and stage in _WRITES_ON
        if self._shown == (matter, stage, stands) and not goes_on:
            return
        self._shown = (matter, stage, stands)
        held_focus = self._holds(self.window().focusWidget())
        self._first = None
        if self._third is not None and stage in _WRITES_ON:
            self._inside.removeWidget(self._third)  # whoever is writing there writes on
        elif self._third is not None:
            self._third.blockSignals(True)  # it has nothing more to say
            self._third = None
        clear(self._inside)
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        self._inside.addWidget(self._trouble)
        if stage is Stage.OPEN:
            self._show_open(matter)
        elif stage is Stage.LATE:
            self._show_late(matter)
        else:
            self._show_folded(matter, stage, stands)
        if goes_on:
            self._third = self._new_third(matter, begun)
        if self._third is not None:
            self._third.show_late(stage is Stage.LATE, fits=matter.sealed is None and not _is_gone(matter))
            self._inside.addWidget(self._third)
        elif held_focus and self._first is not None:
            self._first.show()
            self._first.setFocus()

    def _holds(self, focused: QWidget | None) -> bool:
        return focused is not None and self.isAncestorOf(focused)

    def flush(self) -> None:
        """Says at once what is half written here."""
        if self._third is not None:
            self._third.flush()

    def complain(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    # Open

    def _show_open(self, matter: Matter) -> None:
        self._inside.addWidget(self._heading(matter))
        sides = Sides(matter, self._theme)
        sides.kept.connect(self.kept)
        self._inside.addWidget(sides)
        if matter.remark:
            self._inside.addWidget(label(matter.remark, "Care", wraps=True))
        self._inside.addLayout(self._actions(matter))

    def _heading(self, matter: Matter) -> QWidget:
        heading = QWidget()
        layout = column(heading, gap=self._theme.px(2))
        open_case = button(
            matter.case_name,
            lambda: self.wants_case.emit(matter.case_id),
            kind="Plain",
            name=tr("Open the case of {name}", name=matter.case_name),
        )
        top = FieldFlow(gap=self._theme.px(8))
        top.add(open_case)
        self._first = open_case
        layout.addLayout(top)
        said = Prose(self._theme)
        said.show_pieces(_what(matter))
        layout.addWidget(said)
        return heading

    def _actions(self, matter: Matter) -> FieldFlow:
        flow = FieldFlow(gap=self._theme.px(8))
        if matter.sealed is None and matter.free_text:
            if all(side.words for side in matter.sides):
                words = tr("Keep both") if len(matter.sides) == 2 else tr("Keep them all")
                flow.add(button(words, lambda: self.chosen_otherwise.emit(matter.joined())))
            flow.add(button(tr("Write a third"), lambda: self._open_third(matter)))
        elif matter.sealed is None and (matter.others or matter.blank):
            flow.add(button(tr("Choose something else"), lambda: self._open_third(matter)))
        flow.add(button(tr("Later"), self.put_off.emit))
        return flow

    def _open_third(self, matter: Matter) -> None:
        third = self._third
        if third is None:
            third = self._third = self._new_third(matter)
            self._inside.addWidget(third)
            third.show()
        third.take_focus()
        self.opened.emit(third)

    def _new_third(self, matter: Matter, begun: str = "") -> ThirdWay:
        third = ThirdWay(matter, self._now, self._theme, begun)
        third.written.connect(self.chosen_otherwise)
        third.left.connect(self._close_third)
        third.half_written.connect(self.half_written)
        return third

    def _close_third(self) -> None:
        if self._third is not None:
            self._inside.removeWidget(self._third)
            self._third.hide()
            self._third.deleteLater()
            self._third = None
        self.half_written.emit("")

    # Too late

    def _show_late(self, matter: Matter) -> None:
        self._inside.addWidget(self._heading(matter))
        said = Prose(self._theme)
        said.show_pieces(_late_words(matter))
        self._inside.addWidget(said)
        self._inside.addWidget(label(tr("What you were writing is still here:"), "Quiet", wraps=True))

    # Folded

    def _show_folded(self, matter: Matter, stage: Stage, stands: str) -> None:
        said = Prose(self._theme)
        case = (f"{matter.case_name}  ·  ", Tone.QUIET)
        if stage is Stage.LATER:
            said.show_pieces([case, *_what(matter)])
            words = tr("Take it up")
        else:
            done: list[Piece] = [(f"{tr('Settled')}: ", Tone.STRONG), (stands, Tone.PLAIN)]
            hint = tr("All that was written is in the history.")
            said.show_pieces([case, *_what(matter), ("\n", Tone.PLAIN), *done, (f"  {hint}", Tone.QUIET)])
            words = tr("Choose again")
        flow = FieldFlow(gap=self._theme.px(10))
        flow.add(said, self._theme.px(260), 1)
        if stage is Stage.LATER or matter.sealed is None:
            self._first = button(words, self.taken_up.emit, name=f"{words}: {matter.what}")
            flow.add(self._first)
        self._inside.addLayout(flow)


_WRITES_ON = (Stage.OPEN, Stage.LATE)


def _is_gone(matter: Matter) -> bool:
    """Whether the record is no longer there to be written in."""
    return all(side.deletes for side in matter.sides)


def _late_words(matter: Matter) -> list[Piece]:
    (side,) = matter.sides
    when = (f"  {side.when}\n", Tone.QUIET)
    if side.deletes:
        return [(tr("{who} has deleted it meanwhile.", who=side.who), Tone.STRONG), when]
    stands = side.words or tr("(empty)")
    decided = tr("{who} has decided this meanwhile. Now it says:", who=side.who)
    return [(decided, Tone.STRONG), when, (stands, Tone.PLAIN)]


def _what(matter: Matter) -> list[Piece]:
    """`Målet ”Få ro”: hvornår`, or who deleted what while somebody wrote in it."""
    if not matter.is_life:
        return [(matter.what, Tone.STRONG), (": ", Tone.PLAIN), (matter.field, Tone.NAMED)]
    deleters = names_of([side for side in matter.sides if side.deletes])
    writers = names_of([side for side in matter.sides if not side.deletes])
    what = matter.what[:1].lower() + matter.what[1:]
    words = tr(
        "{deleter} deleted {record}, while {writer} wrote in it.",
        deleter=deleters,
        record=what,
        writer=writers,
    )
    return [(words, Tone.STRONG)]
