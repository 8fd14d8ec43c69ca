"""The column at the left: every citizen, and what needs something today."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QListView, QWidget

from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.ui.models.caseload_model import CaseloadModel
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.case_row import CaseRow
from enplan_desktop.ui.widgets.layouts import FlowLayout, column, label
from enplan_desktop.ui.wording import tr

_LEAST = 125
"""In pixels at 100 % text: where rows can still say what they are for."""


class Caseload(QWidget):
    """Emits `chosen` with a case id."""

    chosen = Signal(str)
    wants_new_case = Signal()

    def __init__(self, clock: Callable[[], datetime], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = CaseloadModel(clock, self)
        self._open: str | None = None
        self._mine = button("", kind="Chip")
        self._needing = button("", kind="Chip")
        group = QButtonGroup(self)
        for each in (self._mine, self._needing):
            each.setCheckable(True)
            group.addButton(each)
        self._mine.setChecked(True)
        self._needing.toggled.connect(self._filter)
        self._list = QListView()
        self._list.setModel(self.model)
        self._list.setItemDelegate(CaseRow(theme, self._list))
        self._list.setAccessibleName(tr("Caseload"))
        self._list.setResizeMode(QListView.ResizeMode.Adjust)  # a narrower column makes some rows taller
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Selected, not only current: the keyboard comes by here without wanting to look anybody up.
        self._list.selectionModel().selectionChanged.connect(lambda *_: self._open_selected())
        self._list.activated.connect(self._open_row)
        self._has_left = False
        self._empty = label("", "Quiet", wraps=True)
        new_case = button(
            tr("New case"),
            self.wants_new_case.emit,
            kind="Plain",
            picture="plus",
            colour=theme.colours.accent,
        )
        chips = FlowLayout()
        chips.addWidget(self._mine)
        chips.addWidget(self._needing)
        self.setMinimumWidth(theme.px(_LEAST))
        layout = column(self, margin=theme.px(10), gap=theme.px(8))
        layout.addLayout(chips)
        layout.addWidget(self._empty)
        layout.addWidget(self._list, 1)
        layout.addWidget(new_case)
        self.show_caseload(())

    def show_caseload(self, caseload: Sequence[CaseFacts]) -> None:
        """Repaints what changed; the chosen case stays chosen."""
        self.model.show_caseload(caseload)
        self._mine.setText(tr("Mine {n}", n=self.model.everyone()))
        self._needing.setText(tr("Needs something {n}", n=self.model.needing()))
        self.mark(self._open)
        self._say_if_empty()

    def mark(self, case_id: str | None) -> None:
        """Shows which case is open, without opening it again."""
        self._open = case_id
        row = self.model.row_of(case_id) if case_id else None
        if row is None:
            self._list.clearSelection()
        else:
            self._list.setCurrentIndex(self.model.index(row))

    def focus_list(self) -> None:
        self._list.setFocus()

    def step(self, by: int) -> None:
        """Opens the case `by` rows further down (or up)."""
        at = self.model.row_of(self._open) if self._open else None
        row = (-1 if at is None else at) + by
        if 0 <= row < self.model.rowCount():
            self._list.setCurrentIndex(self.model.index(row))

    def _filter(self, only_needing: bool) -> None:
        self.model.show_only_needing(only_needing)
        self.mark(self._open)
        self._say_if_empty()

    def say_all_left(self) -> None:
        """The cases were removed: nobody should think that they had none."""
        self._has_left = True
        self._say_if_empty()

    def _say_if_empty(self) -> None:
        empty = self.model.rowCount() == 0
        none_needs = self._needing.isChecked()
        no_case = (
            tr("There are no cases on this computer any more.")
            if self._has_left
            else tr("No cases yet. Make the first one below.")
        )
        self._empty.setText(
            tr("Nobody needs anything today.") if none_needs and not self._has_left else no_case
        )
        self._empty.setVisible(empty)
        self._list.setVisible(not empty)

    def _open_selected(self) -> None:
        for index in self._list.selectionModel().selectedIndexes():
            self._open_row(index)

    def _open_row(self, index: QModelIndex) -> None:
        case_id = self.model.case_id(index.row())
        if case_id != self._open:
            self._open = case_id
            self.chosen.emit(case_id)
