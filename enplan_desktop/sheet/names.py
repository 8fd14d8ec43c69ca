"""Names as they may hang on a kitchen wall: first names only, and how a name owns a plan."""

import re

from enplan_desktop.sheet.languages.phrases import FALLBACK, phrases_for
from enplan_desktop.sheet.languages.wording import Phrases

_EIGHT_DIGITS = re.compile(r"(\+45)?(\d{2})(\d{2})(\d{2})(\d{2})")


def first_name(name: str, phrases: Phrases) -> str:
    """The first word of a name, two where the first is none by itself ("min mor"); "" where there is none."""
    words = name.replace(",", " ").split()
    openers = {*phrases.wording.name_openers, *phrases_for(FALLBACK).wording.name_openers}
    count = 2 if words and words[0].casefold() in openers else 1
    first = " ".join(words[:count])
    return first if any(each.isalnum() for each in first) else ""


def first_names(names: str, phrases: Phrases) -> list[str]:
    """The first names in a free list such as "Lone Holm og psykiater Skov, min mor"."""
    # Whoever writes names down writes Danish, whatever the page's language.
    ands = "|".join(re.escape(each.wording.and_) for each in (phrases, phrases_for(FALLBACK)))
    parted = re.split(rf"[,;/&+\n]|\s(?:{ands})\s", names)
    return [first for first in (first_name(each, phrases) for each in parted) if first]


def in_a_row(names: list[str], phrases: Phrases) -> str:
    """ "Mette, Jonas og Freja"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {phrases.wording.and_} {names[-1]}"


def plan_title(name: str, phrases: Phrases) -> str:
    """ "Sofies plan"; "Lars’ plan"; a plan of nobody's where the name says nothing."""
    owner = first_name(name, phrases)
    if not owner:
        return phrases.wording.plan_of_nobody
    possessive = phrases.possessive
    hisses = owner.casefold().endswith(tuple(possessive.hissing))
    ending = possessive.after_hissing if hisses else possessive.ending
    return phrases.wording.plan_of.format(owner=owner + ending)


def phone_number(phone: str) -> str:
    """Eight Danish digits in pairs, as people read them aloud; any other number as it was written."""
    found = _EIGHT_DIGITS.fullmatch(re.sub(r"[\s.-]", "", phone))
    return " ".join(part for part in found.groups() if part) if found else " ".join(phone.split())
