"""What stands around a note: what it was, who took it, where it can be read, when it was written."""

from datetime import date, datetime

from enplan_desktop.domain.dates import clock_time, day_and_time, day_of_week, wall_clock
from enplan_desktop.domain.records import Note
from enplan_desktop.domain.rules import CONTACT_KINDS
from enplan_desktop.domain.terms import PLAN_STREAM, Initiative, NoteKind, Unit, unit_stream
from enplan_desktop.ui.phrases import word
from enplan_desktop.ui.wording import language, tr

PICTURES = {
    NoteKind.JOURNAL: "notebook",
    NoteKind.PHONE: "phone",
    NoteKind.SMS: "chat-circle",
    NoteKind.HOME_VISIT: "house",
    NoteKind.MEETING: "users-three",
}


def day_heading(day: date | None, today: date) -> str:
    """`I dag, tirsdag den 10. marts`, `I går, …`, `fredag den 6. marts`, with the year where it is another."""
    if day is None:
        return tr("Without a day")
    said = day_of_week(day, language(), today)
    match (today - day).days:
        case 0:
            return tr("Today, {day}", day=said)
        case 1:
            return tr("Yesterday, {day}", day=said)
    return said[:1].upper() + said[1:]


def what_line(note: Note) -> str:
    """`14.20 Telefon`: what stands out in a note's first line."""
    at = clock_time(note.happened_at, language()) if note.happened_at else ""
    return " ".join(part for part in (at, word(note.kind)) if part)


def who_line(note: Note) -> str:
    """`på borgerens initiativ · Mette Rosensti`: what stands after it."""
    initiative = _initiative(note.initiative) if note.kind in CONTACT_KINDS else ""
    return " · ".join(part for part in (initiative, note.author) if part)


def _initiative(initiative: Initiative) -> str:
    return {
        Initiative.CITIZEN: tr("on the citizen's initiative"),
        Initiative.PROFESSIONAL: tr("on our initiative"),
        Initiative.OTHER: tr("on someone else's initiative"),
    }[initiative]


def written_line(note: Note, today: date) -> str:
    """`skrevet onsdag den 11. marts`, where that is another day than it happened."""
    if note.written_at is None or note.happened_at is None:
        return ""
    if wall_clock(note.written_at).date() == wall_clock(note.happened_at).date():
        return ""
    return tr("written {day}", day=day_of_week(note.written_at, language(), today))


def addendum_line(note: Note, today: date) -> str:
    """`Rettelse · Mette Rosensti · onsdag den 11. marts kl. 9.02`."""
    at = day_and_time(note.written_at, language(), today) if note.written_at else ""
    return " · ".join(part for part in (tr("Addendum"), note.author, at) if part)


def unit_of(stream: str) -> Unit | None:
    """The unit whose own stream it is; None for the shared plan, and for a unit only a newer version knows."""
    return next((unit for unit in Unit if unit_stream(unit) == stream), None)


def readers_line(stream: str) -> str:
    """`Kun Rusmiddelcenter`; "" for the shared plan."""
    if stream == PLAN_STREAM:
        return ""
    unit = unit_of(stream)
    return tr("Only {unit}", unit=word(unit)) if unit else tr("Only one unit")


def found_in(note: Note, words: str) -> bool:
    """Whether a note is about what somebody looks for: its text, its kind or its writer."""
    told = " ".join((note.text, word(note.kind), note.author, readers_line(note.stream))).casefold()
    return all(each in told for each in words.casefold().split())


def day_of(moment: datetime | None) -> date | None:
    return None if moment is None else wall_clock(moment).date()
