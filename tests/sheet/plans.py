"""Plans to make pages of: Sofie's, as the design shows it, and any plan at all."""

import io
from base64 import b64encode
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from hypothesis import strategies as st
from PIL import Image

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import (
    Appointment,
    Case,
    Contact,
    Dream,
    Goal,
    Picture,
    Record,
    SheetChoice,
    SheetIssue,
    Step,
)
from enplan_desktop.domain.terms import CITIZEN, Area, EffortStage, Horizon, StepSide, StepStatus, Unit

CASE = "case-4711"
NOW = datetime(2026, 3, 9, 10, 0)
MINE, OURS = StepSide.CITIZEN, StepSide.PROFESSIONALS

R = TypeVar("R", bound=Record)


def made(record_type: type[R], record_id: str, **values: object) -> R:
    return record_type(id=record_id, case_id=CASE, **values)  # type: ignore[arg-type]


def plan_of(*records: Record, **case: object) -> Plan:
    values = {"display_name": "Sofie N.", "full_name": "Sofie Nørgaard", "cpr": "0107981234", **case}
    return Plan(made(Case, CASE, **values), {record.id: record for record in records})


def goal(record_id: str, words: str, horizon: Horizon = Horizon.NOW, **values: object) -> Goal:
    return made(Goal, record_id, words=words, horizon=horizon, place=record_id, **values)


def step(record_id: str, goal_id: str, side: StepSide, text: str, **values: object) -> Step:
    return made(Step, record_id, goal_id=goal_id, side=side, text=text, place=record_id, **values)


METTE = made(
    Contact, "mette", name="Mette Lund", unit=Unit.JOBCENTER, phone="12345678", on_sheet=True, place="a"
)
JONAS = made(
    Contact,
    "jonas",
    name="Jonas Friis",
    unit=Unit.RUSMIDDELCENTER,
    phone="23 45 67 89",
    on_sheet=True,
    place="b",
)
DREAM = made(
    Dream, "dream", words="Jeg vil gerne have et almindeligt liv – og min datter hver anden weekend."
)
APPOINTMENT = made(
    Appointment,
    "coming",
    start=datetime(2026, 3, 10, 13, 0),
    where="Rusmiddelcentret, 1. sal",
    with_ids=("jonas",),
)
ISSUE = made(SheetIssue, "issue", handed_at=datetime(2026, 2, 20, 12, 0))
WRONG = "Ring til Jonas samme dag. Planen gælder stadig."

TREATMENT = (
    goal("g1", "Komme til min behandling, også de svære dage", area=Area.SUBSTANCE),
    step("s1", "g1", MINE, "møder op tirsdag kl. 13 og skriver, hvis jeg er på vej", ball_holder=CITIZEN),
    step("s2", "g1", OURS, "ringer tirsdag formiddag", ball_holder="jonas"),
    step("s3", "g1", OURS, "henter dig første gang", ball_holder="mette"),
)
MONEY = (
    goal("g2", "Få ro på økonomien", area=Area.MONEY),
    step("s4", "g2", MINE, "tager mine breve med på fredag, også de uåbnede"),
    step(
        "s5", "g2", OURS, "Mette og Sofie åbner dem sammen og søger hjælp til tandlægen", ball_holder="mette"
    ),
    step(
        "s6",
        "g2",
        OURS,
        "søgte om hjælp til indskud",
        ball_holder="mette",
        status=StepStatus.DONE,
        done_on=date(2026, 3, 3),
    ),
)
DAYS = (
    goal("g3", "Et sted at være om dagen", area=Area.WORK),
    step("s7", "g3", MINE, "prøver værkstedet to formiddage"),
    step("s8", "g3", OURS, "Mette laver aftalen. Ikke før kl. 10"),
    step("s9", "g3", OURS, "døgnbehandling", ball_holder="mette", stage=EffortStage.APPLIED),
)
AHEAD = (
    goal("g4", "Praktik to dage om ugen", Horizon.THREE_MONTHS, area=Area.WORK),
    goal("g5", "Se Freja fast hver anden søndag", Horizon.THREE_MONTHS, area=Area.FAMILY),
    goal("g6", "Min egen lejlighed", Horizon.LATER, area=Area.HOUSING),
    goal("g7", "Uddannelse – måske som pædagog", Horizon.LATER, area=Area.WORK),
)
AROUND = (METTE, JONAS, APPOINTMENT, ISSUE)


def sofies_plan(**case: object) -> Plan:
    """The plan in the design picture."""
    return plan_of(DREAM, *TREATMENT, *MONEY, *DAYS, *AHEAD, *AROUND, **{"if_it_goes_wrong": WRONG, **case})


def one_goal() -> Plan:
    return plan_of(DREAM, *TREATMENT, METTE, JONAS, APPOINTMENT, if_it_goes_wrong=WRONG)


def no_goals() -> Plan:
    return plan_of(DREAM, METTE, JONAS, APPOINTMENT, if_it_goes_wrong=WRONG)


def new_case() -> Plan:
    return plan_of()


LONG = (
    "Jeg vil gerne kunne stå op om morgenen uden at tænke på, hvordan jeg skal komme igennem dagen, og have "
    "overskud til både at lave mad, betale regninger og se min familie"
)


def overfull() -> Plan:
    """Eight goals more than the design's, long steps, a dream of three breaths."""
    horizons = list(Horizon)
    goals = [goal(f"x{number}", f"{LONG} nummer {number}", horizons[number % 3]) for number in range(8)]
    steps = [
        step(f"y{number}", f"g{number % 3 + 1}", (OURS, MINE)[number % 2], f"{LONG} {number}")
        for number in range(8)
    ]
    dream = replace(DREAM, words=" ".join([LONG] * 3))
    return plan_of(*sofies_plan().records.values(), dream, *goals, *steps, if_it_goes_wrong=WRONG)


def long_words() -> Plan:
    return _reworded("Arbejdsmarkedsuddannelsesforanstaltningsplanlægningskoordination " + "x" * 90, keep=0)


def mixed_scripts() -> Plan:
    return _reworded("سلام 🙂 Привет 你好 e̝ ẵ ① ﬁ \u202e\x07 ", keep=30)


def _reworded(words: str, keep: int) -> Plan:
    """Sofie's plan with other words before the first few of each text."""
    plan = sofies_plan()
    records = [
        replace(record, words=words + record.words[:keep])
        if isinstance(record, Dream | Goal)
        else replace(record, text=words + record.text[:keep])
        if isinstance(record, Step)
        else record
        for record in plan.records.values()
    ]
    return plan_of(*records, if_it_goes_wrong=words)


def _dot() -> str:
    """A JPEG of one pixel: where a picture stands depends on the size that its record tells."""
    written = io.BytesIO()
    Image.new("RGB", (1, 1)).save(written, "JPEG")
    return b64encode(written.getvalue()).decode()


A_DOT = _dot()


def polish_beside() -> Plan:
    """Sofie's plan as somebody chose it who reads Polish, with Danish beside it."""
    choice = made(SheetChoice, "choice", language="pl", danish_beside=True)
    return plan_of(choice, *sofies_plan().records.values(), if_it_goes_wrong=WRONG)


PLANS = {
    "typical": sofies_plan,
    "polish_beside": polish_beside,
    "one_goal": one_goal,
    "no_goals": no_goals,
    "new_case": new_case,
    "overfull": overfull,
    "long_words": long_words,
    "mixed_scripts": mixed_scripts,
}


def texts() -> st.SearchStrategy[str]:
    """What people type: words, very long words, many words, any sign there is."""
    word = st.text("abcdefghijklmnoprstuvyæøåÆÅé", min_size=1, max_size=14) | st.sampled_from(
        ["kl. 13", "9. marts", "–", "12 34 56 78", "Rusmiddelcentret/1-sal", "…", "x" * 130, "å" * 60]
    )
    ordinary = st.lists(word, min_size=1, max_size=40).map(" ".join)
    return st.one_of(ordinary, ordinary, st.text(max_size=60))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan, from an empty one to far too much for a page."""
    records: list[Record] = []
    for number in range(draw(st.integers(0, 7))):
        goal_id = f"g{number}"
        area = draw(st.none() | st.sampled_from(Area))
        records.append(goal(goal_id, draw(texts()), draw(st.sampled_from(list(Horizon))), area=area))
        records += [
            step(
                f"{goal_id}s{index}",
                goal_id,
                draw(st.sampled_from(list(StepSide))),
                draw(texts()),
                ball_holder="mette",
            )
            for index in range(draw(st.integers(0, 3)))
        ]
    for number in range(draw(st.integers(0, 4))):
        phone = draw(st.sampled_from(["12345678", "+45 12 34 56 78", "0045 1234 5678 lokal 99"]) | texts())
        records.append(
            made(Contact, f"c{number}", name=draw(texts()), phone=phone, on_sheet=True, place=str(number))
        )
    if draw(st.booleans()):
        records.append(made(Dream, "dream", words=draw(texts())))
    if draw(st.booleans()):
        wide, high = draw(st.integers(1, 1400)), draw(st.integers(1, 1400))
        records.append(made(Picture, "picture", data=A_DOT, width=wide, height=high, shows=draw(texts())))
    if draw(st.booleans()):
        start = draw(st.datetimes(datetime(2026, 3, 10), datetime(2028, 12, 31)))
        records.append(
            made(Appointment, "coming", start=start, where=draw(texts()), with_others=draw(texts()))
        )
    if draw(st.booleans()):
        records.append(ISSUE)
        kept = {"status": StepStatus.DONE, "done_on": date(2026, 3, 3)}
        records += [
            step(f"k{number}", "g0", OURS, draw(texts()), **kept) for number in range(draw(st.integers(0, 4)))
        ]
    return plan_of(METTE, *records, display_name=draw(texts()), if_it_goes_wrong=draw(texts()))
