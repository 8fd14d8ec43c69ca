"""`enplan sheet`: a citizen's page as PDF, made from the same display list as in the window."""

from argparse import Namespace
from pathlib import Path

from uuid_utils import uuid7

from enplan_desktop.cli.ending import complain
from enplan_desktop.cli.naming import case_named
from enplan_desktop.cli.opening import owned_vault
from enplan_desktop.cli.printing import tell
from enplan_desktop.cli.troubles import BlankIsNobodys, NoCaseNamed
from enplan_desktop.cli.wall_clock import wall_clock_now
from enplan_desktop.cli.writing import write_whole
from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.language import say
from enplan_desktop.sheet.blank import blank_sheet
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.issue import sheet_issue
from enplan_desktop.sheet.leaving.checks import findings
from enplan_desktop.sheet.leaving.findings import SENTENCES
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.pdf import sheet_pdf


def sheet(asked: Namespace) -> int:
    """Writes the page and records that it was handed out, as the window does; says what to look at on it.

    An empty one is nobody's.
    """
    if asked.blank:
        if asked.case or asked.style or asked.format or asked.beside_danish:
            raise BlankIsNobodys
        write_whole(asked.out, sheet_pdf(blank_sheet(asked.sheet_language or asked.language)))
        tell(asked, "The page is in {file}", file=asked.out)
        return 0
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
        found = findings(plan, page)
        write_whole(asked.out, _file_of(page, asked.out))
        vault.commit([creation(sheet_issue(plan, page, str(uuid7()), now, HandingOut.SAVED))])
    tell(asked, "The page is in {file}", file=asked.out)
    if page.proposals:
        tell(asked, "Not everything fits or may stand there. The window says what to shorten.")
    for finding in found:
        complain(say(SENTENCES[finding.kind], asked.language, words=finding.words))
    return 0


def _file_of(page: Sheet, out: Path) -> bytes:
    """A picture where the file's name says so, else a PDF."""
    if out.suffix.casefold() != ".png":
        return sheet_pdf(page)
    from enplan_desktop.ui.phone_picture import (
        page_png,  # the window's own letters are large, and seldom needed here
    )

    return page_png(page)
