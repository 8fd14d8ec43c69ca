"""What the citizen agrees to: about what, and for what."""

from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.terms import Area
from enplan_desktop.ui import phrases
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import FlowLayout, column, section
from enplan_desktop.ui.widgets.told_line import ToldLine
from enplan_desktop.ui.wording import tr


class ConsentFields(QWidget):
    """Areas to press and a line for the citizen's own words; the purpose must be said."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        areas = QWidget()
        flow = FlowLayout(areas)
        name = tr("What may be shared")
        self._areas = {each: button(phrases.word(each), kind="Chip") for each in Area}
        for each in self._areas.values():
            each.setCheckable(True)
            each.setAccessibleName(f"{name}: {each.text()}")
            flow.addWidget(each)
        self._words = ToldLine(
            tr("Or in the citizen's own words"),
            theme,
            hint=tr("Where nothing is chosen, it is about the whole plan."),
        )
        self._purpose = ToldLine(
            tr("What it is for"), theme, hint=tr("For instance: so that both hold on to the same plan.")
        )
        layout = column(self, gap=theme.px(10))
        about = column(gap=theme.px(4))
        about.addWidget(section(name))
        about.addWidget(areas)
        layout.addLayout(about)
        layout.addWidget(self._words)
        layout.addWidget(self._purpose)

    def about(self) -> tuple[str, ...]:
        """Areas by their value, then what was written."""
        chosen = tuple(area.value for area, each in self._areas.items() if each.isChecked())
        words = self._words.words()
        return (*chosen, words) if words else chosen

    def purpose(self) -> str:
        """ "" where it was not said; then the line says that it must be."""
        words = self._purpose.words()
        if not words:
            self._purpose.complain(tr("Write what it is for: a consent is to something."), focus=True)
        return words
