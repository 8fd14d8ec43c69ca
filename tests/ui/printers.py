"""Printers that print for real, each page into a file of its own; and an eye on what else is written meanwhile."""

import ctypes
import os
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter


class FolderPrinters:
    """`names` are those that can be printed on; `only_black` the ones without colours."""

    def __init__(self, folder: Path, *names: str, black: Sequence[str] = ()) -> None:
        self.folder = folder
        self._names = names
        self._black = black

    def names(self) -> Sequence[str]:
        return self._names

    def only_black(self, name: str) -> bool:
        return name in self._black

    def make(self, name: str) -> QPrinter:
        self.folder.mkdir(parents=True, exist_ok=True)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / f"{len(self.printed()) + 1:02}.pdf"))
        return printer

    def printed(self) -> list[Path]:
        return sorted(self.folder.glob("*.pdf"))


_CREATED = 0x100 | 0x80
"""IN_CREATE and IN_MOVED_TO."""


@contextmanager
def watched(*folders: Path) -> Iterator[list[str]]:
    """The names of all files that come to be in these folders meanwhile, also those that are gone again.

    The kernel of Linux tells of them; a look before and after would miss what was taken away.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    watch = libc.inotify_init1(os.O_NONBLOCK)
    assert watch >= 0
    for folder in folders:
        assert libc.inotify_add_watch(watch, os.fsencode(folder), _CREATED) >= 0
    names: list[str] = []
    try:
        yield names
        try:
            told = os.read(watch, 65_536)
        except BlockingIOError:
            told = b""
        while told:
            *_, length = struct.unpack("iIII", told[:16])
            names.append(told[16 : 16 + length].rstrip(b"\0").decode())
            told = told[16 + length :]
    finally:
        os.close(watch)
