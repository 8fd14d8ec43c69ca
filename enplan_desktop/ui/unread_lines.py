"""A line of the page that cannot be read outlives the page: whoever opens the case again finds it as it was left."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from enplan_desktop.domain.schema import Plain
from enplan_desktop.sheet.source import Source
from enplan_desktop.storage.vault import Vault
from enplan_desktop.ui.half_typed import PAGE, half_typed, keep_half_typed
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.widgets.sheet_view import SheetView
from enplan_desktop.ui.wording import tr


@dataclass(frozen=True, slots=True)
class _Kept:
    case_id: str
    case_name: str
    source: Source
    words: str


class UnreadLines(QObject):
    """Keeps what stands in the open line before anything else happens, and lets it go once it can be read."""

    def __init__(self, desk: Desk, view: SheetView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._kept: _Kept | None = None
        desk.about_to_leave.connect(self.keep)
        view.unread.connect(self._on_unread)

    def keep(self) -> None:
        line, plan = self._view.unread_line, self._desk.plan
        if line is None or plan is None:
            return
        kept = _Kept(plan.case.id, plan.case.display_name, *line)
        if kept != self._kept:
            self._kept = kept
            self._store(
                kept.case_id, {"record": kept.source.record, "cell": kept.source.cell, "words": kept.words}
            )

    def set_aside(self) -> None:
        """Keeps the line and closes it: another may write on the same page meanwhile."""
        if self._view.unread_line is not None:
            self.keep()
            self._kept = None
            self._view.drop_line()

    def take_up(self) -> None:
        """Opens the line that was kept of this case, if there is one."""
        plan, vault = self._desk.plan, self._desk.vault
        if plan is None or self._view.editor is not None:
            return
        case_id = plan.case.id
        self._desk.storage.run(
            self,
            lambda: half_typed(vault, case_id, PAGE),
            lambda kept: self._go_on(case_id, kept),
            failed=lambda _: None,
        )

    def _go_on(self, case_id: str, kept: Plain) -> None:
        plan = self._desk.plan
        is_shown = plan is not None and plan.case.id == case_id and self._view.editor is None
        if plan is None or not is_shown or not isinstance(kept, dict):
            return
        source, words = Source(str(kept["record"]), str(kept["cell"])), str(kept["words"])
        if self._view.take_up(source, words):
            self._kept = _Kept(case_id, plan.case.display_name, source, words)
            return
        # Its line is gone, or the words would mean another day by now: nobody's plan changes by itself.
        self._store(case_id, None)
        self._desk.troubled.emit(
            tr(
                "“{words}” had been begun on the page and was never read. What the page says stands.",
                words=words,
            )
        )

    def _on_unread(self, why: str) -> None:
        """Says where the line is when its case has been left, and forgets it when it has been read or given up."""
        kept, plan = self._kept, self._desk.plan
        if why or kept is None or self._view.unread_line is not None:
            return
        self._kept = None
        if plan is not None and plan.case.id == kept.case_id:
            self._store(kept.case_id, None)
            return
        self._desk.told.emit(
            tr(
                "On the page of {name} waits “{words}”, which could not be read.",
                name=kept.case_name,
                words=kept.words,
            )
        )

    def _store(self, case_id: str, value: Plain) -> None:
        vault = self._desk.vault
        self._desk.storage.run(self, lambda: _store(vault, case_id, value), failed=lambda _: None)


def _store(vault: Vault, case_id: str, value: Plain) -> None:
    if case_id in vault.case_ids():  # it may have left this laptop meanwhile
        keep_half_typed(vault, case_id, PAGE, value)
