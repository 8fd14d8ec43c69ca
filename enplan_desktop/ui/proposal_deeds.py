"""What a caseworker can do about a proposal, where on the page it belongs, and which of them are worth a line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from enplan_desktop.domain.changes import Edit, difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Contact, Dream, Goal, Step
from enplan_desktop.domain.terms import Horizon
from enplan_desktop.sheet.languages.phrases import phrases_for
from enplan_desktop.sheet.proposals import Proposal, ProposalKind, proposal_sentences
from enplan_desktop.sheet.source import Source
from enplan_desktop.ui.phrases import word
from enplan_desktop.ui.targets import find
from enplan_desktop.ui.wording import language, tr


class Way(Enum):
    """One thing that can be done about a proposal."""

    SHORTEN = auto()
    WRITE = auto()
    LEAVE_OFF = auto()
    THREE_MONTHS = auto()
    LATER = auto()
    SETTLE = auto()


def way_word(way: Way) -> str:
    """What its button says."""
    match way:
        case Way.SHORTEN:
            return tr("Shorten it")
        case Way.WRITE:
            return tr("Write it anew")
        case Way.LEAVE_OFF:
            return tr("Not on the sheet")
        case Way.THREE_MONTHS:
            return word(Horizon.THREE_MONTHS)
        case Way.LATER:
            return word(Horizon.LATER)
        case Way.SETTLE:
            return tr("Settle it")


@dataclass(frozen=True, slots=True)
class Advice:
    """A proposal as it is shown: `place` is where on the page its text belongs, `sentence` what to look at."""

    proposal: Proposal
    place: str
    sentence: str
    ways: tuple[Way, ...]


def advice(plan: Plan, proposals: Sequence[Proposal]) -> tuple[Advice, ...]:
    """A line for each proposal, no two of them alike."""
    worth = list(_worth_a_line(plan, proposals))
    seen: Counter[tuple[str, str]] = Counter()
    lines: list[Advice] = []
    for proposal, sentence in zip(worth, proposal_sentences(worth, phrases_for(language())), strict=True):
        place = _place(plan, proposal.source)
        seen[place, sentence] += 1
        if (count := seen[place, sentence]) > 1:
            place = f"{place} · {count}"
        lines.append(Advice(proposal, place, sentence, ways(plan, proposal)))
    return tuple(lines)


def _worth_a_line(plan: Plan, proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """Without the steps of a goal that has no room either; a person's name and number are one thing."""
    gone = [each for each in proposals if each.kind is ProposalKind.LEAVE_OFF and each.source]
    records = {each.source.record for each in gone if each.source}
    for proposal in proposals:
        record = find(plan, proposal.source.record) if proposal.source else None
        if proposal not in gone:
            yield proposal
        elif isinstance(record, Contact):
            same = [each for each in gone if each.source and each.source.record == record.id]
            if proposal is same[0]:
                yield replace(proposal, text=" ".join(each.text for each in same))
        elif not (isinstance(record, Step) and record.goal_id in records):
            yield proposal


def ways(plan: Plan, proposal: Proposal) -> tuple[Way, ...]:
    """What can be done about it, the most likely first."""
    record = find(plan, proposal.source.record) if proposal.source else None
    off = (Way.LEAVE_OFF,) if isinstance(record, Goal | Step | Contact) else ()
    match proposal.kind:
        case ProposalKind.MOVE:
            return (Way.THREE_MONTHS, Way.LATER)
        case ProposalKind.DECIDE:
            return (Way.SETTLE,)
        case ProposalKind.SPELL_OUT:
            return (Way.WRITE,)
        case ProposalKind.LEAVE_OFF:
            return off
    return (Way.SHORTEN, *off)


def edits_of(plan: Plan, record_id: str, way: Way) -> tuple[tuple[Edit, ...], str]:
    """The edits that leave a record off the sheet or let a goal wait, and what undoing them is called."""
    match way, plan.records.get(record_id):
        case Way.LEAVE_OFF, Goal() as record:
            return difference(record, replace(record, on_sheet=False)), tr("Goal on the sheet")
        case Way.LEAVE_OFF, Step() as record:
            return difference(record, replace(record, on_sheet=False)), tr("Step on the sheet")
        case Way.LEAVE_OFF, Contact() as record:
            return difference(record, replace(record, on_sheet=False)), tr("Contact on the sheet")
        case ((Way.THREE_MONTHS | Way.LATER), Goal() as record):
            horizon = Horizon.THREE_MONTHS if way is Way.THREE_MONTHS else Horizon.LATER
            return difference(record, replace(record, horizon=horizon)), tr("When a goal is for")
    return (), ""


def _place(plan: Plan, source: Source | None) -> str:
    """`Mål 2 · Vi gør`: where on the page a text belongs."""
    record = find(plan, source.record) if source else None
    match record:
        case Goal():
            return _goal(plan, record)
        case Step():
            goal = plan.records.get(record.goal_id)
            of_goal = f"{_goal(plan, goal)} · " if isinstance(goal, Goal) else ""
            return f"{of_goal}{word(record.side)}"
        case Dream():
            return tr("The dream")
        case Contact():
            return tr("Network")
        case Appointment():
            return tr("Appointment")
    return tr("If it goes wrong") if source and source.cell == "if_it_goes_wrong" else tr("The name")


def _goal(plan: Plan, goal: Goal) -> str:
    """With its number where it has one; a goal for another time is known by when."""
    now = [each.id for each in plan.goals(Horizon.NOW) if each.on_sheet and each.words.strip()]
    return tr("Goal {n}", n=now.index(goal.id) + 1) if goal.id in now else word(goal.horizon)
