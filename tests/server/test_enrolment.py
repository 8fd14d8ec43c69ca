"""A laptop comes in by a code, gets tokens for its signature, and can be shut out."""

from dataclasses import replace
from uuid import uuid4

import msgspec
import pytest

from enplan_desktop.domain.terms import Unit
from enplan_desktop.sync.protocol import EnrolRequest, SyncAnswer, SyncRequest
from enplan_desktop.sync.remote import Remote, enrol, new_device_key, public_key
from enplan_desktop.sync.troubles import BadCode, LaptopTaken, NotEnrolled, Revoked
from enplan_server import people
from enplan_server.people import DAY, TOKEN_SECONDS
from tests.server.running import Clock, Laptop, Running, new_case_id, plan_of

KEY = new_device_key()


def request(code: str, **rest: str) -> EnrolRequest:
    said = EnrolRequest(
        code=code, device=str(uuid4()), device_name="a laptop", public_key=public_key(KEY), signed_as=""
    )
    return msgspec.structs.replace(said, **rest)


def revoke(server: Running, device: str) -> None:
    with server.engine.begin() as connection:
        people.revoke(connection, device, server.clock())


def again(server: Running, laptop: Laptop, clock: Clock | None = None) -> Remote:
    """The same laptop, started anew, perhaps with a clock of its own."""
    remote = Remote(server.address, laptop.device, laptop.key, wall_clock=clock or server.clock)
    server.remotes.append(remote)
    return remote


# Codes


def test_a_code_brings_the_laptop_in_as_the_person_it_was_made_for(server: Running):
    person, code = server.invite("Jonas Holm", Unit.RUSMIDDELCENTER)
    answer = enrol(server.address, request(code))
    assert answer.person == person
    assert (person.name, person.unit) == ("Jonas Holm", "rusmiddelcenter")
    assert answer.server_name == "Testkøbing"


def test_a_code_may_be_typed_as_people_type(server: Running):
    person, code = server.invite()
    typed = f" {code.lower().replace('-', ' ').replace('o', '0')} "
    assert enrol(server.address, request(typed)).person == person


def test_a_code_works_once(server: Running):
    _, code = server.invite()
    enrol(server.address, request(code))
    with pytest.raises(BadCode):
        enrol(server.address, request(code))


def test_the_same_laptop_may_ask_again_should_the_answer_have_been_lost(server: Running):
    _, code = server.invite()
    asked = request(code)
    assert enrol(server.address, asked) == enrol(server.address, asked)


def test_a_code_that_was_used_does_not_change_a_laptops_key(server: Running):
    _, code = server.invite()
    asked = request(code)
    enrol(server.address, asked)
    with pytest.raises(BadCode):
        enrol(server.address, msgspec.structs.replace(asked, public_key=public_key(new_device_key())))


def test_a_code_runs_out(server: Running):
    _, code = server.invite(days=2)
    server.clock.now += 3 * DAY
    with pytest.raises(BadCode):
        enrol(server.address, request(code))


def test_an_invented_code_is_no_code(server: Running):
    with pytest.raises(BadCode):
        enrol(server.address, request("ABCD-EFGH-IJKL-MNOP"))


def test_a_laptop_that_belongs_to_somebody_cannot_become_somebody_elses(server: Running):
    mette = server.laptop()
    _, code = server.invite("Jonas Holm")
    with pytest.raises(LaptopTaken):
        enrol(server.address, request(code, device=mette.device))


def test_a_laptop_may_be_called_anything(server: Running):
    for name in ("", "Mettes bærbare 💻", "a\0b", "x" * 10_000):
        _, code = server.invite()
        asked = request(code, device_name=name)
        enrol(server.address, asked)
        with server.engine.begin() as connection:
            (kept,) = [each["name"] for each in people.devices(connection) if each["id"] == asked.device]
        assert kept == name.replace("\0", "")[:200]


# Names under which a laptop has signed


def test_what_was_written_alone_is_taken_under_the_name_it_was_signed_with(server: Running):
    laptop, case = server.laptop(signed_as="mette-at-home"), new_case_id()
    answer = laptop.send(laptop.change(case, actor="mette-at-home"), laptop.change(case))
    assert not answer.refused
    assert len(answer.streams[plan_of(case)].accepted) == 2


def test_nobody_signs_under_anothers_name(server: Running):
    mette, case = server.laptop(signed_as="mette-elsewhere"), new_case_id()
    jonas = server.laptop("Jonas Holm")
    forged = [
        jonas.change(case, actor=mette.person.id),
        jonas.change(case, actor="mette-elsewhere"),
        jonas.change(case, device=mette.device),
    ]
    assert {each.id: each.reason for each in jonas.send(*forged).refused} == {
        each.id: "not_yours" for each in forged
    }


def test_nobody_comes_in_under_anothers_name(server: Running):
    mette = server.laptop(signed_as="mette-on-her-own")
    for name in (mette.person.id, "mette-on-her-own"):
        _, code = server.invite("Jonas Holm")
        with pytest.raises(LaptopTaken):
            enrol(server.address, request(code, signed_as=name))


def test_nobody_takes_the_place_of_anothers_change(server: Running):
    mette, jonas = server.laptop(), server.laptop("Jonas Holm")
    hers = mette.change(new_case_id())
    mette.send(hers)
    stolen = replace(jonas.change(new_case_id()), id=hers.id)
    assert [each.reason for each in jonas.send(stolen).refused] == ["not_yours"]


# Tokens


def test_a_token_that_has_run_out_is_renewed_without_anybody_noticing(server: Running):
    laptop = server.laptop()
    laptop.fetch()
    server.clock.now += TOKEN_SECONDS + 1
    assert laptop.fetch() == SyncAnswer()


def test_a_laptop_whose_clock_is_a_year_off_gets_in(server: Running):
    laptop = server.laptop()
    late = again(server, laptop, Clock(server.clock.now - 365 * DAY))
    assert late.sync(SyncRequest()) == SyncAnswer()


def test_a_signature_with_another_key_opens_nothing(server: Running):
    laptop = server.laptop()
    wrong = Remote(server.address, laptop.device, new_device_key(), wall_clock=server.clock)
    server.remotes.append(wrong)
    with pytest.raises(NotEnrolled):
        wrong.sync(SyncRequest())


def test_a_laptop_that_never_enrolled_is_told_so(server: Running):
    stranger = Remote(server.address, str(uuid4()), KEY, wall_clock=server.clock)
    server.remotes.append(stranger)
    with pytest.raises(NotEnrolled):
        stranger.sync(SyncRequest())


# Revocation


def test_a_revoked_laptop_is_shut_out_at_once(server: Running):
    laptop = server.laptop()
    laptop.fetch()
    revoke(server, laptop.device)
    for each in (laptop.remote, again(server, laptop)):
        assert each.sync(SyncRequest()) == SyncAnswer(shut_out=True)
        with pytest.raises(Revoked):
            each.directory()


def test_a_code_that_was_used_before_does_not_bring_a_revoked_laptop_back(server: Running):
    _, code = server.invite()
    asked = request(code)
    enrol(server.address, asked)
    revoke(server, asked.device)
    enrol(server.address, asked)
    remote = Remote(server.address, asked.device, KEY, wall_clock=server.clock)
    server.remotes.append(remote)
    assert remote.sync(SyncRequest()).shut_out


def test_a_new_code_brings_a_laptop_back_with_a_new_key(server: Running):
    laptop = server.laptop(signed_as="before")
    revoke(server, laptop.device)
    with server.engine.begin() as connection:
        code = people.invite(connection, laptop.person, 1, server.clock())
    laptop.key = new_device_key()
    back = request(code, device=laptop.device, public_key=public_key(laptop.key), signed_as=laptop.person.id)
    assert enrol(server.address, back).person == laptop.person
    remote = again(server, laptop)
    assert not remote.sync(SyncRequest(changes=(laptop.change(new_case_id(), actor="before"),))).refused
