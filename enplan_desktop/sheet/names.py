"""Names as they may hang on a kitchen wall: first names only, and how a name owns a plan."""

import re
import tomllib
from functools import cache

from enplan_desktop.resources import resource
from enplan_desktop.sheet.languages.phrases import FALLBACK, phrases_for
from enplan_desktop.sheet.languages.wording import Phrases

_EIGHT_DIGITS = re.compile(r"(\+45)?(\d{2})(\d{2})(\d{2})(\d{2})")


def first_name(name: str, phrases: Phrases) -> str:
    """The first word of a name, two where the first is none by itself ("min mor"); "" where there is none.

    "Holm, Lone" and "læge Lone Holm" are Lone, and "læge Holm" is "læge". After a title only what is known as a
    first name is one: "fru Holm" has none to show.
    """
    words = _in_order(name, phrases)
    bare = _without_titles(words, phrases)
    if bare != words:
        return bare[0] if bare and bare[0] in _known("first_names") else ""
    openers = {*phrases.wording.name_openers, *phrases_for(FALLBACK).wording.name_openers}
    if words and words[0].casefold() in openers:
        first = " ".join(words[:2])
    else:
        first = words[1] if _begins_with_calling(words) else "".join(words[:1])
    return first if any(each.isalnum() for each in first) else ""


def _begins_with_calling(words: list[str]) -> bool:
    """Whether what somebody is stands before the first name: "læge Lone", "onkel Bo"."""
    known = _known("first_names")
    return len(words) > 1 and words[0].islower() and words[0].capitalize() not in known and words[1] in known


def _in_order(name: str, phrases: Phrases) -> list[str]:
    """The words of a name, those after a comma first where the surname stands before it: "Holm, Lone"."""
    head, _, tail = name.partition(",")
    before, after = head.split(), _without_titles(tail.replace(",", " ").split(), phrases)
    if not before or not after:
        return [*before, *after]
    # Somebody who writes all letters small, or all large, tells nothing by them.
    ends = (before[0], before[-1], after[0])
    first, last, given = (each.title() for each in ends) if name.islower() or name.isupper() else ends
    is_surname = _may_be_name(last) and _may_be_name(given) and _stands_before(first, given, len(before))
    return [*after, *before] if is_surname else [*before, *after]


def _stands_before(first: str, given: str, count: int) -> bool:
    """Whether `count` words before a comma, of which this is the `first`, are the surname of the `given` name.

    They are not in "Lone Holm, Jobcentret"; in "Lone Holm, Mette Skov" there are two people.
    """
    known = _known("first_names")
    if given in known:
        return first not in known or count == 1
    return first not in known and count == 1


def _without_titles(words: list[str], phrases: Phrases) -> list[str]:
    titles = {*phrases.titles, *phrases_for(FALLBACK).titles}
    first = next(
        (at for at, word in enumerate(words) if word.casefold().rstrip(".") not in titles), len(words)
    )
    return words[first:]


def _may_be_name(word: str) -> bool:
    """Neither "sygeplejerske" nor "SKP" nor "Mor"."""
    is_kin = word.casefold() in _known("kin")
    return word[0].isupper() and (len(word) == 1 or not word.isupper()) and not is_kin


@cache
def _known(kind: str) -> frozenset[str]:
    """Ordinary `first_names`, or words for `kin`, by which a page is also looked through before it leaves."""
    listed = tomllib.loads(resource("leaving", "words.toml").read_text(encoding="utf-8"))[kind]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


def first_names(names: str, phrases: Phrases) -> list[str]:
    """The first names in a free list such as "Lone Holm og psykiater Skov, min mor"."""
    # Whoever writes names down writes Danish, whatever the page's language.
    ands = "|".join(re.escape(each.wording.and_) for each in (phrases, phrases_for(FALLBACK)))
    parted = re.split(rf"[;/&+\n]|\s(?:{ands})\s", names)
    firsts = (first_name(each, phrases) for part in parted for each in _parted_by_commas(part))
    return [first for first in firsts if first]


def _parted_by_commas(names: str) -> list[str]:
    """A comma parts two people, but not in "Holm, Karl": one word that is no known first name, and one that is."""
    known, people = _known("first_names"), [""]
    for part in map(str.strip, names.split(",")):
        last = people[-1].split()
        is_surname = len(last) == 1 and _may_be_name(last[0]) and last[0] not in known
        if part in known and is_surname:
            people[-1] += f", {part}"
        else:
            people.append(part)
    return people


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
