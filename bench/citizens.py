"""Cases of 400 records each, the same from the same seed: a citizen's two years, most of it notes."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from bench.danish import note_text, phrase
from enplan_desktop.domain.ids import sheet_choice_id
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
    Initiative,
    NoteKind,
    NoteStatus,
    Outcome,
    StepSide,
    StepStatus,
    Unit,
)

TODAY = date(2026, 3, 9)
NOW = datetime.combine(TODAY, time(13, 15))
RECORDS = 400
CONTACTS, GOALS, STEPS, APPOINTMENTS, DREAMS = 14, 8, 128, 126, 2
NOTES = RECORDS - CONTACTS - GOALS - STEPS - APPOINTMENTS - DREAMS - 2
_SEED = 20260309
_NAMES = ("Sofie", "Ahmed", "Bo", "Camilla", "Dennis", "Emma", "Ida", "Per")
_HORIZONS = (Horizon.NOW, Horizon.NOW, Horizon.THREE_MONTHS, Horizon.THREE_MONTHS, Horizon.LATER)
"""Of the active goals; the others are reached."""


def citizen(number: int) -> list[Record]:
    """All records of one case, its Case first."""
    return list(_Life(number).records())


def citizens(count: int) -> Iterator[list[Record]]:
    return (citizen(number) for number in range(count))


class _Life:
    """One case on its way to its records."""

    def __init__(self, number: int) -> None:
        self.random = Random(_SEED * 100_003 + number)
        self.number = number
        self.case_id = self.new_id(730)
        self.contacts: list[str] = []

    def new_id(self, days_ago: int) -> str:
        """A UUIDv7 of a day in the past."""
        milliseconds = int((NOW - timedelta(days=days_ago)).timestamp() * 1000) + self.number
        bits = (milliseconds << 80) | self.random.getrandbits(80)
        bits = bits & ~(0xF << 76) | (0x7 << 76)
        return str(UUID(int=bits & ~(0x3 << 62) | (0x2 << 62)))

    def records(self) -> Iterator[Record]:
        yield self._case()
        yield from self._network()
        yield from (self._dream(days) for days in (700, 90)[:DREAMS])
        yield from self._goals()
        yield from (self._appointment(number) for number in range(APPOINTMENTS))
        yield from (self._note(number) for number in range(NOTES))
        yield SheetChoice(id=sheet_choice_id(self.case_id), case_id=self.case_id)

    def _case(self) -> Case:
        name = f"{self.random.choice(_NAMES)} {self.number}"
        return Case(
            id=self.case_id,
            case_id=self.case_id,
            display_name=name,
            full_name=f"{name} Opdigtet",
            phone=self._phone(),
            earliest_hour=10,
            since=TODAY - timedelta(days=730),
            coordinator="Mette Rosensti",
            if_it_goes_wrong="Ring til rusmiddelcentret, også om aftenen.",
        )

    def _phone(self) -> str:
        return f"20 {self.random.randrange(100):02} {self.random.randrange(100):02} {self.random.randrange(100):02}"

    def _network(self) -> Iterator[Contact]:
        place = ""
        for number in range(CONTACTS):
            place = key_between(place, None)
            contact = Contact(
                id=self.new_id(725),
                case_id=self.case_id,
                name=phrase(self.random, 2, 2).title(),
                role=phrase(self.random, 1, 2),
                unit=None if number % 4 == 3 else self.random.choice(list(Unit)),
                phone=self._phone(),
                on_sheet=number < 2,
                place=place,
            )
            self.contacts.append(contact.id)
            yield contact

    def _dream(self, days: int) -> Dream:
        words = phrase(self.random, 8, 16)
        return Dream(
            id=self.new_id(days), case_id=self.case_id, words=words, said_on=TODAY - timedelta(days=days)
        )

    def _goals(self) -> Iterator[Record]:
        place = ""
        for number in range(GOALS):
            place = key_between(place, None)
            active = number < len(_HORIZONS)
            goal = Goal(
                id=self.new_id(400),
                case_id=self.case_id,
                words=phrase(self.random, 4, 9),
                professional_wording=note_text(self.random, 12, 30),
                horizon=_HORIZONS[number] if active else Horizon.NOW,
                area=self.random.choice(list(Area)),
                place=place,
                status=GoalStatus.ACTIVE if active else GoalStatus.REACHED,
            )
            yield goal
            yield from self._steps(goal, STEPS // GOALS)

    def _steps(self, goal: Goal, count: int) -> Iterator[Step]:
        """The last two of a goal are open, one of them the citizen's."""
        place = ""
        for number in range(count):
            place = key_between(place, None)
            days = 300 - number * 18
            is_open, own = number >= count - 2, number % 2 == 0
            yield Step(
                id=self.new_id(days),
                case_id=self.case_id,
                goal_id=goal.id,
                text=phrase(self.random, 3, 8),
                side=StepSide.CITIZEN if own else StepSide.PROFESSIONALS,
                ball_holder=CITIZEN if own else self.random.choice(self.contacts),
                ball_since=TODAY - timedelta(days=days),
                due_date=TODAY + timedelta(days=14 - number),
                status=StepStatus.OPEN if is_open else StepStatus.DONE,
                done_on=None if is_open else TODAY - timedelta(days=days - 10),
                place=place,
            )

    def _appointment(self, number: int) -> Appointment:
        """One a week: two of them to come."""
        start = datetime.combine(TODAY, time(self.random.randint(10, 15))) + timedelta(days=10 - 7 * number)
        came = self.random.random() < 0.7
        return Appointment(
            id=self.new_id(20 + 7 * number),
            case_id=self.case_id,
            start=start,
            end=start + timedelta(hours=1),
            where=phrase(self.random, 1, 3),
            with_ids=tuple(sorted(self.random.sample(self.contacts, 2))),
            why=phrase(self.random, 2, 5),
            outcome=None if start > NOW else Outcome.CAME if came else Outcome.DID_NOT_COME,
        )

    def _note(self, number: int) -> Note:
        happened = NOW - timedelta(days=4 * number, minutes=self.random.randrange(300))
        return Note(
            id=self.new_id(4 * number),
            case_id=self.case_id,
            kind=self.random.choice(list(NoteKind)),
            initiative=self.random.choice(list(Initiative)),
            happened_at=happened,
            text=note_text(self.random),
            status=NoteStatus.FINAL,
            written_at=happened + timedelta(minutes=25),
            author="Mette Rosensti",
        )
