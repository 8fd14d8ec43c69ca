"""The page as it hangs there after a year: printed without colours, and copied at half its size."""

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sheet.display import Box, Sheet, Text
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.ui.sheet_painter import paint
from tests.sheet.drawings import with_picture
from tests.sheet.plans import NOW, sofies_plan
from tests.sheet.test_grey import contrast

COPIER = 200 / 72 / 2
"""Pixels to a point: an office copier sees 200 to the inch, and half of them are left."""


def copied(sheet: Sheet) -> QImage:
    image = QImage(round(sheet.width * COPIER), round(sheet.height * COPIER), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter, sheet, COPIER)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def shades(image: QImage, box: Box) -> list[int]:
    """The greys within a box, the darkest first."""
    columns = range(max(0, round(box.x * COPIER)), min(image.width(), round((box.x + box.width) * COPIER)))
    rows = range(max(0, round(box.y * COPIER)), min(image.height(), round((box.y + box.height) * COPIER)))
    return sorted(image.pixelColor(x, y).red() for y in rows for x in columns)


def ink_and_ground(text: Text, image: QImage) -> tuple[int, int]:
    """The shade of the strokes, by their darkest twentieth, and of what they stand on."""
    found = shades(image, text.box)
    if text.colour == 0xFFFFFF:
        found.reverse()
    return found[len(found) // 50], found[len(found) // 2 :][len(found) // 4]


@pytest.mark.parametrize(("style", "page_format"), list(product(SheetStyle, SheetFormat)))
def test_every_word_can_still_be_read_on_a_copy_of_half_the_size(qapp, style, page_format):
    sheet = sheet_for(with_picture(sofies_plan()), NOW, style=style, page_format=page_format)
    image = copied(sheet)

    for text in sheet.texts():
        ink, ground = ink_and_ground(text, image)
        assert contrast(ink * 0x010101, ground * 0x010101) >= 4.5, text.text
