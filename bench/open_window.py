"""The real program, opened upon a vault without anybody typing its passphrase, and written in if asked to.

python -m bench.open_window VAULT            says when the caseload can be used, and waits
python -m bench.open_window VAULT KEYS       opens a case too, writes so many letters on its page, and says
                                             for each how many milliseconds it took until it was painted
"""

import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from bench.books import open_book
from bench.painted import quit_with_input, say_painted
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import Horizon
from enplan_desktop.sheet.source import Source
from enplan_desktop.ui.shell import Shell
from enplan_desktop.ui.start import Options, run

LETTERS = "jeg vil gerne have ro i hverdagen "


class Caller(QObject):
    """Waits for the caseload to be painted with its cases in it."""

    def __init__(self, shell: Shell, keys: int) -> None:
        super().__init__(shell)
        self._shell = shell
        self._keys = keys
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._is_filled_list(watched):
            app = QApplication.instance()
            assert app is not None
            app.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False

    def _is_filled_list(self, watched: QObject) -> bool:
        caseload = self._shell.workplace.caseload if self._shell.workplace else None
        view = watched.parent()
        return (
            caseload is not None
            and isinstance(view, QAbstractItemView)
            and view.model() is caseload.model
            and caseload.model.rowCount() > 0
        )

    def _painted(self) -> None:
        say_painted()
        if self._keys:
            desk = self._shell.desk
            assert desk is not None
            desk.case_opened.connect(self._write, Qt.ConnectionType.SingleShotConnection)
            desk.open_case(desk.caseload[0].case.id)

    def _write(self, plan: Plan) -> None:
        """Letters at the end of the first goal of the page, one after another."""
        workplace = self._shell.workplace
        assert workplace is not None
        QApplication.processEvents()
        view = workplace.plan_page.view
        view.write_on(Source(plan.goals(Horizon.NOW)[0].id, "words"))
        assert view.editor is not None
        for number in range(self._keys):
            QApplication.processEvents()
            began = perf_counter()
            QTest.keyClicks(view.editor, LETTERS[number % len(LETTERS)])
            QApplication.processEvents()
            print((perf_counter() - began) * 1000, flush=True)
        print("written", flush=True)


def main() -> int:
    folder, keys = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0

    def open_without_asking(shell: Shell) -> None:
        Caller(shell, keys)
        shell.open_vault(open_book(folder))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        quit_with_input(app)

    return run(Options(vault=folder, offline=True), open_without_asking)


if __name__ == "__main__":
    sys.exit(main())
