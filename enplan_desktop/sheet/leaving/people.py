"""The names of people in a text.

First names of the citizen and of professionals are on the page by design; surnames are nobody's, and a private
person's first name is asked about.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Contact
from enplan_desktop.sheet.leaving.names_known import (
    NAME,
    SHORTEST,
    Person,
    company,
    firsts_of,
    is_a_place,
    parted,
)
from enplan_desktop.sheet.leaving.word_list import WordList
from enplan_desktop.sheet.source import Source

Span = tuple[int, int]

_OWNING = "(?:[’']?s|[’'])?"
_BEGINS = re.compile(r"(?:^|[.!?:–—…]\s|[”“\"»(•])\s*$")
"""What stands before the first word of a sentence."""
_BESIDE_A_MONTH = re.compile(r"(?:\b(?:i|hver|fra|inden|medio|primo|ultimo)|\d\.?)\s+$", re.IGNORECASE)
_UNMISTAKABLE = re.compile(r".*(?:aa|-)")
"""A surname in small letters that is no other word: "nørgaard"."""
_UNUSUAL = 5
"""Letters of a first name that nobody has listed, from which on it is looked for in small letters."""

_ABBREVIATED = 3
"""Letters of a title after which a full stop ends no sentence: "hr.", "dr." """


@dataclass(frozen=True, slots=True)
class People:
    """Everybody whose name the plan knows; `by_cell` are the names that the page itself sets into a line."""

    citizen: tuple[Person, ...]
    others: tuple[Person, ...]
    expected: frozenset[str]
    private: frozenset[str]
    listed: WordList
    known: frozenset[str]
    """All first names that there are, as they are written."""
    in_other_letters: dict[str, str]
    """First names by how else they are written, where that is no other word: in capitals, and in small letters."""
    by_cell: dict[Source, frozenset[str]]

    def own_names(self, text: str) -> Iterator[Span]:
        """The citizen's surname or full name."""
        return _surnames(self.citizen, text)

    def others_names(self, text: str) -> Iterator[Span]:
        """Surnames and full names of everybody else: those that the plan knows, and those that can be nothing else."""
        yield from _surnames(self.others, text)
        yield from self._full_names(text)
        yield from self._after_titles(text)
        for found in self.listed.surnames.finditer(text):
            if not self._is_of_a_road(text[found.end() :]):
                yield found.span()

    def first_names(self, text: str, source: Source) -> Iterator[Span]:
        """First names of private people and of those that the plan does not know."""
        expected = self.expected | self.by_cell.get(source, frozenset())
        for word in NAME.finditer(text):
            name = self._first_name(word, text)
            if name and name not in expected and not self._is_of_a_road(text[word.end() :]):
                yield word.span()

    def _full_names(self, text: str) -> Iterator[Span]:
        """A first name with a surname that the plan does not know."""
        words = list(NAME.finditer(text))
        for word, following in pairwise(words):
            between, last = text[word.end() : following.start()], following.group()
            is_full = self._is_surname(between, last) and self._first_name(word, text)
            if is_full and not self._is_of_a_road(text[following.end() :]):
                yield word.start(), following.end()

    def _after_titles(self, text: str) -> Iterator[Span]:
        """ "fru Petersen", "lægen Bang"; a first name after a title is one like any other."""
        words = list(NAME.finditer(text))
        for title, following in pairwise(words):
            said, last = title.group().casefold(), following.group()
            between = text[title.end() : following.start()]
            if len(said) <= _ABBREVIATED:
                between = between.removeprefix(".")
            is_title = said in self.listed.titles
            if is_title and self._is_surname(between, last) and not self._known_first(last):
                yield following.span()

    def _is_surname(self, between: str, word: str) -> bool:
        is_name = word[0].isupper() and word[1:2].islower() and len(word) >= SHORTEST
        no_name = self.listed.days | self.listed.kin | self.listed.roads
        return between in (" ", "\u00a0") and is_name and word.casefold() not in no_name

    def _is_of_a_road(self, after: str) -> bool:
        """Whether what stands before is a road's name: "Peter" and "Bangs" in "Peter Bangs Vej"."""
        words = NAME.findall(after)[:2] if after[:1].isspace() else []
        capitals = list(takewhile(lambda word: word[0].isupper(), words))
        return any(word.casefold() in self.listed.roads for word in capitals)

    def _first_name(self, word: re.Match[str], text: str) -> str:
        """The first name that a word is, without what makes it own something; "" where it is none."""
        name = self._known_first(word.group())
        before, after = text[: word.start()], text[word.end() :]
        if name.casefold() in self.listed.days and (
            _BESIDE_A_MONTH.search(before) or re.match(r" \d", after)
        ):
            return ""
        if name in self.listed.also_words and name not in self.private and _BEGINS.search(before):
            return ""
        return name

    def _known_first(self, said: str) -> str:
        """As it is listed, or as the plan has it."""
        for bare in _bare(said):
            if bare in self.known or ("-" in bare and self.known.issuperset(bare.split("-"))):
                return bare
            if bare in self.in_other_letters:
                return self.in_other_letters[bare]
        return ""


def people_of(plan: Plan, listed: WordList) -> People:
    case = plan.case
    contacts = [each for each in plan.of(Contact) if not is_a_place(each, listed)]
    met = {each.id: company(each, plan, listed) for each in plan.of(Appointment)}
    others = [each.name for each in contacts] + [name for names in met.values() for name in names]
    # Whom the citizen may call stands on the page by first name already.
    on_page = [each.name for each in contacts if each.unit or each.on_sheet]
    expected = firsts_of(
        [*on_page, case.coordinator, case.case_manager, case.full_name, case.display_name], listed
    )
    by_cell = {Source(each.id, "name"): firsts_of([each.name], listed) for each in contacts}
    by_cell |= {Source(key, "where"): firsts_of(names, listed) for key, names in met.items()}
    private = firsts_of(others, listed) - expected
    known = listed.first_names | expected | private
    capitals = {each.upper(): each for each in known - listed.also_words if len(each) >= SHORTEST}
    small = {each.casefold(): each for each in _told_in_small(others, listed) if each in private}
    return People(
        citizen=tuple(parted(name, listed) for name in (case.full_name, case.display_name)),
        others=tuple(parted(name, listed) for name in (*others, case.coordinator, case.case_manager)),
        expected=expected,
        private=private,
        listed=listed,
        known=known,
        in_other_letters=capitals | small,
        by_cell=by_cell,
    )


def _told_in_small(names: Iterable[str], listed: WordList) -> Iterator[str]:
    """First names that are known without their capital: common ones, and long ones that a surname follows."""
    for name in names:
        person = parted(name, listed)
        for first in person.firsts:
            is_known = first in listed.first_names or (person.lasts and len(first) >= _UNUSUAL)
            if is_known and first.casefold() not in listed.small_words:
                yield first


def _surnames(people: Iterable[Person], text: str) -> Iterator[Span]:
    for person in people:
        if person.lasts:
            yield from (found.span() for found in _name_pattern(person).finditer(text))


def _name_pattern(person: Person) -> re.Pattern[str]:
    """A surname with a capital letter, or in small ones where it is no other word, or the full name in any."""
    lasts = "|".join(map(re.escape, person.lasts))
    in_other_letters = [last.upper() for last in person.lasts]
    in_other_letters += [small for last in person.lasts if _UNMISTAKABLE.match(small := last.casefold())]
    others = "|".join(map(re.escape, in_other_letters))
    names = "|".join(map(re.escape, (*person.firsts, *person.lasts)))
    full = rf"(?i:(?:(?:{names})\s+)+(?:{lasts}))"
    return re.compile(rf"(?<!\w)(?:{full}|{lasts}|{others}){_OWNING}(?!\w)")


def _bare(said: str) -> Iterator[str]:
    """The word as it is, and as it is when it does not own anything."""
    yield said
    yield from (
        said[: -len(ending)] for ending in _ENDINGS if said.lower().endswith(ending) and said != ending
    )


_ENDINGS = ("’s", "'s", "s", "’", "'")
