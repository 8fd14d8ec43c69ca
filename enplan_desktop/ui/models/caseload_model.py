"""The caseload as a list: one row a citizen, all of them or those that need something."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.domain.rules import needs
from enplan_desktop.domain.terms import CaseStatus
from enplan_desktop.ui.caseload_words import Words, line_words

FACTS_ROLE = Qt.ItemDataRole.UserRole
WORDS_ROLE = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex


class CaseloadModel(QAbstractListModel):
    """Rows in order of name, running cases first."""

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._all: Sequence[CaseFacts] = ()
        self._rows: list[CaseFacts] = []
        self._words: dict[str, tuple[Words, ...]] = {}
        self._only_needing = False

    def show_caseload(self, caseload: Sequence[CaseFacts]) -> None:
        self._all = sorted(
            caseload,
            key=lambda facts: (
                facts.case.status is not CaseStatus.RUNNING,
                facts.case.display_name.casefold(),
            ),
        )
        self._words = {}
        self._filter()

    def show_only_needing(self, only: bool) -> None:
        self._only_needing = only
        self._filter()

    def needing(self) -> int:
        """How many cases need something today."""
        today = self._clock().date()
        return sum(bool(needs(facts, today)) for facts in self._all)

    def everyone(self) -> int:
        """How many cases there are, the paused and ended ones among them: they are in the list, too."""
        return len(self._all)

    def row_of(self, case_id: str) -> int | None:
        return next((row for row, facts in enumerate(self._rows) if facts.case.id == case_id), None)

    def case_id(self, row: int) -> str:
        return self._rows[row].case.id

    def _filter(self) -> None:
        today = self._clock().date()
        rows = [facts for facts in self._all if not self._only_needing or needs(facts, today)]
        if [facts.case.id for facts in rows] == [facts.case.id for facts in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        facts = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return facts.case.display_name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return f"{facts.case.display_name}: " + ", ".join(words.text for words in self._line(facts))
            case _ if role == FACTS_ROLE:
                return facts
            case _ if role == WORDS_ROLE:
                return self._line(facts)
        return None

    def _line(self, facts: CaseFacts) -> tuple[Words, ...]:
        if facts.case.id not in self._words:
            self._words[facts.case.id] = line_words(facts, self._clock())
        return self._words[facts.case.id]
