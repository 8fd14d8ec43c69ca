"""What stands where a case was that has just left this computer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.wording import tr


class LeftPage(QWidget):
    """Says what happened, and that nothing that was written is lost."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = label("", "Title", wraps=True)
        self._words = label("", wraps=True)
        self._kept = label("", "Quiet", wraps=True)
        layout = column(self, margin=theme.px(60), gap=theme.px(10))
        layout.addStretch(2)
        for each in (self._title, self._words, self._kept):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(each)
        layout.addStretch(3)
        self.show_leaving()

    def show_leaving(self) -> None:
        """It is about to be gone; why, the server has not said yet."""
        self._title.setText(tr("The case is no longer with you"))
        self._words.setText(tr("It is being removed from this computer."))
        self._kept.setText(tr("What you may have written and not sent goes to the server first."))

    def show_removed(self, *, was_unsent: bool) -> None:
        """It is gone; `was_unsent` where something written here was handed over on the way."""
        self._title.setText(tr("The case is no longer with you"))
        self._words.setText(
            tr("It was handed over or is no longer shared with you. It has been removed from this computer.")
        )
        self._kept.setText(_kept_words(was_unsent=was_unsent))

    def show_shut_out(self, *, was_unsent: bool) -> None:
        """The laptop itself was shut out, and every case is gone from it."""
        self._title.setText(tr("This computer has been shut out"))
        self._words.setText(
            tr(
                "The server lets it in no more, and the cases were removed from it. Ask IT, who can tell you why."
            )
        )
        self._kept.setText(f"{tr('Nothing of the work is lost.')} {_kept_words(was_unsent=was_unsent)}")


def _kept_words(*, was_unsent: bool) -> str:
    if was_unsent:
        return tr("What you had written and not sent is kept by the server. IT can let it in.")
    return tr("All that you wrote is with the server.")
