"""Nobody reads or writes a stream without access, and only the server decides."""

import pytest

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.terms import Unit
from enplan_desktop.sync.protocol import Cursor, SyncAnswer
from enplan_desktop.sync.troubles import NoAccess, UnknownPerson, WorksForGood
from tests.server.running import Laptop, Running, new_case_id, plan_of


def reasons(answer: SyncAnswer) -> list[str]:
    return [each.reason for each in answer.refused]


def test_whoever_writes_first_in_a_new_case_works_on_it(server: Running):
    laptop, case = server.laptop(), new_case_id()
    assert not laptop.send(laptop.change(case)).refused
    assert plan_of(case) in laptop.fetch().streams


def test_nobody_else_writes_in_it(server: Running):
    mette, jonas, case = server.laptop(), server.laptop("Jonas Holm"), new_case_id()
    mette.send(mette.change(case))
    assert reasons(jonas.send(jonas.change(case))) == ["no_access"]
    assert not jonas.fetch().streams


def test_a_colleague_reads_and_writes_from_the_next_contact_on_once_the_case_is_shared(server: Running):
    mette, jonas, case = server.laptop(), server.laptop("Jonas Holm", Unit.RUSMIDDELCENTER), new_case_id()
    mette.send(mette.consent(case, Unit.RUSMIDDELCENTER), mette.change(case, "unit:jobcenter"))
    mette.remote.share(case, jonas.person.id)
    assert list(jonas.fetch().streams) == [plan_of(case)]
    assert not jonas.send(jonas.change(case), jonas.change(case, "unit:rusmiddelcenter")).refused


def test_a_units_own_notes_are_read_by_that_unit_alone(server: Running):
    mette, jonas, case = server.laptop(), server.laptop("Jonas Holm", Unit.RUSMIDDELCENTER), new_case_id()
    mette.send(mette.consent(case, Unit.RUSMIDDELCENTER), mette.change(case, "unit:jobcenter"))
    mette.remote.share(case, jonas.person.id)
    assert list(jonas.fetch().streams) == [plan_of(case)]
    assert reasons(jonas.send(jonas.change(case, "unit:jobcenter"))) == ["no_access"]


def test_a_stream_of_another_unit_cannot_be_opened_by_writing_there_first(server: Running):
    laptop, case = server.laptop(), new_case_id()
    assert reasons(laptop.send(laptop.change(case, "unit:psykiatri"))) == ["no_access"]
    other = server.laptop("Jonas Holm", Unit.PSYKIATRI)
    assert not other.send(other.change(case)).refused


def test_a_refused_change_holds_up_no_other(server: Running):
    laptop, case = server.laptop(), new_case_id()
    refused, taken = laptop.change(case, "unit:psykiatri"), laptop.change(case)
    answer = laptop.send(refused, taken)
    assert [each.id for each in answer.refused] == [refused.id]
    assert [entry.id for entry in answer.streams[plan_of(case)].accepted] == [taken.id]


def test_only_somebody_who_works_on_a_case_shares_it(server: Running):
    mette, jonas, case = server.laptop(), server.laptop("Jonas Holm"), new_case_id()
    mette.send(mette.change(case))
    with pytest.raises(NoAccess):
        jonas.remote.share(case, jonas.person.id)
    with pytest.raises(NoAccess):
        jonas.remote.share(new_case_id(), jonas.person.id)
    with pytest.raises(UnknownPerson):
        mette.remote.share(case, "nobody")


def test_sharing_twice_is_sharing_once(server: Running):
    mette, jonas, case = server.laptop(), server.laptop("Jonas Holm"), new_case_id()
    mette.send(mette.change(case))
    for _ in range(2):
        mette.remote.share(case, jonas.person.id)
    assert plan_of(case) in jonas.fetch().streams


def test_covering_ends_and_may_be_made_longer_or_shorter(server: Running):
    mette, jonas, case = server.laptop(), server.laptop("Jonas Holm"), new_case_id()
    mette.send(mette.change(case))
    for until in (200, 100):
        mette.remote.share(case, jonas.person.id, server.clock.now + until)
    server.clock.now += 100
    assert plan_of(case) not in jonas.fetch().streams


def test_covering_does_not_shorten_what_was_shared_for_good_and_nobody_is_told_that_it_does(server: Running):
    mette, jonas, case = server.laptop(), server.laptop("Jonas Holm"), new_case_id()
    mette.send(mette.change(case))
    mette.remote.share(case, jonas.person.id)
    for whom in (jonas, mette):
        with pytest.raises(WorksForGood):
            mette.remote.share(case, whom.person.id, server.clock.now + 100)
    server.clock.now += 100
    assert plan_of(case) in jonas.fetch().streams
    mette.remote.end_membership(case, jonas.person.id)
    mette.remote.share(case, jonas.person.id, server.clock.now + 100)
    assert [each.until for each in mette.remote.members(case).members] == [server.clock.now + 100, 0]


def test_a_stream_that_the_laptop_may_not_read_is_gone(server: Running):
    mette, jonas, case = server.laptop(), server.laptop("Jonas Holm"), new_case_id()
    mette.send(mette.change(case))
    assert jonas.fetch({plan_of(case): Cursor()}).gone == (plan_of(case),)


def test_a_consent_that_is_deleted_ends_and_a_withdrawal_that_is_deleted_stays(server: Running):
    mette, jonas, case = server.laptop(), server.laptop("Jonas Holm", Unit.RUSMIDDELCENTER), new_case_id()
    event = mette.consent(case, Unit.RUSMIDDELCENTER)
    mette.send(event)
    mette.remote.share(case, jonas.person.id)
    assert plan_of(case) in jonas.fetch().streams
    mette.send(deletion(mette, event))
    assert plan_of(case) not in jonas.fetch().streams

    withdrawal = mette.consent(case, Unit.RUSMIDDELCENTER, given=False)
    mette.send(withdrawal, mette.consent(case, Unit.RUSMIDDELCENTER), deletion(mette, withdrawal))
    assert plan_of(case) not in jonas.fetch().streams


def deletion(laptop: Laptop, made: Change) -> Change:
    return laptop.change(
        made.case_id,
        record=made.record,
        type=made.type,
        kind="delete",
        old=made.new,
        new=None,
        parents=(made.id,),
    )
