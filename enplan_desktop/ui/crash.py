"""What happens when the fault is ours: one sentence, and the text stays where it is."""

import logging
import sys
from types import TracebackType

from PySide6.QtWidgets import QMessageBox, QWidget

from enplan_desktop.ui.wording import tr

_log = logging.getLogger("enplan")


def report_crashes(window: QWidget) -> None:
    """Shows a fault in one sentence; where in the code it lay goes to standard error, and no words of anybody."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("%s at %s", kind.__name__, " < ".join(_places(trace)))
        QMessageBox.warning(
            window,
            "En plan",
            tr(
                "Something in the program went wrong. What you wrote is still here. "
                "Close the program and open it again."
            ),
        )

    sys.excepthook = tell


def _places(trace: TracebackType | None) -> list[str]:
    """File and line of every step, innermost first: the message of an error may hold a citizen's words."""
    places: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places[::-1]
