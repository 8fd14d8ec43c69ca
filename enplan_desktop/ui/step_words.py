"""The line under a step in the inspector: when, where it stands, and why it is not on the sheet."""

from datetime import date

from enplan_desktop.domain.dates import clock_time, short_day
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Step
from enplan_desktop.domain.rules import days_with_ball, is_effort, is_promised, nobody_has
from enplan_desktop.domain.terms import StepStatus
from enplan_desktop.ui import phrases
from enplan_desktop.ui.caseload_words import Tone, Words
from enplan_desktop.ui.wording import language, tr, tr_count


def step_words(step: Step, plan: Plan, today: date) -> tuple[Words, ...]:
    """Quiet facts first, then what needs care."""
    parts: list[Words] = []
    if step.due_date is not None:
        day = short_day(step.due_date, language(), today)
        at = f" {clock_time(step.due_time, language())}" if step.due_time else ""
        late = step.status is StepStatus.OPEN and step.due_date < today
        parts.append(Words(day + at, Tone.CARE if late else Tone.QUIET))
    if step.stage is not None:
        since = f" {short_day(step.stage_date, language(), today)}" if step.stage_date else ""
        parts.append(Words(phrases.word(step.stage) + since, Tone.QUIET))
    held = days_with_ball(step, today)
    if step.status is StepStatus.OPEN and held:
        parts.append(Words(tr_count(held, "the ball for {n} day", "the ball for {n} days"), Tone.QUIET))
    parts.append(_sheet_words(step))
    if nobody_has(step, plan):
        parts.append(Words(tr("nobody has the ball"), Tone.CARE))
    return tuple(parts)


def _sheet_words(step: Step) -> Words:
    if step.status is StepStatus.DONE:
        return Words(tr("done"), Tone.QUIET)
    if step.status is StepStatus.DROPPED:
        return Words(tr("dropped"), Tone.QUIET)
    if is_effort(step) and not is_promised(step):
        return Words(tr("not on the sheet: not granted"), Tone.CARE)
    return Words(tr("on the sheet") if step.on_sheet else tr("not on the sheet"), Tone.QUIET)


def holder_words(step: Step, plan: Plan) -> str:
    """Who has the ball, by first name; "Nobody" where nobody has."""
    name = plan.holder_name(step.ball_holder)
    if name is None:
        return tr("Nobody")
    return next(iter(name.split()), tr("(no name yet)"))
