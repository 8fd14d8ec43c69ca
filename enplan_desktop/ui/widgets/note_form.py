"""Where a note is written: always ready, kept as a draft from the first pause, and then made final."""

from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from enplan_desktop.domain.changes import creation, deletion, difference
from enplan_desktop.domain.checks import NO_NOTE_WORDS, check_record
from enplan_desktop.domain.dates import clock_time
from enplan_desktop.domain.making import new_note
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Note
from enplan_desktop.domain.rules import finalise, is_sealed
from enplan_desktop.domain.terms import PLAN_STREAM, Initiative, NoteKind, unit_stream
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.ui.note_words import readers_line
from enplan_desktop.ui.phrases import word
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.widgets.moment_field import MomentField
from enplan_desktop.ui.widgets.words_edit import WordsEdit
from enplan_desktop.ui.wording import language, tr, tr_trouble


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen for a note that has no words yet."""

    kind: NoteKind = NoteKind.JOURNAL
    initiative: Initiative = Initiative.PROFESSIONAL
    stream: str = PLAN_STREAM
    happened_at: datetime | None = None
    """None as long as it is simply now, when the first words come."""


class NoteForm(QFrame):
    """Holds at most one draft. `put_away` leaves that draft in the timeline, and the form is empty again."""

    draft_changed = Signal()
    """The draft in the form is another, or none."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._plan: Plan | None = None
        self._choices = Choices()
        self.draft_id: str | None = None
        self.setObjectName("Card")
        self._kind = Chips(tr("Kind of note"), [(kind, word(kind)) for kind in NoteKind])
        self._kind.chosen.connect(lambda kind: self._choose(kind=kind))
        self.words = WordsEdit(tr("Text of the note"), lines=3)
        self.words.setPlaceholderText(tr("What happened, and what was agreed?"))
        self.words.typed.connect(lambda _: self._complain(""))
        self.words.settled.connect(self._keep)
        self.moment = MomentField(desk.now, theme)
        self.moment.settled.connect(lambda moment: self._choose(happened_at=moment))
        self._initiative = Chips(tr("Initiative"), [(each, word(each)) for each in Initiative])
        self._initiative.chosen.connect(lambda initiative: self._choose(initiative=initiative))
        self._stream = Chips(tr("Who can read it"), self._streams())
        self._stream.chosen.connect(self._choose_stream)
        self._state = label("", "Quiet", wraps=True)
        self._state.setContentsMargins(0, 0, 0, theme.px(5))
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        self.final = button(tr("Make final"), self.finalise, kind="Primary")
        self._put_away = button(tr("Begin another"), self.put_away, kind="Plain")
        self._delete = button(tr("Delete the draft"), self.delete, kind="Danger")
        self._lay_out(column(self, gap=theme.px(10)))
        desk.about_to_leave.connect(self.words.flush)
        desk.stored.connect(lambda _: self._say_kept())

    def _streams(self) -> list[tuple[str, str]]:
        shared = (PLAN_STREAM, tr("Shared plan"))
        identity = self._desk.identity
        if identity is None:
            return [shared]
        return [shared, (unit_stream(identity.unit), readers_line(unit_stream(identity.unit)))]

    def _lay_out(self, layout: QVBoxLayout) -> None:
        px = self._theme.px
        layout.setContentsMargins(px(16), px(14), px(16), px(14))
        layout.addWidget(self._kind)
        layout.addWidget(self.words)
        fields = FieldFlow(gap=px(14))
        fields.add_field(tr("When it happened"), self.moment, px(250), 1)
        fields.add_field(tr("Initiative"), self._initiative, px(270), 1)
        fields.add_field(tr("Who can read it"), self._stream, px(250), 1)
        layout.addLayout(fields)
        layout.addWidget(self._trouble)
        last = FieldFlow(gap=px(10))
        last.add(self._state, px(180), 1)
        last.setAlignment(self._state, Qt.AlignmentFlag.AlignBottom)
        for each in (self._delete, self._put_away, self.final):
            last.add(each)
        layout.addLayout(last)

    # Showing

    def show_plan(self, plan: Plan) -> None:
        """Follows the draft; of another case, takes up the draft that its writer began today."""
        is_other = self._plan is None or self._plan.case.id != plan.case.id
        self._plan = plan
        draft = self.draft()
        if is_other:
            self._show_anew(self._begun_today(plan))
        elif draft is not None:
            self._follow(draft)
        elif self.draft_id is not None:
            self._show_anew(None)

    def draft(self) -> Note | None:
        """The draft as the plan has it; None where it is gone or was made final."""
        plan = self._desk.plan
        note = plan.records.get(self.draft_id or "") if plan else None
        return note if isinstance(note, Note) and not is_sealed(note) else None

    def take_up(self, note: Note) -> None:
        """Goes on writing a draft; the one that was here goes to the timeline."""
        self.words.flush()
        self._show_anew(note)
        self.words.setFocus()

    def put_away(self) -> None:
        """Leaves the draft in the timeline, for an empty form."""
        self.words.flush()
        self._show_anew(None)
        self.words.setFocus()

    def _begun_today(self, plan: Plan) -> Note | None:
        mine = (note for note in plan.notes() if self.is_mine(note) and note.addendum_to is None)
        return next((note for note in mine if not is_sealed(note) and self._is_of_today(note)), None)

    def _is_of_today(self, note: Note) -> bool:
        return note.written_at is not None and note.written_at.date() == self._desk.today()

    def is_mine(self, note: Note) -> bool:
        identity = self._desk.identity
        return identity is not None and note.author == identity.person_name

    def _show_anew(self, note: Note | None) -> None:
        self.draft_id = note.id if note else None
        self._choices = Choices()
        self._complain("")
        self.words.show_words(note.text if note else "")
        self.moment.begin_again((note.happened_at if note else None) or self._desk.now())
        if note is not None:
            self._follow(note)
        else:
            self._show_choices(self._choices)
        self._say_state()
        self.draft_changed.emit()

    def _follow(self, note: Note) -> None:
        self.words.show_words(note.text)
        self.moment.show_moment(note.happened_at)
        self._show_choices(Choices(note.kind, note.initiative, note.stream))

    def _show_choices(self, choices: Choices) -> None:
        self._kind.show_choice(choices.kind)
        self._initiative.show_choice(choices.initiative)
        self._stream.show_choice(choices.stream)

    def _say_state(self) -> None:
        has_draft = self.draft_id is not None
        self._put_away.setVisible(has_draft)
        self._delete.setVisible(has_draft)
        if not has_draft:
            self._state.setText(tr("Kept as a draft while you write."))

    def _say_kept(self) -> None:
        if self.draft_id is not None:
            self._state.setText(tr("Draft kept at {time}", time=clock_time(self._desk.now(), language())))

    def _complain(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    # Writing

    def _keep(self, words: str, seen: str) -> None:
        """The first pause makes the draft; each later one keeps what is written."""
        draft = self.draft()
        if draft is not None:
            before, after = replace(draft, text=seen), replace(draft, text=words)
            self._desk.commit(difference(before, after), tr("Write in the note"))
        elif words.strip() and self._desk.plan is not None:
            self._make_draft(words, self._desk.plan)

    def _make_draft(self, words: str, plan: Plan) -> None:
        desk, choices = self._desk, self._choices
        author = desk.identity.person_name if desk.identity else ""
        draft = new_note(plan, desk.new_id(), author, desk.now(), choices.kind, choices.stream)
        draft = replace(
            draft,
            text=words,
            initiative=choices.initiative,
            happened_at=choices.happened_at or draft.happened_at,
        )
        self.draft_id = draft.id
        desk.commit([creation(draft)], tr("New note"))
        self._say_state()
        self.draft_changed.emit()

    def _choose(self, **chosen: object) -> None:
        """A choice belongs to the draft, or to the one that comes with the first words."""
        draft = self.draft()
        if draft is None:
            self._choices = replace(self._choices, **chosen)  # type: ignore[arg-type]
        else:
            self._desk.commit(difference(draft, replace(draft, **chosen)), tr("About the note"))  # type: ignore[arg-type]

    def _choose_stream(self, stream: str) -> None:
        """A note lives in one stream, so a draft that changes readers is another record."""
        self.words.flush()
        draft = self.draft()
        if draft is None:
            self._choices = replace(self._choices, stream=stream)
            return
        if stream == draft.stream:
            return
        moved = replace(draft, id=self._desk.new_id(), stream=stream)
        self.draft_id = moved.id
        self._desk.commit([deletion(draft), creation(moved)], tr("Who can read the note"))
        self.draft_changed.emit()
        if draft.stream == PLAN_STREAM:
            self._complain(
                tr("What you wrote before this can still be read in the history of the shared plan.")
            )

    def finalise(self) -> None:
        """Seals the note, if it says something and says when."""
        self.words.flush()
        if not self.moment.settle(focus=True):
            return
        draft = self.draft()
        if draft is None:
            self._refuse(tr(NO_NOTE_WORDS))
            return
        sealed = finalise(draft, self._desk.now())
        try:
            check_record(sealed, self._desk.today(), new=False)
        except BadValue as trouble:
            self._refuse(tr_trouble(trouble))
            return
        self._show_anew(None)
        self._desk.commit(difference(draft, sealed), tr("Make the note final"))
        self.words.setFocus()

    def _refuse(self, sentence: str) -> None:
        self._complain(sentence)
        self.words.setFocus()

    def delete(self) -> None:
        self.words.flush()
        draft = self.draft()
        self._show_anew(None)
        if draft is not None:
            self._desk.commit([deletion(draft)], tr("Delete the draft"))
