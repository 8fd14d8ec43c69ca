"""The history as the page lists it, made out of what the vault holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from enplan_desktop.domain.clock import wall_time
from enplan_desktop.domain.dates import clock_time
from enplan_desktop.domain.plan import Plan
from enplan_desktop.storage.vault import HistoryEntry, Lookup
from enplan_desktop.sync.meetings import Meeting
from enplan_desktop.sync.protocol import REASONS
from enplan_desktop.ui.history_words import Part, Sitting, Span, Teller, Told, say, sittings
from enplan_desktop.ui.lineage import Lineage
from enplan_desktop.ui.meeting_words import Meeter
from enplan_desktop.ui.note_words import readers_line
from enplan_desktop.ui.record_titles import Titles
from enplan_desktop.ui.value_words import Setting
from enplan_desktop.ui.widgets.history_row import Entry
from enplan_desktop.ui.wording import language, tr

_LOOKUPS = {
    "opened": "{who} opened the case",
    "shown on the command line": "{who} had the case shown on the command line",
    "exported on the command line": "{who} exported the case",
    "page printed with others": "{who} printed the page together with others",
    "page made on the command line": "{who} made the page on the command line",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A row: its key stays the same while more is loaded and what was written is sent."""

    key: str
    day: date
    entry: Entry


def local_time(reading: str) -> datetime:
    """What the clock on the wall here showed at a reading of the logical clock."""
    return wall_time(reading).astimezone().replace(tzinfo=None)


NOBODY_MET: Mapping[str, tuple[Meeting, ...]] = {}


def list_changes(
    plan: Plan,
    today: date,
    history: Sequence[HistoryEntry],
    meetings: Mapping[str, tuple[Meeting, ...]] = NOBODY_MET,
    names: Mapping[str, str] | None = None,
) -> list[Listed]:
    """The history's entries, newest first, with one text's pauses gathered; `names` are people's, by actor."""
    changes = [entry.change for entry in history]
    by_id = {entry.change.id: entry for entry in history}
    titles = Titles(plan, today, changes)
    setting = Setting(plan.case.display_name, titles.name_of, today)
    teller = Teller(Lineage(changes), titles, setting)
    meeter = Meeter(meetings, names or {}, setting)
    return [_listed(plan, sitting, by_id, teller, meeter) for sitting in sittings(changes)]


def unmarked(listed: Listed) -> Listed:
    """Without a word on whether it is sent: for a vault that has no server to send to."""
    return replace(listed, entry=replace(listed.entry, sent=None))


def _listed(
    plan: Plan, sitting: Sitting, by_id: Mapping[str, HistoryEntry], teller: Teller, meeter: Meeter
) -> Listed:
    newest, first = by_id[sitting.changes[0].id], sitting.changes[-1]
    who = newest.person_name or tr("A colleague")
    at = local_time(newest.change.clock)
    own = [by_id[change.id] for change in sitting.changes]
    refused = next((entry.refused for entry in own if entry.refused), None)
    entry = Entry(
        at=clock_time(at, language()),
        told=teller.tell(sitting.as_one, who),
        sent=all(each.sent for each in own),
        refused=tr(REASONS.get(refused, refused)) if refused else "",
        readers=readers_line(newest.change.stream),
        parts=tuple(_part(each, who, teller.tell) for each in own) if len(own) > 1 else (),
        encounters=meeter.encounters(sitting.changes[::-1]),
        sheet=first.record if first.type == "sheet_issue" and first.record in plan.records else "",
    )
    return Listed(first.id, at.date(), entry)


def _part(entry: HistoryEntry, who: str, tell: Callable[..., Told]) -> tuple[str, Told]:
    return clock_time(local_time(entry.change.clock), language()), tell(entry.change, who)


def list_lookups(lookups: Sequence[Lookup], names: Mapping[str, str]) -> list[Listed]:
    """Who looked at the case, newest first."""
    listed = []
    for number, lookup in reversed(list(enumerate(lookups))):
        at = lookup.at.astimezone().replace(tzinfo=None) if lookup.at.tzinfo else lookup.at
        who = (Span(names.get(lookup.person_id) or tr("A colleague"), Part.WHO),)
        template = _LOOKUPS.get(lookup.what, "{who} looked at the case")
        listed.append(
            Listed(
                f"lookup-{number}", at.date(), Entry(clock_time(at, language()), Told(say(template, who=who)))
            )
        )
    return listed
