"""What a place to write writes to: one field of one record, which the first words may bring into being."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from enplan_desktop.domain.changes import Edit, creation, difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Record
from enplan_desktop.domain.trouble import BadValue


@dataclass(frozen=True, slots=True)
class Reading:
    """How a field that is no text is said in words, and what typed words make of its record.

    `read` raises BadValue for words that say nothing of the kind; the words that `write` gives change nothing.
    """

    write: Callable[[Record], str]
    read: Callable[[Record, str], Record]


@dataclass(frozen=True, slots=True)
class Target:
    """A field; `make` gives the record its first words where it is not there yet, `reading` reads what is no text.

    What is `needed` cannot be emptied, and what has `one_line` has no other.
    """

    record: str
    field: str
    make: Callable[[str], Record] | None = None
    reading: Reading | None = None
    needed: bool = False
    one_line: bool = False


def find(plan: Plan, record_id: str) -> Record | None:
    """A record of the plan, the case among them."""
    return plan.case if record_id == plan.case.id else plan.records.get(record_id)


def words_of(plan: Plan, target: Target) -> str:
    record = find(plan, target.record)
    if record is None:
        return ""
    return target.reading.write(record) if target.reading else str(getattr(record, target.field))


def trouble_with(plan: Plan, target: Target, words: str) -> BadValue | None:
    """Why words cannot be read; None where they can."""
    record = find(plan, target.record)
    if target.reading is None or record is None:
        return None
    try:
        target.reading.read(record, words)
    except BadValue as trouble:
        return trouble
    return None


def edits_for(plan: Plan, target: Target, words: str, seen: str) -> tuple[Edit, ...]:
    """The edits that make the target say `words`; none where nothing is said and nothing is there.

    `seen` is what the writer wrote upon. Where the plan says something else by now, the vault finds two people's
    words and keeps both. Raises BadValue for words that cannot be read.
    """
    record = find(plan, target.record)
    if record is not None and target.reading is not None:
        upon = record if seen == target.reading.write(record) else target.reading.read(record, seen)
        return difference(upon, target.reading.read(record, words))
    if record is not None:
        after: Record = replace(record, **{target.field: words})
        return tuple(replace(edit, old=seen) for edit in difference(record, after))
    if target.make is not None and words.strip():
        return (creation(target.make(words)),)
    return ()
