"""`python -m tests.sheet.gallery` draws every style in every format into docs/sheets, and all on one picture."""

import io
from itertools import product
from pathlib import Path

from PIL import Image

from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.ui.phone_picture import PIXELS_TO_A_POINT, page_png
from tests.sheet.drawings import lake, with_picture
from tests.sheet.plans import NOW, sofies_plan

ROOT = Path(__file__).resolve().parents[2] / "docs"
_COLOURS, _WIDE, _HIGH, _GAP, _DESK = 64, 158, 158, 14, (228, 226, 220)


def page(style: SheetStyle, page_format: SheetFormat) -> Image.Image:
    plan = with_picture(sofies_plan(), lake())
    drawn = page_png(sheet_for(plan, NOW, style=style, page_format=page_format))
    large = Image.open(io.BytesIO(drawn)).convert("RGB")
    size = (large.width // PIXELS_TO_A_POINT, large.height // PIXELS_TO_A_POINT)
    return large.resize(size, Image.Resampling.LANCZOS)


def draw() -> None:
    folder = ROOT / "sheets"
    folder.mkdir(exist_ok=True)
    together = Image.new(
        "RGB", (_GAP + len(SheetFormat) * (_WIDE + _GAP), _GAP + len(SheetStyle) * (_HIGH + _GAP)), _DESK
    )
    for (row, style), (column, page_format) in product(enumerate(SheetStyle), enumerate(SheetFormat)):
        made = page(style, page_format)
        made.quantize(_COLOURS, dither=Image.Dither.NONE).save(
            folder / f"{style.value}-{page_format.value}.png", optimize=True
        )
        made.thumbnail((_WIDE, _HIGH), Image.Resampling.LANCZOS)
        x = _GAP + column * (_WIDE + _GAP) + (_WIDE - made.width) // 2
        y = _GAP + row * (_HIGH + _GAP) + (_HIGH - made.height) // 2
        together.paste(made, (x, y))
    together.quantize(128, dither=Image.Dither.NONE).save(ROOT / "pictures" / "sheets.png", optimize=True)


if __name__ == "__main__":
    draw()
