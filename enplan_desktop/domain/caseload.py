"""One line of the caseload: the few facts that say which of 25 citizens needs something today."""

from dataclasses import dataclass
from datetime import date, datetime

from enplan_desktop.domain.records import Case
from enplan_desktop.domain.terms import Initiative


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What the vault can say of a case without opening it.

    `last_contact` is the newest note that tells of a contact, or appointment to which the citizen came;
    `last_contact_by` who took it. `waiting_on_us` counts open steps whose ball a professional has,
    `nobody_has` those whose ball nobody has. `next_due` is the earliest due date of an open step, also one
    that is past. `next_appointment` is the first that has not begun. `to_decide` counts cells that two people
    wrote differently.
    """

    case: Case
    last_contact: datetime | None = None
    last_contact_by: Initiative | None = None
    waiting_on_us: int = 0
    nobody_has: int = 0
    next_due: date | None = None
    next_appointment: datetime | None = None
    to_decide: int = 0
