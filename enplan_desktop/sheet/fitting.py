"""What gives way when a page is too full, in a stated order; everything that goes becomes a proposal.

Prompts go first of all: the screen asks only where what is written leaves the room, so that it is laid out as it
will be printed. Then the type steps down, also where only a text is longer than it may be. Then the dream's lines
run on, where the citizen said it in several. Then long texts are cut, which a page with room shows whole. Then
lines go: what was kept since last time, goals for later, goals in three months, each from the last. Then what is
now is cut shorter, in three strides; then steps beyond the first of each side go, from the last goal; then contacts
beyond the second; then the third goal and the second. A title, a dream, one goal with its first steps, the next
appointment, two people to call and what to do if it goes wrong always fit.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from enplan_desktop.sheet.page_words import LINE_BREAK, Fit, Line, Most, SheetContent, lines_of
from enplan_desktop.sheet.proposals import Proposal, ProposalKind

AMPLE = Most()
FULL = Most(goal=3, step=6, plain=3)
TIGHTER = (Most(dream=5, goal=3, step=4, plain=2), Most(dream=4, goal=2, step=3, plain=2), Most(3, 2, 2, 2))


Step = tuple[SheetContent, Fit, float]
"""What is left of the content, how it is set, and how much of the page must stay free."""


def reliefs(content: SheetContent, size: float) -> Iterator[Step]:
    """The content in type of one size with one thing given way, then two, and so on."""
    run_in = content.dream is not None and LINE_BREAK in content.dream.text
    if run_in:
        yield content, Fit(size, AMPLE, run_in=run_in), 0.0
    full = Fit(size, FULL, run_in=run_in)
    yield content, full, 0.0
    for name in ("since_last", "later", "three_months"):
        while lines := getattr(content, name):
            content = replace(content, **{name: lines[:-1]})
            yield content, full, 0.0
    yield from ((content, replace(full, most=most), 0.0) for most in TIGHTER)
    tightest = replace(full, most=TIGHTER[-1])
    for index in reversed(range(len(content.now))):
        for name in ("ours", "mine"):
            while len(lines := getattr(content.now[index], name)) > 1:
                goal = replace(content.now[index], **{name: lines[:-1]})
                content = replace(content, now=(*content.now[:index], goal, *content.now[index + 1 :]))
                yield content, tightest, 0.0
    for name, fewest in (("call", 2), ("now", 1)):
        while len(parts := getattr(content, name)) > fewest:
            content = replace(content, **{name: parts[:-1]})
            yield content, tightest, 0.0


def asked(content: SheetContent) -> tuple[Line, ...]:
    """What the screen shows and no paper does, the most wanted first: prompts, and the steps of an unsaid goal."""
    unsaid = [goal for goal in content.now if goal.words.prompt]
    words = [goal.words for goal in unsaid]
    steps = [line for goal in unsaid for line in (*goal.mine, *goal.ours) if not line.prompt]
    return *words, *steps, *(line for line in lines_of(content) if line.prompt and line not in words)


def without(content: SheetContent, lines: Iterable[Line]) -> SheetContent:
    """The content without some lines of its dream and of its goals for now; a goal goes with its words."""
    gone = {id(line) for line in lines}

    def others(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(line for line in lines if id(line) not in gone)

    now = (replace(goal, mine=others(goal.mine), ours=others(goal.ours)) for goal in content.now)
    dream = None if id(content.dream) in gone else content.dream
    return replace(content, dream=dream, now=tuple(goal for goal in now if id(goal.words) not in gone))


def left_off(whole: SheetContent, left: SheetContent) -> Iterator[Proposal]:
    """A proposal for every line that had to go; a prompt goes without one."""
    kept = {id(line) for line in lines_of(left)}
    for line in lines_of(whole):
        if id(line) not in kept and not line.prompt:
            yield Proposal(ProposalKind.LEAVE_OFF, line.source, line.text)
