"""How a page leaves the program: printed, or saved under a name that a person chooses."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from enplan_desktop.domain.terms import HandingOut, SheetFormat
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.ui.handing_out import save_pdf, save_whole
from enplan_desktop.ui.phone_picture import PhonePicture, page_png
from enplan_desktop.ui.printing import Printing
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.wording import tr, tr_trouble


class WaysOut(QWidget):
    """Printing is one press where a printer was chosen before; any other is one press more."""

    handed = Signal(object)
    """HandingOut: how the page left, so that it can be recorded."""
    looks_changed = Signal()
    """The page is to be printed in colours, or without."""

    def __init__(
        self,
        sheet: Sheet,
        file_name: str,
        printing: Printing,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        print_word: str = "",
    ) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._file_name = file_name
        self._printing = printing
        self._print_word = print_word or tr("Print")
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        self._on_paper, self._on_screen = self._paper_ways(theme), self._screen_ways(theme)
        layout = column(self, gap=theme.px(10))
        for each in (self._trouble, *self._on_paper, *self._on_screen):
            layout.addWidget(each)
        self.show_sheet(sheet)

    def _paper_ways(self, theme: Theme) -> tuple[QWidget, ...]:
        colours = theme.colours
        self._print_button = button(
            self._print_word, self._print, kind="Primary", picture="printer", colour=colours.accent_text
        )
        self._printer = label("", "Quiet", wraps=True)
        self._other = button(tr("Another printer …"), self._print_elsewhere)
        self._black = QCheckBox(tr("Print in black and white"))
        self._black.setChecked(self._printing.black)
        self._black.toggled.connect(self._choose_black)
        save = button(tr("Save as PDF …"), self._save, picture="file-pdf", colour=colours.text)
        return (self._printer, self._black, self._print_button, self._other, save)

    def _screen_ways(self, theme: Theme) -> tuple[QWidget, ...]:
        colours = theme.colours
        large = button(
            tr("Show it large"),
            self._show_large,
            kind="Primary",
            picture="device-mobile",
            colour=colours.accent_text,
        )
        as_picture = button(
            tr("Save as a picture …"), self._save_picture, picture="image", colour=colours.text
        )
        return (large, as_picture)

    def show_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._trouble.hide()
        on_screen = sheet.format is SheetFormat.PHONE
        for each in self._on_paper:
            each.setVisible(not on_screen)
        for each in self._on_screen:
            each.setVisible(on_screen)
        self.setFocusProxy(self._on_screen[0] if on_screen else self._print_button)
        if not on_screen:
            self._show_printer()

    def _show_large(self) -> None:
        """For the citizen's own camera: no file is sent anywhere."""
        # The dialog's own: one of nobody's would be gone at once, and deaf while a dialog asks.
        picture = PhonePicture(self._sheet, self.window())
        picture.seen.connect(lambda: self.handed.emit(HandingOut.SHOWN))
        picture.showFullScreen()

    def _save_picture(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        name = str((Path(folder) / self._file_name).with_suffix(".png"))
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save as a picture"), name, "PNG (*.png)")
        if chosen:
            self.save_picture_to(_named(Path(chosen), ".png"))

    def save_picture_to(self, path: Path) -> bool:
        """Saves the page as a picture, and tells that it was handed out."""

        def save() -> HandingOut:
            save_whole(page_png(self._sheet), path)
            return HandingOut.SAVED

        return self._try(save)

    def save_to(self, path: Path) -> bool:
        """Saves the page, and tells that it was handed out."""

        def save() -> HandingOut:
            save_pdf(self._sheet, path)
            return HandingOut.SAVED

        return self._try(save)

    def _show_printer(self) -> None:
        name, is_there = self._printing.remembered, self._printing.is_there()
        words = f" {self._print_word}" if is_there else f" {self._print_word} …"
        self._print_button.setText(words)
        self._print_button.setAccessibleName(words.strip())
        if is_there:
            self._printer.setText(tr("On the printer {name}", name=name))
        else:
            self._printer.setText(tr("The printer {name} is not there now.", name=name) if name else "")
        self._printer.setVisible(bool(name))
        self._other.setVisible(is_there)

    def _choose_black(self, black: bool) -> None:
        self._printing.choose_black(black)
        self.looks_changed.emit()

    def _save(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save as PDF"), str(Path(folder) / self._file_name), "PDF (*.pdf)"
        )
        if chosen:
            self.save_to(_named(Path(chosen), ".pdf"))

    def _print(self) -> None:
        if self._printing.is_there():
            self._try(lambda: self._printing.print(self._sheet))
        else:
            self._print_elsewhere()

    def _print_elsewhere(self) -> None:
        printer = self._printing.ask([self._sheet], self)
        if printer is not None:
            self._black.setChecked(self._printing.black)
            self._try(lambda: self._printing.print(self._sheet, printer))
            self._show_printer()

    def _try(self, work: Callable[[], HandingOut]) -> bool:
        try:
            how = work()
        except Trouble as trouble:
            self._trouble.setText(tr_trouble(trouble))
            self._trouble.show()
            return False
        self.handed.emit(how)
        return True


def _named(path: Path, ending: str) -> Path:
    """The file that was named, with its ending: a full stop in a name is no reason to cut it there."""
    return path if path.suffix.casefold() == ending else path.with_name(f"{path.name}{ending}")
