"""The recovery key as it leaves the program: a file that a person names, or a sheet of paper."""

from datetime import date
from html import escape
from pathlib import Path

from PySide6.QtGui import QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from enplan_desktop.domain.dates import long_day
from enplan_desktop.storage.errors import files_told_apart
from enplan_desktop.storage.files import write_durably
from enplan_desktop.ui.theme import FAMILY
from enplan_desktop.ui.wording import language, tr


def page_lines(recovery_key: str, today: date) -> list[str]:
    """What stands beside the key: a heading, the key, what it is for and how to keep it."""
    return [
        tr("En plan – recovery key"),
        recovery_key,
        tr("It opens the vault where the passphrase is forgotten or the computer has lost its keyring."),
        tr(
            "Keep it somewhere else than the computer, for instance with IT. Whoever has both can read everything."
        ),
        tr("Made {day}", day=long_day(today, language())),
    ]


def save_recovery_page(recovery_key: str, today: date, path: Path) -> None:
    """Writes the page as a text file that only its owner may read; raises a VaultTrouble where it cannot."""
    with files_told_apart(path.parent):
        write_durably(path, ("\n\n".join(page_lines(recovery_key, today)) + "\n").encode("utf-8"))


def print_recovery_page(recovery_key: str, today: date, printer: QPrinter) -> None:
    """Prints the page; the print queue is told no more than a paper size."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName("A4")
    heading, key, *rest = (escape(line) for line in page_lines(recovery_key, today))
    document = QTextDocument()
    document.setHtml(
        f"<div style=\"font-family: '{FAMILY}'\"><h2>{heading}</h2>"
        f'<p style="font-size: 20pt; font-weight: 700; margin: 24pt 0">{key}</p>'
        + "".join(f'<p style="font-size: 12pt">{line}</p>' for line in rest)
        + "</div>"
    )
    document.print_(printer)
