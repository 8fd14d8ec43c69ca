"""One line of the history: when, the sentence, and beneath it what does not fit into a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from enplan_desktop.ui.history_words import Part, Span, Told
from enplan_desktop.ui.icons import pixmap
from enplan_desktop.ui.meeting_words import Encounter
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.encounter_line import EncounterLine
from enplan_desktop.ui.widgets.layouts import clear, column, label, line, row
from enplan_desktop.ui.widgets.prose import Piece, Prose, Tone, differing
from enplan_desktop.ui.word_differences import differences, mostly_differ, shortened
from enplan_desktop.ui.wording import tr, tr_count

_TONES = {Part.PLAIN: Tone.PLAIN, Part.WHO: Tone.STRONG, Part.FIELD: Tone.NAMED, Part.VALUE: Tone.STRONG}
_ENOUGH = 300
"""Characters of a new text that tell what it is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row shows. `parts` are the changes that it gathers, each with its time, where they are several."""

    at: str
    told: Told
    sent: bool | None = None
    """None for what is never sent."""
    refused: str = ""
    readers: str = ""
    parts: tuple[tuple[str, Told], ...] = ()
    encounters: tuple[Encounter, ...] = ()
    sheet: str = ""
    """The id of the page that it handed out."""

    def is_about(self, words: str) -> bool:
        every = (self.told, *(told for _, told in self.parts))
        said = [each.text + " " + each.before + " " + each.after for each in every]
        said += [each.words() for each in self.encounters]
        return all(each in " ".join(said).casefold() for each in words.casefold().split())


class HistoryRow(QWidget):
    """Follows `show_entry`; unfolds into the changes that it gathers."""

    wants_sheet = Signal(str)

    def __init__(self, entry: Entry, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entry: Entry | None = None
        self._unfolded = False
        self._at = label("", "Quiet")
        self._at.setMinimumWidth(theme.px(46))
        self._at.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sentence = Prose(theme)
        self._texts = Prose(theme, small=True)
        self._remarks = Prose(theme, small=True)
        self._parts = Prose(theme, small=True)
        self._met = column(gap=theme.px(3))
        self._unfold = button("", self._turn, kind="Plain")
        self._unfold.setStyleSheet("QPushButton#Plain { padding-left: 0; border-left-width: 0; }")
        self._see = button(tr("See the page …"), self._see_sheet, kind="Plain")
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.show_entry(entry)

    def _lay_out(self) -> None:
        px = self._theme.px
        said = self._said = column(gap=px(3))
        for each in (self._sentence, self._texts, self._remarks):
            said.addWidget(each)
        said.addLayout(self._met)
        said.addWidget(self._see, 0, Qt.AlignmentFlag.AlignLeft)
        said.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        said.addWidget(self._parts)
        across = row(gap=px(10))
        across.addWidget(self._at)
        across.addLayout(said, 1)
        across.addWidget(self._sign)
        layout = column(self, gap=px(8))
        layout.addLayout(across)
        layout.addWidget(line())

    def add_beneath(self, answers: QWidget) -> None:
        """What can be done about it, beneath all that is said and above the line that ends it."""
        self._said.addSpacing(self._theme.px(5))
        self._said.addWidget(answers)

    def show_entry(self, entry: Entry) -> None:
        if entry == self._entry:
            return
        self._entry = entry
        self._at.setText(entry.at)
        self._sentence.show_pieces(_pieces(entry.told.sentence))
        _fill(self._texts, _texts(entry.told))
        _fill(self._remarks, self._remark_pieces(entry))
        clear(self._met)
        for each in entry.encounters:
            self._met.addWidget(EncounterLine(each, self._theme))
        self._see.setVisible(bool(entry.sheet))
        self._see.setAccessibleName(f"{tr('See the page …')} {entry.told.text}")
        self._show_sign(entry)
        self._show_parts(entry)

    def _remark_pieces(self, entry: Entry) -> list[Piece]:
        remarks = [entry.readers] if entry.readers else []
        if entry.refused:
            remarks.append(tr("the server did not take it: {why}", why=entry.refused))
        return [(" · ".join(remarks), Tone.QUIET)] if remarks else []

    def _show_sign(self, entry: Entry) -> None:
        colours = self._theme.colours
        picture, colour, words = "cloud-check", colours.field_line, tr("Sent")
        if entry.refused:
            picture, colour, words = "warning", colours.red, tr("Not taken by the server")
        elif not entry.sent:
            picture, colour, words = "cloud-slash", colours.amber, tr("Not sent yet")
        self._sign.setVisible(entry.sent is not None)
        self._sign.setPixmap(pixmap(picture, colour, self._theme.px(18)))
        self._sign.setToolTip(words)
        self._sign.setAccessibleName(words)

    def _show_parts(self, entry: Entry) -> None:
        count = len(entry.parts)
        words = tr("Show as one") if self._unfolded else tr_count(count, "Show all {n}", "Show all {n}")
        self._unfold.setText(words)
        self._unfold.setAccessibleName(f"{words}: {entry.told.text}")
        self._unfold.setVisible(count > 1)
        shown = entry.parts if self._unfolded else ()
        pieces: list[Piece] = []
        for at, told in shown:
            pieces += [(f"{at}  ", Tone.QUIET), *_pieces(told.sentence), ("\n", Tone.PLAIN), *_texts(told)]
            pieces += [("\n", Tone.PLAIN)] if told.before or told.after else []
        _fill(self._parts, pieces[:-1])

    def _see_sheet(self) -> None:
        if self._entry is not None:
            self.wants_sheet.emit(self._entry.sheet)

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        if self._entry is not None:
            self._show_parts(self._entry)


def _fill(prose: Prose, pieces: Sequence[Piece]) -> None:
    prose.show_pieces(pieces)
    prose.setVisible(bool(pieces))


def _pieces(spans: Sequence[Span]) -> list[Piece]:
    return [(span.text, _TONES[span.part]) for span in spans]


def _texts(told: Told) -> list[Piece]:
    """What a long text said before and says now, cut down to where the two differ."""
    if not told.before:
        return [(_beginning(told.after), Tone.PLAIN)] if told.after else []
    pieces: list[Piece] = []
    texts = differences([told.before, told.after])
    are_others = mostly_differ(texts)
    for name, stretches in zip((tr("Before"), tr("After")), texts, strict=True):
        words = "".join(stretch.text for stretch in stretches)
        pieces += [("\n" if pieces else "", Tone.PLAIN), (f"{name}: ", Tone.QUIET)]
        if are_others:
            pieces += [(_beginning(words), Tone.PLAIN) if words else (tr("(empty)"), Tone.NAMED)]
        else:
            pieces += differing(shortened(stretches))
    return pieces


def _beginning(text: str) -> str:
    if len(text) <= _ENOUGH:
        return text
    return (text[:_ENOUGH].rpartition(" ")[0] or text[:_ENOUGH]) + " …"
