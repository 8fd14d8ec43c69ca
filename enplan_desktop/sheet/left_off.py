"""What somebody took off one page before it was handed out, though the plan still says it.

A goal, a step or a contact that is taken off is off the sheet in the plan itself. The title, the dream, the place of
the next appointment and what to do if it goes wrong are taken off for one page only, and they always have room: where
the page lacks them, somebody wanted it so. The words are not kept, only a mark that tells whether they are the same.
"""

from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2s

from enplan_desktop.sheet.fonts import load_fonts
from enplan_desktop.sheet.page_words import Line, SheetContent

Change = Callable[[Line | None, Line | None], Line | None]


def left_off(page: SheetContent, planned: SheetContent) -> tuple[str, ...]:
    """Marks of what is not on the `page` as it is `planned`."""
    marks: list[str] = []

    def look(line: Line | None, on_page: Line | None) -> Line | None:
        if line and _spelled(line) != (_spelled(on_page) if on_page else ""):
            marks.append(mark_of(line))
        return line

    _singles(planned, page, look)
    return tuple(marks)


def with_left_off(planned: SheetContent, page: SheetContent) -> SheetContent:
    """What is `planned`, and in place of what was left off the `page` what stood there instead."""
    if not page.left_off:
        return planned
    return _singles(
        planned, page, lambda line, on_page: on_page if line and mark_of(line) in page.left_off else line
    )


def mark_of(line: Line) -> str:
    """Sixteen signs by which a line and its words are known again without them."""
    cell = (line.source.record, line.source.cell) if line.source else ()
    return blake2s(repr((*cell, line.text)).encode(), digest_size=8).hexdigest()


def _spelled(line: Line) -> str:
    return load_fonts().printable(line.text).text


def _singles(planned: SheetContent, page: SheetContent, change: Change) -> SheetContent:
    """`planned` with each line that can be left off changed, beside the one that is on the page."""
    coming, there = planned.next_appointment, page.next_appointment
    if coming and there and coming.when.source == there.when.source:
        coming = replace(coming, place=change(coming.place, there.place))
    return replace(
        planned,
        title=change(planned.title, page.title) or planned.title,
        dream=change(planned.dream, page.dream),
        next_appointment=coming,
        if_it_goes_wrong=change(planned.if_it_goes_wrong, page.if_it_goes_wrong),
    )
