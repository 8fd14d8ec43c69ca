"""The choice of a style and a format, whose words can be read in letters of any size."""

import pytest
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.ui.widgets.sheet_kind import SheetKind
from enplan_desktop.ui.wording import speak
from tests.ui.kitchen import OFFSCREEN, plain_theme

pytestmark = OFFSCREEN


def room_for_words(box: QComboBox) -> int:
    """In pixels, between the frame and the arrow."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()


@pytest.mark.parametrize(("percent", "width"), [(100, 230), (150, 270), (150, 551), (200, 262), (200, 526)])
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_word_of_it_is_cut(qapp, on_screen, percent, width, language):
    theme = plain_theme(text_percent=percent)
    speak(qapp, language)
    kind = SheetKind(theme)
    kind.show_kind(SheetStyle.BILLEDE, SheetFormat.A4)
    on_screen(kind, width=width, height=300)
    cut = [
        box.itemText(index)
        for box in kind.boxes
        for index in range(box.count())
        if box.fontMetrics().horizontalAdvance(box.itemText(index)) > room_for_words(box)
    ]
    assert cut == []
    plain_theme()
