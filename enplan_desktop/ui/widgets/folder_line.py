"""Where the vault lies: told in a line, changed with a press."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label, row
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.wording import tr


class FolderLine(QWidget):
    """`complain` says under the folder what is wrong with it."""

    changed = Signal(object)
    """Path"""

    def __init__(self, change: str, folder: Path, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._words = label("", "Quiet", wraps=True)
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        line = row()
        line.addWidget(button(change, self._choose, kind="Plain"))
        line.addStretch(1)
        layout = column(self, gap=theme.px(2))
        layout.addWidget(self._words)
        layout.addWidget(self._trouble)
        layout.addLayout(line)
        self.show_folder(folder)

    @property
    def folder(self) -> Path:
        return self._folder

    def show_folder(self, folder: Path) -> None:
        self._folder = folder
        self._words.setText(breakable(_homely(folder)))
        self._words.setToolTip(str(folder))
        self.complain("")

    def complain(self, sentence: str) -> None:
        self._trouble.setText(breakable(sentence))
        self._trouble.setVisible(bool(sentence))

    def _choose(self) -> None:
        folder = choose_folder(self, self._folder)
        if folder is not None:
            self.show_folder(folder)
            self.changed.emit(folder)


def choose_folder(parent: QWidget, start: Path) -> Path | None:
    """Asks for a folder; None where nobody chose one."""
    near = next((each for each in (start, *start.parents) if each.is_dir()), Path.home())
    chosen = QFileDialog.getExistingDirectory(parent, tr("Choose a folder"), str(near))
    return Path(chosen) if chosen else None


def _homely(folder: Path) -> str:
    """A path as short as it can be said: `~` for the home folder."""
    home = Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
