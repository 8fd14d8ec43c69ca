"""Who may read what, kept a second time: from what people did and what the citizen said, not from the server's rows."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.terms import PLAN_STREAM
from tests.simulation.spec import must


@dataclass(frozen=True)
class Somebody:
    """A person; `unit` is the unit's value."""

    id: str
    name: str
    unit: str


@dataclass(frozen=True)
class Said:
    """A consent event as it was accepted."""

    id: str
    unit: str
    given: bool
    after: frozenset[str]


@dataclass
class Ledger:
    """Membership and consent. Moments are whole seconds; a membership without an end has `until` None."""

    coordinators: dict[str, Somebody] = field(default_factory=dict)
    members: dict[tuple[str, str], int | None] = field(default_factory=dict)
    said: dict[str, dict[str, Said]] = field(default_factory=dict)

    def copy(self) -> "Ledger":
        return deepcopy(self)

    def notice(self, change: Change, by: Somebody) -> None:
        """A change was accepted."""
        if change.case_id not in self.coordinators:
            self.take_over(change.case_id, by)
        if change.type == "consent_event" and change.kind == "create" and change.stream == PLAN_STREAM:
            cells = change.new
            said = Said(change.record, cells["to_unit"], cells["given"], frozenset(cells["after"]))
            self.said.setdefault(change.case_id, {}).setdefault(change.record, said)

    def take_over(self, case_id: str, whom: Somebody) -> None:
        self.coordinators[case_id] = whom
        self.members[case_id, whom.id] = None

    def works_on(self, case_id: str, whom: Somebody, now: int) -> bool:
        if (case_id, whom.id) not in self.members:
            return False
        until = self.members[case_id, whom.id]
        return until is None or until > now

    def works_for_good(self, case_id: str, whom: Somebody) -> bool:
        return self.members.get((case_id, whom.id), 0) is None

    def consents(self, case_id: str, unit: str) -> bool:
        """A consent stands that knew of every withdrawal."""
        events = [each for each in self.said.get(case_id, {}).values() if each.unit == unit]
        withdrawn = {each.id for each in events if not each.given}
        return any(each.given and withdrawn <= each.after for each in events)

    def reads(self, case_id: str, whom: Somebody, now: int) -> bool:
        if not self.works_on(case_id, whom, now):
            return False
        return self.coordinators[case_id].unit == whom.unit or self.consents(case_id, whom.unit)

    def allows(self, key: str, whom: Somebody, now: int) -> bool:
        case_id, _, name = key.partition("/")
        return name in (PLAN_STREAM, f"unit:{whom.unit}") and self.reads(case_id, whom, now)

    def may_decide(self, case_id: str, who: Somebody, now: int) -> bool:
        """Who works on the case, that is."""
        return self.reads(case_id, who, now) and self.coordinators[case_id].unit == who.unit

    # What people do

    def shares(self, case_id: str, whom: Somebody, until: int) -> None:
        self.members[case_id, whom.id] = until or None

    def ends(self, case_id: str, whom: Somebody) -> None:
        self.members.pop((case_id, whom.id), None)

    def hands_over(self, case_id: str, by: Somebody, to: Somebody, *, stays: bool) -> None:
        self.take_over(case_id, to)
        if not stays and by != to:
            self.ends(case_id, by)

    def check_readable(self, keys: Iterable[str], whom: Somebody, now: int) -> None:
        for key in keys:
            must(self.allows(key, whom, now), whom.name, "was handed", key, "without access")
