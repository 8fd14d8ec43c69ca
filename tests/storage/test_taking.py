"""What the server accepted and refused, taken in beside what is still ours alone."""

from dataclasses import replace

import pytest
from msgspec import structs

from enplan_desktop.domain.changes import creation, difference
from enplan_desktop.domain.clock import tick
from enplan_desktop.storage.errors import PageDoesNotFit
from enplan_desktop.storage.outbox import Unsent
from enplan_desktop.sync.fold import Folded, fold
from enplan_desktop.sync.protocol import Accepted, RecordState, Refused, StreamPage
from enplan_desktop.sync.states import NOTHING, moved, to_wire, weight_of
from tests.storage.making import a_case, a_goal, a_note, add, edit, laptop, page, receipts


@pytest.fixture
def colleague(blank, tmp_path):
    other = laptop(blank, tmp_path / "colleague", "Jonas Askelyng")
    yield other
    other.close()


@pytest.fixture
def theirs(colleague):
    """A case with a goal that a colleague has made: the changes, and the goal."""
    case = a_case()
    goal = a_goal(case)
    add(colleague, case, goal)
    return case, goal, colleague.outbox(9)


def everything_of(vault):
    return [
        [vault.plan(case_id), vault.history(case_id, limit=999), vault.undecided(case_id)]
        for case_id in vault.case_ids()
    ] + [vault.cursors(), vault.unsent(), vault.search("sted")]


def test_a_colleagues_case_appears(vault, colleague, theirs):
    case, goal, changes = theirs
    assert vault.take_page(f"{case.id}/plan", page(changes)) == {case.id}
    assert vault.plan(case.id) == colleague.plan(case.id)
    here = vault.cursors()[f"{case.id}/plan"]
    assert (here.epoch, here.seq) == (1, 2)
    assert vault.unsent() == Unsent(0, 0)
    assert [hit.record for hit in vault.search("sted")] == [goal.id]


def test_a_repeated_page_changes_nothing(vault, theirs):
    case, _, changes = theirs
    vault.take_page(f"{case.id}/plan", page(changes))
    before = everything_of(vault)
    assert vault.take_page(f"{case.id}/plan", page(changes)) == frozenset()
    assert everything_of(vault) == before


def test_a_page_that_was_cut_short_is_read_on_from_there(vault, colleague, theirs):
    case, _, changes = theirs
    vault.take_page(f"{case.id}/plan", page(changes[:1]))
    vault.take_page(f"{case.id}/plan", page(changes))
    assert vault.plan(case.id) == colleague.plan(case.id)


def test_an_empty_page_is_nothing(vault, theirs):
    case, _, _ = theirs
    assert vault.take_page(f"{case.id}/plan", page([])) == frozenset()
    assert vault.cursors() == {}


def _with_a_gap(changes):
    return page(changes[1:], after=1)


def _of_another_id(changes):
    first, second = page(changes).accepted
    other = Accepted(seq=first.seq, id="another", change=first.change)
    return StreamPage(epoch=1, accepted=(other, second), head=2)


def _twice_the_same(changes):
    return page([changes[0], changes[0]])


def _of_another_stream(changes):
    return page([replace(changes[0], stream="unit:jobcenter"), *changes[1:]])


def _a_receipt_for_nothing(changes):
    return StreamPage(epoch=1, accepted=(Accepted(seq=1, id="never-sent"),), head=1)


@pytest.mark.parametrize(
    "garbled",
    [_with_a_gap, _of_another_id, _twice_the_same, _of_another_stream, _a_receipt_for_nothing],
)
def test_a_page_that_does_not_fit_is_not_taken_at_all(vault, theirs, garbled):
    case, _, changes = theirs
    before = everything_of(vault)
    with pytest.raises(PageDoesNotFit):
        vault.take_page(f"{case.id}/plan", garbled(changes))
    assert everything_of(vault) == before


def test_a_page_of_another_epoch_is_not_taken(vault, theirs):
    case, _, changes = theirs
    vault.take_page(f"{case.id}/plan", page(changes[:1]))
    with pytest.raises(PageDoesNotFit):
        vault.take_page(f"{case.id}/plan", page(changes[1:], after=1, epoch=2))


# Our own changes


def test_what_was_accepted_leaves_the_outbox_and_looks_the_same(vault, case):
    add(vault, a_goal(case))
    before = vault.plan(case.id)
    sent = vault.outbox(99)
    assert vault.take_page(f"{case.id}/plan", receipts(sent)) == {case.id}
    assert vault.outbox(99) == ()
    assert vault.plan(case.id) == before
    assert all(entry.sent for entry in vault.history(case.id, limit=9))


def test_the_outbox_is_in_the_order_of_writing_and_gives_no_more_than_asked(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    for number in range(4):
        goal = edit(vault, goal, words=f"Mål {number}")
    sent = vault.outbox(3)
    assert [change.device_seq for change in sent] == [1, 2, 3]
    assert [change.device_seq for change in vault.outbox(99)] == [1, 2, 3, 4, 5, 6]


def test_a_change_that_is_accepted_in_part_of_a_batch_leaves_the_rest_waiting(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    goal = edit(vault, goal, words="Mine")
    sent = vault.outbox(99)
    vault.take_page(f"{case.id}/plan", receipts(sent[:2]))
    assert vault.outbox(99) == sent[2:]
    assert vault.plan(case.id).records[goal.id] == goal


def test_a_record_keeps_a_second_state_only_while_something_of_it_waits(vault, case):
    add(vault, a_goal(case))
    first, second = vault.outbox(9)
    kept = "SELECT count(*) FROM record WHERE unsent > 0 OR settled IS NOT NULL"
    for sent, waiting in (([first], 1), ([second], 0)):
        vault.take_page(f"{case.id}/plan", page(sent, after=1 - waiting))
        with vault._engine.begin() as connection:
            assert connection.exec_driver_sql(kept).scalar() == waiting


def test_unsent_words_lie_on_top_of_what_is_accepted_meanwhile(vault, colleague, theirs):
    case, goal, changes = theirs
    vault.take_page(f"{case.id}/plan", page(changes))
    mine = edit(vault, goal, professional_wording="Boligindsats")
    edit(colleague, goal, words="Et sted med ro")
    vault.take_page(f"{case.id}/plan", page(colleague.outbox(9)))
    assert vault.plan(case.id).records[goal.id] == replace(mine, words="Et sted med ro")
    assert vault.undecided() == []
    assert len(vault.outbox(9)) == 1


def test_the_servers_order_decides_and_not_who_looks(vault, colleague, theirs):
    case, goal, changes = theirs
    key = f"{case.id}/plan"
    vault.take_page(key, page(changes))
    colleague.take_page(key, receipts(changes))
    edit(vault, goal, words="Mine")
    edit(colleague, goal, words="Kollegaens")
    mine, other = vault.outbox(9), colleague.outbox(9)
    vault.take_page(key, page([*other, *mine], after=2))
    colleague.take_page(key, page([*other, *mine], after=2))
    assert vault.plan(case.id) == colleague.plan(case.id)
    assert vault.undecided() == colleague.undecided() != []


def test_a_refused_change_stays_to_be_seen_and_holds_up_nothing(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    first, second = vault.outbox(9)
    vault.take_refusals([Refused(id=second.id, reason="no_access")])
    assert vault.unsent() == Unsent(waiting=1, refused=1)
    assert vault.refused() == [(second, "no_access")]
    assert vault.outbox(9) == (first,)
    assert vault.plan(case.id).records == {goal.id: goal}
    assert [entry.refused for entry in vault.history(case.id, limit=9)] == ["no_access", None]


def test_a_refused_change_survives_what_is_accepted_after_it(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    _, second = vault.outbox(9)
    vault.take_refusals([Refused(id=second.id, reason="no_access")])
    vault.take_page(f"{case.id}/plan", receipts(vault.outbox(9)))
    assert vault.plan(case.id).records == {goal.id: goal}
    assert vault.refused() == [(second, "no_access")]


def test_a_receipt_that_comes_after_the_record_takes_the_change_out_of_the_outbox(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    edited = edit(vault, goal, words="Et værelse")
    made = vault.outbox(9)
    whole = states_of(made)
    vault.take_page(f"{case.id}/plan", whole)
    assert vault.unsent() == Unsent(waiting=3, refused=0)
    vault.take_page(f"{case.id}/plan", receipts(made))
    assert vault.unsent() == Unsent(waiting=0, refused=0)
    assert vault.plan(case.id).records == {goal.id: edited}
    assert vault.cursors()[f"{case.id}/plan"].state == whole.state
    assert vault.check() == []


def test_the_sum_tells_of_a_record_that_should_have_come_and_did_not(vault, theirs):
    case, _, changes = theirs
    whole = states_of(changes)
    vault.take_page(f"{case.id}/plan", structs.replace(whole, states=whole.states[1:]))
    assert vault.cursors()[f"{case.id}/plan"].state != whole.state
    vault.take_page(f"{case.id}/plan", whole)
    assert vault.cursors()[f"{case.id}/plan"].state == whole.state


def test_the_sum_tells_of_a_record_that_was_damaged_while_only_others_come(vault, colleague, theirs):
    case, goal, changes = theirs
    vault.take_page(f"{case.id}/plan", states_of(changes))
    with vault._transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE record SET cells = replace(CAST(cells AS TEXT), 'sted', 'hus') WHERE record = ?",
            (goal.id,),
        )
    add(colleague, a_goal(case, "Ro"))
    later = states_of((*changes, colleague.outbox(9)[-1]))
    vault.take_page(f"{case.id}/plan", structs.replace(later, anew=False))
    assert vault.cursors()[f"{case.id}/plan"].state != later.state


def test_the_sum_is_right_where_a_record_comes_twice_while_a_stream_is_filled(vault, theirs):
    case, goal, changes = theirs
    edited = replace(
        changes[1], kind="set", field="words", new="Et hus", parents=(changes[1].id,), id="later"
    )
    first, whole = states_of(changes), states_of((*changes, edited))
    vault.take_page(f"{case.id}/plan", structs.replace(first, whole=False, state=""))
    vault.take_page(f"{case.id}/plan", structs.replace(whole, states=whole.states[-1:], anew=False))
    assert vault.cursors()[f"{case.id}/plan"].state == whole.state
    assert vault.plan(case.id).records[goal.id].words == "Et hus"


def test_what_is_not_sent_yet_stays_while_two_others_of_its_record_are_accepted(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    edited = edit(vault, goal, words="Et hus")
    edited = edit(vault, edited, professional_wording="Bolig")
    made, first, second, _ = vault.outbox(9)
    begun = states_of([made])
    receipted = page([made, first, second]).accepted
    vault.take_page(f"{case.id}/plan", structs.replace(begun, accepted=receipted, whole=False, state=""))
    assert vault.plan(case.id).records == {goal.id: edited}
    assert vault.unsent() == Unsent(waiting=1, refused=0)


@pytest.mark.parametrize("as_states", [False, True], ids=["changes", "states"])
def test_what_is_not_sent_yet_lies_on_a_record_that_went_and_comes_again(vault, theirs, as_states):
    """A restored server has lost the record; whoever made it offers it again before this laptop sends its words."""
    case, goal, changes = theirs
    vault.take_page(f"{case.id}/plan", page(changes))
    edit(vault, goal, words="Et hus")
    vault.take_page(f"{case.id}/plan", structs.replace(states_of(changes[:1]), epoch=2))
    assert vault.plan(case.id).records == {}
    back = structs.replace(states_of(changes), epoch=2) if as_states else page(changes[1:], after=1, epoch=2)
    vault.take_page(f"{case.id}/plan", back)
    assert vault.plan(case.id).records[goal.id].words == "Et hus"
    assert vault.unsent() == Unsent(waiting=1, refused=0)
    assert vault.check() == []


def states_of(changes):
    """All records of a stream, whole, as the server would send them without a receipt."""
    records: dict[str, Folded] = {}
    seqs = {each.record: seq for seq, each in enumerate(changes, 1)}
    for each in changes:
        state = fold(records.get(each.record), each)
        assert state is not None
        records[each.record] = state
    return StreamPage(
        epoch=1,
        head=len(changes),
        states=tuple(
            RecordState(seqs[name], to_wire(state))
            for name, state in sorted(records.items(), key=lambda each: seqs[each[0]])
        ),
        anew=True,
        whole=True,
        state=moved(NOTHING, sum(weight_of(state) for state in records.values())),
    )


def test_a_change_that_was_refused_and_then_taken_is_refused_no_more(vault, case):
    sent = vault.outbox(9)
    vault.take_refusals([Refused(id=sent[0].id, reason="too_large")])
    vault.take_page(f"{case.id}/plan", receipts(sent))
    assert vault.unsent() == Unsent(0, 0)
    assert [entry.refused for entry in vault.history(case.id, limit=9)] == [None]
    vault.take_refusals([Refused(id=sent[0].id, reason="too_large")])
    assert vault.refused() == []
    assert [entry.refused for entry in vault.history(case.id, limit=9)] == [None]


def test_streams_are_read_each_for_itself(vault, colleague):
    case = a_case()
    note = a_note(case, stream="unit:rusmiddelcenter")
    add(colleague, case, note)
    in_plan, in_unit = colleague.outbox(9)
    vault.take_page(f"{case.id}/unit:rusmiddelcenter", page([in_unit]))
    assert vault.case_ids() == []
    vault.take_page(f"{case.id}/plan", page([in_plan]))
    assert vault.plan(case.id).records == {note.id: note}
    assert len(vault.cursors()) == 2


def test_a_record_that_another_stream_names_as_well_stays_as_the_plan_has_it(vault, theirs):
    case, goal, changes = theirs
    vault.take_page(f"{case.id}/plan", page(changes))
    stray = replace(changes[1], id="stray", stream="unit:jobcenter", new={**changes[1].new, "words": "Andet"})
    vault.take_page(f"{case.id}/unit:jobcenter", page([stray]))
    assert vault.plan(case.id).records == {goal.id: goal}
    assert vault.check() == []


def test_what_is_written_next_sorts_after_what_was_read(vault, theirs):
    case, goal, changes = theirs
    ahead = [replace(change, clock=tick("f" * 11 + "0-0000", 0)) for change in changes]
    vault.take_page(f"{case.id}/plan", page(ahead))
    (change,) = vault.commit(difference(goal, replace(goal, words="Andet"))).changes
    assert change.clock > ahead[-1].clock


def test_what_only_a_newer_program_knows_is_kept_and_passed_over(vault, theirs):
    case, goal, changes = theirs
    newer = [
        replace(changes[1], id="n1", kind="set", field="scent", new="lilac", parents=(changes[1].id,)),
        replace(changes[1], id="n2", kind="perfume"),
        replace(changes[1], id="n3", record="scent-1", type="scent", new={"of": "lilac"}),
    ]
    vault.take_page(f"{case.id}/plan", page([*changes, *newer]))
    assert vault.plan(case.id).records == {goal.id: goal}
    told = {entry.change.id for entry in vault.history(case.id, limit=9)}
    assert told >= {"n1", "n2", "n3"}
    assert '"scent": "lilac"' in vault.export_cases([case.id])


def test_a_device_that_lost_its_memory_counts_on_from_what_it_had_written(vault, case):
    forgotten = creation(a_goal(case))
    own = replace(
        vault.outbox(1)[0], id="forgotten", device_seq=41, record=forgotten.record, type="goal", new={}
    )
    vault.take_page(f"{case.id}/plan", page([own]))
    (change,) = vault.commit([creation(a_goal(case))]).changes
    assert change.device_seq == 42
