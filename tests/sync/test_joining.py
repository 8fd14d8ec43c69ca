"""A vault becomes one of a server's, once, and may try again."""

import pytest

from enplan_desktop.domain.terms import Unit
from enplan_desktop.sync.engine import sync_once
from enplan_desktop.sync.joining import ADDRESS, SERVER_NAME, connect, join
from enplan_desktop.sync.remote import enrol
from enplan_desktop.sync.troubles import AlreadyJoined, BadCode, NoNetwork, NotOurServer, ServerTooNew
from enplan_server import people
from tests.server.running import Running
from tests.sync.laptops import Colleague
from tests.sync.stubs import answering, nobody_there, response, says


@pytest.fixture
def sara(arrives) -> Colleague:
    """A colleague whose vault has lived alone."""
    colleague: Colleague = arrives("Sara")
    return colleague


def test_a_vault_that_lives_alone_has_no_server(sara: Colleague):
    assert connect(sara.vault) is None


def test_joining_adopts_who_the_server_says_the_owner_is(sara: Colleague, server: Running):
    person, code = server.invite("Sara Bjerg", Unit.PSYKIATRI)
    before = sara.vault.identity
    sara.server = join(sara.vault, server.address, code, "Saras laptop")
    after = sara.vault.identity
    assert before is not None
    assert after is not None
    assert (after.person_id, after.person_name, after.unit) == (person.id, "Sara Bjerg", Unit.PSYKIATRI)
    assert after.device == before.device
    assert sara.vault.get_setting(SERVER_NAME) == "Testkøbing"


def test_the_server_is_remembered(sara: Colleague, server: Running):
    sara.join(server)
    sara.opens_case()
    remembered = connect(sara.vault)
    assert remembered is not None
    assert sync_once(sara.vault, remembered).sent == 1
    remembered.close()


def test_a_mistyped_code_leaves_the_vault_alone_and_a_right_one_works_after_it(
    sara: Colleague, server: Running
):
    before = sara.vault.identity
    with pytest.raises(BadCode):
        join(sara.vault, server.address, "ABCD-EFGH-IJKL-MNOP", "Saras laptop")
    assert sara.vault.identity == before
    assert connect(sara.vault) is None
    sara.join(server)
    assert sara.synced().trouble is None


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"<h1>Log in</h1>", NotOurServer),
        (b'{"person":{"id":"p","name":"n","unit":"a unit of tomorrow"},"server_name":"s"}', ServerTooNew),
    ],
    ids=["login page", "newer server"],
)
def test_an_answer_that_makes_no_sense_leaves_the_vault_alone(sara: Colleague, answer, kind):
    before = sara.vault.identity
    with answering(says(response(answer))) as address, pytest.raises(kind):
        join(sara.vault, address, "code", "Saras laptop")
    assert sara.vault.identity == before
    assert connect(sara.vault) is None


def test_without_a_network_there_is_no_joining(sara: Colleague):
    with pytest.raises(NoNetwork):
        join(sara.vault, nobody_there(), "code", "Saras laptop")


def test_an_answer_that_got_lost_is_no_reason_for_a_new_code(
    sara: Colleague, server: Running, monkeypatch: pytest.MonkeyPatch
):
    _, code = server.invite("Sara")

    def lose_the_answer(address, request):
        enrol(address, request)
        raise NoNetwork

    with monkeypatch.context() as patched:
        patched.setattr("enplan_desktop.sync.joining.enrol", lose_the_answer)
        with pytest.raises(NoNetwork):
            join(sara.vault, server.address, code, "Saras laptop")
    sara.server = join(sara.vault, server.address, code, "Saras laptop")
    sara.opens_case()
    assert sara.synced().sent == 1


def test_a_vault_has_one_server(sara: Colleague, server: Running):
    sara.join(server)
    with pytest.raises(AlreadyJoined, match="http://127"):
        join(sara.vault, "https://elsewhere.example", "code", "Saras laptop")
    assert sara.vault.get_setting(ADDRESS) == server.address


def test_a_laptop_that_was_shut_out_comes_back_with_a_new_code_and_all_it_wrote(
    sara: Colleague, server: Running
):
    sara.join(server)
    identity = sara.vault.identity
    assert identity is not None
    with server.engine.begin() as connection:
        people.revoke(connection, identity.device, server.clock())
        whom = people.person_of_id(connection, identity.person_id)
        assert whom is not None
        code = people.invite(connection, whom, 1, server.clock())
    sara.opens_case()
    sara.remote.close()
    sara.server = join(sara.vault, server.address, code, "Saras laptop")
    assert sara.synced().sent == 1
