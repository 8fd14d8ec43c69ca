"""Where people's words met, under a line of the history: a sentence, and beneath it what each had written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from enplan_desktop.sync.meetings import Met
from enplan_desktop.ui.icons import pixmap
from enplan_desktop.ui.meeting_words import Encounter
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, row
from enplan_desktop.ui.widgets.prose import Piece, Prose, Tone, differing
from enplan_desktop.ui.word_differences import differences, mostly_differ
from enplan_desktop.ui.wording import tr

_PICTURES = {Met.MERGED: "git-merge", Met.BESIDE: "arrows-split", Met.DECIDED: "check"}


class EncounterLine(QWidget):
    """Unfolds into everybody's words, in full."""

    def __init__(self, encounter: Encounter, theme: Theme) -> None:
        super().__init__()
        self._encounter = encounter
        self._theme = theme
        self._texts: QFrame | None = None
        picture = QLabel()
        picture.setPixmap(pixmap(_PICTURES[encounter.met], theme.colours.accent, theme.px(16)))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        sentence = Prose(theme, small=True)
        sentence.show_text(encounter.sentence)
        top = row(gap=theme.px(6))
        top.addWidget(picture)
        top.addWidget(sentence, 1)
        self._unfold = button("", self._turn, kind="Plain")
        self._unfold.setStyleSheet("QPushButton#Plain { padding-left: 0; border-left-width: 0; }")
        self._unfold.setVisible(bool(encounter.said))
        self._layout = column(self, gap=theme.px(3))
        self._layout.addLayout(top)
        self._layout.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        self._name_button()

    def _turn(self) -> None:
        if self._texts is None:
            self._texts = self._everybodys_words()
            self._layout.addWidget(self._texts)
            self._texts.show()
        else:
            self._layout.removeWidget(self._texts)
            self._texts.hide()
            self._texts.deleteLater()
            self._texts = None
        self._name_button()

    def _name_button(self) -> None:
        words = tr("Show what each wrote") if self._texts is None else tr("Hide what each wrote")
        self._unfold.setText(words)
        self._unfold.setAccessibleName(f"{words}: {self._encounter.sentence}")

    def _everybodys_words(self) -> QFrame:
        """What only some of them say is marked, unless that is nearly everything."""
        box = QFrame()
        box.setObjectName("Encounter")
        box.setStyleSheet(
            f"QFrame#Encounter {{ border: none; border-left: 3px solid {self._theme.colours.accent}; }}"
        )
        layout = column(box, gap=self._theme.px(8))
        layout.setContentsMargins(self._theme.px(12), 0, 0, 0)
        texts = differences([each.words for each in self._encounter.said])
        are_others = mostly_differ(texts)
        for each, stretches in zip(self._encounter.said, texts, strict=True):
            pieces: list[Piece] = [(f"{each.who}\n", Tone.STRONG)]
            if not each.words:
                pieces.append((tr("(empty)"), Tone.NAMED))
            else:
                pieces += [(each.words, Tone.PLAIN)] if are_others else differing(stretches)
            prose = Prose(self._theme, small=True)
            prose.show_pieces(pieces)
            layout.addWidget(prose)
        return box
