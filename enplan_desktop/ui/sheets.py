"""Plan to page, as the screen, the printer and the file all get it."""

import re
from datetime import datetime

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sheet.content import SheetContent, sheet_content
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.fonts import load_fonts
from enplan_desktop.sheet.layout import lay_out
from enplan_desktop.sheet.phrases import phrases_for, sheet_language

_LONGEST_NAME = 40


def content_of(plan: Plan, now: datetime, *, prompts: bool = False) -> SheetContent:
    """The page's words in the language that the citizen chose."""
    return sheet_content(plan, now, phrases_for(sheet_language(plan)), prompts=prompts)


def page_of(content: SheetContent) -> Sheet:
    return lay_out(content, SheetStyle.ORD, SheetFormat.A4, load_fonts())


def file_name(plan: Plan) -> str:
    """A name that says whose page it is by first name only, and nothing about why."""
    words = plan.case.display_name.split()
    first = re.sub(r"[^\w-]", "", words[0])[:_LONGEST_NAME] if words else ""
    return f"{first.lower()}-plan.pdf" if first else "plan.pdf"
