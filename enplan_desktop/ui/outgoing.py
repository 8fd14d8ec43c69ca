"""What this laptop has written and the server does not have, case by case, as the history tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from enplan_desktop.domain.changes import Change, EditKind
from enplan_desktop.domain.plan import Plan
from enplan_desktop.storage.taking_back import may_be_taken_back
from enplan_desktop.storage.vault import HistoryEntry, Vault
from enplan_desktop.ui.history_reading import Listed, list_changes

_MOST_CHANGES = 5_000
_SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class OfCase:
    """One case's share; `waiting` goes out by itself, `refused` was not taken, each with its changes."""

    plan: Plan
    waiting: tuple[HistoryEntry, ...]
    refused: tuple[HistoryEntry, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refused deed in words, and the changes that it was.

    `makes_record` where more may have been written upon it, `may_go` where it can be taken back at all.
    """

    listed: Listed
    ids: tuple[str, ...]
    words: str
    makes_record: bool
    may_go: bool


def read_outgoing(vault: Vault) -> tuple[OfCase, ...]:
    """For the storage lane."""
    names = {actor: person.name for actor, person in vault.people().items()}

    def entry(change: Change, refused: str | None) -> HistoryEntry:
        return HistoryEntry(change, False, refused, names.get(change.actor, ""))

    waiting = [entry(change, None) for change in vault.outbox(_MOST_CHANGES)]
    refused = [entry(change, why) for change, why in vault.refused() if why != _SEALED]
    known = set(vault.case_ids())
    cases = dict.fromkeys(each.change.case_id for each in (*refused, *waiting))
    return tuple(
        OfCase(
            vault.plan(case_id),
            tuple(each for each in waiting if each.change.case_id == case_id),
            tuple(each for each in refused if each.change.case_id == case_id),
        )
        for case_id in cases
        if case_id in known
    )


def tell_waiting(of_case: OfCase, today: date) -> list[Listed]:
    """Newest first, with one text's pauses gathered."""
    return list_changes(of_case.plan, today, tuple(reversed(of_case.waiting)))


def tell_refused(of_case: OfCase, today: date) -> list[Refusal]:
    """Each alone: each is tried again or copied by itself."""
    return [
        Refusal(
            list_changes(of_case.plan, today, (each,))[0],
            (each.change.id,),
            _words(each.change),
            each.change.kind == EditKind.CREATE,
            may_be_taken_back(each.change),
        )
        for each in of_case.refused
    ]


def _words(change: Change) -> str:
    """What was written, for the clipboard."""
    value = change.new
    texts: Sequence[object] = list(value.values()) if isinstance(value, dict) else [value]
    return "\n".join(each for each in texts if isinstance(each, str) and each.strip())
