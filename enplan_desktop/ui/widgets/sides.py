"""What several people wrote, side by side, with the words that differ marked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from enplan_desktop.ui.matters import Matter, Wrote
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.widgets.prose import Piece, Prose, Tone, differing
from enplan_desktop.ui.word_differences import Stretch, differences, mostly_differ, shortened
from enplan_desktop.ui.wording import tr

_NARROWEST = 250
_LONG = 1_200
_AROUND = 160


class Sides(QWidget):
    """Next to each other where there is room, else under each other; `kept` says which one was chosen."""

    kept = Signal(int)

    def __init__(self, matter: Matter, theme: Theme) -> None:
        super().__init__()
        self._matter = matter
        self._theme = theme
        self._whole = self._are_others = False
        self._texts = [Prose(theme) for _ in matter.sides]
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._layout.setSpacing(theme.px(12))
        for number, side in enumerate(matter.sides):
            self._layout.addWidget(self._box(number, side), 1)
        self._more = button("", self._turn, kind="Plain")
        outer = column(self, gap=theme.px(4))
        outer.addLayout(self._layout)
        outer.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_texts()

    def _box(self, number: int, side: Wrote) -> QFrame:
        px = self._theme.px
        box = QFrame()
        box.setObjectName("Side")
        colours = self._theme.colours
        box.setStyleSheet(
            f"QFrame#Side {{ background: {colours.panel}; border: 1px solid {colours.line}; border-radius: 8px; }}"
        )
        box.setAccessibleName(f"{side.who}, {side.when}: {side.words}")
        layout = column(box, gap=px(6))
        layout.setContentsMargins(px(12), px(10), px(12), px(12))
        head = Prose(self._theme, small=True)
        where = f" · {side.unit}" if side.unit else ""
        head.show_pieces([(side.who, Tone.STRONG), (where, Tone.QUIET), (f"\n{side.when}", Tone.QUIET)])
        layout.addWidget(head)
        layout.addWidget(self._texts[number])
        layout.addStretch(1)
        if number == 0 and not self._matter.is_life:
            layout.addWidget(label(breakable(tr("This is what the plan says now.")), "Hint", wraps=True))
        layout.addWidget(self._keep(number, side), 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _keep(self, number: int, side: Wrote) -> QPushButton:
        if self._matter.is_life:
            words = tr("Delete it") if side.deletes else tr("Let it stay")
        elif self._matter.sealed is not None and number:
            words = tr("Keep as an addendum")
        else:
            words = tr("Keep this")
        name = f"{words}: {side.who}, {side.words}"
        made = button(words, lambda: self.kept.emit(number), name=name)
        if side.deletes and self._matter.sealed is not None:
            made.hide()  # a final note stays where it is, whoever had not seen that it was final
        return made

    def _show_texts(self) -> None:
        sides = self._matter.sides
        is_long = any(len(side.words) > _LONG for side in sides)
        every = differences([side.words for side in sides])
        self._are_others = mostly_differ(every)
        for prose, stretches in zip(self._texts, every, strict=True):
            shown = shortened(stretches, _AROUND) if is_long and not self._whole else stretches
            prose.show_pieces(self._pieces(shown))
        self._more.setText(tr("Show only what differs") if self._whole else tr("Show the whole texts"))
        self._more.setAccessibleName(self._more.text())
        self._more.setVisible(is_long)

    def _pieces(self, stretches: tuple[Stretch, ...]) -> list[Piece]:
        text = "".join(stretch.text for stretch in stretches)
        if not text:
            return [(tr("(empty)"), Tone.NAMED)]
        if self._matter.is_life:
            return [(text, Tone.PLAIN)]
        # Where hardly anything is alike there is nothing to find.
        return [(text, Tone.STRONG)] if self._are_others else differing(stretches)

    def _turn(self) -> None:
        self._whole = not self._whole
        self._show_texts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = event.size().width() >= len(self._matter.sides) * self._theme.px(_NARROWEST)
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() != direction:
            self._layout.setDirection(direction)
