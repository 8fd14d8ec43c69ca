"""What is refused, with its field and its sentence, and what is only warned of."""

import unicodedata
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain import checks
from enplan_desktop.domain.checks import (
    appointment_cautions,
    case_cautions,
    check_record,
    checked_cpr,
    storable_text,
)
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Case, Contact, Dream, Goal, Note, Record, Step
from enplan_desktop.domain.terms import NoteStatus, Outcome
from enplan_desktop.domain.trouble import BadValue

TODAY = date(2026, 3, 9)
CASE = Case(id="c", case_id="c", display_name="Sofie N.", earliest_hour=10, most_a_day=1)
# Made by rule for 1 January 2050, in a series that nobody has been given: the first passes modulus 11.
CPR, CPR_THAT_FAILS = "0101505006", "0101505001"


def is_taken(record: Record, *, new: bool) -> bool:
    try:
        check_record(record, TODAY, new=new)
    except BadValue:
        return False
    return True


def refusal(record: Record, *, new: bool = False) -> tuple[str, str]:
    with pytest.raises(BadValue) as caught:
        check_record(record, TODAY, new=new)
    return caught.value.field, caught.value.sentence


@given(st.text(alphabet=st.characters(codec=None)))
def test_storable_text_can_be_written_and_read_anywhere(text):
    kept = storable_text(text)
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert storable_text(kept) == kept
    assert all(each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cs") for each in kept)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("et\x00to", "etto"),
        ("linje\r\nlinje\rlinje", "linje\nlinje\nlinje"),
        ("kolonne\tkolonne", "kolonne\tkolonne"),
        ("a\u030a", "å"),
        ("\ud83d", ""),
        ("👩‍👧 سلام", "👩‍👧 سلام"),
        ("Karla \u202eM.", "Karla M."),
    ],
)
def test_what_is_kept_of_a_text(typed, kept):
    assert storable_text(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"), [("", ""), ("  ", ""), ("010150-5006", CPR), (CPR_THAT_FAILS, CPR_THAT_FAILS)]
)
def test_a_cpr_number_is_optional_and_kept_as_ten_digits(typed, kept):
    assert checked_cpr(typed) == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("310250-5001", checks.CPR_DATE), ("0101505", checks.CPR_LENGTH), ("ukendt", checks.CPR_LENGTH)],
)
def test_a_cpr_number_without_a_date_is_refused(typed, sentence):
    assert refusal(replace(CASE, cpr=typed)) == ("cpr", sentence)


@pytest.mark.parametrize(
    "changes",
    [
        {"display_name": " "},
        {"born": date(2026, 3, 10)},
        {"earliest_hour": 24},
        {"earliest_hour": -1},
        {"most_a_day": 0},
        {"contact_rhythm_days": 0},
    ],
)
def test_what_a_case_cannot_hold_is_refused_at_its_field(changes):
    assert refusal(replace(CASE, **changes))[0] == next(iter(changes))


@pytest.mark.parametrize(
    "changes", [{"born": TODAY}, {"earliest_hour": 0}, {"earliest_hour": 23}, {"most_a_day": 1}]
)
def test_what_is_just_possible_is_taken(changes):
    assert is_taken(replace(CASE, **changes), new=False)


@pytest.mark.parametrize("kind", [Dream, Goal, Step, Contact])
def test_a_new_record_must_say_something(kind):
    field, sentence = refusal(kind(id="r", case_id="c"), new=True)
    assert (field, sentence) == checks.NO_WORDS[kind]


@pytest.mark.parametrize("kind", [Dream, Goal, Step, Contact])
def test_one_that_has_stood_before_may_be_emptied_on_the_way_to_better_words(kind):
    assert is_taken(kind(id="r", case_id="c"), new=False)


def test_an_appointment_does_not_end_before_it_starts():
    start = datetime(2026, 3, 10, 13)
    assert refusal(Appointment(id="a", case_id="c", start=start, end=datetime(2026, 3, 10, 12)))[0] == "end"
    assert refusal(Appointment(id="a", case_id="c", end=start))[0] == "start"
    assert is_taken(Appointment(id="a", case_id="c", start=start, end=start), new=True)


def test_an_empty_note_may_be_a_draft_but_not_final():
    note = Note(id="n", case_id="c", text=" \n")
    assert is_taken(note, new=True)
    assert refusal(replace(note, status=NoteStatus.FINAL)) == ("text", checks.NO_NOTE_WORDS)


def test_a_place_that_nothing_fits_before_is_refused():
    assert refusal(Goal(id="g", case_id="c", words="Ro", place="æ0"), new=True)[0] == "place"


def sentences(cautions) -> list[str]:
    return [caution.sentence for caution in cautions]


def test_the_old_check_digit_only_warns():
    assert sentences(case_cautions(replace(CASE, cpr=CPR_THAT_FAILS), [])) == [checks.CPR_MODULUS]
    assert case_cautions(replace(CASE, cpr=CPR), []) == ()


def test_two_different_birthdays_only_warn():
    case = replace(CASE, cpr=CPR, born=date(1997, 5, 4))
    assert sentences(case_cautions(case, [])) == [checks.CPR_BORN]


def test_a_name_that_another_case_has_only_warns():
    (caution,) = case_cautions(CASE, ["Bo L.", "sofie  n."])
    assert (caution.sentence, caution.values) == (checks.SAME_NAME, {"name": "Sofie N."})
    assert case_cautions(CASE, ["Bo L.", "Sofie M."]) == ()


def appointment(name: str, hour: int, minutes: int | None = 60, **more) -> Appointment:
    start = datetime(2026, 3, 10, hour)
    end = None if minutes is None else start.replace(hour=hour + minutes // 60, minute=minutes % 60)
    return Appointment(id=name, case_id="c", start=start, end=end, **more)


def cautions_of(new: Appointment, *others: Appointment, case: Case = CASE) -> list[str]:
    return sentences(appointment_cautions(new, Plan(case, {each.id: each for each in others})))


NO_LIMITS = replace(CASE, earliest_hour=None, most_a_day=None)


def test_an_appointment_within_the_limits_needs_no_caution():
    assert cautions_of(appointment("a", 10)) == []
    assert cautions_of(Appointment(id="a", case_id="c")) == []


def test_before_the_citizens_day_begins():
    assert cautions_of(appointment("a", 9)) == [checks.TOO_EARLY]


def test_more_than_the_citizen_can_bear_in_a_day():
    (caution,) = appointment_cautions(appointment("a", 15), Plan(CASE, {"b": appointment("b", 11)}))
    assert caution.sentence == checks.TOO_MANY
    assert caution.values == {"name": "Sofie N.", "most": 1, "count": 2}


def test_other_days_and_appointments_without_a_time_weigh_nothing():
    other_day = replace(appointment("b", 11), start=datetime(2026, 3, 11, 11), end=None)
    assert cautions_of(appointment("a", 11), other_day, Appointment(id="d", case_id="c")) == []


def test_overlaps_name_the_other():
    other = appointment("b", 13, why="tandlæge")
    (caution,) = appointment_cautions(appointment("a", 12, 90), Plan(NO_LIMITS, {"b": other}))
    assert (caution.sentence, caution.values, caution.about) == (
        checks.OVERLAPS_NAMED,
        {"other": "tandlæge"},
        "b",
    )


@pytest.mark.parametrize(
    ("hour", "minutes", "meets"),
    [(12, 60, False), (12, 61, True), (13, 0, True), (14, 60, False), (12, None, False)],
)
def test_what_touches_does_not_overlap(hour, minutes, meets):
    found = cautions_of(appointment("a", hour, minutes), appointment("b", 13), case=NO_LIMITS)
    assert found == ([checks.OVERLAPS] if meets else [])


@pytest.mark.parametrize("outcome", [Outcome.MOVED, Outcome.CANCELLED])
def test_what_was_moved_or_cancelled_is_in_nobodys_way(outcome):
    gone = appointment("b", 11, outcome=outcome)
    assert cautions_of(appointment("a", 11), gone) == []
    assert cautions_of(gone, appointment("a", 11)) == []


def test_an_appointment_is_not_in_its_own_way():
    same = appointment("a", 11)
    assert cautions_of(replace(same, where="hjemme"), same) == []
