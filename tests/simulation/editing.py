"""A record as somebody might leave it: one cell written anew, from few values, so that people often meet."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from enplan_desktop.domain.ordering import key_between
from enplan_desktop.domain.records import (
    Appointment,
    Case,
    Contact,
    Dream,
    Goal,
    Note,
    Record,
    SheetChoice,
    Step,
)
from enplan_desktop.domain.terms import (
    CITIZEN,
    Area,
    GoalStatus,
    Horizon,
    NoteKind,
    NoteStatus,
    SheetFormat,
    SheetStyle,
    StepStatus,
    Unit,
)

TODAY = date(2027, 1, 15)
NOON = datetime(2027, 1, 15, 12)
WORDS = ("A home of my own", "A flat", "Ud af gæld", "Ro på – æøå", "Arbejde", "", "Se min datter")
PARTS = (
    "We met at the library.",
    "Kim wants to wait.",
    "The letter came.",
    "No news.",
    "Ring til banken.",
    "",
    "He has slept well.",
)


def can_be_edited(record: Record) -> bool:
    return type(record) in _EDITS


Pick = Callable[[int], int]
"""Which of so many cells; in some histories mostly the same one."""


def edited(record: Any, rng: Random, pick: Pick) -> Any:
    """The record with something in it written anew, or by chance as it was."""
    return _EDITS[type(record)](record, rng, pick)


def _edit_case(case: Case, rng: Random, pick: Pick) -> Case:
    match pick(3):
        case 0:
            return replace(case, phone=rng.choice(("12 34 56 78", "87 65 43 21", "")))
        case 1:
            return replace(case, born=rng.choice((None, date(1990, 1, 1), date(1991, 1, 1))))
    return replace(case, status_reason=rng.choice(WORDS))


def _edit_goal(goal: Goal, rng: Random, pick: Pick) -> Goal:
    cells: tuple[Callable[[], dict[str, Any]], ...] = (
        lambda: {"horizon": rng.choice(tuple(Horizon))},
        lambda: {"area": rng.choice((None, Area.HOUSING, Area.WORK))},
        lambda: {"target_date": rng.choice((None, TODAY, TODAY + timedelta(1)))},
        lambda: {"place": _moved(rng)},
        lambda: {"status": rng.choice(tuple(GoalStatus))},
        lambda: {"professional_wording": _retyped(goal.professional_wording, rng)},
        lambda: {"words": rng.choice(WORDS)},
    )
    return replace(goal, **cells[pick(len(cells))]())


def _moved(rng: Random) -> str:
    return key_between(rng.choice(("", "F", "V", "Va")), None)


def _retyped(text: str, rng: Random) -> str:
    """A paragraph more, one less, or one put differently."""
    parts = text.split("\n")
    at = rng.randrange(len(parts) + 1)
    said = rng.choice(PARTS) + (f" {rng.randrange(500)}" if rng.random() < 0.9 else "")
    match rng.randrange(4):
        case 0 if len(parts) > 1:
            del parts[min(at, len(parts) - 1)]
        case 1:
            parts[min(at, len(parts) - 1)] = said
        case _:
            parts.insert(at, said)
    return "\n".join(parts)


def _edit_step(step: Step, rng: Random, pick: Pick) -> Step:
    match pick(5):
        case 0:
            return replace(step, ball_holder=rng.choice((None, CITIZEN)), ball_since=TODAY)
        case 1:
            return replace(step, due_date=rng.choice((None, TODAY, TODAY + timedelta(7))))
        case 2:
            done = rng.random() < 0.6
            return replace(
                step, status=StepStatus.DONE if done else StepStatus.OPEN, done_on=TODAY if done else None
            )
        case 3:
            return replace(step, place=_moved(rng))
    return replace(step, text=rng.choice(WORDS))


def _edit_appointment(each: Appointment, rng: Random, pick: Pick) -> Appointment:
    match pick(3):
        case 0:
            start = NOON + timedelta(hours=rng.randrange(4))
            return replace(each, start=start, end=start + timedelta(hours=1))
        case 1:
            return replace(each, with_ids=tuple(sorted(rng.sample("abcd", rng.randrange(4)))))
    return replace(each, where=rng.choice(WORDS))


def _edit_contact(contact: Contact, rng: Random, pick: Pick) -> Contact:
    match pick(3):
        case 0:
            return replace(contact, phone=rng.choice(("11 11 11 11", "22 22 22 22")))
        case 1:
            return replace(contact, unit=rng.choice((None, Unit.JOBCENTER)))
    return replace(contact, name=rng.choice(WORDS))


def _edit_note(note: Note, rng: Random, pick: Pick) -> Note:
    match pick(6):
        case 0:
            return replace(note, kind=rng.choice(tuple(NoteKind)))
        case 1:
            return replace(note, status=NoteStatus.FINAL, written_at=NOON)
    return replace(note, text=_retyped(note.text, rng))


def _edit_sheet_choice(choice: SheetChoice, rng: Random, pick: Pick) -> SheetChoice:
    match pick(3):
        case 0:
            return replace(choice, format=rng.choice((SheetFormat.A4, SheetFormat.A5, SheetFormat.POCKET)))
        case 1:
            return replace(choice, declined=not choice.declined, declined_on=TODAY)
    return replace(choice, style=rng.choice((SheetStyle.ORD, SheetStyle.VEJ, SheetStyle.RING)))


def _edit_dream(dream: Dream, rng: Random, pick: Pick) -> Dream:
    return replace(dream, words=rng.choice(WORDS))


_EDITS: Mapping[type[Record], Callable[[Any, Random, Pick], Any]] = {
    Case: _edit_case,
    Goal: _edit_goal,
    Step: _edit_step,
    Appointment: _edit_appointment,
    Contact: _edit_contact,
    Note: _edit_note,
    SheetChoice: _edit_sheet_choice,
    Dream: _edit_dream,
}
