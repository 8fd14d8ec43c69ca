"""From a plan to a page that a citizen wants to keep.

`sheet_for` makes a case's page; `pdf.sheet_pdf` and the window's painter draw it; `sheet_issue` records that
it was handed out. The PDF library is slow to import, so `pdf` is asked for by name where it is needed.
"""

from enplan_desktop.sheet.content import NEW_DREAM, NEW_GOAL, NEW_STEP, sheet_content
from enplan_desktop.sheet.display import Box, Region, Sheet, hit, places_of
from enplan_desktop.sheet.fonts import load_fonts
from enplan_desktop.sheet.grey import in_grey
from enplan_desktop.sheet.handed import first_handed
from enplan_desktop.sheet.issue import issue_again, picture_is_gone, sheet_again, sheet_issue
from enplan_desktop.sheet.languages.phrases import languages, phrases_for, sheet_language
from enplan_desktop.sheet.layout import lay_out
from enplan_desktop.sheet.news import News, news_since
from enplan_desktop.sheet.page import forget_texts, sheet_for
from enplan_desktop.sheet.page_words import SheetContent, content_of, content_plain
from enplan_desktop.sheet.proposals import Proposal, ProposalKind, proposal_sentence
from enplan_desktop.sheet.source import Source

__all__ = [
    "NEW_DREAM",
    "NEW_GOAL",
    "NEW_STEP",
    "Box",
    "News",
    "Proposal",
    "ProposalKind",
    "Region",
    "Sheet",
    "SheetContent",
    "Source",
    "content_of",
    "content_plain",
    "first_handed",
    "forget_texts",
    "hit",
    "in_grey",
    "issue_again",
    "languages",
    "lay_out",
    "load_fonts",
    "news_since",
    "phrases_for",
    "picture_is_gone",
    "places_of",
    "proposal_sentence",
    "sheet_again",
    "sheet_content",
    "sheet_for",
    "sheet_issue",
    "sheet_language",
]
