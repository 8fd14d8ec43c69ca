"""A case's page in one call: the citizen's own choice of language, style and format."""

import re
from datetime import datetime

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sheet.blocks import paragraph
from enplan_desktop.sheet.content import sheet_content
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.fonts import load_fonts
from enplan_desktop.sheet.landscape import contours
from enplan_desktop.sheet.layout import is_made, lay_out
from enplan_desktop.sheet.phrases import phrases_for, sheet_language


def sheet_for(
    plan: Plan,
    now: datetime,
    *,
    style: SheetStyle | None = None,
    page_format: SheetFormat | None = None,
    prompts: bool = False,
) -> Sheet:
    """The page as the citizen chose it, or in the style and format that are asked for.

    What they chose on a newer version and this one cannot make is shown as words on upright A4; what is asked
    for by name and cannot be made raises `NotMadeYet`. `prompts` let empty places ask, for the screen only.
    """
    choice = plan.sheet_choice()
    chosen = (choice.style, choice.format) if choice else (SheetStyle.ORD, SheetFormat.A4)
    if not is_made(*chosen):
        chosen = (SheetStyle.ORD, SheetFormat.A4)
    content = sheet_content(plan, now, phrases_for(sheet_language(plan)), prompts=prompts)
    return lay_out(content, style or chosen[0], page_format or chosen[1], load_fonts())


def forget_texts() -> None:
    """Lets go of every text that was set or measured, for instance when the vault locks."""
    paragraph.cache_clear()
    contours.cache_clear()  # drawn from a case's id
    load_fonts.cache_clear()
    re.purge()  # people's names are looked for by patterns made of them
