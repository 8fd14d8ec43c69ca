"""The recovery key, shown once: print it, save it, and say that it is kept."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QWidget

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.ui.recovery_page import print_recovery_page, save_recovery_page
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import FlowLayout, column, label
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.wording import tr, tr_trouble


class RecoveryKeyCard(QWidget):
    """`kept` comes when somebody says that the key is kept, and goes on."""

    kept = Signal()

    def __init__(self, today: Callable[[], date], theme: Theme, *, goes_on: str) -> None:
        super().__init__()
        self._today = today
        self._key = ""
        self.warned = False
        self._shown = label("", wraps=True)
        self._shown.setStyleSheet(f"font-size: {theme.px(23)}px; font-weight: 700;")
        self._shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._alone = label(
            tr(
                "This computer has no keyring, so the passphrase alone protects the vault: let it be a long one."
            ),
            "Care",
            wraps=True,
        )
        self._done = label("", "Quiet", wraps=True)
        self._trouble = label("", "Trouble", wraps=True)
        self._tick = QCheckBox(tr("I have kept the key somewhere else than on this computer"))
        self._on = button(goes_on, self.kept.emit, kind="Primary")
        self._on.setEnabled(False)
        self._tick.toggled.connect(self._on.setEnabled)
        self._print = button(tr("Print …"), self._print_page, picture="printer", colour=theme.colours.text)
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        paper = QFrame()
        paper.setObjectName("Card")
        column(paper, margin=theme.px(18)).addWidget(self._shown)
        save = button(
            tr("Save as a file …"), self._save, picture="download-simple", colour=theme.colours.text
        )
        ways = FlowLayout(gap=theme.px(8))
        for way in (self._print, save):
            way.setIconSize(QSize(theme.px(20), theme.px(20)))
            ways.addWidget(way)
        layout = column(self, gap=theme.px(12))
        layout.addWidget(label(tr("Keep this key well"), "Title", wraps=True))
        layout.addWidget(
            label(
                tr(
                    "It opens the vault if you forget your passphrase or the computer breaks. It is shown now and "
                    "never again."
                ),
                wraps=True,
            )
        )
        layout.addWidget(paper)
        layout.addLayout(ways)
        for each in (self._done, self._trouble, self._alone):
            each.hide()
            layout.addWidget(each)
        layout.addSpacing(theme.px(8))
        layout.addWidget(self._tick)
        layout.addWidget(self._on, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._print)

    def show_key(self, recovery_key: str, *, keyring_protected: bool) -> None:
        self._key = recovery_key
        groups = recovery_key.split("-")
        half = (len(groups) + 1) // 2
        self._shown.setText(" – ".join(groups[:half]) + " –\n" + " – ".join(groups[half:]))
        self._shown.setAccessibleName(tr("Recovery key: {key}", key=" ".join(recovery_key)))
        self._alone.setVisible(not keyring_protected)

    def warn(self) -> None:
        """Says that the key is not kept yet, to somebody who is about to leave."""
        self.warned = True
        self._complain(tr("Keep the key before you close the window: it cannot be shown again."))

    def _save(self) -> None:
        start = Path.home() / f"{tr('En plan recovery key')}.txt"
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save the recovery key"), str(start))
        if chosen:
            path = Path(chosen)
            self._try(
                lambda: save_recovery_page(self._key, self._today(), path),
                tr("Saved as {file}. Move it to another place than this computer.", file=path.name),
            )

    def _print_page(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self._try(
                lambda: print_recovery_page(self._key, self._today(), printer), tr("Sent to the printer.")
            )

    def _try(self, work: Callable[[], None], done: str) -> None:
        trouble = ""
        try:
            work()
        except Trouble as error:
            trouble = tr_trouble(error)
        self._complain(trouble)
        self._done.setText("" if trouble else breakable(done))
        self._done.setVisible(not trouble)

    def _complain(self, words: str) -> None:
        self._trouble.setText(breakable(words))
        self._trouble.setVisible(bool(words))
