"""A quiet line over the page: which page is out, and what has changed since."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.ui.sheet_news_words import sheet_line
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import label
from enplan_desktop.ui.wording import tr


class SheetNews(QWidget):
    """Hidden where no page is out and none was declined."""

    wants_print = Signal()
    wants_earlier = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", "Quiet", wraps=True)
        self._print = button(tr("Print again …"), self.wants_print.emit, kind="Plain")
        self._earlier = button(tr("Earlier sheets …"), self.wants_earlier.emit, kind="Plain")
        flow = FieldFlow(self, gap=theme.px(12))
        flow.add(self._words, theme.px(320), 1)
        self.buttons = (self._print, self._earlier)
        for each in self.buttons:
            flow.add(each)
        self.hide()

    def show_plan(self, plan: Plan, now: datetime) -> None:
        words, news = sheet_line(plan, now)
        self._words.setText(words)
        self._words.setToolTip("\n".join(news.facts) if news else "")
        self._words.setAccessibleDescription("\n".join(news.facts) if news else "")
        self._print.setVisible(news is not None and bool(news.facts))
        self._earlier.setVisible(bool(plan.issues()))
        self.setVisible(bool(words) or bool(plan.issues()))
