"""What is refused, and what is only warned of.

A refusal is raised as `BadValue` and names the field where it was typed. A `Caution` never blocks: the
caseworker knows the citizen, the program does not. Sentences are English source strings.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from enplan_desktop.domain.cpr import birth_date, normalise, passes_modulus_11
from enplan_desktop.domain.dates import wall_clock
from enplan_desktop.domain.ordering import is_key
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Case, Contact, Dream, Goal, Note, Record, Step
from enplan_desktop.domain.terms import NoteStatus, Outcome
from enplan_desktop.domain.trouble import BadValue

NO_NAME = "Write a name that you will both know the case by."
NO_NOTE_WORDS = "A note must say something before it can be made final."
CPR_LENGTH = "A CPR number has ten digits. Leave the field empty if you do not have it."
CPR_DATE = "The first six digits of this CPR number are no date. Check it, or leave the field empty."
BORN_LATER = "This date of birth is still to come. Check the year."
HOUR_OF_DAY = "Write a whole hour from 0 to 23, or leave the field empty."
AT_LEAST_ONE = "Write a number from 1 and up, or leave the field empty."
ENDS_BEFORE = "The appointment ends before it starts. Change one of the times."
NO_PLACE = "A place in a list is made of letters and digits, and does not end in 0."
ENDS_WITHOUT_START = "Say when the appointment starts, too."
NO_WORDS = {
    Dream: ("words", "Write the dream in the citizen's own words."),
    Goal: ("words", "Write the goal in the citizen's own words."),
    Step: ("text", "Write what is to be done."),
    Contact: ("name", "Write who it is."),
}

CPR_MODULUS = "This CPR number fails the old check digit. Some newer numbers do: look at it once more."
CPR_BORN = "The CPR number and the date of birth say different days."
SAME_NAME = "Another case is also called {name}."
TOO_EARLY = "{name} has asked for nothing before {hour} o'clock."
TOO_MANY = "{name} has asked for at most {most} a day. With this one there are {count}."
OVERLAPS = "It overlaps another appointment."
OVERLAPS_NAMED = "It overlaps another appointment: {other}."

LENGTH_WHERE_NO_END = timedelta(hours=1)


@dataclasses.dataclass(frozen=True, slots=True)
class Caution:
    """Something to look at before going on; `about` is the id of another record that it is about."""

    field: str
    sentence: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    about: str = ""


# Text


def storable_text(text: str) -> str:
    """`text` as it can be kept, searched, printed and sent everywhere.

    Control characters and lone surrogates go, also those that turn the words after them around (a script that
    runs from right to left needs none); new lines and tabs stay, every kind of line end as a new line.
    The rest is normalised to NFC, so that the same word is the same text whichever keyboard wrote it.
    """
    lines = _LINE_END.sub("\n", text)
    return unicodedata.normalize("NFC", _NOT_KEPT.sub("", lines))


# A long note is cleaned at every pause of the typing, so this is left to expressions that run at full speed.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_KEPT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


# Refusals


def checked_cpr(typed: str) -> str:
    """A CPR number as ten digits, or "" where none was typed; refused where it holds no real date."""
    cpr = normalise(typed.strip())
    if not cpr:
        return ""
    if not (len(cpr) == 10 and cpr.isascii() and cpr.isdigit()):
        raise BadValue("cpr", CPR_LENGTH)
    if birth_date(cpr) is None:
        raise BadValue("cpr", CPR_DATE)
    return cpr


def check_record(record: Record, today: date, *, new: bool) -> None:
    """Raises BadValue for what cannot be kept.

    A new dream, goal, step or contact must have words. One that has stood before may be emptied: its text is
    kept at every pause of the typing, so an empty moment on the way to better words is no mistake, and what
    stays empty is simply not on the sheet. A case must always have its name, since it is found by it.
    """
    place = getattr(record, "place", "")
    if place and not is_key(place):
        raise BadValue("place", NO_PLACE)
    match record:
        case Case():
            _check_case(record, today)
        case Appointment():
            _check_hours(record)
        case Note() if record.status is NoteStatus.FINAL and not record.text.strip():
            raise BadValue("text", NO_NOTE_WORDS)
        case Dream() | Goal() | Step() | Contact() if new:
            name, sentence = NO_WORDS[type(record)]
            if not str(getattr(record, name)).strip():
                raise BadValue(name, sentence)


def _check_case(case: Case, today: date) -> None:
    if not case.display_name.strip():
        raise BadValue("display_name", NO_NAME)
    checked_cpr(case.cpr)
    if case.born is not None and case.born > today:
        raise BadValue("born", BORN_LATER)
    if case.earliest_hour is not None and not 0 <= case.earliest_hour <= 23:
        raise BadValue("earliest_hour", HOUR_OF_DAY)
    for name in ("most_a_day", "contact_rhythm_days"):
        number = getattr(case, name)
        if number is not None and number < 1:
            raise BadValue(name, AT_LEAST_ONE)


def _check_hours(appointment: Appointment) -> None:
    start, end = appointment.start, appointment.end
    if end is None:
        return
    if start is None:
        raise BadValue("start", ENDS_WITHOUT_START)
    if wall_clock(end) < wall_clock(start):
        raise BadValue("end", ENDS_BEFORE)


# Cautions


def case_cautions(case: Case, other_names: Iterable[str]) -> tuple[Caution, ...]:
    """What to look at in a case; `other_names` are the display names of the other cases."""
    found: list[Caution] = []
    cpr = normalise(case.cpr.strip())
    born = birth_date(cpr)
    if born is not None and not passes_modulus_11(cpr):
        found.append(Caution("cpr", CPR_MODULUS))
    if born is not None and case.born is not None and born != case.born:
        found.append(Caution("born", CPR_BORN))
    if _same(case.display_name) in {_same(name) for name in other_names}:
        found.append(Caution("display_name", SAME_NAME, {"name": case.display_name.strip()}))
    return tuple(found)


def _same(name: str) -> str:
    """Names that people would take for the same."""
    return " ".join(storable_text(name).casefold().split())


def appointment_cautions(appointment: Appointment, plan: Plan) -> tuple[Caution, ...]:
    """Where an appointment goes against what the citizen can bear, or meets another one."""
    if appointment.start is None or not _stands(appointment):
        return ()
    case = plan.case
    others = [each for each in plan.appointments() if each.id != appointment.id and _stands(each)]
    found: list[Caution] = []
    if case.earliest_hour is not None and appointment.start.hour < case.earliest_hour:
        values: dict[str, object] = {"name": case.display_name, "hour": case.earliest_hour}
        found.append(Caution("start", TOO_EARLY, values))
    day = appointment.start.date()
    count = 1 + sum(each.start is not None and each.start.date() == day for each in others)
    if case.most_a_day is not None and count > case.most_a_day:
        values = {"name": case.display_name, "most": case.most_a_day, "count": count}
        found.append(Caution("start", TOO_MANY, values))
    found.extend(_overlap(other) for other in others if _overlaps(appointment, other))
    return tuple(found)


def _stands(appointment: Appointment) -> bool:
    return appointment.outcome not in (Outcome.MOVED, Outcome.CANCELLED)


def _overlaps(one: Appointment, other: Appointment) -> bool:
    if one.start is None or other.start is None:
        return False
    return wall_clock(one.start) < _end(other) and wall_clock(other.start) < _end(one)


def _end(appointment: Appointment) -> datetime:
    """When it ends; an hour after its start where nobody said, and never so short that it meets nothing."""
    assert appointment.start is not None
    start = wall_clock(appointment.start)
    if appointment.end is None:
        return start + LENGTH_WHERE_NO_END
    return max(wall_clock(appointment.end), start + timedelta(minutes=1))


def _overlap(other: Appointment) -> Caution:
    named = other.why or other.with_others or other.where
    if not named:
        return Caution("start", OVERLAPS, about=other.id)
    return Caution("start", OVERLAPS_NAMED, {"other": named}, other.id)
