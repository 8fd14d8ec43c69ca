"""Two laptops with real vaults and a real server: everything goes both ways, and nothing is lost on the way."""

import threading
from dataclasses import replace
from datetime import date

import pytest

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.making import new_note
from enplan_desktop.domain.records import Note
from enplan_desktop.domain.terms import Area, NoteKind, Unit, unit_stream
from enplan_desktop.storage.errors import DiskFull
from enplan_desktop.storage.settings import SYNC_PAUSED
from enplan_desktop.sync import engine, joining
from enplan_desktop.sync.ports import Progress
from enplan_desktop.sync.protocol import MAX_BATCH, Refused, SyncAnswer, SyncRequest
from enplan_desktop.sync.remote import Remote, new_device_key
from enplan_desktop.sync.troubles import (
    CutOff,
    NoNetwork,
    NotOurServer,
    Paused,
    Revoked,
    ServerTrouble,
    TooSlow,
)
from enplan_server import custody, people, telling
from tests.server.running import Running
from tests.storage.making import new_id
from tests.sync.laptops import NOON, Colleague
from tests.sync.stubs import answering, hangs_up, nobody_there, response, says


def share(case_id: str, mine: Colleague, yours: Colleague) -> None:
    """What `mine` has of a case is on both laptops from here on, as the citizen wants it."""
    if yours.unit is not mine.unit:
        mine.consents(case_id, yours.unit)
    mine.synced()
    assert yours.vault.identity is not None
    mine.remote.share(case_id, yours.vault.identity.person_id)
    yours.synced()


# Both ways


def test_a_case_reaches_a_colleague_it_is_shared_with(mette: Colleague, jonas: Colleague):
    case = mette.opens_case()
    goal = mette.adds_goal(case, "Jeg vil have min egen bolig")
    share(case, mette, jonas)
    assert jonas.goal(goal).words == "Jeg vil have min egen bolig"
    assert mette.vault.unsent().waiting == 0


def test_edits_of_different_fields_of_one_goal_both_stand(mette: Colleague, jonas: Colleague):
    goal = mette.adds_goal(mette.opens_case())
    share(goal.case_id, mette, jonas)
    mette.edits(goal, target_date=date(2026, 6, 1))
    jonas.edits(goal, area=Area.HOUSING)
    for each in (mette, jonas, mette):
        each.synced()
    assert mette.goal(goal) == jonas.goal(goal)
    assert (mette.goal(goal).target_date, mette.goal(goal).area) == (date(2026, 6, 1), Area.HOUSING)
    assert not mette.vault.undecided()


def test_a_clash_appears_on_both_laptops_and_either_may_decide_it(mette: Colleague, jonas: Colleague):
    goal = mette.adds_goal(mette.opens_case())
    share(goal.case_id, mette, jonas)
    mette.edits(goal, words="A flat")
    jonas.edits(goal, words="A room")
    for each in (mette, jonas, mette):
        each.synced()
    assert [side.value for side in mette.vault.undecided()[0].sides] == ["A flat", "A room"]
    assert mette.vault.undecided() == jonas.vault.undecided()

    jonas.vault.decide(goal.case_id, goal.id, "words", "A room")
    for each in (jonas, mette):
        each.synced()
        assert each.goal(goal).words == "A room"
        assert not each.vault.undecided()


def test_the_history_names_who_wrote_also_before_they_had_a_server(
    arrives, jonas: Colleague, server: Running
):
    sara = arrives("Sara")
    goal = sara.adds_goal(sara.opens_case())
    sara.join(server)
    sara.edits(goal, words="A flat")
    share(goal.case_id, sara, jonas)
    for each in (sara, jonas):
        names = [entry.person_name for entry in each.vault.history(goal.case_id, limit=9)]
        assert names == ["Sara", "Sara", "Sara", "Sara"]


def test_a_units_notes_stay_with_the_unit(mette: Colleague, jonas: Colleague, arrives, server: Running):
    sara = arrives("Sara", Unit.RUSMIDDELCENTER)
    sara.join(server)
    case = mette.opens_case()
    for each in (jonas, sara):
        share(case, mette, each)
    note = jonas.writes_note(case, unit_stream(Unit.RUSMIDDELCENTER))
    for each in (jonas, sara, mette):
        each.synced()
    assert list(sara.plan(case).of(Note)) == [note]
    assert not list(mette.plan(case).of(Note))


# A vault that lived alone


def test_a_vault_that_lived_alone_joins_with_everything_in_it(arrives, jonas: Colleague, server: Running):
    sara = arrives("Sara")
    goals = [
        sara.adds_goal(case) for case in (sara.opens_case("Kim"), sara.opens_case("Bo")) for _ in range(3)
    ]
    sara.edits(goals[0], words="A flat")
    sara.join(server)
    outcome = sara.synced()
    assert outcome.sent == 2 + 6 + 1
    assert sara.vault.unsent().waiting == 0
    share(goals[0].case_id, sara, jonas)
    assert jonas.goal(goals[0]).words == "A flat"
    assert jonas.vault.case_ids() == [goals[0].case_id]


def test_more_than_fits_in_one_request_goes_in_several(arrives, server: Running):
    sara = arrives("Sara")
    case = sara.opens_case()
    plan = sara.plan(case)
    notes = [new_note(plan, new_id(), "Sara", NOON, NoteKind.JOURNAL) for _ in range(MAX_BATCH + 50)]
    sara.vault.commit([creation(note) for note in notes])
    sara.join(server)
    steps: list[Progress] = []
    outcome = engine.sync_once(sara.vault, sara.remote, progress=steps.append)
    assert outcome.sent == MAX_BATCH + 51
    assert [step.sent for step in steps] == [MAX_BATCH, MAX_BATCH + 51]


def test_long_notes_go_in_requests_that_the_server_takes(arrives, server: Running):
    sara = arrives("Sara")
    plan = sara.plan(sara.opens_case())
    for number in range(10):
        note = new_note(plan, new_id(), "Sara", NOON, NoteKind.JOURNAL)
        sara.vault.commit([creation(replace(note, text=f"{number} " + "Han sagde ikke noget. " * 40_000))])
    sara.join(server)
    outcome = sara.synced()
    assert (outcome.sent, outcome.refused) == (11, 0)


def test_what_the_server_refuses_is_kept_with_the_reason_and_holds_up_nothing(mette: Colleague):
    case = mette.opens_case()
    note = mette.writes_note(case, unit_stream(Unit.PSYKIATRI))
    goal = mette.adds_goal(case)
    outcome = mette.synced()
    assert (outcome.sent, outcome.refused) == (2, 1)
    assert [(change.record, reason) for change, reason in mette.vault.refused()] == [(note.id, "no_access")]
    assert mette.vault.unsent().waiting == 0
    assert mette.goal(goal) == goal
    assert note in mette.plan(case).of(Note)


# When something goes wrong


def misbehaving(mette: Colleague, address: str) -> Remote:
    assert mette.vault.identity is not None
    return Remote(address, mette.vault.identity.device, new_device_key())


TOKEN = says(response(b'{"token":"t","lasts_seconds":60}'))
MISBEHAVIOUR = {
    "500": (says(response(b"", "500 No")), ServerTrouble),
    "garbage": (says(response(b"<h1>Hello</h1>")), NotOurServer),
    "hangs up": (hangs_up, CutOff),
    "says nothing of what was sent": (says(response(b"{}")), ServerTrouble),
    "always more": (says(response(b'{"more":true}')), ServerTrouble),
    "a stream that is none": (
        says(response(b'{"streams":{"x":{"epoch":1,"head":1,"accepted":[]}}}')),
        NotOurServer,
    ),
}


@pytest.mark.parametrize("name", MISBEHAVIOUR)
def test_a_server_that_misbehaves_leaves_the_vault_as_it_was(name, mette: Colleague):
    answer, kind = MISBEHAVIOUR[name]
    goal = mette.adds_goal(mette.opens_case())
    before = (mette.plan(goal.case_id), mette.vault.unsent(), mette.vault.cursors())
    with answering(TOKEN, answer) as address:
        remote = misbehaving(mette, address)
        outcome = engine.sync_once(mette.vault, remote)
        remote.close()
    assert type(outcome.trouble) is kind
    assert (mette.plan(goal.case_id), mette.vault.unsent(), mette.vault.cursors()) == before
    assert mette.synced().sent == 2


def test_a_page_with_a_gap_is_not_taken(mette: Colleague):
    mette.opens_case()
    before = (mette.vault.unsent(), mette.vault.cursors())
    gap = b'{"streams":{"case-1/plan":{"epoch":1,"head":7,"accepted":[{"seq":7,"id":"x"}]}}}'
    with answering(TOKEN, says(response(gap))) as address:
        remote = misbehaving(mette, address)
        outcome = engine.sync_once(mette.vault, remote)
        remote.close()
    assert outcome.trouble is not None
    assert (mette.vault.unsent(), mette.vault.cursors()) == before


def test_without_a_network_everything_waits(mette: Colleague):
    mette.opens_case()
    remote = misbehaving(mette, nobody_there())
    outcome = engine.sync_once(mette.vault, remote)
    remote.close()
    assert type(outcome.trouble) is NoNetwork
    assert mette.vault.unsent().waiting == 1


def test_a_laptop_that_was_shut_out_hands_over_what_it_never_sent_and_is_told(
    mette: Colleague, server: Running
):
    case = mette.opens_case()
    assert mette.vault.identity is not None
    with server.engine.begin() as connection:
        people.revoke(connection, mette.vault.identity.device, server.clock())
    assert type(mette.sync().trouble) is Revoked
    assert mette.vault.held_streams() == []
    with server.engine.begin() as connection:
        assert [row["case_id"] for row in custody.kept_apart(connection)] == [case]
    assert type(mette.sync().trouble) is Revoked


def test_a_vault_that_was_restored_waits_until_a_person_confirms(mette: Colleague):
    mette.opens_case()
    mette.vault.set_setting(SYNC_PAUSED, True)
    assert type(mette.sync().trouble) is Paused
    mette.vault.resume_sync()
    assert mette.synced().sent == 1


class Faulty:
    """A server whose answers get lost as the test says: each fault is for one request."""

    def __init__(self, remote: Remote, *faults: Exception | None) -> None:
        self.remote = remote
        self.faults = list(faults)
        self.pages: list[int] = []

    lease_seconds = None

    def sync(self, request: SyncRequest) -> SyncAnswer:
        self.pages.append(request.page)
        answer = self.remote.sync(request)
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None:
            raise fault
        return answer


def test_an_edit_that_is_taken_back_with_its_record_while_it_is_under_way_holds_nothing_up(mette: Colleague):
    case = mette.opens_case()
    mette.synced()
    goal = mette.adds_goal(case)
    (creation,) = mette.vault.outbox(9)
    mette.vault.take_refusals([Refused(id=creation.id, reason="malformed")])
    mette.edits(goal, professional_wording="Boligindsats")

    class TakesBack(Faulty):
        def sync(self, request: SyncRequest) -> SyncAnswer:
            answer = super().sync(request)
            mette.vault.unwrite([creation.id])
            return answer

    outcome = engine.sync_once(mette.vault, TakesBack(mette.remote))
    assert (outcome.trouble, outcome.sent, outcome.rebuilt) == (None, 1, ())
    assert goal.id not in mette.plan(goal.case_id).records
    assert mette.synced().rebuilt == ()
    assert mette.vault.check() == []
    assert (mette.vault.unsent().waiting, mette.vault.unsent().refused) == (0, 0)


def test_an_answer_that_got_lost_is_asked_for_again_with_half_the_page(mette: Colleague):
    goal = mette.adds_goal(mette.opens_case())
    faulty = Faulty(mette.remote, CutOff(), CutOff(), None)
    outcome = engine.sync_once(mette.vault, faulty)
    assert outcome.trouble is None
    assert faulty.pages == [500, 250, 125]
    assert mette.vault.unsent().waiting == 0
    assert len(mette.vault.history(goal.case_id, limit=9)) == 2


def test_after_a_few_tries_it_is_left_for_later_and_then_begins_with_what_may_come_through(mette: Colleague):
    mette.opens_case()
    faulty = Faulty(mette.remote, *[CutOff()] * 9)
    outcome = engine.sync_once(mette.vault, faulty)
    assert type(outcome.trouble) is CutOff
    assert faulty.pages == [500, 250, 125, 62]
    again = engine.sync_once(mette.vault, Faulty(mette.remote), page=outcome.page)
    assert again.trouble is None
    assert (outcome.page, again.page) == (31, 62)


def test_a_server_that_is_too_slow_is_not_pressed(mette: Colleague):
    faulty = Faulty(mette.remote, TooSlow())
    outcome = engine.sync_once(mette.vault, faulty)
    assert type(outcome.trouble) is TooSlow
    assert (faulty.pages, outcome.page) == ([500], 250)


def test_what_came_before_the_trouble_stays_and_is_told_of(mette: Colleague, jonas: Colleague):
    case = mette.opens_case()
    share(case, mette, jonas)
    for number in range(5):
        mette.adds_goal(case, f"Goal {number}")
    mette.synced()
    outcome = engine.sync_once(jonas.vault, Faulty(jonas.remote, None, NoNetwork()), page=2)
    assert (outcome.received, outcome.cases) == (2, frozenset([case]))
    assert type(outcome.trouble) is NoNetwork
    assert len(jonas.plan(case).goals()) == 2
    assert jonas.synced().received == 3


@pytest.fixture
def much_to_fetch(mette: Colleague, jonas: Colleague) -> str:
    """A case with nine goals that jonas has not seen yet."""
    case = mette.opens_case()
    share(case, mette, jonas)
    for number in range(9):
        mette.adds_goal(case, f"Goal {number}")
    mette.synced()
    return case


def test_looking_ahead_fetches_the_same_and_nothing_twice(much_to_fetch: str, jonas: Colleague):
    server = Faulty(jonas.remote)
    outcome = engine.sync_once(jonas.vault, server, page=1, looks_ahead=True)
    assert (outcome.trouble, outcome.received) == (None, 9)
    assert len(jonas.plan(much_to_fetch).goals()) == 9
    assert server.pages == [1, 2, 4, 8]


def test_what_breaks_on_its_way_ahead_is_asked_for_again(much_to_fetch: str, jonas: Colleague):
    server = Faulty(jonas.remote, None, CutOff(), None, NoNetwork())
    outcome = engine.sync_once(jonas.vault, server, page=1, looks_ahead=True)
    assert (outcome.trouble, outcome.received) == (None, 9)


def test_a_page_ahead_of_one_that_could_not_be_stored_is_let_go(much_to_fetch: str, jonas: Colleague):
    left = 2

    def on_storage(work):
        nonlocal left
        left -= 1
        if left < 0:
            raise DiskFull
        return work()

    outcome = engine.sync_once(jonas.vault, jonas.remote, on_storage, page=1, looks_ahead=True)
    assert (type(outcome.trouble), outcome.received) == (DiskFull, 1)
    assert [thread.name for thread in threading.enumerate() if "look-ahead" in thread.name] == []
    assert jonas.synced().received == 8


def test_a_page_is_only_taken_where_it_follows_on_what_is_stored(much_to_fetch: str, jonas: Colleague):
    other = joining.connect(jonas.vault)
    assert other is not None

    def other_run_between(work):
        assert engine.sync_once(jonas.vault, other).trouble is None
        return work()

    outcome = engine.sync_once(jonas.vault, jonas.remote, other_run_between, page=1, looks_ahead=True)
    other.close()
    assert outcome.trouble is None
    assert len(jonas.plan(much_to_fetch).goals()) == 9


def test_what_was_written_here_is_acknowledged_though_much_from_elsewhere_comes_before_it(
    mette: Colleague, jonas: Colleague
):
    case = mette.opens_case()
    share(case, mette, jonas)
    for number in range(5):
        mette.adds_goal(case, f"Goal {number}")
    mette.synced()
    jonas.adds_goal(case, "One more")
    outcome = jonas.sync(page=2)
    assert outcome.trouble is None
    assert (outcome.sent, outcome.received) == (1, 5)
    assert jonas.vault.unsent().waiting == 0


def test_what_was_written_here_is_acknowledged_though_the_rest_comes_as_records(
    mette: Colleague, jonas: Colleague, monkeypatch
):
    case = mette.opens_case()
    share(case, mette, jonas)
    goal = mette.adds_goal(case)
    for number in range(5):
        mette.adds_goal(case, f"Goal {number}")
    mette.synced()
    jonas.adds_goal(case, "One more")
    monkeypatch.setattr(telling, "A_FEW", 3)

    def meanwhile(progress: Progress) -> None:
        if progress.received < 3:
            for number in range(9):
                mette.edits(goal, words=f"Word {number}")
            mette.synced()

    outcome = jonas.sync(page=2, progress=meanwhile)
    assert outcome.trouble is None
    assert jonas.vault.history_lacks(case)
    assert jonas.vault.unsent().waiting == 0


def test_a_run_that_is_cancelled_stops_between_two_requests(mette: Colleague):
    mette.opens_case()
    outcome = mette.sync(cancelled=lambda: True)
    assert outcome.cancelled
    assert mette.vault.unsent().waiting == 1


def test_the_vault_is_only_touched_where_the_caller_says(mette: Colleague):
    asked = 0

    def on_storage(work):
        nonlocal asked
        asked += 1
        return work()

    mette.opens_case()
    outcome = mette.sync(on_storage=on_storage)
    assert outcome.sent == 1
    assert asked == 2


def test_with_many_cases_a_quiet_sync_is_one_request_without_a_cursor(mette: Colleague):
    for number in range(5):
        mette.opens_case(f"Citizen {number}")
    mette.synced()
    asked: list[SyncRequest] = []

    class Listening:
        lease_seconds = None

        def sync(self, request: SyncRequest) -> SyncAnswer:
            asked.append(request)
            return mette.remote.sync(request)

    engine.sync_once(mette.vault, Listening())
    assert len(asked) == 1
    assert asked[0].digest
    assert not asked[0].cursors


def test_with_many_cases_what_a_colleague_wrote_still_arrives(mette: Colleague, jonas: Colleague):
    for number in range(5):
        share(mette.opens_case(f"Citizen {number}"), mette, jonas)
    goal = mette.adds_goal(mette.vault.case_ids()[0])
    mette.synced()
    jonas.opens_case("Another")
    assert jonas.synced().received == 1
    assert jonas.goal(goal) == goal
