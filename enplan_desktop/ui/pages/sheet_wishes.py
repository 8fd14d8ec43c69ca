"""How the citizen wants their page: its style, format and language, and a picture of their own."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import SheetStyle
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.languages.phrases import chosen_language, danish_beside
from enplan_desktop.ui.picturing import take_picture, take_pictures_away, tell_of_picture
from enplan_desktop.ui.sheet_choosing import choose_sheet
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import column
from enplan_desktop.ui.widgets.own_picture import OwnPicture
from enplan_desktop.ui.widgets.sheet_kind import SheetKind
from enplan_desktop.ui.widgets.sheet_language import SheetLanguage
from enplan_desktop.ui.wording import tr

_LANGUAGE = 150
"""How narrow the choice of language may be, at 100 % text."""


class SheetWishes(QWidget):
    """Whatever is chosen here is noted at once, and the page follows."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.kind = SheetKind(theme)
        self.kind.style_chosen.connect(lambda style: self.choose(style=style))
        self.kind.format_chosen.connect(lambda page_format: self.choose(format=page_format))
        self.language = SheetLanguage(theme)
        self.language.chosen.connect(lambda code: self.choose(language=code))
        self.language.beside_chosen.connect(lambda beside: self.choose(danish_beside=beside))
        self.own_picture = OwnPicture(theme)
        self.own_picture.picked.connect(self.take_picture)
        self.own_picture.told.connect(partial(tell_of_picture, desk))
        self.own_picture.taken_away.connect(partial(take_pictures_away, desk))
        desk.about_to_leave.connect(self.own_picture.shows.flush)
        boxes = FieldFlow(gap=theme.px(8))
        boxes.add(self.kind, stretch=1)
        boxes.add(self.language, theme.px(_LANGUAGE), 1)
        whole = column(self, gap=theme.px(10))
        whole.addLayout(boxes)
        whole.addWidget(self.language.note)
        whole.addWidget(self.own_picture)

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """Where the keyboard goes, one after another."""
        return (*self.kind.boxes, self.language.box, self.language.beside, *self.own_picture.in_order)

    def show_wishes(self, plan: Plan, sheet: Sheet) -> None:
        self.kind.show_kind(sheet.style, sheet.format)
        self.language.show_language(chosen_language(plan), danish_beside=danish_beside(plan))
        self.own_picture.setVisible(sheet.style is SheetStyle.BILLEDE)
        self.own_picture.show_plan(plan)

    def choose(self, **values: Any) -> None:
        choose_sheet(self._desk, tr("Choice of sheet"), **values)

    def take_picture(self, path: Path) -> None:
        """The citizen's own picture, from a file."""
        take_picture(self._desk, self, path, self.own_picture.say)
