"""*Noter*: a new note at the top, and under it what has been, newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Note
from enplan_desktop.domain.rules import is_sealed
from enplan_desktop.ui.icons import icon
from enplan_desktop.ui.note_words import day_heading, day_of, found_in
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import column, label, section
from enplan_desktop.ui.widgets.lazy_column import LazyColumn
from enplan_desktop.ui.widgets.note_card import NoteCard
from enplan_desktop.ui.widgets.note_form import NoteForm
from enplan_desktop.ui.wording import tr, tr_count

_DAY = "day:"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The notes as the page lists them: newest event first, each with its addenda in the order written."""

    notes: tuple[Note, ...]
    addenda: Mapping[str, tuple[Note, ...]]

    def about(self, words: str) -> tuple[Note, ...]:
        """Those in which, or in an addendum of which, somebody finds what they look for."""
        return tuple(
            note
            for note in self.notes
            if any(found_in(each, words) for each in (note, *self.addenda.get(note.id, ())))
        )


def timeline(plan: Plan, being_written: str | None) -> Timeline:
    """All but the draft that is being written; an addendum whose note is not here stands by itself."""
    every = [note for note in plan.notes() if note.id != being_written]
    here = {note.id for note in every}
    addenda: dict[str, tuple[Note, ...]] = {}
    for note in sorted(every, key=lambda each: (str(each.written_at or ""), each.id)):
        if note.addendum_to in here:
            addenda[note.addendum_to or ""] = (*addenda.get(note.addendum_to or "", ()), note)
    return Timeline(tuple(note for note in every if note.addendum_to not in here), addenda)


class NotesPage(QWidget):
    """The timeline is built as it is scrolled to, so that three hundred notes open as fast as three."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._case_id = ""
        self._plan: Plan | None = None
        self._timeline = Timeline((), {})
        self._notes: dict[str, Note] = {}
        self.form = NoteForm(desk, theme)
        self.form.draft_changed.connect(self._show_timeline)
        self.form.words.cursorPositionChanged.connect(self._follow_caret)
        self.filter = QLineEdit()
        self.filter.setAccessibleName(tr("Find in the notes"))
        self.filter.setPlaceholderText(tr("Find in the notes"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(
            icon("magnifying-glass", theme.colours.quiet), QLineEdit.ActionPosition.LeadingPosition
        )
        self.filter.textChanged.connect(lambda _: self._find())
        self._count = label("", "Quiet")
        self._count.setContentsMargins(0, 0, 0, theme.px(7))
        self._empty = label("", "Quiet", wraps=True)
        self.list = LazyColumn(self._head(), theme)
        layout = column(self)
        layout.addWidget(self.list)

    def _head(self) -> QWidget:
        head = QWidget()
        layout = column(head, gap=self._theme.px(14))
        layout.addWidget(self.form)
        find = FieldFlow(gap=self._theme.px(12))
        find.add(self.filter, self._theme.px(260), 1)
        find.add(self._count)
        find.setAlignment(self._count, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(find)
        layout.addWidget(self._empty)
        return head

    # Showing

    def show_plan(self, plan: Plan) -> None:
        is_other = plan.case.id != self._case_id
        self._case_id, self._plan = plan.case.id, plan
        self.form.show_plan(plan)
        if is_other:
            self.filter.clear()
            self.list.begin_again()
        self._show_timeline()

    def write(self) -> None:
        """Goes to the new note."""
        self.list.to_top()
        self.form.words.setFocus()

    def show_record(self, record_id: str) -> None:
        """Goes to a note; an addendum is with its own."""
        self.filter.clear()
        note = self._plan.records.get(record_id) if self._plan else None
        if not isinstance(note, Note):
            return
        if note.id == self.form.draft_id:
            self.write()
            return
        self.list.reveal(note.id if note.id in self._notes else note.addendum_to or "")

    def _show_timeline(self) -> None:
        if self._plan is None:
            return
        self._timeline = timeline(self._plan, self.form.draft_id)
        words = self.filter.text().strip()
        found = self._timeline.about(words)
        self._notes = {note.id: note for note in found}
        self.list.show_rows(_rows(found), self._make)
        for key, card in self.list.built().items():
            if isinstance(card, NoteCard):
                card.show_note(self._notes[key], self._timeline.addenda.get(key, ()), words)
        self._say_count(found, words)

    def _find(self) -> None:
        self.list.begin_again()
        self._show_timeline()

    def _make(self, key: str) -> QWidget:
        if key.startswith(_DAY):
            day = key.removeprefix(_DAY)
            heading = section(day_heading(date.fromisoformat(day) if day else None, self._desk.today()))
            heading.setContentsMargins(0, self._theme.px(10), 0, 0)
            return heading
        note = self._notes[key]
        card = NoteCard(
            note, self._timeline.addenda.get(key, ()), self._desk, self._theme, mine=self.form.is_mine(note)
        )
        card.wants_writing.connect(self._go_on)
        return card

    def _go_on(self, note_id: str) -> None:
        note = self._notes.get(note_id)
        if note is not None:
            self.list.to_top()
            self.form.take_up(note)

    def _say_count(self, found: Sequence[Note], words: str) -> None:
        total = len(self._timeline.notes)
        drafts = sum(not is_sealed(note) for note in found)
        parts = [tr_count(len(found), "{n} note", "{n} notes")]
        if drafts:
            parts.append(tr_count(drafts, "{n} draft", "{n} drafts"))
        self._count.setText(" · ".join(parts))
        self._count.setVisible(bool(found))
        self.filter.setVisible(bool(total))
        none_found = tr("Nothing in the notes says “{words}”. Try a shorter word.", words=words)
        none_yet = tr("There are no notes yet. Write the first one above.")
        self._empty.setText(none_found if total else none_yet)
        self._empty.setVisible(not found and (bool(total) or self.form.draft_id is None))

    def _follow_caret(self) -> None:
        """Keeps the line that is written in sight, in a note taller than the page."""
        edit, inside = self.form.words, self.list.widget()
        if inside is None or not edit.hasFocus():
            return
        caret = edit.viewport().mapTo(inside, edit.cursorRect().bottomLeft())
        self.list.ensureVisible(caret.x(), caret.y(), 0, self._theme.px(60))


def _rows(notes: Sequence[Note]) -> list[str]:
    """The keys of the list's rows: a heading for each day, and the notes of that day."""
    keys: list[str] = []
    for day, of_day in groupby(notes, key=lambda note: day_of(note.happened_at)):
        keys.append(f"{_DAY}{day or ''}")
        keys.extend(note.id for note in of_day)
    return keys
