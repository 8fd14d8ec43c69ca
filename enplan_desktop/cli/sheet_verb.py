"""`enplan sheet`: a citizen's page as PDF or picture, made from the same display list as in the window."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from uuid_utils import uuid7

from enplan_desktop.cli.ending import complain
from enplan_desktop.cli.naming import case_named
from enplan_desktop.cli.opening import owned_vault
from enplan_desktop.cli.printing import print_json, tell
from enplan_desktop.cli.sheet_remarks import Remarks, file_remarks
from enplan_desktop.cli.troubles import BlankIsNobodys, LookFirst, NeitherPdfNorPng, NoCaseNamed
from enplan_desktop.cli.wall_clock import wall_clock_now
from enplan_desktop.cli.writing import write_all, write_file
from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.sheet.blank import blank_sheet
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.issue import sheet_issue
from enplan_desktop.sheet.languages.phrases import chosen_language
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.pdf import sheet_pdf

_PDF, _PNG = ".pdf", ".png"


def sheet(asked: Namespace) -> int:
    """Writes a citizen's page, or an empty one that is nobody's."""
    if asked.out.suffix.casefold() not in (_PDF, _PNG):
        raise NeitherPdfNorPng(asked.out)
    return _blank(asked) if asked.blank else _of_case(asked)


def _blank(asked: Namespace) -> int:
    if asked.case or asked.style or asked.format or asked.beside_danish or asked.as_it_is:
        raise BlankIsNobodys
    wanted = asked.sheet_language or asked.language
    page = blank_sheet(wanted)
    _tell(asked, page, wanted, Remarks(asked.language), _write(page, asked.out))
    return 0


def _of_case(asked: Namespace) -> int:
    """Records that the page was handed out, as the window does.

    With nobody at a window to ask, what is not answered yet holds the page back, unless it may go `--as-it-is`.
    """
    if asked.case is None:
        raise NoCaseNamed
    now = wall_clock_now()
    with owned_vault(asked) as vault:
        case = case_named(asked.case, [facts.case for facts in vault.caseload(now)])
        vault.log_lookup(case.id, "page made on the command line")
        plan = vault.plan(case.id)
        page = sheet_for(
            plan,
            now,
            style=asked.style,
            page_format=asked.format,
            language=asked.sheet_language,
            beside=asked.beside_danish,
        )
        remarks = Remarks.on(plan, page, asked.language)
        may_leave = asked.as_it_is or not remarks.sentences()
        written: tuple[Path, ...] = ()
        if may_leave:
            written = _write(page, asked.out)
            vault.commit([creation(sheet_issue(plan, page, str(uuid7()), now, HandingOut.SAVED))])
    wanted = asked.sheet_language or chosen_language(plan)
    _tell(asked, page, wanted, remarks, written)
    if not may_leave:
        raise LookFirst
    return 0


def _tell(asked: Namespace, page: Sheet, wanted: str, remarks: Remarks, written: Sequence[Path]) -> None:
    """Where the page is and what was seen on it; with JSON on standard output, only files are left to say."""
    for sentence in file_remarks(page, wanted, asked.language):
        complain(sentence)
    if asked.json:
        print_json(remarks.plain(written))
        return
    for sentence, file in zip(("The page is in {file}", "Its back is in {file}"), written, strict=False):
        tell(asked, sentence, file=file)
    for sentence in remarks.sentences():
        complain(sentence)


def _write(page: Sheet, out: Path) -> tuple[Path, ...]:
    """The files that the page is in now: one PDF, or a picture of each side where the file's name says so.

    Raises CannotWrite, and then no side of the page has left.
    """
    if out.suffix.casefold() != _PNG:
        write_file(out, sheet_pdf(page))
        return (out,)
    # The window's own letters are large, and seldom needed here.
    from enplan_desktop.ui.phone_picture import page_png

    files = (out, out.with_stem(f"{out.stem}-back"))[: len(page.pages)]
    # The front last: it may take another file's place, which it could not give back.
    write_all({file: page_png(side) for file, side in reversed(tuple(zip(files, page.pages, strict=True)))})
    return files
