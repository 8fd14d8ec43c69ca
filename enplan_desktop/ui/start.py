"""Puts the program together: fonts, language, lanes, window."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from enplan_desktop.ui.crash import report_crashes
from enplan_desktop.ui.icons import program_icon
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.loading import load_the_rest
from enplan_desktop.ui.preferences import load_preferences
from enplan_desktop.ui.shell import Lanes, Shell
from enplan_desktop.ui.theme import load_fonts
from enplan_desktop.ui.wording import speak

LOAD_AFTER_MS = 100
"""The door is painted first: what is loaded beside it would hold it up."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says; None leaves it to what was chosen last."""

    vault: Path | None = None
    language: str | None = None
    offline: bool = False


def new_id() -> str:
    from uuid_utils import uuid7  # it brings in much that the door has no need of

    return str(uuid7())


def make_app() -> QApplication:
    """The one Qt application, with the program's fonts and name."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("En plan")
    app.setDesktopFileName("enplan")
    load_fonts()
    app.setWindowIcon(program_icon())
    return app


def run(options: Options, when_ready: Callable[[Shell], object] | None = None) -> int:
    """Opens the window and returns the exit code; `when_ready` is called once it is on the screen."""
    app = make_app()
    preferences = load_preferences()
    preferences.vault_folder = options.vault or preferences.vault_folder
    preferences.language = options.language or preferences.language
    speak(app, preferences.language)
    lanes = Lanes(Lane("storage"), Lane("network"), Lane("news"))
    shell = Shell(app, lanes, preferences, datetime.now, new_id, offline=options.offline)
    report_crashes(shell)
    shell.show()
    QTimer.singleShot(LOAD_AFTER_MS, shell, lambda: load_the_rest(shell, lanes.storage))
    if when_ready is not None:
        QTimer.singleShot(0, lambda: when_ready(shell))
    try:
        return app.exec()
    finally:
        lanes.news.close()
        lanes.network.close()
        lanes.storage.close()
