"""How one line of the caseload is drawn: name, and under it what matters today."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from enplan_desktop.ui.caseload_words import Tone, Words
from enplan_desktop.ui.models.caseload_model import WORDS_ROLE
from enplan_desktop.ui.theme import Theme

_BOLD = QFont.Weight.DemiBold
_SEPARATOR = " · "


class CaseRow(QStyledItemDelegate):
    """Two lines a row; the second is cut with an ellipsis, and whole in the tool tip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        colours = theme.colours
        self._tones = {
            Tone.QUIET: (theme.font(13.5), QColor(colours.quiet)),
            Tone.STRONG: (theme.font(13.5, _BOLD), QColor(colours.quiet)),
            Tone.CARE: (theme.font(13.5), QColor(colours.amber)),
            Tone.DECIDE: (theme.font(13.5, _BOLD), QColor(colours.red)),
        }

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._theme.px(54))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._theme
        rect: QRect = option.rect.adjusted(0, 1, 0, -1)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state)
        inner = rect.adjusted(theme.px(10), theme.px(6), -theme.px(8), -theme.px(6))
        half = inner.height() // 2
        name_font = theme.font(16, _BOLD)
        metrics = QFontMetricsF(name_font)
        painter.setFont(name_font)
        painter.setPen(QColor(theme.colours.text))
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(
            QRect(inner.left(), inner.top(), inner.width(), half), Qt.AlignmentFlag.AlignVCenter, name
        )
        self._paint_words(
            painter, QRectF(inner.left(), inner.top() + half, inner.width(), half), index.data(WORDS_ROLE)
        )
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
        for number, part in enumerate(self._that_fit(parts, area.width())):
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

    def _that_fit(self, parts: tuple[Words, ...], width: float) -> tuple[Words, ...]:
        """All of them, or where there is no room the one that asks for most: half a word tells nothing."""
        wide = sum(QFontMetricsF(self._tones[part.tone][0]).horizontalAdvance(part.text) for part in parts)
        separators = QFontMetricsF(self._tones[Tone.QUIET][0]).horizontalAdvance(_SEPARATOR) * (
            len(parts) - 1
        )
        if wide + separators <= width:
            return parts
        pressing = (Tone.DECIDE, Tone.CARE, Tone.STRONG, Tone.QUIET)
        return (min(parts, key=lambda part: pressing.index(part.tone)),)

    def _draw(self, painter: QPainter, area: QRectF, x: float, text: str, font: QFont) -> float:
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, area.right() - x))
        baseline = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(x, baseline), shown)
        return area.right() if shown != text else x + metrics.horizontalAdvance(text)
