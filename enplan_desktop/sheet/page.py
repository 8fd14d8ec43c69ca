"""A case's page in one call: the citizen's own choice of language, style and format."""

import re
from datetime import datetime

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sheet import memory
from enplan_desktop.sheet.blocks import paragraph
from enplan_desktop.sheet.content import sheet_content
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.fonts import load_fonts
from enplan_desktop.sheet.grey import forget_pictures
from enplan_desktop.sheet.languages.phrases import (
    FALLBACK,
    danish_beside,
    phrases_for,
    phrases_named,
    sheet_language,
)
from enplan_desktop.sheet.layout import lay_out
from enplan_desktop.sheet.lines import words_of
from enplan_desktop.sheet.styles.landscape import contours


def sheet_for(
    plan: Plan,
    now: datetime,
    *,
    style: SheetStyle | None = None,
    page_format: SheetFormat | None = None,
    language: str | None = None,
    beside: bool | None = None,
    prompts: bool = False,
) -> Sheet:
    """The page as the citizen chose it, or in the style, format and language that are asked for.

    What is wrong with a language that is asked for by name is raised. Danish stands `beside`
    another language where the citizen wants it or where it is asked for. `prompts` let empty places ask, for the
    screen only.
    """
    choice = plan.sheet_choice()
    chosen = (choice.style, choice.format) if choice else (SheetStyle.ORD, SheetFormat.A4)
    words = phrases_named(language) if language else phrases_for(sheet_language(plan))
    wanted = beside if beside is not None else language is None and danish_beside(plan)
    danish = phrases_for(FALLBACK) if wanted and words.language != FALLBACK else None
    content = sheet_content(plan, now, words, danish, prompts=prompts)
    use_back = choice is not None and choice.use_back
    return lay_out(content, style or chosen[0], page_format or chosen[1], load_fonts(), use_back=use_back)


def forget_texts() -> None:
    """Lets go of every text that was set or measured, for instance when the vault locks."""
    paragraph.cache_clear()
    words_of.cache_clear()
    contours.cache_clear()  # drawn from a case's id
    load_fonts.cache_clear()
    memory.forget()
    forget_pictures()
    re.purge()  # people's names are looked for by patterns made of them
