"""Who is known in a case, and their names in a text.

First names of the citizen and of professionals are on the page by design; surnames are nobody's, and a private
person's first name is asked about.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Contact
from enplan_desktop.sheet.leaving.word_list import WordList
from enplan_desktop.sheet.source import Source

Span = tuple[int, int]

_NAME = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_IN_A_ROW = re.compile(r"[,;/&+\n]|\s(?:og|and)\s")
_PARTICLES = frozenset({"af", "von", "van", "de", "der", "den", "la", "el", "al", "og", "fra"})
_SHORTEST = 3
_OWNING = "(?:[’']?s|[’'])?"
_BEGINS = re.compile(r"(?:^|[.!?:–—…]\s|[”“\"»(•])\s*$")
"""What stands before the first word of a sentence."""


@dataclass(frozen=True, slots=True)
class _Person:
    """One name as it was written, parted."""

    firsts: tuple[str, ...]
    lasts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Everybody whose name the plan knows; `by_cell` are the names that the page itself sets into a line."""

    citizen: tuple[_Person, ...]
    others: tuple[_Person, ...]
    expected: frozenset[str]
    private: frozenset[str]
    listed: WordList
    by_cell: dict[Source, frozenset[str]] = field(default_factory=dict)

    def own_names(self, text: str) -> Iterator[Span]:
        """The citizen's surname or full name."""
        return _surnames(self.citizen, text)

    def others_names(self, text: str) -> Iterator[Span]:
        """Surnames and full names of everybody else that the plan knows."""
        return _surnames(self.others, text)

    def first_names(self, text: str, source: Source) -> Iterator[tuple[Span, bool]]:
        """First names of private people and of those that the plan does not know.

        With each whether a surname that the plan does not know follows it, which is then part of the stretch.
        """
        expected = self.expected | self.by_cell.get(source, frozenset())
        words = list(_NAME.finditer(text))
        for index, word in enumerate(words):
            name = self._first_name(word, text)
            following = words[index + 1] if index + 1 < len(words) else None
            if name and following and _is_surname(text[word.end() : following.start()], following.group()):
                yield (word.start(), following.end()), True
            elif name and name not in expected:
                yield word.span(), False

    def _first_name(self, word: re.Match[str], text: str) -> str:
        """The first name that a word is, without what makes it own something; "" where it is none."""
        said = word.group()
        known = self.listed.first_names | self.private | self.expected
        name = next((each for each in _bare(said) if each in known), "")
        if (
            name in self.listed.also_words
            and name not in self.private
            and _BEGINS.search(text[: word.start()])
        ):
            return ""
        return name


def people_of(plan: Plan, listed: WordList) -> People:
    case, contacts = plan.case, list(plan.of(Contact))
    company = {each.id: _company(each, plan) for each in plan.of(Appointment)}
    others = [each.name for each in contacts] + [name for names in company.values() for name in names]
    # Whom the citizen may call stands on the page by first name already.
    on_page = [each.name for each in contacts if each.unit or each.on_sheet]
    expected = _firsts(
        [*on_page, case.coordinator, case.case_manager, case.full_name, case.display_name], listed
    )
    by_cell = {Source(each.id, "name"): _firsts([each.name], listed) for each in contacts}
    by_cell |= {Source(key, "where"): _firsts(names, listed) for key, names in company.items()}
    return People(
        citizen=tuple(_parted(name, listed) for name in (case.full_name, case.display_name)),
        others=tuple(_parted(name, listed) for name in (*others, case.coordinator, case.case_manager)),
        expected=expected,
        private=_firsts(others, listed) - expected,
        listed=listed,
        by_cell=by_cell,
    )


def _company(appointment: Appointment, plan: Plan) -> list[str]:
    """Whom the citizen will meet, as they were written."""
    known = [plan.records.get(each) for each in appointment.with_ids]
    named = [part for part in _IN_A_ROW.split(appointment.with_others) if part.strip()]
    return [each.name for each in known if isinstance(each, Contact)] + named


def _firsts(names: Iterable[str], listed: WordList) -> frozenset[str]:
    return frozenset(first for name in names for first in _parted(name, listed).firsts)


def _parted(name: str, listed: WordList) -> _Person:
    """ "Onkel Bo" and "psykiater Skov" begin with a word that is no name; initials and kinship are none either."""
    words = [word for word in _NAME.findall(name) if word[0].isupper() and word.casefold() not in listed.kin]
    begins_with_name = bool(words) and name.strip().startswith(words[0])
    firsts = [word for word in words if word in listed.first_names]
    if begins_with_name and words[0] not in firsts:
        firsts.insert(0, words[0])
    long = [word for word in words if len(word) >= _SHORTEST and word.casefold() not in _PARTICLES]
    return _Person(tuple(firsts), tuple(word for word in long if word not in firsts))


def _surnames(people: Iterable[_Person], text: str) -> Iterator[Span]:
    for person in people:
        if person.lasts:
            yield from (found.span() for found in _name_pattern(person).finditer(text))


def _name_pattern(person: _Person) -> re.Pattern[str]:
    """A surname with a capital letter, or the full name in letters of any kind."""
    lasts = "|".join(map(re.escape, person.lasts))
    capitals = "|".join(re.escape(last.upper()) for last in person.lasts)
    names = "|".join(map(re.escape, (*person.firsts, *person.lasts)))
    full = rf"(?i:(?:(?:{names})\s+)+(?:{lasts}))"
    return re.compile(rf"(?<!\w)(?:{full}|{lasts}|{capitals}){_OWNING}(?!\w)")


def _bare(said: str) -> Iterator[str]:
    """The word as it is, and as it is when it does not own anything."""
    yield said
    yield from (said.removesuffix(ending) for ending in ("’s", "'s", "s", "’", "'") if said.endswith(ending))


def _is_surname(between: str, word: str) -> bool:
    return between in (" ", "\u00a0") and word[0].isupper() and not word.isupper() and len(word) >= _SHORTEST
