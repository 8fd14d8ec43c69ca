"""A page leaves the program on purpose only: as a file that a person named, or on paper."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.storage.files import write_whole
from enplan_desktop.ui.sheet_painter import paint


class NotHandedOut(Trouble):
    """The page could not be written or printed."""


def save_pdf(sheet: Sheet, path: Path) -> None:
    """Writes the page as PDF. Raises NotHandedOut."""
    from enplan_desktop.sheet.pdf import sheet_pdf  # large, and few open a case in order to save its page

    save_whole(sheet_pdf(sheet), path)


def save_whole(content: bytes, path: Path) -> None:
    """A file that was there before stays until the new one is whole. Raises NotHandedOut."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise NotHandedOut(
            "The page could not be saved in “{folder}”. Choose another folder, or make room on the disk.",
            folder=path.parent.name or str(path.parent),
        ) from error


def fit_printer(printer: QPrinter, sheet: Sheet) -> None:
    """Asks for paper of the sheet's size, without margins of its own: the sheet has its own."""
    lies = sheet.width > sheet.height
    short, long = sorted((sheet.width, sheet.height))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageSize(size)
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    )
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    if sheet.back:
        # Turned over like a leaf of a book: along its left edge as it is read.
        modes = QPrinter.DuplexMode
        printer.setDuplex(modes.DuplexShortSide if lies else modes.DuplexLongSide)
    # The print queue shows document names to others; this one says nothing.
    printer.setDocName(size.name())


def print_sheet(sheet: Sheet, printer: QPrinter) -> None:
    """Prints the page as the screen shows it."""
    with _spooling_in_memory():
        painter = QPainter()
        if not painter.begin(printer):
            raise NotHandedOut("The printer did not answer. Check that it is on, or save the page as PDF.")
        try:
            for number, page in enumerate(sheet.pages):
                if number:
                    printer.newPage()
                paint(painter, page, printer.resolution() / 72)
        finally:
            painter.end()


@contextlib.contextmanager
def _spooling_in_memory() -> Iterator[None]:
    """On its way to a print queue Qt lays a page down in a file; where the system has a folder of this person's
    own that is never on a disk, it is laid there."""
    before, memory = os.environ.get("TMPDIR"), os.environ.get("XDG_RUNTIME_DIR")
    if not memory or not os.access(memory, os.W_OK):
        yield
        return
    os.environ["TMPDIR"] = memory
    try:
        yield
    finally:
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before
