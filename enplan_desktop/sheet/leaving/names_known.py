"""Whose names a case knows, and how each is parted into first names and surnames."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Contact
from enplan_desktop.sheet.leaving.word_list import WordList, pattern_of

NAME = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
SHORTEST = 3

_IN_A_ROW = re.compile(r"[;/&+\n]|\s(?:og|and)\s")
_PARTICLES = frozenset({"af", "von", "van", "de", "der", "den", "la", "el", "al", "og", "fra"})
_HALF = 4
"""Letters of a hyphenated surname's half that is told apart from other words."""


@dataclass(frozen=True, slots=True)
class Person:
    """One name as it was written, parted."""

    firsts: tuple[str, ...]
    lasts: tuple[str, ...]


def parted(name: str, listed: WordList) -> Person:
    """ "Onkel Bo" and "fru Skov" begin with a word that is no name; "Holm, Lone" with the surname."""
    no_names = listed.kin | listed.titles
    words = [word for word in NAME.findall(name) if word[0].isupper() and word.casefold() not in no_names]
    firsts = [word for word in words if word in listed.first_names]
    first = _first_word(name, words, listed)
    if first and first not in firsts:
        firsts.insert(0, first)
    long = [word for word in words if len(word) >= SHORTEST and word.casefold() not in _PARTICLES]
    lasts = [word for word in long if word not in firsts]
    halves = [half for last in lasts if "-" in last for half in last.split("-") if len(half) >= _HALF]
    return Person(tuple(firsts), tuple(dict.fromkeys([*lasts, *halves])))


def _first_word(name: str, words: list[str], listed: WordList) -> str:
    """What stands where a first name does, whether or not it is a common one."""
    before, _, after = name.partition(",")
    turned = next(iter(NAME.findall(after)), "")
    is_name = turned in words and not listed.places.search(turned)
    if is_name and not any(word in listed.first_names for word in NAME.findall(before)):
        return turned
    begins_with_name = bool(words) and name.strip().startswith(words[0])
    return words[0] if begins_with_name and not listed.surnames.fullmatch(words[0]) else ""


def company(appointment: Appointment, plan: Plan, listed: WordList) -> list[str]:
    """Whom the citizen will meet, as they were written."""
    known = [plan.records.get(each) for each in appointment.with_ids]
    named: list[str] = []
    for part in _IN_A_ROW.split(appointment.with_others):
        named += _one_by_one(part, listed)
    return [each.name for each in known if isinstance(each, Contact)] + named


def _one_by_one(names: str, listed: WordList) -> list[str]:
    """The names in "Lone Holm, Karl"; "Holm, Karl" is one."""
    alone: list[str] = []
    for part in (part for part in names.split(",") if part.strip()):
        begins = next(iter(NAME.findall(part)), "") in listed.first_names
        if begins and alone and not any(word in listed.first_names for word in NAME.findall(alone[-1])):
            alone[-1] += f",{part}"
        else:
            alone.append(part)
    return alone


def is_a_place(contact: Contact, listed: WordList) -> bool:
    """Whether one of the professionals is no person: "KABS Stjernevang", "Rusmiddelcenter Viborg"."""
    if contact.unit is None:
        return False
    name = contact.name.partition(",")[0]
    words = NAME.findall(name)
    is_person = any(word in listed.first_names or word.casefold() in listed.titles for word in words)
    return bool(_place_of(name)) or (not is_person and bool(listed.places.search(name)))


def places_named(plan: Plan) -> tuple[re.Pattern[str], ...]:
    """Finds what the plan calls places by names of their own: "KABS"."""
    names = {_place_of(each.name) for each in plan.of(Contact) if each.unit} - {""}
    return (pattern_of(sorted(names)),) if names else ()


def _place_of(name: str) -> str:
    first = next(iter(NAME.findall(name)), "")
    return first if len(first) >= SHORTEST and first.isupper() else ""


def firsts_of(names: Iterable[str], listed: WordList) -> frozenset[str]:
    return frozenset(first for name in names for first in parted(name, listed).firsts)
