"""What a page has no room for, as a page of its own: the back."""

from collections.abc import Callable
from dataclasses import replace

from enplan_desktop.sheet.page_words import GoalLines, Line, SheetContent
from enplan_desktop.sheet.source import Source


def left_over(whole: SheetContent, shown: SheetContent, cut: frozenset[Source | None]) -> SheetContent | None:
    """The lines of `whole` that are not `shown`, and in full those that were `cut` short; None where there are none."""
    kept = {line.source for line in _lines(shown)} - cut

    def missing(line: Line | None) -> bool:
        return line is not None and line.source not in kept and not line.prompt

    left = replace(
        whole,
        dream=whole.dream if missing(whole.dream) else None,
        now=tuple(goal for each in whole.now if (goal := _left_of(each, missing))),
        three_months=tuple(filter(missing, whole.three_months)),
        later=tuple(filter(missing, whole.later)),
        next_appointment=None,
        call=tuple(call for call in whole.call if missing(call.phone) or missing(call.name)),
        if_it_goes_wrong=whole.if_it_goes_wrong if missing(whole.if_it_goes_wrong) else None,
        since_last=tuple(filter(missing, whole.since_last)),
        proposals=(),
        picture=None,
        fit=None,
    )
    return left if _lines(left) else None


def _left_of(goal: GoalLines, missing: Callable[[Line | None], bool]) -> GoalLines | None:
    """A goal's words stand over whatever is left of it."""
    mine, ours = tuple(filter(missing, goal.mine)), tuple(filter(missing, goal.ours))
    return replace(goal, mine=mine, ours=ours) if mine or ours or missing(goal.words) else None


def _lines(content: SheetContent) -> list[Line]:
    """All but the title and the next appointment, which always have room."""
    single = [line for line in (content.dream, content.if_it_goes_wrong) if line]
    now = [line for goal in content.now for line in (goal.words, *goal.mine, *goal.ours)]
    calls = [line for call in content.call for line in (call.name, call.phone) if line]
    return [*single, *now, *content.three_months, *content.later, *calls, *content.since_last]
