"""Which kind of sheet: its style and its format."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.ui import phrases
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.choice_box import ChoiceBox
from enplan_desktop.ui.widgets.layouts import row
from enplan_desktop.ui.wording import tr

_LETTERS = 4
"""What can be read of a word in the narrowest window; where there is room, all of it can."""


class SheetKind(QWidget):
    """Two boxes beside each other."""

    style_chosen = Signal(object)
    format_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.styles, self.formats = ChoiceBox(tr("The style")), ChoiceBox(tr("The format"))
        self.styles.chosen.connect(self.style_chosen)
        self.formats.chosen.connect(self.format_chosen)
        line = row(self, gap=theme.px(8))
        self.boxes = (self.styles, self.formats)
        for box in self.boxes:
            box.setToolTip(box.accessibleName())
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMinimumContentsLength(_LETTERS)
            line.addWidget(box, 1)

    def show_kind(self, style: SheetStyle, page_format: SheetFormat) -> None:
        self.styles.show_choices([(each, phrases.word(each)) for each in SheetStyle], style)
        self.formats.show_choices([(each, phrases.word(each)) for each in SheetFormat], page_format)
