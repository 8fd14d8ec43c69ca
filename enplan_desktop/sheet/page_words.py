"""A page's words: lines that know where they come from, in reading order, and how they are kept when handed out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

import msgspec

from enplan_desktop.domain.schema import Plain
from enplan_desktop.domain.terms import Area
from enplan_desktop.sheet.languages.wording import Headings
from enplan_desktop.sheet.proposals import Proposal
from enplan_desktop.sheet.source import Source

LINE_BREAK = "\u2028"
"""Stands in the dream's text where the citizen began a new line; a page that has the room begins one there, too."""


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
    """When, and with whom and where; `start` is the moment that `when` tells, on the wall clock in Denmark."""

    when: Line
    place: Line | None = None
    start: datetime | None = None


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
    goal: int = 6
    step: int = 8
    plain: int = 6
    title: int = 2


@dataclass(frozen=True, slots=True)
class Fit:
    """How a page was made to fit: the size of its running text in points, and how long its texts could be.

    `picture` is how high the citizen's own picture may be, in points. The dream's lines are `run_in` where the room
    was needed.
    """

    size: float
    most: Most
    picture: float = 0.0
    run_in: bool = False


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
    its `back` stands what it has no room for. `left_off` are marks of what was taken off before it was handed out,
    though the plan says it: see `left_off.mark_of`.
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
    left_off: tuple[str, ...] = ()
    owner: str = ""
    """The citizen's first name, which stands for them where they have not said their dream."""
    areas: dict[str, str] = field(default_factory=dict, hash=False)
    """What the areas of life are called on the page."""
    kept: str = "✓"
    """What the tick before a promise that was kept is heard as."""


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
        next_appointment=replace(coming, when=change(coming.when), place=maybe(coming.place))
        if coming
        else None,
        call=tuple(CallLine(maybe(call.name), change(call.phone)) for call in content.call),
        if_it_goes_wrong=maybe(content.if_it_goes_wrong),
        since_last=tuple(map(change, content.since_last)),
    )


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
