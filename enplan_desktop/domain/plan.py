"""Everything of one case at one moment, as frozen records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from enplan_desktop.domain.changes import Edit, apply
from enplan_desktop.domain.records import (
    Appointment,
    Case,
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
from enplan_desktop.domain.terms import CITIZEN, GoalStatus, Horizon

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Plan:
    """A case and its records, by id. `unsettled` maps a record's id to its cells that two people wrote
    differently and someone must decide."""

    case: Case
    records: Mapping[str, Record] = field(default_factory=dict)
    unsettled: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, record_type: type[R]) -> Iterator[R]:
        return (record for record in self.records.values() if isinstance(record, record_type))

    def goals(self, horizon: Horizon | None = None) -> list[Goal]:
        """Active goals in their order, all or those of one horizon."""
        chosen = (
            goal
            for goal in self.of(Goal)
            if goal.status is GoalStatus.ACTIVE and horizon in (None, goal.horizon)
        )
        return sorted(chosen, key=in_place)

    def steps(self, goal_id: str) -> list[Step]:
        return sorted((step for step in self.of(Step) if step.goal_id == goal_id), key=in_place)

    def contacts(self) -> list[Contact]:
        return sorted(self.of(Contact), key=in_place)

    def appointments(self) -> list[Appointment]:
        """In order of time; those without a time come last."""
        return sorted(self.of(Appointment), key=lambda each: (each.start is None, str(each.start), each.id))

    def notes(self) -> list[Note]:
        """Newest event first."""
        return sorted(self.of(Note), key=lambda note: (str(note.happened_at or ""), note.id), reverse=True)

    def dream(self) -> Dream | None:
        """What the citizen said last."""
        return max(self.of(Dream), key=lambda dream: (str(dream.said_on or ""), dream.id), default=None)

    def sheet_choice(self) -> SheetChoice | None:
        return next(self.of(SheetChoice), None)

    def picture(self) -> Picture | None:
        """The one that was added last."""
        return max(self.of(Picture), key=lambda each: (str(each.added_on or ""), each.id), default=None)

    def issues(self) -> list[SheetIssue]:
        """Newest first."""
        return sorted(
            self.of(SheetIssue), key=lambda each: (str(each.handed_at or ""), each.id), reverse=True
        )

    def holder_name(self, ball_holder: str | None) -> str | None:
        """Who has the ball, by name; None where nobody has it (or the contact is gone)."""
        if ball_holder == CITIZEN:
            return self.case.display_name
        contact = self.records.get(ball_holder or "")
        return contact.name if isinstance(contact, Contact) else None

    def after(self, edits: Iterable[Edit]) -> "Plan":
        """This plan after some edits of it."""
        records = dict(self.records)
        case = self.case
        for edit in edits:
            if edit.record == case.id:
                case = _case_after(case, edit)
                continue
            changed = apply(records.get(edit.record), edit)
            if changed is None:
                records.pop(edit.record, None)
            else:
                records[edit.record] = changed
        return Plan(case, records, self.unsettled)


def _case_after(case: Case, edit: Edit) -> Case:
    changed = apply(case, edit)
    return changed if isinstance(changed, Case) else case


def in_place(record: Goal | Step | Contact) -> tuple[str, str]:
    """Sorts by place in the list; the id breaks a tie, the same way on every laptop."""
    return (record.place, record.id)
