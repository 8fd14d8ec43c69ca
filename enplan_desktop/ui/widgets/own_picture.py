"""The citizen's own picture: chosen from a file, said in words what it shows, and taken away again."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label, row
from enplan_desktop.ui.widgets.words_edit import WordsEdit
from enplan_desktop.ui.wording import tr


class OwnPicture(QWidget):
    """`picked` carries the file; `told` what the picture shows, and the words it was written upon."""

    picked = Signal(Path)
    told = Signal(str, str)
    taken_away = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = column(self, gap=theme.px(4))
        line = row(gap=theme.px(8))
        self._choose = button(tr("Choose a picture …"), self._ask, picture="image", colour=theme.colours.text)
        self._take_away = button(tr("Take the picture away"), self.taken_away.emit, kind="Plain")
        self.shows = WordsEdit(tr("What the picture shows"), one_line=True)
        self.shows.setPlaceholderText(tr("What does it show? For those who cannot see it"))
        self.shows.settled.connect(self.told)
        line.addWidget(self._choose)
        line.addWidget(self.shows, 1)
        line.addWidget(self._take_away)
        whole.addLayout(line)
        self._picture: str | None = None
        self._refused = ""
        self._hint = label("", "Quiet", wraps=True)
        whole.addWidget(self._hint)
        self.hide()

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        return (self._choose, self.shows, self._take_away)

    def show_plan(self, plan: Plan) -> None:
        picture = plan.picture()
        shown = picture.id if picture else plan.case.id
        if shown != self._picture:
            self._refused = ""  # what was wrong with a file is past once another picture is there, or none
        self._picture = shown
        for each in (self.shows, self._take_away):
            each.setVisible(picture is not None)
        self._choose.setText(" " + (tr("Choose a picture …") if picture is None else tr("Another picture …")))
        self.shows.show_words(picture.shows if picture else "")
        kept = tr(
            "The picture is kept with the plan and nowhere else. Place and day in the file are left out."
        )
        self._tell("" if picture else kept)

    def say(self, words: str) -> None:
        """Tells in one sentence why a file is no picture, until another is chosen or this goes from the screen."""
        self._refused = words
        self._tell(words)

    def _tell(self, words: str) -> None:
        self._hint.setObjectName("Trouble" if self._refused else "Quiet")
        self._hint.setText(self._refused or words)
        self._hint.setVisible(bool(self._hint.text()))
        self._hint.style().polish(self._hint)
        self._choose.setAccessibleDescription(self._refused)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._refused = ""

    def _ask(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = tr("Pictures") + " (*.jpg *.jpeg *.heic *.heif *.png *.webp *.gif *.bmp *.tif *.tiff)"
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Choose a picture"), folder, kinds)
        if chosen:
            self._refused = ""
            self.picked.emit(Path(chosen))
