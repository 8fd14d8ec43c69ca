"""What every drawn page has around its picture: the title above it, whom to meet and to call under or beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from enplan_desktop.sheet.blocks import drawn
from enplan_desktop.sheet.columns import Column, Frame, Piece
from enplan_desktop.sheet.display import Item
from enplan_desktop.sheet.fonts import Fonts
from enplan_desktop.sheet.page_words import Fit, SheetContent
from enplan_desktop.sheet.paper import Paper
from enplan_desktop.sheet.styles.ord import closing
from enplan_desktop.sheet.styles.parts import Parts

_UNDER_HEAD = 14.0
_BETWEEN = 40.0
_LATER_BELOW = 34.0


@dataclass(frozen=True, slots=True)
class Stage:
    """The `words` around the picture, the title first; `picture` is its frame, and `content` what stands in it."""

    words: Column
    picture: Frame
    content: SheetContent

    def before(self) -> Iterator[Item]:
        """What is read before the picture: the title."""
        return self._drawn(self.words.top[:1])

    def after(self) -> Iterator[Item]:
        return self._drawn((*self.words.top[1:], *self.words.foot))

    def _drawn(self, pieces: tuple[Piece, ...]) -> Iterator[Item]:
        for _, y, piece in self.words.placed():
            if any(piece is each for each in pieces):
                yield from drawn(piece.block, self.words.frame.x, y)


def stage(content: SheetContent, fit: Fit, paper: Paper, fonts: Fonts) -> Stage:
    """A page whose title and foot are set; a picture that is less than 0 high has no room."""
    frame = paper.frame
    if paper.width > paper.height and paper.second is not None:
        # Lying, there is room beside the picture, and none to spare above and below.
        wide = frame.width - (paper.second - frame.x)
        side = Frame(frame.x, frame.y, wide, frame.height)
        parts = Parts(content, fit, paper, fonts, side, None)
        top = [Piece(parts.head(), 0.0)]
        if content.later:
            later = parts.horizon(parts.headings.later, content.later, wide)
            top.append(Piece(later, _LATER_BELOW * parts.types.air))
        words = Column(side, tuple(top), tuple(closing(parts)))
        x = frame.x + wide + _BETWEEN
        picture = Frame(x, frame.y, frame.x + frame.width - x, frame.height)
        return Stage(words, picture, replace(content, later=()))
    second = None if paper.second is None else paper.second - frame.x
    parts = Parts(content, fit, paper, fonts, frame, second)
    head = parts.head()
    words = Column(frame, (Piece(head, 0.0),), tuple(closing(parts)))
    down = head.height + _UNDER_HEAD
    picture = Frame(frame.x, frame.y + down, frame.width, words.spare() - _UNDER_HEAD)
    return Stage(words, picture, content)
