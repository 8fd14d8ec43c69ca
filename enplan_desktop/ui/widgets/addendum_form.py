"""Where an addendum is written, under the note that it corrects."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from enplan_desktop.domain.changes import creation, deletion, difference
from enplan_desktop.domain.checks import NO_NOTE_WORDS
from enplan_desktop.domain.records import Note
from enplan_desktop.domain.rules import addendum, finalise, is_sealed
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.widgets.words_edit import WordsEdit
from enplan_desktop.ui.wording import tr


class AddendumForm(QFrame):
    """Kept as a draft from the first pause; `done` when it is made final or given up."""

    done = Signal()

    def __init__(self, note: Note, draft: Note | None, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._note = note
        self._desk = desk
        self.draft_id = draft.id if draft else ""
        self.words = WordsEdit(tr("Text of the addendum"), lines=2)
        self.words.setPlaceholderText(tr("What was wrong or missing?"))
        self.words.show_words(draft.text if draft else "")
        self.words.settled.connect(self._keep)
        self._trouble: QLabel = label("", "Trouble", wraps=True)
        self._trouble.hide()
        self.words.typed.connect(lambda _: self._trouble.hide())
        hint = label(tr("The note stays as it is; this is shown under it."), "Hint", wraps=True)
        self.final = button(
            tr("Make final"), self.finalise, kind="Primary", name=tr("Make the addendum final")
        )
        last = FieldFlow(gap=theme.px(10))
        last.add(hint, theme.px(180), 1)
        last.add(button(tr("Give it up"), self.give_up, kind="Danger"))
        last.add(self.final)
        layout = column(self, gap=theme.px(6))
        layout.addWidget(self.words)
        layout.addWidget(self._trouble)
        layout.addLayout(last)
        desk.about_to_leave.connect(self.words.flush)

    def follow(self) -> None:
        """Shows what the plan says."""
        draft = self._draft()
        if draft is not None:
            self.words.show_words(draft.text)

    def _draft(self) -> Note | None:
        plan = self._desk.plan
        note = plan.records.get(self.draft_id) if plan else None
        return note if isinstance(note, Note) and not is_sealed(note) else None

    def _keep(self, words: str, seen: str) -> None:
        desk, draft = self._desk, self._draft()
        if draft is not None:
            before, after = replace(draft, text=seen), replace(draft, text=words)
            desk.commit(difference(before, after), tr("Write in the addendum"))
        elif words.strip():
            author = desk.identity.person_name if desk.identity else ""
            made = addendum(self._note, desk.new_id(), author, desk.now(), words)
            self.draft_id = made.id
            desk.commit([creation(made)], tr("New addendum"))

    def finalise(self) -> None:
        """Seals the addendum, if it says something."""
        self.words.flush()
        draft = self._draft()
        if draft is None or not draft.text.strip():
            self._trouble.setText(tr(NO_NOTE_WORDS))
            self._trouble.show()
            self.words.setFocus()
            return
        self.done.emit()
        self._desk.commit(difference(draft, finalise(draft, self._desk.now())), tr("Make the addendum final"))

    def give_up(self) -> None:
        self.words.flush()
        draft = self._draft()
        self.done.emit()
        if draft is not None:
            self._desk.commit([deletion(draft)], tr("Delete the draft"))
