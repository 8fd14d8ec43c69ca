"""One ordinary plan: three goals now, four ahead, an appointment, two to call."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from PIL import Image

from enplan_desktop.domain.making import new_picture
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Case, Contact, Dream, Goal, Record, SheetIssue, Step
from enplan_desktop.domain.terms import CITIZEN, Horizon, StepSide, StepStatus
from enplan_desktop.sheet.pictures import prepare

NOW = datetime(2026, 3, 9, 10, 0)
_CASE = "case-4711"
_LETTERS = "adefghijklmnoprstuvy"
_GOALS = (
    ("Komme til min behandling, også de svære dage", "møder op tirsdag kl. 13 og skriver, hvis jeg er på vej",
     ("Jonas ringer tirsdag formiddag", "Mette henter dig første gang")),
    ("Få ro på økonomien", "tager mine breve med på fredag, også de uåbnede",
     ("Mette og Sofie åbner dem sammen og søger hjælp til tandlægen",)),
    ("Et sted at være om dagen", "prøver værkstedet to formiddage",
     ("Mette laver aftalen. Ikke før kl. 10",)),
)  # fmt: skip
_AHEAD = (
    ("Praktik to dage om ugen", Horizon.THREE_MONTHS),
    ("Se Freja fast hver anden søndag", Horizon.THREE_MONTHS),
    ("Min egen lejlighed", Horizon.LATER),
    ("Uddannelse – måske som pædagog", Horizon.LATER),
)


def kitchen_plan(number: int) -> Plan:
    """The plan with a word at the end of its second step that no other number has."""
    case = Case(
        id=_CASE,
        case_id=_CASE,
        display_name="Sofie N.",
        if_it_goes_wrong="Ring til Jonas samme dag. Planen gælder stadig.",
    )
    records = {record.id: record for record in _records()}
    second = records["mine1"]
    assert isinstance(second, Step)
    records["mine1"] = replace(second, text=f"{second.text} {_spelled(number)}")
    plan = Plan(case, records)
    picture = new_picture(plan, "picture", *_picture(), NOW.date())
    return Plan(case, {**records, picture.id: picture})


@cache
def _picture() -> tuple[bytes, tuple[int, int]]:
    """As rough as a photo, and the same each time."""
    rough = Image.effect_mandelbrot((1200, 800), (-2.0, -1.3, 1.0, 1.3), 90).convert("RGB")
    ground = Image.linear_gradient("L").resize((1200, 800)).convert("RGB")
    file = io.BytesIO()
    Image.blend(rough, ground, 0.75).save(file, "PNG")
    made = prepare(file.getvalue())
    return made.jpeg, (made.width, made.height)


def _spelled(number: int) -> str:
    """Three letters of those that are on the page anyway."""
    return "".join(_LETTERS[number // 20**place % 20] for place in range(3))


def _records() -> Iterator[Record]:
    dream = "Jeg vil gerne have et almindeligt liv – og min datter hver anden weekend."
    yield Dream(id="dream", case_id=_CASE, words=dream)
    for number, (words, mine, ours) in enumerate(_GOALS):
        goal = f"goal{number}"
        yield Goal(id=goal, case_id=_CASE, words=words, horizon=Horizon.NOW, place=goal)
        sides = [(mine, StepSide.CITIZEN), *((each, StepSide.PROFESSIONALS) for each in ours)]
        for place, (text, side) in enumerate(sides):
            name = f"mine{number}" if side is StepSide.CITIZEN else f"ours{number}{place}"
            holder = CITIZEN if side is StepSide.CITIZEN else "mette"
            yield Step(
                id=name, case_id=_CASE, goal_id=goal, side=side, text=text, ball_holder=holder, place=name
            )
    for number, (words, horizon) in enumerate(_AHEAD):
        yield Goal(id=f"ahead{number}", case_id=_CASE, words=words, horizon=horizon, place=f"{number}")
    for name, phone in (("Jonas", "23456789"), ("Mette", "12345678")):
        yield Contact(
            id=name.lower(), case_id=_CASE, name=name, phone=phone, on_sheet=True, place=name.lower()
        )
    yield Appointment(
        id="coming",
        case_id=_CASE,
        start=datetime(2026, 3, 10, 13, 0),
        where="Rusmiddelcentret, 1. sal",
        with_ids=("jonas",),
    )
    yield SheetIssue(id="issue", case_id=_CASE, handed_at=datetime(2026, 2, 20, 12, 0))
    yield Step(
        id="done", case_id=_CASE, goal_id="goal1", side=StepSide.PROFESSIONALS, ball_holder="mette",
        text="søgte om hjælp til indskud", status=StepStatus.DONE, done_on=date(2026, 3, 3),
    )  # fmt: skip
