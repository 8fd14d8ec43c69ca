"""What stands on a citizen's page, before anyone thinks of paper: lines that know where they come from.

Quiet by default: nothing here ever reads a CPR number, a case number, a diagnosis or a full name. Only
records of the shared plan are read, never those of a unit's own stream.
"""

from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from enplan_desktop.domain.dates import wall_clock
from enplan_desktop.domain.plan import Plan, in_place
from enplan_desktop.domain.records import Appointment, Contact, Goal, Record, Step
from enplan_desktop.domain.rules import belongs_on_sheet, is_promised, next_appointment
from enplan_desktop.domain.terms import PLAN_STREAM, Horizon, StepSide, StepStatus
from enplan_desktop.sheet.fonts import can_be_seen
from enplan_desktop.sheet.handed import last_time
from enplan_desktop.sheet.languages.days import day_written, moment_written
from enplan_desktop.sheet.languages.wording import Phrases, Prompts
from enplan_desktop.sheet.names import first_name, first_names, in_a_row, phone_number, plan_title
from enplan_desktop.sheet.page_words import (
    LINE_BREAK,
    AppointmentLines,
    Beside,
    CallLine,
    GoalLines,
    Line,
    PictureLine,
    SheetContent,
    content_of,
    lines_of,
)
from enplan_desktop.sheet.proposals import Proposal, ProposalKind
from enplan_desktop.sheet.quotes import without_typed_marks
from enplan_desktop.sheet.source import Source

MOST_NOW = 3
"""More goals at once than anyone keeps."""

NEW_DREAM, NEW_GOAL = "new_dream", "new_goal"
NEW_STEP = {StepSide.CITIZEN: "new_step_citizen", StepSide.PROFESSIONALS: "new_step_professionals"}
"""What a prompt's `source.cell` asks for; its `source.record` is the case or the goal it would belong to."""

R = TypeVar("R", bound=Record)


def sheet_content(
    plan: Plan, now: datetime, phrases: Phrases, beside: Phrases | None = None, *, prompts: bool = False
) -> SheetContent:
    """A plan's page as it stands `now`, on the wall clock in Denmark.

    With `prompts`, empty places ask for what they need; such lines are for the screen and never printed.
    The fixed words of `beside` stand beside those of `phrases`; the words of people are nobody's to translate.
    """
    if beside:
        phrases = replace(phrases, prompts=_both(phrases.prompts, beside.prompts))
    goals = _goals(plan, Horizon.NOW, prompts=prompts)
    lines = tuple(
        replace(_goal_lines(plan, goal, phrases, prompts=prompts), number=number)
        for number, goal in enumerate(goals[:MOST_NOW], start=1)
    )
    if prompts and not lines:
        asked = Line(phrases.prompts.goal, Source(plan.case.id, NEW_GOAL), prompt=True)
        lines = (GoalLines(asked, number=1),)
    content = SheetContent(
        language=phrases.language,
        document=phrases.wording.document,
        kept=phrases.wording.kept,
        headings=phrases.headings,
        title=Line(plan_title(plan.case.display_name, phrases), Source(plan.case.id, "display_name")),
        made_on=Line(_made_on(now, phrases)),
        dream=_dream(plan, phrases, prompts=prompts),
        now=lines,
        three_months=_words(_goals(plan, Horizon.THREE_MONTHS)),
        later=_words(_goals(plan, Horizon.LATER)),
        next_appointment=_next_appointment(plan, now, phrases),
        call=tuple(_call_lines(plan, phrases)),
        if_it_goes_wrong=_if_it_goes_wrong(plan),
        since_last=tuple(_kept(plan, now, phrases)),
        picture=_picture(plan, phrases),
        beside=_beside(plan, now, beside) if beside else None,
        owner=first_name(plan.case.display_name, phrases),
        areas=phrases.areas,
    )
    waiting = (Proposal(ProposalKind.MOVE, line.source, line.text) for line in _words(goals[MOST_NOW:]))
    return replace(content, proposals=(*waiting, *_undecided(plan, content)))


def _made_on(now: datetime, phrases: Phrases) -> str:
    return phrases.wording.made_on.format(day=day_written(now, phrases.dates))


def _both(own: Prompts, beside: Prompts) -> Prompts:
    return Prompts(*(f"{getattr(own, name)} · {getattr(beside, name)}" for name in Prompts.__slots__))


def _beside(plan: Plan, now: datetime, phrases: Phrases) -> Beside:
    coming = _next_appointment(plan, now, phrases)
    when = coming.when.text if coming else ""
    return Beside(phrases.language, phrases.headings, _made_on(now, phrases), when)


def _shared(plan: Plan, record_type: type[R]) -> Iterator[R]:
    return (record for record in plan.of(record_type) if record.stream == PLAN_STREAM)


def _goals(plan: Plan, horizon: Horizon, *, prompts: bool = False) -> list[Goal]:
    """Those of one horizon that are on the sheet; one without words only where it may ask for them."""
    return [
        goal
        for goal in plan.goals(horizon)
        if goal.on_sheet and goal.stream == PLAN_STREAM and (prompts or goal.words.strip())
    ]


def _words(goals: Iterable[Goal]) -> tuple[Line, ...]:
    return tuple(Line(goal.words, Source(goal.id, "words"), area=goal.area) for goal in goals)


def _dream(plan: Plan, phrases: Phrases, *, prompts: bool) -> Line | None:
    dream = plan.dream()
    said = _in_lines(without_typed_marks(dream.words)) if dream and dream.stream == PLAN_STREAM else ""
    if dream and said:
        return Line(phrases.wording.quote.format(words=said), Source(dream.id, "words"))
    if not prompts:
        return None
    source = Source(dream.id, "words") if dream else Source(plan.case.id, NEW_DREAM)
    return Line(phrases.prompts.dream, source, prompt=True)


def _in_lines(words: str) -> str:
    """Words in the lines that they were said in; those without a sign that can be seen are left out."""
    return LINE_BREAK.join(line.strip() for line in words.splitlines() if can_be_seen(line))


def _picture(plan: Plan, phrases: Phrases) -> PictureLine | None:
    """The picture that the citizen chose last."""
    picture = plan.picture()
    if picture is None or picture.stream != PLAN_STREAM or not (picture.width > 0 and picture.height > 0):
        return None
    shows = picture.shows.strip() or phrases.wording.own_picture
    source = Source(picture.id, "shows")
    return PictureLine(source, picture.width, picture.height, shows, b64decode(picture.data))


def _goal_lines(plan: Plan, goal: Goal, phrases: Phrases, *, prompts: bool) -> GoalLines:
    words = Line(goal.words, Source(goal.id, "words"), area=goal.area)
    if not goal.words.strip():
        words = Line(phrases.prompts.goal, words.source, prompt=True, area=goal.area)
    steps = [step for step in plan.steps(goal.id) if step.stream == PLAN_STREAM and step.text.strip()]
    promised = [step for step in steps if belongs_on_sheet(step)]
    mine = [Line(step.text, Source(step.id, "text")) for step in promised if step.side is StepSide.CITIZEN]
    ours = [
        Line(_ours(step, plan, phrases), Source(step.id, "text"))
        for step in promised
        if step.side is StepSide.PROFESSIONALS
    ]
    # Each side asks for itself: that the citizen does something leaves open what we do.
    if prompts and not mine:
        source = Source(goal.id, NEW_STEP[StepSide.CITIZEN])
        mine = [Line(phrases.prompts.step_mine, source, prompt=True)]
    if prompts and not ours:
        source = Source(goal.id, NEW_STEP[StepSide.PROFESSIONALS])
        ours = [Line(phrases.prompts.step_ours, source, prompt=True)]
    return GoalLines(words, tuple(mine), tuple(ours))


def _ours(step: Step, plan: Plan, phrases: Phrases, otherwise: str = "") -> str:
    """One of our steps with who has the ball before it: "Jonas ringer tirsdag"; `otherwise` where nobody has."""
    holder = plan.records.get(step.ball_holder or "")
    name = holder.name if isinstance(holder, Contact) else ""
    return _with_subject(first_name(name, phrases) or otherwise, step.text, name)


def _with_subject(who: str, text: str, name: str = "") -> str:
    """The text with `who` does it before it, unless it says so itself.

    It does where it begins with a capital letter, and so is a whole sentence, or with them: by the first name, which
    is then written as it is theirs, or by how their whole `name` begins ("læge").
    """
    said = text.strip()
    if not who or not said[:1].islower():
        return text
    if _begins_with(said, who):
        return who + said[len(who) :]
    called = name.replace(",", " ").split()[:1]
    return text if called and _begins_with(said, called[0]) else f"{who} {said}"


def _begins_with(text: str, who: str) -> bool:
    beginning, rest = text[: len(who)], text[len(who) :]
    return beginning.casefold() == who.casefold() and not rest[:1].isalnum()


def _next_appointment(plan: Plan, now: datetime, phrases: Phrases) -> AppointmentLines | None:
    coming = next_appointment(plan, now)
    if coming is None or coming.start is None or coming.stream != PLAN_STREAM:
        return None
    when = Line(moment_written(coming.start, phrases.dates, now.date()), Source(coming.id, "hours"))
    place = ", ".join(part for part in (_company(coming, plan, phrases), coming.where.strip()) if part)
    where = Line(place, Source(coming.id, "where")) if place else None
    return AppointmentLines(when, where, wall_clock(coming.start))


def _company(appointment: Appointment, plan: Plan, phrases: Phrases) -> str:
    """The first names of those whom the citizen will meet."""
    known = [plan.records.get(contact_id) for contact_id in appointment.with_ids]
    contacts = sorted((each for each in known if isinstance(each, Contact)), key=in_place)
    names = [first_name(contact.name, phrases) for contact in contacts]
    names += first_names(appointment.with_others, phrases)
    return in_a_row([name for name in dict.fromkeys(names) if name], phrases)


def _call_lines(plan: Plan, phrases: Phrases) -> Iterator[CallLine]:
    for contact in sorted(_shared(plan, Contact), key=in_place):
        if contact.on_sheet and contact.phone.strip():
            name = first_name(contact.name, phrases)
            yield CallLine(
                Line(name, Source(contact.id, "name")) if name else None,
                Line(phone_number(contact.phone), Source(contact.id, "phone")),
            )


def _if_it_goes_wrong(plan: Plan) -> Line | None:
    words = plan.case.if_it_goes_wrong.strip()
    return Line(words, Source(plan.case.id, "if_it_goes_wrong")) if words else None


def _kept(plan: Plan, now: datetime, phrases: Phrases) -> Iterator[Line]:
    """What was promised and done since the last page was handed out, oldest first, by us and by the citizen.

    However it was handed out: on paper, as a file or on the screen. What was done on the day of that page counts
    unless the page told it, since it may have been made before the step was done.
    """
    last = last_time(plan, now.date())
    if last is None or last.handed_at is None:
        return
    since = last.handed_at.date()
    page = content_of(last.content)
    told = {line.source for line in page.since_last} if page else set()
    kept = [
        step
        for step in _shared(plan, Step)
        if step.status is StepStatus.DONE and step.done_on and step.done_on >= since
        if not (step.done_on == since and Source(step.id, "text") in told)
        if step.on_sheet and is_promised(step) and step.text.strip() and _may_be_told(plan, step)
    ]
    for step in sorted(kept, key=lambda each: (str(each.done_on), *in_place(each))):
        yield Line(_kept_by(step, plan, phrases), Source(step.id, "text"))


def _may_be_told(plan: Plan, step: Step) -> bool:
    """Not where its goal is kept off the page; a goal that is reached, or gone, hides nothing."""
    goal = plan.records.get(step.goal_id)
    return not isinstance(goal, Goal) or (goal.on_sheet and goal.stream == PLAN_STREAM)


def _kept_by(step: Step, plan: Plan, phrases: Phrases) -> str:
    if step.side is StepSide.CITIZEN:
        return _with_subject(phrases.wording.i, step.text)
    return _ours(step, plan, phrases, phrases.wording.we)


def _undecided(plan: Plan, content: SheetContent) -> Iterator[Proposal]:
    for line in lines_of(content):
        if line.source and line.source.cell in plan.unsettled.get(line.source.record, ()):
            yield Proposal(ProposalKind.DECIDE, line.source, line.text)
