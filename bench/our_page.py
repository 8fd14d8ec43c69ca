"""Our own page maker as a process: reads one request a line, and tells how long each stage took in milliseconds.

Every request has one word that is new, and so has the page after its keystroke.
"""

import json
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage, QPainter

from bench.figures import timed
from bench.kitchen_page import NOW, kitchen_plan
from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sheet.content import sheet_content
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.fonts import load_fonts
from enplan_desktop.sheet.languages.phrases import phrases_for
from enplan_desktop.sheet.layout import lay_out
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.pdf import sheet_pdf
from enplan_desktop.ui.sheet_painter import paint

_OTHER = 4000
"""Far from every number that is asked for."""
_SCALE = 4 / 3
"""Pixels to a point where a page is shown at its own size."""


def _repaint(sheet: Sheet, image: QImage) -> None:
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint(painter, sheet, _SCALE)
    painter.end()


def _keystroke(number: int, style: SheetStyle, image: QImage) -> None:
    _repaint(sheet_for(kitchen_plan(number), NOW, style=style, page_format=SheetFormat.A4), image)


def _made(number: int, style: SheetStyle, file: str) -> dict[str, float]:
    content = sheet_content(kitchen_plan(number), NOW, phrases_for("da"))
    sheets: list[Sheet] = []
    pdfs: list[bytes] = []
    times = {
        "layout": timed(lambda: sheets.append(lay_out(content, style, SheetFormat.A4, load_fonts()))),
        "pdf": timed(lambda: pdfs.append(sheet_pdf(sheets[0]))),
    }
    image = QImage(round(595 * _SCALE), round(842 * _SCALE), QImage.Format.Format_RGB32)
    times["repaint"] = timed(_repaint, sheets[0], image)
    times["keystroke"] = timed(_keystroke, _OTHER + number, style, image)
    Path(file).write_bytes(pdfs[0])
    return times


def main() -> None:
    app = QGuiApplication(sys.argv[:1])
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(_made(asked["number"], SheetStyle(asked["style"]), asked["file"])), flush=True)
    app.quit()


if __name__ == "__main__":
    main()
