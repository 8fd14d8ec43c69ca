"""The lines of the caseload: counted when something changes, read as they stand.

`domain.rules.facts_of` says the same of a whole plan; a test holds the two together.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, text

from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.domain.dates import wall_clock
from enplan_desktop.domain.records import Case
from enplan_desktop.domain.schema import record_of
from enplan_desktop.domain.terms import CITIZEN, Initiative
from enplan_desktop.storage.facts import ACTIVE_GOAL, OF_A_UNIT, PRIVATE
from enplan_desktop.storage.packing import unpack_cells

T = TypeVar("T")

_COUNT = text(
    f"""
    WITH step AS MATERIALIZED (
        SELECT open.ball, holder.part, count(*) AS steps, min(open.due) AS due
        FROM (
            SELECT step.ball, step.due FROM record AS step
            JOIN record AS goal ON goal.case_id = step.case_id AND goal.record = step.goal
                AND goal.part = '{ACTIVE_GOAL}'
            WHERE step.case_id = :case_id AND step.goal IS NOT NULL
        ) AS open
        LEFT JOIN record AS holder ON holder.case_id = :case_id AND holder.record = open.ball
            AND holder.part IN ('{OF_A_UNIT}', '{PRIVATE}')
        GROUP BY open.ball, holder.part
    ),
    contact AS MATERIALIZED (
        SELECT contact_at, contact_by FROM record
        WHERE case_id = :case_id AND contact_at IS NOT NULL
        ORDER BY contact_at DESC, type = 'note' DESC, record DESC LIMIT 1
    )
    INSERT OR REPLACE INTO case_facts
        (case_id, last_contact, last_contact_by, waiting_on_us, nobody_has, next_due, to_decide)
    SELECT :case_id,
        (SELECT contact_at FROM contact),
        (SELECT contact_by FROM contact),
        coalesce((SELECT sum(steps) FROM step WHERE part = '{OF_A_UNIT}'), 0),
        coalesce((SELECT sum(steps) FROM step WHERE part IS NULL AND ball <> '{CITIZEN}'), 0),
        (SELECT min(due) FROM step),
        coalesce((SELECT sum(to_decide) FROM record WHERE case_id = :case_id AND to_decide > 0), 0)
        + (
            SELECT count(DISTINCT goal.record) FROM record AS step
            JOIN record AS goal ON goal.case_id = step.case_id AND goal.stream = step.stream
                AND goal.record = step.goal AND goal.deleted
            WHERE step.case_id = :case_id AND step.goal IS NOT NULL AND step.to_decide = 0
        )
    """
)
_READ = text(
    """
    SELECT the_case.record, the_case.stream, the_case.cells, facts.*,
        (SELECT min(starts) FROM record WHERE case_id = facts.case_id AND starts > :now) AS next_appointment
    FROM record AS the_case JOIN case_facts AS facts ON facts.case_id = the_case.case_id
    WHERE the_case.type = 'case' AND NOT the_case.deleted
    """
)


def count_anew(connection: Connection, case_ids: Iterable[str]) -> None:
    values = [{"case_id": case_id} for case_id in sorted(case_ids)]
    if values:
        connection.execute(_COUNT, values)


def caseload(connection: Connection, now: datetime) -> list[CaseFacts]:
    found = connection.execute(_READ, {"now": wall_clock(now).isoformat()})
    return [_line(row) for row in found]


def _line(row: Row[Any]) -> CaseFacts:
    case = record_of("case", row.record, row.case_id, row.stream, unpack_cells(row.cells))
    assert isinstance(case, Case)
    return CaseFacts(
        case=case,
        last_contact=_read(datetime.fromisoformat, row.last_contact),
        last_contact_by=_read(Initiative, row.last_contact_by),
        waiting_on_us=row.waiting_on_us,
        nobody_has=row.nobody_has,
        next_due=_read(date.fromisoformat, row.next_due),
        next_appointment=_read(datetime.fromisoformat, row.next_appointment),
        to_decide=row.to_decide,
    )


def _read(reader: Callable[[str], T], kept: str | None) -> T | None:
    return None if kept is None else reader(kept)
