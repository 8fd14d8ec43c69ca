"""Says under a professional's line that it is hard to read, and what to do about it; else nothing."""

from PySide6.QtWidgets import QLabel, QWidget

from enplan_desktop.domain.reading_ease import reading_ease
from enplan_desktop.ui.wording import tr

_NAMED = 3


class EaseHint(QLabel):
    """Never for the citizen's own words: those are as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Hint")
        self.setWordWrap(True)
        self.hide()

    def show_for(self, text: str) -> None:
        words = ease_sentence(text)
        self.setText(words)
        self.setVisible(bool(words))


def ease_sentence(text: str) -> str:
    """One sentence or two for whoever wrote the text; "" where it is not hard."""
    ease = reading_ease(text)
    if not ease.is_hard:
        return ""
    if ease.runs_long:
        return tr("Long sentences. Could each be two?")
    longest = sorted(dict.fromkeys(ease.long_words), key=len, reverse=True)[:_NAMED]
    return tr("Long words: {words}. Could it be said in everyday words?", words=", ".join(longest))
