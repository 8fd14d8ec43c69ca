"""What one page says that another does not, compared by what is meant and not by how it is written.

Told is what somebody would want to know who has the old page on the fridge: words, moments, names, numbers, and
whose a step is. In which order goals stand, and under which of them a step does, changes no promise and is not told.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from enplan_desktop.domain.terms import Horizon, StepSide
from enplan_desktop.sheet.languages.days import moment_written
from enplan_desktop.sheet.languages.phrases import facts_for, phrases_for
from enplan_desktop.sheet.page_words import AppointmentLines, Line, SheetContent, both_sides
from enplan_desktop.sheet.proposals import shortened
from enplan_desktop.sheet.quotes import says_the_same, without_set_marks

Fact = tuple[str, str]
"""The kind of fact, as the phrases name it, and the text that it is about."""


def changed_facts(
    before: SheetContent | None,
    after: SheetContent,
    language: str = "",
    reached: Container[str] = frozenset(),
) -> tuple[str, ...]:
    """What is new since the page `before`: short facts, in the language of the new page unless another is named.

    None where there was no page before, or it cannot be read. `reached` are the ids of goals that are not lost
    but reached.
    """
    if before is None:
        return ()
    facts = facts_for(language or after.language)
    found = _facts(both_sides(before), both_sides(after), reached)
    return tuple(facts[kind].format(text=shortened(text)) for kind, text in found)


def _facts(before: SheetContent, after: SheetContent, reached: Container[str]) -> Iterator[Fact]:
    # A title is written in its language's own way, and tells nothing of whom it names in another.
    if before.language == after.language and before.title.text != after.title.text:
        yield "title", after.title.text
    yield from _dream_facts(before, after)
    yield from _goal_facts(_goals(before), _goals(after), reached)
    yield from _step_facts(before, after)
    yield from _appointment_facts(before, after)
    numbers_before, numbers_after = _calls(before), _calls(after)
    yield from (("call_new", text) for text in numbers_after if text not in numbers_before)
    yield from (("call_gone", text) for text in numbers_before if text not in numbers_after)
    if _text(before.if_it_goes_wrong) != _text(after.if_it_goes_wrong):
        yield "if_it_goes_wrong", ""


def _text(line: Line | None) -> str:
    return line.text if line else ""


def _by_record(*lines: Line) -> dict[str, str]:
    return {line.source.record: line.text for line in lines if line.source}


# The dream


def _dream_facts(before: SheetContent, after: SheetContent) -> Iterator[Fact]:
    was, said = (without_set_marks(_text(page.dream), page.language) for page in (before, after))
    if not says_the_same(was, said):
        yield ("dream_changed" if was and said else "dream_new" if said else "dream_gone"), said


# Goals and steps


Goals = dict[str, tuple[Horizon, str]]


def _goals(content: SheetContent) -> Goals:
    lines = {
        Horizon.NOW: tuple(goal.words for goal in content.now),
        Horizon.THREE_MONTHS: content.three_months,
        Horizon.LATER: content.later,
    }
    return {
        record: (horizon, text)
        for horizon, of_horizon in lines.items()
        for record, text in _by_record(*of_horizon).items()
    }


def _goal_facts(before: Goals, after: Goals, reached: Container[str]) -> Iterator[Fact]:
    for record, (horizon, text) in after.items():
        was = before.get(record)
        if was is None:
            yield "goal_new", text
            continue
        if was[1] != text:
            yield "goal_changed", text
        if was[0] is not horizon:
            yield f"goal_{horizon.value}", text
    for record, (_, text) in before.items():
        if record not in after:
            yield "goal_reached" if record in reached else "goal_gone", text


@dataclass(frozen=True, slots=True)
class _StepLine:
    side: StepSide
    text: str
    goal: str


def _steps(content: SheetContent) -> dict[str, _StepLine]:
    return {
        line.source.record: _StepLine(side, line.text, goal.words.source.record if goal.words.source else "")
        for goal in content.now
        for side, lines in ((StepSide.CITIZEN, goal.mine), (StepSide.PROFESSIONALS, goal.ours))
        for line in lines
        if line.source
    }


def _step_facts(before: SheetContent, after: SheetContent) -> Iterator[Fact]:
    were, are = _steps(before), _steps(after)
    for record, step in are.items():
        was = were.get(record)
        if was is None:
            yield "step_new", step.text
        elif was.side is not step.side:
            # With it goes who does it, which stands before our own steps.
            yield f"step_{step.side.value}", step.text
        elif was.text != step.text:
            yield "step_changed", step.text
    kept = _by_record(*after.since_last)
    goals_now = _by_record(*(goal.words for goal in after.now))
    for record, was in were.items():
        # What is told of a goal that has left goes for its steps, too.
        if record not in are and record not in kept and was.goal in goals_now:
            yield "step_gone", was.text


# The next appointment and whom to call


def _appointment_facts(before: SheetContent, after: SheetContent) -> Iterator[Fact]:
    was, coming = before.next_appointment, after.next_appointment
    if coming is None:
        if was is not None:
            yield "appointment_gone", was.when.text
    elif was is None or not _is_same_moment(was, coming, before.language):
        yield "appointment_new", coming.when.text
    elif _places(was, before, after) != _places(coming, before, after):
        yield ("appointment_place" if coming.place else "appointment_place_gone"), _text(coming.place)


def _is_same_moment(was: AppointmentLines, coming: AppointmentLines, language: str) -> bool:
    """The same moment reads differently in another language, and in another year.

    What a page that was kept before moments were says is compared with both ways of writing one.
    """
    if coming.start is None:
        return was.start is None and was.when.text == coming.when.text
    if was.start is not None:
        return was.start == coming.start
    dates = phrases_for(language).dates
    written = (moment_written(coming.start, dates, today) for today in (coming.start.date(), date.max))
    return was.when.text.split() in [each.split() for each in written]


def _places(appointment: AppointmentLines, *pages: SheetContent) -> list[str]:
    """Whom and where, part by part: names stand in a row as the page's language joins them."""
    ands = "|".join(re.escape(phrases_for(page.language).wording.and_) for page in pages)
    parts = re.split(rf",|\s(?:{ands})\s", _text(appointment.place))
    return sorted(part.strip() for part in parts)


def _calls(content: SheetContent) -> list[str]:
    return [" ".join(line.text for line in (call.name, call.phone) if line) for call in content.call]
