"""What the server would not take, and whoever wrote it takes back."""

from dataclasses import replace

from enplan_desktop.domain.changes import deletion
from enplan_desktop.storage.leaving import SEALED
from enplan_desktop.storage.outbox import Unsent
from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync.protocol import Refused
from tests.storage.making import a_goal, add, edit, page, receipts


def refuse(vault: Vault, *ids: str, reason: str = "too_large") -> None:
    vault.take_refusals([Refused(id=each, reason=reason) for each in ids])


def history(vault: Vault, case_id: str) -> list[str]:
    """Ids, oldest first."""
    return [entry.change.id for entry in vault.history(case_id, limit=99)][::-1]


def accepted(vault: Vault, case_id: str) -> list[str]:
    """The server takes everything that waits."""
    sent = vault.outbox(99)
    vault.take_page(f"{case_id}/plan", receipts(sent))
    return [each.id for each in sent]


def test_a_record_that_the_server_never_had_goes_with_all_that_was_written_in_it(vault, case):
    before = vault.plan(case.id)
    goal = a_goal(case)
    add(vault, goal)
    edit(vault, goal, words="Et sted med ro")
    made, first, later = history(vault, case.id)
    refuse(vault, first)
    assert vault.unwrite([first]) == {case.id}
    assert vault.plan(case.id) == before
    assert vault.search("sted") == []
    assert history(vault, case.id) == [made]
    assert [each.id for each in vault.outbox(99)] == [made]
    assert later not in history(vault, case.id)
    assert vault.check() == []


def test_an_edit_upon_the_one_that_is_taken_back_stands(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    kept = accepted(vault, case.id)
    mine = edit(vault, goal, words="Mine")
    edit(vault, mine, words="Mine og dine")
    first, second = (each.id for each in vault.outbox(99))
    refuse(vault, first)
    vault.unwrite([first])
    assert vault.plan(case.id).records[goal.id].words == "Mine og dine"
    assert vault.undecided() == []
    assert history(vault, case.id) == [*kept, second]
    assert vault.check() == []
    vault.take_page(f"{case.id}/plan", page(vault.outbox(99), after=2))
    assert vault.plan(case.id).records[goal.id].words == "Mine og dine"
    assert vault.undecided() == []


def test_what_stood_before_a_refused_edit_stands_again(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    accepted(vault, case.id)
    edit(vault, goal, words="Mine", professional_wording="Boligindsats")
    words, wording = vault.outbox(99)
    refuse(vault, words.id, wording.id)
    vault.unwrite([wording.id if wording.field == "words" else words.id])
    assert vault.plan(case.id).records[goal.id] == replace(goal, professional_wording="Boligindsats")
    assert vault.unsent() == Unsent(waiting=0, refused=1)
    vault.unwrite([words.id, wording.id])
    assert vault.plan(case.id).records[goal.id] == goal
    assert vault.unsent() == Unsent(0, 0)
    assert vault.check() == []


def test_what_was_deleted_is_there_again(vault, case):
    goal = a_goal(case)
    add(vault, goal)
    accepted(vault, case.id)
    vault.commit([deletion(goal)])
    (deleted,) = vault.outbox(99)
    refuse(vault, deleted.id)
    assert vault.plan(case.id).records == {}
    vault.unwrite([deleted.id])
    assert vault.plan(case.id).records == {goal.id: goal}
    assert [hit.record for hit in vault.search("sted")] == [goal.id]


def test_only_what_was_refused_can_be_taken_back(vault, case):
    add(vault, a_goal(case), a_goal(case), a_goal(case))
    sent, sealed, waiting = vault.outbox(99)[1:]
    vault.take_page(f"{case.id}/plan", receipts([vault.outbox(99)[0], sent]))
    refuse(vault, sealed.id, reason=SEALED)
    before = (vault.plan(case.id), history(vault, case.id), vault.unsent())
    assert vault.unwrite([sent.id, sealed.id, waiting.id, "never written"]) == frozenset()
    assert (vault.plan(case.id), history(vault, case.id), vault.unsent()) == before


def test_a_case_stays_though_the_server_will_not_have_it(vault, case):
    (made,) = vault.outbox(99)
    refuse(vault, made.id)
    assert vault.unwrite([made.id]) == frozenset()
    assert vault.plan(case.id).case == case
    assert vault.unsent() == Unsent(waiting=0, refused=1)
