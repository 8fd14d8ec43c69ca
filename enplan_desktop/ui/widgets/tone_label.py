"""One line of words in several tones, wrapping where it must."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from enplan_desktop.ui.caseload_words import Tone, Words
from enplan_desktop.ui.theme import Theme


class ToneLabel(QLabel):
    """Says the same without colour: the words themselves carry the meaning."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setObjectName("Quiet")

    def show_words(self, parts: Sequence[Words]) -> None:
        colours = self._theme.colours
        inks = {Tone.QUIET: colours.quiet, Tone.STRONG: colours.text, Tone.CARE: colours.amber}
        spans = (
            f'<span style="color:{inks.get(part.tone, colours.red)}">{escape(part.text)}</span>'
            for part in parts
        )
        self.setText(" · ".join(spans))
        self.setAccessibleName(", ".join(part.text for part in parts))
