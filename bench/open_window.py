"""The real program, opened upon a vault as on any morning, and written in if asked to.

    python -m bench.open_window VAULT            says when the passphrase can be written, waits until the program has
                                                 come to rest, opens the vault, says when the caseload can be used
    python -m bench.open_window VAULT KEYS STYLE opens a case too, writes so many letters on its page in that style,
                                                 and says for each how many milliseconds it took until it was painted

Nobody writes the passphrase, and its key is not derived: what is timed is the program.
"""

import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QListView

from bench.painted import FirstPaint, quit_with_input, say
from enplan_desktop.ui.shell import Shell
from enplan_desktop.ui.start import Options, run

WRITING_MS = 3000
"""How long somebody takes to write a passphrase: by then the rest of the program has been loaded."""
LETTERS = "jeg vil gerne have ro i hverdagen "
DOOR, OPENING, CASELOAD, WRITTEN = "door", "opening", "caseload", "written"


class Morning(QObject):
    """Does what somebody does who comes to work."""

    def __init__(self, shell: Shell, vault: Path, keys: int, style: str) -> None:
        super().__init__(shell)
        self._shell = shell
        self._vault = vault
        self._keys, self._style = keys, style
        door = shell.centralWidget()
        assert door is not None
        FirstPaint(door, DOOR)
        QTimer.singleShot(WRITING_MS, self, self._open)

    def _open(self) -> None:
        from bench.books import open_book

        self._shell.installEventFilter(self)
        say(OPENING)
        self._shell.open_vault(open_book(self._vault))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The workplace has come into the window; its caseload is on the way."""
        desk = self._shell.desk
        if event.type() is QEvent.Type.ChildAdded and desk is not None:
            self._shell.removeEventFilter(self)
            desk.caseload_changed.connect(self._caseload, Qt.ConnectionType.SingleShotConnection)
        return False

    def _caseload(self) -> None:
        workplace = self._shell.workplace
        assert workplace is not None
        view = workplace.caseload.findChild(QListView)
        assert view is not None
        FirstPaint(view.viewport(), CASELOAD)
        if self._keys:
            QTimer.singleShot(1000, self, self._open_case)

    def _open_case(self) -> None:
        desk = self._shell.desk
        assert desk is not None
        desk.case_opened.connect(self._choose, Qt.ConnectionType.SingleShotConnection)
        desk.open_case(desk.caseload[0].case.id)

    def _choose(self) -> None:
        from enplan_desktop.domain.terms import SheetStyle

        workplace = self._shell.workplace
        assert workplace is not None
        workplace.plan_page.wishes.choose(style=SheetStyle(self._style))
        QTimer.singleShot(1000, self, self._write)

    def _write(self) -> None:
        """Letters at the end of the first goal of the page, one after another."""
        from PySide6.QtTest import QTest

        from enplan_desktop.domain.terms import Horizon
        from enplan_desktop.sheet.source import Source

        workplace, desk = self._shell.workplace, self._shell.desk
        assert workplace is not None
        assert desk is not None
        assert desk.plan is not None
        view = workplace.plan_page.view
        view.write_on(Source(desk.plan.goals(Horizon.NOW)[0].id, "words"))
        assert view.editor is not None
        before = view.editor.toPlainText()
        for number in range(self._keys):
            QApplication.processEvents()
            began = perf_counter()
            QTest.keyClicks(view.editor, LETTERS[number % len(LETTERS)])
            QApplication.processEvents()
            print((perf_counter() - began) * 1000, flush=True)
        view.editor.setPlainText(before)  # so that no run begins with the letters of those before it
        say(WRITTEN)


def main() -> int:
    vault, keys = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    style = sys.argv[3] if len(sys.argv) > 3 else ""

    def come_to_work(shell: Shell) -> None:
        Morning(shell, vault, keys, style)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        quit_with_input(app)

    return run(Options(vault=vault, offline=True), come_to_work)


if __name__ == "__main__":
    sys.exit(main())
