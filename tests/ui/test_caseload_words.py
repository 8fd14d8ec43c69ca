"""What the caseload says under a name."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.domain.terms import CaseStatus
from enplan_desktop.ui.caseload_words import Tone, Words, line_words
from tests.ui.kitchen import NOW
from tests.ui.sofie import SOFIE

pytestmark = pytest.mark.usefixtures("theme")

CALM = CaseFacts(
    case=SOFIE,
    last_contact=NOW - timedelta(days=3),
    last_contact_by=None,
    waiting_on_us=0,
    nobody_has=0,
    next_due=None,
    next_appointment=None,
    to_decide=0,
)


def line(**facts: Any) -> list[tuple[str, Tone]]:
    return [(words.text, words.tone) for words in line_words(replace(CALM, **facts), NOW)]


def test_where_nothing_presses_only_the_days_are_told():
    assert line() == [("3 days", Tone.QUIET)]
    assert line(last_contact=NOW) == [("today", Tone.QUIET)]
    assert line(last_contact=NOW - timedelta(days=1)) == [("1 day", Tone.QUIET)]


def test_too_long_without_contact_asks_for_care():
    assert line(last_contact=NOW - timedelta(days=31)) == [("31 days since contact", Tone.CARE)]
    often = replace(SOFIE, contact_rhythm_days=2)
    assert line(case=often) == [("3 days since contact", Tone.CARE)]


def test_a_new_case_is_not_late_on_its_first_day():
    new = replace(SOFIE, since=NOW.date())
    assert line(case=new, last_contact=None) == [("no contact yet", Tone.QUIET)]
    assert line(last_contact=None) == [("no contact yet", Tone.CARE)]


@pytest.mark.parametrize(
    ("facts", "second"),
    [
        ({"to_decide": 2, "nobody_has": 1}, ("2 to settle", Tone.DECIDE)),
        ({"nobody_has": 1, "waiting_on_us": 3}, ("1 with nobody", Tone.CARE)),
        ({"next_due": date(2026, 3, 8), "waiting_on_us": 1}, ("past its date", Tone.CARE)),
        (
            {"next_appointment": datetime(2026, 3, 9, 13), "waiting_on_us": 1},
            ("appointment today 13:00", Tone.STRONG),
        ),
        ({"next_appointment": datetime(2026, 3, 10, 10)}, ("appointment tomorrow 10:00", Tone.STRONG)),
        (
            {"next_appointment": datetime(2026, 3, 12, 10), "waiting_on_us": 1},
            ("1 waits for us", Tone.STRONG),
        ),
        ({"waiting_on_us": 3}, ("3 wait for us", Tone.STRONG)),
        ({"next_appointment": datetime(2026, 3, 12, 10)}, ("appointment 12 March", Tone.QUIET)),
    ],
)
def test_of_what_presses_only_the_most_pressing_is_told(facts, second):
    assert line(**facts) == [("3 days", Tone.QUIET), second]


def test_an_appointment_far_ahead_is_left_for_later():
    assert line(next_appointment=NOW + timedelta(days=8)) == [("3 days", Tone.QUIET)]


def test_a_case_that_rests_says_so_and_nothing_else():
    paused, ended = (replace(SOFIE, status=status) for status in (CaseStatus.PAUSED, CaseStatus.ENDED))
    assert line(case=paused, nobody_has=4) == [("on pause", Tone.QUIET)]
    assert line(case=ended, to_decide=1) == [("ended", Tone.QUIET)]


@pytest.mark.usefixtures("danish")
def test_in_danish_it_reads_as_a_dane_would_say_it():
    assert line(last_contact=NOW - timedelta(days=31)) == [("31 dage siden kontakt", Tone.CARE)]
    assert line_words(replace(CALM, to_decide=1), NOW)[1] == Words("1 skal afklares", Tone.DECIDE)
