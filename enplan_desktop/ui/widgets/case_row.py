"""How one line of the caseload is drawn: name, and under it what matters today."""

from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from enplan_desktop.ui.caseload_words import Tone, Words
from enplan_desktop.ui.models.caseload_model import WORDS_ROLE
from enplan_desktop.ui.theme import Theme

_BOLD = QFont.Weight.DemiBold
_SEPARATOR = " · "
_HEIGHT, _ABOVE, _LEFT, _RIGHT = 54, 6, 10, 8
"""Of a row with a line under the name, and around what it says; in pixels at 100 % text."""


class CaseRow(QStyledItemDelegate):
    """The name, and under it a line, or two where the letters are large for the column; whole in the tool tip."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        colours = theme.colours
        self._tones = {
            Tone.QUIET: (theme.font(13.5), QColor(colours.quiet)),
            Tone.STRONG: (theme.font(13.5, _BOLD), QColor(colours.quiet)),
            Tone.CARE: (theme.font(13.5), QColor(colours.amber)),
            Tone.DECIDE: (theme.font(13.5, _BOLD), QColor(colours.red)),
        }
        metrics = {tone: QFontMetricsF(font) for tone, (font, _) in self._tones.items()}
        # The same few words stand in many rows, and every row is measured when one has changed.
        self._width = lru_cache(256)(lambda words: metrics[words.tone].horizontalAdvance(words.text))
        self._separator = metrics[Tone.QUIET].horizontalAdvance(_SEPARATOR)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.viewport().width() - self._theme.px(_LEFT) - self._theme.px(_RIGHT)
        more = len(self.lines(index.data(WORDS_ROLE), width)) - 1
        return QSize(0, self._theme.px(_HEIGHT) + more * self._line_height)

    @property
    def _line_height(self) -> int:
        return (self._theme.px(_HEIGHT) - 2 - 2 * self._theme.px(_ABOVE)) // 2

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._theme
        rect: QRect = option.rect.adjusted(0, 1, 0, -1)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state)
        above = theme.px(_ABOVE)
        inner = rect.adjusted(theme.px(_LEFT), above, -theme.px(_RIGHT), -above)
        line = QRect(inner.topLeft(), QSize(inner.width(), self._line_height))
        name_font = theme.font(16, _BOLD)
        metrics = QFontMetricsF(name_font)
        painter.setFont(name_font)
        painter.setPen(QColor(theme.colours.text))
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        for parts in self.lines(index.data(WORDS_ROLE), inner.width()):
            line.translate(0, self._line_height)
            self._paint_words(painter, QRectF(line), parts)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        colours = self._theme.colours
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(rect, 7, 7)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 7, 7)

    def _paint_words(self, painter: QPainter, area: QRectF, parts: tuple[Words, ...]) -> None:
        x = area.left()
        quiet_font, quiet = self._tones[Tone.QUIET]
        for number, part in enumerate(parts):
            if number:
                painter.setFont(quiet_font)
                painter.setPen(quiet)
                x = self._draw(painter, area, x, _SEPARATOR, quiet_font)
            font, colour = self._tones[part.tone]
            painter.setFont(font)
            painter.setPen(colour)
            x = self._draw(painter, area, x, part.text, font)
            if x >= area.right():
                return

    def lines(self, parts: tuple[Words, ...], width: float) -> tuple[tuple[Words, ...], ...]:
        """All parts on one line, or where there is no room the one that asks for most, on two if need be."""
        if self.width_of(parts) <= width:
            return (parts,)
        pressing = (Tone.DECIDE, Tone.CARE, Tone.STRONG, Tone.QUIET)
        most = min(parts, key=lambda part: pressing.index(part.tone))
        words = most.text.split()
        heads = (Words(" ".join(words[:count]), most.tone) for count in range(len(words), 1, -1))
        head = next((each for each in heads if self.width_of((each,)) <= width), replace(most, text=words[0]))
        rest = most.text.removeprefix(head.text).strip()
        return ((head,), (replace(most, text=rest),)) if rest else ((head,),)

    def width_of(self, parts: tuple[Words, ...]) -> float:
        """In pixels, with what stands between them."""
        return sum(map(self._width, parts)) + self._separator * (len(parts) - 1)

    def _draw(self, painter: QPainter, area: QRectF, x: float, text: str, font: QFont) -> float:
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, area.right() - x))
        baseline = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(x, baseline), shown)
        return area.right() if shown != text else x + metrics.horizontalAdvance(text)
