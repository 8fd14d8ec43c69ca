"""Sofie's case by hand: small, whole, and every record with an id that a test can name."""

from datetime import date, datetime

from enplan_desktop.domain.records import Appointment, Case, Contact, Dream, Goal, Note, Record, Step
from enplan_desktop.domain.terms import CITIZEN, Area, Horizon, NoteKind, NoteStatus, StepSide, Unit
from tests.ui.kitchen import CASE

SOFIE = Case(
    id=CASE,
    case_id=CASE,
    display_name="Sofie N.",
    born=date(1997, 5, 4),
    since=date(2026, 1, 5),
    coordinator="Mette Lindholm",
    case_manager="Jonas Friis",
)
DREAM = Dream(id="dream", case_id=CASE, words="Et almindeligt liv", said_on=date(2026, 1, 5))
TREATMENT = Goal(
    id="treatment", case_id=CASE, words="Komme til min behandling", area=Area.SUBSTANCE, place="B"
)
MONEY = Goal(id="money", case_id=CASE, words="Få ro på økonomien", area=Area.MONEY, place="D")
DAYTIME = Goal(id="daytime", case_id=CASE, words="Et sted at være om dagen", place="F")
HOME = Goal(id="home", case_id=CASE, words="Min egen lejlighed", horizon=Horizon.LATER, place="H")
METTE = Contact(
    id="mette", case_id=CASE, name="Mette Lindholm", unit=Unit.JOBCENTER, phone="12345678", place="B"
)
JONAS = Contact(id="jonas", case_id=CASE, name="Jonas Friis", unit=Unit.RUSMIDDELCENTER, place="D")
TURNS_UP = Step(
    id="turns-up",
    case_id=CASE,
    goal_id="treatment",
    text="møder op tirsdag",
    ball_holder=CITIZEN,
    ball_since=date(2026, 3, 2),
    place="B",
)
CALLS = Step(
    id="calls",
    case_id=CASE,
    goal_id="treatment",
    text="ringer tirsdag formiddag",
    side=StepSide.PROFESSIONALS,
    ball_holder="jonas",
    ball_since=date(2026, 3, 2),
    place="D",
)
TUESDAY = Appointment(id="tuesday", case_id=CASE, start=datetime(2026, 3, 10, 13), with_ids=("jonas",))
VISIT = Note(
    id="visit",
    case_id=CASE,
    kind=NoteKind.HOME_VISIT,
    happened_at=datetime(2026, 3, 6, 10),
    text="Vi åbnede de uåbnede breve sammen.",
    status=NoteStatus.FINAL,
    written_at=datetime(2026, 3, 6, 12),
    author="Mette Lindholm",
)

PLAN: tuple[Record, ...] = (
    SOFIE,
    DREAM,
    TREATMENT,
    MONEY,
    DAYTIME,
    HOME,
    METTE,
    JONAS,
    TURNS_UP,
    CALLS,
    TUESDAY,
    VISIT,
)
BO = Case(id="bo", case_id="bo", display_name="Bo L.", since=date(2026, 2, 2))
BOS_GOAL = Goal(id="bos-goal", case_id="bo", words="Sove om natten", place="B")
