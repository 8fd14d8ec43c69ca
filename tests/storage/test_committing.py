"""The one way in: what is stored, what is refused, and what the maker of an edit is taken to have seen."""

from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest

from enplan_desktop.domain.changes import EditKind, creation, deletion, difference, invert
from enplan_desktop.domain.clock import wall_time
from enplan_desktop.domain.making import new_sheet_choice
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import SheetIssue
from enplan_desktop.domain.terms import GoalStatus, Horizon, NoteStatus, SheetFormat, SheetStyle, Unit
from enplan_desktop.domain.trouble import NotAllowed
from enplan_desktop.storage.errors import AlreadyDecided, HasLeft, NoCase, TooLong
from enplan_desktop.sync.fold import DELETED, KEPT, LIFE
from enplan_desktop.sync.protocol import MAX_CHANGE_BYTES, Person
from tests.storage.making import NOW, a_case, a_goal, a_note, add, edit, laptop, new_id, page, reopened


def test_what_was_committed_is_in_the_plan(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    assert vault.plan(case.id) == Plan(case, {goal.id: goal}, {})


def test_what_was_committed_is_there_after_closing(blank, folder):
    vault = laptop(blank, folder)
    case = a_case()
    add(vault, case)
    goal = a_goal(case)
    add(vault, goal)
    edit(vault, goal, words="Jeg vil bo for mig selv", horizon=Horizon.LATER)
    before = vault.plan(case.id)
    vault.close()
    again = reopened(folder)
    assert again.plan(case.id) == before
    again.close()


def test_a_change_is_signed_with_person_device_moment_and_number(vault):
    owner = vault.identity
    moment = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
    committed = vault.commit([creation(a_case())], now=lambda: moment)
    (change,) = committed.changes
    assert (change.actor, change.device) == (owner.person_id, owner.device)
    assert change.device_seq == 1
    assert wall_time(change.clock) == moment
    assert committed.case_ids == {change.case_id}


def test_changes_count_on_and_their_clock_never_goes_back(vault):
    case = a_case()
    years_ahead = datetime(2031, 1, 1, tzinfo=UTC)
    first = vault.commit([creation(case)], now=lambda: years_ahead).changes
    second = vault.commit(difference(case, replace(case, phone="1")), now=lambda: NOW).changes
    assert [change.device_seq for change in first + second] == [1, 2]
    assert first[0].clock < second[0].clock


def test_a_vault_without_an_owner_takes_no_edits(blank):
    vault = reopened(blank)
    try:
        with pytest.raises(ValueError, match="no owner"):
            vault.commit([creation(a_case())])
    finally:
        vault.close()


def test_edits_of_one_batch_build_on_each_other(vault, case):
    goal = a_goal(case)
    edited = replace(goal, words="Andet")
    vault.commit([creation(goal), *difference(goal, edited), deletion(edited)])
    assert vault.plan(case.id).records == {}
    assert vault.undecided() == []


def test_a_batch_with_one_forbidden_edit_stores_none_of_it(vault, case):
    note = a_note(case, status=NoteStatus.FINAL)
    add(vault, note)
    goal = a_goal(case)
    before = vault.plan(case.id), vault.unsent(), vault.history(case.id, limit=99)
    with pytest.raises(NotAllowed):
        vault.commit([creation(goal), *difference(note, replace(note, text="Noget andet"))])
    assert (vault.plan(case.id), vault.unsent(), vault.history(case.id, limit=99)) == before
    assert vault.search("eget") == []


def test_what_fails_halfway_is_not_stored_at_all(vault, case):
    goal = a_goal(case)
    before = vault.plan(case.id), vault.history(case.id, limit=99), vault.outbox(99)
    with vault._engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE passage RENAME TO elsewhere")
    with pytest.raises(Exception, match="no such table"):
        add(vault, goal)
    with vault._engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO passage")
    assert (vault.plan(case.id), vault.history(case.id, limit=99), vault.outbox(99)) == before
    (change,) = vault.commit([creation(goal)]).changes
    assert change.device_seq == 2
    assert vault.check() == []


@pytest.mark.parametrize(
    "fields",
    [{"text": "Andet"}, {"status": NoteStatus.DRAFT}, {"happened_at": NOW}, {"author": "En anden"}],
)
def test_a_final_note_is_never_altered(vault, case, fields):
    note = a_note(case, status=NoteStatus.FINAL)
    add(vault, note)
    with pytest.raises(NotAllowed) as refusal:
        edit(vault, note, **fields)
    assert "addendum" in refusal.value.sentence
    assert vault.plan(case.id).records[note.id] == note


def test_a_final_note_is_not_deleted(vault, case):
    note = a_note(case, status=NoteStatus.FINAL)
    add(vault, note)
    with pytest.raises(NotAllowed):
        vault.commit([deletion(note)])
    assert note.id in vault.plan(case.id).records


def test_a_final_note_may_be_put_under_another_goal(vault, case):
    note = a_note(case, status=NoteStatus.FINAL)
    add(vault, note)
    edit(vault, note, about="goal")
    assert vault.plan(case.id).records[note.id].about == "goal"


def test_a_draft_may_be_edited_made_final_and_deleted(vault, case):
    draft, other = a_note(case), a_note(case)
    add(vault, draft, other)
    final = edit(vault, edit(vault, draft, text="Mere"), status=NoteStatus.FINAL, written_at=NOW)
    vault.commit([deletion(other)])
    assert vault.plan(case.id).records == {draft.id: final}


def test_a_sheet_that_was_handed_out_stays_as_it_was(vault, case):
    issue = SheetIssue(id=new_id(), case_id=case.id, handed_at=NOW, content={"title": "Min plan"})
    add(vault, issue)
    for edits in ([deletion(issue)], difference(issue, replace(issue, format=SheetFormat.A5))):
        with pytest.raises(NotAllowed):
            vault.commit(edits)


def test_an_edit_of_what_is_not_there_is_a_bug(vault, case):
    with pytest.raises(ValueError, match="not in the vault"):
        edit(vault, a_goal(case), words="Andet")


def test_an_edit_in_a_case_that_has_left_is_said_in_words(vault, case):
    with pytest.raises(HasLeft, match="no longer shared with you"):
        edit(vault, replace(a_goal(case), case_id=new_id()), words="Andet")


def test_what_is_undone_is_as_it_was(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    edit(vault, goal, words="Andet")
    words, _ = vault.history(case.id, limit=2)
    vault.commit([invert(words.change)])
    assert vault.plan(case.id).records == {goal.id: goal}


def test_a_deleted_record_can_be_brought_back_and_is_as_it_was(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    edited = edit(vault, goal, words="Andet")
    (removal,) = vault.commit([deletion(edited)]).changes
    assert vault.plan(case.id).records == {}
    vault.commit([invert(removal)])
    assert vault.plan(case.id).records == {goal.id: edited}
    assert vault.undecided() == []


def test_a_deleted_case_is_gone_from_the_list(vault, case):
    vault.commit([deletion(case)])
    assert vault.case_ids() == []
    with pytest.raises(NoCase):
        vault.plan(case.id)


def test_a_case_that_is_not_here_is_said_so(vault):
    with pytest.raises(NoCase):
        vault.plan(new_id())


# What the maker of an edit saw


@pytest.fixture
def goal(vault, case):
    """A goal that the server knows."""
    made = a_goal(case)
    add(vault, made)
    vault.take_page(f"{case.id}/plan", page(vault.outbox(99)))
    return made


@pytest.fixture
def colleague(vault, case, goal, blank, tmp_path):
    """Another laptop, which knows the case and the goal."""
    other = laptop(blank, tmp_path / "colleague", "Jonas Askelyng")
    other.take_page(
        f"{case.id}/plan", page([entry.change for entry in reversed(vault.history(case.id, limit=9))])
    )
    yield other
    other.close()


def arrives(vault, changes, case, *, after):
    vault.take_page(f"{case.id}/plan", page(changes, after=after))


def test_an_edit_made_on_what_stands_takes_its_place(vault, case, goal):
    edit(vault, edit(vault, goal, words="Et"), words="To")
    assert vault.plan(case.id).records[goal.id].words == "To"
    assert vault.undecided() == []


def test_words_typed_while_a_colleagues_came_in_meet_them(vault, colleague, case, goal):
    edit(colleague, goal, words="Kollegaens")
    arrives(vault, colleague.outbox(9), case, after=2)
    edit(vault, goal, words="Mine")
    (open_cell,) = vault.undecided()
    assert {side.value for side in open_cell.sides} == {"Kollegaens", "Mine"}
    newest, *_, creation_of_goal, _ = (entry.change for entry in vault.history(case.id, limit=9))
    assert newest.parents == (creation_of_goal.id,)


def test_typing_on_from_ones_own_older_words_meets_nobody(vault, case, goal):
    edit(vault, goal, words="Jeg v")
    edit(vault, goal, words="Jeg vil")
    assert vault.plan(case.id).records[goal.id].words == "Jeg vil"
    assert vault.undecided() == []


def test_a_deletion_spares_what_its_maker_had_not_read(vault, colleague, case, goal):
    edit(colleague, goal, words="Kollegaens")
    arrives(vault, colleague.outbox(9), case, after=2)
    vault.commit([deletion(goal)])
    assert vault.plan(case.id).records[goal.id].words == "Kollegaens"
    assert [each.cell for each in vault.undecided()] == [LIFE]


def test_a_deletion_takes_ones_own_words_however_stale_the_screen(vault, case, goal):
    edit(vault, goal, words="Mine")
    vault.commit([deletion(goal)])
    assert vault.plan(case.id).records == {}
    assert vault.undecided() == []


def test_a_deletion_of_what_was_read_is_a_deletion(vault, colleague, case, goal):
    theirs = edit(colleague, goal, words="Kollegaens")
    arrives(vault, colleague.outbox(9), case, after=2)
    vault.commit([deletion(theirs)])
    assert vault.plan(case.id).records == {}


def test_two_sheet_choices_made_apart_are_one_choice(vault, colleague, case, goal):
    choice = new_sheet_choice(Plan(case))
    add(colleague, replace(choice, language="en"))
    arrives(vault, colleague.outbox(9), case, after=2)
    add(vault, choice)
    assert vault.plan(case.id).sheet_choice().language == "en"
    assert vault.undecided() == []


def test_what_is_made_again_after_it_was_taken_back_stands_beside_nothing(vault, case):
    choice = new_sheet_choice(Plan(case))
    add(vault, replace(choice, style=SheetStyle.VEJ))
    vault.commit([deletion(replace(choice, style=SheetStyle.VEJ))])
    add(vault, replace(choice, style=SheetStyle.RING))
    assert vault.undecided() == []
    assert vault.plan(case.id).sheet_choice().style is SheetStyle.RING
    add(vault, replace(choice, style=SheetStyle.ORD))
    assert vault.undecided() == []


def test_what_a_colleague_took_back_is_made_again_and_both_read_the_same(vault, colleague, case, goal):
    choice = replace(new_sheet_choice(Plan(case)), style=SheetStyle.VEJ)
    add(colleague, choice)
    colleague.commit([deletion(choice)])
    theirs = colleague.outbox(9)
    arrives(vault, theirs, case, after=2)
    add(vault, replace(choice, style=SheetStyle.RING, declined=True))
    everything = [*theirs, *vault.outbox(9)]
    arrives(colleague, everything, case, after=2)
    assert colleague.undecided() == vault.undecided() == []
    assert vault.plan(case.id).sheet_choice() == replace(choice, style=SheetStyle.RING, declined=True)
    assert colleague.plan(case.id) == vault.plan(case.id)


# Deciding


@pytest.fixture
def clash(vault, colleague, case, goal):
    """The goal's words, written differently here and there."""
    edit(colleague, goal, words="Kollegaens")
    edit(vault, goal, words="Mine")
    arrives(vault, colleague.outbox(9), case, after=2)
    (found,) = vault.undecided(case.id)
    return found


def test_a_clash_names_its_case_its_record_and_both_sides(vault, case, goal, clash):
    assert (clash.case_name, clash.type, clash.record, clash.cell) == ("Sofie B.", "goal", goal.id, "words")
    assert [side.value for side in clash.sides] == ["Kollegaens", "Mine"]
    assert vault.plan(case.id).unsettled == {goal.id: {"words"}}


@pytest.mark.parametrize("words", ["Mine", "Kollegaens", "Noget tredje"])
def test_deciding_settles_it_with_either_side_or_a_third(vault, case, goal, clash, words):
    committed = vault.decide(case.id, goal.id, "words", words)
    assert set(committed.changes[0].parents) >= {side.stamp.version for side in clash.sides}
    assert vault.plan(case.id).records[goal.id].words == words
    assert vault.undecided() == []


def test_an_edit_of_the_shown_side_leaves_the_clash_open(vault, case, goal, clash):
    shown = vault.plan(case.id).records[goal.id]
    edit(vault, shown, words="Kollegaens, rettet")
    (found,) = vault.undecided()
    assert {side.value for side in found.sides} == {"Kollegaens, rettet", "Mine"}


def test_what_was_decided_meanwhile_is_not_decided_over(vault, case, goal, clash):
    vault.decide(case.id, goal.id, "words", "Mine")
    with pytest.raises(AlreadyDecided):
        vault.decide(case.id, goal.id, "words", "Kollegaens")
    assert vault.plan(case.id).records[goal.id].words == "Mine"


@pytest.mark.parametrize(("value", "there"), [(KEPT, True), (DELETED, False)])
def test_a_deletion_against_an_edit_is_decided_either_way(vault, colleague, case, goal, value, there):
    colleague.commit([deletion(goal)])
    edit(vault, goal, status=GoalStatus.REACHED)
    arrives(vault, colleague.outbox(9), case, after=2)
    vault.decide(case.id, goal.id, LIFE, value)
    assert (goal.id in vault.plan(case.id).records) == there
    assert vault.undecided() == []


@pytest.fixture
def clash_with_final_note(vault, colleague, case, goal):
    note = a_note(case, "Udkast")
    add(vault, note)
    arrives(vault, vault.outbox(9), case, after=2)
    arrives(colleague, [vault.history(case.id, limit=1)[0].change], case, after=2)
    edit(colleague, note, text="Skrevet uden at vide det")
    edit(vault, note, status=NoteStatus.FINAL, written_at=NOW)
    arrives(vault, vault.outbox(9), case, after=3)
    arrives(vault, colleague.outbox(9), case, after=4)
    return note


def test_a_clash_with_a_final_note_is_decided_in_its_favour_only(vault, case, clash_with_final_note):
    note = clash_with_final_note
    assert [each.cell for each in vault.undecided()] == ["text"]
    with pytest.raises(NotAllowed):
        vault.decide(case.id, note.id, "text", "Skrevet uden at vide det")
    vault.decide(case.id, note.id, "text", "Udkast")
    assert vault.undecided() == []
    assert vault.plan(case.id).records[note.id].text == "Udkast"


# The history


def test_the_history_is_newest_first_and_read_in_pages(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    for number in range(5):
        goal = edit(vault, goal, words=f"Mål {number}")
    newest = vault.history(case.id, limit=3)
    rest = vault.history(case.id, limit=99, before=newest[-1].change.id)
    assert [entry.change.new for entry in newest] == ["Mål 4", "Mål 3", "Mål 2"]
    assert [entry.change.new for entry in rest[:2]] == ["Mål 1", "Mål 0"]
    assert [entry.change.kind for entry in rest[2:]] == [EditKind.CREATE] * 2


def test_the_history_says_who_wrote_and_what_is_sent(vault, colleague, case, goal):
    edit(colleague, goal, words="Kollegaens")
    jonas = Person(id="person-8", name="Jonas Askelyng", unit="rusmiddelcenter")
    named = msgspec.structs.replace(
        page(colleague.outbox(9), after=2), people={colleague.identity.person_id: jonas}
    )
    vault.take_page(f"{case.id}/plan", named)
    edit(vault, case, phone="12345678")
    told = {(entry.change.type, entry.person_name, entry.sent) for entry in vault.history(case.id, limit=9)}
    assert told == {
        ("case", "Mette Rosensti", True),
        ("goal", "Mette Rosensti", True),
        ("case", "Mette Rosensti", False),
        ("goal", "Jonas Askelyng", True),
    }
    assert vault.people()[colleague.identity.person_id] == jonas


def test_who_joins_a_server_is_still_who_wrote_before(vault, case):
    vault.join("person-7", "Mette R. Rosensti", Unit.UNGEENHED)
    add(vault, a_goal(case))
    assert {entry.person_name for entry in vault.history(case.id, limit=9)} == {"Mette R. Rosensti"}
    assert {change.actor for change in vault.outbox(9)} == {
        vault.history(case.id, limit=9)[-1].change.actor,
        "person-7",
    }


def test_what_is_too_long_for_any_server_is_not_stored_and_never_holds_up_the_rest(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    before = vault.plan(case.id)
    with pytest.raises(TooLong, match="Make it shorter"):
        edit(vault, goal, words="å" * MAX_CHANGE_BYTES)
    assert vault.plan(case.id) == before
    edit(vault, goal, words="å" * (MAX_CHANGE_BYTES // 4))
    assert len(vault.to_sync(500).waiting) == 3
