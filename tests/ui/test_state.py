"""The desk: what is done is seen at once, stored in order, and can be taken back."""

from dataclasses import replace
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from enplan_desktop.domain.changes import Edit, creation, deletion, difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Dream, Goal, Record, Step
from enplan_desktop.storage.errors import DiskFull, NoCase
from enplan_desktop.storage.vault import open_vault
from enplan_desktop.sync.fold import LIFE
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.taking_back import stands
from tests.ui.colleague import Colleague
from tests.ui.kitchen import CASE, OFFSCREEN, settle, stored_plan
from tests.ui.sofie import BO, DREAM, MONEY, SOFIE, TREATMENT, VISIT
from tests.ui.troubles import LONG, full_disk

pytestmark = OFFSCREEN


def now_words(desk: Desk, goal: Goal = TREATMENT) -> str:
    record = shown(desk).records[goal.id]
    assert isinstance(record, Goal)
    return record.words


def stored_words(desk: Desk, goal: Goal = TREATMENT) -> str:
    record = stored_plan(desk).records[goal.id]
    assert isinstance(record, Goal)
    return record.words


def shown(desk: Desk) -> Plan:
    assert desk.plan is not None
    return desk.plan


def rewrite(desk: Desk, words: str, goal: Goal = TREATMENT, label: str = "words") -> None:
    before = shown(desk).records[goal.id]
    assert isinstance(before, Goal)
    desk.commit(difference(before, replace(before, words=words)), label)


def told(desk: Desk) -> list[str]:
    """What the desk says in words from here on."""
    sentences: list[str] = []
    desk.troubled.connect(sentences.append)
    return sentences


# Reading


def test_an_open_case_is_whole_and_the_lookup_is_logged(desk):
    assert shown(desk).case == SOFIE
    assert [goal.id for goal in shown(desk).goals()] == ["treatment", "money", "daytime", "home"]
    (lookup,) = desk.storage.wait(lambda: desk.vault.lookups(CASE))
    assert lookup.what == "opened"


def test_a_case_that_is_gone_is_said_in_words_and_the_open_one_stays(desk):
    sentences = told(desk)
    desk.open_case("nobody")
    settle(desk)
    assert sentences == [str(NoCase())]
    assert shown(desk).case.id == CASE


def test_the_caseload_is_told_again_a_moment_after_something_was_stored(desk, qtbot):
    rewrite(desk, "Andet")
    with qtbot.waitSignal(desk.caseload_changed) as seen:
        settle(desk)
    assert {facts.case.id for facts in seen.args[0]} == {CASE, "bo"}


# Writing


def test_an_edit_is_on_the_screen_before_it_is_stored(desk):
    plans: list[Plan] = []
    desk.plan_changed.connect(plans.append)
    hold = Event()
    desk.storage.run(desk, hold.wait)
    rewrite(desk, "Noget andet")
    assert plans[-1].records["treatment"] == replace(TREATMENT, words="Noget andet")
    hold.set()
    assert stored_words(desk) == "Noget andet"


def test_nothing_is_committed_where_nothing_differs_or_no_case_is_open(desk):
    desk.commit((), "nothing")
    assert desk.undo_label is None
    desk.plan = None
    desk.commit([creation(TREATMENT)], "no case")
    assert desk.idle


def test_a_new_case_is_stored_and_opened(desk, qtbot):
    with qtbot.waitSignal(desk.case_opened) as opened:
        desk.add_case(replace(SOFIE, id="ida", case_id="ida", display_name="Ida P."))
    assert opened.args[0].case.display_name == "Ida P."
    settle(desk)
    assert "ida" in desk.storage.wait(desk.vault.case_ids)


def test_text_that_cannot_be_kept_as_it_is_comes_back_clean(desk):
    rewrite(desk, "Sove\x07 om \u202fnatten å 😴")
    assert stored_words(desk) == "Sove om \u202fnatten å 😴"


def test_what_somebody_types_while_another_case_is_being_fetched_still_belongs_to_theirs(desk):
    """A case takes a moment to open, and hands do not stop for it."""
    editing = {"words": ""}

    def flush() -> None:
        words, editing["words"] = editing["words"], ""
        if words:
            rewrite(desk, words)

    desk.about_to_leave.connect(flush)
    desk.open_case("bo")
    editing["words"] = "Skrevet i sidste øjeblik"
    settle(desk)
    assert shown(desk).case == BO
    assert stored_words(desk) == "Skrevet i sidste øjeblik"


# Undo


def test_undo_and_redo_go_back_and_forth_deed_by_deed(desk):
    rewrite(desk, "et")
    rewrite(desk, "to", label="second")
    assert (desk.undo_label, desk.redo_label) == ("second", None)
    desk.undo()
    desk.undo()
    assert now_words(desk) == TREATMENT.words
    assert (desk.undo_label, desk.redo_label) == (None, "words")
    desk.redo()
    desk.redo()
    assert now_words(desk) == "to"
    assert stored_words(desk) == "to"


def test_undo_beyond_the_first_deed_does_nothing(desk):
    rewrite(desk, "et")
    for _ in range(5):
        desk.undo()
    assert now_words(desk) == stored_words(desk) == TREATMENT.words
    for _ in range(5):
        desk.redo()
    assert now_words(desk) == stored_words(desk) == "et"


def test_something_new_forgets_what_could_be_done_again(desk):
    rewrite(desk, "et")
    desk.undo()
    rewrite(desk, "to")
    assert desk.redo_label is None


def test_a_deleted_goal_comes_back_with_its_steps(desk):
    before = shown(desk)
    steps = [deletion(step) for step in before.steps("treatment")]
    desk.commit([*steps, deletion(before.records["treatment"])], "delete")
    assert stored_plan(desk).steps("treatment") == []
    desk.undo()
    assert stored_plan(desk).records == before.records


def test_undo_is_each_cases_own(desk):
    rewrite(desk, "et")
    desk.open_case("bo")
    settle(desk)
    assert desk.undo_label is None
    desk.open_case(CASE)
    settle(desk)
    assert desk.undo_label == "words"


def test_undo_leaves_alone_what_somebody_else_has_changed_since(desk, colleague: Colleague):
    rewrite(desk, "mine")
    sentences = told(desk)
    settle(desk)
    colleague.write(difference(TREATMENT, replace(TREATMENT, words="theirs")))
    colleague.meet()
    settle(desk)
    colleague.vault.decide(CASE, "treatment", "words", "theirs")
    colleague.meet()
    desk.undo()
    assert now_words(desk) == "theirs"
    assert sentences == ["This has been changed again since. Look in the history to put it back."]


WORDING = "Bolig\n\nGæld\n\nNetværk"


def stored_wording(desk: Desk) -> str:
    goal = stored_plan(desk).records[TREATMENT.id]
    assert isinstance(goal, Goal)
    return goal.professional_wording


def reword(words: str, seen: str = WORDING) -> tuple[Edit, ...]:
    upon = replace(TREATMENT, professional_wording=seen)
    return difference(upon, replace(TREATMENT, professional_wording=words))


def wording(desk: Desk) -> str:
    settle(desk)
    goal = shown(desk).records[TREATMENT.id]
    assert isinstance(goal, Goal)
    return goal.professional_wording


def test_undo_of_a_text_leaves_the_lines_that_a_colleague_has_written_since(desk, colleague: Colleague):
    desk.commit(reword(WORDING, seen=""), "wording")
    settle(desk)
    colleague.meet()
    desk.commit(reword(WORDING.replace("Bolig", "En lejlighed")), "wording")
    settle(desk)
    colleague.write(reword(WORDING.replace("Netværk", "Sin bror")))
    colleague.meet()
    assert wording(desk) == "En lejlighed\n\nGæld\n\nSin bror"
    desk.undo()
    assert wording(desk) == "Bolig\n\nGæld\n\nSin bror"
    desk.redo()
    assert wording(desk) == "En lejlighed\n\nGæld\n\nSin bror"
    assert not shown(desk).unsettled


def test_undo_of_a_line_that_a_colleague_has_changed_since_is_refused_in_words(desk, colleague: Colleague):
    desk.commit(reword(WORDING, seen=""), "wording")
    colleague.meet()
    desk.commit(reword(WORDING.replace("Bolig", "En lejlighed")), "wording")
    colleague.meet()
    colleague.write(
        reword("En lejlighed i byen\n\nGæld\n\nNetværk", WORDING.replace("Bolig", "En lejlighed"))
    )
    colleague.meet()
    sentences = told(desk)
    desk.undo()
    assert wording(desk) == "En lejlighed i byen\n\nGæld\n\nNetværk"
    assert sentences == ["This has been changed again since. Look in the history to put it back."]


# A colleague's change arrives


def test_what_comes_from_elsewhere_is_shown(desk, colleague: Colleague):
    colleague.write(difference(MONEY, replace(MONEY, words="Ud af gælden")))
    colleague.meet()
    settle(desk)
    assert now_words(desk, MONEY) == "Ud af gælden"
    assert not shown(desk).unsettled


def test_words_written_upon_words_that_are_no_longer_there_are_both_kept(desk, colleague: Colleague):
    colleague.write(difference(TREATMENT, replace(TREATMENT, words="theirs")))
    colleague.meet()
    settle(desk)
    edits = difference(TREATMENT, replace(TREATMENT, words="mine"))
    desk.commit(edits, "words")
    settle(desk)
    assert dict(shown(desk).unsettled) == {"treatment": frozenset({"words"})}
    (open_cell,) = desk.storage.wait(lambda: desk.vault.undecided(CASE))
    assert {side.value for side in open_cell.sides} == {"mine", "theirs"}
    desk.decide("treatment", "words", "ours")
    settle(desk)
    assert now_words(desk) == "ours"
    assert not shown(desk).unsettled


def test_what_waits_to_be_stored_is_shown_as_the_vault_merges_it_with_what_came_meanwhile(
    desk, colleague: Colleague
):
    desk.commit(reword(WORDING, seen=""), "wording")
    settle(desk)
    colleague.meet()
    colleague.write(reword(WORDING.replace("Netværk", "Sin bror")))
    desk.commit(reword(WORDING.replace("Bolig", "En lejlighed")), "wording")
    settle(desk)
    colleague.meet()
    assert wording(desk) == stored_wording(desk) == "En lejlighed\n\nGæld\n\nSin bror"


def test_a_page_that_comes_between_an_edit_and_its_storing_is_shown_merged(desk, colleague: Colleague):
    desk.commit(reword(WORDING, seen=""), "wording")
    settle(desk)
    colleague.meet()
    colleague.write(reword(WORDING.replace("Netværk", "Sin bror")))
    colleague.meet_unseen()
    desk.refresh([CASE])
    desk.commit(reword(WORDING.replace("Bolig", "En lejlighed")), "wording")
    assert wording(desk) == stored_wording(desk) == "En lejlighed\n\nGæld\n\nSin bror"


def test_what_is_to_settle_after_something_was_done_here_is_shown_at_once(desk, colleague: Colleague):
    goal = Goal(id="new", case_id=CASE, words="Sove om natten", place="Z")
    desk.commit([creation(goal)], "goal")
    settle(desk)
    colleague.meet()
    colleague.write([creation(Step(id="theirs", case_id=CASE, goal_id="new", text="køber en god pude"))])
    colleague.meet()
    desk.undo()
    settle(desk)
    assert dict(shown(desk).unsettled) == {"new": frozenset({LIFE})}
    desk.redo()
    settle(desk)
    assert not shown(desk).unsettled


def test_words_typed_into_what_a_colleague_deletes_bring_it_back_to_be_settled(desk, colleague: Colleague):
    desk.deleted_elsewhere.connect(lambda gone: rewrite(desk, "mine") if TREATMENT.id in gone else None)
    colleague.write([deletion(TREATMENT)])
    colleague.meet()
    settle(desk)
    assert stored_words(desk) == now_words(desk) == "mine"
    assert TREATMENT.id in shown(desk).unsettled


# Trouble


def alter_a_final_note(desk: Desk) -> None:
    desk.commit(difference(VISIT, replace(VISIT, text="Noget andet")), "note")


def test_a_refused_edit_is_said_in_words_and_what_stood_stands_again(desk):
    sentences = told(desk)
    alter_a_final_note(desk)
    assert stored_plan(desk).records["visit"] == VISIT
    assert shown(desk).records["visit"] == VISIT
    assert sentences == ["A final note is never altered. Write an addendum to it instead."]


def test_what_was_refused_is_not_there_to_be_undone(desk):
    rewrite(desk, "et")
    alter_a_final_note(desk)
    settle(desk)
    sentences = told(desk)
    desk.undo()
    assert stored_words(desk) == TREATMENT.words
    assert sentences == []


def test_a_refused_edit_does_not_hold_up_the_next(desk):
    alter_a_final_note(desk)
    rewrite(desk, "bagefter")
    assert stored_words(desk) == "bagefter"


def test_on_a_full_disk_everything_stays_on_the_screen_until_there_is_room(desk, qtbot):
    counts: list[tuple[int, str]] = []
    desk.unsaved.connect(lambda waiting, why: counts.append((waiting, why)))
    with full_disk(desk):
        rewrite(desk, LONG)
        rewrite(desk, "Bo hos min søster", MONEY)
        qtbot.waitUntil(lambda: not desk.storage.busy)
        assert counts[-1] == (2, str(DiskFull()))
        assert (now_words(desk), now_words(desk, MONEY)) == (LONG, "Bo hos min søster")
        assert not desk.idle
        desk.refresh([CASE])
        qtbot.waitUntil(lambda: not desk.storage.busy)
        assert now_words(desk) == LONG
    desk.store_again()
    assert stored_words(desk) == LONG
    assert stored_words(desk, MONEY) == "Bo hos min søster"
    assert counts[-1] == (0, "")


def test_the_vault_does_not_close_over_what_is_not_stored(desk):
    with full_disk(desk):
        rewrite(desk, LONG)
        rewrite(desk, "Bo hos min søster", MONEY)
        for _ in range(2):
            with pytest.raises(DiskFull):
                desk.close()
    desk.close()
    kept = kept_after_closing(desk)
    assert (kept["treatment"], kept["money"]) == (LONG, "Bo hos min søster")


def test_closing_right_after_writing_stores_everything_once(desk):
    for words in ("et", "to", "tre"):
        rewrite(desk, words)
    desk.commit([creation(Dream(id="later", case_id=CASE, words="Noget at stå op til"))], "dream")
    desk.close()
    kept = kept_after_closing(desk)
    assert (kept["treatment"], kept["later"]) == ("tre", "Noget at stå op til")


def test_a_backup_that_comes_due_once_the_vault_is_closed_is_not_made(desk):
    complaints = told(desk)
    desk.close()
    desk.back_up()
    settle(desk)
    assert (complaints, desk.vault.backups()) == ([], [])


def test_closing_lets_go_of_what_is_refused(desk):
    alter_a_final_note(desk)
    rewrite(desk, "bagefter")
    desk.close()
    assert kept_after_closing(desk)["treatment"] == "bagefter"


def test_a_fault_of_our_own_is_not_taken_for_trouble(desk, qtbot: QtBot):
    desk.now = lambda: "no moment at all"
    with qtbot.captureExceptions() as faults:
        desk.load_caseload()
        settle(desk)
    assert len(faults) == 1


def kept_after_closing(desk: Desk) -> dict[str, str]:
    """The words of every record, read by whoever opens the vault next."""
    vault = open_vault(desk.vault.folder, "four plain words here", keyring=desk.vault._keyring)
    try:
        plan = vault.plan(CASE)
    finally:
        vault.close()
    return {record.id: getattr(record, "words", "") for record in plan.records.values()}


# Whether an edit still fits


@pytest.mark.parametrize(
    ("edits", "fits"),
    [
        (difference(TREATMENT, replace(TREATMENT, words="x")), True),
        (difference(replace(TREATMENT, words="other"), replace(TREATMENT, words="x")), False),
        ((creation(TREATMENT),), False),
        ((deletion(TREATMENT),), True),
        ((deletion(replace(DREAM, id="gone")),), False),
        (difference(SOFIE, replace(SOFIE, phone="12345678")), True),
    ],
)
def test_an_edit_stands_where_the_plan_says_what_it_was_made_upon(edits, fits):
    records: dict[str, Record] = {TREATMENT.id: TREATMENT, DREAM.id: DREAM}
    assert [stands(Plan(SOFIE, records), edit) for edit in edits] == [fits] * len(edits)
