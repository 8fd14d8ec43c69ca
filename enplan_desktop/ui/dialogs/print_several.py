"""Many cases' pages printed in one go; what cannot be printed says why, and is never left out in silence."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.ui.printing import Printing
from enplan_desktop.ui.several_sheets import CaseSheet, Choice, is_chosen
from enplan_desktop.ui.several_words import page_line
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.layouts import FlowLayout, column, label
from enplan_desktop.ui.wording import tr, tr_count, tr_trouble

_TICKED, _NOT_TICKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_ENABLED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PrintSeveral(QDialog):
    """Pages are added as they are laid out; `handed` is told of each that left, so that it can be recorded."""

    def __init__(
        self,
        now: datetime,
        handed: Callable[[CaseSheet, HandingOut], object],
        printing: Printing,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Print several pages"))
        self._now, self._handed, self._printing, self._theme = now, handed, printing, theme
        self._choice = Chips(
            tr("Which pages"),
            [
                (Choice.TODAY, tr("Appointment today")),
                (Choice.WITHIN_A_WEEK, tr("Appointment within a week")),
                (Choice.CHANGED, tr("Changed since the sheet")),
                (Choice.ALL, tr("All")),
            ],
        )
        self._choice.show_choice(Choice.CHANGED)
        self._choice.chosen.connect(lambda _: self._choose())
        self._pages: list[CaseSheet] = []
        """One for each row of the list."""
        self._list = QListWidget()
        self._list.setObjectName("Finds")
        self._list.setAccessibleName(tr("Pages"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemChanged.connect(lambda _: self._count())
        self._printer = label("", "Quiet", wraps=True)
        self._told = label("", wraps=True)
        self._print_button = button("", self._print, kind="Primary")
        self._other = button(tr("Another printer …"), self._print_elsewhere)
        self._lay_out(parent)
        self._show_printer()
        self._list.setFocus()

    def _lay_out(self, parent: QWidget) -> None:
        theme = self._theme
        ends = FlowLayout(gap=theme.px(8))
        for each in (self._print_button, self._other, button(tr("Close"), self.reject)):
            each.setAutoDefault(False)
            ends.addWidget(each)
        layout = column(self, margin=theme.px(20), gap=theme.px(10))
        layout.addWidget(label(tr("Print several pages"), "Title", wraps=True))
        layout.addWidget(self._choice)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._told)
        layout.addWidget(self._printer)
        layout.addLayout(ends)
        room = parent.window().size()
        self.resize(min(theme.px(620), room.width() - 60), min(theme.px(640), room.height() - 40))

    # What can be printed

    def add(self, page: CaseSheet) -> None:
        """One more case's page is known."""
        item = QListWidgetItem(f"{page.plan.case.display_name}\n{page_line(page, self._now)}")
        self._pages.append(page)
        if page.why_not is None:
            item.setFlags(_ENABLED | Qt.ItemFlag.ItemIsUserCheckable)
            self._tick(item, page)
        else:
            item.setFlags(_ENABLED)
            item.setForeground(QColor(self._theme.colours.quiet))
        self._list.addItem(item)
        self._count()

    def say(self, error: Exception) -> None:
        """A page could not be laid out."""
        if not isinstance(error, Trouble):
            raise error
        self._say(tr_trouble(error), is_trouble=True)

    def _choose(self) -> None:
        for item, page in self._rows():
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                self._tick(item, page)
        self._count()

    def _tick(self, item: QListWidgetItem, page: CaseSheet) -> None:
        item.setCheckState(_TICKED if is_chosen(page, self._choice.choice(), self._now) else _NOT_TICKED)

    def _rows(self) -> list[tuple[QListWidgetItem, CaseSheet]]:
        return [(self._list.item(row), page) for row, page in enumerate(self._pages[: self._list.count()])]

    def _ticked(self) -> list[tuple[QListWidgetItem, CaseSheet]]:
        checkable = Qt.ItemFlag.ItemIsUserCheckable
        return [row for row in self._rows() if row[0].flags() & checkable and row[0].checkState() is _TICKED]

    def _count(self) -> None:
        count = len(self._ticked())
        words = tr_count(count, "Print {n} page", "Print {n} pages")
        if not self._printing.is_there():
            words += " …"
        self._print_button.setText(words)
        self._print_button.setAccessibleName(words)
        for each in (self._print_button, self._other):
            each.setEnabled(count > 0)

    # Printing

    def _show_printer(self) -> None:
        name, is_there = self._printing.remembered, self._printing.is_there()
        words = tr("On the printer {name}", name=name) if is_there else ""
        if is_there and self._printing.black:
            words += f" · {tr('black and white')}"
        self._printer.setText(words)
        self._printer.setVisible(is_there)
        self._other.setVisible(is_there)
        self._count()

    def _print(self) -> None:
        if self._printing.is_there():
            self._print_on(None)
        else:
            self._print_elsewhere()

    def _print_elsewhere(self) -> None:
        printer = self._printing.ask([page.sheet for _, page in self._ticked()], self)
        if printer is not None:
            self._show_printer()
            self._print_on(printer)

    def _print_on(self, chosen: QPrinter | None) -> None:
        """One after another; where the printer fails, what is out is recorded and the rest stays ticked."""
        ticked, trouble, printed = self._ticked(), "", 0
        for item, page in ticked:
            try:
                how = self._printing.print_one_of(page.sheet, chosen, printed)
            except Trouble as error:
                trouble = tr_trouble(error)
                break
            printed += 1
            self._handed(page, how)
            item.setFlags(_ENABLED)
            item.setData(Qt.ItemDataRole.CheckStateRole, None)
            item.setText(f"{page.plan.case.display_name}\n{tr('printed now')}")
        self._tell(printed, [page for _, page in ticked[printed:]], trouble)

    def _tell(self, printed: int, left: Sequence[CaseSheet], trouble: str) -> None:
        one = "{n} page is printed, and kept in the history."
        words = tr_count(printed, one, "{n} pages are printed, and kept in the history.")
        if trouble:
            names = ", ".join(page.plan.case.display_name for page in left)
            words += " " + tr("Not printed ({names}): {why}", names=names, why=trouble)
        self._say(words, is_trouble=bool(trouble))
        self._count()

    def _say(self, words: str, *, is_trouble: bool) -> None:
        self._told.setText(words)
        self._told.setObjectName("Trouble" if is_trouble else "")
        self._told.style().polish(self._told)
