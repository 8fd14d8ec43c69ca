"""Before it leaves: what on a page could do harm where it hangs. It only asks, and never rewrites.

Looked at is what is drawn, so that what was left off or cut away is not asked about. What somebody has chosen
to keep, in these words and at this place, is not asked about again.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Case, Contact, Dream, Goal, Record, Step
from enplan_desktop.sheet.display import Box, Sheet
from enplan_desktop.sheet.fonts import load_fonts
from enplan_desktop.sheet.languages.phrases import phrases_for
from enplan_desktop.sheet.languages.wording import Phrases, Wording
from enplan_desktop.sheet.leaving.efforts import mentions, not_granted
from enplan_desktop.sheet.leaving.findings import Finding, FindingKind, mark_of
from enplan_desktop.sheet.leaving.names_known import places_named
from enplan_desktop.sheet.leaving.numbers import bare_number, cpr_numbers, phone_numbers
from enplan_desktop.sheet.leaving.passages import Passage, passages
from enplan_desktop.sheet.leaving.people import people_of
from enplan_desktop.sheet.leaving.word_list import WordList, word_list
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
    found: dict[tuple[FindingKind, Source, str], Finding] = {}
    look = _Look.at(plan, phrases_for(sheet.content.language))
    for passage in (each for page in sheet.pages for each in passages(page)):
        for kind, (start, end) in look.over(passage):
            words, source = passage.text[start:end], passage.source
            mark = mark_of(kind, source, words, texts.get(source, passage.text))
            # One answer is enough for "Freja" and "Frejas" in one text.
            found.setdefault((kind, source, _unowning(words)), Finding(kind, source, words, mark))
    order = list(FindingKind)
    left = (each for each in found.values() if each.mark not in kept)
    return tuple(sorted(left, key=lambda each: order.index(each.kind)))


def _unowning(words: str) -> str:
    return words.casefold().rstrip("’'").removesuffix("s").rstrip("’'")


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

    phrases: Phrases
    searches: tuple[Callable[[Passage], Iterator[Found]], ...]

    @classmethod
    def at(cls, plan: Plan, phrases: Phrases) -> "_Look":
        listed = word_list()
        people, efforts = people_of(plan, listed), not_granted(plan, listed)
        professionals = {bare_number(each.phone) for each in plan.of(Contact) if each.unit}
        known = professionals | listed.public_numbers
        granted = {each.id for each in plan.of(Step) if each.stage}
        places = (listed.places, *places_named(plan))

        def promises(passage: Passage) -> Iterator[Span]:
            return iter(()) if passage.source.record in granted else mentions(passage.text, efforts)

        return cls(
            phrases,
            (
                _of(FindingKind.CPR, lambda passage: cpr_numbers(passage.text)),
                _of(FindingKind.PHONE, lambda passage: _phones(plan, passage, known)),
                _of(FindingKind.NOT_GRANTED, promises),
                _of(FindingKind.OWN_NAME, lambda passage: people.own_names(passage.text)),
                _of(FindingKind.PERSON, lambda passage: people.others_names(passage.text)),
                _of(FindingKind.HEALTH, lambda passage: _listed((listed.health, _ICD), passage.text, listed)),
                _of(FindingKind.PLACE, lambda passage: _listed(places, passage.text, listed)),
                _of(
                    FindingKind.FIRST_NAME,
                    lambda passage: people.first_names(passage.text, passage.source),
                ),
            ),
        )

    def over(self, passage: Passage) -> Iterator[Found]:
        """What is found in a passage; no letter of it belongs to two findings."""
        if passage.source.cell in _NO_WORDS_OF_ANYBODY:
            return
        passage = _without_fixed_words(passage, self.phrases.wording)
        taken: list[Span] = []
        for search in self.searches:
            for kind, (start, end) in search(passage):
                if not any(start < other_end and other_start < end for other_start, other_end in taken):
                    taken.append((start, end))
                    yield kind, (start, end)


def _without_fixed_words(passage: Passage, wording: Wording) -> Passage:
    """With blanks where the page itself speaks: nobody's surname is "Plan", as a German title has it."""
    if passage.source.cell != "display_name":
        return passage
    text = passage.text
    if text == wording.plan_of_nobody:
        return replace(passage, text=" " * len(text))
    before, _, after = wording.plan_of.partition("{owner}")
    if before and text.startswith(before):
        text = " " * len(before) + text[len(before) :]
    if after and text.endswith(after):
        text = text[: -len(after)] + " " * len(after)
    return replace(passage, text=text)


def _of(
    kind: FindingKind, search: Callable[[Passage], Iterator[Span]]
) -> Callable[[Passage], Iterator[Found]]:
    return lambda passage: ((kind, span) for span in search(passage))


def _listed(patterns: Iterable[re.Pattern[str]], text: str, listed: WordList) -> Iterator[Span]:
    for pattern in patterns:
        yield from (
            found.span() for found in pattern.finditer(text) if not listed.never.fullmatch(found.group())
        )


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
