"""What stands on a citizen's page, before anyone thinks of paper: lines that know where they come from.

Quiet by default: nothing here ever reads a CPR number, a case number, a diagnosis or a full name. Only
records of the shared plan are read, never those of a unit's own stream.
"""

from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

import msgspec

from enplan_desktop.domain.plan import Plan, in_place
from enplan_desktop.domain.records import Appointment, Contact, Goal, Record, Step
from enplan_desktop.domain.rules import belongs_on_sheet, is_promised, next_appointment
from enplan_desktop.domain.schema import Plain
from enplan_desktop.domain.terms import PLAN_STREAM, Area, Horizon, StepSide, StepStatus
from enplan_desktop.sheet.days import day_written, moment_written
from enplan_desktop.sheet.handed import last_time
from enplan_desktop.sheet.names import first_name, first_names, in_a_row, phone_number, plan_title
from enplan_desktop.sheet.proposals import Proposal, ProposalKind
from enplan_desktop.sheet.source import Source
from enplan_desktop.sheet.wording import Headings, Phrases, Prompts

MOST_NOW = 3
"""More goals at once than anyone keeps."""

NEW_DREAM, NEW_GOAL = "new_dream", "new_goal"
NEW_STEP = {StepSide.CITIZEN: "new_step_citizen", StepSide.PROFESSIONALS: "new_step_professionals"}
"""What a prompt's `source.cell` asks for; its `source.record` is the case or the goal it would belong to."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Line:
    """A text and the cell it shows; a prompt only invites, on the screen."""

    text: str
    source: Source | None = None
    prompt: bool = False
    area: Area | None = None
    """The area of life that a goal belongs to, where somebody said it."""


@dataclass(frozen=True, slots=True)
class GoalLines:
    """A goal for now: the citizen's words, what they do, what we do."""

    words: Line
    mine: tuple[Line, ...] = ()
    ours: tuple[Line, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class AppointmentLines:
    """When, and with whom and where."""

    when: Line
    place: Line | None = None


@dataclass(frozen=True, slots=True)
class CallLine:
    """Somebody to call; the name may be missing."""

    name: Line | None
    phone: Line


@dataclass(frozen=True, slots=True)
class PictureLine:
    """The citizen's picture, a JPEG of `width` × `height` pixels, and in a few words what it shows.

    Without its `data` it takes its place all the same: so it is kept with a page that was handed out.
    """

    source: Source
    width: int
    height: int
    shows: str = ""
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Most:
    """How many lines one text may take."""

    dream: int = 6
    goal: int = 3
    step: int = 6
    plain: int = 3
    title: int = 2


@dataclass(frozen=True, slots=True)
class Fit:
    """How a page was made to fit: the size of its running text in points, and how long its texts could be.

    `picture` is how high the citizen's own picture may be, in points.
    """

    size: float
    most: Most
    picture: float = 0.0


@dataclass(frozen=True, slots=True)
class Beside:
    """What the page says in a second language too, beside its own; `when` is that of the next appointment."""

    language: str
    headings: Headings[str]
    made_on: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class SheetContent:
    """A page's words in reading order. What is empty is not there.

    `fit` is what the layout chose; a page that has one is laid out just so again, and nothing is left off. On
    its `back` stands what it has no room for.
    """

    language: str
    document: str
    headings: Headings[str]
    title: Line
    made_on: Line
    dream: Line | None = None
    now: tuple[GoalLines, ...] = ()
    three_months: tuple[Line, ...] = ()
    later: tuple[Line, ...] = ()
    next_appointment: AppointmentLines | None = None
    call: tuple[CallLine, ...] = ()
    if_it_goes_wrong: Line | None = None
    since_last: tuple[Line, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    fit: Fit | None = None
    picture: PictureLine | None = None
    beside: Beside | None = None
    back: "SheetContent | None" = None


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
        lines = (GoalLines(asked),)
    content = SheetContent(
        language=phrases.language,
        document=phrases.wording.document,
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


def content_plain(content: SheetContent) -> Plain:
    """The words as plain JSON, as an issue keeps them: equal to what comes back out of a vault.

    Without the picture's data: that is a record of its own, which is never altered.
    """
    picture = replace(content.picture, data=b"") if content.picture else None
    plain: Plain = msgspec.json.decode(msgspec.json.encode(replace(content, picture=picture)))
    return plain


def content_of(plain: Plain) -> SheetContent | None:
    """The content that was kept, without what only a newer version knows; None where it is no content."""
    try:
        content = msgspec.convert(plain, SheetContent)
    except msgspec.ValidationError:
        return None
    # Pages that were kept before there were backs do not say their goals' numbers.
    goals = enumerate(content.now, start=1)
    return replace(content, now=tuple(replace(goal, number=goal.number or place) for place, goal in goals))


def both_sides(content: SheetContent) -> SheetContent:
    """What a page says on its front and its back, as one."""
    back = content.back
    if back is None:
        return content
    return replace(
        content,
        dream=back.dream or content.dream,
        now=(*content.now, *back.now),
        three_months=(*content.three_months, *back.three_months),
        later=(*content.later, *back.later),
        call=(*content.call, *back.call),
        if_it_goes_wrong=back.if_it_goes_wrong or content.if_it_goes_wrong,
        since_last=(*content.since_last, *back.since_last),
        back=None,
    )


def lines_of(content: SheetContent) -> Iterator[Line]:
    """Every line in reading order."""
    seen: list[Line] = []

    def look(line: Line) -> Line:
        seen.append(line)
        return line

    with_lines(content, look)
    return iter(seen)


def with_lines(content: SheetContent, change: Callable[[Line], Line]) -> SheetContent:
    """The content with every line changed, in reading order."""
    coming = content.next_appointment

    def maybe(line: Line | None) -> Line | None:
        return change(line) if line else None

    return replace(
        content,
        title=change(content.title),
        made_on=change(content.made_on),
        dream=maybe(content.dream),
        now=tuple(
            GoalLines(
                change(goal.words), tuple(map(change, goal.mine)), tuple(map(change, goal.ours)), goal.number
            )
            for goal in content.now
        ),
        three_months=tuple(map(change, content.three_months)),
        later=tuple(map(change, content.later)),
        next_appointment=AppointmentLines(change(coming.when), maybe(coming.place)) if coming else None,
        call=tuple(CallLine(maybe(call.name), change(call.phone)) for call in content.call),
        if_it_goes_wrong=maybe(content.if_it_goes_wrong),
        since_last=tuple(map(change, content.since_last)),
    )


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
    said = _without_quotes(dream.words) if dream and dream.stream == PLAN_STREAM else ""
    if dream and said:
        return Line(phrases.wording.quote.format(words=said), Source(dream.id, "words"))
    if not prompts:
        return None
    source = Source(dream.id, "words") if dream else Source(plan.case.id, NEW_DREAM)
    return Line(phrases.prompts.dream, source, prompt=True)


def _picture(plan: Plan, phrases: Phrases) -> PictureLine | None:
    """The picture that the citizen chose last."""
    picture = plan.picture()
    if picture is None or picture.stream != PLAN_STREAM or not (picture.width > 0 and picture.height > 0):
        return None
    shows = picture.shows.strip() or phrases.wording.own_picture
    source = Source(picture.id, "shows")
    return PictureLine(source, picture.width, picture.height, shows, b64decode(picture.data))


def _without_quotes(words: str) -> str:
    """The words without the marks that somebody typed around them, since the page sets its own."""
    bare = words.strip()
    inside = bare.strip('"”“„»«')
    return inside.strip() if len(bare) - len(inside) == 2 else bare


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


def _ours(step: Step, plan: Plan, phrases: Phrases) -> str:
    """One of our steps with who has the ball before it: "Jonas ringer tirsdag".

    A text that begins with a capital letter is a whole sentence already and says itself who does it.
    """
    holder = plan.records.get(step.ball_holder or "")
    who = first_name(holder.name, phrases) if isinstance(holder, Contact) else ""
    return _with_subject(who, step.text)


def _with_subject(who: str, text: str) -> str:
    return f"{who} {text.strip()}" if who and text.strip()[0].islower() else text


def _next_appointment(plan: Plan, now: datetime, phrases: Phrases) -> AppointmentLines | None:
    coming = next_appointment(plan, now)
    if coming is None or coming.start is None or coming.stream != PLAN_STREAM:
        return None
    when = Line(moment_written(coming.start, phrases.dates, now.date()), Source(coming.id, "hours"))
    place = ", ".join(part for part in (_company(coming, plan, phrases), coming.where.strip()) if part)
    return AppointmentLines(when, Line(place, Source(coming.id, "where")) if place else None)


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
    named = _ours(step, plan, phrases)
    return named if named != step.text else _with_subject(phrases.wording.we, step.text)


def _undecided(plan: Plan, content: SheetContent) -> Iterator[Proposal]:
    for line in lines_of(content):
        if line.source and line.source.cell in plan.unsettled.get(line.source.record, ()):
            yield Proposal(ProposalKind.DECIDE, line.source, line.text)
