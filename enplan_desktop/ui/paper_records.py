"""What was written on paper by hand, as records of the plan."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from enplan_desktop.domain import making
from enplan_desktop.domain.changes import Edit, creation, difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Contact, Goal, Record
from enplan_desktop.domain.terms import GoalStatus, Horizon, StepSide
from enplan_desktop.sheet.leaving.numbers import bare_number


@dataclass(frozen=True, slots=True)
class PaperGoal:
    words: str
    mine: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperPage:
    """The page in its own order; what was left empty is empty. `calls` are names and phone numbers.

    `made_on` is the day that the dream was said and the steps were promised; None is today.
    """

    made_on: date | None = None
    dream: str = ""
    goals: tuple[PaperGoal, ...] = ()
    three_months: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    appointment: datetime | None = None
    until: datetime | None = None
    where: str = ""
    calls: tuple[tuple[str, str], ...] = ()
    if_it_goes_wrong: str = ""


def edits_from_paper(plan: Plan, page: PaperPage, new_id: Callable[[], str], today: date) -> tuple[Edit, ...]:
    """The edits that put the page into the plan; what the plan says already is not written twice."""
    typing = _Typing(plan, new_id, page.made_on or today)
    for edits in typing.everything(page):
        typing.edits.extend(edits)
        typing.plan = typing.plan.after(edits)
    return tuple(typing.edits)


def known_by(plan: Plan, name: str) -> tuple[Contact, ...]:
    """Who may be meant on paper: somebody of that whole name, else everybody of that first name."""
    contacts = plan.contacts()
    whole = tuple(each for each in contacts if _same(each.name, name))
    return whole[:1] or tuple(each for each in contacts if name and _same(_first_word(each.name), name))


def changes_number(plan: Plan, name: str, phone: str) -> Contact | None:
    """The person whose number the paper would change, where somebody should first say that it is theirs.

    A professional's number is not asked about before a page leaves, so their first one counts too.
    """
    known = known_by(plan, name)
    if len(known) != 1 or not phone or _same_number(known[0].phone, phone):
        return None
    return known[0] if known[0].phone or known[0].unit else None


class _Typing:
    """Each record is made in the plan as it stands after the one before it."""

    def __init__(self, plan: Plan, new_id: Callable[[], str], day: date) -> None:
        self.plan, self.edits = plan, list[Edit]()
        self._new_id, self._day = new_id, day

    def everything(self, page: PaperPage) -> Iterator[tuple[Edit, ...]]:
        before = self.plan.dream()
        if page.dream and (before is None or before.words != page.dream):
            yield _new(making.new_dream(self.plan, self._new_id(), page.dream, self._day))
        for goal in page.goals:
            yield from self._goal(goal.words, Horizon.NOW)
            yield from self._steps(goal)
        for horizon, words in ((Horizon.THREE_MONTHS, page.three_months), (Horizon.LATER, page.later)):
            for each in words:
                yield from self._goal(each, horizon)
        if page.appointment is not None:
            made = making.new_appointment(self.plan, self._new_id(), page.appointment)
            yield _new(replace(made, end=page.until, where=page.where))
        for name, phone in page.calls:
            yield self._contact(name, phone)
        if page.if_it_goes_wrong:
            case = self.plan.case
            yield difference(case, replace(case, if_it_goes_wrong=page.if_it_goes_wrong))

    def _goal(self, words: str, horizon: Horizon) -> Iterator[tuple[Edit, ...]]:
        known = self._known(words)
        if known is None:
            yield _new(making.new_goal(self.plan, self._new_id(), words, horizon))
        else:
            # What somebody wrote on the page is to stand on it, also where it was off it before.
            yield difference(known, replace(known, horizon=horizon, on_sheet=True))

    def _known(self, words: str) -> Goal | None:
        goals = (each for each in self.plan.of(Goal) if each.status is GoalStatus.ACTIVE)
        return next((each for each in goals if _same(each.words, words)), None)

    def _steps(self, written: PaperGoal) -> Iterator[tuple[Edit, ...]]:
        goal = self._known(written.words)
        assert goal is not None
        for side, texts in ((StepSide.CITIZEN, written.mine), (StepSide.PROFESSIONALS, written.ours)):
            for text in texts:
                known = [step for step in self.plan.steps(goal.id) if _same(step.text, text)]
                for step in known:
                    yield difference(step, replace(step, on_sheet=True))
                if not known:
                    holder = self._named(text) if side is StepSide.PROFESSIONALS else None
                    yield _new(
                        making.new_step(self.plan, self._new_id(), goal.id, text, side, self._day, holder)
                    )

    def _named(self, text: str) -> str | None:
        """Who has the ball where the first word is somebody's name: "Jonas ringer tirsdag"."""
        first = _first_word(text)
        named = (each for each in self.plan.contacts() if first and _same(_first_word(each.name), first))
        return next((each.id for each in named), None)

    def _contact(self, name: str, phone: str) -> tuple[Edit, ...]:
        """Somebody known is called at the number on paper; where more than one may be meant, it is somebody new."""
        known = known_by(self.plan, name)
        if len(known) != 1:
            made = making.new_contact(self.plan, self._new_id(), name)
            return _new(replace(made, phone=phone, on_sheet=True))
        before = known[0]
        stays = not phone or _same_number(before.phone, phone)
        return difference(before, replace(before, phone=before.phone if stays else phone, on_sheet=True))


def _new(record: Record) -> tuple[Edit, ...]:
    return (creation(record),)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _same_number(one: str, other: str) -> bool:
    return one == other or bare_number(one) == bare_number(other) != ""


def _first_word(text: str) -> str:
    return text.strip().partition(" ")[0]
