"""A sheet as it was handed out: its words as plain JSON, and what changed since the one before."""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import msgspec

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Picture, SheetIssue
from enplan_desktop.domain.schema import Plain
from enplan_desktop.domain.terms import HandingOut, Horizon
from enplan_desktop.sheet.content import Line, SheetContent
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.phrases import facts_for
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
        changed=changed_facts(before.content if before else None, sheet.content),
    )


def content_plain(content: SheetContent) -> Plain:
    """Without the picture's data: that is a record of its own, which is never altered."""
    kept = replace(content.picture, data=b"") if content.picture else None
    return msgspec.to_builtins(replace(content, picture=kept))


def content_of(plain: Plain) -> SheetContent | None:
    """The content that was kept, without what only a newer version knows; None where it is no content."""
    try:
        return msgspec.convert(plain, SheetContent)
    except msgspec.ValidationError:
        return None


def content_as_issued(plan: Plan, issue: SheetIssue) -> SheetContent | None:
    """The content that was handed out, with the picture that was on it where it is still kept."""
    content = content_of(issue.content)
    if content is None or content.picture is None:
        return content
    kept = plan.records.get(content.picture.source.record)
    data = b64decode(kept.data) if isinstance(kept, Picture) else b""
    return replace(content, picture=replace(content.picture, data=data))


def changed_facts(before: Plain, after: SheetContent) -> tuple[str, ...]:
    """What is new since the page that was kept as `before`: short facts for the caseworker.

    None where there was no page before, or it cannot be read.
    """
    kept = content_of(before)
    if kept is None:
        return ()
    facts = facts_for(after.language)
    return tuple(facts[kind].format(text=excerpt(text)) for kind, text in _facts(kept, after))


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
