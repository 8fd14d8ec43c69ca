"""The example cases: whole, believable on any day of the year, and nobody's."""

import itertools
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.checks import appointment_cautions, check_record
from enplan_desktop.domain.dates import ago
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Case, Contact, Goal, Note, Record, Step
from enplan_desktop.domain.rules import (
    belongs_on_sheet,
    facts_of,
    is_promised,
    needs,
    next_appointment,
)
from enplan_desktop.domain.schema import cells_of
from enplan_desktop.domain.terms import (
    CITIZEN,
    PLAN_STREAM,
    CaseStatus,
    EffortStage,
    Horizon,
    NoteStatus,
    StepSide,
    Unit,
    unit_stream,
)
from enplan_desktop.resources import resource
from enplan_desktop.storage.example import example_cases, fill_with_example
from enplan_desktop.storage.keys import Cost
from enplan_desktop.storage.vault import Vault, create_vault

MONDAY = datetime(2026, 3, 9, 12, 30)
any_moment = st.datetimes(datetime(2025, 1, 1), datetime(2032, 12, 31))


def counted_ids():
    numbers = itertools.count(1)
    return lambda: f"00000000-0000-7000-8000-{next(numbers):012}"


def plans(now: datetime = MONDAY) -> list[Plan]:
    return [plan_of(records) for records in example_cases(now, counted_ids())]


def plan_of(records: list[Record]) -> Plan:
    case, *others = records
    assert isinstance(case, Case)
    return Plan(case, {each.id: each for each in others})


def plan_named(name: str, now: datetime = MONDAY) -> Plan:
    return next(plan for plan in plans(now) if plan.case.display_name == name)


def texts(record: Record) -> Iterator[str]:
    for value in cells_of(record).values():
        yield from (
            each for each in (value.values() if isinstance(value, dict) else [value]) if isinstance(each, str)
        )


def age(case: Case, today: date) -> int | None:
    if case.born is None:
        return None
    return today.year - case.born.year - ((today.month, today.day) < (case.born.month, case.born.day))


def test_there_are_25_cases_of_both_age_groups():
    ages = [age(plan.case, MONDAY.date()) for plan in plans()]
    assert len(ages) == 25
    assert sum(years is not None and years < 30 for years in ages) == 12
    assert sum(years is None for years in ages) == 1


def test_no_two_citizens_have_the_same_name_and_nobody_has_a_cpr_number():
    cases = [plan.case for plan in plans()]
    assert len({case.display_name for case in cases}) == 25
    assert not any(case.cpr for case in cases)


@settings(max_examples=10)
@given(any_moment)
def test_every_record_could_have_been_typed(now):
    for plan in plans(now):
        for record in (plan.case, *plan.records.values()):
            check_record(record, now.date(), new=True)
            assert not any("{" in text or text != text.strip() for text in texts(record))


@settings(max_examples=10)
@given(any_moment)
def test_nothing_is_told_of_before_it_happened(now):
    today = now.date()
    for plan in plans(now):
        for note in plan.of(Note):
            assert note.happened_at is not None
            assert note.written_at is not None
            assert note.happened_at <= note.written_at <= now
        for step in plan.of(Step):
            days = (step.ball_since, step.done_on, step.stage_date, step.waiting_since)
            assert all(day is None or day <= today for day in days)
        for each in plan.of(Appointment):
            assert each.start is not None
            assert (each.outcome is None) == (each.start.date() >= today)


@settings(max_examples=10)
@given(any_moment)
def test_people_meet_on_working_days(now):
    for plan in plans(now):
        for each in plan.of(Appointment):
            assert each.start is not None
            assert each.start.date() == now.date() or each.start.weekday() < 5


@settings(max_examples=10)
@given(any_moment)
def test_seven_cases_need_something_on_any_day(now):
    needing = [plan.case.display_name for plan in plans(now) if needs(facts_of(plan, now, 0), now.date())]
    assert needing == ["Anders G.", "Bo L.", "Dennis M.", "Frederik T.", "Gitte F.", "Lasse J.", "Nanna V."]


def test_every_ball_lies_with_somebody_who_is_there_or_visibly_with_nobody():
    for plan in plans():
        for step in plan.of(Step):
            assert step.ball_holder in (None, CITIZEN) or isinstance(plan.records[step.ball_holder], Contact)
            assert isinstance(plan.records[step.goal_id], Goal)


def test_an_effort_that_is_not_promised_is_not_on_the_sheet():
    efforts = [(plan, step) for plan in plans() for step in plan.of(Step) if step.stage]
    assert {step.stage for _, step in efforts} == set(EffortStage)
    assert not any(belongs_on_sheet(step) for _, step in efforts if not is_promised(step))


def test_no_full_name_or_phone_of_a_citizen_stands_anywhere_else():
    for plan in plans():
        told = " ".join(text for record in plan.records.values() for text in texts(record))
        assert not plan.case.full_name or plan.case.full_name.split()[-1] not in told


def test_a_final_note_is_the_rule_and_a_draft_the_exception():
    notes = [note for plan in plans() for note in plan.of(Note)]
    drafts = [note for note in notes if note.status is NoteStatus.DRAFT]
    assert len(notes) > 120
    assert len(drafts) == 1


def test_addenda_belong_to_a_note_of_the_same_stream():
    for plan in plans():
        for note in plan.of(Note):
            if note.addendum_to:
                assert plan.records[note.addendum_to].stream == note.stream


def test_sofies_page_is_the_one_on_the_drawing():
    sofie = plan_named("Sofie N.")
    dream = sofie.dream()
    assert dream is not None
    assert dream.words == "Jeg vil gerne have et almindeligt liv – og min datter hver anden weekend."
    assert [goal.words for goal in sofie.goals(Horizon.NOW)] == [
        "Komme til min behandling, også de svære dage",
        "Få ro på økonomien",
        "Et sted at være om dagen",
    ]
    first = [step for step in sofie.steps(sofie.goals(Horizon.NOW)[0].id) if belongs_on_sheet(step)]
    assert [(step.side, step.text) for step in first] == [
        (StepSide.CITIZEN, "møder op tirsdag kl. 13 og skriver, hvis jeg er på vej"),
        (StepSide.PROFESSIONALS, "ringer tirsdag formiddag"),
        (StepSide.PROFESSIONALS, "henter dig første gang"),
    ]
    coming = next_appointment(sofie, MONDAY)
    assert coming is not None
    assert (coming.start, coming.where) == (datetime(2026, 3, 10, 13), "Rusmiddelcentret, 1. sal")


def test_the_caseload_reads_as_on_the_drawing():
    days = {}
    for plan in plans():
        last = facts_of(plan, MONDAY, 0).last_contact
        days[plan.case.display_name] = None if last is None else ago(last, MONDAY.date())
    drawn = {
        "Ahmed K.": 0,
        "Bo L.": 31,
        "Camilla R.": 4,
        "Dennis M.": 9,
        "Emma S.": 2,
        "Frederik T.": 15,
        "Henrik V.": 0,
        "Ida P.": 6,
        "Sofie N.": 3,
        "Tanja W.": 12,
    }
    assert {name: days[name] for name in drawn} == drawn


def test_some_days_hold_more_than_a_citizen_can_bear():
    for name in ("Camilla R.", "Gitte F."):
        plan = plan_named(name)
        assert any(appointment_cautions(each, plan) for each in plan.appointments())


def test_one_has_ended_one_rests_and_one_declined_the_sheet():
    everyone = plans()
    standing = [plan.case.status for plan in everyone]
    assert (standing.count(CaseStatus.ENDED), standing.count(CaseStatus.PAUSED)) == (1, 1)
    choices = [plan.sheet_choice() for plan in everyone]
    assert sum(choice is not None and choice.declined for choice in choices) == 1


def test_on_a_weekend_tomorrow_is_the_next_working_day():
    saturday = datetime(2026, 3, 14, 9, 0)
    coming = next_appointment(plan_named("Sofie N.", saturday), saturday)
    assert coming is not None
    assert coming.start == datetime(2026, 3, 16, 13)


def test_a_word_that_no_record_has_is_found(tmp_path, monkeypatch):
    demo = tmp_path / "demo"
    (demo / "cases").mkdir(parents=True)
    (demo / "colleagues.toml").write_text("", encoding="utf-8")
    (demo / "cases" / "x.toml").write_text('colour = "red"\nnetwork = []\ngoals = []\n', encoding="utf-8")
    monkeypatch.setattr("enplan_desktop.storage.example.resource", tmp_path.joinpath)
    with pytest.raises(ValueError, match=r"x\.toml: a case has no colour"):
        example_cases(MONDAY, counted_ids())


def test_every_file_is_a_case():
    assert len(list(resource("demo", "cases").glob("*.toml"))) == 25


class NoKeyring:
    """A computer without a keyring."""

    def get_password(self, service_name: str, username: str, /) -> str | None:
        return None

    def set_password(self, service_name: str, username: str, password: str, /) -> None:
        return None

    def delete_password(self, service_name: str, username: str, /) -> None:
        return None


@pytest.fixture
def vault(tmp_path) -> Iterator[Vault]:
    made, _ = create_vault(tmp_path / "vault", "tolv små haner", keyring=NoKeyring(), cost=Cost(64, 1, 1))
    made.set_identity("Mette Rosensti", Unit.JOBCENTER)
    yield made
    made.close()


def as_seen_from(unit: Unit) -> dict[str, Plan]:
    """The plans with the shared records and those of one unit."""
    seen = {PLAN_STREAM, unit_stream(unit)}
    return {
        plan.case.id: Plan(
            plan.case, {each.id: each for each in plan.records.values() if each.stream in seen}
        )
        for plan in plans()
    }


def test_a_vault_holds_every_case_as_it_was_told_to_its_owner(vault):
    fill_with_example(vault, MONDAY, counted_ids())
    told = as_seen_from(Unit.JOBCENTER)
    assert set(vault.case_ids()) == set(told)
    assert {case_id: vault.plan(case_id) for case_id in told} == told
    streams = {record.stream for plan in told.values() for record in plan.records.values()}
    assert streams == {PLAN_STREAM, unit_stream(Unit.JOBCENTER)}


def test_a_vault_counts_the_caseload_as_the_rules_do(vault):
    fill_with_example(vault, MONDAY, counted_ids())
    counted = {facts.case.id: facts for facts in vault.caseload(MONDAY)}
    assert counted == {
        case_id: facts_of(plan, MONDAY, 0) for case_id, plan in as_seen_from(Unit.JOBCENTER).items()
    }
