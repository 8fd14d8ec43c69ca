"""What the history says of each kind of change, in the English that its sentences are written in."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.changes import Change, Edit, EditKind, creation, deletion, difference, invert
from enplan_desktop.domain.clock import tick
from enplan_desktop.domain.fields import Meet
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import (
    RECORD_TYPES,
    Appointment,
    Case,
    Contact,
    Dream,
    Goal,
    Note,
    Record,
    SheetChoice,
    SheetIssue,
    Step,
)
from enplan_desktop.domain.rules import addendum, finalise, pass_ball
from enplan_desktop.domain.schema import schema_of
from enplan_desktop.domain.terms import CITIZEN, GoalStatus, Horizon, NoteKind, StepStatus
from enplan_desktop.ui.history_words import Part, Teller, sittings
from enplan_desktop.ui.lineage import Lineage
from enplan_desktop.ui.phrases import field_word
from enplan_desktop.ui.record_titles import Titles, cut
from enplan_desktop.ui.value_words import Setting, is_free_text, value_words
from tests.ui.kitchen import plain_theme

CASE = Case(id="case", case_id="case", display_name="Sofie N.")
GOAL = Goal(id="goal", case_id="case", words="Få ro på økonomien")
STEP = Step(id="step", case_id="case", goal_id="goal", text="åbner brevene", ball_holder=CITIZEN)
JONAS = Contact(id="jonas", case_id="case", name="Jonas")
VISIT = Appointment(
    id="visit", case_id="case", start=datetime(2026, 3, 12, 13), end=datetime(2026, 3, 12, 14)
)
NOTE = Note(
    id="note", case_id="case", kind=NoteKind.PHONE, text="Hun ringer.", happened_at=datetime(2026, 3, 6, 14)
)
TODAY = date(2026, 3, 10)
PLAN = Plan(CASE, {each.id: each for each in (GOAL, STEP, JONAS, VISIT, NOTE)})


@pytest.fixture(autouse=True)
def english(qapp):
    plain_theme()


_numbers = count(1)
START = datetime(2026, 3, 10, 9)


def change(
    edit: Edit, *, parents: Iterable[Change] = (), actor: str = "mette", after: timedelta = timedelta()
) -> Change:
    """An edit as it is signed; each is an instant later than the one before."""
    number = next(_numbers)
    moment = START + after
    return Change(
        **{name: getattr(edit, name) for name in Edit.__slots__},
        id=f"change-{number:05}",
        parents=tuple(parent.id for parent in parents),
        actor=actor,
        device=actor,
        device_seq=number,
        clock=tick("000000000000-0000", int(moment.timestamp() * 1000) + number),
        schema=1,
    )


def edits(record: Record, **fields: Any) -> tuple[Edit, ...]:
    return difference(record, replace(record, **fields))


def told(change: Change, *others: Change, plan: Plan = PLAN) -> str:
    return tell(change, *others, plan=plan).text


def tell(change: Change, *others: Change, plan: Plan = PLAN):
    known = (change, *others)
    titles = Titles(plan, TODAY, known)
    teller = Teller(Lineage(known), titles, Setting(plan.case.display_name, titles.name_of, TODAY))
    return teller.tell(change, "Mette")


# From what to what


@pytest.mark.parametrize(
    ("record", "fields", "sentence"),
    [
        (
            GOAL,
            {"horizon": Horizon.THREE_MONTHS},
            "Mette changed when for the goal “Få ro på økonomien” from right now to in three months",
        ),
        (
            GOAL,
            {"words": "Få ro"},
            (
                "Mette changed the citizen's words for the goal “Få ro på økonomien” "
                "from “Få ro på økonomien” to “Få ro”"
            ),
        ),
        (
            GOAL,
            {"status": GoalStatus.REACHED},
            "Mette changed the status for the goal “Få ro på økonomien” from active to reached",
        ),
        (GOAL, {"on_sheet": False}, "Mette took the goal “Få ro på økonomien” off the sheet"),
        (GOAL, {"place": "V"}, "Mette moved the goal “Få ro på økonomien” in the list"),
        (
            STEP,
            {"due_date": date(2026, 3, 13), "due_time": time(13)},
            "Mette added the deadline for the step “åbner brevene”: Friday 13 March at 13:00",
        ),
        (
            STEP,
            {"status": StepStatus.DONE, "done_on": date(2026, 3, 10)},
            "Mette changed the status for the step “åbner brevene” from to do to done, Tuesday 10 March",
        ),
        (
            VISIT,
            {"end": datetime(2026, 3, 12, 15)},
            (
                "Mette changed the time for the appointment on Thursday 12 March "
                "from Thursday 12 March at 13:00–14:00 to Thursday 12 March at 13:00–15:00"
            ),
        ),
        (
            VISIT,
            {"with_ids": ("gone", "jonas")},
            "Mette added who takes part for the appointment on Thursday 12 March: someone, Jonas",
        ),
        (JONAS, {"mentor": True}, "Mette noted that the contact Jonas is a mentor"),
        (
            NOTE,
            {"kind": NoteKind.SMS},
            "Mette changed the kind in the note of Friday 6 March from telephone to SMS",
        ),
    ],
)
def test_a_cell_is_told_from_what_to_what(record, fields, sentence):
    (edit,) = edits(record, **fields)
    assert told(change(edit)) == sentence


def test_what_is_emptied_says_what_stood_there():
    (edit,) = edits(replace(GOAL, professional_wording="Mødestabil."), professional_wording="")
    assert told(change(edit)) == (
        "Mette removed the professional wording for the goal “Få ro på økonomien”; it was “Mødestabil.”"
    )


def test_long_texts_stand_beneath_the_sentence():
    (edit,) = edits(NOTE, text="Hun ringer.\n\nOg igen.")
    said = tell(change(edit))
    assert said.text == "Mette changed the text in the note of Friday 6 March"
    assert (said.before, said.after) == ("Hun ringer.", "Hun ringer.\n\nOg igen.")


def test_the_ball_is_passed_given_and_taken():
    passed = pass_ball(STEP, "jonas", TODAY)
    (to_jonas,), (to_nobody,) = difference(STEP, passed), difference(passed, pass_ball(passed, None, TODAY))
    step = "for the step “åbner brevene”"
    assert told(change(to_jonas)) == f"Mette passed the ball {step} from Sofie N. to Jonas"
    assert told(change(to_nobody)) == f"Mette took the ball {step} from Jonas; nobody has it now"
    assert told(change(invert(to_nobody))) == f"Mette gave Jonas the ball {step}"


def test_a_holder_who_has_left_the_network_is_not_made_up():
    (edit,) = difference(STEP, pass_ball(STEP, "gone", TODAY))
    assert told(change(edit)).endswith("from Sofie N. to someone who is no longer in the network")


# Beginnings and ends


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (CASE, "Mette made the case"),
        (GOAL, "Mette made the goal “Få ro på økonomien” – right now"),
        (STEP, "Mette made the step “åbner brevene” – Sofie N. has the ball"),
        (replace(STEP, ball_holder=None), "Mette made the step “åbner brevene” – nobody has the ball"),
        (VISIT, "Mette made the appointment on Thursday 12 March"),
        (JONAS, "Mette added Jonas to the network"),
        (NOTE, "Mette began the note of Friday 6 March (telephone)"),
        (finalise(NOTE, START), "Mette wrote the note of Friday 6 March (telephone)"),
        (Dream(id="dream", case_id="case", words="Et almindeligt liv"), "Mette wrote down the dream"),
        (SheetChoice(id="choice", case_id="case"), "Mette noted how the citizen wants the sheet"),
        (SheetIssue(id="issue", case_id="case"), "Mette printed the sheet"),
    ],
)
def test_a_beginning_says_what_began(record, sentence):
    assert told(change(creation(record))) == sentence


def test_a_new_note_shows_its_words():
    assert tell(change(creation(NOTE))).after == "Hun ringer."


def test_an_addendum_names_the_note_that_it_is_about():
    more = addendum(finalise(NOTE, START), "more", "Mette", START, "Nej.")
    plan = Plan(CASE, {"note": NOTE, "more": more})
    assert told(change(creation(more)), plan=plan) == "Mette wrote the addendum to the note of Friday 6 March"


def test_what_is_deleted_is_called_by_its_last_words():
    gone = Plan(CASE, {})
    assert told(change(deletion(GOAL)), plan=gone) == "Mette deleted the goal “Få ro på økonomien”"


def test_a_note_is_made_final():
    (edit,) = difference(NOTE, finalise(NOTE, START))
    assert told(change(edit)) == "Mette made the note of Friday 6 March final"


def test_words_that_may_stay_on_the_sheet_are_told_without_their_marks():
    choice = SheetChoice(id="choice", case_id="case")
    may_stay = "Mette noted that words asked about may stay on the sheet"
    (more,) = difference(choice, replace(choice, kept=("0123456789abcdef",)))
    assert told(change(more)) == may_stay
    assert told(change(creation(replace(choice, kept=("0123456789abcdef",))))) == may_stay
    assert told(change(invert(more))) == "Mette took back that words asked about may stay on the sheet"


# Looking back


def test_what_is_put_back_says_so():
    (edit,) = edits(GOAL, horizon=Horizon.LATER)
    first = change(edit)
    back = change(invert(edit), parents=[first])
    assert told(back, first) == (
        "Mette changed when for the goal “Få ro på økonomien” back from later to right now"
    )
    by_another = replace(back, actor="jonas")
    assert " back from " not in told(by_another, first)


def test_an_undone_deletion_brings_back():
    made = change(creation(GOAL))
    gone = change(deletion(GOAL), parents=[made])
    back = change(invert(deletion(GOAL)), parents=[made, gone])
    assert told(back, made, gone) == "Mette brought back the goal “Få ro på økonomien”"


def test_a_decision_between_two_sides_is_told_as_one():
    made = change(creation(GOAL))
    (soon,), (later,) = edits(GOAL, horizon=Horizon.THREE_MONTHS), edits(GOAL, horizon=Horizon.LATER)
    one, other = change(soon, parents=[made]), change(later, parents=[made], actor="jonas")
    decided = change(soon, parents=[one, other])
    assert told(decided, made, one, other) == (
        "Mette settled when for the goal “Få ro på økonomien”: in three months"
    )


def test_a_change_upon_one_that_is_not_accepted_yet_is_no_decision():
    """Such a change names the accepted version too, which the pending one was made upon."""
    made = change(creation(GOAL))
    (soon,) = edits(GOAL, horizon=Horizon.THREE_MONTHS)
    pending = change(soon, parents=[made])
    (again,) = edits(replace(GOAL, horizon=Horizon.THREE_MONTHS), horizon=Horizon.LATER)
    assert " changed " in told(change(again, parents=[made, pending]), made, pending)


def test_what_names_a_whole_record_settles_none_of_its_cells():
    made = change(creation(NOTE))
    (kind,), (text,) = edits(NOTE, kind=NoteKind.SMS), edits(NOTE, text="Hun ler")
    seen = [made, change(kind, parents=[made]), change(text, parents=[made])]
    (seal,) = difference(NOTE, finalise(NOTE, START))
    assert not Lineage(seen).settles(change(seal, parents=seen))


def test_a_decision_about_a_deletion_says_which_way_it_went():
    made = change(creation(GOAL))
    (edit,) = edits(GOAL, horizon=Horizon.LATER)
    edited = change(edit, parents=[made])
    gone = change(deletion(GOAL), parents=[made], actor="jonas")
    sides = [made, edited, gone]
    stays = change(invert(deletion(GOAL)), parents=sides)
    goes = change(deletion(GOAL), parents=sides)
    assert told(stays, *sides) == "Mette settled that the goal “Få ro på økonomien” stays"
    assert told(goes, *sides) == "Mette settled that the goal “Få ro på økonomien” goes"


# Sittings


def typed(*texts: str, gap: timedelta = timedelta(minutes=1), actor: str = "mette") -> list[Change]:
    """A text as it was typed with pauses, newest first."""
    made: list[Change] = []
    before = NOTE
    for number, text in enumerate(texts):
        after = replace(before, text=text)
        made.append(change(difference(before, after)[0], parents=made[-1:], after=gap * number, actor=actor))
        before = after
    return made[::-1]


def test_pauses_in_one_text_are_one_sitting():
    (sitting,) = sittings(typed("Hun", "Hun ler", "Hun ler igen"))
    assert (sitting.as_one.old, sitting.as_one.new) == ("Hun ringer.", "Hun ler igen")
    assert len(sitting.changes) == 3


def test_a_long_pause_begins_another_sitting():
    assert len(sittings(typed("Hun", "Hun ler", gap=timedelta(minutes=11)))) == 2


def test_what_was_written_upon_other_words_is_another_sitting():
    first, second = typed("Hun", "Hun ler")[::-1]
    assert len(sittings([replace(second, old="Han"), first])) == 2


def test_two_people_never_share_a_sitting():
    mine = typed("Hun")
    theirs = [replace(each, actor="jonas", device="jonas") for each in typed("Hun", "Hun ler")[:1]]
    assert len(sittings([*theirs, *mine])) == 2


def test_choices_are_told_one_by_one():
    (soon,) = edits(GOAL, horizon=Horizon.THREE_MONTHS)
    (later,) = edits(replace(GOAL, horizon=Horizon.THREE_MONTHS), horizon=Horizon.LATER)
    assert len(sittings([change(later), change(soon)])) == 2


# Whatever a newer version sends


def test_a_kind_of_change_from_the_future_is_not_hidden():
    strange = replace(change(creation(GOAL)), kind="merge")
    assert told(strange) == "Mette did something that a newer version of the program knows"


def test_a_field_from_the_future_is_told_with_its_value():
    (edit,) = edits(GOAL, horizon=Horizon.LATER)
    strange = replace(change(edit), field="mood", old="low", new="high")
    assert told(strange) == "Mette changed something for the goal “Få ro på økonomien” from low to high"


def test_a_value_that_cannot_be_read_is_shown_as_it_stands():
    (edit,) = edits(GOAL, horizon=Horizon.LATER)
    assert told(replace(change(edit), new="someday")).endswith("from right now to someday")


any_plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
schemas = {name: schema_of(name) for name in RECORD_TYPES}
every_cell = [(name, cell) for name, schema in schemas.items() if schema for cell in schema.cells]


@given(
    cell=st.sampled_from(every_cell), old=any_plain, new=any_plain, kind=st.sampled_from([*EditKind, "merge"])
)
def test_nothing_that_can_be_sent_stops_the_telling(cell, old, new, kind):
    type_name, field = cell
    edit = Edit(
        case_id="case", stream="plan", kind=kind, type=type_name, record="?", field=field, old=old, new=new
    )
    said = tell(change(edit))
    assert said.sentence[0].text == "Mette"
    assert said.sentence[0].part is Part.WHO


def test_every_cell_has_a_name():
    assert [cell for cell in every_cell if field_word(*cell) == "Something"] == []


def test_only_what_people_word_themselves_is_free_text():
    assert is_free_text("goal", "words")
    assert is_free_text("note", "text")
    for type_name, field in (("goal", "horizon"), ("goal", "place"), ("step", "due"), ("case", "cpr")):
        assert not is_free_text(type_name, field)
    schema = schema_of("note")
    assert schema is not None
    assert schema.cells["text"].meet is Meet.TEXT


def test_an_age_is_told_by_birth_or_by_group():
    setting = Setting("Sofie", lambda _: None, TODAY)
    assert (
        value_words("case", "age", {"born": "1998-05-17", "age_group": None}, setting) == "Sunday 17 May 1998"
    )
    assert value_words("case", "age", {"born": None, "age_group": "under_30"}, setting) == "under 30"


@given(st.text(max_size=200))
def test_a_title_is_one_line_that_is_short_enough(words):
    title = cut(words, 40)
    assert len(title) <= 41
    assert "\n" not in title
