"""A sheet as it was handed out, to be seen again, and what changed since the one before."""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Picture, SheetIssue
from enplan_desktop.domain.terms import HandingOut, Horizon
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.fonts import load_fonts
from enplan_desktop.sheet.languages.phrases import facts_for
from enplan_desktop.sheet.layout import lay_out
from enplan_desktop.sheet.page_words import Line, SheetContent, both_sides, content_of, content_plain
from enplan_desktop.sheet.proposals import excerpt


def sheet_issue(plan: Plan, sheet: Sheet, new_id: str, now: datetime, how: HandingOut) -> SheetIssue:
    """The record of handing out `sheet` now."""
    before = next(iter(plan.issues()), None)
    return SheetIssue(
        id=new_id,
        case_id=plan.case.id,
        handed_at=now,
        how=how,
        style=sheet.style,
        format=sheet.format,
        language=sheet.content.language,
        content=content_plain(sheet.content),
        changed=changed_facts(content_of(before.content) if before else None, sheet.content),
    )


def issue_again(issue: SheetIssue, new_id: str, now: datetime, how: HandingOut) -> SheetIssue:
    """The record of handing out an old page once more: its words and its own day, and nothing new on it."""
    return replace(issue, id=new_id, handed_at=now, how=how, changed=())


def sheet_again(plan: Plan, issue: SheetIssue) -> Sheet | None:
    """The page as it was handed out: the same words in the same style, format and fit.

    None where this version cannot read it. What a style looks like is this
    version's: a line may stand elsewhere than on the paper where its measures have been changed since.
    """
    content = content_of(issue.content)
    if content is None or not _can_be_set(content):
        return None
    return replace(
        lay_out(_with_picture(plan, content), issue.style, issue.format, load_fonts()), proposals=()
    )


def _can_be_set(content: SheetContent) -> bool:
    """What came from another computer is laid out only in a size that a page can have."""
    return content.fit is None or _SMALLEST <= content.fit.size <= _LARGEST


_SMALLEST, _LARGEST = 6.0, 60.0


def _with_picture(plan: Plan, content: SheetContent) -> SheetContent:
    """With the picture that was on it, where it is still kept."""
    if content.picture is None:
        return content
    kept = plan.records.get(content.picture.source.record)
    data = b64decode(kept.data) if isinstance(kept, Picture) else b""
    return replace(content, picture=replace(content.picture, data=data))


def changed_facts(before: SheetContent | None, after: SheetContent, language: str = "") -> tuple[str, ...]:
    """What is new since the page `before`: short facts, in the language of the new page unless another is named.

    None where there was no page before, or it cannot be read.
    """
    if before is None:
        return ()
    facts = facts_for(language or after.language)
    sides = both_sides(before), both_sides(after)
    return tuple(facts[kind].format(text=excerpt(text)) for kind, text in _facts(*sides))


Fact = tuple[str, str]
"""The kind of fact, as the phrases name it, and the text that it is about."""


def _facts(before: SheetContent, after: SheetContent) -> Iterator[Fact]:
    yield from _about("dream", _by_record(before.dream), _by_record(after.dream))
    goals_before, goals_after = _goals(before), _goals(after)
    yield from _about("goal", _texts(goals_before), _texts(goals_after))
    for record, (horizon, text) in goals_after.items():
        if record in goals_before and goals_before[record][0] is not horizon:
            yield f"goal_{horizon.value}", text
    kept = _by_record(*after.since_last)
    steps_before = {record: text for record, text in _steps(before).items() if record not in kept}
    yield from _about("step", steps_before, _steps(after))
    was, now = _appointment(before), _appointment(after)
    # The same moment reads differently in another language.
    if was != now and (before.language == after.language or not (was and now)):
        yield ("appointment_new", now) if now else ("appointment_gone", was)
    numbers_before, numbers_after = _calls(before), _calls(after)
    yield from (("call_new", text) for text in numbers_after if text not in numbers_before)
    yield from (("call_gone", text) for text in numbers_before if text not in numbers_after)
    if _by_record(before.if_it_goes_wrong) != _by_record(after.if_it_goes_wrong):
        yield "if_it_goes_wrong", ""


def _about(kind: str, before: dict[str, str], after: dict[str, str]) -> Iterator[Fact]:
    """What is new, reworded or gone among texts by their record."""
    for record, text in after.items():
        if before.get(record) != text:
            yield f"{kind}_changed" if record in before else f"{kind}_new", text
    yield from ((f"{kind}_gone", text) for record, text in before.items() if record not in after)


def _by_record(*lines: Line | None) -> dict[str, str]:
    return {line.source.record: line.text for line in lines if line and line.source}


def _goals(content: SheetContent) -> dict[str, tuple[Horizon, str]]:
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


def _texts(goals: dict[str, tuple[Horizon, str]]) -> dict[str, str]:
    return {record: text for record, (_, text) in goals.items()}


def _steps(content: SheetContent) -> dict[str, str]:
    return _by_record(*(line for goal in content.now for line in (*goal.mine, *goal.ours)))


def _appointment(content: SheetContent) -> str:
    return content.next_appointment.when.text if content.next_appointment else ""


def _calls(content: SheetContent) -> list[str]:
    return [" ".join(line.text for line in (call.name, call.phone) if line) for call in content.call]
