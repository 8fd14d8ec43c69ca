"""Nobody reads or writes a stream without access, and only the server decides."""

from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.terms import Unit
from enplan_desktop.sync.protocol import Cursor, SyncAnswer
from enplan_desktop.sync.remote import NoAccess, UnknownPerson
from tests.server.running import Laptop, Running, new_case_id, plan_of

STREAMS = ("plan", "unit:jobcenter", "unit:rusmiddelcenter", "unit:psykiatri")


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


def test_a_stream_that_the_laptop_may_not_read_is_gone(server: Running):
    mette, jonas, case = server.laptop(), server.laptop("Jonas Holm"), new_case_id()
    mette.send(mette.change(case))
    assert jonas.fetch({plan_of(case): Cursor()}).gone == (plan_of(case),)


people_and_acts = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.one_of(
            st.tuples(st.just("write"), st.integers(0, 1), st.sampled_from(STREAMS)),
            st.tuples(st.just("share"), st.integers(0, 1), st.integers(0, 2)),
        ),
    ),
    max_size=12,
)


UNITS = (Unit.JOBCENTER,) * 3


@pytest.fixture
def laptops(server: Running) -> list[Laptop]:
    return [server.laptop(f"Person {number}", unit) for number, unit in enumerate(UNITS)]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=people_and_acts)
def test_whatever_the_history_each_reads_exactly_their_streams(laptops: list[Laptop], history: list[Any]):
    cases = [new_case_id(), new_case_id()]
    members: dict[str, set[int]] = {case: set() for case in cases}
    written: dict[tuple[str, str], set[str]] = {place: set() for place in product(cases, STREAMS)}
    for who, (act, which, what) in history:
        case = cases[which]
        if act == "share":
            _share(laptops, members[case], case, who, what)
            continue
        change = laptops[who].change(case, what)
        own = what in ("plan", f"unit:{UNITS[who].value}")
        if own and (not members[case] or who in members[case]):
            members[case].add(who)
            written[case, what].add(change.id)
        laptops[who].send(change)
    for who, laptop in enumerate(laptops):
        pages = laptop.fetch().streams.items()
        read = {entry.id for key, page in pages if key.split("/")[0] in cases for entry in page.accepted}
        names = ("plan", f"unit:{UNITS[who].value}")
        expected = (written[case, name] for case in cases for name in names if who in members[case])
        assert read == set().union(*expected)


def _share(laptops: list[Laptop], members: set[int], case: str, who: int, whom: int) -> None:
    if who in members:
        laptops[who].remote.share(case, laptops[whom].person.id)
        members.add(whom)
    else:
        with pytest.raises(NoAccess):
            laptops[who].remote.share(case, laptops[whom].person.id)
