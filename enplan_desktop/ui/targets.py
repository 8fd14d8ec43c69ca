"""What a place to write writes to: one text field of one record, which the first words may bring into being."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from enplan_desktop.domain.changes import Edit, creation, difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Record


@dataclass(frozen=True, slots=True)
class Target:
    """A text field; `make` gives the record its first words where it is not there yet."""

    record: str
    field: str
    make: Callable[[str], Record] | None = None


def find(plan: Plan, record_id: str) -> Record | None:
    """A record of the plan, the case among them."""
    return plan.case if record_id == plan.case.id else plan.records.get(record_id)


def words_of(plan: Plan, target: Target) -> str:
    record = find(plan, target.record)
    return str(getattr(record, target.field)) if record is not None else ""


def edits_for(plan: Plan, target: Target, words: str, seen: str) -> tuple[Edit, ...]:
    """The edits that make the target say `words`; none where nothing is said and nothing is there.

    `seen` is what the writer wrote upon. Where the plan says something else by now, the vault finds two people's
    words and keeps both.
    """
    record = find(plan, target.record)
    if record is not None:
        after: Record = replace(record, **{target.field: words})
        return tuple(replace(edit, old=seen) for edit in difference(record, after))
    if target.make is not None and words.strip():
        return (creation(target.make(words)),)
    return ()
