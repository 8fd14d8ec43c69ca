"""One note in the timeline: what was, who wrote it, and under it what was added later."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from enplan_desktop.domain.records import Note
from enplan_desktop.domain.rules import is_sealed
from enplan_desktop.ui.icons import pixmap
from enplan_desktop.ui.note_words import (
    PICTURES,
    addendum_line,
    readers_line,
    what_line,
    who_line,
    written_line,
)
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.addendum_form import AddendumForm
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import clear, column, label, row
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.widgets.prose import Prose, Tone
from enplan_desktop.ui.wording import tr

_AT_A_GLANCE = 900
"""Characters of a long note that are shown until somebody asks for all of it."""


class NoteCard(QFrame):
    """Emits `wants_writing` for a draft of the reader's own that is to be written on."""

    wants_writing = Signal(str)

    def __init__(self, note: Note, addenda: Sequence[Note], desk: Desk, theme: Theme, *, mine: bool) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._shown: tuple[Note, tuple[Note, ...], str] | None = None
        self._whole = False
        self._looked_for = ""
        self._note = note
        self._mine = mine
        self.form: AddendumForm | None = None
        self.setObjectName("Card")
        # Under a text, a plain button's word begins where the text does.
        self.setStyleSheet("QPushButton#Plain { padding-left: 0; border-left-width: 0; }")
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._head = Prose(theme, small=True)
        self._marks = row(gap=theme.px(6))
        self._prose = Prose(theme)
        self._more = button("", self._show_whole, kind="Plain")
        self._addenda = column(gap=theme.px(10))
        self._foot = row(gap=theme.px(10))
        self._lay_out()
        self.show_note(note, addenda)

    def _lay_out(self) -> None:
        px = self._theme.px
        top = row(gap=px(8))
        top.addWidget(self._head, 1)
        top.addLayout(self._marks)
        inner = column(gap=px(6))
        inner.addLayout(top)
        inner.addWidget(self._prose)
        inner.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addLayout(self._foot)
        inner.addLayout(self._addenda)
        layout = row(self, gap=px(12))
        layout.setContentsMargins(px(14), px(12), px(16), px(12))
        layout.addWidget(self._picture)
        layout.addLayout(inner, 1)

    # Showing

    def show_note(self, note: Note, addenda: Sequence[Note], looked_for: str = "") -> None:
        """Shows the note and its addenda as the plan has them, with the words that somebody looks for marked."""
        self._follow_draft([each for each in addenda if self._is_written_here(each)])
        in_form = self.form.draft_id if self.form is not None else ""
        told = tuple(each for each in addenda if each.id != in_form)
        if self._shown == (note, told, looked_for):
            return
        self._shown = (note, told, looked_for)
        self._note, self._looked_for = note, looked_for
        kind = note.kind
        self._picture.setPixmap(pixmap(PICTURES[kind], self._theme.colours.accent, self._theme.px(20)))
        who = who_line(note)
        self._head.show_pieces([(what_line(note), Tone.STRONG), (f"  ·  {who}" if who else "", Tone.QUIET)])
        self._show_marks(note)
        self._show_text()
        self._show_foot(note)
        self._show_addenda(told)

    def _is_written_here(self, addition: Note) -> bool:
        identity = self._desk.identity
        return not is_sealed(addition) and identity is not None and addition.author == identity.person_name

    def _follow_draft(self, drafts: Sequence[Note]) -> None:
        """Opens the place to write in for a draft that is there, and closes it for one that is gone."""
        if self.form is None:
            if drafts:
                self._open_form(drafts[0])
        elif self.form.draft_id and self.form.draft_id not in {each.id for each in drafts}:
            self._close_form()
        else:
            self.form.follow()

    def _show_marks(self, note: Note) -> None:
        clear(self._marks)
        readers = readers_line(note.stream)
        if readers:
            self._marks.addWidget(_sign("lock-key", self._theme.colours.quiet, self._theme))
            self._marks.addWidget(label(readers, "Quiet"))
        if not is_sealed(note):
            self._marks.addWidget(_sign("pencil-simple", self._theme.colours.amber, self._theme))
            self._marks.addWidget(label(tr("Draft"), "Care"))

    def _show_text(self) -> None:
        text = self._note.text
        cut = _cut_point(text)
        looked_for_below = bool(self._looked_for) and self._looked_for.casefold() in text[cut:].casefold()
        whole = self._whole or cut >= len(text) or looked_for_below
        self._prose.show_text(text if whole else text[:cut].rstrip() + " …")
        self._prose.mark(self._looked_for)
        self._more.setVisible(cut < len(text) and not looked_for_below)
        self._more.setText(tr("Show less") if self._whole else tr("Show the whole note"))
        self._more.setAccessibleName(self._more.text())

    def _show_whole(self) -> None:
        self._whole = not self._whole
        self._show_text()

    def _show_foot(self, note: Note) -> None:
        clear(self._foot)
        written = written_line(note, self._desk.today())
        if is_sealed(note):
            self._foot.addWidget(self._add_button())
        elif self._mine:
            go_on = button(tr("Go on writing"), lambda: self.wants_writing.emit(self._note.id), kind="Plain")
            self._foot.addWidget(go_on)
        self._foot.addStretch(1)
        if written:
            self._foot.addWidget(label(written, "Quiet"))

    def _add_button(self) -> QWidget:
        name = tr("Write an addendum to: {note}", note=what_line(self._note))
        return button(tr("Add a correction"), self.write_addendum, kind="Plain", name=name)

    def _show_addenda(self, addenda: Sequence[Note]) -> None:
        kept = self.form
        if kept is not None:
            self._addenda.removeWidget(kept)
        clear(self._addenda)
        for each in addenda:
            self._addenda.addWidget(self._told(each))
        if kept is not None:
            self._addenda.addWidget(kept)

    def _told(self, addition: Note) -> QWidget:
        told = _Addition(self._theme)
        head = addendum_line(addition, self._desk.today())
        if not is_sealed(addition):
            head = f"{head} · {tr('Draft')}"
        told.column.addWidget(label(breakable(head), "Quiet", wraps=True))
        prose = Prose(self._theme)
        prose.show_text(addition.text)
        prose.mark(self._looked_for)
        told.column.addWidget(prose)
        return told

    # Adding

    def write_addendum(self) -> None:
        """Opens a place under the note to correct it in."""
        if self.form is None:
            self._open_form(None)
        assert self.form is not None
        self.form.words.setFocus()

    def _open_form(self, draft: Note | None) -> None:
        self.form = AddendumForm(self._note, draft, self._desk, self._theme)
        self.form.done.connect(self._close_form)
        self._addenda.addWidget(self.form)
        self.form.show()

    def _close_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            self._addenda.removeWidget(form)
            form.hide()
            form.deleteLater()
            self._shown = None


class _Addition(QFrame):
    """A line at the left ties it to its note."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("Addition")
        self.setStyleSheet(
            f"QFrame#Addition {{ border: none; border-left: 3px solid {theme.colours.accent}; }}"
        )
        self.column = column(self, gap=theme.px(3))
        self.column.setContentsMargins(theme.px(12), 0, 0, 0)


def _sign(picture: str, colour: str, theme: Theme) -> QLabel:
    made = QLabel()
    made.setPixmap(pixmap(picture, colour, theme.px(16)))
    return made


def _cut_point(text: str) -> int:
    """Where a long text is cut at first, between words; its length where it is not."""
    if len(text) <= _AT_A_GLANCE * 3 // 2:
        return len(text)
    return max(text.rfind(" ", 0, _AT_A_GLANCE), text.rfind("\n", 0, _AT_A_GLANCE)) + 1 or _AT_A_GLANCE
