"""Which kind of sheet: its style and its format."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.ui import phrases
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.choice_box import ChoiceBox
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.wording import tr


class SheetKind(QWidget):
    """Two boxes beside each other, or below where their words would be cut."""

    style_chosen = Signal(object)
    format_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.styles, self.formats = ChoiceBox(tr("The style")), ChoiceBox(tr("The format"))
        self.styles.chosen.connect(self.style_chosen)
        self.formats.chosen.connect(self.format_chosen)
        line = FieldFlow(self, gap=theme.px(8))
        self.boxes = (self.styles, self.formats)
        for box in self.boxes:
            box.setToolTip(box.accessibleName())
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            line.add(box, stretch=1)

    def show_kind(self, style: SheetStyle, page_format: SheetFormat) -> None:
        self.styles.show_choices([(each, phrases.word(each)) for each in SheetStyle], style)
        self.formats.show_choices([(each, phrases.word(each)) for each in SheetFormat], page_format)
