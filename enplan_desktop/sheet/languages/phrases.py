"""The languages that a page can be made in, and which one a citizen has chosen."""

from collections.abc import Container, Mapping
from functools import cache

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.language import LANGUAGES
from enplan_desktop.resources import added_folders, resource
from enplan_desktop.sheet.languages.checks import BadLanguageFile
from enplan_desktop.sheet.languages.files import MEASURE, Languages, read_languages
from enplan_desktop.sheet.languages.wording import Phrases

FALLBACK = MEASURE


class NoSuchLanguage(Trouble):
    """A language that was asked for by name and that nobody has written a file for."""


@cache
def known_languages() -> Languages:
    """Those that ship with the program, with what a municipality has corrected and added; read once."""
    return read_languages(resource("sheet"), added_folders("sheet-languages"))


def languages() -> tuple[str, ...]:
    """The codes of all languages that a page can be made in."""
    return tuple(sorted(known_languages().known))


def phrases_for(language: str) -> Phrases:
    """The words of a language; Danish ones where the page does not know it."""
    known = known_languages().known
    return known.get(language) or known[FALLBACK]


def phrases_named(language: str) -> Phrases:
    """As `phrases_for`, but a language that cannot be had raises the trouble with it."""
    languages_now = known_languages()
    if language in languages_now.known:
        return languages_now.known[language]
    for refused in languages_now.refused:
        if refused.language == language:
            raise refused
    raise NoSuchLanguage(
        "The page has no words in “{code}”. It has: {known}.",
        code=language,
        known=", ".join(languages()),
    )


def left_aside(codes: Container[str]) -> tuple[BadLanguageFile, ...]:
    """The files of some languages that could not be used: what they would have said is not on a page."""
    return tuple(refused for refused in known_languages().refused if refused.language in codes)


def facts_for(language: str) -> Mapping[str, str]:
    """What is told of a page in a language, to caseworkers: in Danish where the program does not speak it."""
    return phrases_for(language if language in LANGUAGES else FALLBACK).facts


def chosen_language(plan: Plan) -> str:
    """What the citizen chose for the page, else what the case says; it may be one that is not known here."""
    choice = plan.sheet_choice()
    return choice.language if choice else plan.case.sheet_language


def sheet_language(plan: Plan) -> str:
    """The language this citizen's page is made in: the chosen one, where its words are known here."""
    return phrases_for(chosen_language(plan)).language


def danish_beside(plan: Plan) -> bool:
    """Whether the citizen wants Danish beside the language of the page."""
    choice = plan.sheet_choice()
    return choice is not None and choice.danish_beside
