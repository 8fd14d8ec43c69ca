"""The history in sentences: who did what to which record, from what to what."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from string import Formatter

from enplan_desktop.domain.changes import Change, EditKind
from enplan_desktop.domain.clock import wall_time
from enplan_desktop.domain.fields import Meet
from enplan_desktop.domain.records import (
    ConsentEvent,
    Contact,
    Dream,
    Goal,
    Note,
    Picture,
    Record,
    SheetChoice,
    SheetIssue,
    Step,
)
from enplan_desktop.domain.schema import Plain, record_of, schema_of
from enplan_desktop.domain.terms import HandingOut, NoteStatus
from enplan_desktop.ui.lineage import Lineage
from enplan_desktop.ui.phrases import field_word, inside, word
from enplan_desktop.ui.record_titles import ENOUGH, Titles, cut
from enplan_desktop.ui.value_words import Setting, is_free_text, value_words
from enplan_desktop.ui.wording import tr

ONE_SITTING = timedelta(minutes=10)
"""Pauses shorter than this, by one person in one text, do not make it another deed."""


class Part(StrEnum):
    """What a piece of a sentence is, so that it can be set apart."""

    PLAIN = "plain"
    WHO = "who"
    FIELD = "field"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    part: Part = Part.PLAIN


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words; texts too long for the sentence stand in `before` and `after`."""

    sentence: tuple[Span, ...]
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.sentence)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Changes that tell as one what somebody typed on with pauses; newest first, mostly only one."""

    changes: tuple[Change, ...]

    @property
    def as_one(self) -> Change:
        """From what stood before the first to what the last one left."""
        newest, oldest = self.changes[0], self.changes[-1]
        return replace(newest, old=oldest.old, parents=oldest.parents)


def sittings(changes: Iterable[Change]) -> list[Sitting]:
    """The changes, newest first, with one text's pauses gathered."""
    gathered: list[Sitting] = []
    for change in changes:
        if gathered and _typed_on(change, gathered[-1].changes[-1]):
            gathered[-1] = Sitting((*gathered[-1].changes, change))
        else:
            gathered.append(Sitting((change,)))
    return gathered


def _typed_on(earlier: Change, later: Change) -> bool:
    return (
        earlier.kind == later.kind == EditKind.SET
        and (earlier.record, earlier.field, earlier.actor, earlier.device)
        == (later.record, later.field, later.actor, later.device)
        and is_free_text(later.type, later.field)
        and earlier.new == later.old
        and wall_time(later.clock) - wall_time(earlier.clock) < ONE_SITTING
    )


class Teller:
    """Tells changes of one case."""

    def __init__(self, lineage: Lineage, titles: Titles, setting: Setting) -> None:
        self._lineage = lineage
        self._titles = titles
        self._setting = setting

    def tell(self, change: Change, who: str) -> Told:
        tells: Mapping[str, Callable[[Change, str], Told]] = {
            EditKind.CREATE: self._created,
            EditKind.SET: self._set,
            EditKind.DELETE: self._deleted,
            EditKind.RESTORE: self._restored,
        }
        return tells.get(change.kind, self._unknown)(change, who)

    def _unknown(self, _change: Change, who: str) -> Told:
        return Told(say("{who} did something that a newer version of the program knows", who=_who(who)))

    # Whole records

    def _deleted(self, change: Change, who: str) -> Told:
        settled = self._lineage.settles_life(change)
        return self._whole(
            change, who, "{who} settled that {record} goes" if settled else "{who} deleted {record}"
        )

    def _restored(self, change: Change, who: str) -> Told:
        settled = self._lineage.settles_life(change)
        return self._whole(
            change, who, "{who} settled that {record} stays" if settled else "{who} brought back {record}"
        )

    def _created(self, change: Change, who: str) -> Told:
        cells = change.new if isinstance(change.new, Mapping) else {}
        record = record_of(change.type, change.record, change.case_id, change.stream, cells)
        template, value = self._beginning(record)
        return replace(self._whole(change, who, template, value), after=_first_words(record))

    def _beginning(self, record: Record | None) -> tuple[str, str]:
        """How it is told that a record began: a template and its {value}."""
        match record:
            case Goal():
                return "{who} made {record} – {value}", inside(word(record.horizon))
            case Step():
                holder = value_words("step", "ball", {"ball_holder": record.ball_holder}, self._setting)
                return "{who} made {record} – {value} has the ball", holder
            case Contact():
                return "{who} added {value} to the network", cut(record.name) or tr("someone")
            case Note():
                return _begun(record), inside(word(record.kind))
            case SheetIssue() | ConsentEvent():
                return _written_once(record)
        by_keeping = isinstance(record, SheetChoice) and record.kept
        plain = _PLAIN_BEGINNINGS.get(type(record), "{who} made {record}")
        return _MAY_STAY[True] if by_keeping else plain, ""

    def _whole(self, change: Change, who: str, template: str, value: str = "") -> Told:
        record = (Span(self._titles.the(change.type, change.record)),)
        return Told(say(template, who=_who(who), record=record, value=_value(value)))

    # One cell from old to new

    def _set(self, change: Change, who: str) -> Told:
        special = _SPECIAL.get((change.type, change.field))
        if special is not None and (told := special(self, change, who)) is not None:
            return told
        old, new = (
            value_words(change.type, change.field, each, self._setting) for each in (change.old, change.new)
        )
        free = is_free_text(change.type, change.field)
        if free and any(len(text) > ENOUGH or "\n" in text for text in (old, new)):
            template = (
                "{who} settled {field} {record}"
                if self._settles(change)
                else "{who} changed {field} {record}"
            )
            return Told(self._cell(change, who, template, "", ""), old, new)
        quote = _quoted if free else str
        return Told(self._cell(change, who, self._template(change, old, new), quote(old), quote(new)))

    def _settles(self, change: Change) -> bool:
        """Whether it decided between values that stood side by side.

        What is merged is made of several versions that stand apart, so their lineage tells nothing; a decision
        about a text says no text that it was made upon.
        """
        schema = schema_of(change.type)
        cell = schema.cells.get(change.field) if schema else None
        match cell.meet if cell else Meet.REGISTER:
            case Meet.TEXT:
                return change.old is None
            case Meet.SET | Meet.ORDER:
                return False
        return self._lineage.settles(change)

    def _template(self, change: Change, old: str, new: str) -> str:
        if self._settles(change):
            return "{who} settled {field} {record}: {new}"
        if not old:
            return "{who} added {field} {record}: {new}"
        if not new:
            return "{who} removed {field} {record}; it was {old}"
        if self._lineage.takes_back(change):
            return "{who} changed {field} {record} back from {old} to {new}"
        return "{who} changed {field} {record} from {old} to {new}"

    def _cell(self, change: Change, who: str, template: str, old: str, new: str) -> tuple[Span, ...]:
        return say(
            template,
            who=_who(who),
            field=(Span(inside(field_word(change.type, change.field)), Part.FIELD),),
            record=(Span(self._titles.of(change.type, change.record)),),
            old=_value(old or tr("nothing")),
            new=_value(new or tr("nothing")),
        )

    def ball(self, change: Change, who: str) -> Told:
        old, new = (value_words("step", "ball", each, self._setting) for each in (change.old, change.new))
        if self._settles(change):
            template = "{who} settled {field} {record}: {new}"
        elif old == new:
            template = "{who} noted since when {new} has had the ball {record}"
        elif not _holder(change.old):
            template = "{who} gave {new} the ball {record}"
        elif not _holder(change.new):
            template = "{who} took the ball {record} from {old}; nobody has it now"
        else:
            template = "{who} passed the ball {record} from {old} to {new}"
        return Told(self._cell(change, who, template, old, new))

    def on_or_off(self, change: Change, who: str) -> Told:
        return self._whole(change, who, _ON_OR_OFF[change.field][bool(change.new)])

    def moved(self, change: Change, who: str) -> Told:
        return self._whole(change, who, "{who} moved {record} in the list")

    def let_stay(self, change: Change, who: str) -> Told:
        """Words that were asked about before a page left; the change itself has only marks of them."""
        more = len(change.new or ()) > len(change.old or ())
        return self._whole(change, who, _MAY_STAY[more])

    def signed(self, change: Change, who: str) -> Told | None:
        is_final = isinstance(change.new, Mapping) and change.new.get("status") == NoteStatus.FINAL
        return self._whole(change, who, "{who} made {record} final") if is_final else None


_PLAIN_BEGINNINGS = {
    Dream: "{who} wrote down the dream",
    Picture: "{who} put the citizen's own picture on the sheet",
    SheetChoice: "{who} noted how the citizen wants the sheet",
}
_HANDED = {
    HandingOut.PRINTED: "{who} printed the sheet",
    HandingOut.SAVED: "{who} saved the sheet as PDF",
    HandingOut.SHOWN: "{who} showed the sheet on the screen",
}
_CONSENTED = {
    True: "{who} noted that the citizen consents to share with {value}",
    False: "{who} noted that the citizen no longer wants to share with {value}",
}


def _written_once(record: SheetIssue | ConsentEvent) -> tuple[str, str]:
    if isinstance(record, SheetIssue):
        return _HANDED[record.how], ""
    return _CONSENTED[record.given], inside(word(record.to_unit)) if record.to_unit else ""


_ON_OR_OFF = {
    "on_sheet": ("{who} took {record} off the sheet", "{who} put {record} on the sheet"),
    "mentor": ("{who} noted that {record} is no mentor any more", "{who} noted that {record} is a mentor"),
}
_MAY_STAY = (
    "{who} took back that words asked about may stay on the sheet",
    "{who} noted that words asked about may stay on the sheet",
)
_SPECIAL: Mapping[tuple[str, str], Callable[[Teller, Change, str], Told | None]] = {
    ("step", "ball"): Teller.ball,
    ("goal", "on_sheet"): Teller.on_or_off,
    ("step", "on_sheet"): Teller.on_or_off,
    ("contact", "on_sheet"): Teller.on_or_off,
    ("contact", "mentor"): Teller.on_or_off,
    ("goal", "place"): Teller.moved,
    ("step", "place"): Teller.moved,
    ("contact", "place"): Teller.moved,
    ("note", "finality"): Teller.signed,
    ("sheet_choice", "kept"): Teller.let_stay,
}


def say(template: str, **values: Sequence[Span]) -> tuple[Span, ...]:
    """A translated template with its {placeholders} filled by spans."""
    spans: list[Span] = []
    for literal, name, _, _ in Formatter().parse(tr(template)):
        if literal:
            spans.append(Span(literal))
        if name:
            spans.extend(values[name])
    return tuple(spans)


def _begun(note: Note) -> str:
    if note.addendum_to:
        return "{who} wrote {record}"
    if note.status is NoteStatus.DRAFT:
        return "{who} began {record} ({value})"
    return "{who} wrote {record} ({value})"


def _first_words(record: Record | None) -> str:
    """What a new record said that its title does not tell."""
    match record:
        case Dream():
            return record.words
        case Note():
            return record.text
    return ""


def _who(name: str) -> tuple[Span, ...]:
    return (Span(name, Part.WHO),)


def _value(text: str) -> tuple[Span, ...]:
    return (Span(text, Part.VALUE),) if text else ()


def _quoted(text: str) -> str:
    return tr("“{words}”", words=text) if text else ""


def _holder(ball: Plain) -> bool:
    return isinstance(ball, Mapping) and bool(ball.get("ball_holder"))
