"""Screen and paper: the painter and the PDF put the same ink in the same place."""

import subprocess
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QRawFont

from enplan_desktop.domain.terms import SheetFormat
from enplan_desktop.sheet.display import Box, Sheet
from enplan_desktop.sheet.fonts import Face, font_file, load_fonts
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.pdf import sheet_pdf
from enplan_desktop.sheet.styles.makers import MAKERS
from enplan_desktop.ui.sheet_painter import paint
from tests.sheet.drawings import with_picture
from tests.sheet.plans import NOW, new_case, overfull, sofies_plan

SCALE = 2.0
"""Pixels to a point."""
DARK = 128


FAINT, SPECKS = 32, 4
"""What may differ: by so little in each colour, or in so few pixels."""


def painted(sheet: Sheet, form: QImage.Format = QImage.Format.Format_Grayscale8) -> QImage:
    image = QImage(round(sheet.width * SCALE), round(sheet.height * SCALE), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter, sheet, SCALE)
    painter.end()
    return image.convertToFormat(form)


def printed(sheet: Sheet, form: QImage.Format = QImage.Format.Format_Grayscale8) -> QImage:
    command = ["pdftoppm", "-r", str(72 * SCALE), "-png", "-singlefile", "-"]
    picture = subprocess.run(command, input=sheet_pdf(sheet), capture_output=True, check=True).stdout
    return QImage.fromData(picture).convertToFormat(form)


def coloured(image: QImage, size: tuple[int, int]) -> Image.Image:
    pixels, width, height = bytes(image.constBits()), image.width(), image.height()
    whole = Image.frombytes("RGB", (width, height), pixels, "raw", "RGB", image.bytesPerLine())
    return whole.crop((0, 0, *size))


def not_within_a_point(image: Image.Image, other: Image.Image) -> int:
    """How many pixels have a colour that the other picture has nothing like within a point of them."""
    around = 2 * int(SCALE) + 1
    lightest, darkest = (
        other.filter(ImageFilter.MaxFilter(around)),
        other.filter(ImageFilter.MinFilter(around)),
    )
    beyond = ImageChops.lighter(ImageChops.subtract(image, lightest), ImageChops.subtract(darkest, image))
    red, green, blue = (band.point(lambda value: 255 * (value > FAINT)) for band in beyond.split())
    return ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()[255]


def ink_within(image: QImage, box: Box) -> tuple[float, float, float, float]:
    """How far dark pixels reach to the left, top, right and bottom inside a box, in points."""
    left, right = max(0, int(box.x * SCALE)), min(image.width(), round((box.x + box.width) * SCALE) + 1)
    top, bottom = max(0, int(box.y * SCALE)), min(image.height(), round((box.y + box.height) * SCALE) + 1)
    pixels, stride = bytes(image.constBits()), image.bytesPerLine()
    rows = [(y, pixels[y * stride + left : y * stride + right]) for y in range(top, bottom)]
    dark = [(y, [x for x, shade in enumerate(row) if shade < DARK]) for y, row in rows]
    inked = [(y, columns) for y, columns in dark if columns]
    return (
        (left + min(columns[0] for _, columns in inked)) / SCALE,
        inked[0][0] / SCALE,
        (left + max(columns[-1] for _, columns in inked)) / SCALE,
        inked[-1][0] / SCALE,
    )


@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_every_text_is_where_the_pdf_has_it_to_within_a_point(qapp, style, page_format):
    plan = sofies_plan() if page_format is SheetFormat.A4 else overfull()
    sheet = sheet_for(with_picture(plan), NOW, style=style, page_format=page_format)
    screen, paper = painted(sheet), printed(sheet)

    for text in sheet.texts():
        assert ink_within(screen, text.box) == pytest.approx(ink_within(paper, text.box), abs=1.0), text.text


@pytest.mark.parametrize(("style", "page_format"), MAKERS)
def test_all_that_is_drawn_is_where_the_pdf_has_it_and_in_its_colour(qapp, style, page_format):
    plan = sofies_plan() if page_format is SheetFormat.A4 else overfull()
    sheet = sheet_for(with_picture(plan), NOW, style=style, page_format=page_format)
    size = (int(sheet.width * SCALE), int(sheet.height * SCALE))
    form = QImage.Format.Format_RGB888
    screen, paper = (coloured(made(sheet, form), size) for made in (painted, printed))

    assert not_within_a_point(screen, paper) <= SPECKS
    assert not_within_a_point(paper, screen) <= SPECKS


@pytest.mark.parametrize("scale", [1.0, 1.9, 2.2, 3.0, 8.0])
def test_every_text_is_drawn_however_large(qapp, scale):
    sheet = sheet_for(sofies_plan(), NOW)
    for text in sheet.texts():
        size = (round(text.box.width * scale) + 2, round(text.box.height * scale) + 2)
        image = QImage(*size, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.translate(-text.box.x * scale, -text.box.y * scale)
        paint(painter, replace(sheet, items=(text,)), scale)
        painter.end()
        ink = sum(shade < DARK for shade in bytes(image.constBits())) / scale**2
        assert ink > 0.05 * text.size * text.width, text.text


def test_the_letters_are_as_wide_as_the_layout_measured(qapp):
    advances = load_fonts().advances
    for face in Face:
        font = QRawFont(str(font_file(face)), 1000.0)
        signs = "".join(sorted(advances[face]))
        for sign, advance in zip(
            signs, font.advancesForGlyphIndexes(font.glyphIndexesForString(signs)), strict=True
        ):
            assert advance.x() == pytest.approx(advances[face][sign] * 1000, rel=0.001, abs=0.5)


def test_prompts_are_on_the_screen(qapp):
    asking = painted(sheet_for(new_case(), NOW, prompts=True))
    quiet = painted(sheet_for(new_case(), NOW))

    assert asking != quiet
    assert isinstance(qapp, QGuiApplication)


def test_the_painter_leaves_the_painter_as_it_was(qapp):
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = painter.transform()

    paint(painter, sheet_for(sofies_plan(), NOW), 0.5)

    assert painter.transform() == before
    painter.end()
