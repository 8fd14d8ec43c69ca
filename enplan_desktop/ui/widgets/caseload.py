"""The column at the left: every citizen, and what needs something today."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QListView, QWidget

from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.ui.models.caseload_model import CaseloadModel
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.case_row import CaseRow
from enplan_desktop.ui.widgets.layouts import FlowLayout, column, label
from enplan_desktop.ui.wording import tr


class Caseload(QWidget):
    """Emits `chosen` with a case id."""

    chosen = Signal(str)
    wants_new_case = Signal()

    def __init__(self, clock: Callable[[], datetime], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = CaseloadModel(clock, self)
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
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.selectionModel().currentChanged.connect(self._on_current)
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
        layout = column(self, margin=theme.px(10), gap=theme.px(8))
        layout.addLayout(chips)
        layout.addWidget(self._empty)
        layout.addWidget(self._list, 1)
        layout.addWidget(new_case)
        self.show_caseload(())

    def show_caseload(self, caseload: Sequence[CaseFacts]) -> None:
        """Repaints what changed; the chosen case stays chosen."""
        chosen = self._chosen_id()
        self.model.show_caseload(caseload)
        self._mine.setText(tr("Mine {n}", n=self.model.running()))
        self._needing.setText(tr("Needs something {n}", n=self.model.needing()))
        self.mark(chosen)
        self._say_if_empty()

    def mark(self, case_id: str | None) -> None:
        """Shows which case is open, without opening it again."""
        row = self.model.row_of(case_id) if case_id else None
        if row is None or row == self._list.currentIndex().row():
            return
        selection = self._list.selectionModel()
        selection.blockSignals(True)
        selection.setCurrentIndex(self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(False)
        self._list.viewport().update()

    def focus_list(self) -> None:
        self._list.setFocus()

    def step(self, by: int) -> None:
        """Opens the case `by` rows further down (or up)."""
        row = self._list.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self._list.setCurrentIndex(self.model.index(row))

    def _chosen_id(self) -> str | None:
        index = self._list.currentIndex()
        return self.model.case_id(index.row()) if index.isValid() else None

    def _filter(self, only_needing: bool) -> None:
        chosen = self._chosen_id()
        self.model.show_only_needing(only_needing)
        self.mark(chosen)
        self._say_if_empty()

    def _say_if_empty(self) -> None:
        empty = self.model.rowCount() == 0
        none_needs = self._needing.isChecked()
        self._empty.setText(
            tr("Nobody needs anything today.")
            if none_needs
            else tr("No cases yet. Make the first one below.")
        )
        self._empty.setVisible(empty)
        self._list.setVisible(not empty)

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.model.case_id(current.row()))
