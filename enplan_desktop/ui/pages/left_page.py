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
        self._words = label("", wraps=True)
        self._kept = label("", "Quiet", wraps=True)
        layout = column(self, margin=theme.px(60), gap=theme.px(10))
        layout.addStretch(2)
        for each in (
            label(tr("The case is no longer with you"), "Title", wraps=True),
            self._words,
            self._kept,
        ):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(each)
        layout.addStretch(3)
        self.show_removed(False)

    def show_removed(self, removed: bool) -> None:
        """Whether it is gone already, or about to be."""
        if removed:
            self._words.setText(
                tr(
                    "It was handed over or is no longer shared with you. It has been removed from this computer."
                )
            )
            self._kept.setText(tr("What you had written and not sent is kept by the server."))
        else:
            self._words.setText(
                tr(
                    "It was handed over or is no longer shared with you. It is being removed from this computer."
                )
            )
            self._kept.setText(tr("What you have written and not sent goes to the server first."))
