"""Somebody's words and the marks around them: those that were typed, and those that the page sets."""

from enplan_desktop.sheet.fonts import QUOTATION_MARKS
from enplan_desktop.sheet.languages.phrases import phrases_for


def without_typed_marks(words: str) -> str:
    """The words without one pair of marks around all of them, since the page sets its own.

    Where there are other marks inside, nobody but a reader can tell which belong together, and all stay.
    """
    bare = words.strip()
    inside = bare[1:-1]
    is_pair = len(bare) > 1 and bare[0] in QUOTATION_MARKS and bare[-1] in QUOTATION_MARKS
    return inside.strip() if is_pair and not any(mark in inside for mark in QUOTATION_MARKS) else bare


def without_set_marks(text: str, language: str) -> str:
    """What was said, from a page's text with the marks that the page's language sets around it."""
    opening, _, closing = phrases_for(language).wording.quote.partition("{words}")
    is_marked = text.startswith(opening) and text.endswith(closing)
    return text[len(opening) : len(text) - len(closing)] if is_marked else text


def says_the_same(said: str, also_said: str) -> bool:
    """Whether two texts are the same words, whichever marks stand around them and wherever their lines end."""
    return said.strip(QUOTATION_MARKS).split() == also_said.strip(QUOTATION_MARKS).split()
