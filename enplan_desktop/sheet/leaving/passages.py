"""The page's words as they are drawn, cell by cell, and where a stretch of them stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from enplan_desktop.sheet.display import Box, Sheet, Text
from enplan_desktop.sheet.fonts import ASCENT, DESCENT, Fonts
from enplan_desktop.sheet.source import Source


@dataclass(frozen=True, slots=True)
class Passage:
    """What is read of one cell, on one line; `runs` are its drawn pieces with where each begins in `text`."""

    source: Source
    text: str
    runs: tuple[tuple[int, Text], ...]

    def boxes(self, start: int, end: int, fonts: Fonts) -> Iterator[Box]:
        """Where the letters from `start` up to `end` are drawn: one box for each line that they touch."""
        for begins, item in self.runs:
            first, last = max(start - begins, 0), min(end - begins, len(item.text))
            if first < last:
                left = _width(item, first, fonts)
                wide = _width(item, last, fonts) - left
                high = (ASCENT + DESCENT) * item.size
                yield Box(item.x + left, item.y - ASCENT * item.size, wide, high)


def passages(sheet: Sheet) -> Iterator[Passage]:
    """Every stretch of text on the page that comes from a record, in reading order."""
    group: list[Text] = []
    for item in sheet.texts():
        if group and (item.source != group[-1].source or item.starts):
            yield from _joined(group)
            group = []
        group.append(item)
    yield from _joined(group)


def _joined(group: list[Text]) -> Iterator[Passage]:
    if not group or group[0].source is None or group[0].prompt:
        return
    text, runs, hyphen = "", [], False
    for item in group:
        if hyphen:
            text = text[:-1]
        elif text:
            text += " "
        runs.append((len(text), item))
        text += item.text
        hyphen = item.hyphen
    yield Passage(group[0].source, text, tuple(runs))


def _width(item: Text, letters: int, fonts: Fonts) -> float:
    return fonts.width(item.face, item.text[:letters]) * item.size + item.tracking * letters
