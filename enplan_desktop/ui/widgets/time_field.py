"""A time of day that may be none, typed as 13, 13.00 or 1300."""

import re
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from enplan_desktop.domain.dates import clock_time
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.wording import language, tr

_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:]?(\d{2}))?")


def read_time(typed: str) -> time | None:
    """The time that was meant; None where there is no such time."""
    found = _TIME.fullmatch(typed.strip().casefold())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


class TimeField(QWidget):
    """Emits `chosen` with a time, or None when it is emptied; what cannot be read stays and says so."""

    chosen = Signal(object)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time: time | None = None
        self._edit = QLineEdit()
        self._edit.setAccessibleName(name)
        self._edit.setPlaceholderText(tr("time, for instance 13.00"))
        self._edit.setMaximumWidth(theme.px(220))
        self._edit.editingFinished.connect(self._read)
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        layout = column(self, gap=2)
        layout.addWidget(self._edit)
        layout.addWidget(self._trouble)

    def show_time(self, at: time | None) -> None:
        if at == self._time and (self._edit.hasFocus() or self._trouble.isVisible()):
            return
        self._time = at
        self._edit.setText(clock_time(at, language()) if at else "")
        self._trouble.hide()

    def _read(self) -> None:
        typed = self._edit.text().strip()
        at = read_time(typed) if typed else None
        wrong = bool(typed) and at is None
        self._trouble.setText(tr("There is no such time. Write for instance 13.00.") if wrong else "")
        self._trouble.setVisible(wrong)
        if not wrong:
            changed = at != self._time
            self._time = at
            self._edit.setText(clock_time(at, language()) if at else "")
            if changed:
                self.chosen.emit(at)
