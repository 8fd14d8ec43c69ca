"""What is asked about before a page leaves, what is not, and what an answer does."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.changes import difference
from enplan_desktop.domain.making import new_sheet_choice
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Contact, Dream, Goal, Step
from enplan_desktop.domain.terms import EffortStage, Horizon, SheetFormat, Unit
from enplan_desktop.sheet.leaving.checks import findings, places_of_words, stays_away, without
from enplan_desktop.sheet.leaving.findings import Finding, FindingKind
from enplan_desktop.sheet.leaving.passages import passages
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.page_words import lines_of
from enplan_desktop.sheet.proposals import ProposalKind
from tests.sheet.plans import (
    APPOINTMENT,
    MINE,
    NOW,
    OURS,
    PLANS,
    goal,
    made,
    new_case,
    plan_of,
    plans,
    sofies_plan,
    step,
    texts,
)

CPR, PHONE, NOT_GRANTED, OWN_NAME, PERSON, HEALTH, PLACE, FIRST_NAME = FindingKind


def found_on(plan: Plan, page_format: SheetFormat = SheetFormat.A4) -> tuple[Finding, ...]:
    return findings(plan, sheet_for(plan, NOW, page_format=page_format))


def told(plan: Plan) -> list[tuple[FindingKind, str]]:
    return [(each.kind, each.words) for each in found_on(plan)]


AROUND = (
    made(Contact, "mette", name="Mette Lund", unit=Unit.JOBCENTER, phone="12345678", place="a"),
    made(Contact, "thomas", name="Thomas Vind", role="Frejas far", phone="20 00 00 22", place="b"),
    made(Contact, "mor", name="Mor", phone="20 00 00 23", place="c"),
    step("døgn", "elsewhere", OURS, "døgnbehandling", stage=EffortStage.APPLIED),
    step("mentor", "elsewhere", OURS, "støtte fra en mentor i ugen", stage=EffortStage.REFUSED),
    step("bolig", "elsewhere", OURS, "hjælp til indskud", stage=EffortStage.RUNNING),
    step("before", "elsewhere", OURS, "værkstedet", stage=EffortStage.ENDED),
)


def written(words: str) -> list[tuple[FindingKind, str]]:
    """What is found in a goal's words, in a case with some people and efforts in it."""
    return told(plan_of(goal("g", words), *AROUND))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mit nummer er 010798-1234", [(CPR, "010798-1234")]),
        ("mit nummer er 0107981234.", [(CPR, "0107981234")]),
        ("010798 1234", [(CPR, "010798 1234")]),
        ("01 07 98 - 1234", [(CPR, "01 07 98 - 1234")]),
        ("01-07-98-1234", [(CPR, "01-07-98-1234")]),
        ("01/07/98-1234", [(CPR, "01/07/98-1234")]),
        ("010798/1234", [(CPR, "010798/1234")]),
        ("01071998-1234", [(CPR, "01071998-1234")]),
        ("01 07 98 12 34", [(CPR, "01 07 98 12 34")]),
        ("610798-1234, et midlertidigt", [(CPR, "610798-1234")]),
        ("ses 01.07.98 12.34", []),
        ("ses 01-07-98 kl. 12.34", []),
        ("sagen hedder 321398-1234", []),
        ("konto 1234 0107981234567", []),
        ("fra 010798 til 020798", []),
    ],
)
def test_cpr_like_numbers(words, found):
    assert written(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ringer på 22 33 44 55", [(PHONE, "22 33 44 55")]),
        ("ringer på 22334455", [(PHONE, "22334455")]),
        ("ringer på +45 2233 4455", [(PHONE, "+45 2233 4455")]),
        ("ringer på 223 344 55.", [(PHONE, "223 344 55")]),
        ("ringer på 20000022", [(PHONE, "20000022")]),
        ("ringer på +46 70 123 45 67", [(PHONE, "+46 70 123 45 67")]),
        ("ringer på 4522334455", [(PHONE, "4522334455")]),
        ("ringer på 22/33/44/55", [(PHONE, "22/33/44/55")]),
        ("ringer på 22–33–44–55", [(PHONE, "22–33–44–55")]),
        ("ringer på 22 3344 55", [(PHONE, "22 3344 55")]),
        ("ringer på 22 33 4455", [(PHONE, "22 33 4455")]),
        ("ringer på 2233 44 55", [(PHONE, "2233 44 55")]),
        ("ringer på 223344 55", [(PHONE, "223344 55")]),
        ("ringer på 2 2 3 3 4 4 5 5", [(PHONE, "2 2 3 3 4 4 5 5")]),
        ("ringer på 22334455/66778899", [(PHONE, "22334455"), (PHONE, "66778899")]),
        ("ringer til Mette på 12 34 56 78", []),
        ("ringer til Mette på +45 12345678", []),
        ("ringer til Livslinien på 70 201 201", []),
        ("ringer 112 eller 1813", []),
        ("mødes 10 03 2026 kl. 13.00", []),
        ("mødes 10/03/2026", []),
        ("mødes 2026-03-10", []),
        ("åbent 10-12 14-16, torsdag 0900-1500", []),
        ("fra 13.00-14.30 i skoleåret 2026-2027", []),
        ("betaler 12.500 kr. over 24 måneder", []),
        ("konto 1234 1234567890", []),
    ],
)
def test_telephone_numbers(words, found):
    assert written(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("leve med min ADHD", [(HEALTH, "ADHD")]),
        ("adhd-medicin hver morgen", [(HEALTH, "adhd")]),
        ("min angst og mine angstanfald", [(HEALTH, "angst"), (HEALTH, "angstanfald")]),
        ("ud af mit hashmisbrug", [(HEALTH, "hashmisbrug")]),
        ("uden depressionerne", [(HEALTH, "depressionerne")]),
        ("de fixer i fixerummet", [(HEALTH, "fixerummet")]),
        ("deprimeret", [(HEALTH, "deprimeret")]),
        ("afhængig", [(HEALTH, "afhængig")]),
        ("væk fra stoffet", [(HEALTH, "stoffet")]),
        ("lyrica eller pregabalinen", [(HEALTH, "lyrica"), (HEALTH, "pregabalinen")]),
        ("undersøgt for F10.2 igen", [(HEALTH, "F10.2")]),
        ("undersøgt for DF20 igen", [(HEALTH, "DF20")]),
        ("tager vitamin B12 hver dag", []),
        ("ad E45 til stranden", []),
        ("laver et hashtag", []),
        ("bliver uafhængig og rask", []),
        ("kål fra haven, ikke add", []),
        ("alkoholfri øl til festen, og alkoholfrie drinks", []),
        ("afhængigt af vejret, og drukne i breve", []),
        ("komme til min behandling", []),
    ],
)
def test_words_of_illness_and_substances(words, found):
    assert written(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("møder på Rusmiddelcentret", [(PLACE, "Rusmiddelcentret")]),
        ("møder på rusmiddelcenteret", [(PLACE, "rusmiddelcenteret")]),
        ("på alkoholambulatoriet kl. 9", [(PLACE, "alkoholambulatoriet")]),
        ("et møde på jobcentret", [(PLACE, "jobcentret")]),
        ("et møde på job centret", [(PLACE, "job centret")]),
        ("fra kvindekrisecenteret", [(PLACE, "kvindekrisecenteret")]),
        ("ude af fængslet", [(PLACE, "fængslet")]),
        ("taler med min psykiater", [(PLACE, "psykiater")]),
        ("i gruppe hos Lænken", [(PLACE, "Lænken")]),
        ("hjem til byens centrum", []),
        ("Et sted at være om dagen", []),
    ],
)
def test_places_that_tell(words, found):
    kinds = {HEALTH: PLACE}  # alcohol in a place's name is told of already, as one or the other
    assert [(kinds.get(kind, kind), said) for kind, said in written(words)] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("du får døgnbehandling", [(NOT_GRANTED, "døgnbehandling")]),
        ("når døgnbehandlingen begynder", [(NOT_GRANTED, "døgnbehandlingen")]),
        ("komme i døgn", [(NOT_GRANTED, "døgn")]),
        ("får en mentor", [(NOT_GRANTED, "mentor")]),
        ("hjælp til indskud", []),
        ("prøver værkstedet", []),
        ("får hjælp og støtte i ugen", []),
        ("sover hele døgnet", []),
    ],
)
def test_efforts_that_nobody_has_granted(words, found):
    assert written(words) == found


@pytest.mark.parametrize(
    ("effort", "words", "found"),
    [
        ("hjælp til indskud", "få indskuddet betalt", "indskuddet"),
        ("støttekontaktperson", "en støtte- og kontaktperson", "kontaktperson"),
        ("§ 85-støtte", "støtte efter § 85", "§ 85"),
        ("HF", "tage HF", "HF"),
        ("tøj", "købe tøj", "tøj"),
        ("støtteperson", "være en bedre person", None),
        ("familiebehandling", "se min familie", None),
        ("bostøtte", "bo i egen bolig", None),
        ("behandling for spil", "jeg har ikke spillet i dag", None),
    ],
)
def test_other_words_for_what_is_not_granted(effort, words, found):
    asked = told(plan_of(goal("g", words), step("e", "x", OURS, effort, stage=EffortStage.APPLIED)))
    assert asked == ([(NOT_GRANTED, found)] if found else [])


def test_an_effort_that_is_granted_elsewhere_may_be_promised():
    again = step("again", "elsewhere", OURS, "døgnbehandling", stage=EffortStage.GRANTED)
    assert told(plan_of(goal("g", "du får døgnbehandling"), again, *AROUND)) == []


def test_a_private_persons_number_is_asked_about_in_the_list_of_whom_to_call():
    mother = made(Contact, "mor", name="Marie Holm", phone="2000 0023", on_sheet=True)
    assert told(plan_of(mother)) == [(PHONE, "20 00 00 23")]
    assert told(plan_of(replace(mother, unit=Unit.BOTILBUD))) == []


def test_whom_the_citizen_may_call_or_meets_may_be_named_by_first_name():
    marie = made(Contact, "marie", name="Marie", phone="", on_sheet=True)
    coming = replace(APPOINTMENT, where="hjemme", with_ids=("lone",), with_others="Kaj Skov")
    lone = made(Contact, "lone", name="Lone Holm")
    assert told(plan_of(marie, lone, coming, goal("g", "ringer til Marie"))) == []


def test_on_the_pages_of_the_design_two_words_are_asked_about():
    """Where Jonas is met tells of treatment, and Freja is a child; both may stay if the citizen wants it so."""
    assert told(sofies_plan()) == [(PLACE, "Rusmiddelcentret"), (FIRST_NAME, "Freja")]
    assert told(new_case()) == []


def test_the_gravest_comes_first():
    plan = plan_of(goal("a", "Freja og ADHD"), goal("b", "010798-1234"))
    assert [kind for kind, _ in told(plan)] == [CPR, HEALTH, FIRST_NAME]


def test_what_is_off_the_page_is_not_asked_about():
    assert told(plan_of(goal("g", "min ADHD", on_sheet=False), *AROUND)) == []
    sheet = sheet_for(PLANS["overfull"](), NOW)
    gone = next(each for each in sheet.proposals if each.kind is ProposalKind.LEAVE_OFF)
    assert gone.source is not None
    plan = plan_of(*PLANS["overfull"]().records.values(), goal(gone.source.record, "min ADHD", Horizon.LATER))
    assert "min ADHD" in [each.text for each in sheet_for(plan, NOW).proposals]
    assert HEALTH not in [kind for kind, _ in told(plan)]


# What holds for any page

HARMFUL = [
    "Freja",
    "ADHD",
    "010798-1234",
    "22 33 44 55",
    "Rusmiddelcentret",
    "Mette Lund",
    "Nørgaard",
    "døgnbehandling",
]


@st.composite
def harmful_plans(draw: st.DrawFn) -> Plan:
    """Any plan, with some of what is asked about anywhere in its words."""
    plan = draw(plans())
    harm = st.lists(st.sampled_from(HARMFUL) | texts(), min_size=1, max_size=4).map(" ".join)

    def harmed(record):
        match record:
            case Goal() | Dream():
                return replace(record, words=draw(harm))
            case Step():
                return replace(record, text=draw(harm))
        return record

    records = [harmed(each) if draw(st.booleans()) else each for each in plan.records.values()]
    coming = replace(APPOINTMENT, where=draw(harm), with_others=draw(harm))
    case = {"display_name": draw(harm), "if_it_goes_wrong": draw(harm)}
    return plan_of(*records, *AROUND, coming, **case)


def bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def taken_away(plan: Plan, finding: Finding) -> Plan:
    found = without(plan, finding)
    assert found is not None
    return plan.after(difference(*found))


def kept(plan: Plan, *asked: Finding) -> Plan:
    choice = replace(plan.sheet_choice() or new_sheet_choice(plan), kept=tuple(each.mark for each in asked))
    return Plan(plan.case, {**plan.records, choice.id: choice})


@settings(max_examples=60, deadline=None)
@given(harmful_plans(), st.sampled_from([SheetFormat.A4, SheetFormat.POCKET, SheetFormat.LARGE]))
def test_what_is_found_stands_on_the_page_and_has_its_place_there(plan, page_format):
    sheet = sheet_for(plan, NOW, page_format=page_format)
    drawn = bare(" ".join(text.text for text in sheet.texts()))
    for finding in findings(plan, sheet):
        assert bare(finding.words) in drawn
        boxes = places_of_words(sheet, finding)
        assert boxes
        lines = [text.box.grown(0.01) for text in sheet.texts() if text.source == finding.source]
        for box in boxes:
            ends = ((box.x, box.y), (box.x + box.width, box.y + box.height))
            assert any(all(line.holds(*end) for end in ends) for line in lines)


@settings(max_examples=40, deadline=None)
@given(harmful_plans())
def test_what_is_taken_away_is_gone_and_nothing_else_has_changed(plan):
    for finding in found_on(plan):
        after = taken_away(plan, finding)
        assert finding not in found_on(after)
        found = without(plan, finding)
        assert found is not None
        before, now = found
        if stays_away(before):
            assert replace(now, on_sheet=True) == before  # type: ignore[call-arg]


@settings(max_examples=40, deadline=None)
@given(harmful_plans())
def test_one_after_the_other_everything_can_be_taken_away(plan):
    for _ in range(200):
        left = found_on(plan)
        if not left:
            break
        plan = taken_away(plan, left[0])
    assert not found_on(plan)


@settings(max_examples=40, deadline=None)
@given(harmful_plans(), st.sampled_from([SheetFormat.A4, SheetFormat.A5]))
def test_what_is_kept_does_not_come_again(plan, page_format):
    asked = found_on(plan)
    again = kept(plan, *asked)
    marks = {each.mark for each in asked}
    assert not found_on(again)
    assert not marks & {each.mark for each in found_on(again, page_format)}


def test_a_changed_wording_and_another_place_are_asked_about_anew():
    plan = plan_of(goal("g", "Se Freja om søndagen"))
    again = kept(plan, *found_on(plan))
    assert told(again) == []

    reworded = goal("g", "Se Freja om lørdagen")
    moved = step("s", "g", MINE, "ringer til Freja")
    assert told(plan_of(*again.records.values(), reworded)) == [(FIRST_NAME, "Freja")]
    assert told(plan_of(*again.records.values(), moved)) == [(FIRST_NAME, "Freja")]


def test_a_mark_has_nothing_of_the_words_in_it():
    (asked,) = found_on(plan_of(goal("g", "Se Freja om søndagen")))
    assert re.fullmatch(r"[0-9a-f]{16}", asked.mark)


@settings(max_examples=30, deadline=None)
@given(plans())
def test_the_passages_are_what_is_drawn(plan):
    sheet = sheet_for(plan, NOW)
    drawn = [text for text in sheet.texts() if text.source]
    assert [run for passage in passages(sheet) for _, run in passage.runs] == drawn
    lines = {line.source: line.text for line in lines_of(sheet.content)}
    for passage in passages(sheet):
        assert bare(lines[passage.source]).startswith(bare(passage.text))
