"""Before it leaves: what on a page could do harm where it hangs. It only asks, and never rewrites.

Looked at is what is drawn, so that what was left off or cut away is not asked about. What somebody has chosen
to keep, in these words and at this place, is not asked about again.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Case, Contact, Dream, Goal, Record, Step
from enplan_desktop.sheet.display import Box, Sheet
from enplan_desktop.sheet.fonts import load_fonts
from enplan_desktop.sheet.leaving.efforts import mentions, not_granted
from enplan_desktop.sheet.leaving.findings import Finding, FindingKind, mark_of
from enplan_desktop.sheet.leaving.numbers import bare_number, cpr_numbers, phone_numbers
from enplan_desktop.sheet.leaving.passages import Passage, passages
from enplan_desktop.sheet.leaving.people import people_of
from enplan_desktop.sheet.leaving.word_list import word_list
from enplan_desktop.sheet.page_words import lines_of
from enplan_desktop.sheet.source import Source

Span = tuple[int, int]
Found = tuple[FindingKind, Span]

_ICD = re.compile(r"(?<![^\W_])D?(?:[A-TV-Z]\d\d\.\d{1,2}|F\d\d)(?![^\W_])")
"""A code of illness: F10, F10.2 or DF10.2. Others need their decimal, for B12 is a vitamin and E45 a road."""
_NO_WORDS_OF_ANYBODY = frozenset({"hours"})


def findings(plan: Plan, sheet: Sheet) -> tuple[Finding, ...]:
    """What nobody has answered yet, the gravest first, and otherwise in reading order."""
    choice = plan.sheet_choice()
    kept = frozenset(choice.kept) if choice else frozenset()
    texts = {line.source: line.text for page in sheet.pages for line in lines_of(page.content)}
    found: dict[Finding, None] = {}
    look = _Look.at(plan)
    for passage in (each for page in sheet.pages for each in passages(page)):
        for kind, (start, end) in look.over(passage):
            words, source = passage.text[start:end], passage.source
            mark = mark_of(kind, source, words, texts.get(source, passage.text))
            if mark not in kept:
                found[Finding(kind, source, words, mark)] = None
    order = list(FindingKind)
    return tuple(sorted(found, key=lambda each: order.index(each.kind)))


def places_of_words(sheet: Sheet, finding: Finding) -> tuple[Box, ...]:
    """Where a finding's words are drawn, each time that they are."""
    fonts = load_fonts()
    return tuple(
        box
        for passage in passages(sheet)
        if passage.source == finding.source
        for found in re.finditer(re.escape(finding.words), passage.text)
        for box in passage.boxes(*found.span(), fonts)
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """What there is to look for on one plan's page, in the order of the kinds."""

    searches: tuple[Callable[[Passage], Iterator[Found]], ...]

    @classmethod
    def at(cls, plan: Plan) -> "_Look":
        listed = word_list()
        people, efforts = people_of(plan, listed), not_granted(plan, listed)
        professionals = {bare_number(each.phone) for each in plan.of(Contact) if each.unit}
        known = professionals | listed.public_numbers
        granted = {each.id for each in plan.of(Step) if each.stage}

        def promises(passage: Passage) -> Iterator[Span]:
            return iter(()) if passage.source.record in granted else mentions(passage.text, efforts)

        def health(passage: Passage) -> Iterator[Span]:
            for pattern in (listed.health, _ICD):
                yield from _listed(pattern, passage.text, listed.never)

        def first_names(passage: Passage) -> Iterator[Found]:
            for span, is_full in people.first_names(passage.text, passage.source):
                yield FindingKind.PERSON if is_full else FindingKind.FIRST_NAME, span

        return cls(
            (
                _of(FindingKind.CPR, lambda passage: cpr_numbers(passage.text)),
                _of(FindingKind.PHONE, lambda passage: _phones(plan, passage, known)),
                _of(FindingKind.NOT_GRANTED, promises),
                _of(FindingKind.OWN_NAME, lambda passage: people.own_names(passage.text)),
                _of(FindingKind.PERSON, lambda passage: people.others_names(passage.text)),
                _of(FindingKind.HEALTH, health),
                _of(FindingKind.PLACE, lambda passage: _listed(listed.places, passage.text, listed.never)),
                first_names,
            )
        )

    def over(self, passage: Passage) -> Iterator[Found]:
        """What is found in a passage; no letter of it belongs to two findings."""
        if passage.source.cell in _NO_WORDS_OF_ANYBODY:
            return
        taken: list[Span] = []
        for search in self.searches:
            for kind, (start, end) in search(passage):
                if not any(start < other_end and other_start < end for other_start, other_end in taken):
                    taken.append((start, end))
                    yield kind, (start, end)


def _of(
    kind: FindingKind, search: Callable[[Passage], Iterator[Span]]
) -> Callable[[Passage], Iterator[Found]]:
    return lambda passage: ((kind, span) for span in search(passage))


def _listed(pattern: re.Pattern[str], text: str, never: frozenset[str]) -> Iterator[Span]:
    return (found.span() for found in pattern.finditer(text) if found.group().casefold() not in never)


def _phones(plan: Plan, passage: Passage, known: set[str]) -> Iterator[Span]:
    """A number in the list of whom to call is one however it is written."""
    contact = plan.records.get(passage.source.record)
    if isinstance(contact, Contact) and passage.source.cell == "phone":
        return iter(() if contact.unit else ((0, len(passage.text)),))
    return phone_numbers(passage.text, known)


# Taking away


def stays_away(record: Record) -> bool:
    """Whether taking it away is a choice that lasts: the plan itself says that it is not on the sheet."""
    return isinstance(record, Goal | Step | Contact)


def without(plan: Plan, finding: Finding) -> tuple[Record, Record] | None:
    """The record that a finding stands in, before and after it is taken off the page; None where it has gone.

    A goal, a step and a contact are left off the sheet. Of anything else the cell is emptied, for this page only.
    """
    source = finding.source
    record = plan.case if source.record == plan.case.id else plan.records.get(source.record)
    return None if record is None else (record, _emptied(record, source, finding.words))


def _emptied(record: Record, source: Source, words: str) -> Record:
    match record:
        case Goal() | Step() | Contact():
            return replace(record, on_sheet=False)
        case Dream():
            return replace(record, words="")
        case Appointment():
            alone = words in " ".join(record.where.split())
            return (
                replace(record, where="") if alone else replace(record, where="", with_ids=(), with_others="")
            )
        case Case():
            if source.cell == "display_name":
                return replace(record, display_name="")
            return replace(record, if_it_goes_wrong="")
    return record
