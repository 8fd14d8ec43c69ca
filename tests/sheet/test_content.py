"""What stands on the page, and what never does."""

from dataclasses import fields, replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Contact, Dream, SheetIssue
from enplan_desktop.domain.terms import (
    CITIZEN,
    CaseStatus,
    EffortStage,
    GoalStatus,
    Horizon,
    Outcome,
    StepStatus,
    Unit,
    unit_stream,
)
from enplan_desktop.language import LANGUAGES
from enplan_desktop.sheet.content import NEW_DREAM, NEW_GOAL, sheet_content
from enplan_desktop.sheet.languages.phrases import languages, phrases_for, sheet_language
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.page_words import LINE_BREAK, SheetContent, lines_of
from enplan_desktop.sheet.proposals import ProposalKind
from enplan_desktop.sheet.source import Source
from tests.sheet.plans import (
    CASE,
    DREAM,
    ISSUE,
    JONAS,
    METTE,
    MINE,
    NOW,
    OURS,
    goal,
    made,
    new_case,
    plan_of,
    sofies_plan,
    step,
)

DANISH = phrases_for("da")


def content_of(plan: Plan, *, prompts: bool = False) -> SheetContent:
    return sheet_content(plan, NOW, DANISH, prompts=prompts)


def dream_of(words: str) -> str:
    dream = content_of(plan_of(made(Dream, "d", words=words))).dream
    return dream.text if dream else ""


def words_of(content: SheetContent) -> list[str]:
    return [line.text for line in lines_of(content)]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Sofie N.", "Sofies plan"),
        ("Lars", "Lars’ plan"),
        ("Max Holm", "Max’ plan"),
        ("Liz", "Liz’ plan"),
        ("ANDREAS", "ANDREAS’ plan"),
        ("  Anne-Marie   Skov ", "Anne-Maries plan"),
        ("Nørgaard, Sofie", "Sofies plan"),
        ("fru Nørgaard", "Min plan"),
        # What somebody wrote small may be meant so, and is put right in the title itself.
        ("sofie n", "sofies plan"),
        ("", "Min plan"),
        ("🙂", "Min plan"),
    ],
)
def test_the_title_is_the_first_name_in_the_genitive(name, title):
    assert content_of(plan_of(display_name=name)).title.text == title


def test_english_owns_with_an_apostrophe_and_s():
    content = sheet_content(plan_of(display_name="Lars"), NOW, phrases_for("en"))

    assert content.title.text == "Lars’s plan"
    assert content.made_on.text == "Made together on Monday 9 March 2026"


def test_the_day_it_was_made_is_written_out():
    assert content_of(new_case()).made_on.text == "Lavet sammen mandag den 9. marts 2026"


@pytest.mark.parametrize(
    "typed",
    [
        "Et roligt liv",
        '"Et roligt liv"',
        "”Et roligt liv”",
        "»Et roligt liv«",
        "„Et roligt liv”",
        "“ Et roligt liv ”",
    ],
)
def test_the_dream_stands_in_danish_quotation_marks_once(typed):
    assert dream_of(typed) == "”Et roligt liv”"


@pytest.mark.parametrize("said", ["\u200b", " \u202e\x07 ", "”\u2066”", "\ufe0f\n\u200d"])
def test_a_dream_of_which_nothing_can_be_seen_is_none(said):
    assert dream_of(said) == ""


def test_a_dream_in_signs_that_cannot_be_drawn_leaves_no_marks_around_nothing():
    def printed(said: str) -> str:
        dream = sheet_for(plan_of(made(Dream, "d", words=said)), NOW).content.dream
        return dream.text if dream else ""

    assert printed("🙂🙂") == "”…”"
    assert printed("At fiske 🙂") == "”At fiske”"
    assert printed("At fiske\n🙂") == f"”At fiske{LINE_BREAK}…”"


@pytest.mark.parametrize(
    "said",
    [
        'At høre "far" igen',
        '"Fri" fra "det hele"',
        '"Hej" siger han, og jeg siger "farvel"',
        '"Nej"!"',
        "„Cicho” i „spokój”",
    ],
)
def test_a_quotation_inside_the_dream_stays_also_where_it_begins_and_ends_it(said):
    assert dream_of(said) == f"”{said}”"


def test_the_page_of_the_design_says_what_the_design_says():
    assert words_of(content_of(sofies_plan())) == [
        "Sofies plan",
        "Lavet sammen mandag den 9. marts 2026",
        "”Jeg vil gerne have et almindeligt liv – og min datter hver anden weekend.”",
        "Komme til min behandling, også de svære dage",
        "møder op tirsdag kl. 13 og skriver, hvis jeg er på vej",
        "Jonas ringer tirsdag formiddag",
        "Mette henter dig første gang",
        "Få ro på økonomien",
        "tager mine breve med på fredag, også de uåbnede",
        "Mette og Sofie åbner dem sammen og søger hjælp til tandlægen",
        "Et sted at være om dagen",
        "prøver værkstedet to formiddage",
        "Mette laver aftalen. Ikke før kl. 10",
        "Praktik to dage om ugen",
        "Se Freja fast hver anden søndag",
        "Min egen lejlighed",
        "Uddannelse – måske som pædagog",
        "tirsdag den 10. marts kl. 13.00",
        "Jonas, Rusmiddelcentret, 1. sal",
        "Mette",
        "12 34 56 78",
        "Jonas",
        "23 45 67 89",
        "Ring til Jonas samme dag. Planen gælder stadig.",
        "Mette søgte om hjælp til indskud",
    ]


def test_every_line_but_the_day_knows_its_cell():
    content = content_of(sofies_plan())

    assert [line.text for line in lines_of(content) if line.source is None] == [content.made_on.text]
    assert content.now[0].ours[0].source == Source("s2", "text")
    assert content.next_appointment is not None
    assert content.next_appointment.when.source == Source("coming", "hours")


@pytest.mark.parametrize("stage", EffortStage)
def test_an_effort_is_on_the_page_only_when_it_is_promised(stage):
    plan = plan_of(goal("g", "Et sted at bo"), step("s", "g", OURS, "Døgnbehandling", stage=stage))

    shown = bool(content_of(plan).now[0].ours)

    assert shown == (stage in (EffortStage.GRANTED, EffortStage.RUNNING))


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": GoalStatus.REACHED},
        {"status": GoalStatus.SET_ASIDE},
        {"on_sheet": False},
        {"stream": unit_stream(Unit.RUSMIDDELCENTER)},
        {"words": "  \n "},
    ],
)
def test_a_goal_that_does_not_belong_is_simply_not_there(hidden):
    hidden_goal = replace(goal("g", "Et sted at bo"), **hidden)

    assert content_of(plan_of(hidden_goal)) == content_of(plan_of())


def test_nothing_of_a_units_own_stream_is_ever_read():
    stream = unit_stream(Unit.PSYKIATRI)
    records = [replace(record, stream=stream) for record in sofies_plan().records.values()]

    assert content_of(plan_of(*records)) == content_of(plan_of())


def test_a_fourth_goal_now_is_proposed_to_wait():
    goals = [goal(f"g{number}", f"Mål {number}") for number in range(5)]

    content = content_of(plan_of(*goals))

    assert [each.words.text for each in content.now] == ["Mål 0", "Mål 1", "Mål 2"]
    assert [(each.kind, each.text) for each in content.proposals] == [
        (ProposalKind.MOVE, "Mål 3"),
        (ProposalKind.MOVE, "Mål 4"),
    ]


def test_what_two_people_wrote_differently_is_named_before_it_is_handed_out():
    plan = replace(sofies_plan(), unsettled={"g1": frozenset({"words"}), "s9": frozenset({"text"})})

    proposals = content_of(plan).proposals

    assert [(each.kind, each.source) for each in proposals] == [(ProposalKind.DECIDE, Source("g1", "words"))]


@pytest.mark.parametrize(
    ("holder", "text", "line"),
    [
        ("jonas", "ringer fredag", "Jonas ringer fredag"),
        ("jonas", "Jobcentret ringer fredag", "Jobcentret ringer fredag"),
        ("jonas", "jonas ringer fredag", "Jonas ringer fredag"),
        ("jonas", "JONAS: ringer fredag", "JONAS: ringer fredag"),
        ("jonas", "jonas: ringer fredag", "Jonas: ringer fredag"),
        ("jonas", "jonasine ringer fredag", "Jonas jonasine ringer fredag"),
        ("mother", "min mor ringer fredag", "min mor ringer fredag"),
        ("mother", "Min  Mor ringer fredag", "Min  Mor ringer fredag"),
        ("doctor", "læge ringer fredag", "læge ringer fredag"),
        ("doctor", "ringer fredag", "Lone ringer fredag"),
        (None, "ringer fredag", "ringer fredag"),
        ("gone", "ringer fredag", "ringer fredag"),
    ],
)
def test_our_step_begins_with_who_has_the_ball_unless_it_is_a_sentence(holder, text, line):
    mother = made(Contact, "mother", name="min mor", place="c")
    doctor = made(Contact, "doctor", name="læge Lone Holm", place="d")
    plan = plan_of(JONAS, mother, doctor, goal("g", "Ro"), step("s", "g", OURS, text, ball_holder=holder))

    assert content_of(plan).now[0].ours[0].text == line


@pytest.mark.parametrize(
    ("side", "holder", "text", "line"),
    [
        (MINE, CITIZEN, "jeg ringede", "Jeg ringede"),
        (OURS, None, "vi ringede", "Vi ringede"),
        (OURS, "jonas", "jonas ringede", "Jonas ringede"),
        (OURS, "doctor", "læge ringede", "læge ringede"),
        (OURS, "doctor", "ringede", "Lone ringede"),
    ],
)
def test_what_was_kept_says_once_who_did_it(side, holder, text, line):
    doctor = made(Contact, "doctor", name="læge Lone Holm", place="d")
    kept = {"status": StepStatus.DONE, "done_on": date(2026, 3, 3)}
    plan = plan_of(JONAS, doctor, ISSUE, step("s", "g", side, text, ball_holder=holder, **kept))

    assert [each.text for each in content_of(plan).since_last] == [line]


def test_the_next_appointment_has_not_begun_and_still_stands():
    def at(record_id: str, hour: int, outcome: Outcome | None = None) -> Appointment:
        return made(
            Appointment, record_id, start=datetime(2026, 3, 9, hour), where=record_id, outcome=outcome
        )

    plan = plan_of(at("past", 9), at("cancelled", 11, Outcome.CANCELLED), at("coming", 12), at("later", 14))

    content = content_of(plan)

    assert content.next_appointment is not None
    assert content.next_appointment.when.text == "mandag den 9. marts kl. 12.00"
    assert content.next_appointment.place is not None
    assert content.next_appointment.place.text == "coming"


def test_an_appointment_names_everybody_by_first_name():
    coming = made(
        Appointment,
        "a",
        start=datetime(2027, 1, 4, 9, 30),
        where="Torvet 2",
        with_ids=("jonas", "mette"),
        with_others="psykiater Holm, Lone Skov og min søster Freja",
    )

    content = content_of(plan_of(JONAS, METTE, coming))

    assert content.next_appointment is not None
    assert content.next_appointment.place is not None
    assert content.next_appointment.place.text == "Mette, Jonas, psykiater, Lone og min søster, Torvet 2"
    assert content.next_appointment.when.text == "mandag den 4. januar 2027 kl. 09.30"


def test_only_contacts_on_the_sheet_with_a_phone_are_called():
    silent = replace(JONAS, phone=" ")
    private = replace(METTE, id="other", on_sheet=False)

    content = content_of(plan_of(silent, private, replace(METTE, phone="+45 12345678")))

    assert [call.phone.text for call in content.call] == ["+45 12 34 56 78"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Holm, Lone", "Lone"),
        ("HOLM, LONE", "LONE"),
        ("Holm Nielsen, Lone", "Lone"),
        ("Kovačević, Amira", "Amira"),
        ("Holm, dr. Lone", "Lone"),
        ("Lone Holm, sygeplejerske", "Lone"),
        ("Lone Holm, Jobcentret", "Lone"),
        ("Lone Holm, SKP", "Lone"),
        ("Mor, Lone", "Mor"),
        ("fru Nielsen", None),
        ("Dr. Petersen", None),
        ("hr. Karl Petersen", "Karl"),
        ("fru Holm Nielsen", None),
        ("læge Lone Holm", "Lone"),
        ("læge Holm", "læge"),
        ("min bror Karl", "min bror"),
    ],
)
def test_no_surname_and_no_title_stands_for_somebodys_name(name, shown):
    (call,) = content_of(plan_of(replace(METTE, name=name))).call

    assert (call.name.text if call.name else None) == shown


@pytest.mark.parametrize(
    ("others", "company"),
    [
        ("Holm, Karl", "Karl"),
        ("Holm, Karl; Skov, Mette", "Karl og Mette"),
        ("Freja, Holm, Karl", "Freja og Karl"),
        ("Mette, Jonas", "Mette og Jonas"),
        ("Mor, Karl", "Mor og Karl"),
        ("Lone Holm, Mette Skov", "Lone og Mette"),
        ("fru Nielsen og Karl", "Karl"),
    ],
)
def test_a_comma_in_a_list_of_names_parts_people_but_no_surname_from_its_first_name(others, company):
    coming = made(Appointment, "a", start=NOW + timedelta(days=1), with_others=others)

    appointment = content_of(plan_of(coming)).next_appointment

    assert appointment is not None
    assert appointment.place is not None
    assert appointment.place.text == company


def test_what_was_kept_since_last_time_says_by_whom():
    kept = {"status": StepStatus.DONE, "done_on": date(2026, 3, 1)}
    plan = plan_of(
        METTE,
        ISSUE,
        step("a", "g", MINE, "tog mine breve med", **kept),
        step("b", "g", OURS, "ringede til banken", ball_holder="mette", **kept),
        step("c", "g", OURS, "søgte om indskud", **kept),
        step("d", "g", OURS, "søgte døgnbehandling", stage=EffortStage.REFUSED, **kept),
        step("e", "g", MINE, "gik en tur", status=StepStatus.DONE, done_on=date(2026, 2, 19)),
        step("f", "g", MINE, "gik en tur", status=StepStatus.OPEN),
    )

    assert [line.text for line in content_of(plan).since_last] == [
        "Jeg tog mine breve med",
        "Mette ringede til banken",
        "Vi søgte om indskud",
    ]


def test_before_the_first_page_there_is_no_last_time():
    plan = plan_of(step("a", "g", MINE, "gik en tur", status=StepStatus.DONE, done_on=date(2026, 3, 1)))

    assert content_of(plan).since_last == ()


def test_last_time_is_the_newest_page():
    newer = made(SheetIssue, "newer", handed_at=datetime(2026, 3, 5, 9, 0))

    content = content_of(plan_of(*sofies_plan().records.values(), newer))

    assert content.since_last == ()


def test_a_new_case_has_a_title_and_asks_only_on_the_screen():
    printed = content_of(new_case())
    asking = content_of(new_case(), prompts=True)

    assert words_of(printed) == ["Sofies plan", "Lavet sammen mandag den 9. marts 2026"]
    assert [(line.text, line.source) for line in lines_of(asking) if line.prompt] == [
        (DANISH.prompts.dream, Source(CASE, NEW_DREAM)),
        (DANISH.prompts.goal, Source(CASE, NEW_GOAL)),
    ]


def test_a_goal_without_words_asks_for_them_in_its_own_cell():
    asking = content_of(plan_of(DREAM, goal("g", "")), prompts=True)

    assert [line.source for line in lines_of(asking) if line.prompt] == [
        Source("g", "words"),
        Source("g", "new_step_citizen"),
        Source("g", "new_step_professionals"),
    ]


def test_a_full_plan_asks_for_nothing():
    assert content_of(sofies_plan(), prompts=True) == content_of(sofies_plan())


SECRETS = {
    "cpr": "0107981234",
    "full_name": "Hemmelig Efternavn",
    "phone": "99887766",
    "interpreter": "tolkesprog",
    "status_reason": "dobbeltdiagnose",
    "coordinator": "koordinatornavn",
    "case_manager": "behandlernavn",
}


def test_the_page_is_quiet_by_default():
    """No CPR, no case number, no full name, no reason, no surname, nothing professional, no notice of a refusal."""
    lone = made(
        Contact,
        "lone",
        name="Lone Tavsen",
        role="psykiater",
        unit=Unit.PSYKIATRI,
        phone="11223344",
        on_sheet=True,
    )
    worded = goal("g9", "Sove om natten", professional_wording="Behandling af F20.0")
    refused = step(
        "s99", "g9", OURS, "Botilbud", stage=EffortStage.REFUSED, stage_reason="intet målgruppematch"
    )
    plan = plan_of(
        *sofies_plan().records.values(),
        lone,
        worded,
        refused,
        **SECRETS,
        status=CaseStatus.PAUSED,
        display_name="Sofie N.",
    )

    said = "\n".join(words_of(content_of(plan))).casefold()

    private = [
        *SECRETS.values(),
        CASE,
        "Tavsen",
        "Lund",
        "Friis",
        "Nørgaard",
        "psykiat",
        "F20",
        "Botilbud",
        "intet",
    ]
    assert [each for each in private if each.casefold() in said] == []


@given(st.text(min_size=8, max_size=12, alphabet="0123456789"), st.text(min_size=6, alphabet="qwzxQWZX"))
def test_no_field_of_the_case_but_three_is_ever_shown(number, word):
    shown = {"id", "case_id", "stream", "display_name", "if_it_goes_wrong", "sheet_language"}
    plan = sofies_plan()
    strings = [each.name for each in fields(plan.case) if isinstance(getattr(plan.case, each.name), str)]
    hidden = {name: f"{number}{word}" for name in strings if name not in shown}

    assert content_of(sofies_plan(**hidden)) == content_of(sofies_plan())


def test_the_citizens_choice_of_language_goes_before_the_cases():
    plan = plan_of(sheet_language="en")

    assert sheet_language(plan) == "en"
    assert sheet_language(plan_of(sheet_language="xx")) == "da"
    assert set(languages()) >= {"da", "en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_program_has_words_for_every_proposal_and_fact(language):
    phrases = phrases_for(language)

    assert set(phrases.proposals) == set(ProposalKind)
    assert set(phrases.facts) == set(DANISH.facts)


def test_goals_stand_under_their_horizon_in_their_order():
    first, second = goal("b", "Først", Horizon.LATER), goal("c", "Så", Horizon.LATER)

    content = content_of(plan_of(second, first))

    assert [line.text for line in content.later] == ["Først", "Så"]


def test_a_side_that_is_empty_asks_for_itself():
    plan = plan_of(DREAM, goal("g", "Få ro"), step("s", "g", MINE, "ringer til banken"))
    asking = content_of(plan, prompts=True)

    assert [line.source for line in lines_of(asking) if line.prompt] == [
        Source("g", "new_step_professionals")
    ]
