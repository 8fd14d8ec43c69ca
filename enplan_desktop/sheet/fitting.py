"""What gives way when a page is too full, in a stated order; everything that goes becomes a proposal.

First the type steps down. Then texts that are longer than any page could bear are cut. Then lines go: what
was kept since last time, goals for later, goals in three months, each from the last. Then what is now is cut
shorter, in three strides; then steps beyond the first of each side go, from the last goal; then contacts
beyond the second; then the third goal and the second. A title, a dream, one goal with its first steps, the
next appointment, two people to call and what to do if it goes wrong always fit.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from enplan_desktop.sheet.content import SheetContent, lines_of
from enplan_desktop.sheet.proposals import Proposal, ProposalKind


@dataclass(frozen=True, slots=True)
class Most:
    """How many lines one text may take."""

    dream: int = 6
    goal: int = 3
    step: int = 6
    plain: int = 3
    title: int = 2


GENEROUS = Most()
TIGHTER = (Most(dream=5, goal=3, step=4, plain=2), Most(dream=4, goal=2, step=3, plain=2), Most(3, 2, 2, 2))


@dataclass(frozen=True, slots=True)
class Relieved:
    """What is left of the content, and how long its texts may be."""

    content: SheetContent
    most: Most = GENEROUS


def reliefs(content: SheetContent) -> list[Relieved]:
    """The content with nothing given way, then with one thing more each time."""
    return [Relieved(content), *_relieved(content)]


def _relieved(content: SheetContent) -> Iterator[Relieved]:
    for name in ("since_last", "later", "three_months"):
        while lines := getattr(content, name):
            content = replace(content, **{name: lines[:-1]})
            yield Relieved(content)
    for most in TIGHTER:
        yield Relieved(content, most)
    for index in reversed(range(len(content.now))):
        for name in ("ours", "mine"):
            while len(lines := getattr(content.now[index], name)) > 1:
                goal = replace(content.now[index], **{name: lines[:-1]})
                content = replace(content, now=(*content.now[:index], goal, *content.now[index + 1 :]))
                yield Relieved(content, TIGHTER[-1])
    while len(content.call) > 2:
        content = replace(content, call=content.call[:-1])
        yield Relieved(content, TIGHTER[-1])
    while len(content.now) > 1:
        content = replace(content, now=content.now[:-1])
        yield Relieved(content, TIGHTER[-1])


def left_off(whole: SheetContent, left: SheetContent) -> Iterator[Proposal]:
    """A proposal for every line that had to go; a prompt goes without one."""
    kept = {id(line) for line in lines_of(left)}
    for line in lines_of(whole):
        if id(line) not in kept and not line.prompt:
            yield Proposal(ProposalKind.LEAVE_OFF, line.source, line.text)
